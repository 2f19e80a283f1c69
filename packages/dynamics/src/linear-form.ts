import { type BlockMatrix, blockAdd } from "@openbath/linalg";
import type { HermitianCoordinates } from "./hermitian-coordinates.ts";
import type { LinearForm } from "./real-equation.ts";

/** rho -> Tr(O rho), O in the basis of the coordinates: its Hermitian part gives the real part, (O - O^dag)/2i the other. */
export function linearForm(o: BlockMatrix, hermitian: boolean, coordinates: HermitianCoordinates): LinearForm {
  const re = new Float64Array(coordinates.size);
  coordinates.packSum(o, re, 0.5);
  if (hermitian) return { re, im: undefined };
  const turned = o.zerosLike();
  blockAdd(o, turned, 0, -1);
  const im = new Float64Array(coordinates.size);
  coordinates.packSum(turned, im, 0.5);
  return { re, im };
}
