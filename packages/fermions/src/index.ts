export { asymptoticEquation, nonMarkovianityMap, plateauEquation } from "./asymptotic.ts";
export { bondCurrent } from "./bond-current.ts";
export { type BoundState, BoundStateError, boundStates } from "./bound-states.ts";
export { type CanonicalChannel, type CanonicalForm, canonicalForm, nonMarkovianity } from "./canonical-form.ts";
export { boundaryCurrents, entropyProduction, type LeadCurrents, landauerCurrents } from "./currents.ts";
export { type Decomposition, globalDecomposition, localDecomposition } from "./decomposition.ts";
export {
  type DissipatorPart,
  equationOf,
  fixedPoint,
  type PartCurrents,
  partCurrents,
  partInSiteBasis,
  stationaryCorrelation,
} from "./dissipator.ts";
export { type EnergyBasis, energyBasis, toEnergyBasis, toSiteBasis } from "./energy-basis.ts";
export { type FockEquation, type FockJump, fockEquation } from "./fock-equation.ts";
export { fockSpace, gaussianState, twoModeState } from "./fock-state.ts";
export { exactLevel, exponentialLevel, type LevelModel } from "./level-model.ts";
export { MatrixPropagator } from "./matrix-propagator.ts";
export { type Hopping, type Lead, type Network, type NetworkParameters, network } from "./network.ts";
export {
  NetworkDynamics,
  type NetworkMoment,
  networkCorrelationAt,
  networkDoubleOccupancyAt,
  networkEquation,
} from "./network-dynamics.ts";
export { networkPlateau } from "./network-plateau.ts";
export { type ExponentialSum, newnsExponentials } from "./newns-cuts.ts";
export {
  excitationDensity,
  excitationTransform,
  type NewnsBoundState,
  type NewnsLevel,
  newnsBoundStates,
  newnsLevel,
  newnsPole,
} from "./newns-level.ts";
export { newnsPropagator, type PropagatorValue, remainingWeight } from "./newns-propagator.ts";
export { newnsSeriesInto } from "./newns-series.ts";
export type { Noise } from "./noise.ts";
export { type LinearMap, nonAdditivity } from "./non-additivity.ts";
export { edgeDecay, type PropagatorErrorBound, propagatorErrorBound } from "./propagator-error-bound.ts";
export { ResonanceError } from "./resonance-error.ts";
export { type ResonancePole, resonancePoles } from "./resonance-poles.ts";
export { type Feature, resonances } from "./resonances.ts";
export { retardedGreen } from "./retarded.ts";
export { equationInSiteBasis } from "./rotated-equation.ts";
export { bandCorrelation, steadyCorrelation } from "./steady-correlation.ts";
export {
  correlationDerivative,
  doubleOccupancyDerivative,
  type TimeLocalEquation,
  timeLocalEquation,
} from "./time-local.ts";
export { transmission, transmissionProbability } from "./transmission.ts";
export {
  correlationAt,
  doubleOccupancyAt,
  UniformDynamics,
  type UniformMoment,
  uniformEquation,
} from "./uniform-dynamics.ts";
export {
  exponentialParameters,
  type Reading,
  requireUniform,
  type UniformNetwork,
  uniformNetwork,
} from "./uniform-network.ts";
