import { redfield } from "@openbath/generators";
import { conservingLindblad, ness, tauPop, traceDistanceBounds } from "@openbath/lindblad-limits";
import { steadyState } from "@openbath/steady-state";
import { type Claim, short } from "../../claim.ts";
import { type Chain, regions, star, system, TOLERANCE, thermal } from "../chain.ts";
import { CHAINS } from "./chains.ts";

/** One different temperature among three baths, and chains in equilibrium. */
export function trivialCases(): Claim[] {
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
export function lemma(): Claim[] {
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
  return [
    {
      statement: "every allowed equation is off in its populations by the bound of Lemma 1 at least",
      where: "Eq. 31",
      measured: `(g = 0.3, beta = 1, 5) ${rows.map(({ text }) => text).join("; ")}`,
      holds: rows.every(({ holds }) => holds),
    },
  ];
}

const largestDifference = (a: Float64Array, b: Float64Array): number =>
  a.reduce((most, x, k) => Math.max(most, Math.abs(x - b[k])), 0);
