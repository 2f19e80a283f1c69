/** Euler's constant gamma. */
export const EULER_GAMMA = 0.5772156649015329;

/** gamma - ln 2, of the logarithmic terms of K_0 and K_1. */
export const GAMMA_MINUS_LN2 = -0.11593151565841245;

/** ln(2 pi)/2, the constant of Stirling's series. */
export const HALF_LOG_TWO_PI = 0.9189385332046728;

export const TWO_OVER_SQRT_PI = 1.1283791670955126;

export const INV_SQRT_PI = 0.5641895835477563;

export const LOG_PI = 1.1447298858494002;
