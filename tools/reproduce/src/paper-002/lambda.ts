import type { Bath } from "@openbath/baths";
import {
  bathOperators,
  type Generator,
  OperatorGenerator,
  type OperatorTerms,
  type PseudoLindblad,
  pseudoLindblad,
  siteChannels,
  siteLambda,
} from "@openbath/generators";
import type { Operator } from "@openbath/hilbert";
import { steadyState } from "@openbath/steady-state";
import { bathOf, type Chain, type Equation, generatorOf, REDFIELD, system } from "./chain.ts";
import { distance, steady } from "./states.ts";

/** The local Redfield equation's u and v of one bath. */
interface Channel {
  readonly bath: Bath;
  readonly u: Operator;
  readonly v: Operator;
}

/** u, v of every bath of a Redfield equation in sparse operators (one channel a bath here). */
function channelsOf(generator: Generator): Channel[] {
  if (!(generator instanceof OperatorGenerator)) throw new TypeError(`${generator.equation} has no sparse operators`);
  return [...generator.operatorTerms].map(([bath, { sandwiches }]) => {
    const [{ left, right }] = sandwiches;
    return { bath, u: left, v: right };
  });
}

/** L+ and L- of the left bath, lambda being lambda_loc for the local equation and W(e0) for the ad-hoc one. */
export function jumpPair(parameters: Chain, equation: Equation): PseudoLindblad {
  const open = system(parameters);
  const [{ u, v }] = channelsOf(generatorOf(open, equation));
  if (equation.kind === "ad-hoc-redfield") {
    const [{ channel }] = siteChannels(bathOperators(open)[0], open);
    const w = new Float64Array(2);
    channel.transform(equation.energy, w);
    return pseudoLindblad(u, v, w[0]);
  }
  return pseudoLindblad(u, v, lambdas(parameters)[0].re);
}

/** lambda_loc of the two baths. */
function lambdas(parameters: Chain) {
  const open = system(parameters);
  return bathOperators(open).map((coupling) => siteLambda(siteChannels(coupling, open)[0]));
}

/** W(2h_i), W(-2h_i) at an end of the chain. */
export function rootOfProduct(parameters: Chain, end: 0 | 1): number {
  const { L, T, gradient } = parameters;
  const energy = 2 * (1 + (end === 0 ? 0 : (L - 1) * gradient));
  const { beta } = bathOf(parameters, T[end]);
  const w = (e: number): number => (parameters.gamma * e) / Math.expm1(beta * e);
  return Math.sqrt(w(energy) * w(-energy));
}

/** d of the steady state of the local Lindblad equation of order N when lambda is what `choose` makes of lambda_loc. */
export function errorWithLambda(
  parameters: Chain,
  order: number,
  choose: (lambda: number, end: 0 | 1) => number,
): number {
  const open = system(parameters);
  const local = lambdas(parameters);
  const baths = new Map<Bath, OperatorTerms>();
  const jumps: { bath: Bath; operator: Operator }[] = [];
  channelsOf(generatorOf(open, { kind: "local-redfield", order })).forEach(({ bath, u, v }, k) => {
    const { plus } = pseudoLindblad(u, v, choose(local[k].re, k === 0 ? 0 : 1));
    const shift = v.adjoint().times(u);
    const drift = plus.adjoint().times(plus).plus(shift.minus(shift.adjoint())).times(0.5);
    baths.set(bath, { sandwiches: [{ left: plus.times(0.5), right: plus }], drift });
    jumps.push({ bath, operator: plus });
  });
  const generator = new OperatorGenerator({ equation: "scaled-lambda", form: "lindblad", system: open, baths, jumps });
  return distance(steadyState(generator, { tolerance: 1e-9 }).density, steady(parameters, REDFIELD).state.density);
}
