import type { Generator } from "@openbath/generators";

/** The same generator without its energy form: what a user's own equation looks like. */
export function bare(generator: Generator): Generator {
  const { equation, space, form, system, parts } = generator;
  return {
    equation,
    space,
    form,
    system,
    parts,
    apply: (x, out) => generator.apply(x, out),
    applyAdjoint: (x, out) => generator.applyAdjoint(x, out),
    lambShift: (bath) => generator.lambShift(bath),
  };
}
