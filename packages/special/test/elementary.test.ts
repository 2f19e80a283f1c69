import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as special from "../src/index.ts";
import { between } from "./arbitraries.ts";

describe("elementary kernels", () => {
  it("x/(e^x - 1) - (-x)/(e^{-x} - 1) = -x, the commutator of a boson mode", () => {
    fc.assert(
      fc.property(between(-700, 700), (x) => {
        const difference = special.bernoulliKernel(x) - special.bernoulliKernel(-x);
        expect(Math.abs(difference + x)).toBeLessThanOrEqual(5e-16 * (1 + Math.abs(x)));
      }),
    );
  });

  it("(x/2) coth(x/2) = x/(e^x - 1) + x/2, coth x = L(x) + 1/x", () => {
    fc.assert(
      fc.property(between(1e-6, 700), (x) => {
        const symmetric = (x / 2) * special.coth(x / 2);
        expect(Math.abs(special.bernoulliKernel(x) + x / 2 - symmetric)).toBeLessThanOrEqual(1e-15 * symmetric);
        expect(Math.abs(special.langevin(x) + 1 / x - special.coth(x))).toBeLessThanOrEqual(1e-15 * special.coth(x));
      }),
    );
  });

  it("ln(1 + e^x) - ln(1 + e^{-x}) = x", () => {
    fc.assert(
      fc.property(between(-700, 700), (x) => {
        expect(Math.abs(special.log1pExp(x) - special.log1pExp(-x) - x)).toBeLessThanOrEqual(4e-16 * (1 + Math.abs(x)));
      }),
    );
  });
});
