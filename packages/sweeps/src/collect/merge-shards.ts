import { isObject, type Json, type JsonObject } from "../json.ts";

/** One share of an ensemble: its size, and what was found. */
interface Share {
  readonly count: number;
  readonly value: Json;
}

/**
 * The documents of the shares of one ensemble as that of the whole: counts add, and means with standard errors are pooled as if all
 * trajectories had been one sample (Chan, Golub and LeVeque 1983).
 */
export function mergeShards(documents: readonly Json[]): Json {
  const [first] = documents;
  if (documents.length === 1 || !isObject(first) || !Array.isArray(first["solutions"])) return first;
  const solutions = first["solutions"].map((_, k) =>
    mergeSolutions(documents.map((one) => ((one as JsonObject)["solutions"] as readonly JsonObject[])[k])),
  );
  const only = solutions.length === 1 ? { observables: solutions[0]["observables"] } : {};
  return { ...first, solutions, ...only };
}

function mergeSolutions(entries: readonly JsonObject[]): JsonObject {
  const merged = merge(entries.map((value) => ({ count: Number(value["count"]), value }))) as JsonObject;
  return { ...merged, count: entries.reduce((sum, { count }) => sum + Number(count), 0) };
}

/** Pools wherever a mean stands beside its standard error; all else is that of the first share. */
function merge(shares: readonly Share[]): Json {
  const [{ value }] = shares;
  if (!isObject(value)) return value;
  const part = (key: string): Share[] => shares.map((one) => ({ ...one, value: (one.value as JsonObject)[key] }));
  if (Object.hasOwn(value, "mean") && Object.hasOwn(value, "standardError")) {
    return { ...value, ...pooled(part("mean"), part("standardError")) };
  }
  return Object.fromEntries(Object.keys(value).map((key) => [key, merge(part(key))]));
}

function pooled(means: readonly Share[], errors: readonly Share[]): JsonObject {
  if (!Array.isArray(means[0].value)) {
    const { mean, standardError } = pool(
      means.map(({ count, value }, k) => ({ count, mean: number(value), error: number(errors[k].value) })),
    );
    return { mean, standardError };
  }
  const entries = means[0].value.map((_, t) =>
    pool(
      means.map(({ count, value }, k) => ({
        count,
        mean: number((value as readonly Json[])[t]),
        error: number((errors[k].value as readonly Json[])[t]),
      })),
    ),
  );
  return { mean: entries.map(({ mean }) => mean), standardError: entries.map(({ standardError }) => standardError) };
}

const number = (value: Json): number => (typeof value === "number" ? value : Number.NaN);

/** Of samples with these sizes, means and standard errors of the mean: those of their union. A single trajectory has no spread. */
function pool(samples: readonly { count: number; mean: number; error: number }[]): {
  mean: number;
  standardError: number | null;
} {
  const count = samples.reduce((sum, one) => sum + one.count, 0);
  const mean = samples.reduce((sum, one) => sum + one.count * one.mean, 0) / count;
  const squares = samples.reduce((sum, { count: n, mean: m, error }) => {
    const within = n > 1 ? error ** 2 * n * (n - 1) : 0;
    return sum + within + n * (m - mean) ** 2;
  }, 0);
  const standardError = Math.sqrt(squares / (count * (count - 1)));
  return { mean, standardError: Number.isFinite(standardError) ? standardError : null };
}
