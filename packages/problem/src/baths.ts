import { type Bath, bath } from "@openbath/baths";
import type { Path } from "./document.ts";
import type { BathEntry } from "./schema.ts";
import { FINITE, NOT_NAN, NOT_NEGATIVE, POSITIVE_OR_INFINITE, type Scope } from "./scope.ts";
import { type DensityEntry, type ReadFile, spectralDensityFrom } from "./spectral-density.ts";

/** The bath that an entry of `baths` describes. @throws ProblemError naming the key, the value, and what was expected */
export function bathFrom(name: string, entry: BathEntry, scope: Scope, readFile: ReadFile | undefined): Bath {
  const path: Path = ["baths", name];
  const { statistics = "boson", beta, temperature, mu = 0, support, principalValue, convention } = entry;
  if ((beta === undefined) === (temperature === undefined)) {
    throw scope.document.fail(
      path,
      `expected either beta or temperature, got ${beta === undefined ? "neither" : "both"}`,
    );
  }
  const inverse =
    temperature === undefined
      ? scope.number(beta ?? 0, [...path, "beta"], POSITIVE_OR_INFINITE)
      : 1 / scope.number(temperature, [...path, "temperature"], NOT_NEGATIVE);
  const spectralDensity = spectralDensityFrom(
    entry.spectralDensity as DensityEntry,
    scope,
    [...path, "spectralDensity"],
    readFile,
  );
  const chemical = scope.number(mu, [...path, "mu"], FINITE);
  const band =
    support && ([0, 1].map((k) => scope.number(support[k], [...path, "support", k], NOT_NAN)) as [number, number]);
  return scope.guarded(path, () =>
    bath({
      name,
      statistics,
      beta: inverse,
      mu: chemical,
      spectralDensity,
      ...(band ? { support: band } : {}),
      ...(principalValue === undefined ? {} : { principalValue }),
      ...(convention === undefined ? {} : { convention }),
    }),
  );
}
