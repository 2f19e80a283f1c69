import type { Page } from "playwright-core";

/** How a page can be looked at; the first and the third show every width and both themes once. */
export const LOOKS = [
  { name: "light, desktop", theme: "light", width: 1280, height: 900 },
  { name: "dark, desktop", theme: "dark", width: 1280, height: 900 },
  { name: "dark, phone", theme: "dark", width: 390, height: 844 },
  { name: "light, phone", theme: "light", width: 390, height: 844 },
] as const;

/** Turns a page to a look, and waits until it is drawn so: the theme changes, and nothing is in motion any more. */
export async function turnTo(page: Page, { theme, width, height }: (typeof LOOKS)[number]): Promise<void> {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
  await page.setViewportSize({ width, height });
  await page.waitForFunction((dark) => document.documentElement.classList.contains("dark") === dark, theme === "dark");
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== "running"));
}
