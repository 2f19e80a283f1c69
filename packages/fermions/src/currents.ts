import { BoundStateError, boundStates } from "./bound-states.ts";
import { grainOf, type Network } from "./network.ts";
import { occupationDifference, occupationOf, occupationTurnover } from "./occupation-difference.ts";
import { quadratureEdges } from "./quadrature-edges.ts";
import { RetardedFunction } from "./retarded.ts";
import { passing } from "./transmission.ts";
import { integrals, vectorPanels } from "./vector-panels.ts";

/** Steady currents from one lead into the network. */
export interface LeadCurrents {
  readonly particle: number;
  readonly energy: number;
  /** energy - mu * particle */
  readonly heat: number;
}

const TWO_PI = 2 * Math.PI;

/**
 * Landauer: from each lead a (in the order given) int dw/2pi sum_b J_a J_b |G_ab|^2 (n_a - n_b) times 1, omega and omega - mu_a (Eqs. 43, 44 of paper 004 for
 * any network). Relative accuracy about 1e-13 of the integral of the modulus, however narrow the resonances and at T = 0. Bound states
 * carry no current and do not disturb these.
 */
export function landauerCurrents(net: Network): LeadCurrents[] {
  const count = net.leads.length;
  const f = new RetardedFunction(net);
  const integrand = (omega: number, out: Float64Array): void => {
    f.at(omega);
    out.fill(0);
    for (let a = 0; a < count; a++) {
      for (let b = a + 1; b < count; b++) {
        if (f.density[a] === 0 || f.density[b] === 0) continue;
        const [left, right] = [net.leads[a].bath, net.leads[b].bath];
        const passed = passing(f, a, b) / TWO_PI;
        const flow = passed * occupationDifference(left, right, omega);
        addFlow(out, 3 * a, flow, omega, left.mu);
        addFlow(out, 3 * b, -flow, omega, right.mu);
        addSize(out, 3 * count, passed * occupationTurnover(left, right, omega), omega, [left.mu, right.mu]);
      }
    }
  };
  return collected(net, integrand);
}

/**
 * The same currents from the operators i [H, N_a] and i [H, H_a] at the boundary: int dw/2pi J_a (n_a A_aa - (G Sigma^< G)_aa), A = -2 Im G^r (Eqs. D4, D5 for
 * any network). Loses digits where the two terms cancel (weak coupling between the modes); `landauerCurrents` does not.
 * @throws BoundStateError when a bound state has weight on the leads' modes: the currents then never settle
 */
export function boundaryCurrents(net: Network): LeadCurrents[] {
  const bound = boundStates(net).filter(({ kind }) => kind === "outside");
  if (bound.length > 0) throw new BoundStateError("boundary currents", bound);
  const count = net.leads.length;
  const f = new RetardedFunction(net);
  const integrand = (omega: number, out: Float64Array): void => {
    f.at(omega);
    out.fill(0);
    for (let a = 0; a < count; a++) {
      const { bath, mode } = net.leads[a];
      const local = 2 * (mode - 1) * (net.modes + 1);
      const offered = (-2 * f.green[local + 1] * f.density[a] * occupationOf(bath, omega)) / TWO_PI;
      let inward = offered;
      for (let b = 0; b < count; b++) {
        if (f.density[b] !== 0) inward -= (passing(f, a, b) * occupationOf(net.leads[b].bath, omega)) / TWO_PI;
      }
      addFlow(out, 3 * a, inward, omega, bath.mu);
      addSize(out, 3 * count, offered, omega, [bath.mu]);
    }
  };
  return collected(net, integrand);
}

/**
 * Total entropy production of the baths, - sum_a beta_a heat_a, at least 0 (Eq. 2). A bath at zero temperature makes it Infinity when it takes up heat.
 */
export function entropyProduction(net: Network, currents: readonly LeadCurrents[] = landauerCurrents(net)): number {
  let sum = 0;
  net.leads.forEach(({ bath }, a) => {
    const { heat } = currents[a];
    if (heat !== 0) sum -= bath.beta * heat;
  });
  return sum;
}

function addFlow(out: Float64Array, at: number, flow: number, omega: number, mu: number): void {
  out[at] += flow;
  out[at + 1] += flow * omega;
  out[at + 2] += flow * (omega - mu);
}

/** The last three components: sizes by which the differences that make the flows are judged. */
function addSize(out: Float64Array, at: number, size: number, omega: number, mus: readonly number[]): void {
  out[at] += size;
  out[at + 1] += size * Math.abs(omega);
  for (const mu of mus) out[at + 2] += size * Math.abs(omega - mu);
}

function collected(net: Network, integrand: (omega: number, out: Float64Array) => void): LeadCurrents[] {
  const count = net.leads.length;
  const judges = Array.from({ length: 3 * count }, (_, c) => 3 * count + (c % 3));
  const panels = vectorPanels(integrand, 3 * count + 3, quadratureEdges(net), { judges, grain: grainOf(net) });
  const values = integrals(panels);
  return net.leads.map((_, a) => ({ particle: values[3 * a], energy: values[3 * a + 1], heat: values[3 * a + 2] }));
}
