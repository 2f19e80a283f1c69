export {
  type CovarianceDynamics,
  type EquationName,
  evolve,
} from "./covariance-dynamics.ts";
export { type KernelPole, type RationalBath, type RationalKernel, rationalKernel } from "./damping-kernel.ts";
export { diagnoseNetwork, type NetworkDiagnosis } from "./diagnose.ts";
export { type DiscordResult, gaussianDiscord } from "./discord.ts";
export { type DrudeBathParameters, drudeBath } from "./drude-bath.ts";
export { purity, renyi2Entropy, vonNeumannEntropy } from "./entropy.ts";
export { UndampedModeError, UnphysicalStateError, UnstableNetworkError } from "./errors.ts";
export { bathCurrents, bondCurrents, landauerCurrents } from "./exact-currents.ts";
export { type ExactOptions, exactState } from "./exact-state.ts";
export { fidelity, infidelity } from "./fidelity.ts";
export type { FrequencyRule } from "./frequency-rule.ts";
export { type GaussianLike, type GaussianState, gaussianState, reducedState } from "./gaussian-state.ts";
export { type GlobalOptions, globalEquation } from "./global-equation.ts";
export { localEquation } from "./local-equation.ts";
export { logarithmicNegativity, partiallyTransposedEigenvalues } from "./logarithmic-negativity.ts";
export { type LorentzianBathParameters, lorentzianBath } from "./lorentzian-bath.ts";
export { globalState, localState, partialRedfieldState } from "./master-states.ts";
export { type Measures, measures } from "./measures.ts";
export { mutualInformation } from "./mutual-information.ts";
export {
  type AttachedBath,
  type HarmonicNetwork,
  harmonicNetwork,
  type NetworkParameters,
  type NodeBath,
  type Spring,
} from "./network.ts";
export type { NetworkState } from "./network-state.ts";
export { type NormalModes, normalModes } from "./normal-modes.ts";
export { keptPairs, type PartialRedfieldOptions, partialRedfieldEquation } from "./partial-redfield-equation.ts";
export { isPhysical } from "./physical.ts";
export { relativeEntropy } from "./relative-entropy.ts";
export { secularGroups } from "./secular-groups.ts";
export { symplecticEigenvalues } from "./symplectic-eigenvalues.ts";
export { transmission } from "./transmission.ts";
export { type Validity, validity } from "./validity.ts";
