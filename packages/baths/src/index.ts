export { type Bath, type BathParameters, bath, edgeExponent, type SpectralConvention, validateBath } from "./bath.ts";
export { type BathCheck, checkBath } from "./check-bath.ts";
export { CompiledBath, type CompileOptions, type ComplexNumber, compileBath } from "./compiled-bath.ts";
export { customDensity } from "./custom-density.ts";
export { drude, drudePrincipalValue } from "./drude.ts";
export { flat } from "./flat.ts";
export { lorentzian } from "./lorentzian.ts";
export { newns } from "./newns.ts";
export {
  boseEnhancement,
  boseOccupation,
  enhancement,
  fermiOccupation,
  fermiVacancy,
  occupation,
  reducedEnergy,
  type Statistics,
} from "./occupation.ts";
export { ohmicExponential, ohmicExponentialPrincipalValue } from "./ohmic-exponential.ts";
export { ohmicGaussian, ohmicGaussianPrincipalValue } from "./ohmic-gaussian.ts";
export { ohmicHard } from "./ohmic-hard.ts";
export { pureOhmic } from "./pure-ohmic.ts";
export type { OhmicParameters, SpectralDensity } from "./spectral-density.ts";
export type { TransformTaylor } from "./spectrum-taylor.ts";
export { tabulated } from "./tabulated.ts";
export type { Spectrum, SpectrumKind } from "./thermal-spectrum.ts";
