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

const nodes: ChoiceField = {
  kind: "choice",
  key: "N",
  label: "Oscillators",
  options: [2, 3, 4].map((n) => ({ value: String(n), label: String(n) })),
  fallback: "2",
};
const spring = number("k", "Spring between neighbours k", [0.005, 0.8, 0.005], 0.1);
const coldTemperature = number("Tc", "Cold temperature", [0.05, 10, 0.01], 2, { logarithmic: true });
const hotTemperature = number("Th", "Hot temperature", [0.05, 10, 0.01], 3, { logarithmic: true });
const frequency = (node: number): NumberField =>
  number(`w${node}`, `Frequency of oscillator ${node}`, [0.5, 4, 0.05], 1 + (node - 1));

const density = new DensityFields({
  shapes: [
    { value: "drude", label: "Drude" },
    { value: "ohmic-exponential", label: "ohmic, exponential cutoff" },
    { value: "ohmic-gaussian", label: "ohmic, Gaussian cutoff" },
  ],
  fallback: "drude",
  strength: number("J", "Strength of J", [0.0005, 0.5, 0.0005], 0.002, { logarithmic: true }),
  width: { ...number("wc", "Cutoff of J", [10, 2000, 1], 1000, { logarithmic: true }), fileKey: "cutoff" },
  formula: "0.01*w*exp(-(w/10)^2)",
  paper: { from: 0, to: 12, top: 0.1 },
});

const equations: ChecksField = {
  kind: "checks",
  key: "equations",
  label: "Equations",
  options: [
    { value: "exact", label: "exact" },
    { value: "global", label: "global" },
    { value: "local", label: "local" },
    { value: "partial-redfield", label: "partial Redfield" },
  ],
  fallback: ["exact", "global", "local", "partial-redfield"],
};

const places = (values: Values): number[] => Array.from({ length: countOf(values, nodes) }, (_, k) => k + 1);

/** Oscillators in a row between a cold and a hot bath, with the exact state beside the master equations: paper 003. */
export const harmonicWire: Setting = {
  id: "wire",
  title: "Harmonic wire",
  about: "Coupled oscillators between a cold and a hot bath, solved exactly and by master equations.",
  sweep: spring.key,
  groups: (values) => [
    { title: "Wire", fields: [nodes, spring, ...places(values).map(frequency)] },
    { title: "Baths", fields: [coldTemperature, hotTemperature] },
    { title: "Spectral density", fields: density.fields(values) },
    { title: "Equations", fields: [equations] },
  ],
  problem,
  quantities,
  series: (values) => checkedOf(values, equations),
  places: (values) => ({
    nodes: nodes.key,
    ...Object.fromEntries(places(values).map((node) => [`nodes[${node - 1}]`, frequency(node).key])),
    springs: spring.key,
    "baths.cold": coldTemperature.key,
    "baths.hot": hotTemperature.key,
    ...density.places(["cold", "hot"], values),
    equations: equations.key,
  }),
};

function problem(values: Values): ProblemData {
  const all = places(values);
  const last = all.length;
  const bath = (temperatureOf: NumberField) => ({
    temperature: numberOf(values, temperatureOf),
    spectralDensity: density.entry(values),
  });
  return {
    kind: "harmonic-network",
    nodes: all.map((node) => numberOf(values, frequency(node))),
    springs: all.slice(1).map((node) => ({ between: [node - 1, node], strength: numberOf(values, spring) })),
    baths: { cold: bath(coldTemperature), hot: bath(hotTemperature) },
    couplings: [
      { bath: "cold", position: 1 },
      { bath: "hot", position: last },
    ],
    equations: checkedOf(values, equations),
    measures: { between: [1, last] },
  };
}

function quantities(values: Values): Quantity[] {
  return [
    { key: "heat:cold", title: "Heat current from the cold bath", group: "Currents" },
    { key: "heat:hot", title: "Heat current from the hot bath", group: "Currents" },
    ...places(values).map((node) => ({
      key: `quanta:${node}`,
      title: `Quanta in oscillator ${node}`,
      group: "Excitations",
    })),
    { key: "mutualInformation", title: "Mutual information of the ends", group: "Correlations" },
    { key: "logarithmicNegativity", title: "Logarithmic negativity of the ends", group: "Correlations" },
    { key: "infidelity", title: "Infidelity to the exact state", group: "Is it right?", logarithmic: true },
  ];
}
