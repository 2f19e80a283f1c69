import { ExpansionError, OpenSystemError } from "@openbath/generators";
import { DegenerateSteadyStateError, SteadyStateError } from "@openbath/steady-state";
import { ComputationError, UsageError } from "./errors.ts";

/** What stopped `where` (an equation, a command), as its user is to be told: an accuracy out of reach, or a system refused; other errors as they are. */
export function reported(where: string, error: unknown): unknown {
  if (error instanceof DegenerateSteadyStateError) {
    return new ComputationError(
      `${where}: the steady state is not unique: L[rho] = 0 has ${error.nullity} independent solutions, and which is reached depends on the initial state`,
    );
  }
  if (error instanceof SteadyStateError || error instanceof ExpansionError)
    return new ComputationError(`${where}: ${error.message}`);
  if (error instanceof OpenSystemError) return new UsageError(`${where}: ${error.message}`);
  if (error instanceof RangeError && /must be finite/.test(error.message)) {
    return new ComputationError(
      `${where}: a rate or shift is not finite (${error.message}): a bath's transform W(E) diverges at one of the system's frequencies`,
    );
  }
  return error;
}
