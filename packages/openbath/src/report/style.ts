/** The page's only style sheet: system fonts, light and dark, readable on paper and on a phone. */
export const style = `
:root { color-scheme: light dark; --ink: #1d2129; --soft: #5b6270; --page: #fff; --line: #d5d9e0; --wash: #f4f6f9;
  --c0: #1f6f8b; --c1: #d1495b; --c2: #3a7d44; --c3: #8d5a97; --c4: #c77d0a; --c5: #4a4e69; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e7ec; --soft: #9aa3b2; --page: #14171c; --line: #343a45; --wash: #1c2027;
  --c0: #5fb3ce; --c1: #ef7f8e; --c2: #74c07f; --c3: #c194cc; --c4: #eab054; --c5: #a3a8cc; } }
body { font: 16px/1.55 system-ui, sans-serif; color: var(--ink); background: var(--page); max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2.2rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: 0.92rem; }
th, td { padding: 0.3rem 0.8rem; text-align: right; border-bottom: 1px solid var(--line); white-space: nowrap; }
th:first-child, td:first-child { text-align: left; }
tr.group th { text-align: left; color: var(--soft); font-weight: 600; padding-top: 1rem; }
pre { background: var(--wash); padding: 1rem; overflow-x: auto; font-size: 0.86rem; }
dt { font-weight: 600; margin-top: 0.8rem; } dd { margin: 0.2rem 0 0 1.2rem; }
.yes { color: var(--c2); } .partly { color: var(--c4); } .no { color: var(--c1); }
svg { width: 100%; height: auto; margin: 1rem 0; } svg text { fill: var(--ink); font: 12px system-ui, sans-serif; } svg .title { font-size: 14px; font-weight: 600; }
.grid { stroke: var(--line); } .axis { stroke: var(--soft); }
.series-0 { fill: var(--c0); } .series-1 { fill: var(--c1); } .series-2 { fill: var(--c2); } .series-3 { fill: var(--c3); } .series-4 { fill: var(--c4); } .series-5 { fill: var(--c5); }
@media print { body { margin: 0; max-width: none; } h2 { break-after: avoid; } svg, table { break-inside: avoid; } }
`;
