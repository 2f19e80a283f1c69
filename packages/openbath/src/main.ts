import { Command } from "commander";
import { bath } from "./commands/bath.ts";
import { check } from "./commands/check.ts";
import { collect } from "./commands/collect.ts";
import { evolve } from "./commands/evolve.ts";
import { limits } from "./commands/limits.ts";
import { plot } from "./commands/plot.ts";
import { report } from "./commands/report.ts";
import { slurmTask } from "./commands/slurm-task.ts";
import { solve } from "./commands/solve.ts";
import { sweep } from "./commands/sweep.ts";
import { topics } from "./commands/topics.ts";
import { trajectories } from "./commands/trajectories.ts";
import { worker } from "./commands/worker.ts";
import { UsageError } from "./errors.ts";
import { EXIT, failure } from "./failure.ts";
import type { Io } from "./io.ts";
import { version } from "./version.ts";

const EXAMPLES = `
Examples:
  openbath solve chain.yaml                     every equation's steady state, side by side, and what to trust
  openbath solve chain.yaml --json | jq .solutions[0].currents
  openbath report chain.yaml --out report       the same as a page with figures
  openbath evolve chain.yaml --csv              observables in time (the file gives times and initial)
  openbath trajectories chain.yaml --count 500  the same from quantum jumps, to 2^19 states and beyond
  openbath sweep map.yaml                       a problem over a grid of parameters; started again, it goes on where it stopped
  openbath collect map.yaml --out map.csv       what the sweep has found; also .json, .npz, .hdf5
  openbath plot map.yaml --out figures          curves and maps of it, as SVG and one HTML page
  openbath bath chain.yaml --energies 0.5,1,2   what the baths do at these energies
  openbath help file                            the problem file; also: expressions, densities, equations, sweeps

Exit codes: 0 done, 1 an accuracy that could not be reached (in a sweep: at some points), 2 a bad problem file or option,
3 another process is at work on the sweep, 4 the disk is full or an engine out of reach, 130 a sweep stopped by Ctrl-C.`;

/** Runs the command line; returns the exit code. Standard output carries results only. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const program = commands(io);
  try {
    if (argv.length === 0) {
      io.out(program.helpInformation() + EXAMPLES + "\n");
      return EXIT.badInput;
    }
    await program.parseAsync(argv as string[], { from: "user" });
    return EXIT.ok;
  } catch (error) {
    const { line, code } = failure(error);
    if (line !== "") io.err(`openbath: ${line}\n`);
    return code;
  }
}

function commands(io: Io): Command {
  const program = new Command("openbath")
    .description("Master equations for open quantum systems, and the checks that say which of them to trust")
    .version(version)
    .addHelpText("after", EXAMPLES)
    .helpCommand(false);
  program
    .command("solve")
    .description("solve for the steady state of every equation in a problem file")
    .argument("<file>", "problem file, YAML or JSON; - for standard input")
    .option("--json", "print one JSON document instead of tables")
    .option("--density", "with --json: the density matrices too")
    .option("--equation <name>", "only this equation or label; may be repeated", repeated)
    .option("--quiet", "no progress on standard error")
    .action((file, options) => solve(file, options, io));
  program
    .command("check")
    .description("say what a problem file describes, or what is wrong with it, and solve nothing")
    .argument("<file>", "problem file, YAML or JSON; - for standard input")
    .action((file) => check(file, io));
  program
    .command("report")
    .description("write a self-contained HTML page: tables, verdicts, figures")
    .argument("<file>", "problem file, YAML or JSON; - for standard input")
    .requiredOption("--out <dir>", "the folder for the page")
    .option("--equation <name>", "only this equation or label; may be repeated", repeated)
    .action((file, options) => report(file, options, io));
  program
    .command("evolve")
    .description("follow the state in time: observables on the grid of `times`, from `initial`")
    .argument("<file>", "problem file, YAML or JSON; - for standard input")
    .option("--json", "print one JSON document instead of tables")
    .option("--csv", "print comma-separated values instead of tables")
    .option("--density", "with --json: the density matrices too")
    .option("--equation <name>", "only this equation or label; may be repeated", repeated)
    .option("--quiet", "no progress on standard error")
    .action((file, options) => evolve(file, options, io));
  program
    .command("trajectories")
    .description("average over quantum trajectories, for Lindblad equations on any number of spins that fits memory")
    .argument("<file>", "problem file, YAML or JSON; - for standard input")
    .option("--count <n>", "number of trajectories (with --target: the most that are run)", "1000")
    .option("--seed <n>", "same seed, same result, whatever the workers", "1")
    .option(
      "--target <observable:error>",
      "stop when the standard error of this observable is reached, as in sz1:0.005",
    )
    .option("--workers <n>", "worker threads (default: one for each core)")
    .option("--checkpoint <dir>", "keep finished work here; started again, the run goes on where it stopped")
    .option("--json", "print one JSON document instead of tables")
    .option("--csv", "print comma-separated values instead of tables")
    .option("--equation <name>", "only this equation or label; may be repeated", repeated)
    .option("--quiet", "no progress on standard error")
    .action((file, options) => trajectories(file, options, io));
  program
    .command("limits")
    .description("can any Lindblad equation describe this setting? with a certified bound, or the equation")
    .argument("<file>", "problem file with limits: { left: [1], right: [4] }; - for standard input")
    .option("--norm <name>", "spectral or frobenius", "spectral")
    .option("--tolerance <x>", "what counts as zero", "1e-6")
    .option("--json", "print one JSON document instead of text")
    .action((file, options) => limits(file, options, io));
  program
    .command("sweep")
    .description("solve a problem over a grid of parameters; what is solved already is not solved again")
    .argument("<file>", "sweep file, YAML or JSON (see openbath help sweeps)")
    .option("--dry-run", "say how many points there are and about how long they take")
    .option("--engine <name>", "threads, inline, bullmq (workers on any machine, through Redis) or slurm", "threads")
    .option("--workers <n>", "worker threads (default: one for each core)")
    .option("--redis <url>", "for bullmq: redis:// or rediss:// (default: the environment variable OPENBATH_REDIS)")
    .option("--queue <name>", "for bullmq: the queue (default: openbath- and the version)")
    .option(
      "--tls-ca <file>",
      "for bullmq: the certificate of a certificate authority of your own, in PEM, for rediss://",
    )
    .option("--spool <dir>", "for slurm: a folder that the nodes share (default: beside the results)")
    .option(
      "--sbatch <option>",
      "for slurm: an option of sbatch, as in --sbatch=--partition=long; may be repeated",
      repeated,
    )
    .option("--chunk <n>", "for slurm: points that one task of a job array solves (default: 20)")
    .option("--time-limit <seconds>", "give a point up that takes longer")
    .option("--results <file>", "where results are kept (default: beside the sweep file, as NAME.results)")
    .option("--no-resume", "solve everything again; earlier results are kept as NAME.results.old")
    .option("--json", "print one JSON document; progress as JSON lines on standard error")
    .option("--quiet", "no progress on standard error")
    .action((file, options) => sweep(file, options, io));
  program
    .command("worker")
    .description("solve points for sweeps that run with --engine bullmq, until Ctrl-C")
    .option("--redis <url>", "redis:// or rediss:// (default: the environment variable OPENBATH_REDIS)")
    .option("--queue <name>", "the queue (default: openbath- and the version)")
    .option("--tls-ca <file>", "the certificate of a certificate authority of your own, in PEM, for rediss://")
    .option("--workers <n>", "worker threads (default: one for each core)")
    .action((options) => worker(options, io));
  program
    .command("slurm-task", { hidden: true })
    .description("solve one chunk of a sweep on a node of a Slurm cluster; submitted by --engine slurm")
    .argument("<spool>")
    .argument("<array>")
    .argument("<index>")
    .action((spool, array, index) => slurmTask(spool, array, index, io));
  program
    .command("collect")
    .description("gather what a sweep has found into one table")
    .argument("<file>", "sweep file, YAML or JSON")
    .option("--out <file>", "where to write; the ending names the format (default: CSV on standard output)")
    .option("--format <name>", "csv, json, npz or hdf5")
    .option("--results <file>", "where the results are kept, if not beside the sweep file")
    .action((file, options) => collect(file, options, io));
  program
    .command("plot")
    .description("draw what a sweep has found: curves, maps, ensembles with error bands, as SVG and one HTML page")
    .argument("<file>", "sweep file, YAML or JSON")
    .requiredOption("--out <dir>", "the folder for the figures")
    .option("--only <path>", "only what was collected under this path; may be repeated", repeated)
    .option("--results <file>", "where the results are kept, if not beside the sweep file")
    .action((file, options) => plot(file, options, io));
  program
    .command("bath")
    .description("print what the baths do: J, occupation, principal values, W(E), C(t)")
    .argument("<file>", "problem file, YAML or JSON; - for standard input")
    .option("--energies <list>", "energies, separated by commas")
    .option("--times <list>", "times, separated by commas")
    .option("--json", "print one JSON document instead of tables")
    .action((file, options) => bath(file, options, io));
  program
    .command("help")
    .description(`explain a topic: ${Object.keys(topics).join(", ")}; or a command`)
    .argument("[topic]")
    .action((topic) => help(topic, program, io));
  for (const command of [program, ...program.commands]) {
    command.exitOverride().configureOutput({
      writeOut: (text) => io.out(text),
      writeErr: () => {}, // the error is printed once, in one line, by main
    });
  }
  return program;
}

const repeated = (value: string, before: string[] | undefined): string[] => [...(before ?? []), value];

function help(topic: string | undefined, program: Command, io: Io): void {
  if (topic === undefined) {
    io.out(program.helpInformation() + EXAMPLES + "\n");
    return;
  }
  if (Object.hasOwn(topics, topic)) {
    io.out(`${topics[topic]}\n`);
    return;
  }
  const command = program.commands.find((one) => one.name() === topic);
  if (command === undefined)
    throw new UsageError(`help: unknown topic ${topic}; topics are ${Object.keys(topics).join(", ")}`);
  io.out(command.helpInformation());
}
