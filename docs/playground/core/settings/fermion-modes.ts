import { type ChecksField, checkedOf, type NumberField, number, numberOf, textOf, type Values } from "../field.ts";
import type { ProblemData, Quantity, Setting } from "../setting.ts";
import { DensityFields } from "../spectral-density.ts";

const firstEnergy = number("e1", "Energy of mode 1", [-3, 3, 0.05], 1.25);
const secondEnergy = number("e2", "Energy of mode 2", [-3, 3, 0.05], 0.75);
const hopping = number("t", "Hopping between the modes t", [0.01, 1, 0.01], 0.25);
const leftTemperature = number("Tl", "Left temperature", [0.02, 5, 0.01], 0.1, { logarithmic: true });
const rightTemperature = number("Tr", "Right temperature", [0.02, 5, 0.01], 0.1, { logarithmic: true });
const leftMu = number("mul", "Left chemical potential", [-3, 3, 0.05], 1);
const rightMu = number("mur", "Right chemical potential", [-3, 3, 0.05], 0.25);

const density = new DensityFields({
  shapes: [
    { value: "newns", label: "semicircle (Newns)" },
    { value: "lorentzian", label: "Lorentzian" },
  ],
  fallback: "newns",
  strength: number("J", "Strength of J", [0.001, 1, 0.001], 0.01, { logarithmic: true }),
  width: { ...number("W", "Half bandwidth", [3, 50, 0.1], 10, { logarithmic: true }), fileKey: "bandwidth" },
  formula: "0.02*exp(-(w/5)^2)",
  paper: { from: -6, to: 6, top: 0.2 },
});

const ANYWHERE = [
  { value: "exact", label: "exact" },
  { value: "redfield", label: "Redfield" },
];
const SEMICIRCLE = [
  { value: "exact", label: "exact" },
  { value: "exponential-propagator", label: "exponential propagator" },
  { value: "global", label: "global" },
  { value: "local", label: "local" },
  { value: "redfield", label: "Redfield" },
];

/** Three of the equations have closed forms for equal semicircular leads alone. */
const equationsFor = (values: Values): ChecksField => {
  const options = textOf(values, density.shape) === "newns" ? SEMICIRCLE : ANYWHERE;
  return {
    kind: "checks",
    key: "equations",
    label: "Equations",
    ...(options === ANYWHERE ? { help: "the others are known for the semicircle only" } : {}),
    options,
    fallback: options.map(({ value }) => value),
  };
};

/** Two fermionic modes, a lead on each: paper 004. */
export const fermionModes: Setting = {
  id: "modes",
  title: "Two fermionic modes",
  about: "Two modes that electrons hop between, each with a lead of its own; solved exactly and by approximations.",
  sweep: leftMu.key,
  groups: (values) => [
    { title: "Modes", fields: [firstEnergy, secondEnergy, hopping] },
    { title: "Leads", fields: [leftMu, rightMu, leftTemperature, rightTemperature] },
    { title: "Spectral density", fields: density.fields(values) },
    { title: "Equations", fields: [equationsFor(values)] },
  ],
  problem,
  quantities: () => QUANTITIES,
  series: (values) => checkedOf(values, equationsFor(values)),
  places: (values) => ({
    "baths.left": leftTemperature.key,
    "baths.right": rightTemperature.key,
    "baths.left.mu": leftMu.key,
    "baths.right.mu": rightMu.key,
    ...density.places(["left", "right"], values),
    "baths.left.spectralDensity.width": "W",
    equations: "equations",
  }),
};

function problem(values: Values): ProblemData {
  const { bandwidth, ...entry } = density.entry(values);
  const shape =
    bandwidth === undefined ? entry : { ...entry, [entry["kind"] === "lorentzian" ? "width" : "bandwidth"]: bandwidth };
  const lead = (temperatureOf: NumberField, muOf: NumberField) => ({
    statistics: "fermion",
    temperature: numberOf(values, temperatureOf),
    mu: numberOf(values, muOf),
    spectralDensity: shape,
  });
  return {
    kind: "fermion-network",
    hamiltonian: {
      energies: [numberOf(values, firstEnergy), numberOf(values, secondEnergy)],
      hopping: [{ between: [1, 2], amplitude: -numberOf(values, hopping) }],
    },
    baths: { left: lead(leftTemperature, leftMu), right: lead(rightTemperature, rightMu) },
    couplings: [
      { bath: "left", mode: 1 },
      { bath: "right", mode: 2 },
    ],
    equations: checkedOf(values, equationsFor(values)),
  };
}

const QUANTITIES: readonly Quantity[] = [
  { key: "particle:left", title: "Particle current from the left lead", group: "Currents" },
  { key: "energy:left", title: "Energy current from the left lead", group: "Currents" },
  { key: "heat:left", title: "Heat current from the left lead", group: "Currents" },
  { key: "heat:right", title: "Heat current from the right lead", group: "Currents" },
  { key: "occupation:1", title: "Occupation of mode 1", group: "Occupations" },
  { key: "occupation:2", title: "Occupation of mode 2", group: "Occupations" },
  { key: "double", title: "Both modes occupied", group: "Occupations" },
];
