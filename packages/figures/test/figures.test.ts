import { describe, expect, it } from "vitest";
import { csv, type Figure, figureCsv, type HeatMap, heatMapCsv, heatMapSvg, svg } from "../src/index.ts";

describe("a table of comma-separated values", () => {
  it("quotes what would break a row, and doubles the quotes inside", () => {
    expect(csv(['a "b"', "c, d"], [["line\nbreak", "plain"]])).toBe('"a ""b""","c, d"\n"line\nbreak",plain\n');
  });

  it("rounds to twelve digits, which leaves no rounding noise and loses no small number", () => {
    expect(csv(["x"], [[0.1 + 0.2], [1.23456789012345e-17], [-0], [6.02e23]])).toBe(
      "x\n0.3\n1.23456789012e-17\n0\n6.02e+23\n",
    );
  });

  it("leaves empty what is no finite number", () => {
    expect(csv(["x", "y"], [[Number.NaN, Number.POSITIVE_INFINITY]])).toBe("x,y\n,\n");
  });
});

const figure: Figure = {
  title: "<k|rho|k> & more",
  x: { label: "t < 1", log: true },
  y: { label: "d, mean", log: true },
  curves: [
    {
      name: "a < b & c",
      points: [
        [0.01, 1],
        [0.1, 0.1],
        [1, -1],
        [10, 0.01],
        [100, 1e-3],
      ],
    },
    { name: "marks", stroke: "marks", points: [[1, 1]] },
  ],
};

describe("a figure", () => {
  const drawn = svg(figure);

  it("escapes its texts", () => {
    expect(drawn).toContain("<title>&lt;k|rho|k&gt; &amp; more</title>");
    expect(drawn).toContain(">a &lt; b &amp; c</text>");
    expect(drawn).not.toMatch(/&(?!amp;|lt;|gt;)/);
  });

  it("breaks a curve where a logarithmic axis has no place for a point", () => {
    const path = /<path d="([^"]*)"/.exec(drawn)?.[1] ?? "";
    expect(path.match(/M/g)).toHaveLength(2);
    expect(path.match(/L/g)).toHaveLength(2);
    expect(drawn).not.toContain("NaN");
  });

  it("draws marks as circles: the points and one in the key", () => {
    expect(drawn.match(/<circle/g)).toHaveLength(2);
  });

  it("labels an axis of less than a decade by 1, 2 and 5 times powers of ten", () => {
    const points = Array.from({ length: 30 }, (_, k): [number, number] => [0.0025 * 1.13 ** k, 1 + k]);
    const labels = svg({ ...figure, curves: [{ name: "c", points }] }).match(/text-anchor="middle">[\d.e-]+</g) ?? [];
    expect(labels.map((label) => label.replace(/[^>]*>|</g, ""))).toEqual(["0.005", "0.01", "0.02", "0.05"]);
  });

  it("keeps every point in its table", () => {
    expect(figureCsv(figure).split("\n")).toEqual([
      'curve,t < 1,"d, mean"',
      "a < b & c,0.01,1",
      "a < b & c,0.1,0.1",
      "a < b & c,1,-1",
      "a < b & c,10,0.01",
      "a < b & c,100,0.001",
      "marks,1,1",
      "",
    ]);
  });
});

describe("the room of a figure", () => {
  const width = (document: string) => Number(/viewBox="0 0 (\d+) /.exec(document)?.[1]);
  const curve = (name: string): Figure => ({ ...figure, curves: [{ name, points: figure.curves[0].points }] });

  it("grows with the longest name of its key, however wide its letters", () => {
    expect(width(svg(curve("short")))).toBe(690);
    const beginning = 470 + 40; // of the names in the key: no letter of a sans-serif face is wider than its size
    expect(width(svg(curve("W".repeat(40))))).toBeGreaterThan(beginning + 40 * 12);
    expect(width(svg(curve("1|0|2, beta = 1, 5, free traces of Gamma")))).toBeGreaterThan(690);
  });

  it("grows with the number of its curves", () => {
    const curves = Array.from({ length: 40 }, (_, k) => ({ ...figure.curves[0], name: `c${k}` }));
    expect(Number(/viewBox="0 0 \d+ (\d+)"/.exec(svg({ ...figure, curves }))?.[1])).toBeGreaterThan(40 * 18);
  });

  it("grows with its title, and leaves the axes where they are", () => {
    const wide = svg({ ...figure, title: "M".repeat(60) });
    expect(width(wide)).toBeGreaterThan(78 + 60 * 14);
    const axes = (document: string) => document.match(/<line class="grid"[^>]*>/g);
    expect(axes(wide)).toEqual(axes(svg(figure)));
  });
});

describe("a heat map", () => {
  const map: HeatMap = {
    title: "d < 1",
    x: { label: "T", log: true, values: [1, 10, 100] },
    y: { label: "e", values: [-1, 0, 1] },
    z: { label: "d", log: true },
    values: [
      [1, 0.1, 0.01],
      [Number.NaN, 0.1, 1],
      [0, 0.01, 0.1],
    ],
  };

  it("shows a cell for each value that its scale of colours has, from dark to bright", () => {
    const cells = heatMapSvg(map)
      .split("\n")
      .filter((line) => line.startsWith("<rect"));
    expect(cells).toHaveLength(7 + 48); // and the scale itself
    expect(cells[0]).toContain('fill="#f0f921"');
    expect(cells[2]).toContain('fill="#0d0887"');
  });

  it("has the cells meet half way on its axes", () => {
    const edges = [...heatMapSvg(map).matchAll(/<rect x="([\d.]+)"[^>]*width="([\d.]+)"/g)].slice(0, 3);
    edges.slice(1).forEach(([, x], k) => {
      expect(Number(x)).toBeCloseTo(Number(edges[k][1]) + Number(edges[k][2]) - 0.3, 0);
    });
  });

  it("has room for the name of its colours", () => {
    const named = heatMapSvg({ ...map, z: { label: "M".repeat(30), log: true } });
    expect(Number(/viewBox="0 0 (\d+) /.exec(named)?.[1])).toBeGreaterThan(470 + 24 + 30 * 12);
  });

  it("lists each cell with both parameters", () => {
    expect(heatMapCsv(map).split("\n").slice(0, 5)).toEqual(["T,e,d", "1,-1,1", "10,-1,0.1", "100,-1,0.01", "1,0,"]);
  });
});

describe("a curve with an error band", () => {
  const banded: Figure = {
    title: "a mean",
    x: { label: "t" },
    y: { label: "sz" },
    curves: [
      {
        name: "ensemble",
        points: [
          [0, 1],
          [1, 2],
        ],
        band: [
          [0, 0, 5],
          [1, Number.NaN, 3],
        ],
      },
    ],
  };

  it("has the band behind it, within the axes, and left out where it is not finite", () => {
    const document = svg(banded);
    const [band, curve] = [...document.matchAll(/<path d="([^"]*)"/g)].map(([, path]) => path);
    expect(band).toMatch(/^M[^M]*Z$/);
    expect(band.split("L").length).toBeLessThan(curve.split("L").length + 2);
    expect(document.indexOf("fill-opacity")).toBeLessThan(document.indexOf('fill="none" stroke="#1f6f8b"'));
    const heights = [...band.matchAll(/,(-?[\d.]+)/g)].map(([, y]) => Number(y));
    for (const y of heights) expect(y).toBeGreaterThanOrEqual(36); // the top of the axes
  });

  it("writes the ends of the band beside the mean", () => {
    expect(figureCsv(banded)).toBe("curve,t,sz,sz from,sz to\nensemble,0,1,0,5\nensemble,1,2,,3\n");
  });
});
