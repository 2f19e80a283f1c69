import type { At } from "../../src/point-kind.ts";

/** Parameters on which the shape of a result depends. */
interface Asked {
  readonly chain: { readonly L: number };
  readonly L: number;
  readonly count: number;
  readonly epsilon: number;
  readonly equations: readonly unknown[];
  readonly times: readonly number[];
  readonly levels: readonly number[];
  readonly energies: readonly number[];
  readonly orders: readonly number[];
}

/** An array of one number, of some lengths. */
const numbers = (length: number, ...rest: readonly number[]): unknown[] =>
  Array.from({ length }, () => (rest.length === 0 ? 1e-3 : numbers(rest[0], ...rest.slice(1))));

const OPTIMUM = { value: 1e-3, lower: 1e-4 };
const TRAP_LEVELS = 81;
const ENSEMBLE_TIMES = 41;

const SHAPES: Readonly<Record<string, (asked: Asked) => unknown>> = {
  "paper-001/optimum": () => OPTIMUM,
  "paper-001/counterexample": ({ epsilon }) => ({
    value: 1e-3,
    lowerBound: 1e-4,
    traces: [1, 1],
    smallestRate: 1,
    comparison: { epsilon, populations: 1, coherences: 1, size: 1 },
  }),
  "paper-001/relaxation": () => ({ duration: 1, smallestEigenvalue: 0, traceError: 0, coherences: 1 }),
  "paper-001/threshold": () => ({ g: 1 }),
  "paper-001/claims": () => [],
  "paper-002/steady-errors": ({ equations }) => numbers(equations.length),
  "paper-002/time-averaged-errors": ({ equations }) => numbers(equations.length),
  "paper-002/steady-state": ({ chain: { L } }) => ({
    energies: numbers(2 ** L),
    populations: numbers(2 ** L),
    magnetisations: numbers(L),
    currents: numbers(L - 1),
  }),
  "paper-002/thermal": ({ chain: { L } }) => ({ magnetisations: numbers(L) }),
  "paper-002/course": ({ chain: { L }, times, levels }) => ({
    populations: numbers(times.length, levels.length),
    coherences: numbers(times.length, levels.length),
    currents: numbers(times.length, L - 1),
  }),
  "paper-002/coupling-elements": () => [{ energy: 1, size: 0.1 }],
  "paper-002/series": ({ energies, orders }) => ({
    exact: numbers(energies.length),
    polynomials: numbers(orders.length, energies.length),
  }),
  "paper-002/trap-error": () => ({ d: 0.1 }),
  "paper-002/trap-relaxation": ({ times }) => ({
    populations: numbers(times.length, TRAP_LEVELS),
    steady: numbers(TRAP_LEVELS),
  }),
  "paper-002/trajectories": ({ L, count }) => ({
    count,
    mean: numbers((2 * L - 1) * ENSEMBLE_TIMES),
    squares: numbers((2 * L - 1) * ENSEMBLE_TIMES),
  }),
  "paper-002/claims": () => [],
};

/** Numbers in the shape of a result, for points that take long. */
export const inShape: At = <Parameters, Found>({ command }: { readonly command: string }, asked: Parameters): Found =>
  SHAPES[command](asked as unknown as Asked) as Found;
