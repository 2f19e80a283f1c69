import { describe, expect, it } from "vitest";
import {
  boseEnhancement,
  boseOccupation,
  enhancement,
  fermiOccupation,
  fermiVacancy,
  occupation,
} from "../src/index.ts";

describe("occupations", () => {
  it("of bosons keep relative accuracy from n = 1/x - 1/2 + x/12 to e^-x, without overflow", () => {
    expect(boseOccupation(1e-8) / (1e8 - 0.5 + 1e-8 / 12)).toBeCloseTo(1, 15);
    expect(boseOccupation(700) / Math.exp(-700)).toBeCloseTo(1, 14);
    expect(boseOccupation(5000)).toBe(0);
    for (const x of [1e-10, 0.3, 5, 60]) expect(boseEnhancement(x) / (1 + boseOccupation(x))).toBeCloseTo(1, 14);
  });

  it("of fermions obey f(x) + f(-x) = 1 and f/(1 - f) = e^-x in both tails", () => {
    for (const x of [-700, -40, -0.3, 0, 2, 40, 700]) {
      expect(fermiOccupation(x) + fermiVacancy(x)).toBeCloseTo(1, 15);
      expect(fermiVacancy(x)).toBe(fermiOccupation(-x));
      expect(fermiOccupation(x) / fermiVacancy(x) / Math.exp(-x)).toBeCloseTo(1, 14);
    }
  });

  it("at zero temperature are 0 for bosons and a step, 1/2 at mu, for fermions", () => {
    const zero = Number.POSITIVE_INFINITY;
    expect([0.9, 1, 1.1].map((w) => occupation("fermion", w, zero, 1))).toEqual([1, 0.5, 0]);
    expect([0.9, 1, 1.1].map((w) => enhancement("fermion", w, zero, 1))).toEqual([0, 0.5, 1]);
    expect([0, 2].map((w) => occupation("boson", w, zero, 0))).toEqual([0, 0]);
    expect([0, 2].map((w) => enhancement("boson", w, zero, 0))).toEqual([1, 1]);
  });
});
