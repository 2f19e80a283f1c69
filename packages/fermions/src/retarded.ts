import { ComplexMatrix } from "@openbath/linalg";
import { type DarkMode, darkModes } from "./dark-modes.ts";
import { grainOf, type Network } from "./network.ts";
import { leadDensity, levelShift } from "./self-energy.ts";

/**
 * G^r(omega) evaluated without allocation: `at(omega)` fills `green` and the leads' `density`. Dark modes are left out: they have a real pole inside the band and
 * belong to the bound states.
 */
export class RetardedFunction {
  readonly net: Network;
  /** G^r = [omega - h - Sigma(omega)]^-1, modes x modes, interleaved */
  readonly green: Float64Array;
  /** J_a(omega) */
  readonly density: Float64Array;
  private readonly work: Float64Array;
  private readonly dark: readonly DarkMode[];
  /** a damping that the dark modes are given, and relieved of again */
  private readonly softening: number;

  constructor(net: Network) {
    this.net = net;
    this.green = new Float64Array(2 * net.modes * net.modes);
    this.work = new Float64Array(2 * net.modes * net.modes);
    this.dark = darkModes(net);
    this.softening = Math.max(grainOf(net), Number.MIN_VALUE);
    this.density = new Float64Array(net.leads.length);
  }

  at(omega: number): void {
    const { net, work, density } = this;
    const n = net.modes;
    const h = net.hamiltonian.data;
    for (let i = 0; i < work.length; i++) work[i] = -h[i];
    for (let j = 0; j < n; j++) work[2 * j * (n + 1)] += omega;
    for (let a = 0; a < net.leads.length; a++) {
      const at = 2 * (net.leads[a].mode - 1) * (n + 1);
      density[a] = leadDensity(net, a, omega);
      work[at] -= levelShift(net, a, omega);
      work[at + 1] += 0.5 * density[a];
    }
    for (const { weight } of this.dark) {
      for (let i = 0; i < work.length; i += 2) {
        work[i] -= this.softening * weight.data[i + 1];
        work[i + 1] += this.softening * weight.data[i];
      }
    }
    invertInto(n, work, this.green);
    for (const { energy, weight } of this.dark) {
      // minus weight / (omega - energy + i softening)
      const norm = (omega - energy) ** 2 + this.softening ** 2;
      const [re, im] = [(energy - omega) / norm, this.softening / norm];
      for (let i = 0; i < work.length; i += 2) {
        this.green[i] += re * weight.data[i] - im * weight.data[i + 1];
        this.green[i + 1] += re * weight.data[i + 1] + im * weight.data[i];
      }
    }
  }
}

/** G^r(omega) as a matrix in the site basis, without the poles of dark modes. */
export function retardedGreen(net: Network, omega: number): ComplexMatrix {
  const f = new RetardedFunction(net);
  f.at(omega);
  return new ComplexMatrix(net.modes, net.modes, f.green);
}

/** The inverse by Gauss and Jordan with row pivoting; `a` is destroyed. */
export function invertInto(n: number, a: Float64Array, out: Float64Array): void {
  out.fill(0);
  for (let j = 0; j < n; j++) out[2 * j * (n + 1)] = 1;
  for (let k = 0; k < n; k++) {
    let best = k;
    for (let i = k + 1; i < n; i++) if (size(a, i * n + k) > size(a, best * n + k)) best = i;
    if (best !== k) {
      exchange(a, k, best, n);
      exchange(out, k, best, n);
    }
    const at = 2 * (k * n + k);
    const norm = a[at] * a[at] + a[at + 1] * a[at + 1];
    const [re, im] = [a[at] / norm, -a[at + 1] / norm];
    scaleRow(a, k, n, re, im);
    scaleRow(out, k, n, re, im);
    for (let i = 0; i < n; i++) {
      if (i === k) continue;
      const from = 2 * (i * n + k);
      const [x, y] = [a[from], a[from + 1]];
      if (x === 0 && y === 0) continue;
      takeRow(a, i, k, n, x, y);
      takeRow(out, i, k, n, x, y);
    }
  }
}

function size(a: Float64Array, entry: number): number {
  return Math.abs(a[2 * entry]) + Math.abs(a[2 * entry + 1]);
}

function exchange(a: Float64Array, p: number, q: number, n: number): void {
  for (let k = 0; k < 2 * n; k++) {
    const kept = a[2 * p * n + k];
    a[2 * p * n + k] = a[2 * q * n + k];
    a[2 * q * n + k] = kept;
  }
}

function scaleRow(a: Float64Array, row: number, n: number, re: number, im: number): void {
  for (let k = 2 * row * n; k < 2 * (row + 1) * n; k += 2) {
    const x = a[k];
    a[k] = re * x - im * a[k + 1];
    a[k + 1] = re * a[k + 1] + im * x;
  }
}

function takeRow(a: Float64Array, row: number, other: number, n: number, re: number, im: number): void {
  for (let k = 0; k < 2 * n; k += 2) {
    const x = a[2 * other * n + k];
    const y = a[2 * other * n + k + 1];
    a[2 * row * n + k] -= re * x - im * y;
    a[2 * row * n + k + 1] -= re * y + im * x;
  }
}
