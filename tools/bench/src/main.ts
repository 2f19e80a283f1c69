import { compileBath } from "@openbath/baths";
import { redfield, universalLindblad } from "@openbath/generators";
import { sz } from "@openbath/hilbert";
import { steadyState } from "@openbath/steady-state";
import { type ChainJob, disordered, system } from "./chain.ts";
import { present, runPeer } from "./peer.ts";
import { type Line, markdown, median } from "./table.ts";

const HELP = `npm run bench [-- --largest N]

Times openbath against what a user would otherwise use, in one run: medians over interleaved runs, the ratio, and the
largest difference of the results. Peers that are not installed are named as absent (QuTiP: Debian's python3-qutip).`;

const argument = process.argv.indexOf("--largest");
const largest = argument < 0 ? 6 : Number(process.argv[argument + 1]);
if (process.argv.includes("--help") || !(largest >= 3)) {
  console.log(HELP);
  process.exit(process.argv.includes("--help") ? 0 : 2);
}
const peer = present("qutip");
if (!peer) console.log("QuTiP is absent: only our own times are shown");

const lines: Line[] = [];
for (let n = 3; n <= largest; n++) lines.push(...chainLines(n));
lines.push(principalValueLine());
console.log(markdown(lines));

/** Redfield and universal Lindblad steady states of one chain, baths compiled inside the measured time. */
function chainLines(n: number): Line[] {
  const job = disordered(n);
  const ours: number[] = [];
  const theirs: number[] = [];
  let difference = 0;
  const rounds = n <= 5 ? 3 : 1;
  for (let k = 0; k < 5; k++) redfieldSeconds(job); // the first runs compile our code, as an import compiles QuTiP's
  for (let round = 0; round < rounds; round++) {
    for (let k = 0; k < 5; k++) ours.push(redfieldSeconds(job).seconds);
    if (!peer) continue;
    const [found] = runPeer<{ seconds: number; magnetisations: number[] }[]>("redfield_chain.py", { ...job, runs: 1 });
    theirs.push(found.seconds);
    const { magnetisations } = redfieldSeconds(job);
    difference = Math.max(difference, ...magnetisations.map((m, l) => Math.abs(m - found.magnetisations[l])));
  }
  const universal = Array.from({ length: 7 }, () => seconds(() => steadyState(universalLindblad(system(job))))).slice(
    2,
  );
  return [
    {
      task: `Redfield steady state, N = ${n}`,
      ours: median(ours),
      ...(peer ? { peer: { name: "QuTiP and scipy.quad", seconds: median(theirs), difference } } : {}),
    },
    { task: `universal Lindblad steady state, N = ${n}`, ours: median(universal) },
  ];
}

function redfieldSeconds(job: ChainJob): { seconds: number; magnetisations: number[] } {
  const start = performance.now();
  const generator = redfield(system(job));
  const { density } = steadyState(generator);
  const magnetisations = job.field.map((_, l) => sz(generator.space, l + 1).expectation(density).re);
  return { seconds: (performance.now() - start) / 1e3, magnetisations };
}

/** One principal value of a compiled bath against one call of scipy.integrate.quad with weight 'cauchy'. */
function principalValueLine(): Line {
  const [{ bath }] = system(disordered(3)).couplings;
  const compiled = compileBath(bath);
  const energies = Array.from({ length: 1000 }, (_, k) => 0.013 + 0.0271 * k);
  let sum = 0;
  const values = energies.map((e) => compiled.principalValue("Jn", e));
  const once = Array.from({ length: 7 }, () =>
    seconds(() => {
      for (let k = 0; k < 20; k++) for (const e of energies) sum += compiled.principalValue("Jn", e);
    }),
  );
  if (!Number.isFinite(sum)) throw new Error("a principal value is not finite");
  const ours = median(once) / (20 * energies.length);
  if (!present("scipy")) return { task: "principal value P int J n/(w - E)", ours };
  const { beta, mu } = bath;
  const found = runPeer<{ seconds: number; values: number[] }>("principal_value.py", {
    energies,
    beta,
    mu,
    cutoff: 10,
  });
  const difference = Math.max(...found.values.map((x, k) => Math.abs(x - values[k])));
  return {
    task: "principal value P int J n/(w - E)",
    ours,
    peer: { name: "scipy.quad", seconds: found.seconds / energies.length, difference },
  };
}

function seconds(work: () => unknown): number {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1e3;
}
