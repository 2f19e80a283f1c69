/** What one iteration found: a line of the log. */
export interface IterationRecord {
  readonly iteration: number;
  readonly primalObjective: number;
  readonly dualObjective: number;
  /** s.z at the present point, the sum of the complementarities */
  readonly gap: number;
  /** relative residuals of the constraints on x and of those on the dual */
  readonly primalResidual: number;
  readonly dualResidual: number;
  /** tau -> a positive number when there is an optimum, kappa when a certificate of infeasibility */
  readonly tau: number;
  readonly kappa: number;
  /** length of the step that led here (0 at the start) */
  readonly step: number;
  readonly centering: number;
  readonly method: "schur" | "qr";
  /** what was left of the Newton equations, relative */
  readonly newtonResidual: number;
}

/** The log as a table for people. */
export function formatLog(log: readonly IterationRecord[]): string {
  const head =
    "iter  primal              dual                gap       primal r  dual r    step   tau       kappa     method";
  const lines = log.map((r) =>
    [
      String(r.iteration).padEnd(4),
      r.primalObjective.toExponential(11).padStart(18),
      r.dualObjective.toExponential(11).padStart(18),
      ...[r.gap, r.primalResidual, r.dualResidual].map((value) => value.toExponential(2).padStart(8)),
      r.step.toFixed(3),
      ...[r.tau, r.kappa].map((value) => value.toExponential(2).padStart(8)),
      r.method,
    ].join("  "),
  );
  return [head, ...lines].join("\n");
}
