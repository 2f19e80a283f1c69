import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { buildSync } from "esbuild";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromiumPath } from "../src/chromium.ts";

/** Multiplies in a page, on two threads if it may, and tells how that went. */
const PROGRAM = `
  import { ComplexMatrix, multiply } from "@openbath/linalg";
  import { withThreads } from "@openbath/linalg/threads";
  const a = new ComplexMatrix(260, 260, Float64Array.from({ length: 135200 }, (_, k) => Math.sin(k)));
  const expected = multiply(a, a).data;
  globalThis.answer = withThreads(async (threads) => {
    const { data } = await threads.multiply(a, a);
    return { count: threads.count, reason: threads.reason, same: data.every((x, k) => x === expected[k]) };
  }, { count: 2 });`;

let browser: Browser;
let server: Server;
let address: string;

beforeAll(async () => {
  const { outputFiles } = buildSync({
    stdin: { contents: PROGRAM, resolveDir: import.meta.dirname },
    bundle: true,
    write: false,
    format: "esm",
    platform: "browser",
    conditions: ["@openbath/source"],
  });
  const page = `<!doctype html><script type="module">${outputFiles[0].text}</script>`;
  server = createServer((request, response) => {
    response.setHeader("Content-Type", "text/html");
    if (request.url === "/isolated") {
      response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
      response.setHeader("Cross-Origin-Embedder-Policy", "require-corp");
    }
    response.end(page);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await chromium.launch({ executablePath: chromiumPath(), args: ["--no-sandbox"] });
});

afterAll(async () => {
  await browser.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

async function answerOf(path: string): Promise<unknown> {
  const page = await browser.newPage();
  await page.goto(`${address}${path}`);
  await page.waitForFunction("globalThis.answer !== undefined");
  return page.evaluate("globalThis.answer");
}

describe("a product in a web page", () => {
  it("is shared out among two workers where the page is cross-origin isolated", async () => {
    expect(await answerOf("/isolated")).toEqual({ count: 2, reason: undefined, same: true });
  });

  it("is done in one thread elsewhere, and says so", async () => {
    const answer = await answerOf("/");
    expect(answer).toMatchObject({ count: 1, same: true });
    expect((answer as { reason: string }).reason).toMatch(/SharedArrayBuffer|not cross-origin isolated/);
  });
});
