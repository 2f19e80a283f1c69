import { defineConfig } from "vitepress";

/** The packages are taken from their sources, through the export condition that tests and type checks use too. */
const conditions = ["@openbath/source"];

export const config = defineConfig({
  title: "openbath",
  description: "Master equations for small open quantum systems between thermal baths, and which of them to believe",
  base: process.env["DOCS_BASE"] ?? "/",
  lang: "en",
  lastUpdated: false,
  markdown: { math: true },
  vite: {
    resolve: { conditions },
    ssr: { resolve: { conditions }, noExternal: [/^@openbath\//, "openbath"] },
    worker: { format: "es" },
    build: { target: "es2022", chunkSizeWarningLimit: 2000 },
  },
  themeConfig: {
    search: { provider: "local" },
    outline: { level: [2, 3] },
    nav: [
      { text: "Start here", link: "/start" },
      { text: "Playground", link: "/playground/" },
    ],
  },
});

export { config as default };
