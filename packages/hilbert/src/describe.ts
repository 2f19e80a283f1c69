import type { Complex } from "@openbath/linalg";
import type { HilbertSpace } from "./hilbert-space.ts";
import type { LocalTerm } from "./local-term.ts";
import type { Operator } from "./operator.ts";

export interface DescribeOptions {
  /** Significant digits of the coefficients; default 6. */
  readonly digits?: number;
  /** At most so many summands are printed, the rest is counted; default 64. */
  readonly limit?: number;
  /** Summands and parts of coefficients below this share of the largest are taken for rounding; default 1e-14. */
  readonly rounding?: number;
}

/** A sum of words, each a product of site operators in the order of the sites, with its coefficient. */
type Words = Map<string, Complex>;

/** What becomes of the unit |i><j| of one site: factors and words ("" for the identity). */
type Expansion = readonly (readonly [re: number, im: number, word: string])[];

const spinUnits: readonly (readonly Expansion[])[] = [
  [
    [
      [0.5, 0, ""],
      [0.5, 0, "sz"],
    ],
    [
      [0.5, 0, "sx"],
      [0, 0.5, "sy"],
    ],
  ],
  [
    [
      [0.5, 0, "sx"],
      [0, -0.5, "sy"],
    ],
    [
      [0.5, 0, ""],
      [-0.5, 0, "sz"],
    ],
  ],
];

/**
 * |i><j| of a site in the units that are printed: Pauli matrices of a spin; c, cd, n of a fermion; elsewhere |i><j| with
 * |0><0| written as 1 minus the other diagonal ones, so that an identity is seen as one.
 */
function expansion(space: HilbertSpace, site: number, i: number, j: number): Expansion {
  const { kind, dimension } = space.sites[site - 1];
  if (kind === "spin") return spinUnits[i][j];
  if (kind === "fermion") {
    if (i !== j) return [[1, 0, i === 0 ? "c" : "cd"]];
    return i === 1
      ? [[1, 0, "n"]]
      : [
          [1, 0, ""],
          [-1, 0, "n"],
        ];
  }
  if (i !== j || i > 0) return [[1, 0, `|${i}><${j}|`]];
  const others = Array.from({ length: dimension - 1 }, (_, k) => [-1, 0, `|${k + 1}><${k + 1}|`] as const);
  return [[1, 0, ""], ...others];
}

/** The words of one matrix unit of a term, rows and columns given by their states on the sites. */
function wordsOfUnit(space: HilbertSpace, sites: readonly number[], rows: number[], columns: number[]): Words {
  const isFermion = (site: number): boolean => space.sites[site - 1].kind === "fermion";
  const odd = sites.filter((site, k) => isFermion(site) && rows[k] !== columns[k]);
  const oddAfter = (site: number): number => odd.filter((other) => other > site).length;
  let sign = 1; // of the ordered product of c, cd against the plain matrix unit: its strings, seen from each site
  sites.forEach((site, k) => {
    if (isFermion(site) && columns[k] === 1 && oddAfter(site) % 2 === 1) sign = -sign;
  });
  const annihilators = odd.filter((site) => columns[sites.indexOf(site)] === 1);
  for (const site of odd) {
    if (annihilators.includes(site)) continue;
    if (annihilators.filter((other) => other < site).length % 2 === 1) sign = -sign; // creators are moved to the front
  }
  let words: Words = new Map([["", { re: sign, im: 0 }]]);
  const last = odd.length > 0 ? odd[odd.length - 1] : 0;
  const order: number[] = [];
  for (let site = 1; site <= Math.max(last, sites[sites.length - 1] ?? 0); site++) {
    if (!annihilators.includes(site)) order.push(site);
  }
  for (const site of [...order, ...annihilators]) {
    const k = sites.indexOf(site);
    let factors: Expansion = [[1, 0, ""]];
    if (k >= 0) factors = expansion(space, site, rows[k], columns[k]);
    else if (isFermion(site) && oddAfter(site) % 2 === 1) factors = [[1, 0, "(-1)^n"]]; // the string has a gap here
    const next: Words = new Map();
    for (const [word, z] of words) {
      for (const [re, im, factor] of factors) {
        const name = factor === "" ? word : `${word} ${factor}(${site})`;
        addTo(next, name, z.re * re - z.im * im, z.re * im + z.im * re);
      }
    }
    words = next;
  }
  return words;
}

function addTo(words: Words, word: string, re: number, im: number): void {
  const z = words.get(word);
  words.set(word, z === undefined ? { re, im } : { re: z.re + re, im: z.im + im });
}

function addTerm(space: HilbertSpace, term: LocalTerm, words: Words): void {
  const { sites, matrix } = term;
  const states = (index: number): number[] => {
    const digits = new Array<number>(sites.length);
    for (let k = sites.length - 1; k >= 0; k--) {
      const d = space.dims[sites[k] - 1];
      digits[k] = index % d;
      index = Math.floor(index / d);
    }
    return digits;
  };
  for (let row = 0; row < matrix.rows; row++) {
    for (let p = matrix.rowStart[row]; p < matrix.rowStart[row + 1]; p++) {
      const re = matrix.values[2 * p];
      const im = matrix.values[2 * p + 1];
      for (const [word, z] of wordsOfUnit(space, sites, states(row), states(matrix.columns[p]))) {
        addTo(words, word, re * z.re - im * z.im, re * z.im + im * z.re);
      }
    }
  }
}

/** A coefficient as a sign and a positive text ("" for 1). */
function coefficient({ re, im }: Complex, digits: number, small: number): { sign: string; text: string } {
  const print = (x: number): string => Number(Math.abs(x).toPrecision(digits)).toString();
  if (Math.abs(im) <= small) return { sign: re < 0 ? "-" : "+", text: print(re) };
  if (Math.abs(re) <= small) return { sign: im < 0 ? "-" : "+", text: print(im) === "1" ? "i" : `${print(im)}i` };
  return { sign: re < 0 ? "-" : "+", text: `(${print(re)} ${re < 0 === im < 0 ? "+" : "-"} ${print(im)}i)` };
}

/**
 * An operator in words: `0.5 sz(1) - 0.1 sx(1) sx(2)`. Spins are written in Pauli matrices, fermions in cd, c, n (creators first) with
 * their Jordan-Wigner strings taken out, bosons and levels in |i><j|. Summands that are mere rounding are left out.
 */
export function describe(operator: Operator, options: DescribeOptions = {}): string {
  const { digits = 6, limit = 64, rounding = 1e-14 } = options;
  const words: Words = new Map();
  for (const term of operator.terms) addTerm(operator.space, term, words);
  let largest = 0;
  for (const { re, im } of words.values()) largest = Math.max(largest, Math.hypot(re, im));
  const kept = [...words].filter(([, { re, im }]) => Math.hypot(re, im) > rounding * largest);
  if (kept.length === 0) return "0";
  const factors = (word: string): number => word.split(" ").length;
  const sites = (word: string): number[] => [...word.matchAll(/\((\d+)\)/g)].map((match) => Number(match[1]));
  kept.sort(([x], [y]) => {
    if (factors(x) !== factors(y)) return factors(x) - factors(y);
    const [p, q] = [sites(x), sites(y)];
    for (let k = 0; k < p.length; k++) if (p[k] !== q[k]) return p[k] - q[k];
    return x < y ? -1 : 1;
  });
  let text = "";
  for (const [word, z] of kept.slice(0, limit)) {
    const { sign, text: number } = coefficient(z, digits, rounding * largest);
    const body = word === "" ? number : number === "1" ? word.slice(1) : `${number}${word}`;
    if (text === "") text = sign === "-" ? `-${body}` : body;
    else text += ` ${sign} ${body}`;
  }
  return kept.length > limit ? `${text} + ${kept.length - limit} more` : text;
}
