import axe from "axe-core";
import type { Page } from "playwright-core";

interface Axe {
  run(options: object): Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }>;
}

/** What the rules of axe find wrong on a page, one line each; with `rules`, only by these. */
export async function violations(page: Page, rules?: readonly string[]): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe.source);
  const options = { resultTypes: ["violations"], ...(rules && { runOnly: [...rules] }) };
  const found = await page.evaluate((o) => (globalThis as unknown as { axe: Axe }).axe.run(o), options);
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ html, failureSummary = "" }) => `${id}: ${html.slice(0, 160)}: ${failureSummary.replace(/\s+/g, " ")}`,
    ),
  );
}
