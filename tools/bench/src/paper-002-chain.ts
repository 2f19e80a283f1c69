import { bath, pureOhmic } from "@openbath/baths";
import { localRedfieldLindblad, type Unravelling } from "@openbath/generators";
import { spins, sx } from "@openbath/hilbert";
import { xxz } from "@openbath/problem";

/** The chain of paper 002, Fig. 3(d), as both sides of a comparison get it: local Lindblad equation of order 1. */
export interface TrajectoryJob {
  readonly L: number;
  readonly coupling: number;
  readonly anisotropy: number;
  readonly field: readonly number[];
  readonly gamma: number;
  readonly temperature: number;
}

export const figure3d = (L: number): TrajectoryJob => ({
  L,
  coupling: 1,
  anisotropy: 0.7,
  field: Array.from({ length: L }, (_, i) => 1 - 0.07 * i),
  gamma: 0.25,
  temperature: 2.2,
});

export function unravelling({ L, coupling, anisotropy, field, gamma, temperature }: TrajectoryJob): Unravelling {
  const space = spins(L);
  const generator = localRedfieldLindblad(
    {
      hamiltonian: xxz(space, {
        field: field.map((h) => 2 * h),
        coupling: Array<number>(L - 1).fill(coupling),
        anisotropy: Array<number>(L - 1).fill(anisotropy),
      }),
      couplings: [1, L].map((site) => ({
        bath: bath({
          statistics: "boson",
          temperature,
          spectralDensity: pureOhmic({ strength: 2 * gamma }),
          principalValue: false,
        }),
        operator: sx(space, site),
        kind: "hermitian" as const,
      })),
      epsilon: 1,
    },
    { order: 1 },
  );
  const found = generator.unravelling?.();
  if (found === undefined) throw new Error("the local Lindblad equation has no unravelling");
  return found;
}
