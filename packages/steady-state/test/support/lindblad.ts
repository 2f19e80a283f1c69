import type { Coupling, Generator, Superoperator } from "@openbath/generators";
import type { Operator } from "@openbath/hilbert";
import { add, adjoint, type ComplexMatrix, multiply, scale, subtract } from "@openbath/linalg";

/** A Lindblad equation written by hand, d x d products and nothing else: a generator without energyForm. */
export function lindblad(hamiltonian: Operator, jumps: readonly ComplexMatrix[]): Generator {
  const h = hamiltonian.toMatrix();
  const bath: Coupling["bath"] = { statistics: "boson", beta: 1, mu: 0, support: [0, 1], spectralDensity: () => 0 };
  const unitary = superoperator(
    (x) => scale({ re: 0, im: -1 }, subtract(multiply(h, x), multiply(x, h))),
    (x) => scale({ re: 0, im: 1 }, subtract(multiply(h, x), multiply(x, h))),
  );
  const dissipator = superoperator(
    (x) => jumps.map((l) => dissipated(l, x)).reduce((sum, one) => add(sum, one), scale(0, x)),
    (x) => jumps.map((l) => dissipatedAdjoint(l, x)).reduce((sum, one) => add(sum, one), scale(0, x)),
  );
  const whole = (part: "apply" | "applyAdjoint") => (x: ComplexMatrix, out: ComplexMatrix) => {
    dissipator[part](x, out);
    const sum = out.clone();
    unitary[part](x, out);
    for (let k = 0; k < sum.data.length; k++) out.data[k] += sum.data[k];
  };
  return {
    equation: "by-hand",
    space: hamiltonian.space,
    form: "lindblad",
    system: { hamiltonian, couplings: [], epsilon: 1 },
    parts: { unitary, baths: new Map([[bath, dissipator]]) },
    apply: whole("apply"),
    applyAdjoint: whole("applyAdjoint"),
    lambShift: () => scale(0, h),
  };
}

function superoperator(
  forward: (x: ComplexMatrix) => ComplexMatrix,
  backward: (x: ComplexMatrix) => ComplexMatrix,
): Superoperator {
  return {
    apply: (x, out) => out.data.set(forward(x).data),
    applyAdjoint: (x, out) => out.data.set(backward(x).data),
  };
}

function dissipated(l: ComplexMatrix, x: ComplexMatrix): ComplexMatrix {
  const square = multiply(adjoint(l), l);
  return subtract(multiply(multiply(l, x), adjoint(l)), scale(0.5, add(multiply(square, x), multiply(x, square))));
}

function dissipatedAdjoint(l: ComplexMatrix, x: ComplexMatrix): ComplexMatrix {
  const square = multiply(adjoint(l), l);
  return subtract(multiply(multiply(adjoint(l), x), l), scale(0.5, add(multiply(square, x), multiply(x, square))));
}
