import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RunningMoments } from "../src/index.ts";
import { Sha256 } from "../src/sha256.ts";

describe("mean and standard error that come in piece by piece", () => {
  it("are those of the whole sample, however it is cut, and far from zero too", () => {
    const samples = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 4, maxLength: 40 });
    fc.assert(
      fc.property(samples, fc.nat(), fc.constantFrom(0, 1e6), (given, cutAt, shift) => {
        const all = given.map((x) => x + shift);
        const cut = cutAt % all.length;
        const total = new RunningMoments(1);
        for (const piece of [all.slice(0, cut), all.slice(cut)]) {
          const part = new RunningMoments(1);
          for (const x of piece) part.add(Float64Array.of(x));
          total.merge(part.snapshot());
        }
        const mean = all.reduce((sum, x) => sum + x, 0) / all.length;
        const variance = all.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (all.length - 1);
        expect(total.count).toBe(all.length);
        expect(Math.abs(total.mean[0] - mean)).toBeLessThan(1e-14 * (1 + shift));
        expect(Math.abs(total.standardError(0) - Math.sqrt(variance / all.length))).toBeLessThan(1e-8);
      }),
    );
  });

  it("have no standard error for a single sample", () => {
    const one = new RunningMoments(2);
    one.add(Float64Array.of(3, 4));
    expect(one.standardError(1)).toBeNaN();
  });
});

describe("SHA-256", () => {
  const hash = (text: string, pieces = 1): string => {
    const sha = new Sha256();
    const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
    const size = Math.ceil(bytes.length / pieces);
    for (let k = 0; k < pieces; k++) sha.update(bytes.subarray(k * size, (k + 1) * size));
    return sha.digest();
  };

  it("gives the known answers", () => {
    expect(hash("")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    expect(hash("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    expect(hash("a".repeat(1e6), 7)).toBe("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
  });
});
