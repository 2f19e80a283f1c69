import { compileBath } from "@openbath/baths";
import { type EnergyBasis, energyBasis } from "@openbath/generators";
import { type Operator, sm, sp } from "@openbath/hilbert";
import { type Claim, short } from "../../claim.ts";
import { bathOf, type Chain, chain, system } from "../chain.ts";
import { couplingElements, widest } from "../coupling-elements.ts";

/** The most that baths have derivatives for. */
const HIGHEST = 40;

/** Whether the series in N converges, and on what energies. */
export const CONVERGENCE = { range, series };

function range(): Claim {
  const parameters = chain({ T: 2.2 });
  const elements = couplingElements(parameters);
  const large = elements.filter(({ size }) => size >= 1e-3);
  const beyond = large.filter(({ energy }) => Math.abs(energy) > 10);
  const weight = (some: typeof elements) => some.reduce((sum, { size }) => sum + size ** 2, 0);
  const farthest = Math.max(...beyond.map(({ energy }) => Math.abs(energy)));
  const most = widest(parameters);
  return {
    statement: "|E_k - E_q| stays within about 17h, elements |v_kq| >= 1e-3 dominantly within 10h",
    where: "Fig. S.1",
    measured: `L = 6: largest ${most.toFixed(2)}h; ${beyond.length} of ${large.length} such elements lie beyond 10h, up to ${farthest.toFixed(2)}h, with ${short(weight(beyond) / weight(elements))} of the weight`,
    holds: Math.abs(most - 17) < 1 && beyond.length < 0.05 * large.length,
  };
}

function series(): Claim[] {
  const told = (L: number, T: number): { best: number; at: number; last: number; text: string } => {
    const errors = seriesErrors(chain({ L, T }));
    const best = Math.min(...errors);
    const at = errors.indexOf(best);
    const last = errors[HIGHEST];
    return {
      best,
      at,
      last,
      text: `L = ${L}, T = ${T}h: best ${short(best)} at N = ${at}, ${short(last)} at N = ${HIGHEST}`,
    };
  };
  const [four, six, seven, eight, cold] = [told(4, 2.2), told(6, 2.2), told(7, 2.2), told(8, 2.2), told(6, 1.5)];
  return [
    {
      statement: "the local Redfield operator converges with N for T above about 2h",
      where: "text to Figs. 2, S.3",
      measured: `relative error of u: ${[four, six, seven, eight, cold].map(({ text }) => text).join("; ")}. The radius about 2h, sqrt(4 h^2 + (2 pi T)^2) = ${Math.hypot(2, 2 * Math.PI * 2.2).toFixed(2)}h, is left behind as L grows: asymptotic only`,
      holds: [four, six, seven, eight].every(({ at, last }) => at === HIGHEST || last < 1e-10),
    },
  ];
}

/** |u_N - u| / |u| (Frobenius) of the left bath, N = 0 ... 40, element by element in the eigenbasis. */
export function seriesErrors(parameters: Chain): number[] {
  const open = system(parameters);
  const basis = energyBasis(open);
  const compiled = compileBath(bathOf(parameters, parameters.T[0]));
  const wrong = new Float64Array(HIGHEST + 1);
  let all = 0;
  for (const [operator, energy] of [
    [sp(basis.space, 1), 2],
    [sm(basis.space, 1), -2],
  ] as const) {
    const { coefficients } = compiled.hermitianTaylor(energy, HIGHEST);
    for (const { weight, frequency } of elements(operator, basis)) {
      const exact = compiled.hermitian(frequency).re;
      all += weight * exact ** 2;
      let sum = 0;
      let power = 1;
      for (let n = 0; n <= HIGHEST; n++) {
        sum += coefficients[2 * n] * power;
        power *= frequency - energy;
        wrong[n] += weight * (sum - exact) ** 2;
      }
    }
  }
  return Array.from(wrong, (w) => Math.sqrt(w / all));
}

function* elements(operator: Operator, basis: EnergyBasis): Iterable<{ weight: number; frequency: number }> {
  const blocks = basis.toEnergy(operator);
  for (const { row, col, matrix } of blocks.blocks()) {
    for (let i = 0; i < matrix.rows; i++) {
      for (let j = 0; j < matrix.cols; j++) {
        const { re, im } = matrix.get(i, j);
        const weight = re * re + im * im;
        if (weight > 0) yield { weight, frequency: basis.frequency(blocks.offsets[row] + i, blocks.offsets[col] + j) };
      }
    }
  }
}
