import { redfield } from "@openbath/generators";
import { conservingLindblad, ness, tauPop, traceDistanceBounds } from "@openbath/lindblad-limits";
import { steadyState } from "@openbath/steady-state";
import { type Claim, short } from "../../claim.ts";
import type { Run } from "../../paper.ts";
import { star, thermal } from "../all-sites-panels.ts";
import { type Chain, regions, system, TOLERANCE } from "../chain.ts";
import { counterexample, threshold } from "../counterexample.ts";
import type { Solver } from "../optima.ts";

/** What the conclusions of paper 001 depend on. */
export function scope(_run: Run, solve: Solver): Claim[] {
  return [...prescribedTraces(solve), ...reversed(solve), ...trivialCases(), lemma()];
}

const CHAINS: readonly Chain[] = [
  { NL: 1, NM: 2, NR: 1, g: 0.01232847, beta: [1, 5] },
  { NL: 2, NM: 2, NR: 2, g: 0.01232847, beta: [1, 5] },
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

/** The statement of Fig. 5 which free traces reverse. */
function reversed(solve: Solver): Claim[] {
  const g = 0.02;
  const fixed = solve({ chain: star(g), of: "coherences", traces: "fixed" });
  const { optimum, smallestRate, compare, relax } = counterexample(g);
  const found = [0.08, 0.04, 0.02, 0.01].map(compare);
  const ratios = found.slice(1).map(({ epsilon, coherences }, k) => {
    const before = found[k];
    return before.coherences / before.epsilon ** 2 / (coherences / epsilon ** 2);
  });
  const last = found[found.length - 1];
  const critical = threshold();
  const run = relax(last.epsilon);
  return [
    {
      statement: "1|0|2 between baths of beta = 1 and 5: correct populations and coherences are impossible",
      where: "Fig. 5, star",
      measured: `g = ${g}: tau_pop,coh = ${short(fixed.value)} at Tr Gamma = 1 (certified above ${short(fixed.lower)}), ${short(optimum.value)} with free traces, attained at Tr Gamma = ${optimum.traces.map(short).join(", ")} (smallest rate ${short(smallestRate)}); zero below g* = ${short(critical)}`,
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

function trivialCases(): Claim[] {
  const three: Chain = { NL: 3, NM: 0, NR: 0, g: 0.15, beta: [1, 1], siteBetas: [0.5, 1, 3] };
  const state = ness(system(three));
  const all = tauPop(state, { regions: regions(three) });
  const rates = steadyState(conservingLindblad(state, regions(three), { gamma: all.gamma }));
  const off = largestDifference(rates.populations, steadyState(redfield(state.system)).populations);
  const populations = (chain: Chain): number => tauPop(ness(system(chain)), { regions: regions(chain) }).value;
  const thermalChains = [0, 1, 2, 3].map((NM) => populations(thermal(NM, 0.15)));
  const heated = [1, 2].map((NM) => populations({ ...three, NM }));
  const shorter = populations({ ...three, NL: 2, NM: 2, siteBetas: [0.5, 3] });
  const single = populations({ ...three, NL: 1, NM: 1, siteBetas: [1] });
  const stars = [0.02, 0.1, 0.28].map((g) => populations(star(g)));
  return [
    {
      statement: "with a bath at every site, one different temperature forbids correct populations",
      where: "Sec. III C",
      measured: `3|0|0 at beta = 0.5, 1, 3: tau_pop = ${short(all.value)}; populations of the equation found and of the Redfield equation at epsilon = 0.01 differ by ${short(off)}`,
      holds: all.lowerBound >= TOLERANCE,
    },
    {
      statement: "3|N_M|0 in equilibrium: correct populations are possible",
      where: "Fig. 4(a)",
      measured: `tau_pop at most ${short(Math.max(...thermalChains))} for N_M = 0 to 3 (g = 0.15); at beta = 0.5, 1, 3 too: ${short(Math.max(...heated))} for 3|1|0 and 3|2|0; and 1|0|2 between beta = 1 and 5: ${short(Math.max(...stars))} up to g = 0.28; but not for any baths on one side: ${short(shorter)} for 2|2|0 at beta = 0.5, 3, ${short(single)} for 1|1|0 at beta = 1`,
      holds: Math.max(...thermalChains) < TOLERANCE,
    },
  ];
}

/** Lemma 1 holds, but is loose. */
function lemma(): Claim {
  const rows = CHAINS.map((chain) => {
    const state = ness(system({ ...chain, g: 0.3 }, 1e-3));
    const question = { regions: regions(chain) };
    const tau = tauPop(state, question);
    const { lemma1, sharper, dual } = traceDistanceBounds(state, question, tau);
    const equation = conservingLindblad(state, question.regions, { gamma: tau.gamma });
    const exact = steadyState(redfield(state.system)).populations;
    const distance = steadyState(equation).populations.reduce((sum, p, k) => sum + Math.abs(p - exact[k]), 0);
    const name = `${chain.NL}|${chain.NM}|${chain.NR}`;
    return {
      holds: lemma1 <= sharper && sharper <= distance && dual <= distance,
      text: `${name}: ${short(lemma1)}, sharper by ${short(sharper / lemma1)} ${short(sharper)}, from the certificate ${short(dual)}; the equation that is best for tau_pop is off by ${short(distance)}`,
    };
  });
  return {
    statement: "every allowed equation is off in its populations by the bound of Lemma 1 at least",
    where: "Eq. 31",
    measured: `(g = 0.3, beta = 1, 5) ${rows.map(({ text }) => text).join("; ")}`,
    holds: rows.every(({ holds }) => holds),
  };
}

const largestDifference = (a: Float64Array, b: Float64Array): number =>
  a.reduce((most, x, k) => Math.max(most, Math.abs(x - b[k])), 0);
