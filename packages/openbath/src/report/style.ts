/** The page's only style sheet: system fonts, light and dark, readable on paper and on a phone. */
export const style = `
:root { color-scheme: light dark; --ink: #1d2129; --soft: #5b6270; --page: #fff; --line: #d5d9e0; --wash: #f4f6f9;
  --yes: #2f6f3a; --partly: #8f5600; --no: #b3273c;
  --c0: #1f6f8b; --c1: #d1495b; --c2: #3a7d44; --c3: #8d5a97; --c4: #c77d0a; --c5: #4a4e69; --c6: #2a9d8f; --c7: #a0522d; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e7ec; --soft: #9aa3b2; --page: #14171c; --line: #343a45; --wash: #1c2027;
  --yes: #74c07f; --partly: #eab054; --no: #ef7f8e;
  --c0: #5fb3ce; --c1: #ef7f8e; --c2: #74c07f; --c3: #c194cc; --c4: #eab054; --c5: #a3a8cc; --c6: #66cdbf; --c7: #d8956b; } }
body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--page); max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; margin-bottom: 0.3rem; } h2 { font-size: 1.2rem; margin-top: 2.4rem; } h1 + p { margin-top: 0; color: var(--soft); }
.verdicts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); gap: 1rem; }
section { background: var(--wash); border-left: 4px solid; padding: 0.8rem 1rem; }
section.yes { border-color: var(--yes); } section.partly { border-color: var(--partly); } section.no { border-color: var(--no); }
h3 { font-size: 1rem; margin: 0; display: flex; justify-content: space-between; gap: 1rem; overflow-wrap: anywhere; }
.yes h3 span { color: var(--yes); } .partly h3 span { color: var(--partly); } .no h3 span { color: var(--no); }
section p { margin: 0.3rem 0 0.6rem; }
section ul { list-style: none; margin: 0; padding: 0; font-size: 0.88rem; color: var(--soft); }
li { padding-left: 1.3em; text-indent: -1.3em; } li::before { display: inline-block; width: 1.3em; text-indent: 0; }
.holds::before { content: "+"; color: var(--yes); } .fails::before { content: "\\2013"; color: var(--no); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: 0.9rem; min-width: 100%; }
th, td { padding: 0.28rem 0.8rem; text-align: right; border-bottom: 1px solid var(--line); white-space: nowrap; }
th:first-child, td:first-child { text-align: left; padding-left: 0; position: sticky; left: 0; background: var(--page); }
tr.group th { color: var(--soft); font-weight: 600; padding-top: 1rem; }
figure { margin: 1.4rem 0 2rem; } figcaption { margin-bottom: 0.4rem; } figcaption b { display: block; }
.key { display: flex; flex-wrap: wrap; gap: 0.1rem 1.2rem; font-size: 0.88rem; color: var(--soft); }
.key i { display: inline-block; width: 0.75em; height: 0.75em; margin-right: 0.4em; }
svg { display: block; width: 100%; min-width: 34rem; height: auto; } svg text { fill: var(--ink); font: 12px system-ui, sans-serif; } svg .soft { fill: var(--soft); }
.grid { stroke: var(--line); } .axis { stroke: var(--soft); }
${[0, 1, 2, 3, 4, 5, 6, 7].map((k) => `.series-${k} { fill: var(--c${k}); background: var(--c${k}); }`).join(" ")}
pre { background: var(--wash); padding: 1rem; white-space: pre-wrap; overflow-wrap: anywhere; font-size: 0.84rem; line-height: 1.45; }
@media (max-width: 40rem) { body { margin: 1rem auto; } th, td { padding: 0.28rem 0.5rem; } td:first-child { white-space: normal; min-width: 7.5rem; } }
@media print { body { margin: 0; max-width: none; } h2 { break-after: avoid; } figure, section { break-inside: avoid; } svg { min-width: 0; } i { print-color-adjust: exact; } }
`;
