import {
  ComplexMatrix,
  cholesky,
  choleskyReal,
  eig,
  eigHermitian,
  gemmReal,
  hermitianPart,
  luReal,
  maxAbs,
  multiply,
  multiplyAdjoint,
  qr,
  realWindow,
  scale,
  solve,
} from "@openbath/linalg";
import { present, runPeer } from "./peer.ts";
import { type Line, median } from "./table.ts";

const ROUNDS = 5;
/** Seconds. */
const WARM_UP = 0.5;

/** One comparison: what the peer calls it, the matrix, our work, and the vector that both must agree in. */
interface Case {
  readonly task: string;
  readonly what: string;
  readonly matrix: ComplexMatrix;
  readonly real: boolean;
  readonly repetitions: number;
  readonly work: () => unknown;
  /** The vector to compare, computed apart from the timed work. */
  readonly result: () => ComplexMatrix;
  /** Values in no order: each is compared with the nearest one of the peer. */
  readonly unordered?: boolean;
}

/** Processor time of all threads of this process: these works wait for nothing, and a shared machine may make them wait. */
function cpuSeconds(work: () => unknown): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

/** The dense kernels against NumPy and LAPACK through SciPy, both on one thread. */
export function denseLines(): Line[] {
  const peer = present("scipy");
  return cases().map((one) => {
    const result = one.result();
    for (let spent = 0; spent < WARM_UP; ) spent += cpuSeconds(one.work); // the first runs compile our code
    const ours: number[] = [];
    const theirs: number[] = [];
    let difference = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const runs = Array.from({ length: one.repetitions }, () => cpuSeconds(one.work));
      ours.push(median(runs));
      if (!peer) continue;
      const found = runPeer<{ seconds: number; re: number[]; im: number[] }>("dense.py", job(one));
      theirs.push(found.seconds);
      difference = relativeDifference(result, found.re, found.im, one.unordered === true);
    }
    const line = { task: one.task, ours: median(ours) };
    if (!peer) return line;
    return { ...line, peer: { name: `LAPACK ${one.what}`, seconds: median(theirs), difference } };
  });
}

function cases(): Case[] {
  const list: Case[] = [];
  for (const n of [128, 512]) {
    const a = random(n, false);
    list.push({
      task: `complex product, n = ${n}`,
      what: "product",
      matrix: a,
      real: false,
      repetitions: n === 512 ? 5 : 100,
      work: () => multiply(a, a),
      result: () => rowSums(multiply(a, a)),
    });
  }
  const n = 512;
  const real = random(n, true);
  const numbers = realParts(real);
  const realProduct = (): Float64Array => {
    const c = new Float64Array(n * n);
    gemmReal("N", "N", n, n, n, 1, realWindow(numbers, n), realWindow(numbers, n), 0, realWindow(c, n));
    return c;
  };
  list.push({
    task: `real product, n = ${n}`,
    what: "product",
    matrix: real,
    real: true,
    repetitions: 10,
    work: realProduct,
    result: () => rowSums(fromReal(realProduct(), n)),
  });
  const a = random(n, false);
  const ones = new ComplexMatrix(
    n,
    1,
    Float64Array.from({ length: 2 * n }, (_, k) => (k % 2 === 0 ? 1 : 0)),
  );
  list.push({
    task: `complex system by LU, n = ${n}`,
    what: "zgesv",
    matrix: a,
    real: false,
    repetitions: 10,
    work: () => solve(a, ones),
    result: () => solve(a, ones),
  });
  list.push({
    task: `real system by LU, n = ${n}`,
    what: "dgesv",
    matrix: real,
    real: true,
    repetitions: 20,
    work: () => luReal(n, numbers).solve(new Float64Array(n).fill(1)),
    result: () => column(luReal(n, numbers).solve(new Float64Array(n).fill(1))),
  });
  const positive = hermitianPart(multiplyAdjoint(a, a));
  for (let i = 0; i < n; i++) positive.data[2 * (i * n + i)] += 1;
  list.push({
    task: `complex Cholesky, n = ${n}`,
    what: "zpotrf",
    matrix: positive,
    real: false,
    repetitions: 20,
    work: () => cholesky(positive),
    result: () => diagonal(cholesky(positive).lower),
  });
  const positiveReal = hermitianPart(multiplyAdjoint(real, real));
  for (let i = 0; i < n; i++) positiveReal.data[2 * (i * n + i)] += 1;
  const positiveNumbers = realParts(positiveReal);
  const realFactor = (): Float64Array => {
    const l = positiveNumbers.slice();
    choleskyReal(n, realWindow(l, n));
    return l;
  };
  list.push({
    task: `real Cholesky, n = ${n}`,
    what: "dpotrf",
    matrix: positiveReal,
    real: true,
    repetitions: 30,
    work: realFactor,
    result: () => diagonal(fromReal(realFactor(), n)),
  });
  for (const size of [256, 512]) {
    for (const isReal of [false, true]) {
      for (const [name, matrix] of Object.entries(spectra(size, isReal))) {
        list.push({
          task: `${isReal ? "real symmetric" : "Hermitian"} eigenproblem, ${name}, n = ${size}`,
          what: isReal ? "dsyevd" : "zheevd",
          matrix,
          real: isReal,
          repetitions: size === 512 ? 3 : 10,
          work: () => eigHermitian(matrix),
          result: () => column(eigHermitian(matrix).values),
        });
      }
    }
  }
  const general = random(128, false);
  list.push({
    task: "general eigenproblem, right vectors, n = 128",
    what: "zgeev",
    matrix: general,
    real: false,
    repetitions: 10,
    work: () => eig(general),
    result: () => new ComplexMatrix(128, 1, eig(general).values),
    unordered: true,
  });
  return list;
}

/** The four kinds of spectra that the eigenproblem must meet alike. */
function spectra(n: number, real: boolean): Record<string, ComplexMatrix> {
  const a = hermitianPart(random(n, real));
  const u = qr(random(n, real)).q;
  const clusters = ComplexMatrix.diagonal(Array.from({ length: n }, (_, i) => Math.floor(i / 16) + 1e-13 * i));
  const decay = ComplexMatrix.diagonal(Array.from({ length: n }, (_, i) => 10 ** ((-15 * i) / n)));
  return {
    random: a,
    clustered: hermitianPart(multiplyAdjoint(multiply(u, clusters), u)),
    "graded to 1e-30": hermitianPart(multiply(multiply(decay, a), decay)),
    "entries of 1e200": scale(1e200, a),
  };
}

/** Reproducible entries between -1 and 1: a multiplicative hash of their place. */
function random(n: number, real: boolean): ComplexMatrix {
  const a = ComplexMatrix.zeros(n);
  for (let at = 0; at < a.data.length; at++) {
    if (real && at % 2 === 1) continue;
    let h = Math.imul(at + 1, 0x9e3779b1);
    h = Math.imul(h ^ (h >>> 15), 0x85ebca77);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae3d);
    a.data[at] = ((h ^ (h >>> 16)) >>> 0) / 2 ** 31 - 1;
  }
  return a;
}

const realParts = ({ data }: ComplexMatrix): Float64Array => data.filter((_, at) => at % 2 === 0);
const column = (values: Float64Array): ComplexMatrix => fromReal(values, 1);

function fromReal(values: Float64Array, cols: number): ComplexMatrix {
  const matrix = new ComplexMatrix(values.length / cols, cols);
  for (let at = 0; at < values.length; at++) matrix.data[2 * at] = values[at];
  return matrix;
}

function rowSums(a: ComplexMatrix): ComplexMatrix {
  const sums = new ComplexMatrix(a.rows, 1);
  for (let at = 0; at < a.data.length; at++) sums.data[2 * Math.floor(at / (2 * a.cols)) + (at % 2)] += a.data[at];
  return sums;
}

const diagonal = (a: ComplexMatrix): ComplexMatrix =>
  new ComplexMatrix(
    a.rows,
    1,
    Float64Array.from({ length: 2 * a.rows }, (_, k) => a.data[2 * ((k >> 1) * a.rows + (k >> 1)) + (k % 2)]),
  );

function job({ what, matrix, real, repetitions }: Case): unknown {
  const numbers = real ? realParts(matrix) : matrix.data;
  const bytes = Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength);
  return { what, n: matrix.rows, complex: !real, matrix: bytes.toString("base64"), repetitions };
}

/** The largest difference over the largest entry. */
function relativeDifference(
  ours: ComplexMatrix,
  re: readonly number[],
  im: readonly number[],
  unordered: boolean,
): number {
  const size = maxAbs(ours);
  let largest = 0;
  for (let k = 0; k < re.length; k++) {
    const x = ours.data[2 * k] / size;
    const y = ours.data[2 * k + 1] / size;
    const distance = (j: number): number => Math.hypot(x - re[j] / size, y - im[j] / size);
    largest = Math.max(largest, unordered ? Math.min(...re.map((_, j) => distance(j))) : distance(k));
  }
  return largest;
}
