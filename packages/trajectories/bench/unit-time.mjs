// Time of one trajectory per unit of time 1/h, parameters of Fig. 3(d) of paper 002 (local Lindblad equation of order 1).
// After a build: node bench/unit-time.mjs [L ...]
import { bath, pureOhmic } from "@openbath/baths";
import { localRedfieldLindblad } from "@openbath/generators";
import { productState, sm, sp, spins, sx, sz } from "@openbath/hilbert";
import { compileTrajectories, createKernel, randomPair, TrajectoryRunner } from "@openbath/trajectories";

/** h = J = 1, Delta = 0.7, delta = -0.07, gamma = 0.25, T = 2.2. */
function unravelling(L) {
  const space = spins(L);
  let hamiltonian = sz(space, 1);
  for (let i = 2; i <= L; i++) {
    const flip = sp(space, i - 1).times(sm(space, i));
    hamiltonian = hamiltonian
      .plus(sz(space, i).times(1 - 0.07 * (i - 1)))
      .plus(flip.plus(flip.adjoint()).times(-2))
      .plus(
        sz(space, i - 1)
          .times(sz(space, i))
          .times(-0.7),
      );
  }
  const coupling = (site) => ({
    bath: bath({ statistics: "boson", temperature: 2.2, spectralDensity: pureOhmic({ strength: 2 * 0.25 }) }),
    operator: sx(space, site),
    kind: "hermitian",
  });
  const system = { hamiltonian, couplings: [coupling(1), coupling(L)], epsilon: 1 };
  return localRedfieldLindblad(system, { order: 1 }).unravelling();
}

const cases = { 8: [10, 200], 10: [10, 50], 12: [10, 20], 14: [10, 4], 16: [5, 2], 19: [4, 1] };
const wanted = process.argv.length > 2 ? process.argv.slice(2) : ["12", "19"];
for (const L of wanted.map(Number)) {
  const [end, count] = cases[L] ?? [5, 1];
  const space = spins(L);
  const problem = compileTrajectories(unravelling(L), {
    initial: productState(space, Array(L).fill("up")),
    times: [end / 2, end],
    observables: Object.fromEntries(Array.from({ length: L }, (_, i) => [`sz${i + 1}`, sz(space, i + 1)])),
  });
  const kernel = createKernel();
  const runner = new TrajectoryRunner(problem, kernel);
  if (L < 16) for (let k = 0; k < count; k++) runner.run((draw) => randomPair(2, 0, k, draw));
  const cpu = process.cpuUsage();
  const start = performance.now();
  let jumps = 0;
  let products = 0;
  for (let k = 0; k < count; k++) {
    const run = runner.run((draw) => randomPair(1, 0, k, draw));
    jumps += run.jumps.length;
    products += run.products;
  }
  const units = end * count;
  const wall = (performance.now() - start) / 1e3 / units;
  const { user, system } = process.cpuUsage(cpu);
  console.log(
    `L = ${L} (${kernel.name}): ${wall.toPrecision(3)} s per unit of time and trajectory (CPU ${((user + system) / 1e6 / units).toPrecision(3)} s), ` +
      `${(jumps / units).toFixed(2)} jumps, ${(products / units).toFixed(0)} products with H_eff, ` +
      `at most ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`,
  );
}
