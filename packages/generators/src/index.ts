export { type BathOperator, bathOperators } from "./bath-operators.ts";
export type { BlockSuperoperator } from "./block-superoperator.ts";
export { type Band, type Channel, type ChannelBath, channelsOf } from "./channels.ts";
export { correlationTimeExpansion, ExpansionError } from "./correlation-time-expansion.ts";
export { type DescribeGeneratorOptions, describeGenerator, levelRates } from "./describe-generator.ts";
export { type EigenbasisLindbladOptions, eigenbasisLindblad } from "./eigenbasis-lindblad.ts";
export { EnergyBasis, type EnergySector } from "./energy-basis.ts";
export { EnergyForm } from "./energy-form.ts";
export { type EnergyEquation, EnergyGenerator } from "./energy-generator.ts";
export { FrequencyTerms, type Transitions } from "./frequency-terms.ts";
export type { Generator, JumpOperator, Superoperator, Unravelling } from "./generator.ts";
export { localLindblad } from "./local-lindblad.ts";
export { type AdHocOptions, adHocLocalRedfield, type ExpansionOptions, localRedfield } from "./local-redfield.ts";
export { adHocLindblad, localRedfieldLindblad, siteLambda } from "./local-redfield-lindblad.ts";
export {
  driftFrom,
  type OperatorEquation,
  OperatorGenerator,
  type OperatorSandwich,
  type OperatorTerms,
} from "./operator-generator.ts";
export { type EquationOptions, energyBasis } from "./options.ts";
export { type PartialSecularOptions, partialSecular } from "./partial-secular.ts";
export { driftOf, ProductTerms, type Sandwich } from "./product-terms.ts";
export {
  localLambda,
  type PseudoLindblad,
  pseudoLindblad,
  stateDependentLambda,
  stateIndependentLambda,
} from "./pseudo-lindblad.ts";
export { redfield } from "./redfield.ts";
export { type SiteOperator, siteHamiltonian, siteOperator } from "./site-hamiltonian.ts";
export { type SiteChannel, type SiteTransition, siteChannels } from "./site-transitions.ts";
export { type Coupling, checkSystem, type OpenSystem, OpenSystemError } from "./system.ts";
export { universalLindblad } from "./universal-lindblad.ts";
