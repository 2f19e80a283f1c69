/** A network whose potential has no minimum: there is no stationary state. */
export class UnstableNetworkError extends Error {
  override readonly name = "UnstableNetworkError";
}

/** A network with a mode that no bath damps: it has no unique stationary state. */
export class UndampedModeError extends Error {
  override readonly name = "UndampedModeError";
}

/** A covariance matrix below the uncertainty relation, given to a function that is defined for states only. */
export class UnphysicalStateError extends Error {
  override readonly name = "UnphysicalStateError";
}
