import type { Io } from "../io.ts";
import { load } from "../load.ts";

/** `openbath check FILE`: says what the file describes, or what is wrong with it; solves nothing. */
export function check(file: string, io: Io): void {
  const { problem } = load(file, io);
  const { space, baths, system, equations, observables } = problem;
  const lines = [
    `a valid problem: ${space.dimension} states (${String(space)}), epsilon = ${system.epsilon}`,
    ...[...baths].map(([name, bath]) => {
      const couplings = system.couplings.filter((coupling) => coupling.bath === bath).map(({ kind }) => kind);
      return `bath ${name}: ${bath.statistics}s, beta = ${bath.beta}, mu = ${bath.mu}, ${bath.kind ?? "custom"} spectral density; ${couplings.join(", ")}`;
    }),
    `equations: ${equations.map(({ label }) => label).join(", ")}`,
    ...(observables.size > 0 ? [`observables: ${[...observables.keys()].join(", ")}`] : []),
  ];
  io.out(`${lines.join("\n")}\n`);
}
