import { gridSweep } from "@openbath/sweeps";
import type { Panel, Swept } from "../paper.ts";
import { chain } from "./chain.ts";
import { ELEMENTS } from "./points.ts";

const PARAMETERS = chain({ T: 2.2 });

/** Fig. S.1: the size of the elements over their energies. */
export const figureS1: Swept<readonly Panel[]> = {
  sweeps: () => [gridSweep({ command: ELEMENTS.command, vary: { chain: [PARAMETERS] } })],
  make: (at) => {
    const elements = at(ELEMENTS, { chain: PARAMETERS });
    return (
      [
        ["figS1a", "Elements of the left coupling operator", Number.POSITIVE_INFINITY],
        ["figS1b", "Elements of the left coupling operator, the small ones", 0.05],
      ] as const
    ).map(([file, title, most]) => ({
      file,
      figure: {
        title: `${title}, L = ${PARAMETERS.L}`,
        x: { label: "(E_k - E_q)/h" },
        y: { label: "|v_kq|" },
        curves: [
          {
            name: "v_l",
            stroke: "marks",
            points: elements.filter(({ size }) => size <= most).map(({ energy, size }) => [energy, size] as const),
          },
        ],
      },
    }));
  },
};
