import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { download, downloadBytes, Site, settled } from "../src/playground.ts";

let site: Site;
beforeAll(async () => {
  site = await Site.open();
});
afterAll(() => site.close());
afterEach(async () => {
  expect(await site.leave()).toEqual([]);
});

/** The lines of a panel, as they are drawn. */
const lines = (page: Page, quantity: string): Promise<(string | null)[]> =>
  page
    .locator(`[data-quantity="${quantity}"] svg [data-mark="line"] path`)
    .evaluateAll((paths) => paths.map((path) => path.getAttribute("d")));

/** What a panel tells those who cannot see it. */
const words = async (page: Page, quantity: string): Promise<string> =>
  (await page.locator(`[data-quantity="${quantity}"]`).getAttribute("aria-label")) ?? "";

describe("a slider", () => {
  it("moves the mark along the curves when they run over it, and leaves the curves alone", async () => {
    const page = await site.playground();
    const before = await lines(page, "energy:left");
    const said = await words(page, "energy:left");
    expect(said).toMatch(/At 0\.100000: redfield -7\.3699e-4, local-lindblad -4\.6696e-4/);
    const slider = page.getByRole("slider", { name: "Coupling g, slider" }).last();
    await slider.focus();
    for (let k = 0; k < 10; k++) await slider.press("ArrowRight");
    await page.waitForFunction(() =>
      document.querySelector('[data-quantity="energy:left"]')?.getAttribute("aria-label")?.includes("At 0.200000"),
    );
    expect(await lines(page, "energy:left")).toEqual(before);
    expect(await words(page, "energy:left")).not.toBe(said);
  });

  it("moves the curves when they run over something else", async () => {
    const page = await site.playground("setting=chain&N=2");
    const before = await lines(page, "sz1");
    expect(before.length).toBe(4);
    const slider = page.getByRole("slider", { name: "Anisotropy Δ, slider" });
    await slider.focus();
    await slider.press("Home");
    await settled(page);
    const after = await lines(page, "sz1");
    expect(after.length).toBe(4);
    after.forEach((line, k) => {
      expect(line).not.toBe(before[k]);
    });
  });

  it("in motion over a chain of five spins leaves the page with the answer to its last place, whatever was asked between", async () => {
    const page = await site.playground("setting=chain&N=5");
    const slider = page.getByRole("slider", { name: "Anisotropy Δ, slider" });
    await slider.focus();
    for (let k = 0; k < 20; k++) await slider.press("ArrowLeft");
    await settled(page);
    const problem = parse(await download(page, "Problem file"));
    expect(problem.hamiltonian[0].xxz.anisotropy).toBe(0);
    const fresh = await site.playground("setting=chain&N=5&delta=0");
    expect(JSON.parse(await download(page, "Results, JSON"))).toEqual(
      JSON.parse(await download(fresh, "Results, JSON")),
    );
    expect(await lines(page, "I4")).toEqual(await lines(fresh, "I4"));
  });
});

describe("a link", () => {
  it("brings back the system, its parameters, and what the curves run over", async () => {
    const page = await site.playground();
    await page.getByRole("radio", { name: "Harmonic wire" }).check();
    await page.getByLabel("Curves against").selectOption({ label: "Hot temperature" });
    await page.getByRole("textbox", { name: "Cold temperature" }).fill("0.75");
    await page.locator(".controls summary", { hasText: "Equations" }).click();
    await page.getByLabel("partial Redfield").uncheck();
    await settled(page);
    await page.getByRole("button", { name: "Copy link" }).click();
    const address = await page.evaluate(() => navigator.clipboard.readText());
    expect(address).toMatch(/#setting=wire&x=Th&Tc=0\.75&equations=exact%2Cglobal%2Clocal$/);
    const other = await site.playground(address.replace(/^.*#/, ""));
    expect(await download(other, "Problem file")).toBe(await download(page, "Problem file"));
    expect(await other.getByLabel("Curves against").inputValue()).toBe("Th");
    expect(await lines(other, "heat:cold")).toEqual(await lines(page, "heat:cold"));
  });

  it("typed over the address of the open page is followed", async () => {
    const page = await site.playground();
    await page.evaluate(() => {
      window.location.hash = "setting=modes&t=0.5";
    });
    await page.getByRole("heading", { name: "The correlation matrix" }).waitFor();
    await settled(page);
    expect(parse(await download(page, "Problem file")).hamiltonian.hopping[0].amplitude).toBe(-0.5);
  });

  it("with something impossible in it says so, and shows the rest", async () => {
    const page = await site.playground("setting=chain&N=12&g=0.3");
    expect(await page.getByRole("alert").allTextContents()).toEqual([
      "The link says N=12, which cannot be; left as it was.",
    ]);
    expect(parse(await download(page, "Problem file")).parameters.g).toBe(0.3);
  });
});

describe("what cannot be is told in words beside its field", () => {
  it("a formula that is none", async () => {
    const page = await site.playground("setting=chain&N=2&density=formula");
    await page.locator(".controls summary", { hasText: "Spectral density" }).click();
    const formula = page.getByLabel("J(w) =");
    await formula.fill("w*exp(-x)");
    const alert = page.getByRole("alert");
    await alert.waitFor();
    expect(await alert.textContent()).toMatch(/^unknown name x; known are w, omega, g, pi; at character 8/);
    expect(await formula.getAttribute("aria-invalid")).toBe("true");
    expect(await formula.getAttribute("aria-describedby")).toContain((await alert.getAttribute("id")) ?? "no id");
    await formula.fill("w*exp(-w)");
    await alert.waitFor({ state: "detached" });
    await settled(page);
    expect(await formula.getAttribute("aria-invalid")).toBe("false");
    expect(parse(await download(page, "Problem file")).baths.left.spectralDensity.formula).toBe("w*exp(-w)");
  });

  it.each([
    ["Left temperature", "cold", /expected a number/],
    ["Left temperature", "-1", /expected a finite number of at least 0, got -1/],
    ["Left chemical potential", "0.5", /mu/],
  ])("%s of %s", async (name, value, message) => {
    const page = await site.playground("setting=chain&N=2");
    const field = page.getByRole("textbox", { name, exact: true });
    await field.fill(value);
    const alert = page.locator(".controls").getByRole("alert");
    await alert.waitFor();
    expect(await alert.textContent()).toMatch(message);
    expect(await field.getAttribute("aria-invalid")).toBe("true");
    await field.fill("-0.25");
    if (name === "Left temperature") await field.fill("0.25");
    await alert.waitFor({ state: "detached" });
  });

  it("a wire whose springs pull it apart, told above the last picture", async () => {
    const page = await site.playground("setting=wire");
    await page.getByRole("textbox", { name: "Spring between neighbours k" }).first().fill("-3");
    const alert = page.getByRole("alert").first();
    await alert.waitFor();
    expect(await alert.textContent()).toMatch(/the springs leave a normal mode with frequency\^2 = -\d/);
  });
});

describe("a spectral density drawn by hand", () => {
  it("follows the arrow keys and the pointer, and goes into the problem file", async () => {
    const page = await site.playground("setting=chain&N=2&density=drawn");
    await page.locator(".controls summary", { hasText: "Spectral density" }).click();
    const points = async (): Promise<number[]> =>
      parse(await download(page, "Problem file")).baths.left.spectralDensity.points.map(([, j]: number[]) => j);
    const before = await points();
    await page.getByRole("slider", { name: "J at ω = 0", exact: true }).focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("PageDown");
    const lowered = await points();
    expect(lowered[1]).toBeCloseTo(before[1] - 0.8, 12);
    expect(lowered.filter((_, k) => k !== 1)).toEqual(before.filter((_, k) => k !== 1));
    const paper = page.locator("svg.drawing");
    const box = await paper.boundingBox();
    if (box === null) throw new Error("the paper is not on the page");
    await page.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.5);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.9, box.y + box.height * 0.5, { steps: 4 });
    await page.mouse.up();
    await settled(page);
    const drawn = (await points()).slice(6, 12);
    drawn.forEach((j) => {
      expect(Math.abs(j - drawn[0])).toBeLessThan(0.05);
    });
    expect(drawn[0]).toBeGreaterThan(1);
  });
});

describe("files", () => {
  it("are the curves as CSV, and every figure as SVG and PNG", async () => {
    const page = await site.playground("setting=chain&N=2");
    const csv = (await download(page, "Curves as CSV")).trim().split("\n");
    expect(csv[0].startsWith('Coupling g,"Energy current from the left bath, redfield"')).toBe(true);
    expect(csv.length).toBe(1 + 33);
    expect(csv.slice(1).map((line) => Number(line.split(",")[0]))).toEqual(
      Array.from({ length: 33 }, (_, k) => Number((k / 32).toPrecision(12))),
    );
    for (const figure of ["Against coupling g", "Populations of the energy levels", "The density matrix"]) {
      const svg = await download(page, `${figure} as SVG`);
      const problems = await page.evaluate((text) => {
        const read = new DOMParser().parseFromString(text, "image/svg+xml");
        return [read.querySelector("parsererror")?.textContent ?? "", read.documentElement.localName];
      }, svg);
      expect(problems).toEqual(["", "svg"]);
      expect(svg).not.toMatch(/var\(--/);
      const png = await downloadBytes(page, `${figure} as PNG`);
      expect([...png.subarray(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10]);
      expect(png.readUInt32BE(16)).toBeGreaterThan(600);
    }
  });
});

describe("the numbers behind a figure", () => {
  it("stand in a table that opens below it", async () => {
    const page = await site.playground("setting=chain&N=2");
    const figure = page.getByRole("region", { name: "Against coupling g", exact: true });
    await figure.getByText("The numbers behind this figure").click();
    const table = figure.getByRole("table", { name: "Quanta from the left bath" });
    await table.waitFor();
    expect(await table.getByRole("row").count()).toBe(1 + 33);
    expect(await table.getByRole("columnheader").allTextContents()).toEqual([
      "Coupling g",
      "redfield",
      "local-lindblad",
      "eigenbasis-lindblad",
      "universal-lindblad",
    ]);
  });
});
