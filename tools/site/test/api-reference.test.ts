import { describe, expect, it } from "vitest";
import { belowTheirNames, namedByType, withoutTags } from "../src/api-reference.ts";

describe("the text of doc comments on a page of Vue", () => {
  it("keeps bras and kets from becoming tags, and leaves code alone", () => {
    expect(withoutTags("<a|rho|b> and `x < y`\n```ts\nMap<A, B>\n```\n{{ x }} costs $1")).toBe(
      "&lt;a|rho|b> and `x < y`\n```ts\nMap<A, B>\n```\n&#123;&#123; x }} costs &#36;1",
    );
  });

  it("takes a tag that is escaped already for one character", () => {
    expect(withoutTags("Promise\\<T>")).toBe("Promise&lt;T>");
  });
});

describe("the headings of doc comments on a page of the reference", () => {
  it("stand below the name that they describe, and those of the page stay", () => {
    expect(belowTheirNames("## Functions\n\n### dawson()\n\n## Method\n\n#### Returns")).toBe(
      "## Functions\n\n### dawson()\n\n#### Method\n\n#### Returns",
    );
  });
});

describe("parameters without a name on a page of the reference", () => {
  it.each([
    ["function svg(__namedParameters: Figure): string;", "function svg(figure: Figure): string;"],
    ["| `__namedParameters` | [`HeatMap`](#heatmap) |", "| `heatMap` | [`HeatMap`](#heatmap) |"],
    ["f(__namedParameters?: ParseSweepOptions): Sweep;", "f(options?: ParseSweepOptions): Sweep;"],
    ["| `__namedParameters?` | [`RunOptions`](#r) | - |", "| `options?` | [`RunOptions`](#r) | - |"],
    [
      'npy(__namedParameters: Omit<NamedArray, "name">): Uint8Array;',
      'npy(namedArray: Omit<NamedArray, "name">): Uint8Array;',
    ],
    ["| `__namedParameters` | `Omit`\\<[`NamedArray`](#n)\\> |", "| `namedArray` | `Omit`\\<[`NamedArray`](#n)\\> |"],
    ["newns(__namedParameters: object): SpectralDensity;", "newns(parameters: object): SpectralDensity;"],
    ["| `__namedParameters` | \\{ `strength`: `number`; \\} |", "| `parameters` | \\{ `strength`: `number`; \\} |"],
    ["| `__namedParameters.strength` | `number` |", "| `parameters.strength` | `number` |"],
  ])("are called by their type: %s", (before, after) => {
    expect(namedByType(before)).toBe(after);
  });
});
