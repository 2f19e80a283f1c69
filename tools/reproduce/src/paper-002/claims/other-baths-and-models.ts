import { type Claim, short } from "../../claim.ts";
import { trapError } from "../bose-hubbard.ts";
import { chain, localLindbladOf, localRedfieldOf, REDFIELD } from "../chain.ts";
import { steady, steadyError, thermalError } from "../states.ts";

const OHMIC = chain({ L: 4, T: 2.2 });
const withCutoff = (cutoff: number) => ({ ...OHMIC, cutoff });

/** Drude baths and the Bose-Hubbard chain. */
export function otherBathsAndModels(): Claim[] {
  const [ten, thirty] = [10, 30].map(withCutoff);
  const redfieldErrors = [thirty, ten, OHMIC].map((one) => steadyError(one, localRedfieldOf(4)));
  const lindbladErrors = [thirty, ten, OHMIC].map((one) => steadyError(one, localLindbladOf(1)));
  const bosons = [0, 1, 2, 3, 4].map((order) => trapError(2, order));
  const told = (errors: readonly number[]): string =>
    errors.map((d, k) => `${short(d)} (${["30h", "10h", "pure Ohmic"][k]})`).join(", ");
  return [
    {
      statement: "the exact Redfield equation has the thermal state with Drude baths too",
      where: "as the reference of Figs. S.12 to S.15",
      measured: `d to the thermal state ${short(thermalError(ten, REDFIELD))} (E_D = 10h), ${short(thermalError(thirty, REDFIELD))} (30h), L = 4, J = h, T = 2.2h; smallest eigenvalue ${short(steady(thirty, REDFIELD).state.minEigenvalue)} at 30h`,
      holds: thermalError(ten, REDFIELD) < 1e-3,
    },
    {
      statement: "with a Drude bath of E_D = 30h the local Redfield equation performs as well as with pure Ohmic baths",
      where: "Figs. S.12, S.13",
      measured: `N = 4, L = 4, J = h, T = 2.2h: d = ${told(redfieldErrors)}`,
      holds: redfieldErrors[0] < 3 * redfieldErrors[2],
    },
    {
      statement: "... and the local Lindblad equation does",
      where: "Fig. S.13",
      measured: `N = 1: d = ${told(lindbladErrors)}`,
      holds: lindbladErrors[0] < 3 * lindbladErrors[2],
    },
    {
      statement: "with E_D = 10h the expansion converges more slowly",
      where: "Figs. S.14, S.15",
      measured: `N = 4: d = ${told(redfieldErrors)}`,
      holds: redfieldErrors[1] > redfieldErrors[0] && redfieldErrors[1] > redfieldErrors[2],
    },
    {
      statement: "a Bose-Hubbard chain with a particle reservoir is described as well",
      where: "Fig. S.4",
      measured: `L = 4, T = 2J: d = ${bosons.map(short).join(", ")} for N = 0 to 4`,
      holds: bosons[4] < 0.01 && bosons.every((d, k) => k === 0 || d < bosons[k - 1]),
    },
  ];
}
