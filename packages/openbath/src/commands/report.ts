import { basename, join } from "node:path";
import { UsageError } from "../errors.ts";
import type { Io } from "../io.ts";
import { load } from "../load.ts";
import { progressLines } from "../progress.ts";
import { page } from "../report/page.ts";
import { solutionDocument } from "../solution-document.ts";
import { solveEach } from "../solve-problem.ts";
import { chosen } from "./solve.ts";

export interface ReportOptions {
  readonly out: string;
  readonly equation?: readonly string[];
}

/** `openbath report FILE --out DIR`: DIR/index.html, with the numbers beside it as DIR/solutions.json. */
export function report(file: string, options: ReportOptions, io: Io): void {
  const { problem, text } = load(file, io);
  const wanted = { ...problem, equations: chosen(problem.equations, options.equation) };
  const { solutions, failure } = solveEach(wanted, { watch: progressLines(io) });
  const title = file === "-" ? "openbath report" : basename(file).replace(/\.(ya?ml|json)$/i, "");
  const target = join(options.out, "index.html");
  try {
    io.makeDirectory(options.out);
    io.write(
      join(options.out, "solutions.json"),
      `${JSON.stringify(solutionDocument(wanted, solutions, { density: true }), null, 1)}\n`,
    );
    io.write(target, page(title, text, wanted, solutions));
  } catch (error) {
    throw new UsageError(`--out ${options.out}: cannot write the report: ${(error as Error).message}`);
  }
  io.out(`${target}\n`);
  if (failure) throw failure;
}
