import { describe, Operator } from "@openbath/hilbert";
import type { Limits } from "@openbath/lindblad-limits";
import { UsageError } from "../errors.ts";
import type { Io } from "../io.ts";
import { limitsDocument, solveLimits } from "../limits-document.ts";
import { load } from "../load.ts";
import { figure, table } from "../table.ts";

export interface LimitsCommandOptions {
  readonly norm: string;
  readonly tolerance: string;
  readonly json?: boolean;
}

/** `openbath limits FILE`: the question of paper 001 for the sites of `limits`. */
export function limits(file: string, options: LimitsCommandOptions, io: Io): void {
  const { norm } = options;
  const tolerance = Number(options.tolerance);
  if (norm !== "spectral" && norm !== "frobenius")
    throw new UsageError(`--norm: expected spectral or frobenius, got ${norm}`);
  if (!(tolerance > 0 && Number.isFinite(tolerance)))
    throw new UsageError(`--tolerance: expected a positive number, got ${options.tolerance}`);
  const { problem } = load(file, io);
  const found = solveLimits(problem, { norm, tolerance });
  io.out(options.json ? `${JSON.stringify(limitsDocument(found))}\n` : `${text(found)}\n`);
}

function text({
  tauPop,
  tauPopCoh,
  verdict,
  reason,
  traceDistanceBound,
  candidate,
  populationCandidate,
}: Limits): string {
  const rows = [
    ["populations", tauPop.lowerBound, tauPop.value, tauPop.upperBound],
    [`populations and coherences, ${tauPopCoh.norm} norm`, tauPopCoh.lowerBound, tauPopCoh.value, tauPopCoh.upperBound],
  ] as const;
  const parts = [
    table(
      ["tau", "certified from below", "found", "from above"],
      rows.map(([name, ...numbers]) => [name, ...numbers.map(figure)]),
    ),
    `${verdict}: ${reason}.`,
    `Every such equation is wrong in its populations by at least ${figure(traceDistanceBound)} in the 1-norm.`,
  ];
  const equation = candidate ?? populationCandidate;
  if (equation?.jumps) {
    const jumps = equation.jumps();
    const lines = jumps.map(
      ({ operator }) =>
        `  ${describe(Operator.fromMatrix(equation.space, operator), { digits: 4, limit: 12, rounding: 1e-8 })}`,
    );
    const what = candidate ? "populations and coherences" : "populations";
    parts.push(`An equation with the right ${what}; its Lindblad operators, epsilon included:\n${lines.join("\n")}`);
  }
  return parts.join("\n\n");
}
