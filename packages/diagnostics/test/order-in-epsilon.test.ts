import { localLindblad, redfield, universalLindblad } from "@openbath/generators";
import { steadyState } from "@openbath/steady-state";
import { describe, expect, it } from "vitest";
import { currents, orderInEpsilon, spinCurrents, traceDistanceToGibbs } from "../src/index.ts";
import { chain } from "./support/chain.ts";

describe("the measured order in epsilon", () => {
  it("of a power with a correction of relative order epsilon^2 is that power", () => {
    const { order, error, local } = orderInEpsilon((e) => -3 * e ** 4 * (1 + 5 * e * e), [0.1, 0.05, 0.02]);
    expect(order).toBeCloseTo(4, 3); // what is left is of relative order epsilon^4
    expect(error).toBeGreaterThan(Math.abs(order - 4));
    expect(local[0].exponent).toBeGreaterThan(local[1].exponent);
  });

  it("is refused for a quantity that vanishes, for too few epsilons, for negative ones", () => {
    expect(() => orderInEpsilon(() => 0, [1, 0.1, 0.01])).toThrow(/quantity is 0 at epsilon = 1/);
    expect(() => orderInEpsilon((e) => e, [0.1, 0.1, 0.2])).toThrow(/at least three different positive numbers/);
    expect(() => orderInEpsilon((e) => e, [0.1, -0.1, 0.2])).toThrow(/got 0.1, -0.1, 0.2/);
  });

  it("is what paper 000 says of Fig. 2(c): in equilibrium Redfield 4, universal boundary 4 and bond 2, local 2", () => {
    const epsilons = [1e-2, 3e-3, 1e-3];
    const at = (epsilon: number) => chain({ fields: [1, 1.5, 2], g: 0.1, epsilon });
    const bond = (equation: typeof redfield) => (epsilon: number) => {
      const generator = equation(at(epsilon));
      return spinCurrents(generator, steadyState(generator))[0];
    };
    const boundary = (equation: typeof redfield) => (epsilon: number) => {
      const generator = equation(at(epsilon));
      return [...currents(generator, steadyState(generator)).values()][0].number!;
    };
    const distance = (equation: typeof redfield) => (epsilon: number) => {
      const generator = equation(at(epsilon));
      return traceDistanceToGibbs(generator, steadyState(generator))!;
    };
    const order = (quantity: (epsilon: number) => number): number => orderInEpsilon(quantity, epsilons).order;
    expect(order(bond(redfield))).toBeCloseTo(4, 3);
    expect(order(boundary(redfield))).toBeCloseTo(4, 3);
    expect(order(bond(universalLindblad))).toBeCloseTo(2, 3);
    expect(order(boundary(universalLindblad))).toBeCloseTo(4, 3);
    expect(order(bond(localLindblad))).toBeCloseTo(2, 3);
    expect(order(distance(redfield))).toBeCloseTo(2, 3);
    expect(order(distance(universalLindblad))).toBeCloseTo(2, 3);
    expect(order(distance(localLindblad))).toBeCloseTo(0, 3);
  });
});
