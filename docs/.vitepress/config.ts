import { fileURLToPath } from "node:url";
import { defineConfig } from "vitepress";
import { keepPunctuation } from "./punctuation.ts";
import { sidebar } from "./sidebar.ts";

/** The packages are taken from their sources, through the export condition that tests and type checks use too. */
const conditions = ["@openbath/source"];

/** Parts of the theme that are replaced by ours, as VitePress provides for. */
const replaced = { VPHome: "FrontPage", VPNavBarSearchButton: "SearchButton" };
const alias = Object.entries(replaced).map(([theirs, ours]) => ({
  find: new RegExp(`^.*/${theirs}\\.vue$`),
  replacement: fileURLToPath(new URL(`./theme/components/${ours}.vue`, import.meta.url)),
}));

const base = process.env["DOCS_BASE"] ?? "/";

export const config = defineConfig({
  title: "openbath",
  description: "Master equations for small open quantum systems between thermal baths, and which of them to believe",
  base,
  head: [["link", { rel: "icon", type: "image/svg+xml", href: `${base}favicon.svg` }]],
  lang: "en",
  lastUpdated: false,
  srcExclude: ["reproducing/claims/**", "playground/README.md"],
  markdown: {
    math: true,
    theme: { light: "github-light-high-contrast", dark: "github-dark-high-contrast" },
    config: keepPunctuation,
  },
  vite: {
    resolve: { conditions, alias },
    ssr: { resolve: { conditions }, noExternal: [/^@openbath\//, "openbath"] },
    worker: { format: "es" },
    build: { target: "es2022", chunkSizeWarningLimit: 2000 },
  },
  themeConfig: {
    search: { provider: "local" },
    outline: { level: [2, 3] },
    nav: [
      { text: "Start here", link: "/start" },
      { text: "Equations", link: "/equations/" },
      { text: "Playground", link: "/playground/" },
      { text: "Errata", link: "/errata/" },
      { text: "Reference", link: "/api/" },
    ],
    sidebar: sidebar(),
  },
});

export { config as default };
