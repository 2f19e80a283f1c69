import { parseArgs } from "node:util";
import { denseLines } from "./dense-lines.ts";
import { fermionLines } from "./fermion-lines.ts";
import { largeLimitsLines, limitsLines } from "./limits-lines.ts";
import { writePage } from "./page.ts";
import { present } from "./peer.ts";
import { principalValueLine } from "./principal-value-line.ts";
import { profilesTable } from "./profiles.ts";
import { redfieldLines } from "./redfield-lines.ts";
import { sweepLines } from "./sweep-lines.ts";
import { type Line, markdown } from "./table.ts";
import { LARGE, largeTrajectoryLine, measureLargeTrajectory, trajectoryLines } from "./trajectory-lines.ts";

const PARTS: Readonly<Record<string, (largest: number) => Line[] | Promise<Line[]>>> = {
  redfield: redfieldLines,
  "principal-value": () => [principalValueLine()],
  trajectories: trajectoryLines,
  "large-trajectory": () => [largeTrajectoryLine()],
  limits: limitsLines,
  "limits-large": largeLimitsLines,
  fermions: () => fermionLines(),
  dense: denseLines,
  sweep: sweepLines,
};

/** Parts that take many minutes, for the peers' sake: only when asked for by name. */
const LONG: readonly string[] = ["limits-large"];

const HELP = `npm run bench [-- --only PARTS] [--largest N] [--profiles] [--write]

Times openbath against what a user would otherwise use, in one run: medians over interleaved runs, the ratio, and the
largest difference of the results. Peers that are not installed are named as absent (QuTiP: Debian's python3-qutip).

--only PARTS  some of ${Object.keys(PARTS).join(", ")}, separated by commas; default all but ${LONG.join(", ")}
--largest N   the longest chain of redfield, from 3 on, default 6
--profiles    also where the time of the main cases goes, by package
--write       also puts all of it, with a plot of cost against size, into docs/benchmarks.md

Trajectories: the local Lindblad equation of paper 002, Fig. 3(d), from all spins up to h t = 10, seconds a trajectory and
unit of time; the tolerance of our steps is 1e-6, mcsolve runs in one process with its defaults (rtol 1e-6, atol 1e-8).

Limits: tau_pop and tau_pop,coh of paper 001 with CVXOPT, CSDP and SDPA (Debian's python3-cvxopt, coinor-csdp, sdpa), on the program
reduced by the magnetisation and on the full one; our time is from the Hamiltonian to the certified bounds, a peer's the solve alone.
limits-large does so for three sites at the bath, where a peer may take two minutes.

Fermions: a map of Fig. 5 of paper 004 in the exponential-propagator approximation, baths and network included; scipy.integrate.quad (told where
the levels and the chemical potentials are, as its results are wrong otherwise) does 25 of the 10000 points, its time is scaled.

Dense: products, factorisations and eigenproblems with NumPy and SciPy's LAPACK (Debian's python3-scipy), one thread, processor time; differences are
relative to the largest entry of the row sums, the solution, the diagonal of the factor, the eigenvalues.

Sweep: wall time of a whole sweep with its log, threads begun anew; the peer of two threads is one thread. A loop of the processor alone, under
the same conditions, says what the machine gives. What a point costs beside its solution is that of points that do nothing.`;

if (process.argv[2] === LARGE) await measureLargeTrajectory();
else process.exitCode = await main();

async function main(): Promise<number> {
  let values: ReturnType<typeof parse>;
  try {
    values = parse();
  } catch (error) {
    return refuse((error as Error).message);
  }
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const largest = Number(values.largest);
  if (!Number.isInteger(largest) || largest < 3)
    return refuse(`--largest: expected a whole number from 3 on, got ${JSON.stringify(values.largest)}`);
  const wanted = values.only?.split(",") ?? Object.keys(PARTS).filter((part) => !LONG.includes(part));
  const unknown = wanted.find((part) => !Object.hasOwn(PARTS, part));
  if (unknown !== undefined)
    return refuse(`--only: unknown part ${JSON.stringify(unknown)}, expected some of ${Object.keys(PARTS).join(", ")}`);
  if (!present("qutip")) console.log("QuTiP is absent: only our own times are shown");
  const lines: Line[] = [];
  for (const part of Object.keys(PARTS)) if (wanted.includes(part)) lines.push(...(await PARTS[part](largest)));
  console.log(markdown(lines));
  if (values.write || values.profiles) {
    const profiles = profilesTable();
    console.log(`\n${profiles}`);
    if (values.write) writePage(lines, profiles);
  }
  return 0;
}

function parse() {
  return parseArgs({
    options: {
      only: { type: "string" },
      largest: { type: "string", default: "6" },
      profiles: { type: "boolean", default: false },
      write: { type: "boolean", default: false },
      help: { type: "boolean", short: "h" },
    },
  }).values;
}

function refuse(why: string): number {
  console.error(`bench: ${why}`);
  return 2;
}
