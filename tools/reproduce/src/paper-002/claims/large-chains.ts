import { type Claim, short } from "../../claim.ts";
import type { Preset } from "../../paper.ts";
import type { At } from "../../point-kind.ts";
import { type Ensemble, ensemble } from "../ensembles.ts";

/** Figs. 3(d) and 4, from the trajectories of the preset. */
export function largeChains(at: At, preset: Preset): Claim[] {
  const local = ensemble(at, preset, "local");
  const traditional = ensemble(at, preset, "traditional");
  const { L, count, times } = local;
  const about = `L = ${L}, ${count} trajectories`;
  const last = times.length - 1;
  const apart = local.magnetisations[last].map((m, l) => traditional.magnetisations[last][l] - m);
  const errors = local.magnetisationErrors[last].map((e, l) => Math.hypot(e, traditional.magnetisationErrors[last][l]));
  const largest = apart.reduce((best, x, l) => (Math.abs(x) > Math.abs(apart[best]) ? l : best), 0);
  const [ours, theirs] = [peak(local), peak(traditional)];
  return [
    {
      statement: "the profiles of the traditional and the local Lindblad equation differ strongly",
      where: "Fig. 3(d)",
      measured: `${about}, h t = ${times[last]}: by up to ${short(Math.abs(apart[largest]))} +- ${short(errors[largest])}, on site ${largest + 1}`,
      holds: Math.abs(apart[largest]) > 5 * errors[largest] && Math.abs(apart[largest]) > 0.05,
    },
    {
      statement: "the traditional equation overestimates the currents of the initial relaxation",
      where: "Fig. 4",
      measured: `${about}: the largest |j_i(t)| is ${told(theirs)} (traditional), ${told(ours)} (local Lindblad)`,
      holds: theirs.size - ours.size > 3 * Math.hypot(theirs.error, ours.error),
    },
  ];
}

interface Peak {
  readonly size: number;
  readonly error: number;
  readonly bond: number;
  readonly time: number;
}

function peak({ currents, currentErrors, times }: Ensemble): Peak {
  let best: Peak = { size: 0, error: 0, bond: 0, time: 0 };
  currents.forEach((row, t) => {
    row.forEach((j, bond) => {
      if (Math.abs(j) > best.size)
        best = { size: Math.abs(j), error: currentErrors[t][bond], bond: bond + 1, time: times[t] };
    });
  });
  return best;
}

const told = ({ size, error, bond, time }: Peak): string =>
  `${short(size)} +- ${short(error)} on bond ${bond} at h t = ${time}`;
