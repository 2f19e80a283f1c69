import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { piecewise } from "../src/index.ts";

const ENERGIES = [-100, -3, -1.1, -1.0001, -1, -0.99999, -0.5, 0, 0.3, 1 - 1e-12, 1, 1.3, 40];

describe("principal values against closed forms", () => {
  it("gives -pi (E - sign(E) sqrt(E^2 - 1)) for a semicircle, band edges included", () => {
    const f = piecewise((x) => Math.sqrt((1 - x) * (1 + x)), { interval: [-1, 1], exponents: [0.5, 0.5] });
    for (const E of ENERGIES) {
      const outside = Math.abs(E) > 1 ? Math.sign(E) * Math.sqrt(E * E - 1) : 0;
      // 1e-14 per unit: a few roundings of numbers of size pi, and at |E| = 100 the closed form's own cancellation
      expect(Math.abs(f.principalValue(E) + Math.PI * (E - outside))).toBeLessThan(2e-14);
    }
  });

  it("gives -pi (x / (x^2 + 1)) for a Lorentzian on the whole line, at any width a double can hold", () => {
    for (const width of [1e3, 1, 1e-6]) {
      // centred at 0: elsewhere x - center itself loses digits
      const f = piecewise((x) => 1 / (1 + (x / width) ** 2), {
        interval: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
        breakpoints: [0],
      });
      for (const y of [-1e6, -20, -1, 0, 1e-3, 0.5, 2, 4, 300]) {
        expect(Math.abs(f.principalValue(y * width) + (Math.PI * y) / (1 + y * y))).toBeLessThan(1e-14);
      }
    }
  });

  it("keeps an algebraic tail 1/x that has no integral: the Drude density", () => {
    const f = piecewise((x) => x / (1 + x * x), { interval: [0, Number.POSITIVE_INFINITY] });
    for (const E of [-1e4, -3, -1e-9, 0, 1e-9, 0.5, 2, 3, 4, 1e5]) {
      const exact = (Math.PI / 2 - (E === 0 ? 0 : E * Math.log(Math.abs(E)))) / (1 + E * E);
      expect(Math.abs(f.principalValue(E) - exact)).toBeLessThan(1e-14);
    }
    expect(f.integral()).toBe(Number.POSITIVE_INFINITY);
  });

  it("gives -pi cot(pi a) E^a for E > 0 and -pi |E|^a / sin(pi a) for E < 0 from x^a / (1 + x) up to its other pole", () => {
    // P int_0^inf x^a / ((1 + x)(x - E)) = (P(E) - P(-1)) / (1 + E), P(E) the transform of x^a
    for (const a of [-0.7, -0.5, -0.2, 0.3, 0.5, 0.8]) {
      const power = (E: number): number =>
        E > 0 ? (-Math.PI / Math.tan(Math.PI * a)) * E ** a : (-Math.PI / Math.sin(Math.PI * a)) * (-E) ** a;
      const f = piecewise((x) => x ** a / (1 + x), { interval: [0, Number.POSITIVE_INFINITY], exponents: [a, 0] });
      for (const E of [-30, -0.5, -1e-4, 1e-4, 0.1, 0.9, 1, 1.1, 2, 2.05, 17]) {
        const exact = (power(E) - power(-1)) / (1 + E);
        expect(Math.abs(f.principalValue(E) - exact)).toBeLessThan(1e-13 * Math.max(1, Math.abs(exact)));
      }
    }
  });

  it("goes over smoothly to the regular ends as an exponent comes near 0 or 1", () => {
    const power = (a: number) => piecewise((x) => x ** a * Math.exp(-x), { interval: [0, 30], exponents: [a, 0] });
    for (const whole of [0, 1]) {
      // d/da of x^a: its principal value is the slope
      const slope = piecewise((x) => x ** whole * Math.log(x) * Math.exp(-x), { interval: [0, 30] });
      for (let k = 4; k <= 16; k++) {
        for (const step of whole === 0 ? [10 ** -k, -(10 ** -k)] : [-(10 ** -k)]) {
          const one = power(whole + step);
          const other = power(whole);
          for (const E of [-0.3, -1e-3, 2e-3, 0.4, 2]) {
            const moved = one.principalValue(E) - other.principalValue(E) - step * slope.principalValue(E);
            // the second derivative is at most ln^3 |E|
            expect(Math.abs(moved)).toBeLessThan(500 * step * step + 5e-14);
          }
        }
      }
    }
  });

  it("follows -ln|E| down to a pole that sits 1e-10 outside the edge", () => {
    const mu = -1e-10;
    const f = piecewise((x) => x / (x - mu), { interval: [0, 1] });
    // x / (x - mu) = 1 + mu / (x - mu), and partial fractions
    for (const E of [-1, -1e-9, 1e-11, 1e-10, 1e-6, 0.3, 0.999]) {
      const log = (p: number): number => Math.log(Math.abs((1 - p) / p));
      const exact = log(E) + (mu / (E - mu)) * (log(E) - log(mu));
      expect(Math.abs(f.principalValue(E) - exact)).toBeLessThan(1e-13);
    }
  });

  it("is infinite, with the sign of the jump, exactly at a jump, and finite next to it", () => {
    const box = piecewise(() => 1, { interval: [-1, 1] });
    expect(box.principalValue(-1)).toBe(Number.POSITIVE_INFINITY);
    expect(box.principalValue(1)).toBe(Number.NEGATIVE_INFINITY);
    expect(box.principalValue(1 + 2 ** -40)).toBeCloseTo(Math.log(2 ** -40 / (2 + 2 ** -40)), 12);
    const step = piecewise((x) => (x < 0.3 ? 1 : 2), { interval: [-1, 1], breakpoints: [0.3] });
    expect(step.principalValue(0.3)).toBe(Number.POSITIVE_INFINITY);
  });

  it("has no logarithm at a declared break point where the function is continuous", () => {
    const cut = piecewise((x) => Math.exp(-x * x), { interval: [-7, 7], breakpoints: [-0.2, 0, 1, 2.5] });
    const whole = piecewise((x) => Math.exp(-x * x), { interval: [-7, 7] });
    for (const E of [-0.2, 0, 1, 2.5, 1 + 1e-15, 1 - 1e-15]) {
      // edges meet to 1e-15; the logarithm of their distance to E multiplies that by up to 35
      expect(Math.abs(cut.principalValue(E) - whole.principalValue(E))).toBeLessThan(4e-14);
    }
  });

  it("tends to -integral / E far away, even at 1e200", () => {
    const f = piecewise((x) => x * Math.exp(-x), { interval: [0, Number.POSITIVE_INFINITY] });
    expect(f.integral()).toBeCloseTo(1, 14);
    expect(f.principalValue(1e200) * 1e200).toBeCloseTo(-1, 14);
    expect(f.principalValue(-1e8) * 1e8).toBeCloseTo(1, 7);
  });

  it("does not change when hundreds of break points are declared, which are then joined into a tree", () => {
    const f = (x: number): number => x * Math.exp(-x) * (1 + Math.sin(3 * x));
    const plain = piecewise(f, { interval: [0, 45] });
    const breakpoints = Array.from({ length: 517 }, (_, i) => 45 * ((i + 1) / 518) ** 1.7);
    const cut = piecewise(f, { interval: [0, 45], breakpoints });
    expect(cut.body.tree.roots.length).toBeLessThan(20);
    for (const E of [-20, -1, 0, 0.31, 7.7, 44, 46, 300]) {
      expect(Math.abs(cut.principalValue(E) - plain.principalValue(E))).toBeLessThan(1e-13);
    }
    expect(Math.abs(cut.fourier(2).re - plain.fourier(2).re)).toBeLessThan(1e-14);
  });

  it("resolves an undeclared kink by bisection", () => {
    const f = piecewise((x) => Math.abs(x - 0.3), { interval: [-1, 1] });
    // |x - c| = s(x - c): P int |x - c|/(x - E) by pieces
    for (const E of [-2, -0.4, 0.29, 0.7]) {
      const c = 0.3;
      const exact =
        2 * c * -1 + (c - E) * Math.log(Math.abs((c - E) / (-1 - E))) + (E - c) * Math.log(Math.abs((1 - E) / (c - E)));
      const pieces =
        -(c + 1) +
        (1 - c) +
        (c - E) * Math.log(Math.abs((c - E) / (-1 - E))) +
        (E - c) * Math.log(Math.abs((1 - E) / (c - E)));
      expect(exact).toBeCloseTo(pieces, 12);
      expect(Math.abs(f.principalValue(E) - pieces)).toBeLessThan(1e-13);
    }
  });
});

describe("invariants of the principal value", () => {
  it("equals a partial-fraction closed form for random poles off the axis, inside its own error bound", () => {
    const pole = fc.record({
      x: fc.double({ min: -2, max: 2, noNaN: true }),
      y: fc.double({ min: 0.05, max: 3, noNaN: true }),
      E: fc.double({ min: -3, max: 3, noNaN: true }),
    });
    fc.assert(
      fc.property(pole, ({ x, y, E }) => {
        fc.pre(Math.abs(E - 1) > 1e-9 && Math.abs(E + 1) > 1e-9);
        const f = piecewise((t) => y / ((t - x) ** 2 + y * y), { interval: [-1, 1] });
        // Im 1/(t - z), z = x + iy: P int Im[1/(t - z)]/(t - E) = Im[(L(E) - L(z)) / (E - z)], L(w) = int dt/(t - w)
        const LE = Math.log(Math.abs((1 - E) / (-1 - E)));
        const Lz = {
          re: 0.5 * Math.log(((1 - x) ** 2 + y * y) / ((1 + x) ** 2 + y * y)),
          im: Math.atan2(y, -1 - x) * -1,
        };
        Lz.im = Math.atan2(-y, 1 - x) - Math.atan2(-y, -1 - x);
        const [ar, ai, br, bi] = [LE - Lz.re, -Lz.im, E - x, -y];
        const exact = (ai * br - ar * bi) / (br * br + bi * bi);
        const { value, error } = f.principalValueEstimate(E);
        expect(Math.abs(value - exact)).toBeLessThan(error + 1e-14 * (1 + Math.abs(exact)));
        expect(error).toBeLessThan(1e-10 * (1 + 1 / y));
      }),
      { numRuns: 200 },
    );
  });

  it("is antisymmetric under reflection of the function and the energy, algebraic ends included", () => {
    const f = (x: number): number => x ** 0.3 * Math.cos(x);
    const forward = piecewise(f, { interval: [0, 2], exponents: [0.3, 0] });
    const backward = piecewise((x) => f(-x), { interval: [-2, 0], exponents: [0, 0.3] });
    for (const E of [-3, -0.3, -1e-3, 0, 0.2, 0.9, 1, 1.7, 2.05, 3]) {
      expect(Math.abs(forward.principalValue(E) + backward.principalValue(-E))).toBeLessThan(1e-14);
    }
  });

  it("is linear in the function over two hundred orders of magnitude: nothing in it has a scale of its own", () => {
    const f = (x: number): number => x ** 0.3 * Math.exp(-45 * x);
    const one = piecewise(f, { interval: [0, Number.POSITIVE_INFINITY], exponents: [0.3, 0] });
    for (const size of [1e-200, 1e-41, 1e100]) {
      const scaled = piecewise((x) => size * f(x), { interval: [0, Number.POSITIVE_INFINITY], exponents: [0.3, 0] });
      for (const E of [-0.1, 0.01, 0.043, 0.07, 0.2]) {
        expect(scaled.principalValue(E) / size / one.principalValue(E)).toBeCloseTo(1, 13);
      }
      expect(scaled.fourier(100).re / size / one.fourier(100).re).toBeCloseTo(1, 13);
    }
  });

  it("evaluates to the function it was made from, with one-sided limits at a jump", () => {
    const f = piecewise((x) => (x < 1 ? x : 5 * Math.exp(1 - x)), {
      interval: [0, Number.POSITIVE_INFINITY],
      breakpoints: [1],
    });
    for (const x of [0.1, 0.999, 1.5, 7]) expect(f.evaluate(x)).toBeCloseTo(x < 1 ? x : 5 * Math.exp(1 - x), 12);
    expect(f.evaluate(1)).toBeCloseTo(5, 12);
    expect(f.evaluate(1, true)).toBeCloseTo(1, 12);
    expect(f.evaluate(-0.1)).toBe(0);
  });
});

describe("what cannot be compiled is refused", () => {
  it("names the place and the value of a function that is not finite", () => {
    expect(() => piecewise((x) => (x > 0.5 ? Number.NaN : 1), { interval: [0, 1] })).toThrow(
      /x = 0\.\d+ it returned NaN/,
    );
  });
  it("names an empty interval, an exponent of -1, and a function that does not decay", () => {
    expect(() => piecewise(() => 1, { interval: [1, 1] })).toThrow(/low < high, got \[1, 1\]/);
    expect(() => piecewise((x) => 1 / x, { interval: [0, 1], exponents: [-1, 0] })).toThrow(/above -1/);
    expect(() => piecewise((x) => x, { interval: [0, Number.POSITIVE_INFINITY] })).toThrow(
      /does not decay toward \+Infinity/,
    );
  });
});
