import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { cutTexts, sideways } from "../src/layout.ts";
import { LOOKS, turnTo } from "../src/looks.ts";
import { Site } from "../src/playground.ts";
import { violations } from "../src/scan.ts";

let site: Site;
beforeAll(async () => {
  site = await Site.open();
});
afterAll(() => site.close());
afterEach(async () => {
  expect(await site.leave()).toEqual([]);
});

describe("the playground, light and dark, at the width of a desktop and of a phone", () => {
  it.each([
    ["the chain", "setting=chain&N=2"],
    ["the wire", "setting=wire"],
    ["the modes", "setting=modes"],
    ["the limits", "setting=limits&N=2"],
    ["a drawing with a complaint", "setting=chain&N=2&density=drawn&Tl=-1"],
  ])(
    "with %s passes an accessibility scan with all its parts open, and is no wider than its window",
    async (_, link) => {
      const page = await site.playground(link);
      await page.locator(".playground details").evaluateAll((all) => {
        for (const one of all) (one as HTMLDetailsElement).open = true;
      });
      for (const look of LOOKS) {
        await turnTo(page, look);
        expect(await violations(page), look.name).toEqual([]);
        expect(await sideways(page), `${look.name}: wider than the window by`).toBe(0);
        expect(await cutTexts(page), look.name).toEqual([]);
      }
    },
  );
});

describe("the keyboard alone", () => {
  it("reaches every control of the playground in the order of the page, and none without a visible focus", async () => {
    const page = await site.playground("setting=chain&N=2");
    await page.locator(".setting-picker input:checked").focus();
    const seen: string[] = [];
    for (let k = 0; k < 60; k++) {
      const { name, visible, inside } = await page.evaluate(() => {
        const element = document.activeElement as HTMLElement;
        const shown = element.matches(".segments input") ? (element.nextElementSibling as HTMLElement) : element;
        const { outlineStyle, outlineWidth } = getComputedStyle(shown);
        return {
          name: element.getAttribute("aria-label") ?? element.id ?? "",
          visible: outlineStyle !== "none" && outlineWidth !== "0px",
          inside: element.closest(".playground") !== null,
        };
      });
      if (!inside) break;
      expect(visible, `${name} shows its focus`).toBe(true);
      seen.push(name);
      await page.keyboard.press("Tab");
    }
    expect(seen).toContain("Coupling g, slider");
    expect(seen).toContain("sweep");
    expect(seen).toContain("Curves as CSV");
    expect(seen).toContain("The density matrix as PNG");
    expect(seen.indexOf("Coupling g, slider")).toBeLessThan(seen.indexOf("sweep"));
  });
});
