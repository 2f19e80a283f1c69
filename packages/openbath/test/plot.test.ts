import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Figure, HeatMap } from "@openbath/figures";
import type { Leaf, Table } from "@openbath/sweeps";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { main } from "../src/main.ts";
import { nodeIo } from "../src/node-io.ts";
import { drawings } from "../src/plot/drawings.ts";
import { qubit } from "./support/chain.ts";

/** A table over the product of some directions, with one column made from the values of a point. */
function tableOf(
  axes: Readonly<Record<string, readonly (number | string)[]>>,
  columns: Readonly<Record<string, (point: readonly (number | string)[]) => Leaf>>,
): Table {
  const names = Object.keys(axes);
  const points = names.reduce<(number | string)[][]>(
    (all, name) => all.flatMap((point) => axes[name].map((value) => [...point, value])),
    [[]],
  );
  return {
    axes: names.map((name) => ({ names: [name], values: [axes[name]] })),
    shape: names.map((name) => axes[name].length),
    columns: Object.keys(columns),
    rows: points.map((point) => ({
      parameters: Object.fromEntries(names.map((name, k) => [name, point[k]])),
      values: Object.values(columns).map((of) => of(point)),
    })),
    missing: 0,
  };
}

const curvesOf = (figure: Figure | HeatMap): Figure => {
  if (!("curves" in figure)) throw new Error("a map");
  return figure;
};
const mapOf = (figure: Figure | HeatMap): HeatMap => {
  if ("curves" in figure) throw new Error("curves");
  return figure;
};

describe("the figures of a sweep", () => {
  it("along one direction are curves, one figure a quantity, one curve a solution, in ascending order", () => {
    const found = drawings(
      tableOf(
        { g: [3, 1, 2] },
        {
          "solutions.redfield.energy": ([g]) => 2 * Number(g),
          "solutions.lle.energy": ([g]) => (g === 1 ? null : 3 * Number(g)),
          "solutions.lle.populations": ([g]) => [Number(g), 1],
          words: () => "no number",
        },
      ),
    );
    expect(found.map(({ name }) => name)).toEqual(["energy", "populations-0", "populations-1"]);
    const { curves, x, y } = curvesOf(found[0].figure);
    expect([x.label, x.log, y.label]).toEqual(["g", false, "energy"]);
    expect(curves).toEqual([
      {
        name: "redfield",
        points: [
          [1, 2],
          [2, 4],
          [3, 6],
        ],
      },
      {
        name: "lle",
        points: [
          [1, Number.NaN],
          [2, 6],
          [3, 9],
        ],
      },
    ]);
  });

  it("have logarithmic axes where values go by equal ratios, and where results span three decades", () => {
    const [{ figure }] = drawings(tableOf({ g: [0.01, 0.1, 1, 10] }, { rate: ([g]) => Number(g) ** 2 }));
    const { x, y } = curvesOf(figure);
    expect([x.log, y.log]).toEqual([true, true]);
  });

  it("with a short or a wordy second direction are families of curves", () => {
    const found = drawings(
      tableOf({ who: ["a", "b"], g: [1, 2, 3] }, { y: ([who, g]) => (who === "a" ? 1 : 10) * Number(g) }),
    );
    expect(curvesOf(found[0].figure).curves).toEqual([
      {
        name: "who = a",
        points: [
          [1, 1],
          [2, 2],
          [3, 3],
        ],
      },
      {
        name: "who = b",
        points: [
          [1, 10],
          [2, 20],
          [3, 30],
        ],
      },
    ]);
  });

  it("with two long directions are maps, with ascending axes", () => {
    const six = [5, 0, 1, 2, 3, 4];
    const [{ name, figure }] = drawings(
      tableOf({ g: six, T: [1, 2, 3, 4, 5, 6, 7] }, { "solutions.redfield.I": ([g, T]) => 10 * Number(g) + Number(T) }),
    );
    const map = mapOf(figure);
    expect([name, map.title, map.x.label, map.y.label]).toEqual(["I-redfield", "I, redfield", "g", "T"]);
    expect(map.x.values).toEqual([0, 1, 2, 3, 4, 5]);
    expect(map.values[6]).toEqual([7, 17, 27, 37, 47, 57]);
  });

  it("of ensembles are courses in time with bands of one standard error", () => {
    const [{ figure }] = drawings(
      tableOf(
        { g: [1, 2] },
        {
          times: () => [0, 5],
          "solutions.lle.observables.sz.mean": ([g]) => [1, Number(g)],
          "solutions.lle.observables.sz.standardError": () => [0, 0.5],
        },
      ),
    );
    const { title, x, curves } = curvesOf(figure);
    expect([title, x.label]).toEqual(["observables.sz, lle", "t"]);
    expect(curves).toEqual([
      {
        name: "g = 1",
        points: [
          [0, 1],
          [5, 1],
        ],
        band: [
          [0, 1, 1],
          [5, 0.5, 1.5],
        ],
      },
      {
        name: "g = 2",
        points: [
          [0, 1],
          [5, 2],
        ],
        band: [
          [0, 1, 1],
          [5, 1.5, 2.5],
        ],
      },
    ]);
  });

  it("are divided when there are more curves than can be told apart", () => {
    const found = drawings(tableOf({ who: [..."abcdefghijk"], g: [1, 2] }, { y: () => 1 }));
    expect(found.map(({ name, figure }) => [name, curvesOf(figure).curves.length])).toEqual([
      ["y-1", 8],
      ["y-2", 3],
    ]);
  });

  it("are refused where there are no numbers", () => {
    expect(() => drawings(tableOf({ g: [1, 2] }, { verdict: () => "possible" }))).toThrow(/nothing to draw/);
    expect(() => drawings(tableOf({ who: ["a", "b"] }, { y: () => 1 }))).toThrow(/nothing to draw/);
  });
});

describe("openbath plot", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "openbath-plot-"));
    writeFileSync(join(folder, "qubit.yaml"), qubit());
    writeFileSync(
      join(folder, "map.yaml"),
      "base: qubit.yaml\nvary: { epsilon: { logspace: [0.01, 0.1, 4] } }\ncollect: solutions\n",
    );
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  async function openbath(argv: readonly string[]) {
    const [out, err]: [string[], string[]] = [[], []];
    const code = await main(argv, {
      ...nodeIo,
      out: (text) => void out.push(text),
      err: (text) => void err.push(text),
    });
    return { code, out: out.join(""), err: err.join("") };
  }

  it("writes every figure as SVG and all of them as one page that needs nothing else", async () => {
    const [map, figures] = [join(folder, "map.yaml"), join(folder, "figures")];
    await openbath(["sweep", map, "--engine", "inline", "--quiet"]);
    expect(
      await openbath([
        "plot",
        map,
        "--out",
        figures,
        "--only",
        "solutions.redfield.populations",
        "--only",
        "solutions.local-lindblad",
      ]),
    ).toEqual({
      code: 0,
      out: `${join(figures, "index.html")}\n`,
      err: "",
    });
    const files = readdirSync(figures);
    expect(files).toContain("populations-0.svg");
    expect(readFileSync(join(figures, "populations-0.svg"), "utf8")).toContain("local-lindblad");
    const page = readFileSync(join(figures, "index.html"), "utf8");
    expect(page.match(/<svg/g)).toHaveLength(files.length - 1);
    expect(page.replaceAll('xmlns="http://www.w3.org/2000/svg"', "")).not.toMatch(/https?:|src=|href=/);
  });

  it("refuses what was not collected, and a sweep without results", async () => {
    const map = join(folder, "map.yaml");
    expect((await openbath(["plot", map, "--out", folder])).err).toMatch(/there are no results of this sweep/);
    await openbath(["sweep", map, "--engine", "inline", "--quiet"]);
    const { code, err } = await openbath(["plot", map, "--out", folder, "--only", "energy"]);
    expect([code, err]).toEqual([
      2,
      expect.stringMatching(/--only energy: nothing of this name was collected; there are solutions\.redfield/),
    ]);
  });
});
