/** One check in words. */
export interface Finding {
  readonly check:
    | "thermalisation"
    | "local-conservation"
    | "complete-positivity"
    | "positivity"
    | "second-law"
    | "secular";
  readonly holds: boolean;
  /** The number behind it. */
  readonly value: number;
  readonly text: string;
}

export const inWords = (holds: boolean): string => (holds ? "yes" : "no");

export const digits = (value: number): string => value.toExponential(1);
