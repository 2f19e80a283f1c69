import { eigenbasisLindblad, redfield } from "@openbath/generators";
import { levels, Operator, sm, spins, sx, sz, transition } from "@openbath/hilbert";
import { ComplexMatrix, trace } from "@openbath/linalg";
import { describe, expect, it } from "vitest";
import { DegenerateSteadyStateError, expansion, steadyState } from "../src/index.ts";
import { lindblad } from "./support/lindblad.ts";
import { bosons, sum } from "./support/systems.ts";

describe("a steady state that is not unique", () => {
  const space = spins(2);
  const apart = {
    hamiltonian: sum([sz(space, 1).times(0.5), sz(space, 2).times(0.8)]),
    couplings: [{ bath: bosons(1), operator: sm(space, 1), kind: "exchange" as const }],
    epsilon: 0.1,
  };

  it("is an error that counts the solutions: a spin without a bath keeps its populations", () => {
    for (const equation of [redfield, eigenbasisLindblad]) {
      for (const method of ["auto", "direct", "iterative"] as const) {
        let caught: unknown;
        try {
          steadyState(equation(apart), { method });
        } catch (error) {
          caught = error;
        }
        expect(caught).toBeInstanceOf(DegenerateSteadyStateError);
        expect((caught as DegenerateSteadyStateError).nullity).toBe(2);
        expect(String(caught)).toMatch(/not unique: L\[rho\] = 0 has 2 independent solutions/);
      }
    }
  });

  it("on request is the one that the maximally mixed state relaxes to, with a basis of all", () => {
    const state = steadyState(redfield(apart), { allowDegenerate: true });
    expect(state.unique).toBe(false);
    expect(state.nullity).toBe(2);
    expect(state.nullSpace?.length).toBe(2);
    expect(trace(state.density).re).toBeCloseTo(1, 14);
    expect(sz(space, 2).expectation(state.density).re).toBeCloseTo(0, 13);
    const ratio = state.density.get(0, 0).re / state.density.get(2, 2).re; // up / down of spin 1, spin 2 up
    const alone = steadyState(
      redfield({
        hamiltonian: sz(spins(1), 1).times(0.5),
        couplings: [{ ...apart.couplings[0], operator: sm(spins(1), 1) }],
        epsilon: 0.1,
      }),
    );
    expect(ratio).toBeCloseTo(alone.populations[1] / alone.populations[0], 12);
    const out = ComplexMatrix.zeros(4);
    for (const one of state.nullSpace!) {
      redfield(apart).apply(one, out);
      expect(out.data.every((x) => Math.abs(x) < 1e-15)).toBe(true);
    }
  });

  it("comes from a conserved quantity: dephasing alone leaves every population", () => {
    const dephasing = lindblad(sz(spins(1), 1), [sz(spins(1), 1).toMatrix()]);
    expect(() => steadyState(dephasing)).toThrow(/2 independent solutions/);
    const state = steadyState(dephasing, { allowDegenerate: true });
    expect(state.density.get(0, 0).re).toBeCloseTo(0.5, 15);
  });

  it("comes from a dark state: a Lambda system decays from the middle only", () => {
    const lambda = levels([3]);
    const h = Operator.fromMatrix(lambda, ComplexMatrix.diagonal([0, 2, 0.7]));
    const decay = [transition(lambda, 1, 0, 1), transition(lambda, 1, 2, 1)].map((one) => one.toMatrix());
    // levels 0 and 2 keep what they have; their coherence turns and is no steady state
    expect(() => steadyState(lindblad(h, decay), { method: "direct" })).toThrow(/2 independent solutions/);
    // degenerate, the coherence between them is steady too, real and imaginary part
    const flat = Operator.fromMatrix(lambda, ComplexMatrix.diagonal([0, 2, 0]));
    expect(() => steadyState(lindblad(flat, decay), { method: "direct" })).toThrow(/4 independent solutions/);
  });

  it("is all that commutes with H_S when there is no dissipation", () => {
    const closed = lindblad(sum([sz(space, 1), sz(space, 2)]), []);
    expect(() => steadyState(closed)).toThrow(/6 independent solutions.*dissipators are zero/);
    const state = steadyState(closed, { allowDegenerate: true });
    expect(state.nullity).toBe(6);
    for (let k = 0; k < 4; k++) expect(state.density.get(k, k).re).toBeCloseTo(0.25, 15);
  });

  it("of order zero may be lifted by higher orders: the direct method decides, the expansion says that it cannot", () => {
    // H_S = sz and a jump along sx + sz: at order zero the populations of sz relax, with sz alone they do not;
    // degenerate levels 0, 1 whose only contact is through a third level by a jump that leaves a superposition dark
    const three = levels([3]);
    const h = Operator.fromMatrix(three, ComplexMatrix.diagonal([0, 0.05, 1]));
    const jump = ComplexMatrix.zeros(3); // the superposition |0> - |1> -> |2>, dark: |0> + |1>, which H_S turns
    jump.set(2, 0, 0.1);
    jump.set(2, 1, -0.1);
    const back = ComplexMatrix.zeros(3);
    back.set(0, 2, 0.2);
    expect(steadyState(lindblad(h, [jump, back])).unique).toBe(true);
    const flat = Operator.fromMatrix(three, ComplexMatrix.diagonal([0, 0, 1]));
    const dark = steadyState(lindblad(flat, [jump, back]));
    expect(dark.density.get(0, 1).re).toBeCloseTo(0.5, 13); // all ends in |0> + |1>
    const mixing = sum([sz(spins(1), 1).times(1), sx(spins(1), 1).times(0.001)]);
    const slow = lindblad(mixing, [sz(spins(1), 1).toMatrix()]);
    const { density } = steadyState(slow, { method: "direct" });
    expect(density.get(0, 0).re).toBeCloseTo(0.5, 9); // relaxes through order 10^-6 only
    const still = lindblad(sz(spins(1), 1), [sz(spins(1), 1).toMatrix()]);
    expect(() => expansion(still, 1)).toThrow(/order 0 is not determined/);
  });
});
