import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { cutTexts, outside, punctuation, sideways } from "../src/layout.ts";
import { LOOKS, turnTo } from "../src/looks.ts";
import { SITE, Site } from "../src/playground.ts";
import { violations } from "../src/scan.ts";

let site: Site;
beforeAll(async () => {
  site = await Site.open();
});
afterAll(() => site.close());
afterEach(async () => {
  expect(await site.leave()).toEqual([]);
});

const files = readdirSync(SITE, { recursive: true, encoding: "utf8" }).sort();
const pages = files.filter((name) => name.endsWith(".html"));
const figures = files.filter((name) => /^(reproduced\/.*|benchmarks|currents)\.svg$/.test(name));

describe("every page, light and dark, at the width of a desktop and of a phone", () => {
  it("is among those that are looked at", () => {
    for (const name of ["index.html", "404.html", "playground/index.html", "errata/003.html", "api/sdp.html"])
      expect(pages).toContain(name);
    expect(figures.length).toBeGreaterThan(30);
  });

  it.each(pages)("%s passes an accessibility scan, cuts no text, and is no wider than its window", async (name) => {
    const page = await site.visit(`/${name}`);
    await page.waitForSelector("main");
    for (const look of LOOKS) {
      // the rules but for contrast know no colour: they are asked once for each width
      const whole = look.name === "light, desktop" || look.name === "dark, phone";
      // the long pages of the reference are all of one make: each colour and each width once
      if (!whole && name.startsWith("api/")) continue;
      await turnTo(page, look);
      expect(await violations(page, whole ? undefined : ["color-contrast"]), look.name).toEqual([]);
      expect(await sideways(page), `${look.name}: wider than the window by`).toBe(0);
      expect(await cutTexts(page), look.name).toEqual([]);
    }
  });
});

describe("the search", () => {
  it("opens by its button and by its key, and finds what an equation is called", async () => {
    const page = await site.visit("/start.html");
    await page.getByRole("button", { name: "Search" }).click();
    const words = page.getByRole("searchbox");
    await words.fill("universal Lindblad");
    await page.locator(".VPLocalSearchBox .result", { hasText: "Universal Lindblad" }).first().waitFor();
    await page.keyboard.press("Escape");
    await words.waitFor({ state: "detached" });
    await page.keyboard.press("Control+k");
    await words.waitFor();
  });
});

describe("a formula", () => {
  it.each([1280, 390])("keeps the comma behind it on its line, on a page %d wide", async (width) => {
    const page = await site.visit("/errata/002.html", { width });
    const { count, parted } = await punctuation(page);
    expect(count).toBeGreaterThan(5);
    expect(parted).toEqual([]);
  });
});

describe("every figure", () => {
  it.each(figures)("%s has all its texts within it", async (name) => {
    const page = await site.visit("/404.html");
    await page.evaluate(
      (figure) => {
        document.body.innerHTML = figure;
      },
      readFileSync(join(SITE, name), "utf8"),
    );
    expect(await page.locator("text").count()).toBeGreaterThan(5);
    expect(await outside(page)).toEqual([]);
  });
});
