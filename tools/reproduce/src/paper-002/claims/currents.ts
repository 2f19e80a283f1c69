import { type Claim, short } from "../../claim.ts";
import { type Chain, chain, localLindbladOf, localRedfieldOf, REDFIELD, TRADITIONAL } from "../chain.ts";
import { currents } from "../states.ts";

const EQUAL = chain({ T: 2.2 });
const BIASED: Chain = { ...EQUAL, T: [2.2, 6.6] };

const size = (values: readonly number[]): number => Math.max(...values.map(Math.abs));
const spread = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);
const told = (values: readonly number[]): string => values.map(short).join(", ");

/** Currents of the steady state at L = 6, J = h, T_l = 2.2h, which equal temperatures forbid. */
export function currentClaims(): Claim[] {
  const traditional = currents(EQUAL, TRADITIONAL);
  const exact = currents(EQUAL, REDFIELD);
  const four = currents(EQUAL, localRedfieldOf(4));
  const one = currents(EQUAL, localRedfieldOf(1));
  const lindblad = currents(EQUAL, localLindbladOf(1));
  const lindblad4 = currents(EQUAL, localLindbladOf(4));
  const edges = [lindblad[0], lindblad[4]].map((j, k) => Math.abs(j / traditional[4 * k]));
  return [
    {
      statement: "the traditional equation has a current between baths of equal temperature",
      where: "Fig. 3(c)",
      measured: `${short(traditional[0])} on every bond`,
      holds: size(traditional) > 0.01 && spread(traditional) < 1e-10,
    },
    {
      statement: "the Redfield equation has none",
      where: "Fig. 3(c)",
      measured: `largest ${short(size(exact))}`,
      holds: size(exact) < 1e-10,
    },
    {
      statement: "the local Redfield equation has none",
      where: "Fig. 3(c)",
      measured: `${short(four[0])} at N = 4, ${short(one[0])} at N = 1: small, not zero`,
      holds: size(four) < 0.01 * size(traditional) && size(one) < 0.01 * size(traditional),
    },
    {
      statement: "the local Lindblad equation has none",
      where: "Fig. 3(c)",
      measured: `N = 1, bonds 1 to 5: ${told(lindblad)}; at the edges ${edges.map((e) => `${(100 * e).toFixed(0)} %`).join(" and ")} of the traditional one`,
      holds: size(lindblad) < 0.01 * size(traditional),
    },
    {
      statement: "the local Lindblad equation conserves the magnetisation locally",
      where: "text to Figs. 3(c), S.11",
      measured: `N = 1: the same current inside (spread ${short(spread(lindblad.slice(1, 4)))}), other currents at both edges; N = 4: ${told(lindblad4)}; local Redfield N = 4: spread ${short(spread(four))}`,
      holds: spread(lindblad) < 1e-10 && spread(lindblad4) < 1e-10,
    },
    outOfEquilibrium(),
  ];
}

function outOfEquilibrium(): Claim {
  const third = [REDFIELD, localRedfieldOf(4), localLindbladOf(1), TRADITIONAL].map(
    (equation) => currents(BIASED, equation)[2],
  );
  const [exact, four, lindblad, traditional] = third;
  return {
    statement: "local Redfield and local Lindblad describe the current between baths with T_r = 3 T_l",
    where: "Fig. S.17(d)",
    measured: `bond 3: exact ${short(exact)}, local Redfield N = 4 ${short(four)}, local Lindblad N = 1 ${short(lindblad)}, traditional ${short(traditional)}`,
    holds:
      Math.abs(four / exact - 1) < 0.01 &&
      Math.abs(lindblad / exact - 1) < 0.25 &&
      Math.abs(traditional / exact - 1) > 0.5,
  };
}
