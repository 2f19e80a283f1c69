import type { EnergyForm, Generator } from "@openbath/generators";
import { BlockMatrix, ComplexMatrix, eigenvalues } from "@openbath/linalg";
import { SteadyStateError } from "./errors.ts";

/** Entries of the density matrix that evolve together, above which the eigenvalues of L are not computed. */
const LARGEST_CLASS = 600;

/**
 * The slowest relaxation rate: the smallest -Re(lambda) over all eigenvalues of L but the `nullity` zeros that belong
 * to steady states. All d^2 operators count, also the coherences between charge sectors that no steady state has. Zero
 * means that something never relaxes, a negative value that something grows (Redfield equations can).
 *
 * Dense eigenvalues, one set of blocks that L maps into itself at a time: O(n^3) for the largest set of n entries.
 * @throws SteadyStateError when a set has more than 600 entries
 */
export function spectralGap(generator: Generator, nullity = 1): number {
  const form = generator.energyForm;
  const spectra = form === undefined ? [spectrum(generatorMatrix(generator))] : formSpectra(form);
  const zeros = spectra.flatMap((values, which) => values.map(({ size }) => ({ size, which })));
  zeros.sort((x, y) => x.size - y.size);
  const dropped = new Map<number, number>();
  for (const { which } of zeros.slice(0, nullity)) dropped.set(which, (dropped.get(which) ?? 0) + 1);
  let gap = Number.POSITIVE_INFINITY;
  spectra.forEach((values, which) => {
    for (const { decay } of values.slice(dropped.get(which) ?? 0)) gap = Math.min(gap, decay);
  });
  return gap;
}

interface Eigenvalue {
  readonly size: number;
  readonly decay: number;
}

/** Sorted by modulus. */
function spectrum(matrix: ComplexMatrix): Eigenvalue[] {
  const values = eigenvalues(matrix);
  const list: Eigenvalue[] = [];
  for (let k = 0; k < values.length; k += 2) {
    list.push({ size: Math.hypot(values[k], values[k + 1]), decay: -values[k] });
  }
  return list.sort((x, y) => x.size - y.size);
}

function generatorMatrix(generator: Generator): ComplexMatrix {
  const d = generator.space.dimension;
  requireSize(d * d);
  const matrix = ComplexMatrix.zeros(d * d, d * d);
  const unit = ComplexMatrix.zeros(d, d);
  const image = ComplexMatrix.zeros(d, d);
  for (let col = 0; col < d * d; col++) {
    unit.data[2 * col] = 1;
    generator.apply(unit, image);
    unit.data[2 * col] = 0;
    for (let row = 0; row < d * d; row++) {
      matrix.data[2 * (row * d * d + col)] = image.data[2 * row];
      matrix.data[2 * (row * d * d + col) + 1] = image.data[2 * row + 1];
    }
  }
  return matrix;
}

interface BlockPlace {
  readonly row: number;
  readonly col: number;
}

function formSpectra(form: EnergyForm): Eigenvalue[][] {
  const classes = blockClasses(form);
  const { sizes } = form.basis;
  const count = (places: readonly BlockPlace[]): number => places.reduce((n, p) => n + sizes[p.row] * sizes[p.col], 0);
  for (const places of classes) requireSize(count(places));
  return classes.map((places) => spectrum(classMatrix(form, places)));
}

/** Sets of blocks that D connects, seen by applying it to a full block at each place. */
function blockClasses(form: EnergyForm): BlockPlace[][] {
  const { sizes } = form.basis;
  const count = sizes.length;
  const group = Array.from({ length: count * count }, (_, k) => k);
  for (let row = 0; row < count; row++) {
    for (let col = 0; col < count; col++) {
      const probe = new BlockMatrix(sizes);
      const { data } = probe.block(row, col);
      for (let k = 0; k < data.length; k++) data[k] = Math.cos(1 + 3 * k + k * k);
      const image = new BlockMatrix(sizes);
      form.dissipate(probe, image);
      for (const block of image.blocks()) {
        if (!block.matrix.data.some((x) => x !== 0)) continue;
        const from = group[block.row * count + block.col];
        const to = group[row * count + col];
        if (from !== to) for (let k = 0; k < group.length; k++) if (group[k] === from) group[k] = to;
      }
    }
  }
  const byGroup = new Map<number, BlockPlace[]>();
  group.forEach((g, k) => {
    byGroup.set(g, [...(byGroup.get(g) ?? []), { row: Math.floor(k / count), col: k % count }]);
  });
  return [...byGroup.values()];
}

function classMatrix(form: EnergyForm, places: readonly BlockPlace[]): ComplexMatrix {
  const { sizes } = form.basis;
  const { offsets } = new BlockMatrix(sizes);
  const rows: number[] = [];
  const cols: number[] = [];
  for (const { row, col } of places) {
    for (let i = 0; i < sizes[row]; i++) {
      for (let j = 0; j < sizes[col]; j++) {
        rows.push(offsets[row] + i);
        cols.push(offsets[col] + j);
      }
    }
  }
  const n = rows.length;
  const matrix = ComplexMatrix.zeros(n, n);
  const out = new Float64Array(2);
  for (let k = 0; k < n; k++) {
    for (let m = 0; m < n; m++) {
      form.element(rows[k], cols[k], rows[m], cols[m], out);
      matrix.set(k, m, out[0], out[1] - (k === m ? form.basis.frequency(rows[k], cols[k]) : 0));
    }
  }
  return matrix;
}

function requireSize(n: number): void {
  if (n > LARGEST_CLASS) {
    throw new SteadyStateError(
      `the spectral gap needs the eigenvalues of a ${n} x ${n} matrix; the largest that is computed is ${LARGEST_CLASS}`,
    );
  }
}
