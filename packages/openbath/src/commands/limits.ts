import { describe, Operator } from "@openbath/hilbert";
import {
  DegenerateLevelsError,
  type Limits,
  LimitsError,
  limits as limitsOf,
  type Traces,
} from "@openbath/lindblad-limits";
import type { LimitsQuestion } from "@openbath/problem";
import { ComputationError, UsageError } from "../failure.ts";
import type { Io } from "../io.ts";
import { load } from "../load.ts";
import { figure, table } from "../table.ts";

export interface LimitsCommandOptions {
  readonly norm: string;
  readonly tolerance: string;
  readonly json?: boolean;
}

/** What `openbath limits --json` prints. */
export interface LimitsDocument {
  readonly tauPop: { readonly value: number; readonly lowerBound: number };
  readonly tauPopCoh: { readonly value: number; readonly lowerBound: number; readonly norm: string };
  readonly verdict: Limits["verdict"];
  /** Lower bound of the 1-norm between the exact populations and those of every allowed equation. */
  readonly traceDistanceBound: number;
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
  const question = problem.limits;
  if (question === undefined) {
    throw new UsageError(
      "limits needs to know the sites of the dissipators, as in limits: { left: [1], right: [4] } in the problem file",
    );
  }
  const { left, right } = question;
  const found = answered(() => limitsOf(problem.system, { left, right, norm, tolerance, traces: tracesOf(question) }));
  io.out(options.json ? `${JSON.stringify(document(found))}\n` : `${text(found)}\n`);
}

/** One trace for each dissipator that has sites. */
function tracesOf({ left, right, traces }: LimitsQuestion): Traces {
  if (!Array.isArray(traces)) return traces as Traces;
  return [left, right].flatMap((sites, k) => (sites.length > 0 ? [traces[k]] : []));
}

function answered(work: () => Limits): Limits {
  try {
    return work();
  } catch (error) {
    if (error instanceof DegenerateLevelsError) throw new ComputationError(`limits: ${error.message}`);
    if (error instanceof LimitsError) throw new UsageError(`limits: ${error.message}`);
    throw error;
  }
}

function document({ tauPop, tauPopCoh, verdict, traceDistanceBound }: Limits): LimitsDocument {
  return {
    tauPop: { value: tauPop.value, lowerBound: tauPop.lowerBound },
    tauPopCoh: { value: tauPopCoh.value, lowerBound: tauPopCoh.lowerBound, norm: tauPopCoh.norm },
    verdict,
    traceDistanceBound,
  };
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
      ({ operator }) => `  ${describe(Operator.fromMatrix(equation.space, operator), { digits: 4, limit: 12 })}`,
    );
    const what = candidate ? "populations and coherences" : "populations";
    parts.push(`An equation with the right ${what}; its Lindblad operators, epsilon included:\n${lines.join("\n")}`);
  }
  return parts.join("\n\n");
}
