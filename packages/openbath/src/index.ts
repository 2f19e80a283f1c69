/** Everything in one install; each part is also a package of its own. */
export * from "@openbath/baths";
export * from "@openbath/diagnostics";
export * as dynamics from "@openbath/dynamics";
export * from "@openbath/generators";
export * from "@openbath/hilbert";
export * from "@openbath/integrals";
export * from "@openbath/linalg";
export * from "@openbath/problem";
export * as special from "@openbath/special";
export * from "@openbath/steady-state";
export * as trajectories from "@openbath/trajectories";
export { type Solution, solveProblem } from "./solve-problem.ts";
export { version } from "./version.ts";
