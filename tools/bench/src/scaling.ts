import type { Curve, Figure } from "@openbath/figures";
import type { Line } from "./table.ts";

/** Seconds against the dimension d of the Hilbert space for every series of lines, ours in full and the peers' dashed, with the exponents fitted. */
export function scalingFigure(lines: readonly Line[]): Figure {
  const names = [...new Set(lines.flatMap(({ series }) => (series ? [series.name] : [])))];
  const curves = names.flatMap((name, colour): Curve[] => {
    const own = lines.filter(({ series }) => series?.name === name);
    const peer = own.find((line) => line.peer)?.peer?.name;
    return [
      curve(
        name,
        own.map((line): Point => [dimension(line), line.ours]),
        colour,
      ),
      ...(peer === undefined
        ? []
        : [
            curve(
              `${name}, ${peer.split(" and ")[0]}`,
              own.flatMap((line): Point[] => (line.peer ? [[dimension(line), line.peer.seconds]] : [])),
              colour,
              true,
            ),
          ]),
    ];
  });
  return {
    title: "Cost against size: openbath in full, peers dashed",
    x: { label: "dimension d of the Hilbert space", log: true },
    y: { label: "seconds", log: true },
    curves,
  };
}

type Point = readonly [dimension: number, seconds: number];

const dimension = ({ series }: Line): number => series?.dimension ?? Number.NaN;

function curve(name: string, points: readonly Point[], colour: number, peer = false): Curve {
  const exponent = fittedExponent(points);
  const label = Number.isNaN(exponent) ? name : `${name}: d^${exponent.toFixed(1)}`;
  return { name: label, points, colour, ...(peer ? { stroke: "dashed" as const } : {}) };
}

/** p of seconds = c d^p by least squares of the logarithms over the larger half of the sizes, where the cost of starting counts least; NaN for fewer than two. */
export function fittedExponent(points: readonly Point[]): number {
  const sorted = [...points].sort((a, b) => a[0] - b[0]);
  const used = sorted.slice(-Math.max(2, Math.ceil(sorted.length / 2))).map(([d, t]) => [Math.log(d), Math.log(t)]);
  if (used.length < 2) return Number.NaN;
  const mean = (at: 0 | 1): number => used.reduce((sum, point) => sum + point[at], 0) / used.length;
  const [x, y] = [mean(0), mean(1)];
  const covariance = used.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0);
  return covariance / used.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
}
