import { frobeniusNorm } from "@openbath/linalg";
import { type Claim, short } from "../../claim.ts";
import {
  adHocRedfieldOf,
  chain,
  type Equation,
  linspace,
  localLindbladOf,
  localRedfieldOf,
  TRADITIONAL,
} from "../chain.ts";
import { errorWithLambda, jumpPair, rootOfProduct } from "../lambda.ts";
import { steadyError } from "../states.ts";

const L = 4;

/** What dropping the negative jump operator does. */
export const LINDBLAD_FORM = {
  droppedAtFirstOrder,
  ordersDoNotHelp,
  againstTraditional,
  optimal,
  smallAtHighTemperature,
};

function droppedAtFirstOrder(): Claim[] {
  const temperatures = linspace(0.6, 12, 58);
  const better = (J: number): number[] =>
    temperatures.filter((T) => {
      const parameters = chain({ L, J, T });
      return steadyError(parameters, localLindbladOf(1)) < steadyError(parameters, localRedfieldOf(1));
    });
  return [1, 0.3].map((J) => {
    const where = better(J);
    const hot = chain({ J, T: 10 });
    const range =
      where.length === 0
        ? "at no T"
        : `for ${where[0].toFixed(1)}h <= T <= ${where[where.length - 1].toFixed(1)}h (${where.length} of ${temperatures.length} temperatures)`;
    return {
      statement: `at N = 1 and J = ${J}h, dropping L_- reduces the error`,
      where: "Fig. 2(c), (d)",
      measured: `L = 4, T = 0.6h to 12h in steps of 0.2h: ${range}; L = 6, T = 10h: ${short(steadyError(hot, localLindbladOf(1)))} (Lindblad) against ${short(steadyError(hot, localRedfieldOf(1)))} (Redfield)`,
      holds: where.length === temperatures.length,
    };
  });
}

function ordersDoNotHelp(): Claim {
  const at = (T: number, order: number): number => steadyError(chain({ T }), localLindbladOf(order));
  const errors = [1, 2, 4].map((order) => at(2.2, order));
  return {
    statement: "the local Lindblad equation hardly improves with N",
    where: "Figs. 2(d), S.9(c), (d)",
    measured: `L = 6, J = h, T = 2.2h: d = ${errors.map(short).join(", ")} for N = 1, 2, 4; T = 4h: ${short(at(4, 1))} at N = 1, ${short(at(4, 2))} at N = 2`,
    holds: errors[2] < errors[0] && errors[2] > errors[0] / 2,
  };
}

function againstTraditional(): Claim[] {
  const pair = (J: number, T: number) => {
    const parameters = chain({ L, J, T });
    return [steadyError(parameters, localLindbladOf(1)), steadyError(parameters, TRADITIONAL)] as const;
  };
  const ratios = (J: number): number[] =>
    [1, 2.2, 5, 10].map((T) => {
      const [local, traditional] = pair(J, T);
      return traditional / local;
    });
  const [strong, weak] = [ratios(1), ratios(0.3)];
  const cold = (
    [
      [0.1, 1],
      [0.3, 0.4],
      [0.3, 0.3],
      [1, 0.5],
      [1, 0.3],
    ] as const
  ).map(([J, T]) => ({ J, T, errors: pair(J, T) }));
  const list = (values: readonly number[]) => values.map((value) => value.toPrecision(2)).join(", ");
  return [
    {
      statement: "the local Lindblad equation is more accurate than the traditional one at intermediate and high T",
      where: "Fig. 2(c), (d)",
      measured: `d(traditional)/d(local), L = 4, N = 1, T = 1, 2.2, 5, 10h: ${list(strong)} (J = h), ${list(weak)} (J = 0.3h)`,
      holds: [...strong, ...weak].every((ratio) => ratio > 1),
    },
    {
      statement: "... at low T too",
      where: "the abstract's outperforming",
      measured: `local against traditional: ${cold.map(({ J, T, errors }) => `${errors.map(short).join("/")} (J = ${J}h, T = ${T}h)`).join(", ")}: L_- stays finite as J goes to 0`,
      holds: cold.every(({ errors: [local, traditional] }) => local < traditional),
    },
  ];
}

function optimal(): Claim {
  const cases = (
    [
      [1, 2.2, 1.12],
      [0.3, 2.2, 0],
      [1, 1, 1.68],
    ] as const
  ).map(([J, T, factor]) => {
    const parameters = chain({ L, J, T });
    const own = errorWithLambda(parameters, 1, (lambda) => lambda);
    const tried = (factor > 0 ? [factor] : linspace(1, 2, 51)).map((f) => ({
      f,
      d: errorWithLambda(parameters, 1, (lambda) => f * lambda),
    }));
    const best = tried.reduce((a, b) => (b.d < a.d ? b : a));
    return {
      own,
      best,
      text: `J = ${J}h, T = ${T}h: ${short(own)} to ${short(best.d)} with ${best.f.toFixed(2)} lambda`,
    };
  });
  const root = [1, 0.3].map((J) => {
    const parameters = chain({ L, J, T: 2.2 });
    return errorWithLambda(parameters, 1, (_, end) => rootOfProduct(parameters, end));
  });
  return {
    statement: "lambda_loc is the optimal choice",
    where: "text after Fig. 3, S55",
    measured: `d of the steady state falls, L = 4, N = 1: ${cases.map(({ text }) => text).join("; ")}; with sqrt(W(2h) W(-2h)) at T = 2.2h: ${root.map(short).join(" (J = h), ")} (J = 0.3h)`,
    holds: cases.every(({ own, best }) => best.d > 0.9 * own),
  };
}

function smallAtHighTemperature(): Claim[] {
  const weight = (equation: Equation, T: number): number => {
    const { plus, minus } = jumpPair(chain({ L, T }), equation);
    return (frobeniusNorm(minus.toMatrix()) / frobeniusNorm(plus.toMatrix())) ** 2;
  };
  const slope = (equation: Equation): number => Math.log2(weight(equation, 80) / weight(equation, 40));
  const [local, adHoc] = [slope(localRedfieldOf(4)), slope(adHocRedfieldOf(4, 0.6))];
  const errors = [20, 40, 80, 160].map((T) => steadyError(chain({ L, T }), localLindbladOf(1)));
  const slopes = errors.slice(1).map((d, k) => Math.log2(d / errors[k]));
  return [
    {
      statement: "the dropped part is of order (Delta/T)^2",
      where: "S52, S53",
      measured: `|L_-|^2/|L_+|^2 goes as T^${local.toFixed(2)} (local), T^${adHoc.toFixed(2)} (ad-hoc), N = 4, T = 40h to 80h`,
      holds: Math.abs(local + 2) < 0.05 && Math.abs(adHoc + 2) < 0.05,
    },
    {
      statement: "... and so is the steady state's error",
      where: "the same",
      measured: `d of local Lindblad N = 1 goes as T^${slopes.map((s) => s.toFixed(2)).join(", T^")} between T = 20, 40, 80, 160h: the power of the traditional equation with a smaller prefactor (${(steadyError(chain({ L, T: 160 }), TRADITIONAL) / errors[3]).toFixed(0)} times)`,
      holds: slopes.every((s) => Math.abs(s + 2) < 0.1),
    },
  ];
}
