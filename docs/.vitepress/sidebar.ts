import { readdirSync } from "node:fs";
import { join } from "node:path";

const item = (text: string, link: string) => ({ text, link });

/** The reference has one page a package, made from the doc comments before the site is built. */
function apiPages() {
  return readdirSync(join(import.meta.dirname, "..", "api"))
    .filter((name) => name.endsWith(".md") && name !== "index.md")
    .map((name) => item(name.slice(0, -3), `/api/${name.slice(0, -3)}`));
}

/** The reference beside its own pages, everything else beside the others. */
export const sidebar = () => ({
  "/api/": [{ text: "Reference", items: [item("All packages", "/api/"), ...apiPages()] }],
  "/": guide,
});

const guide = [
  {
    text: "Guide",
    items: [
      item("Start here", "/start"),
      item("Which equation should I use?", "/which-equation"),
      item("Custom baths", "/baths"),
      item("Only the integrals", "/integrals"),
      item("Semidefinite programs", "/semidefinite-programs"),
      item("Playground", "/playground/"),
    ],
  },
  {
    text: "Equations",
    items: [
      item("All equations", "/equations/"),
      item("Redfield", "/equations/redfield"),
      item("Eigenbasis Lindblad", "/equations/eigenbasis-lindblad"),
      item("Partial secular", "/equations/partial-secular"),
      item("Local Lindblad", "/equations/local-lindblad"),
      item("Universal Lindblad", "/equations/universal-lindblad"),
      item("Local Redfield", "/equations/local-redfield"),
      item("Ad-hoc local Redfield", "/equations/ad-hoc-local-redfield"),
      item("Local Redfield in Lindblad form", "/equations/local-redfield-lindblad"),
      item("Ad-hoc Lindblad", "/equations/ad-hoc-lindblad"),
      item("Pseudo-Lindblad form", "/equations/pseudo-lindblad"),
      item("Harmonic networks", "/equations/harmonic"),
      item("Fermion networks", "/equations/fermion"),
    ],
  },
  {
    text: "The papers",
    items: [
      item("Reproducing the papers", "/reproducing/"),
      ...["000", "001", "002", "003", "004"].map((paper) => item(`Paper ${paper}`, `/reproducing/${paper}`)),
      item("Errata", "/errata/"),
      ...["000", "001", "002", "003", "004"].map((paper) => item(`Errata of ${paper}`, `/errata/${paper}`)),
      item("References", "/papers"),
    ],
  },
  { text: "More", items: [item("Benchmarks", "/benchmarks"), item("Reference of the packages", "/api/")] },
];
