import { type Claim, short } from "../../claim.ts";
import type { At } from "../../point-kind.ts";
import { exponent } from "../courses.ts";
import {
  couplingScan,
  errorsOf,
  ORDERS,
  type Scan,
  scanSweep,
  temperatureScan,
  traditionalErrors,
} from "../memory-time.ts";
import { CLAIMS_002 } from "./groups.ts";

/** Time-averaged errors below this are rounding. */
const ROUNDING = 5e-14;

/** Exponents of Fig. 3(a), over the half of the points with the smallest tau_B/tau_S. */
export const exponents = (at: At, scan: Scan): number[] =>
  ORDERS.map((order) => {
    const points = errorsOf(at, scan, order);
    return exponent(points.slice(0, Math.ceil(points.length / 2)), ROUNDING);
  });

const told = (values: readonly number[]): string => values.map((value) => value.toFixed(2)).join(", ");
const areOrders = (values: readonly number[]): boolean => values.every((value, N) => Math.abs(value - (N + 1)) < 0.05);

/** The power laws of Fig. 3(a) and what becomes of them. */
export function scaling(at: At): readonly Claim[] {
  return [
    ...overCouplings(at),
    ...overTemperatures(at),
    ...at(CLAIMS_002.kind, { group: "ofSteadyState" }),
    ofTraditional(at),
  ];
}

const EQUAL = couplingScan(0);
const GRADED = couplingScan(-0.07);
const LENGTHS = [4, 6];

/** The points of these claims. */
export const scalingSweeps = () => [EQUAL, GRADED, ...LENGTHS.map((L) => temperatureScan(L))].map(scanSweep);

function overCouplings(at: At): Claim[] {
  const equal = exponents(at, EQUAL);
  const graded = exponents(at, GRADED);
  const last = [1, 2, 3, 4].map((order) => {
    const points = errorsOf(at, GRADED, order);
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

function overTemperatures(at: At): Claim[] {
  return LENGTHS.map((L) => {
    const found = exponents(at, temperatureScan(L));
    return {
      statement: `the same, T varied, L = ${L}`,
      where: "Fig. 3(a)",
      measured: `exponents ${told(found)} for N = 0 to 4 (J = h, T = 10h to 64h): N = 2 and 4 gain an order, W''' being of order 1/T as is W''''`,
      holds: areOrders(found),
    };
  });
}

function ofTraditional(at: At): Claim {
  const errors = traditionalErrors(at, temperatureScan(4));
  const [cold, hot] = [errors[0], errors[errors.length - 1]];
  return {
    statement: "the traditional equation describes the relaxation poorly",
    where: "Fig. 3(a)",
    measured: `its time-averaged error grows with T: ${short(cold)} at T = 1.6h, ${short(hot)} at T = 64h (L = 4, J = h): |+> is protected by noise along x`,
    holds: hot > cold && cold > 0.1,
  };
}
