import type { Curve, Figure, HeatMap } from "@openbath/figures";
import type { Json, Leaf, Table } from "@openbath/sweeps";
import { UsageError } from "../errors.ts";

/** A figure under the name of its file. */
export interface Drawing {
  readonly name: string;
  readonly figure: Figure | HeatMap;
}

/** More curves than this in one figure cannot be told apart. */
const MOST_CURVES = 8;
/** A direction with at most this many values makes a family of curves; two longer ones make a map. */
const FAMILY = 5;

/**
 * The figures of a table: curves along the longest numeric direction, one for each value of the others; maps where two directions are
 * long; courses in time, with bands of one standard error, where the columns are series over `times`.
 * @throws UsageError when there is nothing that can be drawn
 */
export function drawings(table: Table): Drawing[] {
  const numbers = numberColumns(table);
  const found = [...courses(table), ...(mapDirections(table) ? maps(table, numbers) : curves(table, numbers))];
  if (found.length === 0)
    throw new UsageError(
      "there is nothing to draw: the sweep collects no numbers, or along no numeric path of two values or more",
    );
  return found;
}

/** One quantity: its numbers, point by point (NaN where there is none), and the solution that it belongs to. */
interface Quantity {
  readonly title: string;
  readonly solution: string;
  readonly values: readonly number[];
}

/** Columns of single numbers, and the entries of short arrays. */
function numberColumns({ columns, rows }: Table): Quantity[] {
  return columns.flatMap((column, c) => {
    const leaves = rows.map(({ values }) => values[c]);
    const { title, solution } = titleOf(column);
    if (leaves.some((leaf) => typeof leaf === "number"))
      return [{ title, solution, values: leaves.map((leaf) => (typeof leaf === "number" ? leaf : Number.NaN)) }];
    const length = Math.max(0, ...leaves.map((leaf) => (isSeries(leaf) ? leaf.length : 0)));
    if (length === 0 || length > MOST_CURVES || isCourse(column)) return [];
    return Array.from({ length }, (_, k) => ({
      title: `${title}[${k}]`,
      solution,
      values: leaves.map((leaf) => (isSeries(leaf) ? Number(leaf[k] ?? Number.NaN) : Number.NaN)),
    }));
  });
}

/** `solutions.redfield.observables.I1` is the quantity `observables.I1` of the solution redfield. */
function titleOf(column: string): { title: string; solution: string } {
  const parts = /^solutions\.([^.[\]]+)\.(.+)$/.exec(column);
  return parts === null ? { title: column, solution: "" } : { title: parts[2], solution: parts[1] };
}

const isSeries = (leaf: Leaf): leaf is readonly number[] =>
  Array.isArray(leaf) && leaf.every((entry) => typeof entry === "number" || entry === null);

const isCourse = (column: string): boolean => column === "times" || /\.(mean|standardError)$/.test(column);

/** A direction along which numbers can be drawn. */
interface Direction {
  readonly axis: number;
  readonly name: string;
  readonly values: readonly number[];
  readonly log: boolean;
}

function directions({ axes }: Table): Direction[] {
  return axes.flatMap(({ names, values }, axis) => {
    const p = values.findIndex((list) => list.length > 1 && list.every((value) => typeof value === "number"));
    if (p < 0) return [];
    const list = values[p] as readonly number[];
    return [{ axis, name: names[p], values: list, log: isLogarithmic(list) }];
  });
}

/** Whether numbers are spaced by equal ratios rather than equal steps, over half a decade at least. */
function isLogarithmic(values: readonly number[]): boolean {
  if (values.length < 3 || values.some((x) => x <= 0)) return false;
  const ratios = values.slice(1).map((x, k) => x / values[k]);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return high / low > 3 && Math.max(...ratios) / Math.min(...ratios) < 1.01;
}

/** The two directions of a map: both long, and no third. */
function mapDirections(table: Table): [Direction, Direction] | undefined {
  const found = directions(table);
  if (table.axes.length !== 2 || found.length !== 2 || found.some(({ values }) => values.length <= FAMILY))
    return undefined;
  return [found[0], found[1]];
}

function maps(table: Table, quantities: readonly Quantity[]): Drawing[] {
  const [x, y] = mapDirections(table) ?? [];
  if (x === undefined || y === undefined) return [];
  const rising = ({ values }: Direction): number[] => values.map((_, k) => k).sort((a, b) => values[a] - values[b]);
  const [across, up] = [rising(x), rising(y)];
  return quantities.map(({ title, solution, values }) => {
    const label = solution === "" ? title : `${title}, ${solution}`;
    return {
      name: fileName(label),
      figure: {
        title: label,
        x: { label: x.name, log: x.log, values: across.map((k) => x.values[k]) },
        y: { label: y.name, log: y.log, values: up.map((k) => y.values[k]) },
        z: { label: "" },
        values: up.map((l) => across.map((k) => values[k * y.values.length + l])),
      },
    };
  });
}

function curves(table: Table, quantities: readonly Quantity[]): Drawing[] {
  const [x] = directions(table).toSorted((a, b) => b.values.length - a.values.length);
  if (x === undefined) return [];
  const families = familiesOf(table, x.axis);
  const titles = [...new Set(quantities.map(({ title }) => title))];
  return titles.flatMap((title) => {
    const all = quantities
      .filter((one) => one.title === title)
      .flatMap(({ solution, values }) =>
        families.map(([family, rows]): Curve => {
          const points = rows.map((row, k) => [x.values[k], values[row]] as const).toSorted(([a], [b]) => a - b);
          return { name: [solution, family].filter((part) => part !== "").join(", ") || title, points };
        }),
      );
    const parts = inParts(all);
    return parts.map((some, k) => ({
      name: fileName(parts.length > 1 ? `${title} ${k + 1}` : title),
      figure: {
        title: parts.length > 1 ? `${title} (${k + 1} of ${parts.length})` : title,
        x: { label: x.name, log: x.log },
        y: { label: title, log: spansDecades(some.flatMap(({ points }) => points.map(([, y]) => y))) },
        curves: some,
      },
    }));
  });
}

/** The rows of each line of the grid along a direction, with the values of the other directions in words. */
function familiesOf({ axes, shape, rows }: Table, axis: number): [string, number[]][] {
  const stride = shape.slice(axis + 1).reduce((product, length) => product * length, 1);
  const others = axes.filter((_, a) => a !== axis).flatMap(({ names }) => names);
  const families = new Map<number, [string, number[]]>();
  rows.forEach(({ parameters }, row) => {
    const line = row - (Math.floor(row / stride) % shape[axis]) * stride;
    const family = families.get(line) ?? [others.map((name) => `${name} = ${shown(parameters[name])}`).join(", "), []];
    family[1].push(row);
    families.set(line, family);
  });
  return [...families.values()];
}

/** Courses in time: for each observable of each solution the points' means, with bands where there are standard errors. */
function courses({ columns, rows }: Table): Drawing[] {
  const times = columns.indexOf("times");
  const series = columns.filter(
    (column) => column.endsWith(".mean") && isSeries(rows[0].values[columns.indexOf(column)]),
  );
  return series.flatMap((column) => {
    const { title, solution } = titleOf(column.slice(0, -".mean".length));
    const label = solution === "" ? title : `${title}, ${solution}`;
    const [mean, error] = [columns.indexOf(column), columns.indexOf(column.replace(/mean$/, "standardError"))];
    const all = rows.flatMap(({ parameters, values }): Curve[] => {
      const means = values[mean];
      if (!isSeries(means)) return [];
      const at = times < 0 ? means.map((_, k) => k) : (values[times] as readonly number[]);
      const errors = error < 0 ? null : values[error];
      const name = Object.entries(parameters)
        .map(([key, value]) => `${key} = ${shown(value)}`)
        .join(", ");
      const band = isSeries(errors)
        ? { band: at.map((t, k) => [t, means[k] - errors[k], means[k] + errors[k]] as const) }
        : {};
      return [{ name, points: at.map((t, k) => [t, means[k]] as const), ...band }];
    });
    const parts = inParts(all);
    return parts.map((some, k) => ({
      name: fileName(parts.length > 1 ? `${label} ${k + 1}` : label),
      figure: { title: label, x: { label: times < 0 ? "place in times" : "t" }, y: { label: title }, curves: some },
    }));
  });
}

function inParts(all: readonly Curve[]): (readonly Curve[])[] {
  const drawn = all.filter(({ points }) => points.filter(([, y]) => Number.isFinite(y)).length > 0);
  return Array.from({ length: Math.ceil(drawn.length / MOST_CURVES) }, (_, k) =>
    drawn.slice(MOST_CURVES * k, MOST_CURVES * (k + 1)),
  );
}

/** Whether all numbers are positive and spread over three decades or more: then a logarithmic axis shows them better. */
function spansDecades(values: readonly number[]): boolean {
  const finite = values.filter(Number.isFinite);
  return finite.every((y) => y > 0) && Math.max(...finite) / Math.min(...finite) > 1000;
}

const shown = (value: Json): string =>
  typeof value === "number"
    ? String(Number(value.toPrecision(4)))
    : typeof value === "string"
      ? value
      : JSON.stringify(value);

const fileName = (title: string): string => title.replaceAll(/[^A-Za-z0-9.-]+/g, "-").replaceAll(/^-+|-+$/g, "");
