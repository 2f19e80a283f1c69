import { type Generator, OperatorGenerator } from "@openbath/generators";
import { ComplexMatrix, hermiticityDefect, maxAbs } from "@openbath/linalg";
import { EnergyEquation } from "./energy-equation.ts";
import { DynamicsError } from "./errors.ts";
import { ProductEquation } from "./product-equation.ts";
import type { RealEquation } from "./real-equation.ts";
import { SparseEquation } from "./sparse-equation.ts";
import { dependsOnTime, type MatrixMap, type TimeDependentGenerator } from "./time-dependent.ts";

/**
 * The real form of a generator's equation that suits it: blocks of the energy basis, sparse operators of the product
 * basis for the local equations, or, for a generator that has only `apply` or that depends on time, whole d x d matrices.
 * @throws DynamicsError when the generator does not keep Hermitian matrices Hermitian
 */
export function equationOf(
  generator: Generator | TimeDependentGenerator,
  starts: readonly ComplexMatrix[],
): RealEquation {
  if (dependsOnTime(generator)) return timeDependentEquation(generator);
  const d = generator.space.dimension;
  if (generator instanceof OperatorGenerator) return new SparseEquation(generator, starts);
  const { energyForm } = generator;
  if (energyForm !== undefined) return new EnergyEquation(energyForm, starts);
  const image = ComplexMatrix.zeros(d, d);
  let checked = false;
  return new ProductEquation(d, (rho, half) => {
    generator.apply(rho, image);
    if (!checked) requireHermitian(`the generator "${generator.equation}"`, image, rho);
    checked = true;
    addHalf(image, half);
  });
}

/** The map of the last time is kept: stages of a step, and a step and its next, share times. */
function timeDependentEquation(generator: TimeDependentGenerator): RealEquation {
  const d = generator.space.dimension;
  const image = ComplexMatrix.zeros(d, d);
  let map: MatrixMap | undefined;
  let mapTime = Number.NaN;
  const half = (rho: ComplexMatrix, sum: ComplexMatrix, time: number): void => {
    const isNew = map === undefined || time !== mapTime;
    const here = isNew ? mapAt(generator, time) : map!;
    map = here;
    mapTime = time;
    here.apply(rho, image);
    if (isNew) {
      requireFinite(image, time);
      requireHermitian(`the generator at t = ${time}`, image, rho);
    }
    addHalf(image, sum);
  };
  return new ProductEquation(d, half, true);
}

function mapAt(generator: TimeDependentGenerator, time: number): MatrixMap {
  const d = generator.space.dimension;
  const map: (MatrixMap & { readonly space?: { readonly dimension: number } }) | undefined = generator.at(time);
  if (typeof map?.apply !== "function") {
    throw new TypeError(
      `evolve: at(t) of the generator must give a map with apply(rho, out), at t = ${time} it does not`,
    );
  }
  if (map.space !== undefined && map.space.dimension !== d) {
    throw new RangeError(
      `evolve: the generator at t = ${time} maps ${map.space.dimension} x ${map.space.dimension} matrices, its space has dimension ${d}`,
    );
  }
  return map;
}

function addHalf(image: ComplexMatrix, half: ComplexMatrix): void {
  for (let k = 0; k < image.data.length; k++) half.data[k] += 0.5 * image.data[k];
}

function requireFinite(image: ComplexMatrix, time: number): void {
  const wrong = image.data.find((x) => !Number.isFinite(x));
  if (wrong === undefined) return;
  throw new DynamicsError(
    `the generator at t = ${time} made ${wrong} of a density matrix; it must be finite at every time`,
  );
}

/** Near a steady state the image is rounding, Hermitian or not: hence the size of rho too. */
function requireHermitian(which: string, image: ComplexMatrix, rho: ComplexMatrix): void {
  const defect = hermiticityDefect(image);
  if (defect > 1e-8 * Math.max(maxAbs(image), maxAbs(rho))) {
    throw new DynamicsError(
      `${which} made of a Hermitian matrix one that is not: |L[rho] - L[rho]^dag| reaches ` +
        `${defect.toExponential(1)}; a master equation keeps density matrices Hermitian`,
    );
  }
}
