import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { chromiumPath } from "./chromium.ts";
import { type Served, serve } from "./serve.ts";

/** The built site. */
export const SITE = fileURLToPath(new URL("../../../docs/.vitepress/dist", import.meta.url));

export interface Look {
  readonly width?: number;
  readonly height?: number;
  readonly theme?: "light" | "dark";
}

/** The built site in a browser, and what went wrong on its pages. */
export class Site {
  readonly #browser: Browser;
  readonly #served: Served;
  readonly #contexts: BrowserContext[] = [];
  /** Errors and warnings of the console, exceptions, requests that failed or went elsewhere. */
  readonly troubles: string[] = [];

  private constructor(browser: Browser, served: Served) {
    this.#browser = browser;
    this.#served = served;
  }

  static async open(): Promise<Site> {
    const served = await serve(SITE);
    const browser = await chromium.launch({ executablePath: chromiumPath(), args: ["--no-sandbox"] });
    return new Site(browser, served);
  }

  /** A fresh page, as nobody has seen it before, at an address of the site. */
  async visit(path: string, { width = 1280, height = 900, theme = "light" }: Look = {}): Promise<Page> {
    const context = await this.#browser.newContext({
      viewport: { width, height },
      colorScheme: theme,
      acceptDownloads: true,
      permissions: ["clipboard-read", "clipboard-write"],
    });
    this.#contexts.push(context);
    const page = await context.newPage();
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) this.troubles.push(`console: ${message.text()}`);
    });
    page.on("pageerror", (error) => void this.troubles.push(`exception: ${error.message}`));
    page.on("requestfailed", (request) => void this.troubles.push(`failed: ${request.url()}`));
    page.on("request", (request) => {
      const url = request.url();
      if (!url.startsWith(this.#served.address) && !/^(blob|data):/.test(url)) this.troubles.push(`went out: ${url}`);
    });
    await page.goto(`${this.#served.address}${path}`);
    return page;
  }

  /** The playground at a link, when all that was asked of it is answered. */
  async playground(link = "", look: Look = {}): Promise<Page> {
    const page = await this.visit(`/playground/#${link}`, look);
    await settled(page);
    return page;
  }

  /** Closes the pages and takes what went wrong on them. */
  async leave(): Promise<string[]> {
    for (const context of this.#contexts.splice(0)) await context.close();
    return this.troubles.splice(0);
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#served.close();
  }
}

/** Waits until every question of the page is answered and drawn. */
export async function settled(page: Page): Promise<void> {
  await page.waitForSelector(".playground[data-busy=false]", { state: "attached", timeout: 90_000 });
}

/** The text of the file that a button hands out. */
export async function download(page: Page, button: string): Promise<string> {
  return (await downloadBytes(page, button)).toString("utf8");
}

export async function downloadBytes(page: Page, button: string): Promise<Buffer> {
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: button, exact: true }).click();
  return readFileSync(await (await coming).path());
}
