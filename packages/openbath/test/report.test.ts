import { describe, expect, it } from "vitest";
import { chain, qubit } from "./support/chain.ts";
import { openbath } from "./support/command-line.ts";

const pageOf = async (text: string, ...options: string[]): Promise<string> => {
  const run = await openbath(["report", "chains/two-baths.yaml", "--out", "report", ...options], {
    "chains/two-baths.yaml": text,
  });
  expect([run.code, run.err, run.out]).toEqual([0, "", "report/index.html\n"]);
  return run.written.get("report/index.html") ?? "";
};

describe("openbath report", () => {
  it("writes one page that needs nothing else: no address but the name space of SVG, no script", async () => {
    const page = await pageOf(chain());
    const addresses = [...page.matchAll(/\bhttps?:\/\/[^"'\s<)]+/g)].map(([address]) => address);
    expect(addresses.filter((address) => address !== "http://www.w3.org/2000/svg")).toEqual([]);
    expect(page).not.toMatch(/<(script|link|img|iframe|object)\b|@import|url\(/i);
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
  });

  it("is well formed: every element that is opened is closed in its turn", async () => {
    const page = await pageOf(chain());
    const open: string[] = [];
    for (const [, closing, name, selfClosing] of page.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^>]*?(\/?)>/gi)) {
      if (["meta", "br", "hr"].includes(name) || selfClosing) continue;
      if (closing) expect(open.pop()).toBe(name);
      else open.push(name);
    }
    expect(open).toEqual([]);
  });

  it("has a verdict and a column for each equation, three figures, the equations in numbers and the problem file", async () => {
    const page = await pageOf(chain());
    for (const name of ["redfield", "local-lindblad", "eigenbasis-lindblad", "universal-lindblad"]) {
      expect(page).toContain(`<th>${name}</th>`);
      expect(page.split(name).length).toBeGreaterThan(4);
    }
    for (const text of ["energy from left", "number from right", "smallest eigenvalue", "xxz: { field: [1, 1.5, 2]"])
      expect(page).toContain(text);
    expect(page.match(/<svg /g)).toHaveLength(3);
    expect(page).not.toMatch(/\b(NaN|undefined|Infinity|\[object)\b/);
  });

  it("writes the numbers beside the page, the same that solve --json --density prints", async () => {
    const run = await openbath(["report", "-", "--out", "a/b"], { "-": qubit() });
    const json = run.written.get("a/b/solutions.json") ?? "";
    const { out } = await openbath(["solve", "-", "--json", "--density"], { "-": qubit() });
    expect(JSON.parse(json)).toEqual(JSON.parse(out));
    expect(run.written.get("a/b/index.html")).toContain("<title>");
  });

  it("shows names from the file as text, never as markup", async () => {
    const page = await pageOf(
      qubit({
        equations: "[{ equation: redfield, label: '<em>&\"' }]",
        observables: "{ '<script>alert(1)</script>': sz(1) }",
        parameters: "{ g: 1 } # </pre><script>",
      }),
    );
    expect(page).not.toContain("<script");
    expect(page).not.toContain("<em>");
    expect(page).toContain("&lt;em&gt;&amp;&quot;");
    expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  });

  it("takes --equation as solve does", async () => {
    const page = await pageOf(chain(), "--equation", "redfield");
    expect(page).toContain("<th>redfield</th>");
    expect(page).not.toContain("<th>local-lindblad</th>");
  });

  it("keeps the labels of the figures apart, whatever their length and number", async () => {
    const labels = [
      "a name of some length for an equation",
      "another, of much the same length as it",
      "three",
      "four",
      "5",
    ];
    const page = await pageOf(
      chain({ equations: `[${labels.map((label) => `{ equation: redfield, label: "${label}" }`).join(", ")}]` }),
    );
    for (const [figure] of page.matchAll(/<svg [\s\S]*?<\/svg>/g)) {
      const [, width] = figure.match(/viewBox="0 0 (\d+) \d+"/) ?? [];
      for (const [, x] of figure.matchAll(/ x="([\d.]+)"/g)) expect(Number(x)).toBeLessThan(Number(width));
    }
  });

  it("refuses a folder that cannot be written in one line", async () => {
    const { code, out, err, written } = await openbath(["report", "-", "--out", "/sealed"], { "-": qubit() }, [
      "/sealed",
    ]);
    expect([code, out, written.size]).toEqual([2, "", 0]);
    expect(err).toMatch(/^openbath: --out \/sealed: cannot write the report: EACCES.*\n$/);
  });
});
