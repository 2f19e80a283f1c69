import { describeGenerator } from "@openbath/generators";
import type { DensityMatrixProblem } from "@openbath/problem";
import { comparison } from "../comparison.ts";
import type { Solution } from "../solve-problem.ts";
import { version } from "../version.ts";
import { escapeHtml } from "./escape.ts";
import { figures } from "./figures.ts";
import { style } from "./style.ts";

/** A report as one HTML file that needs nothing else: verdicts, the comparison, figures, the equations, the problem file. */
export function page(
  title: string,
  text: string,
  problem: DensityMatrixProblem,
  solutions: readonly Solution[],
): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<h1>${escapeHtml(title)}</h1>
<p>${problem.space.dimension} states, ${problem.baths.size} bath${problem.baths.size === 1 ? "" : "s"}, epsilon = ${problem.system.epsilon}. Steady states of ${solutions.length} equation${solutions.length === 1 ? "" : "s"}.</p>
<h2>What to trust</h2>
<div class="verdicts">${solutions.map(verdict).join("\n")}</div>
<h2>Comparison</h2>
<div class="scroll">${comparisonTable(problem, solutions)}</div>
<h2>Figures</h2>
${figures(problem, solutions).join("\n")}
<h2>The equations in numbers</h2>
<pre>${solutions.map(({ generator }) => escapeHtml(describeGenerator(generator))).join("\n\n")}</pre>
<h2>Problem file</h2>
<pre>${escapeHtml(text)}</pre>
<p><small>Made by openbath ${version}. Energies and times with hbar = k_B = 1.</small></p>
</body>
</html>
`;
}

function verdict({ equation, label, diagnosis: { verdict: found } }: Solution): string {
  const prefix = `${equation}: `;
  const sentence = found.text.startsWith(prefix) ? found.text.slice(prefix.length) : found.text;
  const findings = found.findings.map(
    ({ text, holds }) => `<li class="${holds ? "holds" : "fails"}">${escapeHtml(text)}</li>`,
  );
  return [
    `<section class="${found.trust}">`,
    `<h3>${escapeHtml(label)} <span>${found.trust}</span></h3>`,
    `<p>${escapeHtml(sentence)}</p>`,
    `<ul>${findings.join("")}</ul>`,
    "</section>",
  ].join("\n");
}

function comparisonTable(problem: DensityMatrixProblem, solutions: readonly Solution[]): string {
  const rows = comparison(problem, solutions);
  const body = rows.map(({ group, name, values }, k) => {
    const heading =
      k === 0 || rows[k - 1].group !== group
        ? `<tr class="group"><th colspan="${values.length + 1}">${group}</th></tr>`
        : "";
    return `${heading}<tr><td>${escapeHtml(name)}</td>${values.map((value) => `<td>${escapeHtml(value)}</td>`).join("")}</tr>`;
  });
  const head = solutions.map(({ label }) => `<th>${escapeHtml(label)}</th>`).join("");
  return `<table><thead><tr><th></th>${head}</tr></thead><tbody>${body.join("\n")}</tbody></table>`;
}
