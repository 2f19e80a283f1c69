import { type Bath, bath } from "@openbath/baths";
import type { Path } from "./document.ts";
import type { ParseOptions } from "./parse-options.ts";
import type { BathEntry } from "./schema.ts";
import { FINITE, NOT_NAN, NOT_NEGATIVE, POSITIVE_OR_INFINITE, type Scope } from "./scope.ts";
import { shelfKey } from "./shelf.ts";
import { type DensityEntry, type ReadFile, spectralDensityFrom } from "./spectral-density.ts";

/** Keys that may stand in the bath or in its spectral density, since they belong to both. */
const SHARED = ["support", "convention"] as const;

/**
 * The bath that an entry of `baths` describes, that of an earlier problem if there is a shelf and it has one.
 * @throws ProblemError naming the key, the value, and what was expected
 */
export function bathFrom(name: string, entry: BathEntry, scope: Scope, { readFile, shelf }: ParseOptions): Bath {
  const make = (): Bath => newBath(name, entry, scope, readFile);
  if (shelf === undefined) return make();
  const { file } = entry.spectralDensity;
  const key = scope.guarded(["baths", name], () => {
    const table = typeof file === "string" ? `\n${readFile?.(file)}` : "";
    return shelfKey([name, entry], scope) + table;
  });
  return shelf.baths.take(key, make);
}

function newBath(name: string, entry: BathEntry, scope: Scope, readFile: ReadFile | undefined): Bath {
  const path: Path = ["baths", name];
  const { document } = scope;
  const { statistics = "boson", beta, temperature, mu = 0, principalValue } = entry;
  if ((beta === undefined) === (temperature === undefined)) {
    throw document.fail(path, `expected either beta or temperature, got ${beta === undefined ? "neither" : "both"}`);
  }
  const inverse =
    temperature === undefined
      ? scope.number(beta ?? 0, [...path, "beta"], POSITIVE_OR_INFINITE)
      : 1 / scope.number(temperature, [...path, "temperature"], NOT_NEGATIVE);
  const { support: innerSupport, convention: innerConvention, ...density } = entry.spectralDensity;
  for (const key of SHARED) {
    if (entry[key] !== undefined && entry.spectralDensity[key] !== undefined)
      throw document.fail([...path, key], `given twice, here and in spectralDensity; expected one of them`);
  }
  const supportPath = entry.support === undefined ? [...path, "spectralDensity", "support"] : [...path, "support"];
  const ends = entry.support ?? innerSupport;
  const band = ends && ([0, 1].map((k) => scope.number(ends[k], [...supportPath, k], NOT_NAN)) as [number, number]);
  const convention = entry.convention ?? innerConvention;
  const spectralDensity = spectralDensityFrom(
    density as DensityEntry,
    scope,
    [...path, "spectralDensity"],
    readFile,
    band,
  );
  const chemical = scope.number(mu, [...path, "mu"], FINITE);
  try {
    return bath({
      name,
      statistics,
      beta: inverse,
      mu: chemical,
      spectralDensity,
      ...(band ? { support: band } : {}),
      ...(principalValue === undefined ? {} : { principalValue }),
      ...(convention === undefined ? {} : { convention }),
    });
  } catch (error) {
    const message = (error as Error).message.replace(`bath '${name}': `, "");
    const at = message.startsWith("mu ") ? [...path, "mu"] : message.startsWith("support ") ? supportPath : path;
    throw document.fail(at, message);
  }
}
