import { exactState, globalState, harmonicNetwork, infidelity, localState } from "@openbath/gaussian";
import { type Claim, short } from "../../claim.ts";
import { EQUATIONS, LAMBDA2, QUASI_RESONANT, solve } from "../wire.ts";

/** What Fig. 2(d) and the introduction say of heat, and the conclusion of longer chains. */
export const thermodynamics = (): Claim[] => [...heat(), chains()];

function heat(): Claim[] {
  const equal = solve({ frequencies: [1, 2], temperatures: [2, 2] }, 0.5);
  const currents = EQUATIONS.map((equation) => `${equation} ${short(equal[equation].hot)}`);
  const stray = Math.max(...(["exact", "global"] as const).map((equation) => Math.abs(equal[equation].hot)));
  const ratio = (k: number, equation: "global" | "local"): number => {
    const points = solve(QUASI_RESONANT, k);
    return points[equation].hot / points.exact.hot;
  };
  const ks = [1e-3, 1e-4, 1e-5, 1e-6, 1e-8];
  const decoupled = solve(QUASI_RESONANT, 1e-8).global.infidelity;
  const [cold, hot] = QUASI_RESONANT.frequencies;
  const limit = (LAMBDA2 / (hot - cold)) ** 2;
  return [
    {
      statement: "between baths of one temperature the local equation has a heat current, against the second law",
      where: "Sec. I",
      measured: `from the hot bath at omega = 1, 2, k = 0.5, T = 2: ${currents.join(", ")}`,
      holds: equal.local.hot < -1e-5 && stray < 1e-15,
    },
    {
      statement: "as k falls further the nodes decouple and the global state is right again",
      where: "Sec. IV A, Fig. 2(b)",
      measured: `1 - F = ${short(decoupled)} at k = 1e-8; but its heat current is ${ks.map((k) => `${short(ratio(k, "global"))} (${k})`).join(", ")} times the exact one at these k and saturates at (lambda^2/(omega_h - omega_c))^2 = ${short(limit)}`,
      holds: decoupled < 1e-5,
    },
    {
      statement: "the local heat current is a good estimate wherever the local state is right",
      where: "Fig. 2(d)",
      measured: `${[1e-6, 1e-3, 0.1].map((k) => `${ratio(k, "local").toFixed(6)} (${k})`).join(", ")} times the exact one at these k`,
      holds: Math.abs(ratio(1e-3, "local") - 1) < 0.01 && Math.abs(ratio(0.1, "local") - 1) < 0.1,
    },
  ];
}

/** Infidelities of the global and of the local state of a uniform chain between the baths of Fig. 2. */
export function chain(nodes: number, k: number): { global: number; local: number } {
  const network = harmonicNetwork({
    frequencies: Array.from({ length: nodes }, () => 1),
    springs: Array.from({ length: nodes - 1 }, (_, j) => ({ between: [j + 1, j + 2], strength: k })),
    baths: [2, 3].map((temperature, i) => ({
      node: i === 0 ? 1 : nodes,
      temperature,
      strength: LAMBDA2,
      cutoff: 1e3,
      convention: "caldeira-leggett",
    })),
  });
  const exact = exactState(network);
  return { global: infidelity(exact, globalState(network)), local: infidelity(exact, localState(network)) };
}

function chains(): Claim {
  const found = [3, 5].map((nodes) => chain(nodes, LAMBDA2));
  return {
    statement: "in longer chains with weak springs too, the local state is right and the global one is not",
    where: "Sec. V",
    measured: `1 - F of 3 and 5 equal nodes with k = lambda^2: global ${found.map(({ global }) => short(global)).join(", ")}, local ${found.map(({ local }) => short(local)).join(", ")}`,
    holds: found.every(({ global, local }) => global > 1e-3 && local < 1e-5),
  };
}
