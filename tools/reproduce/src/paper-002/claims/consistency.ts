import { kossakowskiMinimum } from "@openbath/diagnostics";
import { eigenbasisLindblad, type Generator } from "@openbath/generators";
import { sz } from "@openbath/hilbert";
import { ComplexMatrix, maxAbs } from "@openbath/linalg";
import { type Claim, short } from "../../claim.ts";
import { chain, type Equation, generatorOf, localLindbladOf, REDFIELD, system, TRADITIONAL } from "../chain.ts";
import { steady, thermalError } from "../states.ts";

const PARAMETERS = chain({ L: 4, T: 2.2 });
/** The three criteria of a consistent Markovian equation, at L = 4, J = h, T = 2.2h. */
export function consistency(): Claim[] {
  const lowest = (equation: Equation): number => kossakowskiMinimum(steady(PARAMETERS, equation).generator);
  const [redfield, local] = [lowest(REDFIELD), lowest(localLindbladOf(1))];
  const optical = violation(eigenbasisLindblad(system(PARAMETERS)));
  const [ours, traditional, exact] = [localLindbladOf(1), TRADITIONAL, REDFIELD].map((equation) =>
    violation(generatorOf(system(PARAMETERS), equation)),
  );
  const thermal = [localLindbladOf(1), TRADITIONAL].map((equation) => thermalError(PARAMETERS, equation));
  return [
    {
      statement: "the Redfield equation violates criterion 1, complete positivity",
      where: "text to Fig. S.11",
      measured: `smallest Kossakowski eigenvalue ${short(redfield)}`,
      holds: redfield < -1e-3,
    },
    {
      statement: "the quantum optical equation violates criterion 2, local conservation",
      where: "text to Fig. S.11",
      measured: `largest element of the dissipators' change of sz on an inner site ${short(optical)} (Redfield ${short(exact)}, traditional ${short(traditional)})`,
      holds: optical > 1e-3 && exact < 1e-10,
    },
    {
      statement: "the traditional equation violates criterion 3, thermalisation",
      where: "text to Fig. S.11",
      measured: `d to the thermal state ${short(thermal[1])}`,
      holds: thermal[1] > 0.1,
    },
    {
      statement: "the local Lindblad equation is completely positive (1)",
      where: "text to Figs. 3(c), S.11",
      measured: `smallest Kossakowski eigenvalue ${short(local)}`,
      holds: local > -1e-12,
    },
    {
      statement: "... and obeys local conservation laws (2)",
      where: "text to Figs. 3(c), S.11",
      measured: `the same number: ${short(ours)}: L_+ reaches N + 1 sites, and L_- is missing there`,
      holds: ours < 1e-10,
    },
    {
      statement: "... and shows thermalisation (3), up to its approximation",
      where: "text to Figs. 3(c), S.11",
      measured: `d to the thermal state ${short(thermal[0])}`,
      holds: thermal[0] < 0.1 && thermal[0] < 0.2 * thermal[1],
    },
  ];
}

/**
 * The largest element of D^dag[sz_i] on the sites without a bath: zero when H alone moves their magnetisation, whatever the
 * state. (In its own steady state, which commutes with H, the quantum optical equation would show nothing.)
 */
function violation({ space, parts }: Generator): number {
  const d = space.dimension;
  const change = ComplexMatrix.zeros(d, d);
  const sizes = [2, 3].map((site) => {
    const total = ComplexMatrix.zeros(d, d);
    for (const part of parts.baths.values()) {
      part.applyAdjoint(sz(space, site).toMatrix(), change);
      total.data.forEach((_, k) => {
        total.data[k] += change.data[k];
      });
    }
    return maxAbs(total);
  });
  return Math.max(...sizes);
}
