import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DecayPoint, findJumpTime } from "../src/jump-time.ts";

/** ln N(t) = -a t - b (1 - cos(w t)) / w - ..., monotonic for b < a. */
function decay(a: number, b: number, w: number): (time: number) => DecayPoint {
  return (time) => ({ time, logarithm: -a * time - (b * Math.sin(w * time)) / w, rate: a + b * Math.cos(w * time) });
}

describe("the time at which a decaying norm reaches a value", () => {
  it("is found to the tolerance, or said not to lie in the step, in a few evaluations", () => {
    const parameter = fc.double({ min: 0.05, max: 3, noNaN: true });
    const fraction = fc.double({ min: 0, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(parameter, fraction, parameter, parameter, parameter, (a, part, w, end, depth) => {
        const f = decay(a, part * a, 3 * w);
        let evaluations = 0;
        const found = findJumpTime(f(0), -depth, end, 1e-12, (time) => {
          evaluations++;
          expect(time > 0 && time <= end).toBe(true);
          return f(time);
        });
        if (found === undefined) expect(f(end).logarithm).toBeGreaterThan(-depth);
        else expect(Math.abs(f(found.time).logarithm + depth)).toBeLessThan(1e-12);
        expect(evaluations).toBeLessThan(25);
      }),
      { numRuns: 400 },
    );
  });

  it("is found in one evaluation when the decay is exponential", () => {
    const f = decay(0.8, 0, 1);
    let evaluations = 0;
    const found = findJumpTime(f(0), -1, 5, 1e-14, (time) => {
      evaluations++;
      return f(time);
    });
    expect(found?.time).toBeCloseTo(1.25, 14);
    expect(evaluations).toBe(1);
  });

  it("is none where nothing decays", () => {
    expect(
      findJumpTime({ time: 0, logarithm: 0, rate: 0 }, -1, 2, 1e-9, (time) => ({ time, logarithm: 0, rate: 0 })),
    ).toBe(undefined);
  });
});
