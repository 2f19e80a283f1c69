import { type Claim, short } from "../../claim.ts";
import {
  adHocRedfieldOf,
  type Chain,
  chain,
  type Equation,
  linspace,
  localLindbladOf,
  localRedfieldOf,
  REDFIELD,
  TRADITIONAL,
} from "../chain.ts";
import { course } from "../courses.ts";
import { steady, steadyError, thermalError } from "../states.ts";

const FIG_2A = chain({ T: 2.2 });
const BIASED: Chain = { ...FIG_2A, T: [2.2, 6.6] };

/** How near the expansions come to the exact Redfield equation. */
export const ACCURACY = { thermalState, closeAgreement, adHocAgainstLocal, positivity, nonEquilibrium, sizes };

function thermalState(): Claim {
  const d = thermalError(FIG_2A, REDFIELD);
  return {
    statement: "the exact Redfield equation with equal temperatures has the thermal state",
    where: "text to Fig. 2(b), pure Ohmic",
    measured: `d = ${short(d)} at L = 6, J = h, T = 2.2h`,
    holds: d < 1e-11,
  };
}

function closeAgreement(): Claim {
  const errors = [1, 2, 3, 4].map((order) => steadyError(FIG_2A, localRedfieldOf(order)));
  const traditional = steadyError(FIG_2A, TRADITIONAL);
  return {
    statement: "the local Redfield equation at N = 4 is exceptionally close to the exact one",
    where: "Fig. 2(a), (b)",
    measured: `d = ${short(errors[3])} (N = 1, 2, 3: ${errors.slice(0, 3).map(short).join(", ")}; traditional ${short(traditional)})`,
    holds: errors[3] < 0.01 && errors[3] < traditional / 50,
  };
}

function adHocAgainstLocal(): Claim[] {
  const ratio = (T: number, order: number): { local: number; adHoc: number; ratio: number } => {
    const parameters = chain({ J: 0.3, T });
    const local = steadyError(parameters, localRedfieldOf(order));
    const adHoc = steadyError(parameters, adHocRedfieldOf(order, 0.6));
    return { local, adHoc, ratio: adHoc / local };
  };
  const [first, second, hot] = [ratio(2.2, 1), ratio(2.2, 4), ratio(10, 4)];
  const measured =
    `L = 6, eps0 = 0.6h: T = 2.2h, N = 4 ${short(second.local)} against ${short(second.adHoc)} (${second.ratio.toFixed(1)} times), ` +
    `N = 1 ${first.ratio.toFixed(1)} times; T = 10h, N = 4 ${short(hot.local)} against ${short(hot.adHoc)} (${hot.ratio.toFixed(0)} times)`;
  return [
    {
      statement: "at J = 0.3h the local Redfield equation is more accurate than the ad-hoc one",
      where: "Fig. S.8(a)",
      measured,
      holds: [first, second, hot].every((one) => one.ratio > 1),
    },
    {
      statement: "... by orders of magnitude",
      where: "text to Fig. S.8",
      measured: "the factors above: one order at N = 4, less than one at N = 1",
      holds: [first, second, hot].every((one) => one.ratio > 100),
    },
  ];
}

function positivity(): Claim[] {
  const lowest = (equation: Equation): number => steady(FIG_2A, equation).state.minEigenvalue;
  const adHoc = lowest(adHocRedfieldOf(1, 0.6));
  const small = chain({ L: 4, T: 2.2 });
  const times = linspace(0, 2, 41);
  const { minEigenvalues } = course(small, REDFIELD, times, "plus");
  const worst = Math.min(...minEigenvalues);
  return [
    {
      statement: "ad-hoc Redfield has negative populations at N = 1",
      where: "Fig. S.6(a)",
      measured: `smallest eigenvalue ${short(adHoc)} (L = 6, eps0 = 0.6h, T = 2.2h); local Redfield N = 1 has ${short(lowest(localRedfieldOf(1)))}`,
      holds: adHoc < -1e-3 && Math.min(...steady(FIG_2A, adHocRedfieldOf(1, 0.6)).state.populations) < 0,
    },
    {
      statement: "the Redfield equation violates positivity",
      where: "text before the local Lindblad equation",
      measured: `L = 4, T = 2.2h: smallest eigenvalue ${short(worst)} at h t = ${times[minEigenvalues.indexOf(worst)].toFixed(2)}; a transient, the steady state is thermal`,
      holds: worst < -1e-4,
    },
  ];
}

function nonEquilibrium(): Claim {
  const pair = (equation: Equation) => [steadyError(BIASED, equation), steadyError(FIG_2A, equation)] as const;
  const told = [localRedfieldOf(4), localRedfieldOf(1), localLindbladOf(1)].map(pair);
  const [four, one, lindblad] = told.map(([biased, equal]) => `${short(biased)} against ${short(equal)}`);
  return {
    statement: "with T_r = 3 T_l the local Redfield error is slightly below that in equilibrium at T_l",
    where: "Fig. S.17(a)",
    measured: `L = 6, T_l = 2.2h: N = 4 ${four}, N = 1 ${one}; local Lindblad N = 1 ${lindblad}`,
    holds: told[0][0] < told[0][1] && told[1][0] < told[1][1],
  };
}

function sizes(): Claim {
  const lengths = [3, 4, 5, 6];
  const along = (equation: Equation): number[] => lengths.map((L) => steadyError(chain({ L, T: 2.2 }), equation));
  const rows = [localRedfieldOf(4), localLindbladOf(1), localRedfieldOf(1), TRADITIONAL].map(along);
  const [four, lindblad, one, traditional] = rows;
  return {
    statement: "the errors do not change qualitatively with L",
    where: "text to Fig. 2(c), (d)",
    measured:
      `J = h, T = 2.2h, L = 3 to 6: local Redfield N = 4 ${four.map(short).join(", ")}; N = 1 ${one.map(short).join(", ")}; ` +
      `local Lindblad N = 1 ${lindblad.map(short).join(", ")}; traditional ${traditional.map(short).join(", ")}`,
    holds: lengths.every((_, k) => four[k] < lindblad[k] && lindblad[k] < one[k] && one[k] < traditional[k]),
  };
}
