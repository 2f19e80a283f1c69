import fc from "fast-check";
import { unzipSync } from "fflate";
import { File, ready } from "h5wasm";
import { describe, expect, it } from "vitest";
import {
  collectTable,
  flatten,
  type Json,
  mergeShards,
  npy,
  type Outcome,
  tableArrays,
  tableCsv,
  tableJson,
  tableNpz,
} from "../src/index.ts";
import { tableHdf5 } from "../src/node/index.ts";
import { exampleSweep } from "./support/example-sweep.ts";

const sweep = exampleSweep(
  0,
  {},
  {
    axes: [
      { names: ["g"], paths: [["g"]], values: [[0.5, 1]], length: 2 },
      {
        names: ["who", "beta"],
        paths: [["who"], ["beta"]],
        values: [
          ["a,b", "é"],
          [1, ".inf"],
        ],
        length: 2,
      },
    ],
  },
);
const values: Json[] = [
  { kind: "x", solutions: [{ equation: "redfield", energy: 1, populations: [0.25, 0.75], good: true }] },
  { kind: "x", solutions: [{ equation: "redfield", energy: 2, populations: [0.5], good: false }] },
  { kind: "x", solutions: [{ equation: "redfield", label: "mine", energy: 3, complex: { re: 1, im: null } }] },
];
const outcomeOf = (index: number): Outcome => {
  const { key } = sweep.task(index, 0, "1");
  return index < 3
    ? { key, seconds: Math.random(), value: values[index] }
    : { key, seconds: 1, failure: { reason: "error", message: 'no, "never"' } };
};
const tableOf = (order: readonly number[], one = sweep) =>
  collectTable(one, new Map(order.map((k) => [outcomeOf(k).key, outcomeOf(k)])), "1");

describe("a table", () => {
  const table = tableOf([0, 1, 2, 3]);

  it("has a row for each point in the order of the grid, a column for each leaf", () => {
    expect(table.columns).toEqual([
      "solutions.redfield.energy",
      "solutions.redfield.populations",
      "solutions.redfield.good",
      "solutions.mine.energy",
      "solutions.mine.complex.re",
      "solutions.mine.complex.im",
    ]);
    expect(table.rows.map(({ values: [energy, populations] }) => [energy, populations])).toEqual([
      [1, [0.25, 0.75]],
      [2, [0.5]],
      [null, null],
      [null, null],
    ]);
    expect([table.shape, table.missing, tableOf([0]).missing]).toEqual([[2, 2], 0, 3]);
  });

  it("holds only what the sweep collects, by label, by equation or by place", () => {
    const collect = ["solutions.redfield.energy", "solutions[0].populations", "solutions.mine", "nothing.here"];
    const { columns } = tableOf([0, 1, 2, 3], exampleSweep(0, {}, { ...sweep.parts, collect }));
    expect(columns).toEqual([
      "solutions.redfield.energy",
      "solutions[0].populations",
      "solutions.mine.energy",
      "solutions.mine.complex.re",
      "solutions.mine.complex.im",
    ]);
  });

  it("as CSV spreads arrays and names failures", () => {
    expect(tableCsv(table)).toBe(
      [
        "g,who,beta,solutions.redfield.energy,solutions.redfield.populations[0],solutions.redfield.populations[1],solutions.redfield.good,solutions.mine.energy,solutions.mine.complex.re,solutions.mine.complex.im,failure",
        '0.5,"a,b",1,1,0.25,0.75,true,,,,',
        "0.5,é,.inf,2,0.5,,false,,,,",
        '1,"a,b",1,,,,,3,1,,',
        '1,é,.inf,,,,,,,,"no, ""never"""',
        "",
      ].join("\n"),
    );
  });

  it("as JSON holds axes and points", () => {
    const { axes, shape, points } = JSON.parse(tableJson(table));
    expect(axes).toEqual([{ g: [0.5, 1] }, { who: ["a,b", "é"], beta: [1, ".inf"] }]);
    expect(shape).toEqual([2, 2]);
    expect(points[1]).toMatchObject({
      parameters: { g: 0.5, who: "é" },
      values: { "solutions.redfield.populations": [0.5] },
    });
    expect(points[3].failure).toBe('no, "never"');
  });

  it("as arrays lies on the grid, with NaN where nothing is", () => {
    const arrays = Object.fromEntries(tableArrays(table).map((array) => [array.name, array]));
    expect(arrays["beta"]).toMatchObject({ shape: [2], data: Float64Array.of(1, Number.POSITIVE_INFINITY) });
    expect(arrays["who"]).toMatchObject({ shape: [2], data: ["a,b", "é"] });
    const { shape, data } = arrays["solutions.redfield.populations"];
    expect([shape, [...data]]).toEqual([
      [2, 2, 2],
      [0.25, 0.75, 0.5, Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN],
    ]);
    expect([...arrays["failed"].data]).toEqual([0, 0, 0, 1]);
  });

  it("is the same bytes in every format, in whatever order the points were finished", async () => {
    const hdf5 = await tableHdf5(table);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), async (order) => {
        const other = tableOf(order);
        expect(tableCsv(other)).toBe(tableCsv(table));
        expect(tableJson(other)).toBe(tableJson(table));
        expect(tableNpz(other)).toEqual(tableNpz(table));
        expect(await tableHdf5(other)).toEqual(hdf5);
      }),
      { numRuns: 10 },
    );
  });

  it("as HDF5 is read back by the HDF5 library", async () => {
    const { FS } = await ready;
    FS.writeFile("read.h5", await tableHdf5(table));
    const file = new File("read.h5", "r");
    const dataset = (name: string) => file.get(name) as { shape: number[]; value: ArrayLike<unknown> };
    expect(dataset("solutions.redfield.populations").shape).toEqual([2, 2, 2]);
    expect([...Array.from(dataset("solutions.redfield.energy").value)]).toEqual([1, 2, Number.NaN, Number.NaN]);
    expect(Array.from(dataset("who").value)).toEqual(["a,b", "é"]);
    file.close();
    FS.unlink("read.h5");
  });

  it("as NPZ is an archive of one NPY file an array", () => {
    const entries = unzipSync(tableNpz(table));
    expect(Object.keys(entries)).toContain("solutions.redfield.energy.npy");
    expect(entries["g.npy"]).toEqual(npy({ shape: [2], data: Float64Array.of(0.5, 1) }));
  });
});

describe("an NPY file", () => {
  it("begins with its magic word and a header that ends at a multiple of 64 bytes", () => {
    const bytes = npy({ shape: [2, 1], data: Float64Array.of(1.5, -2) });
    const view = new DataView(bytes.buffer);
    expect([...bytes.subarray(0, 8)]).toEqual([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0]);
    const length = 10 + view.getUint16(8, true);
    expect(length % 64).toBe(0);
    expect(new TextDecoder().decode(bytes.subarray(10, length))).toMatch(
      /^\{'descr': '<f8', 'fortran_order': False, 'shape': \(2, 1\), \} *\n$/,
    );
    expect([view.getFloat64(length, true), view.getFloat64(length + 8, true), bytes.length]).toEqual([
      1.5,
      -2,
      length + 16,
    ]);
  });

  it("holds texts as UTF-32, and an array without directions as one number", () => {
    const text = new TextDecoder().decode(npy({ shape: [2], data: ["é", "up"] }).subarray(10, 80));
    expect(text).toContain("'<U2'");
    expect(new TextDecoder().decode(npy({ shape: [], data: Float64Array.of(1) }).subarray(10, 80))).toContain(
      "'shape': ()",
    );
  });
});

describe("flattening", () => {
  it("goes into lists of things without a name by their place, and leaves names and kinds out", () => {
    expect([
      ...flatten(
        {
          openbath: "1",
          kind: "k",
          list: [{ a: 1 }, { a: 2 }],
          m: [
            [1, 2],
            [3, null],
          ],
          s: "yes",
        },
        [],
      ),
    ]).toEqual([
      ["list[0].a", 1],
      ["list[1].a", 2],
      [
        "m",
        [
          [1, 2],
          [3, null],
        ],
      ],
      ["s", "yes"],
    ]);
  });
});

describe("the shares of an ensemble", () => {
  /** Mean and standard error of a sample, as trajectories give them. */
  const estimate = (sample: readonly number[]) => {
    const mean = sample.reduce((a, b) => a + b) / sample.length;
    const variance = sample.reduce((a, b) => a + (b - mean) ** 2, 0) / (sample.length - 1);
    return { mean, standardError: sample.length > 1 ? Math.sqrt(variance / sample.length) : null };
  };
  const documentOf = (sample: readonly number[]): Json => {
    const one = estimate(sample);
    const observables = { sz: { mean: [one.mean, 2], standardError: [one.standardError, 0] } };
    return {
      times: [0, 1],
      solutions: [{ equation: "lle", count: sample.length, observables, jumps: { total: one } }],
      observables,
    };
  };

  it("make the mean and the standard error of the union", () => {
    const number = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(fc.array(number, { minLength: 1, maxLength: 5 }), { minLength: 2, maxLength: 4 }),
        (samples) => {
          const merged = mergeShards(samples.map(documentOf)) as {
            solutions: { count: number; jumps: { total: { mean: number; standardError: number } } }[];
            observables: { sz: { mean: number[] } };
          };
          const whole = estimate(samples.flat());
          const [{ count, jumps }] = merged.solutions;
          expect(count).toBe(samples.flat().length);
          expect(jumps.total.mean).toBeCloseTo(whole.mean, 13); // sums of at most 20 numbers of order one
          expect(jumps.total.standardError).toBeCloseTo(whole.standardError ?? Number.NaN, 8); // a square root of a difference near 0
          expect(merged.observables.sz.mean).toEqual([jumps.total.mean, 2]);
        },
      ),
    );
  });

  it("are the document itself when there is but one", () => {
    const one = documentOf([1, 2, 3]);
    expect(mergeShards([one])).toBe(one);
  });
});
