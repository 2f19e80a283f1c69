import {
  adHocLindblad,
  adHocLocalRedfield,
  type Generator,
  localLindblad,
  localRedfield,
  localRedfieldLindblad,
  type OpenSystem,
  redfield,
} from "@openbath/generators";
import { density, productState, purity, sz } from "@openbath/hilbert";
import { describe, expect, it } from "vitest";
import { evolve } from "../src/index.ts";
import cases from "./fixtures/paper-002-dynamics.json";
import { type ChainParameters, chain, spinCurrent } from "./support/models.ts";

/** One grid time of the reference. */
interface Reference {
  readonly t: number;
  readonly magnetisation: readonly number[];
  readonly currents: readonly number[];
  /** Of the lowest eigenstates of H. */
  readonly populations: readonly number[];
  readonly min_eig: number;
  readonly purity: number;
}

/** The equation that a key of the reference stands for, such as adhoc_lindblad_eps0.6_N4. */
function equationOf(key: string, system: OpenSystem): Generator {
  if (key === "redfield") return redfield(system);
  if (key === "trad_lindblad") return localLindblad(system);
  const order = Number(key.slice(key.indexOf("N") + 1));
  if (key.startsWith("local_redfield")) return localRedfield(system, { order });
  if (key.startsWith("local_lindblad")) return localRedfieldLindblad(system, { order });
  if (key.startsWith("adhoc_redfield")) return adHocLocalRedfield(system, { order, energy: 0.6 });
  if (key.startsWith("adhoc_lindblad")) return adHocLindblad(system, { order, energy: 0.6 });
  throw new Error(`no equation for ${key}`);
}

describe.each(cases)("paper 002, $id", ({ params, values }) => {
  const parameters: ChainParameters = params;
  const system = chain(parameters);
  const { space } = system.hamiltonian;
  const sites = Array.from({ length: params.L }, (_, i) => i + 1);
  const up = params.initial_state === "|up...up>";
  const rho0 = density(
    productState(
      space,
      sites.map(() => (up ? "up" : "plus")),
    ),
  );
  const observables = Object.fromEntries([
    ...sites.map((i) => [`sz${i}`, sz(space, i)] as const),
    ...sites.slice(1).map((i) => [`j${i - 1}`, spinCurrent(parameters, i - 1)] as const),
  ]);
  const { basis } = redfield(system).energyForm!;

  it.each(Object.keys(values))("runs as the reference does under %s", (key) => {
    const expected = (values as unknown as Record<string, readonly Reference[]>)[key];
    const run = evolve(equationOf(key, system), rho0, params.times, {
      start: 0,
      observables,
      keepStates: true,
      tolerance: 1e-13,
    });
    // the reference is good to 2e-13 and the tolerance of the run is 1e-13: 12 decimals are what can be asked for
    expected.forEach((reference, k) => {
      expect(run.times[k]).toBe(reference.t);
      reference.magnetisation.forEach((m, i) => {
        expect(run.observables[`sz${i + 1}`][k]).toBeCloseTo(m, 12);
      });
      reference.currents.forEach((j, i) => {
        expect(run.observables[`j${i + 1}`][k]).toBeCloseTo(j, 12);
      });
      expect(run.minEigenvalue[k]).toBeCloseTo(reference.min_eig, 12);
      expect(purity(run.states![k])).toBeCloseTo(reference.purity, 12);
      const energy = basis.toEnergy(run.states![k]);
      const at = basis.locator();
      reference.populations.forEach((p, level) => {
        const [sector, place] = at(basis.ascending[level]);
        expect(energy.block(sector, sector).get(place, place).re).toBeCloseTo(p, 12);
      });
    });
  });
});
