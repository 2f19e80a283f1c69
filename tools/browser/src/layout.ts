import type { Page } from "playwright-core";

/** By how many pixels a page is wider than its window. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** The elements whose text is cut off where nobody can scroll to it, one line each. */
export const cutTexts = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const cut: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>("body *")) {
      if (element.closest("mjx-assistive-mml") !== null) continue; // the formula in words, for screen readers only
      const text = element.textContent?.trim();
      const { overflowX, overflowY, visibility, clipPath } = getComputedStyle(element);
      const shown = visibility !== "hidden" && clipPath !== "inset(50%)" && element.clientWidth > 0;
      if (!text || !shown) continue;
      const hides = (overflow: string) => overflow === "hidden" || overflow === "clip";
      const across = hides(overflowX) && element.scrollWidth > element.clientWidth + 1;
      const down = hides(overflowY) && element.scrollHeight > element.clientHeight + 1;
      if (across || down)
        cut.push(
          `${element.tagName} ${element.className}: ${element.scrollWidth} x ${element.scrollHeight} in ${element.clientWidth} x ${element.clientHeight}: ${text.slice(0, 60)}`,
        );
    }
    return cut;
  });

/** The texts of a figure that reach out of it, on a page that is nothing but the figure. */
export const outside = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const figure = document.querySelector("svg")?.getBoundingClientRect();
    if (figure === undefined) throw new Error("there is no figure on the page");
    return [...document.querySelectorAll("text")]
      .filter((text) => {
        const { left, right, top, bottom } = text.getBoundingClientRect();
        return left < figure.left || right > figure.right || top < figure.top || bottom > figure.bottom;
      })
      .map(({ textContent }) => textContent ?? "");
  });

/** How many formulas of a page have a mark of punctuation behind them, and those of the marks that a line break parted from their formula. */
export const punctuation = (page: Page): Promise<{ count: number; parted: string[] }> =>
  page.evaluate(() => {
    const marks = [...document.querySelectorAll(".unbroken")].map((formula) => {
      const mark = document.createRange();
      mark.selectNodeContents(formula.lastChild ?? formula);
      const picture = formula.querySelector("svg")?.getBoundingClientRect();
      const parted = picture === undefined || mark.getBoundingClientRect().top >= picture.bottom;
      return { parted, text: formula.textContent ?? "" };
    });
    return { count: marks.length, parted: marks.filter(({ parted }) => parted).map(({ text }) => text) };
  });
