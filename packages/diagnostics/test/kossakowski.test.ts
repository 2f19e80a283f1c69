import {
  eigenbasisLindblad,
  type Generator,
  localLindblad,
  partialSecular,
  redfield,
  universalLindblad,
} from "@openbath/generators";
import { sm, spins, sx, sz } from "@openbath/hilbert";
import { adjointMultiply, ComplexMatrix, scale, subtract, trace } from "@openbath/linalg";
import { describe, expect, it } from "vitest";
import { kossakowskiMinimum, kossakowskiSpectrum } from "../src/index.ts";
import { bare } from "./support/bare.ts";
import { bosonBath, chain } from "./support/chain.ts";

const equations = { redfield, eigenbasisLindblad, localLindblad, universalLindblad };
const system = chain({ fields: [1, 1.5, 2], g: 0.1, epsilon: 0.3, betas: [2, 0.5] });

/** The eigenvalues that are not zero, ascending. */
const relevant = (generator: Generator): number[] =>
  [...kossakowskiSpectrum(generator)].filter((value) => Math.abs(value) > 1e-13);

describe("the Kossakowski spectrum", () => {
  it("of a spin with one bath has its two rates", () => {
    const space = spins(1);
    const generator = redfield({
      hamiltonian: sz(space, 1).times(0.6),
      couplings: [{ bath: bosonBath(1.3, -0.5), operator: sm(space, 1), kind: "exchange" }],
      epsilon: 0.2,
    });
    const density = 1.2 * Math.exp(-(0.12 ** 2));
    const up = density / Math.expm1(1.3 * 1.7);
    const values = relevant(generator);
    expect(values.length).toBe(2);
    expect(values[0]).toBeCloseTo(0.04 * up, 15);
    expect(values[1]).toBeCloseTo(0.04 * (density + up), 15);
    // sigma_z has norm^2 2: dephasing sz rho sz - rho at rate r is one eigenvalue 2 r; there is none here
    expect(values.every((value) => value > 0)).toBe(true);
  });

  it("is the same from few operators or transitions as from the whole d^2 x d^2 matrix", () => {
    for (const equation of Object.values(equations)) {
      const generator = equation(system);
      const short = relevant(generator);
      const whole = relevant(bare(generator));
      expect(short.length).toBe(whole.length);
      short.forEach((value, k) => {
        expect(value).toBeCloseTo(whole[k], 14);
      });
    }
  });

  it("is that of the jump operators for a Lindblad equation: its sum is the sum of their traceless squares", () => {
    for (const equation of [eigenbasisLindblad, localLindblad, universalLindblad]) {
      const generator = equation(system);
      let sum = 0;
      for (const { operator } of generator.jumps!()) {
        const mean = trace(operator);
        const traceless = subtract(operator, scale({ re: mean.re / 8, im: mean.im / 8 }, ComplexMatrix.identity(8)));
        sum += trace(adjointMultiply(traceless, traceless)).re;
      }
      expect([...kossakowskiSpectrum(generator)].reduce((total, value) => total + value, 0)).toBeCloseTo(sum, 13);
    }
  });

  it("is never negative for a Lindblad equation, always for Redfield beyond one spin", () => {
    for (const equation of [eigenbasisLindblad, localLindblad, universalLindblad]) {
      expect(kossakowskiMinimum(equation(system))).toBeGreaterThan(-1e-15);
    }
    expect(kossakowskiMinimum(redfield(system))).toBeLessThan(-1e-3);
  });

  it("loses its negative part as fewer frequencies may interfere", () => {
    const minimum = [100, 10, 0].map((cutoff) => kossakowskiMinimum(partialSecular(system, { cutoff })));
    expect(minimum[0]).toBeCloseTo(kossakowskiMinimum(redfield(system)), 13);
    expect(minimum[2]).toBeGreaterThan(-1e-15);
  });

  it("takes the trace out of a Hermitian coupling, whose part along the identity is no dissipation", () => {
    const space = spins(1);
    const at = (shift: number) => {
      const x = sz(space, 1).plus(sx(space, 1).times(0.5));
      const operator = shift === 0 ? x : x.plus(sz(space, 1).times(sz(space, 1)).times(shift));
      const couplings = [{ bath: bosonBath(1, 0), operator, kind: "hermitian" as const }];
      return redfield({ hamiltonian: sz(space, 1), couplings, epsilon: 0.2 });
    };
    const wanted = relevant(at(0));
    relevant(at(3)).forEach((value, k) => {
      expect(value).toBeCloseTo(wanted[k], 14);
    });
  });

  it("is refused where the whole matrix would be too large", () => {
    const large = bare(redfield(chain({ fields: [1, 1, 1, 1, 1, 1], g: 0.1, epsilon: 0.1 })));
    expect(() => kossakowskiSpectrum(large)).toThrow(/would be 4096 x 4096; the largest that is diagonalised is 1024/);
  });
});
