import { redfield, universalLindblad } from "@openbath/generators";
import { sz } from "@openbath/hilbert";
import { steadyState } from "@openbath/steady-state";
import { type ChainJob, disordered, system } from "./chain.ts";
import { present, runPeer } from "./peer.ts";
import { type Line, median, seconds } from "./table.ts";

/** Seconds until our code is compiled as far as it gets: thousands of runs of the smallest chain. */
const WARM = 3;

/** Chains of 3 to `largest` spins. */
export function redfieldLines(largest: number): Line[] {
  const lines: Line[] = [];
  for (let n = 3; n <= largest; n++) lines.push(...chainLines(n));
  return lines;
}

/** Redfield and universal Lindblad steady states of one chain, baths compiled inside the measured time. */
function chainLines(n: number): Line[] {
  const job = disordered(n);
  const peer = present("qutip");
  const ours: number[] = [];
  const theirs: number[] = [];
  let difference = 0;
  const rounds = n <= 5 ? 3 : 1;
  // the first runs compile our code, as an import loads QuTiP's
  for (let spent = 0; spent < WARM; ) spent += redfieldSeconds(job).seconds;
  for (let round = 0; round < rounds; round++) {
    for (let k = 0; k < 15; k++) ours.push(redfieldSeconds(job).seconds);
    if (!peer) continue;
    const [found] = runPeer<{ seconds: number; magnetisations: number[] }[]>("redfield_chain.py", { ...job, runs: 1 });
    theirs.push(found.seconds);
    const { magnetisations } = redfieldSeconds(job);
    difference = Math.max(difference, ...magnetisations.map((m, l) => Math.abs(m - found.magnetisations[l])));
  }
  const universalSeconds = (): number => seconds(() => steadyState(universalLindblad(system(job))));
  for (let spent = 0; spent < WARM; ) spent += universalSeconds();
  const universal = Array.from({ length: n <= 6 ? 15 : 5 }, universalSeconds);
  return [
    {
      task: `Redfield steady state, N = ${n}`,
      ours: median(ours),
      series: { name: "Redfield", dimension: 2 ** n },
      ...(peer ? { peer: { name: "QuTiP and scipy.quad", seconds: median(theirs), difference } } : {}),
    },
    {
      task: `universal Lindblad steady state, N = ${n}`,
      ours: median(universal),
      series: { name: "universal Lindblad", dimension: 2 ** n },
    },
  ];
}

function redfieldSeconds(job: ChainJob): { seconds: number; magnetisations: number[] } {
  const start = performance.now();
  const generator = redfield(system(job));
  const { density } = steadyState(generator);
  const magnetisations = job.field.map((_, l) => sz(generator.space, l + 1).expectation(density).re);
  return { seconds: (performance.now() - start) / 1e3, magnetisations };
}
