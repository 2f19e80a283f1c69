import { type Claim, short } from "../../claim.ts";
import { chain, localRedfieldOf, logspace, TRADITIONAL } from "../chain.ts";
import { exponent, timeAveragedError } from "../courses.ts";
import { couplingScan, errorsOf, memory, ORDERS, type Scan, temperatureScan } from "../memory-time.ts";
import { steadyError } from "../states.ts";

/** Time-averaged errors below this are rounding. */
const ROUNDING = 5e-14;

/** Exponents of Fig. 3(a), over the half of the points with the smallest tau_B/tau_S. */
export const exponents = (scan: Scan): number[] =>
  ORDERS.map((order) => {
    const points = errorsOf(scan, order);
    return exponent(points.slice(0, Math.ceil(points.length / 2)), ROUNDING);
  });

const told = (values: readonly number[]): string => values.map((value) => value.toFixed(2)).join(", ");
const areOrders = (values: readonly number[]): boolean => values.every((value, N) => Math.abs(value - (N + 1)) < 0.05);

/** The power laws of Fig. 3(a) and what becomes of them. */
export function scaling(): Claim[] {
  return [...overCouplings(), ...overTemperatures(), ofSteadyState(), ofTraditional()];
}

function overCouplings(): Claim[] {
  const equal = exponents(couplingScan(0));
  const graded = exponents(couplingScan(-0.07));
  const last = [1, 2, 3, 4].map((order) => {
    const points = errorsOf(couplingScan(-0.07), order);
    return exponent(points.slice(-2));
  });
  return [
    {
      statement: "the time-averaged error goes as (tau_B/tau_S)^(N+1): J varied, equal fields",
      where: "Fig. 3(a)",
      measured: `exponents ${told(equal)} for N = 0 to 4 (L = 4, T = 5h, small J)`,
      holds: areOrders(equal),
    },
    {
      statement: "the same with the paper's field gradient delta = -0.07h",
      where: "Fig. 3(a)",
      measured: `exponents ${told(graded)} for J up to |delta|, where the N-th commutator goes as J (J + delta)^N; between the last two J ${told(last)} for N = 1 to 4`,
      holds: areOrders(graded),
    },
  ];
}

function overTemperatures(): Claim[] {
  return [4, 6].map((L) => {
    const found = exponents(temperatureScan(L));
    return {
      statement: `the same, T varied, L = ${L}`,
      where: "Fig. 3(a)",
      measured: `exponents ${told(found)} for N = 0 to 4 (J = h, T = 10h to 64h): N = 2 and 4 gain an order, W''' being of order 1/T as is W''''`,
      holds: areOrders(found),
    };
  });
}

/** Where d is above rounding (1e-12) and the exponent as near its limit as that allows. */
const HALVED: readonly (readonly [order: number, T: number])[] = [
  [0, 160],
  [1, 160],
  [2, 160],
  [3, 80],
  [4, 40],
];

function ofSteadyState(): Claim {
  const slopes = HALVED.map(([order, T]) => {
    const at = (t: number): number => steadyError(chain({ L: 4, T: t }), localRedfieldOf(order));
    return Math.log2(at(T) / at(T / 2));
  });
  return {
    statement: "the steady state's error goes as T^-(N+1)",
    where: "Figs. 2(c), (d), 3(a)",
    measured: `exponents ${told(slopes)} for N = 0 to 4 (L = 4, J = h), from T/2 to T = ${HALVED.map(([, T]) => T).join(", ")}h`,
    holds: slopes.every((slope, N) => Math.abs(slope + N + 1) < 0.05),
  };
}

function ofTraditional(): Claim {
  const errors = logspace(1.6, 64, 9).map((T) => {
    const parameters = chain({ L: 4, T });
    return [memory(parameters), timeAveragedError(parameters, TRADITIONAL)] as const;
  });
  const [cold, hot] = [errors[0][1], errors[errors.length - 1][1]];
  return {
    statement: "the traditional equation describes the relaxation poorly",
    where: "Fig. 3(a)",
    measured: `its time-averaged error grows with T: ${short(cold)} at T = 1.6h, ${short(hot)} at T = 64h (L = 4, J = h): |+> is protected by noise along x`,
    holds: hot > cold && cold > 0.1,
  };
}
