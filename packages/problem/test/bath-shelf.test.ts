import { compileBath } from "@openbath/baths";
import { describe, expect, it } from "vitest";
import { BathShelf, type DensityMatrixProblem, problemFromData } from "../src/index.ts";

const data = (changes: object = {}, bath: object = {}) => ({
  parameters: { g: 0.1, T: 0.5 },
  space: { spins: 1 },
  hamiltonian: "g * sz(1)",
  baths: {
    only: { temperature: "T", mu: -1, spectralDensity: { kind: "drude", strength: 1, cutoff: 5 }, ...bath },
  },
  couplings: [{ bath: "only", exchange: "sm(1)" }],
  ...changes,
});

const bathOf = (shelf: BathShelf, problem: object, readFile?: (name: string) => string) =>
  (problemFromData({ ...problem }, { shelf, ...(readFile ? { readFile } : {}) }) as DensityMatrixProblem).baths.get(
    "only",
  )!;

describe("a shelf of baths", () => {
  it("gives problems that differ elsewhere the same bath, compiled once", () => {
    const shelf = new BathShelf();
    const first = bathOf(shelf, data());
    const second = bathOf(shelf, data({ parameters: { g: 0.7, T: 0.5 }, epsilon: 0.3 }));
    expect(second).toBe(first);
    expect(compileBath(second)).toBe(compileBath(first));
  });

  it("gives another bath when anything that makes it is another", () => {
    const shelf = new BathShelf();
    const table = { kind: "tabulated", file: "J.csv" };
    const rows = (peak: number) => () => `0,0\n1,${peak}\n2,0\n`;
    const baths = [
      bathOf(shelf, data()),
      bathOf(shelf, data({ parameters: { g: 0.1, T: 0.6 } })),
      bathOf(shelf, data({}, { mu: -2 })),
      bathOf(shelf, data({}, { temperature: undefined, beta: Number.POSITIVE_INFINITY })),
      bathOf(shelf, data({}, { temperature: undefined, beta: 2 })),
      bathOf(shelf, data({}, { principalValue: false })),
      bathOf(shelf, data({}, { spectralDensity: table }), rows(1)),
      bathOf(shelf, data({}, { spectralDensity: table }), rows(2)),
    ];
    expect(new Set(baths).size).toBe(baths.length);
    expect(baths[1].beta).toBe(1 / 0.6);
    expect(shelf.size).toBe(baths.length);
    expect(bathOf(shelf, data({}, { spectralDensity: table }), rows(1))).toBe(baths[6]);
  });

  it("keeps no bath that could not be made, and lets go of those that were asked for least recently", () => {
    const shelf = new BathShelf(2);
    expect(() => bathOf(shelf, data({}, { mu: "inf" }))).toThrow(/^baths\.only\.mu: /);
    expect(shelf.size).toBe(0);
    const [a, b] = [0.1, 0.2].map((temperature) => bathOf(shelf, data({}, { temperature })));
    expect(bathOf(shelf, data({}, { temperature: 0.1 }))).toBe(a);
    bathOf(shelf, data({}, { temperature: 0.3 })); // b goes
    expect(bathOf(shelf, data({}, { temperature: 0.1 }))).toBe(a);
    expect(bathOf(shelf, data({}, { temperature: 0.2 }))).not.toBe(b);
    expect(shelf.size).toBe(2);
  });

  it.each([0, -1, 1.5, Number.NaN])("cannot hold %d baths", (capacity) => {
    expect(() => new BathShelf(capacity)).toThrow(`the capacity must be a positive integer, got ${capacity}`);
  });
});
