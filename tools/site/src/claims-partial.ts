import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { docs } from "./run.ts";

const CLAIM = /^(holds|does not hold) +(.*) \[(.*)\]\n +measured: (.*)$/gm;

/** What `reproduce` says of a paper's claims as a part of a page; without `output`, what an earlier run said and the repository keeps. */
export function claimsPartial(
  paper: string,
  output = readFileSync(join(docs, "reproducing", "measured", `${paper}.txt`), "utf8"),
): void {
  const claims = [...output.matchAll(CLAIM)];
  if (claims.length === 0) throw new Error(`no claims in what reproduce ${paper} printed:\n${output}`);
  const held = claims.filter(([, verdict]) => verdict === "holds").length;
  const lines = claims.map(
    ([, verdict, statement, where, measured]) =>
      `<li v-pre class="${verdict === "holds" ? "holds" : "fails"}"><strong>${verdict}</strong> ${escaped(statement)} <span class="where">${escaped(where)}</span><br><span class="measured">measured: ${escaped(measured)}</span></li>`,
  );
  const folder = join(docs, "reproducing", "claims");
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, `${paper}.md`),
    `**${held} of ${claims.length} statements hold.**\n\n<ul class="claims">\n${lines.join("\n")}\n</ul>\n`,
  );
}

const escaped = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("_", "&#95;")
    .replaceAll("*", "&#42;")
    .replaceAll("$", "&#36;");
