import { gridSweep, type Sweep } from "@openbath/sweeps";
import { type Claim, short } from "../../claim.ts";
import type { At } from "../../point-kind.ts";
import { type Chain, star, TOLERANCE } from "../chain.ts";
import type { Solver } from "../optima.ts";
import { COUNTEREXAMPLE, OTHER_CHAINS, optimaAskedBy, RELAXATION, THRESHOLD } from "../points.ts";
import { CHAINS } from "./chains.ts";

/** What the conclusions of paper 001 depend on. */
export function scope(solve: Solver, at: At): Claim[] {
  const others = OTHER_CHAINS.groups.flatMap((group) => at(OTHER_CHAINS.kind, { group }));
  return [...prescribedTraces(solve), ...reversed(solve, at), ...others];
}

/** What the claims on a local Lindblad equation are about. */
const G = 0.02;
const EPSILONS = [0.08, 0.04, 0.02, 0.01];
const BISECTIONS = 10;

/** The points of these claims. */
export const scopeSweeps = (): Sweep[] => [
  optimaAskedBy((solve) => [prescribedTraces(solve), fixedTraces(solve)]),
  gridSweep({ command: COUNTEREXAMPLE.command, base: { g: G }, vary: { epsilon: EPSILONS } }),
  gridSweep({ command: RELAXATION.command, base: { g: G }, vary: { epsilon: EPSILONS.slice(-1) } }),
  gridSweep({ command: THRESHOLD.command, vary: { steps: [BISECTIONS] } }),
  OTHER_CHAINS.sweep,
];

function prescribedTraces(solve: Solver): Claim[] {
  const coherences = (chain: Chain, traces: "fixed" | "free") => solve({ chain, of: "coherences", traces }).value;
  const pairs = CHAINS.map((chain) => [coherences(chain, "fixed"), coherences(chain, "free")] as const);
  const small = [0.001, 0.002].map((g) => coherences({ ...CHAINS[1], g }, "free"));
  return [
    {
      statement: "Tr Gamma = 1 only sets a scale of tau_pop,coh",
      where: "Eq. 33",
      measured: `${pairs.map(([fixed, free], k) => `N_L = ${k + 1}: ${short(fixed)}, with free traces ${short(free)}`).join("; ")} (g = 0.0123, beta = 1, 5)`,
      holds: pairs.every(([fixed, free]) => fixed < 2 * free),
    },
    {
      statement: "tau_pop,coh out of equilibrium has a plateau for small g",
      where: "Fig. 3(d)",
      measured: `with free traces it goes to zero as g^${Math.log2(small[1] / small[0]).toFixed(3)} (${short(small[0])} at g = 0.001, 2|2|2, beta = 1, 5); the plateau is the size of L2[rho0] at Tr Gamma = 1`,
      holds: small[0] > 0.5 * small[1],
    },
  ];
}

const fixedTraces = (solve: Solver) => solve({ chain: star(G), of: "coherences", traces: "fixed" });

/** The statement of Fig. 5 which free traces reverse. */
function reversed(solve: Solver, at: At): Claim[] {
  const g = G;
  const fixed = fixedTraces(solve);
  const points = EPSILONS.map((epsilon) => at(COUNTEREXAMPLE, { g, epsilon }));
  const [optimum] = points;
  const found = points.map(({ comparison }) => comparison);
  const ratios = found.slice(1).map(({ epsilon, coherences }, k) => {
    const before = found[k];
    return before.coherences / before.epsilon ** 2 / (coherences / epsilon ** 2);
  });
  const last = found[found.length - 1];
  const critical = at(THRESHOLD, { steps: BISECTIONS }).g;
  const run = at(RELAXATION, { g, epsilon: last.epsilon });
  return [
    {
      statement: "1|0|2 between baths of beta = 1 and 5: correct populations and coherences are impossible",
      where: "Fig. 5, star",
      measured: `g = ${g}: tau_pop,coh = ${short(fixed.value)} at Tr Gamma = 1 (certified above ${short(fixed.lower)}), ${short(optimum.value)} with free traces, attained at Tr Gamma = ${optimum.traces.map(short).join(", ")} (smallest rate ${short(optimum.smallestRate)}); zero below g* = ${short(critical)}`,
      holds: optimum.lowerBound >= TOLERANCE,
    },
    {
      statement:
        "a local Lindblad equation has correct populations and coherences out of equilibrium (the contrary of Fig. 5)",
      where: "Sec. III C",
      measured: `the equation found, 1|0|2 at g = ${g}, against the Redfield equation: at epsilon = ${last.epsilon} the largest difference of a coherence is ${short(last.coherences)} of ${short(last.size)}, that of a population ${short(last.populations)}; difference/epsilon^2 falls ${ratios.map((ratio) => ratio.toFixed(2)).join(", ")} times at each halving of epsilon from ${found[0].epsilon}; run from all spins up for ${run.duration} of its slowest relaxation times it stays positive (least eigenvalue ${short(run.smallestEigenvalue)}) and ends ${short(run.coherences)} from the Redfield coherences`,
      holds:
        optimum.value < TOLERANCE &&
        Math.abs(ratios[ratios.length - 1] - 4) < 0.2 &&
        run.smallestEigenvalue > -1e-12 &&
        run.coherences < 1.01 * last.coherences + 1e-13,
    },
  ];
}
