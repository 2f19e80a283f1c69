import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { svg } from "@openbath/figures";
import { peerVersions } from "./peer.ts";
import { scalingFigure } from "./scaling.ts";
import { type Line, markdown } from "./table.ts";

/** The site's folder; the bundle stands in `tools/bench/dist`. */
const DOCS = join(fileURLToPath(new URL(".", import.meta.url)), "..", "..", "..", "docs");
const BEGIN = "<!-- measured: written by npm run bench -- --write -->";
const END = "<!-- end of what was measured -->";

/** Puts a run into the page of the site, `docs/benchmarks.md`, and its scaling plot beside the other figures. */
export function writePage(lines: readonly Line[], profiles: string): void {
  const page = join(DOCS, "benchmarks.md");
  const text = readFileSync(page, "utf8");
  const [begin, end] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (begin < 0 || end < begin)
    throw new Error(`docs/benchmarks.md needs the lines ${BEGIN} and ${END}, in this order`);
  const measured = [
    BEGIN,
    `From one run on ${machine()}${peerVersions()}:`,
    markdown(lines),
    '<figure class="plot" tabindex="0">\n<img src="/benchmarks.svg" alt="Seconds against the dimension of the Hilbert space, openbath and its peers, with fitted exponents.">\n</figure>',
    "Where the time goes, by package:",
    profiles,
  ].join("\n\n");
  writeFileSync(page, `${text.slice(0, begin)}${measured}\n\n${text.slice(end)}`);
  writeFileSync(join(DOCS, "public", "benchmarks.svg"), svg(scalingFigure(lines)));
}

function machine(): string {
  const all = cpus();
  return `${all.length} cores (${all[0]?.model.trim() ?? "unknown"}), Node ${process.versions.node}`;
}
