import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { report } from "./claim.ts";
import { csv, svg } from "./figure.ts";
import { claims } from "./paper-000/claims.ts";
import { panels } from "./paper-000/panels.ts";

const HELP = `npm run reproduce -- PAPER [--out DIR]

Draws the figures of a paper (SVG, with the data as CSV beside) and measures its claims.
Papers: 000 (Redfield against local, eigenbasis and universal Lindblad equations on XXZ chains).`;

const papers = { "000": { panels, claims } } as const;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: "string", default: "reproduced" }, help: { type: "boolean", short: "h" } },
});
const [name] = positionals;
if (values.help || name === undefined) {
  console.log(HELP);
  process.exit(values.help ? 0 : 2);
}
if (!(name in papers)) {
  console.error(`reproduce: unknown paper ${JSON.stringify(name)}, expected one of ${Object.keys(papers).join(", ")}`);
  process.exit(2);
}
const paper = papers[name as keyof typeof papers];
const folder = join(values.out, name);
mkdirSync(folder, { recursive: true });
for (const { file, figure } of paper.panels((done, of) => process.stderr.write(`drawn ${done} of ${of} panels\n`))) {
  writeFileSync(join(folder, `${file}.svg`), svg(figure));
  writeFileSync(join(folder, `${file}.csv`), csv(figure));
}
console.log(`figures and data in ${folder}\n`);
const found = paper.claims();
console.log(report(found));
console.log(`\n${found.filter(({ holds }) => holds).length} of ${found.length} claims hold`);
