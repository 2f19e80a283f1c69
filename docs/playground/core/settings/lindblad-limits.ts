import { type ChoiceField, countOf, type NumberField, number, numberOf, textOf, type Values } from "../field.ts";
import type { ProblemData, Quantity, Setting } from "../setting.ts";
import { DensityFields } from "../spectral-density.ts";

const options = (...numbers: number[]) => numbers.map((n) => ({ value: String(n), label: String(n) }));

const sites: ChoiceField = { kind: "choice", key: "N", label: "Sites", options: options(2, 3, 4), fallback: "3" };
const coupling = number("g", "Coupling g", [0.005, 0.5, 0.005], 0.05);
const anisotropy = number("delta", "Anisotropy Δ", [0, 2, 0.05], 1);
const leftTemperature = number("Tl", "Left temperature", [0.1, 10, 0.01], 1, { logarithmic: true });
const rightTemperature = number("Tr", "Right temperature", [0.1, 10, 0.01], 0.2, { logarithmic: true });
const mu = number("mu", "Chemical potential of both", [-3, 0, 0.05], -0.5);
const field = (site: number): NumberField => number(`w${site}`, `Field of site ${site}`, [0.1, 4, 0.05], 1);

const density = new DensityFields({
  shapes: [
    { value: "ohmic-gaussian", label: "ohmic, Gaussian cutoff" },
    { value: "ohmic-exponential", label: "ohmic, exponential cutoff" },
    { value: "drude", label: "Drude" },
  ],
  fallback: "ohmic-gaussian",
  strength: number("J", "Strength of J", [0.1, 3, 0.1], 1),
  width: { ...number("wc", "Cutoff of J", [1, 100, 1], 10, { logarithmic: true }), fileKey: "cutoff" },
  formula: "w*exp(-(w/10)^2)",
  paper: { from: 0, to: 12, top: 4 },
});

const traces: ChoiceField = {
  kind: "choice",
  key: "traces",
  label: "Size of each dissipator",
  options: [
    { value: "one", label: "Tr Γ = 1" },
    { value: "free", label: "free" },
  ],
  fallback: "one",
};

/** The sites that a dissipator may act on: none that the other has. */
const left = (values: Values): ChoiceField => ({
  kind: "choice",
  key: "left",
  label: "Sites the left dissipator may act on, from the left end",
  options: Array.from({ length: countOf(values, sites) }, (_, k) => options(k + 1)[0]),
  fallback: "1",
});
const right = (values: Values): ChoiceField => ({
  kind: "choice",
  key: "right",
  label: "Sites the right dissipator may act on, from the right end",
  options: Array.from({ length: countOf(values, sites) - countOf(values, left(values)) + 1 }, (_, k) => options(k)[0]),
  fallback: countOf(values, left(values)) < countOf(values, sites) ? "1" : "0",
});

const places = (n: number): number[] => Array.from({ length: n }, (_, k) => k + 1);

/** Can any Lindblad equation have the right steady state? Paper 001. */
export const lindbladLimits: Setting = {
  id: "limits",
  title: "Is a Lindblad equation possible?",
  about:
    "Whether any Lindblad equation that dissipates on the given sites alone has the populations, or populations and coherences, of the true steady state. A τ above zero is a proof that none has.",
  sweep: coupling.key,
  groups: (values) => [
    { title: "Chain", fields: [sites, coupling, anisotropy, ...places(countOf(values, sites)).map(field)] },
    { title: "Dissipators", fields: [left(values), right(values), traces] },
    { title: "Baths", fields: [leftTemperature, rightTemperature, mu] },
    { title: "Spectral density", fields: density.fields(values) },
  ],
  problem,
  quantities: () => QUANTITIES,
  series: () => ["found", "certified"],
  places: (values) => ({
    "baths.left": leftTemperature.key,
    "baths.right": rightTemperature.key,
    "baths.left.mu": mu.key,
    "baths.right.mu": mu.key,
    ...density.places(["left", "right"], values),
    limits: "left",
  }),
};

function problem(values: Values): ProblemData {
  const n = countOf(values, sites);
  const bath = (temperatureOf: NumberField) => ({
    statistics: "boson",
    temperature: numberOf(values, temperatureOf),
    mu: numberOf(values, mu),
    spectralDensity: density.entry(values),
  });
  return {
    kind: "density-matrix",
    space: { spins: n },
    hamiltonian: [
      {
        xxz: {
          field: places(n).map((site) => numberOf(values, field(site))),
          coupling: -numberOf(values, coupling),
          anisotropy: numberOf(values, anisotropy),
        },
      },
    ],
    epsilon: 0.01,
    baths: { left: bath(leftTemperature), right: bath(rightTemperature) },
    couplings: [
      { bath: "left", exchange: "sm(1)" },
      { bath: "right", exchange: `sm(${n})` },
    ],
    limits: {
      left: places(countOf(values, left(values))),
      right: places(countOf(values, right(values)))
        .map((k) => n + 1 - k)
        .reverse(),
      traces: textOf(values, traces) === "free" ? "free" : [1, 1],
    },
  };
}

const QUANTITIES: readonly Quantity[] = [
  {
    key: "tauPop",
    title: "τ pop: are the populations possible?",
    group: "Distance from the possible",
    logarithmic: true,
  },
  {
    key: "tauPopCoh",
    title: "τ pop,coh: populations and coherences?",
    group: "Distance from the possible",
    logarithmic: true,
  },
];
