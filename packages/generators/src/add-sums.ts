import { gemmReal, realWindow } from "@openbath/linalg";

/**
 * result_ie += sum_k samples_ik weights_ek: quadratures of `functions` functions (the rows of `samples`) for `poles` poles (the
 * rows of `weights`), with `places` places each, all row-major.
 */
export function addSums(
  samples: Float64Array,
  weights: Float64Array,
  result: Float64Array,
  { functions, poles, places }: { readonly functions: number; readonly poles: number; readonly places: number },
): void {
  gemmReal(
    "N",
    "T",
    functions,
    poles,
    places,
    1,
    realWindow(samples, places),
    realWindow(weights, places),
    1,
    realWindow(result, poles),
  );
}
