/** Which of the two statistics a bath has. */
export type Statistics = "boson" | "fermion";

/**
 * Bose occupation n = 1 / (e^x - 1), x = beta (omega - mu) > 0. Through expm1: full relative accuracy from x -> 0, where n = 1/x - 1/2 + ..., to
 * x = Infinity, where it is 0. At x <= 0 the value is that of the formula (negative, or Infinity at 0) and means nothing physical.
 */
export function boseOccupation(x: number): number {
  return 1 / Math.expm1(x);
}

/** 1 + n = 1 / (1 - e^-x) for bosons. */
export function boseEnhancement(x: number): number {
  return -1 / Math.expm1(-x);
}

/** Fermi occupation f = 1 / (e^x + 1), x = beta (omega - mu), with full relative accuracy in both tails. */
export function fermiOccupation(x: number): number {
  return 1 / (1 + Math.exp(x));
}

/** 1 - f = 1 / (1 + e^-x) for fermions. */
export function fermiVacancy(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** The reduced energy beta (omega - mu), with beta = Infinity allowed: then -Infinity, 0 or Infinity. */
export function reducedEnergy(omega: number, beta: number, mu: number): number {
  return omega === mu ? 0 : beta * (omega - mu);
}

/**
 * n(omega) of a bath mode: Bose 1/(e^{beta(omega-mu)} - 1) or Fermi 1/(e^{beta(omega-mu)} + 1); beta = Infinity allowed (bosons: 0; fermions: step,
 * 1/2 at mu). Units with hbar = k_B = 1.
 */
export function occupation(statistics: Statistics, omega: number, beta: number, mu: number): number {
  const x = reducedEnergy(omega, beta, mu);
  if (statistics === "fermion") return fermiOccupation(x);
  return beta === Number.POSITIVE_INFINITY ? 0 : boseOccupation(x);
}

/** 1 + eta n(omega): 1 + n for bosons (eta = 1), 1 - f for fermions (eta = -1), without cancellation. */
export function enhancement(statistics: Statistics, omega: number, beta: number, mu: number): number {
  const x = reducedEnergy(omega, beta, mu);
  if (statistics === "fermion") return fermiVacancy(x);
  return beta === Number.POSITIVE_INFINITY ? 1 : boseEnhancement(x);
}
