import {
  type ChecksField,
  type ChoiceField,
  checkedOf,
  countOf,
  type NumberField,
  number,
  numberOf,
  type Values,
} from "../field.ts";
import type { ProblemData, Quantity, Setting } from "../setting.ts";
import { DensityFields } from "../spectral-density.ts";

const sites: ChoiceField = {
  kind: "choice",
  key: "N",
  label: "Sites",
  options: [2, 3, 4, 5].map((n) => ({ value: String(n), label: String(n) })),
  fallback: "3",
};
const coupling = number("g", "Coupling g", [0, 1, 0.01], 0.1);
const anisotropy = number("delta", "Anisotropy Δ", [-2, 2, 0.05], 1);
const epsilon = number("epsilon", "Coupling to the baths ε", [0.01, 0.5, 0.01], 0.1, { help: "rates go as ε²" });
const temperature = { logarithmic: true };
const leftTemperature = number("Tl", "Left temperature", [0.05, 10, 0.01], 0.2, temperature);
const rightTemperature = number("Tr", "Right temperature", [0.05, 10, 0.01], 2, temperature);
const leftMu = number("mul", "Left chemical potential", [-3, 0, 0.05], -0.5);
const rightMu = number("mur", "Right chemical potential", [-3, 0, 0.05], -0.5);
const field = (site: number): NumberField =>
  number(`w${site}`, `Field of site ${site}`, [0, 4, 0.05], 1 + 0.5 * (site - 1));

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

const equations: ChecksField = {
  kind: "checks",
  key: "equations",
  label: "Equations",
  options: [
    { value: "redfield", label: "Redfield" },
    { value: "local-lindblad", label: "local Lindblad" },
    { value: "eigenbasis-lindblad", label: "eigenbasis Lindblad" },
    { value: "universal-lindblad", label: "universal Lindblad" },
    { value: "partial-secular", label: "partial secular" },
  ],
  fallback: ["redfield", "local-lindblad", "eigenbasis-lindblad", "universal-lindblad"],
};

/** Options that the problem file must give. */
const CUTOFF = 10;

const count = (values: Values): number => countOf(values, sites);
const places = (n: number): number[] => Array.from({ length: n }, (_, k) => k + 1);

/** Spins between two baths that exchange quanta with the ends: paper 000. */
export const spinChain: Setting = {
  id: "chain",
  title: "Spin chain",
  about: "An XXZ chain whose first and last spin exchange quanta with a bath each.",
  sweep: coupling.key,
  groups: (values) => [
    { title: "Chain", fields: [sites, coupling, anisotropy, ...places(count(values)).map(field)] },
    { title: "Baths", fields: [epsilon, leftTemperature, rightTemperature, leftMu, rightMu] },
    { title: "Spectral density", fields: density.fields(values) },
    { title: "Equations", fields: [equations] },
  ],
  problem,
  quantities,
  series: (values) => checkedOf(values, equations),
  places: (values) => ({
    "parameters.g": coupling.key,
    epsilon: epsilon.key,
    "baths.left": leftTemperature.key,
    "baths.right": rightTemperature.key,
    "baths.left.mu": leftMu.key,
    "baths.right.mu": rightMu.key,
    ...density.places(["left", "right"], values),
    equations: equations.key,
  }),
};

function problem(values: Values): ProblemData {
  const n = count(values);
  const bath = (temperatureOf: NumberField, muOf: NumberField) => ({
    statistics: "boson",
    temperature: numberOf(values, temperatureOf),
    mu: numberOf(values, muOf),
    spectralDensity: density.entry(values),
  });
  return {
    kind: "density-matrix",
    parameters: { g: numberOf(values, coupling) },
    space: { spins: n },
    hamiltonian: [
      {
        xxz: {
          field: places(n).map((site) => numberOf(values, field(site))),
          coupling: "g",
          anisotropy: numberOf(values, anisotropy),
        },
      },
    ],
    epsilon: numberOf(values, epsilon),
    baths: { left: bath(leftTemperature, leftMu), right: bath(rightTemperature, rightMu) },
    couplings: [
      { bath: "left", exchange: "sm(1)" },
      { bath: "right", exchange: `sm(${n})` },
    ],
    equations: checkedOf(values, equations).map((name) =>
      name === "partial-secular" ? { equation: name, cutoff: CUTOFF } : name,
    ),
    observables: Object.fromEntries([
      ...places(n - 1).map((l) => [`I${l}`, `4i*g*(sp(${l})*sm(${l + 1}) - sm(${l})*sp(${l + 1}))`]),
      ...places(n).map((l) => [`sz${l}`, `sz(${l})`]),
    ]),
  };
}

function quantities(values: Values): Quantity[] {
  const n = count(values);
  return [
    { key: "energy:left", title: "Energy current from the left bath", group: "Currents" },
    { key: "number:left", title: "Quanta from the left bath", group: "Currents" },
    ...places(n - 1).map((l) => ({ key: `I${l}`, title: `Spin current from ${l} to ${l + 1}`, group: "Currents" })),
    ...places(n).map((l) => ({ key: `sz${l}`, title: `⟨σz⟩ of site ${l}`, group: "Magnetisations" })),
    { key: "minEigenvalue", title: "Smallest eigenvalue of ρ", group: "Is it a state?" },
  ];
}
