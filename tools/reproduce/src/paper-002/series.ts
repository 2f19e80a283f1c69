import { compileBath } from "@openbath/baths";
import { bathOf } from "./chain.ts";

const GAMMA = 0.25;

/** What is asked of W(E): its real or imaginary part at some energies, and its Taylor polynomials about one of them. */
export interface SeriesQuestion {
  readonly about: number;
  readonly T: number;
  /** E_D of a Drude bath; without it the bath is pure Ohmic. */
  readonly cutoff?: number;
  readonly part: "re" | "im";
  readonly energies: readonly number[];
  readonly orders: readonly number[];
}

/** W(E) and its polynomials, at the energies. */
export function series({ about, T, cutoff, part, energies, orders }: SeriesQuestion) {
  const compiled = compileBath(bathOf({ gamma: GAMMA, ...(cutoff === undefined ? {} : { cutoff }) }, T));
  const { coefficients } = compiled.hermitianTaylor(about, Math.max(...orders));
  const offset = part === "re" ? 0 : 1;
  const polynomial = (order: number, E: number): number => {
    let sum = 0;
    for (let n = order; n >= 0; n--) sum = sum * (E - about) + coefficients[2 * n + offset];
    return sum;
  };
  return {
    exact: energies.map((E) => compiled.hermitian(E)[part]),
    polynomials: orders.map((order) => energies.map((E) => polynomial(order, E))),
  };
}
