import { compileBath } from "@openbath/baths";
import { describe, expect, it } from "vitest";
import { type DensityMatrixProblem, problemFromData, Shelf } from "../src/index.ts";

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

const bathOf = (shelf: Shelf, problem: object, readFile?: (name: string) => string) =>
  (problemFromData({ ...problem }, { shelf, ...(readFile ? { readFile } : {}) }) as DensityMatrixProblem).baths.get(
    "only",
  )!;

const whole = (problem: object, shelf?: Shelf) =>
  problemFromData({ ...problem }, shelf === undefined ? {} : { shelf }) as DensityMatrixProblem;

describe("a shelf of operators", () => {
  const two = (changes: object = {}) => ({
    ...data(),
    space: { spins: 2 },
    hamiltonian: ["g * sz(1)", "sz(2)"],
    couplings: [
      { bath: "only", exchange: "sm(1)" },
      { bath: "only", hermitian: "T * sx(2)" },
    ],
    observables: { z: "sz(1)", sum: "sz(1) + g * sz(2)" },
    ...changes,
  });
  const operatorsOf = ({ system, observables }: DensityMatrixProblem) => [
    system.hamiltonian,
    ...system.couplings.map(({ operator }) => operator),
    ...observables.values(),
  ];

  it("gives problems that say the same the same operators, and those that mention a parameter that changed new ones", () => {
    const shelf = new Shelf();
    const first = operatorsOf(whole(two(), shelf));
    expect(operatorsOf(whole(two({ epsilon: 0.3 }), shelf)).map((one, k) => one === first[k])).toEqual([
      true,
      true,
      true,
      true,
      true,
    ]);
    const parameters = { g: 0.7, T: 0.5 };
    const other = operatorsOf(whole(two({ parameters }), shelf));
    expect(other.map((one, k) => one === first[k])).toEqual([false, true, true, true, false]);
    const alone = operatorsOf(whole(two({ parameters })));
    other.forEach((one, k) => void expect(one.toCsr()).toEqual(alone[k].toCsr()));
  });

  it("tells what is said of a Hamiltonian from what is said of a coupling or an observable, and one space from another", () => {
    const shelf = new Shelf();
    const matrix = {
      re: [
        [1, 0],
        [0, 0],
      ],
    };
    const same = { ...data(), hamiltonian: { matrix }, observables: { m: { matrix } } };
    const { system, observables } = whole(same, shelf);
    expect(system.hamiltonian.terms).toHaveLength(2); // without a trace and a constant, as Hamiltonians are kept
    expect(observables.get("m")!.terms).toHaveLength(1);
    const levels = (count: number) => {
      const changes = { space: { levels: [count] }, hamiltonian: "ketbra(1, 1, 1)" };
      return whole(data({ ...changes, couplings: [{ bath: "only", exchange: "ketbra(1, 0, 1)" }] }), shelf);
    };
    const [larger, smaller] = [levels(3), levels(2)];
    expect(larger.system.hamiltonian.space.dimension).toBe(3);
    expect(smaller.system.hamiltonian.space.dimension).toBe(2);
  });

  it("says what is wrong with an operator every time", () => {
    const shelf = new Shelf();
    for (let k = 0; k < 2; k++) {
      expect(() => whole(two({ hamiltonian: "sp(1)" }), shelf)).toThrow(/^hamiltonian: /);
      expect(() => whole(two({ couplings: [{ bath: "only", exchange: "0 * sm(1)" }] }), shelf)).toThrow(
        /^couplings\[0\]\.exchange: /,
      );
      expect(() => whole(two({ observables: { z: "sz(3)" } }), shelf)).toThrow(/^observables\.z: /);
    }
  });
});

describe("a shelf of baths", () => {
  it("gives problems that differ elsewhere the same bath, compiled once", () => {
    const shelf = new Shelf();
    const first = bathOf(shelf, data());
    const second = bathOf(shelf, data({ parameters: { g: 0.7, T: 0.5 }, epsilon: 0.3 }));
    expect(second).toBe(first);
    expect(compileBath(second)).toBe(compileBath(first));
  });

  it("gives another bath when anything that makes it is another", () => {
    const shelf = new Shelf();
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
    expect(shelf.baths.size).toBe(baths.length);
    expect(bathOf(shelf, data({}, { spectralDensity: table }), rows(1))).toBe(baths[6]);
  });

  it("keeps no bath that could not be made, and lets go of those that were asked for least recently", () => {
    const shelf = new Shelf(2);
    expect(() => bathOf(shelf, data({}, { mu: "inf" }))).toThrow(/^baths\.only\.mu: /);
    expect(shelf.baths.size).toBe(0);
    const [a, b] = [0.1, 0.2].map((temperature) => bathOf(shelf, data({}, { temperature })));
    expect(bathOf(shelf, data({}, { temperature: 0.1 }))).toBe(a);
    bathOf(shelf, data({}, { temperature: 0.3 })); // b goes
    expect(bathOf(shelf, data({}, { temperature: 0.1 }))).toBe(a);
    expect(bathOf(shelf, data({}, { temperature: 0.2 }))).not.toBe(b);
    expect(shelf.baths.size).toBe(2);
  });

  it.each([0, -1, 1.5, Number.NaN])("cannot hold %d baths", (capacity) => {
    expect(() => new Shelf(capacity)).toThrow(`the capacity must be a positive integer, got ${capacity}`);
  });
});
