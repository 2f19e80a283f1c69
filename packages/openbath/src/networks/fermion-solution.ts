import {
  asymptoticEquation,
  BoundStateError,
  canonicalForm,
  correlationAt,
  doubleOccupancyAt,
  equationOf,
  globalDecomposition,
  type LeadCurrents,
  landauerCurrents,
  localDecomposition,
  type Network,
  NetworkDynamics,
  network,
  networkCorrelationAt,
  networkDoubleOccupancyAt,
  networkEquation,
  networkPlateau,
  nonMarkovianity,
  partCurrents,
  ResonanceError,
  stationaryCorrelation,
  steadyCorrelation,
  toEnergyBasis,
  toSiteBasis,
  UniformDynamics,
  type UniformNetwork,
  uniformEquation,
  uniformNetwork,
} from "@openbath/fermions";
import { add, type ComplexMatrix } from "@openbath/linalg";
import type { FermionEquation, FermionNetworkProblem } from "@openbath/problem";
import { ComputationError, UsageError } from "../errors.ts";
import { redfieldCorrelation } from "./redfield-correlation.ts";
import { type Transmission, transmissionCurves } from "./transmission-curves.ts";

/** A matrix as JSON carries it: rows of real and of imaginary parts. */
export interface MatrixParts {
  readonly re: readonly (readonly number[])[];
  readonly im: readonly (readonly number[])[];
}

/** <c_i^dag c_j> in both bases; the energy basis has the upper level first. */
export interface CorrelationParts {
  readonly site: MatrixParts;
  readonly energy: MatrixParts;
}

export interface FermionMoment {
  readonly t: number;
  readonly correlation: CorrelationParts;
  readonly doubleOccupancy?: number;
  /** Sum of the moduli of the negative canonical rates at this time. */
  readonly nonMarkovianity?: number;
}

/** One equation's answer for a fermion network. */
export interface FermionSolution {
  readonly equation: FermionEquation;
  readonly label?: string;
  readonly correlation: CorrelationParts;
  /** Two modes only. */
  readonly doubleOccupancy?: number;
  /** By lead, into the network; not of the exponential propagator, which is not a sum over leads. */
  readonly currents?: Readonly<Record<string, LeadCurrents>>;
  /** Canonical rates of the asymptotic equation, ascending. */
  readonly rates?: { readonly gain: readonly number[]; readonly loss: readonly number[] };
  readonly nonMarkovianity?: number;
  /** Why there are no rates, where the resonances do not define them. */
  readonly ratesUndefined?: string;
  /** Of the exact equation with more than one lead. */
  readonly transmission?: Transmission;
  readonly trajectory?: readonly FermionMoment[];
}

/**
 * Solves a fermion network: steady state and currents, the asymptotic rates, and the course in time where the file asks
 * for one.
 * @throws ComputationError where there is no unique steady state (bound states), UsageError for a network that an equation cannot take
 */
export function fermionSolutions(
  problem: FermionNetworkProblem,
  names: readonly string[] | undefined,
): FermionSolution[] {
  const net = guarded("the network", () =>
    network({
      hamiltonian: { energies: problem.energies, hopping: problem.hopping },
      leads: problem.couplings.map(({ bath, mode }) => ({ bath, mode })),
    }),
  );
  const uniform = uniformNetwork(net);
  const wanted = problem.equations.filter(
    ({ equation, label }) => !names?.length || names.includes(equation) || names.includes(label),
  );
  if (wanted.length === 0)
    throw new UsageError(
      `--equation ${names?.join(", ")}: the file has ${problem.equations.map(({ label }) => label).join(", ")}`,
    );
  return wanted.map(({ equation, label }) => {
    const solution = guarded(label, () => ANSWERS[equation](problem, net, uniform));
    return { equation, ...(label === equation ? {} : { label }), ...solution };
  });
}

type Answer = Omit<FermionSolution, "equation" | "label">;

const ANSWERS: Readonly<
  Record<FermionEquation, (problem: FermionNetworkProblem, net: Network, uniform: UniformNetwork | undefined) => Answer>
> = {
  exact,
  "exponential-propagator": exponential,
  global: (problem, net, uniform) => additive("global", problem, net, uniform),
  local: (problem, net, uniform) => additive("local", problem, net, uniform),
  redfield: (problem, net) => {
    const { site, currents } = redfieldCorrelation(problem);
    return { ...steadyPart(site, net), currents: byLead(problem, currents) };
  },
};

function exact(problem: FermionNetworkProblem, net: Network, uniform: UniformNetwork | undefined): Answer {
  const site = steadyCorrelation(net);
  const trajectory = problem.times.length === 0 ? {} : { trajectory: exactTrajectory(problem, net, uniform) };
  const currents = byLead(problem, landauerCurrents(net));
  const passing = transmissionCurves(
    net,
    problem.couplings.map(({ name }) => name),
  );
  return {
    ...steadyPart(site, net),
    currents,
    ...asymptoticRates(net, uniform),
    ...(passing ? { transmission: passing } : {}),
    ...trajectory,
  };
}

/** The exponential propagator in its bare reading, the one of Fig. 5 of paper 004. */
function exponential(problem: FermionNetworkProblem, net: Network, uniform: UniformNetwork | undefined): Answer {
  if (uniform === undefined) {
    throw new UsageError(
      "exponential-propagator: needs one lead on every mode, all with the same newns spectral density",
    );
  }
  const equation = asymptoticEquation(uniform);
  const site = toSiteBasis(stationaryCorrelation(equation), net.energyBasis);
  const dynamics = new UniformDynamics(uniform, "bare");
  const trajectory =
    problem.times.length === 0 ? {} : { trajectory: uniformTrajectory(problem, net, uniform, dynamics) };
  return { ...steadyPart(site, net), ...asymptoticRates(net, uniform), ...trajectory };
}

/**
 * The equation in which the leads simply add: of the asymptotic dissipator only the part of each lead, in the energy basis
 * (global, Eq. 58 of paper 004) or on its own mode (local, Eq. 70), without what no lead alone causes.
 */
function additive(
  which: "global" | "local",
  problem: FermionNetworkProblem,
  net: Network,
  uniform: UniformNetwork | undefined,
): Answer {
  if (uniform === undefined) {
    throw new UsageError(`${which}: needs one lead on every mode, all with the same newns spectral density`);
  }
  const { leads, hamiltonian, basis } = which === "global" ? globalDecomposition(uniform) : localDecomposition(uniform);
  const sum = leads.reduce((a, b) => ({ gain: add(a.gain, b.gain), loss: add(a.loss, b.loss) }));
  const c = stationaryCorrelation(equationOf(net.statistics, sum, hamiltonian));
  const currents = leads.map((part, k) => {
    const { particle, energy } = partCurrents(net.statistics, part, c, hamiltonian);
    return { particle, energy, heat: energy - uniform.leads[k].bath.mu * particle };
  });
  const inOrder = problem.couplings.map(({ mode }) => currents[uniform.leads.findIndex((lead) => lead.mode === mode)]);
  const site = basis === "energy" ? toSiteBasis(c, net.energyBasis) : c;
  return { ...steadyPart(site, net), currents: byLead(problem, inOrder) };
}

function steadyPart(site: ComplexMatrix, net: Network): Pick<Answer, "correlation" | "doubleOccupancy"> {
  return {
    correlation: correlationParts(site, net),
    ...(net.modes === 2 ? { doubleOccupancy: gaussianDouble(site) } : {}),
  };
}

/** Currents by the name of the lead; those of leads that share a name add. */
function byLead(problem: FermionNetworkProblem, currents: readonly LeadCurrents[]): Record<string, LeadCurrents> {
  const found: Record<string, LeadCurrents> = {};
  currents.forEach((current, k) => {
    const { name } = problem.couplings[k];
    const { particle, energy, heat } = found[name] ?? { particle: 0, energy: 0, heat: 0 };
    found[name] = { particle: particle + current.particle, energy: energy + current.energy, heat: heat + current.heat };
  });
  return found;
}

/** Eq. 55 of paper 004 where all modes have equal leads, else the exponential stage of the exact equation, where there is one. */
function asymptoticRates(
  net: Network,
  uniform: UniformNetwork | undefined,
): Pick<Answer, "rates" | "nonMarkovianity" | "ratesUndefined"> {
  try {
    const equation = uniform === undefined ? networkPlateau(net) : asymptoticEquation(uniform);
    const { gain, loss, nonMarkovianity: nu } = canonicalForm(equation);
    return { rates: { gain: Array.from(gain.rates), loss: Array.from(loss.rates) }, nonMarkovianity: nu };
  } catch (error) {
    if (error instanceof ResonanceError) return { ratesUndefined: error.message };
    throw error;
  }
}

function exactTrajectory(
  problem: FermionNetworkProblem,
  net: Network,
  uniform: UniformNetwork | undefined,
): FermionMoment[] {
  if (uniform !== undefined) return uniformTrajectory(problem, net, uniform, new UniformDynamics(uniform));
  const dynamics = new NetworkDynamics(net);
  return problem.times.map((t) => {
    const moment = dynamics.at(t);
    const site = networkCorrelationAt(moment, problem.initial);
    return {
      t,
      correlation: correlationParts(site, net),
      ...(net.modes === 2
        ? { doubleOccupancy: networkDoubleOccupancyAt(moment, problem.initial, gaussianDouble(problem.initial)) }
        : {}),
      nonMarkovianity: nonMarkovianity(networkEquation(net, moment)),
    };
  });
}

function uniformTrajectory(
  problem: FermionNetworkProblem,
  net: Network,
  uniform: UniformNetwork,
  dynamics: UniformDynamics,
): FermionMoment[] {
  const initial = toEnergyBasis(problem.initial, net.energyBasis);
  return problem.times.map((t) => {
    const moment = dynamics.at(t);
    return {
      t,
      correlation: correlationParts(toSiteBasis(correlationAt(moment, initial), net.energyBasis), net),
      ...(net.modes === 2 ? { doubleOccupancy: doubleOccupancyAt(moment, initial, gaussianDouble(initial)) } : {}),
      nonMarkovianity: nonMarkovianity(uniformEquation(uniform, moment)),
    };
  });
}

/** C_11 C_22 - |C_12|^2: the double occupancy of a Gaussian state of two modes, in any basis. */
function gaussianDouble(c: ComplexMatrix): number {
  const { re, im } = c.get(0, 1);
  return c.get(0, 0).re * c.get(1, 1).re - re * re - im * im;
}

function correlationParts(site: ComplexMatrix, net: Network): CorrelationParts {
  return { site: parts(site), energy: parts(toEnergyBasis(site, net.energyBasis)) };
}

function parts(matrix: ComplexMatrix): MatrixParts {
  const rows = (offset: 0 | 1) =>
    Array.from({ length: matrix.rows }, (_, i) =>
      Array.from({ length: matrix.cols }, (__, j) => matrix.data[2 * (i * matrix.cols + j) + offset]),
    );
  return { re: rows(0), im: rows(1) };
}

/** Bound states are results, not accidents: they are named, with energy and weight. */
function guarded<Result>(what: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof BoundStateError) throw new ComputationError(`${what}: ${error.message}`);
    if (error instanceof RangeError) throw new UsageError(`${what}: ${error.message}`);
    throw error;
  }
}
