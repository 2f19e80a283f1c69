import { describe, expect, it } from "vitest";
import { belowTheirNames, withoutTags } from "../src/api-reference.ts";

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
