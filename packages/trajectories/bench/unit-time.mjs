// Time of one trajectory per unit of time 1/h, parameters of Fig. 3(d) of paper 002 (local Lindblad equation of order 1).
// After a build: node bench/unit-time.mjs [L ...]
import { productState, sm, sp, spins, sx, sz } from "@openbath/hilbert";
import { compileTrajectories, createKernel, randomPair, TrajectoryRunner } from "@openbath/trajectories";

const h = 1;
const J = 1;
const Delta = 0.7;
const delta = -0.07;
const gamma = 0.25;
const T = 2.2;

function unravelling(L) {
  const space = spins(L);
  const field = (site) => h + delta * (site - 1);
  let H = sz(space, 1).times(field(1));
  for (let i = 2; i <= L; i++) {
    const flip = sp(space, i - 1).times(sm(space, i));
    H = H.plus(sz(space, i).times(field(i)))
      .plus(flip.plus(flip.adjoint()).times(-2 * J))
      .plus(sz(space, i - 1).times(sz(space, i)).times(-J * Delta));
  }
  let effectiveHamiltonian = H;
  const jumps = [1, L].map((site) => {
    const v = sx(space, site);
    const part = (e, s) => {
      const x = Math.expm1(e / T);
      const [w, w1] = [(gamma * e) / x, gamma / x - (gamma * e * (x + 1)) / (T * x * x)];
      return [w, s.times(w).plus(H.commutator(s).minus(s.times(e)).times(w1))];
    };
    const [wUp, up] = part(2 * field(site), sp(space, site));
    const [wDown, down] = part(-2 * field(site), sm(space, site));
    const [a, b] = [Math.exp((2 * field(site)) / T), Math.exp((-2 * field(site)) / T)];
    const lambda = Math.sqrt((wUp ** 2 * a + wDown ** 2 * b) / (a + b));
    const u = up.plus(down);
    const operator = u.plus(v.times(lambda)).times(1 / Math.sqrt(2 * lambda));
    const shift = v.times(u).minus(u.adjoint().times(v)).plus(operator.adjoint().times(operator));
    effectiveHamiltonian = effectiveHamiltonian.plus(shift.times({ re: 0, im: -0.5 }));
    return { bath: undefined, operator };
  });
  return { effectiveHamiltonian, jumps };
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
