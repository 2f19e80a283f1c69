import { escapeHtml } from "../report/escape.ts";
import { style } from "../report/style.ts";
import { version } from "../version.ts";

/** Figures as one HTML file that needs nothing else. @param figures SVG documents */
export function plotPage(title: string, about: string, figures: readonly string[]): string {
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
<p>${escapeHtml(about)}</p>
${figures.map((figure) => `<figure><div class="scroll">${figure}</div></figure>`).join("\n")}
<p><small>Made by openbath ${version}. Energies and times with hbar = k_B = 1.</small></p>
</body>
</html>
`;
}
