import { identity, type Operator, sm, sp, sx, sy, sz } from "@openbath/hilbert";
import { ComplexMatrix, traceOfProduct } from "@openbath/linalg";
import { describe, expect, it } from "vitest";
import { energyBasis, localLindblad, redfield, universalLindblad } from "../src/index.ts";
import { chain, crooked } from "./chain.ts";
import { integrate } from "./quadrature.ts";
import { applied, distance, randomState, uniform } from "./random.ts";

const fields = [1, 1.27, 1.61, 1.83];

describe.each([3, 4])("the universal and the Redfield dissipators of %i spins", (n) => {
  const system = chain({ ...crooked, field: fields.slice(0, n), beta: [1.3, 0.4], mu: [-0.4, -0.9] });
  const basis = energyBasis(system);
  const re = redfield(system, { basis });
  const ule = universalLindblad(system, { basis });
  const d = 2 ** n;

  it("change the populations of any diagonal state alike, bath by bath (S26, T1)", () => {
    const next = uniform(n);
    const weights = Float64Array.from({ length: d }, next);
    const total = weights.reduce((a, b) => a + b, 0);
    const element = new Float64Array(2);
    for (const { bath } of system.couplings) {
      for (let a = 0; a < d; a++) {
        let difference = 0;
        for (let c = 0; c < d; c++) {
          re.energyForm!.element(a, a, c, c, element, bath);
          difference += (element[0] * weights[c]) / total;
          ule.energyForm!.element(a, a, c, c, element, bath);
          difference -= (element[0] * weights[c]) / total;
        }
        expect(Math.abs(difference)).toBeLessThan(2e-17); // rates are of order epsilon^2 = 1e-2
      }
    }
  });

  it("agree wherever the Bohr frequency is kept, Lamb shift included (T2)", () => {
    const x = new Float64Array(2);
    const y = new Float64Array(2);
    let compared = 0;
    for (let a = 0; a < d; a++) {
      for (let b = 0; b < d; b++) {
        for (let c = 0; c < d; c++) {
          for (let e = 0; e < d; e++) {
            if (Math.abs(basis.frequency(a, b) - basis.frequency(c, e)) > 1e-12) continue;
            re.energyForm!.element(a, b, c, e, x);
            ule.energyForm!.element(a, b, c, e, y);
            // shifts of order epsilon^2, from principal values good to a few 1e-15 of their largest part
            expect(Math.hypot(x[0] - y[0], x[1] - y[1])).toBeLessThan(1e-15);
            compared++;
          }
        }
      }
    }
    expect(compared).toBeGreaterThan(d * d);
  });
});

describe("the universal Lindblad equation against its definition with 2 x 2 matrices (S62 to S64, T3)", () => {
  const parameters = { ...crooked, beta: [1.3, 0.4] as const, mu: [-0.4, -0.9] as const };
  const system = chain(parameters);
  const generator = universalLindblad(system);
  const { basis } = generator.energyForm!;
  const { space } = system.hamiltonian;
  const d = space.dimension;
  const site = [1, 3];

  const J = (w: number): number => w * Math.exp(-((w / 10) ** 2));
  const bose = (l: number, w: number): number => 1 / Math.expm1(parameters.beta[l] * (w - parameters.mu[l]));
  /** The scalar in front of the matrix [[1, -+i], [+-i, 1]] of g(w); the matrices satisfy M^2 = 2 M and M_+ M_- = 0. */
  const amplitude = (l: number, w: number): number =>
    Math.sqrt(w > 0 ? J(w) * (1 + bose(l, w)) : J(-w) * bose(l, -w)) / (4 * Math.SQRT2 * Math.PI);

  it("has the dissipator of the four operators L_(l,k)", () => {
    const rho = randomState(d, uniform(4));
    for (const l of [0, 1]) {
      // L_k = 2 pi epsilon sum g_kk'(E_c - E_a) X^k'_ac, with X = (sigma_x, sigma_y); their cross terms are in the matrix
      const x = [basis.toEnergy(sx(space, site[l])), basis.toEnergy(sy(space, site[l]))];
      const jumps = [0, 1].map((k) => {
        const jump = basis.toEnergy(identity(space)).zerosLike();
        for (const other of [0, 1]) {
          for (const { row, col, matrix } of x[other].blocks()) {
            const target = jump.block(row, col);
            for (let i = 0; i < matrix.rows; i++) {
              for (let j = 0; j < matrix.cols; j++) {
                const w = basis.energies[jump.offsets[col] + j] - basis.energies[jump.offsets[row] + i];
                const size = 2 * Math.PI * system.epsilon * amplitude(l, w);
                const { re, im } = matrix.get(i, j);
                // [[1, -i], [i, 1]] for w > 0, its conjugate for w < 0
                const turn = (k === other ? 0 : k < other ? -1 : 1) * Math.sign(w);
                const before = target.get(i, j);
                if (k === other) target.set(i, j, before.re + size * re, before.im + size * im);
                else target.set(i, j, before.re - size * turn * im, before.im + size * turn * re);
              }
            }
          }
        }
        return basis.toProduct(jump);
      });
      const expected = ComplexMatrix.zeros(d, d);
      for (const jump of jumps) addDissipator(jump, rho, expected);
      const ours = ComplexMatrix.zeros(d, d);
      for (const { bath, operator } of generator.jumps!()) {
        if (bath === system.couplings[l].bath) addDissipator(operator, rho, ours);
      }
      expect(distance(ours, expected)).toBeLessThan(1e-16); // entries of order epsilon^2
    }
  });

  it("has the Lamb shift of the principal values over both frequencies, by plain quadrature", () => {
    const v = basis.toEnergy(sm(space, 1));
    const locate = basis.locator();
    const entry = (a: number, b: number): number => {
      const [r, i] = locate(a);
      const [c, j] = locate(b);
      return v.find(r, c)?.get(i, j).re ?? 0;
    };
    // int dw/w u(w + p) u(w + q): between the thresholds after w = t + s^2, and by symmetric differences about w = 0
    const principal = (u: (x: number) => number, p: number, q: number): number => {
      const start = Math.max(-p, -q);
      const f = (w: number): number => u(w + p) * u(w + q);
      const rooted = (from: number, to: number, g: (w: number) => number): number =>
        integrate((s) => 2 * s * g(from + s * s), [0, 0.1 * Math.sqrt(to - from), Math.sqrt(to - from)], 12);
      const far = [start, start + 4, start + 12, start + 30, start + 75];
      const tail = (from: number): number => integrate((w) => f(w) / w, [from, ...far.filter((x) => x > from)], 12);
      if (start > 0) return rooted(start, start + 1, (w) => f(w) / w) + tail(start + 1);
      const reach = -start;
      // f vanishes below -reach; fold [-reach, reach] about zero, with the square root at its outer end
      const folded = integrate(
        (s) => {
          const w = reach - s * s;
          return (2 * s * (f(w) - f(-w))) / w;
        },
        [0, 0.1 * Math.sqrt(reach), Math.sqrt(reach)],
        12,
      );
      return folded + tail(reach);
    };
    const up = (x: number): number => (x > 0 ? Math.sqrt(J(x) * (1 + bose(0, x))) : 0);
    const down = (x: number): number => (x > 0 ? Math.sqrt(J(x) * bose(0, x)) : 0);
    const shift = basis.toEnergy(generator.lambShift(system.couplings[0].bath));
    let checked = 0;
    for (let a = 0; a < d; a++) {
      for (let c = a + 1; c < d; c++) {
        if (locate(a)[0] !== locate(c)[0]) continue;
        let sum = 0;
        for (let e = 0; e < d; e++) {
          const emitted = entry(e, a) * entry(e, c);
          const absorbed = entry(a, e) * entry(c, e);
          const E = basis.energies;
          if (emitted !== 0) sum += emitted * principal(up, E[a] - E[e], E[c] - E[e]);
          if (absorbed !== 0) sum -= absorbed * principal(down, E[e] - E[a], E[e] - E[c]);
        }
        const [sector, i] = locate(a);
        const ours = shift.find(sector, sector)!.get(i, locate(c)[1]).re;
        expect(Math.abs(ours + (system.epsilon ** 2 * sum) / (2 * Math.PI))).toBeLessThan(1e-12);
        if (Math.abs(ours) > 1e-6) checked++;
      }
    }
    expect(checked).toBeGreaterThan(3);
  });
});

describe("local Lindblad and local conservation", () => {
  const parameters = { ...crooked, beta: [1.3, 0.4] as const, mu: [-0.4, -0.9] as const };
  const system = chain(parameters);
  const { space } = system.hamiltonian;

  it("the local Lindblad equation of spins has the rates and the shift of S59 and S60 (T9)", () => {
    const generator = localLindblad(system);
    const { epsilon } = system;
    system.couplings.forEach(({ bath }, l) => {
      const w0 = parameters.field[l === 0 ? 0 : 2];
      const { beta, mu } = bath;
      const n = 1 / Math.expm1(beta * (w0 - mu));
      const rate = w0 * Math.exp(-((w0 / 10) ** 2)) * epsilon ** 2;
      const rho = randomState(8, uniform(l + 1));
      const expected = ComplexMatrix.zeros(8, 8);
      const minus = sm(space, l === 0 ? 1 : 3).toMatrix();
      const plus = sp(space, l === 0 ? 1 : 3).toMatrix();
      addDissipator(scaled(minus, Math.sqrt(rate * (1 + n))), rho, expected);
      addDissipator(scaled(plus, Math.sqrt(rate * n)), rho, expected);
      // Dbar + 2 Dbar' = (epsilon^2/2pi) P int J (1 + 2n) / (w0 - x) dx, by folding about w0
      const spectrum = (x: number): number =>
        x > 0 ? x * Math.exp(-((x / 10) ** 2)) * (1 + 2 / Math.expm1(beta * (x - mu))) : 0;
      const folded = integrate((y) => (spectrum(w0 - y) - spectrum(w0 + y)) / y, [0, w0], 12);
      const rest = -integrate((x) => spectrum(x) / (x - w0), [2 * w0, 6, 20, 45, 75], 12);
      const shift = sz(space, l === 0 ? 1 : 3).times((epsilon ** 2 * (folded + rest)) / (4 * Math.PI));
      const difference = distance(centred(generator.lambShift(bath)), shift.toMatrix());
      expect(difference).toBeLessThan(1e-15);
      const image = applied(generator.parts.baths.get(bath)!, rho);
      addCommutator(generator.lambShift(bath), rho, image, 1);
      expect(distance(image, expected)).toBeLessThan(1e-16);
    });
  });

  const inner: [string, Operator][] = [
    ["sx", sx(space, 2)],
    ["sy", sy(space, 2)],
    ["sz", sz(space, 2)],
  ];

  it.each(inner)(
    "the Redfield and local Lindblad equations leave %s of the inner site to H_S alone (S45, T10)",
    (_, observable) => {
      const o = observable.toMatrix();
      const largest = (equation: typeof redfield): number => {
        const generator = equation(system);
        let most = 0;
        for (let seed = 1; seed <= 5; seed++) {
          const rate = ComplexMatrix.zeros(8, 8);
          for (const part of generator.parts.baths.values()) {
            const share = applied(part, randomState(8, uniform(seed)));
            for (let k = 0; k < rate.data.length; k++) rate.data[k] += share.data[k];
          }
          most = Math.max(most, Math.abs(traceOfProduct(o, rate).re));
        }
        return most;
      };
      expect(largest(redfield)).toBeLessThan(1e-16);
      expect(largest(localLindblad)).toBeLessThan(1e-16);
      expect(largest(universalLindblad)).toBeGreaterThan(1e-5);
    },
  );
});

function addDissipator(jump: ComplexMatrix, rho: ComplexMatrix, out: ComplexMatrix): void {
  const d = rho.rows;
  const at = (m: ComplexMatrix, i: number, j: number) => m.get(i, j);
  const times = (a: ComplexMatrix, b: ComplexMatrix): ComplexMatrix => {
    const c = ComplexMatrix.zeros(d, d);
    for (let i = 0; i < d; i++) {
      for (let k = 0; k < d; k++) {
        const x = at(a, i, k);
        if (x.re === 0 && x.im === 0) continue;
        for (let j = 0; j < d; j++) {
          const y = at(b, k, j);
          const z = at(c, i, j);
          c.set(i, j, z.re + x.re * y.re - x.im * y.im, z.im + x.re * y.im + x.im * y.re);
        }
      }
    }
    return c;
  };
  const dagger = ComplexMatrix.zeros(d, d);
  for (let i = 0; i < d; i++) for (let j = 0; j < d; j++) dagger.set(i, j, jump.get(j, i).re, -jump.get(j, i).im);
  const sandwich = times(times(jump, rho), dagger);
  const square = times(dagger, jump);
  const left = times(square, rho);
  const right = times(rho, square);
  for (let k = 0; k < out.data.length; k++) out.data[k] += sandwich.data[k] - 0.5 * (left.data[k] + right.data[k]);
}

/** out += i sign [h, rho]. */
function addCommutator(h: ComplexMatrix, rho: ComplexMatrix, out: ComplexMatrix, sign: number): void {
  const d = rho.rows;
  for (let i = 0; i < d; i++) {
    for (let j = 0; j < d; j++) {
      let re = 0;
      let im = 0;
      for (let k = 0; k < d; k++) {
        const a = h.get(i, k);
        const b = rho.get(k, j);
        const e = rho.get(i, k);
        const f = h.get(k, j);
        re += a.re * b.re - a.im * b.im - e.re * f.re + e.im * f.im;
        im += a.re * b.im + a.im * b.re - e.re * f.im - e.im * f.re;
      }
      const before = out.get(i, j);
      out.set(i, j, before.re - sign * im, before.im + sign * re);
    }
  }
}

const scaled = (a: ComplexMatrix, factor: number): ComplexMatrix =>
  new ComplexMatrix(
    a.rows,
    a.cols,
    a.data.map((x) => factor * x),
  );

/** Less the multiple of the identity that makes it traceless: a constant shift is none. */
function centred(a: ComplexMatrix): ComplexMatrix {
  const mean = traceOfProduct(ComplexMatrix.identity(a.rows), a).re / a.rows;
  const result = a.clone();
  for (let i = 0; i < a.rows; i++) result.data[2 * (i * a.cols + i)] -= mean;
  return result;
}
