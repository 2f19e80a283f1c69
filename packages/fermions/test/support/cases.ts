import { bath, newns } from "@openbath/baths";
import { ComplexMatrix } from "@openbath/linalg";
import { type Network, network } from "../../src/index.ts";
import reference from "../fixtures/paper-004.json" with { type: "json" };

export interface Entries {
  readonly re: number[][];
  readonly im: number[][];
}

export interface Parameters {
  readonly h: number;
  readonly delta: number;
  readonly g: number;
  readonly Gamma: number;
  readonly Omega: number;
  readonly TL: number;
  readonly TR: number;
  readonly muL: number;
  readonly muR: number;
}

export const cases = reference.cases;
export const relaxing = cases.filter((c) => c.steady !== undefined);
export const bound = cases.filter((c) => c.steady === undefined);

export function networkOf(p: Parameters): Network {
  const lead = (temperature: number, mu: number, name: string) =>
    bath({
      statistics: "fermion",
      temperature,
      mu,
      spectralDensity: newns({ strength: p.Gamma, bandwidth: p.Omega }),
      name,
    });
  return network({
    hamiltonian: {
      energies: [p.h + p.delta / 2, p.h - p.delta / 2],
      hopping: [{ between: [1, 2], amplitude: -p.g / 2 }],
    },
    leads: [
      { bath: lead(p.TL, p.muL, "left"), mode: 1 },
      { bath: lead(p.TR, p.muR, "right"), mode: 2 },
    ],
  });
}

export function matrixOf({ re, im }: Entries): ComplexMatrix {
  return ComplexMatrix.from(re.map((row, i) => row.map((x, j) => ({ re: x, im: im[i][j] }))));
}

/** The largest modulus of an entry of a - b. */
export function distance(a: ComplexMatrix, b: ComplexMatrix | Entries): number {
  const other = b instanceof ComplexMatrix ? b : matrixOf(b);
  let worst = 0;
  for (let i = 0; i < a.rows; i++) {
    for (let j = 0; j < a.cols; j++) {
      const x = a.get(i, j);
      const y = other.get(i, j);
      const d = Math.hypot(x.re - y.re, x.im - y.im);
      if (!(d <= worst)) worst = d;
    }
  }
  return worst;
}
