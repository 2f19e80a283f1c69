import { gibbsState, numberOperator } from "@openbath/hilbert";
import { ComplexMatrix, eig } from "@openbath/linalg";
import { describe, expect, it } from "vitest";
import { energyBasis, type OpenSystem, redfield, universalLindblad } from "../src/index.ts";
import { type ChainParameters, chain, crooked } from "./chain.ts";
import { integrate } from "./quadrature.ts";

const J = (w: number, cutoff = 10): number => w * Math.exp(-((w / cutoff) ** 2));

/**
 * The coherence <a|rho|c> of order epsilon^2 of the exact equilibrium state Tr_B exp(-beta (H - mu N)) / Z, from second
 * order perturbation theory in imaginary time: no principal value, no master equation.
 */
function meanForceCoherences(system: OpenSystem, { beta, mu }: ChainParameters): ComplexMatrix {
  const basis = energyBasis(system);
  const number = numberOperator(system.hamiltonian.space)!;
  const d = basis.energies.length;
  const locate = basis.locator();
  const n = basis.toEnergy(number);
  const k = Array.from(basis.energies, (e, index) => {
    const [sector, place] = locate(index);
    return e - mu[0] * (n.find(sector, sector)?.get(place, place).re ?? 0);
  });
  const z = k.reduce((sum, x) => sum + Math.exp(-beta[0] * x), 0);
  // D(s) = int dw/2pi J (1 + n) e^{-(w - mu) s}, the bath's imaginary-time correlation; of n its mirror image
  const frequencies = [0, 1, 4, 10, 20, 40, 65];
  const correlation = (s: number): number =>
    integrate((w) => (J(w) * Math.exp(-(w - mu[0]) * s)) / -Math.expm1(-beta[0] * (w - mu[0])), frequencies, 2) /
    (2 * Math.PI);
  const edges = [0, 0.02, 0.06, 0.15, 0.4, 0.5, 0.6, 0.85, 0.94, 0.98, 1].map((x) => x * beta[0]);
  const cache = new Map<number, number>();
  const cached = (s: number): number => {
    let value = cache.get(s);
    if (value === undefined) cache.set(s, (value = correlation(s)));
    return value;
  };
  const result = ComplexMatrix.zeros(d, d);
  for (const { operator } of system.couplings) {
    const s = basis.toEnergy(operator);
    const entry = (a: number, b: number): number => {
      const [r, i] = locate(a);
      const [c, j] = locate(b);
      return s.find(r, c)?.get(i, j).re ?? 0;
    };
    for (let a = 0; a < d; a++) {
      for (let c = 0; c < d; c++) {
        if (a === c || locate(a)[0] !== locate(c)[0]) continue;
        let sum = 0;
        for (let b = 0; b < d; b++) {
          const emitted = entry(b, a) * entry(b, c); // <a|S^dag|b><b|S|c>
          const absorbed = entry(a, b) * entry(c, b); // <a|S|b><b|S^dag|c>
          if (emitted === 0 && absorbed === 0) continue;
          const weight = (u: number): number =>
            (Math.exp(u * (k[a] - k[b])) * Math.expm1((beta[0] - u) * (k[a] - k[c]))) / (k[a] - k[c]);
          if (emitted !== 0) sum += emitted * integrate((u) => weight(u) * cached(u), edges, 1);
          if (absorbed !== 0) sum += absorbed * integrate((u) => weight(u) * cached(beta[0] - u), edges, 1);
        }
        const at = 2 * (a * d + c);
        result.data[at] += (Math.exp(-beta[0] * k[a]) * sum) / z;
      }
    }
  }
  return result;
}

/** <a|rho|c> of order epsilon^2 as a master equation gives it: L2[rho_Gibbs]_ac / (i (E_a - E_c)). */
function masterEquationCoherences(
  generator: ReturnType<typeof redfield>,
  { beta, mu }: ChainParameters,
): ComplexMatrix {
  const { system } = generator;
  const { basis } = generator.energyForm!;
  const gibbs = gibbsState(system.hamiltonian, beta[0], {
    mu: mu[0],
    number: numberOperator(system.hamiltonian.space)!,
  });
  const rho = basis.toEnergy(gibbs);
  const out = rho.zerosLike();
  generator.energyForm!.dissipateHermitian(rho, out);
  const d = basis.energies.length;
  const result = ComplexMatrix.zeros(d, d);
  for (const { row, col, matrix } of out.blocks()) {
    for (let i = 0; i < matrix.rows; i++) {
      for (let j = 0; j < matrix.cols; j++) {
        const a = out.offsets[row] + i;
        const c = out.offsets[col] + j;
        if (a === c) continue;
        const { re, im } = matrix.get(i, j);
        const omega = (basis.energies[a] - basis.energies[c]) * system.epsilon ** 2;
        result.set(a, c, im / omega, -re / omega);
      }
    }
  }
  return result;
}

function worst(a: ComplexMatrix, b: ComplexMatrix): number {
  return a.data.reduce((most, x, k) => Math.max(most, Math.abs(x - b.data[k])), 0);
}

describe("coherences of order epsilon^2 in equilibrium (T6)", () => {
  it.each([3, 4])(
    "the Redfield equation of %i spins has those of the mean-force Gibbs state; the universal one has not",
    (n) => {
      const parameters = { ...crooked, field: [1, 1.27, 1.61, 1.83].slice(0, n) };
      const system = chain(parameters);
      const exact = meanForceCoherences(system, parameters);
      const size = exact.data.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
      expect(size).toBeGreaterThan(1e-2);
      // both sides are sums of a few dozen integrals of order one, divided by gaps of order 0.3
      expect(worst(masterEquationCoherences(redfield(system), parameters), exact)).toBeLessThan(2e-14);
      expect(worst(masterEquationCoherences(universalLindblad(system), parameters), exact)).toBeGreaterThan(0.1 * size);
    },
  );
});

describe("the one-excitation sector at zero temperature (T7)", () => {
  /** Poles of the exact resolvent, z - H_1 - epsilon^2 Sigma(z) singular, continued through the cut from above. */
  function exactPoles(
    parameters: ChainParameters,
    start: readonly { re: number; im: number }[],
  ): { re: number; im: number }[] {
    const { field, g, anisotropy, epsilon } = parameters;
    const n = field.length;
    const vacuum = -field.reduce((a, b) => a + b, 0) / 2 - g * anisotropy * (n - 1);
    const h = Array.from({ length: n }, (_, l) =>
      Array.from({ length: n }, (_, m) => {
        if (Math.abs(l - m) === 1) return -2 * g;
        if (l !== m) return 0;
        const bonds = (l > 0 ? 1 : 0) + (l < n - 1 ? 1 : 0);
        return vacuum + field[l] + 2 * g * anisotropy * bonds;
      }),
    );
    return start.map((guess) => {
      let z = guess;
      for (let step = 0; step < 60; step++) {
        const sigma = selfEnergy({ re: z.re - vacuum, im: z.im });
        const effective = ComplexMatrix.zeros(n, n);
        for (let l = 0; l < n; l++) for (let m = 0; m < n; m++) effective.set(l, m, h[l][m]);
        for (const end of [0, n - 1]) {
          effective.set(end, end, h[end][end] + epsilon ** 2 * sigma.re, epsilon ** 2 * sigma.im);
        }
        const { values } = eig(effective);
        let next = z;
        let nearest = Number.POSITIVE_INFINITY;
        for (let k = 0; k < n; k++) {
          const away = Math.hypot(values[2 * k] - z.re, values[2 * k + 1] - z.im);
          if (away < nearest) {
            nearest = away;
            next = { re: values[2 * k], im: values[2 * k + 1] };
          }
        }
        z = next;
        if (nearest < 1e-15) break;
      }
      return z;
    });
  }

  /** Sigma(z) = int dw/2pi J(w) / (z - w) along w = x - i x / (2 + x^2): below z, so on the second sheet. J is entire. */
  function selfEnergy(z: { re: number; im: number }): { re: number; im: number } {
    const part = (want: "re" | "im") =>
      integrate(
        (x) => {
          const dip = x / (2 + x * x);
          const slope = (2 - x * x) / (2 + x * x) ** 2;
          const w = { re: x, im: -dip };
          const squareRe = (w.re * w.re - w.im * w.im) / 100;
          const squareIm = (2 * w.re * w.im) / 100;
          const size = Math.exp(-squareRe);
          const cut = { re: size * Math.cos(squareIm), im: -size * Math.sin(squareIm) };
          const j = { re: w.re * cut.re - w.im * cut.im, im: w.re * cut.im + w.im * cut.re };
          const top = { re: j.re + j.im * slope, im: j.im - j.re * slope }; // times dw = (1 - i slope) dx
          const below = { re: z.re - w.re, im: z.im - w.im };
          const norm = below.re ** 2 + below.im ** 2;
          return want === "re"
            ? (top.re * below.re + top.im * below.im) / norm
            : (top.im * below.re - top.re * below.im) / norm;
        },
        [0, 0.5, 1, 1.5, 2, 3, 5, 10, 20, 40, 65],
        6,
      ) /
      (2 * Math.PI);
    return { re: part("re"), im: part("im") };
  }

  it("has the Redfield energies and decay rates up to epsilon^4", () => {
    const errors = [0.2, 0.1, 0.05].map((epsilon) => {
      const parameters: ChainParameters = {
        ...crooked,
        epsilon,
        beta: [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
      };
      const system = chain(parameters);
      const { energyForm } = redfield(system);
      const { basis, baths } = energyForm!;
      // H - i K on one excitation, relative to the vacuum, whose drift vanishes at T = 0
      const sector = basis.sectors.findIndex(({ states }) => states.length === 3 && states.includes(3));
      const effective = ComplexMatrix.diagonal(basis.sectors[sector].energies);
      for (const { drift } of baths.values()) {
        const block = drift.find(sector, sector)!;
        for (let k = 0; k < effective.data.length; k += 2) {
          effective.data[k] += block.data[k + 1];
          effective.data[k + 1] -= block.data[k];
        }
      }
      const { values } = eig(effective);
      const found = [0, 1, 2].map((k) => ({ re: values[2 * k], im: values[2 * k + 1] }));
      const exact = exactPoles(parameters, found);
      return Math.max(...found.map((z, k) => Math.hypot(z.re - exact[k].re, z.im - exact[k].im)));
    });
    expect(errors[0]).toBeLessThan(3e-3);
    // halving epsilon divides the error by 16, the shift itself by 4
    expect(errors[0] / errors[1]).toBeGreaterThan(14);
    expect(errors[1] / errors[2]).toBeGreaterThan(15);
    expect(errors[1] / errors[2]).toBeLessThan(17);
  });
});
