import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { report } from "./claim.ts";
import { data, drawing, type Paper, PRESETS, type Run } from "./paper.ts";
import { paper000 } from "./paper-000/paper.ts";
import { paper001 } from "./paper-001/paper.ts";
import { paper002 } from "./paper-002/paper.ts";
import { paper003 } from "./paper-003/paper.ts";
import { paper004 } from "./paper-004/paper.ts";

const PAPERS: Readonly<Record<string, Paper>> = {
  "000": paper000,
  "001": paper001,
  "002": paper002,
  "003": paper003,
  "004": paper004,
};

const HELP = `npm run reproduce -- PAPER [--out DIR] [--only PARTS] [--preset ${PRESETS.join("|")}]

Draws the figures of a paper (SVG, with the data as CSV beside) and measures its claims.

--out DIR      the folder that gets a folder for the paper, default "reproduced"
--only PARTS   only these, separated by commas: figures by name, or "claims"
--preset       size of the ensembles of quantum trajectories: quick (default; minutes) or full (the paper's own; it keeps
               what is finished under DIR and goes on from there when it is started again)

Papers:
${Object.entries(PAPERS)
  .map(([name, { about, figures }]) => `  ${name}  ${about}\n       ${Object.keys(figures).join(", ")}, claims`)
  .join("\n")}`;

/** Where lines go. */
export interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** The command line; the exit code: 0, or 2 for arguments that make no sense. */
export async function cli(args: readonly string[], io: Io): Promise<number> {
  const refuse = (why: string): number => {
    io.err(`reproduce: ${why}`);
    return 2;
  };
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    return refuse((error as Error).message);
  }
  const { values, positionals } = parsed;
  const [name, ...rest] = positionals;
  if (values.help || name === undefined) {
    io.out(HELP);
    return values.help ? 0 : 2;
  }
  if (rest.length > 0) return refuse(`one paper at a time, got ${positionals.join(", ")}`);
  if (!Object.hasOwn(PAPERS, name)) {
    return refuse(`unknown paper ${JSON.stringify(name)}, expected one of ${Object.keys(PAPERS).join(", ")}`);
  }
  const paper = PAPERS[name];
  const preset = PRESETS.find((one) => one === values.preset);
  if (preset === undefined) {
    return refuse(`unknown preset ${JSON.stringify(values.preset)}, expected one of ${PRESETS.join(", ")}`);
  }
  const parts = [...Object.keys(paper.figures), "claims"];
  const wanted = values.only === undefined ? parts : values.only.split(",");
  const unknown = wanted.find((part) => !parts.includes(part));
  if (unknown !== undefined) {
    return refuse(`paper ${name} has no part ${JSON.stringify(unknown)}, expected some of ${parts.join(", ")}`);
  }
  await reproduce(paper, wanted, { preset, folder: join(values.out, name), progress: io.err }, io);
  return 0;
}

async function reproduce(paper: Paper, wanted: readonly string[], run: Run, io: Io): Promise<void> {
  const { folder } = run;
  mkdirSync(folder, { recursive: true });
  for (const [part, draw] of Object.entries(paper.figures)) {
    if (!wanted.includes(part)) continue;
    const start = performance.now();
    let count = 0;
    for await (const { file, figure } of draw(run)) {
      writeFileSync(join(folder, `${file}.svg`), drawing(figure));
      writeFileSync(join(folder, `${file}.csv`), data(figure));
      count++;
    }
    run.progress(`${part}: ${count} panels, ${((performance.now() - start) / 1e3).toFixed(1)} s`);
  }
  if (wanted.some((part) => part !== "claims")) io.out(`figures and data in ${folder}\n`);
  if (!wanted.includes("claims")) return;
  const found = await paper.claims(run);
  io.out(report(found));
  io.out(`\n${found.filter(({ holds }) => holds).length} of ${found.length} claims hold`);
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      out: { type: "string", default: "reproduced" },
      only: { type: "string" },
      preset: { type: "string", default: "quick" },
      help: { type: "boolean", short: "h" },
    },
  });
}
