import { eigHermitian, multiplyAdjoint } from "@openbath/linalg";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ExactSum } from "../src/certify/exact-sum.ts";
import { smallestEigenvalueBound } from "../src/certify/positive-definite.ts";
import { randomHermitian, unitary } from "./support/mixed-problem.ts";
import { generator } from "./support/random.ts";

/** Doubles as exact integers times 2^-1074. */
function exact(value: number): bigint {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const exponent = Number((bits >> 52n) & 2047n);
  const fraction = bits & ((1n << 52n) - 1n);
  const magnitude = exponent === 0 ? fraction : (fraction | (1n << 52n)) << BigInt(exponent - 1);
  return bits >> 63n === 1n ? -magnitude : magnitude;
}

describe("sums in twice the working precision", () => {
  it("keep the exact sum of products within their bound, under any cancellation", () => {
    const number = fc.double({ min: -1e8, max: 1e8, noNaN: true }).map((x) => (Math.abs(x) < 1e-8 ? 0 : x));
    fc.assert(
      fc.property(fc.array(fc.tuple(number, number), { maxLength: 12 }), fc.boolean(), (pairs, cancel) => {
        const terms = cancel ? [...pairs, ...pairs.map(([a, b]) => [-a, b] as const)] : pairs;
        const sum = new ExactSum();
        let truth = 0n;
        for (const [a, b] of terms) {
          sum.add(a, b);
          truth += exact(a) * exact(b);
        }
        const unit = exact(1);
        expect(exact(sum.lower) * unit <= truth).toBe(true);
        expect(exact(sum.upper) * unit >= truth).toBe(true);
        // and the bound is tight
        expect(sum.upper - sum.lower).toBeLessThanOrEqual(1e-14 * Math.abs(sum.value) + 1e-12);
      }),
      { numRuns: 300 },
    );
  });
});

describe("the verified lower bound of the smallest eigenvalue", () => {
  it("is below it and within a few roundings of it, for random and for nearly singular matrices", () => {
    const uniform = generator(2);
    for (const n of [2, 3, 6, 12]) {
      for (const complex of [false, true]) {
        for (const least of [1, 1e-8, 1e-15, 0, -1e-12, -0.7]) {
          const frame = unitary(uniform, n, complex);
          const scaled = frame.clone();
          const spectrum = Array.from({ length: n }, (_, i) =>
            i === 0 ? least : Math.max(least, 0) + 0.1 + uniform(),
          );
          for (let i = 0; i < n; i++) {
            for (let j = 0; j < n; j++)
              scaled.set(i, j, frame.get(i, j).re * spectrum[j], frame.get(i, j).im * spectrum[j]);
          }
          const matrix = multiplyAdjoint(scaled, frame);
          const data = complex ? matrix.data : matrix.data.filter((_, t) => t % 2 === 0);
          const bound = smallestEigenvalueBound(data, n, complex);
          const truth = eigHermitian(matrix).values[0];
          // eigHermitian itself errs by some 1e-15
          expect(bound).toBeLessThanOrEqual(truth + 4e-15);
          expect(truth - bound).toBeLessThan(2e-4 * Math.abs(truth) + 1e-12);
        }
      }
    }
  });

  it("of a matrix with an entry that is no number is minus infinity", () => {
    expect(smallestEigenvalueBound(Float64Array.from([1, 0, Number.NaN, 1]), 2, false)).toBe(Number.NEGATIVE_INFINITY);
    expect(smallestEigenvalueBound(Float64Array.from([Number.NaN, 0, 0, 1]), 2, false)).toBe(Number.NEGATIVE_INFINITY);
  });

  it("in its coarse form keeps the order of magnitude", () => {
    const a = randomHermitian(generator(3), 5, false);
    const data = multiplyAdjoint(a, a).data.filter((_, t) => t % 2 === 0);
    const truth = eigHermitian(multiplyAdjoint(a, a)).values[0];
    const coarse = smallestEigenvalueBound(data, 5, false, true);
    expect(coarse).toBeLessThanOrEqual(truth);
    expect(coarse).toBeGreaterThan(truth / 20);
  });
});
