/** A statement of a paper, what we measure, and whether it holds. */
export interface Claim {
  readonly statement: string;
  readonly where: string;
  readonly measured: string;
  readonly holds: boolean;
}

/** One line a claim: holds or does not, what the paper says and where, and our number. */
export function report(claims: readonly Claim[]): string {
  return claims
    .map(
      ({ statement, where, measured, holds }) =>
        `${holds ? "holds         " : "does not hold "} ${statement} [${where}]\n               measured: ${measured}`,
    )
    .join("\n");
}

export const short = (x: number): string =>
  x === 0 ? "0" : Math.abs(x) < 1e-3 || Math.abs(x) >= 1e4 ? x.toExponential(3) : x.toPrecision(5);
