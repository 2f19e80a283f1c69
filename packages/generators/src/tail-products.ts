import { CauchyPanel, CAUCHY_NODES as N } from "@openbath/integrals/cauchy-panel";
import { addSums } from "./add-sums.ts";
import { awayFromPoles } from "./away-from-poles.ts";
import type { EdgeMesh } from "./edge-mesh.ts";

/** The panel in u = 1/t begins beyond so many of the largest gap, for g(1/u + gap) is singular at u = -1/gap. */
const GAPS = 2;

/** Where it may begin, in units of where it could. */
const CUT = [1.2, 1.5] as const;

/** A pole below this share of where the panel begins is far from it in u. */
const FAR = 0.1;

/**
 * Adds P int_begin^inf g(t) g(t + gap) / (t - p) dt for every gap (rows) and pole (columns), where g falls off as a power: octaves of t
 * as far as the gaps ask for, and the rest as one panel in u = 1/t,
 *
 *   int_0^(1/T) [g(1/u) g(1/u + gap) / u] / (1 - p u) du,
 *
 * whose pole is at u = 1/p.
 */
export function addTailProducts(
  { g, tail }: EdgeMesh,
  gaps: Float64Array,
  poles: Float64Array,
  result: Float64Array,
): void {
  if (tail === undefined) return;
  const panels: CauchyPanel[] = [];
  let low = tail.begin;
  for (const far = GAPS * gaps.reduce((most, gap) => Math.max(most, gap), 0); low < far; low *= 2)
    panels.push(new CauchyPanel(low, 2 * low));
  const end = awayFromPoles(poles, CUT[0] * low, CUT[1] * low);
  panels.push(new CauchyPanel(low, end));
  const rest = new CauchyPanel(0, 1 / end, tail.exponent);

  const length = N * (panels.length + 1);
  const weights = new Float64Array(poles.length * length);
  for (let e = 0; e < poles.length; e++) {
    panels.forEach((panel, k) => void panel.weightsInto(poles[e], weights, e * length + N * k));
    restWeights(rest, poles[e], weights, e * length + N * panels.length);
  }

  const places = new Float64Array(length);
  panels.forEach(({ nodes }, k) => void places.set(nodes, N * k));
  for (let j = 0; j < N; j++) places[length - 1 - j] = 1 / rest.nodes[j]; // ascending in t
  const ones = new Float64Array(length).fill(1);
  const first = new Float64Array(length);
  g.multiplyInto(places, 0, length, 0, ones, first, 0);
  for (let j = length - N; j < length; j++) first[j] *= places[j];
  const samples = new Float64Array(gaps.length * length);
  gaps.forEach((gap, i) => {
    g.multiplyInto(places, 0, length, gap, first, samples, i * length);
    samples.subarray((i + 1) * length - N, (i + 1) * length).reverse(); // ascending in u, as the weights are
  });
  addSums(samples, weights, result, { functions: gaps.length, poles: poles.length, places: length });
}

/** The weights of f in int_0^high f(u) / (1 - p u) du. */
function restWeights(panel: CauchyPanel, pole: number, out: Float64Array, at: number): void {
  const isFar = Math.abs(pole) * panel.high < FAR;
  const place = isFar ? FARAWAY / panel.high : 1 / pole;
  panel.weightsInto(place, out, at);
  for (let j = 0; j < N; j++) out[at + j] *= isFar ? -place / (1 - pole * panel.nodes[j]) : -place;
}

/** At this multiple of its width a pole is so far from a panel that only its charges count. */
const FARAWAY = 1e30;
