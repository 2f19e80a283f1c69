import type { EqualityBasis } from "../kkt/equality-basis.ts";
import type { KktMethod } from "../kkt/kkt-method.ts";
import { QrMethod } from "../kkt/qr-method.ts";
import type { ScaledOperator } from "../kkt/scaled-operator.ts";
import { SchurMethod } from "../kkt/schur-method.ts";

/** Below this many flops per factorisation the accurate method costs nothing worth saving. */
const CHEAP = 2e7;
/** Above this many numbers the QR factors do not fit. */
const MEMORY = 6e7;

/** The Newton solver in use, and the change to the accurate one. */
export class MethodChoice {
  current: KktMethod;

  constructor(
    private readonly operator: ScaledOperator,
    readonly basis: EqualityBasis,
    private readonly wish: "auto" | "schur" | "qr",
  ) {
    const { dimension, variables } = operator.problem;
    const cheap = 2 * dimension * variables ** 2 <= CHEAP;
    this.current =
      wish === "qr" || (wish === "auto" && cheap) ? new QrMethod(operator, basis) : new SchurMethod(operator, basis);
  }

  /** The method in use where it is the fast one. */
  get schur(): SchurMethod | undefined {
    return this.current instanceof SchurMethod ? this.current : undefined;
  }

  /** Changes from the fast to the accurate method where that is allowed; says whether it did. */
  makeAccurate(): boolean {
    const { dimension, variables } = this.operator.problem;
    if (this.wish !== "auto" || this.current.name === "qr" || dimension * variables > MEMORY) return false;
    this.current = new QrMethod(this.operator, this.basis);
    return true;
  }
}
