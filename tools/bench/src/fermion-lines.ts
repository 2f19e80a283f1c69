import { bath, newns } from "@openbath/baths";
import { network, nonMarkovianityMap, requireUniform, type UniformNetwork } from "@openbath/fermions";
import { present, runPeer } from "./peer.ts";
import { type Line, median, seconds } from "./table.ts";

/** Fig. 5 of paper 004: h = 1, g = 1/2, no detuning, Gamma = 0.01, Omega = 10. */
const RATE = 0.01;
const BANDWIDTH = 10;
const TEMPERATURE = 0.05;
const POINTS = 100;
/** SciPy does every SAMPLE-th chemical potential of both leads; its time is scaled to the whole map. */
const SAMPLE = 20;

const potentials = Array.from({ length: POINTS }, (_, k) => (2 * k) / (POINTS - 1));

const lead = (mu: number) =>
  bath({
    statistics: "fermion",
    temperature: TEMPERATURE,
    mu,
    spectralDensity: newns({ strength: RATE, bandwidth: BANDWIDTH }),
  });

/** A whole map of non-Markovianity over the chemical potentials, against scipy.integrate.quad on a sample of its points. */
export function fermionLines(): Line[] {
  let map: Float64Array = new Float64Array(0);
  const whole = (): void => {
    map = nonMarkovianityMap(paperNetwork(), [potentials.map(lead), potentials.map(lead)]);
  };
  for (let k = 0; k < 2; k++) whole(); // the first runs compile our code
  const ours = median(Array.from({ length: 7 }, () => seconds(whole)));
  const task = `fermions: non-Markovianity of Fig. 5 of paper 004, ${POINTS} x ${POINTS} chemical potentials`;
  if (!present("scipy")) return [{ task, ours }];
  const places = Array.from({ length: POINTS / SAMPLE }, (_, k) => k * SAMPLE + SAMPLE / 2);
  const sample = places.flatMap((a) => places.map((b) => [a, b] as const));
  const { levels, rotation } = spectrumOf(paperNetwork());
  const found = runPeer<{ seconds: number; values: number[] }>("fermion_map.py", {
    levels,
    rotation,
    rate: RATE,
    bandwidth: BANDWIDTH,
    temperature: TEMPERATURE,
    points: sample.map(([a, b]) => [potentials[a], potentials[b]]),
  });
  const difference = Math.max(...found.values.map((x, k) => Math.abs(x - map[sample[k][0] * POINTS + sample[k][1]])));
  const scaled = (found.seconds * POINTS * POINTS) / sample.length;
  return [
    { task, ours, peer: { name: `scipy.quad, scaled from ${sample.length} points`, seconds: scaled, difference } },
  ];
}

function paperNetwork(): UniformNetwork {
  return requireUniform(
    network({
      hamiltonian: { energies: [1, 1], hopping: [{ between: [1, 2], amplitude: -0.25 }] },
      leads: [
        { bath: lead(1), mode: 1 },
        { bath: lead(0.5), mode: 2 },
      ],
    }),
  );
}

/** E_j, the highest first, and the real rotation d = R c. */
function spectrumOf({ net }: UniformNetwork): { levels: number[]; rotation: number[][] } {
  const { energies, rotation } = net.energyBasis;
  return {
    levels: Array.from(energies),
    rotation: [0, 1].map((j) => [0, 1].map((k) => rotation.get(j, k).re)),
  };
}
