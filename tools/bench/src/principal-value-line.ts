import { compileBath } from "@openbath/baths";
import { disordered, system } from "./chain.ts";
import { present, runPeer } from "./peer.ts";
import { type Line, median, seconds } from "./table.ts";

/** One principal value of a compiled bath against one call of scipy.integrate.quad with weight 'cauchy'. */
export function principalValueLine(): Line {
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
