import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { apiReference } from "./api-reference.ts";
import { claimsPartial } from "./claims-partial.ts";
import { docs, run } from "./run.ts";

/** Papers whose figures take seconds are reproduced for every build; a run of the others is kept in the repository. */
const FRESH = ["000", "003", "004"];
const KEPT = ["001", "002"];

apiReference();
for (const paper of FRESH) {
  const results = join(docs, ".reproduced", `${paper}.results`); // kept for the next build, and no part of the site
  const out = join(docs, "public", "reproduced");
  claimsPartial(paper, run("tools/run.mjs", ["reproduce", paper, "--out", out, "--results", results]));
}
for (const paper of KEPT) claimsPartial(paper);
// the picture of the first page and of the README
copyFileSync(join(docs, "public", "reproduced", "000", "fig2d.svg"), join(docs, "public", "currents.svg"));
