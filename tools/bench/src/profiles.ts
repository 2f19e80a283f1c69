import { redfield, universalLindblad } from "@openbath/generators";
import { ness, tauPop, tauPopCoh } from "@openbath/lindblad-limits";
import { steadyState } from "@openbath/steady-state";
import { disordered, system } from "./chain.ts";
import { paperSystem, regionsOf } from "./paper-001-chain.ts";
import { type Profile, profile } from "./profile.ts";

const chain = { left: 2, middle: 2, right: 2, g: 0.01232847, beta: [1, 5] } as const;

/** The main cases, each run until it has taken about this long. */
const SECONDS = 2;

const CASES: Readonly<Record<string, () => unknown>> = {
  "Redfield steady state, N = 3": () => steadyState(redfield(system(disordered(3)))),
  "Redfield steady state, N = 6": () => steadyState(redfield(system(disordered(6)))),
  "universal Lindblad steady state, N = 6": () => steadyState(universalLindblad(system(disordered(6)))),
  "tau_pop 2\\|2\\|2": () => tauPop(ness(paperSystem(chain)), { regions: regionsOf(chain) }),
  "tau_pop,coh 2\\|2\\|2": () => tauPopCoh(ness(paperSystem(chain)), { regions: regionsOf(chain) }),
};

/** Where the time of the main cases goes, as a Markdown table. */
export function profilesTable(): string {
  const rows = Object.entries(CASES).map(([name, work]) => {
    repeat(work); // compiled first
    return `| ${name} | ${describe(profile(() => repeat(work)))} |`;
  });
  return ["| case | where the time goes |", "| --- | --- |", ...rows].join("\n");
}

function repeat(work: () => unknown): void {
  const end = performance.now() + 1e3 * SECONDS;
  do work();
  while (performance.now() < end);
}

const describe = (found: Profile): string =>
  found
    .filter(({ share }) => share >= 0.02)
    .map(({ part, share }) => `${part} ${(100 * share).toFixed(0)} %`)
    .join(", ");
