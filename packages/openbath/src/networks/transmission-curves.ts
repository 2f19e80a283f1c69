import { type Network, resonances, transmission } from "@openbath/fermions";

/** T(omega) of Eqs. 43-45 of paper 004, its 1/(2 pi) included, from one lead to another. */
export interface TransmissionCurve {
  readonly from: string;
  readonly to: string;
  readonly values: readonly number[];
}

export interface Transmission {
  readonly energies: readonly number[];
  readonly between: readonly TransmissionCurve[];
}

/** Points over the band, and at each resonance on either side, whose distances grow from a fraction of its width to many of them. */
const OVER_BAND = 100;
const AT_RESONANCE = 30;
const REACH = 8;

/** The transmission between every two leads, in both directions, at energies that show every resonance; undefined with less than two leads. */
export function transmissionCurves(net: Network, names: readonly string[]): Transmission | undefined {
  if (names.length < 2) return undefined;
  const energies = energiesThatShow(net);
  const pairs = names.flatMap((to, a) => names.map((from, b) => ({ to, a, from, b }))).filter(({ a, b }) => a !== b);
  return {
    energies,
    between: pairs.map(({ from, to, a, b }) => ({ from, to, values: energies.map((w) => transmission(net, a, b, w)) })),
  };
}

function energiesThatShow(net: Network): number[] {
  const supports = net.leads.map(({ bath }) => bath.support);
  const [from, to] = [Math.min(...supports.map(([a]) => a)), Math.max(...supports.map(([, b]) => b))];
  const found: number[] = [];
  if (Number.isFinite(to - from)) {
    for (let k = 1; k < OVER_BAND; k++) found.push(from + ((to - from) * k) / OVER_BAND);
  }
  for (const { centre, width } of resonances(net)) {
    for (let k = -AT_RESONANCE; k <= AT_RESONANCE; k++) {
      found.push(centre + width * Math.sinh((REACH * k) / AT_RESONANCE));
    }
  }
  return [...new Set(found)].filter((w) => w > from && w < to).sort((a, b) => a - b);
}
