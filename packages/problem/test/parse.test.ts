import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Binary, type Node, parse } from "../src/expression/parse.ts";
import { ExpressionError } from "../src/index.ts";

/** A tree without the places in the source. */
type Bare =
  | { type: "number"; re: number; im: number }
  | { type: "name"; name: string }
  | { type: "call"; name: string; args: Bare[] }
  | { type: "unary"; operand: Bare }
  | { type: "binary"; operator: Binary; left: Bare; right: Bare };

function bare(node: Node): Bare {
  switch (node.type) {
    case "number":
      return { type: "number", re: node.re, im: node.im };
    case "name":
      return { type: "name", name: node.name };
    case "call":
      return { type: "call", name: node.name, args: node.args.map(bare) };
    case "unary":
      return { type: "unary", operand: bare(node.operand) };
    case "binary":
      return { type: "binary", operator: node.operator, left: bare(node.left), right: bare(node.right) };
  }
}

/** How tightly a tree's top binds: + - are 1, * / 2, the unary minus 3, ^ 4, the rest 5. */
function tightness(tree: Bare): number {
  if (tree.type === "unary") return 3;
  if (tree.type !== "binary") return 5;
  return tree.operator === "^" ? 4 : tree.operator === "*" || tree.operator === "/" ? 2 : 1;
}

/** A tree as text with the fewest parentheses: written from the rules of precedence alone, apart from the parser. */
function minimal(tree: Bare): string {
  const guarded = (part: Bare, least: number): string =>
    tightness(part) < least ? `(${minimal(part)})` : minimal(part);
  switch (tree.type) {
    case "number":
      return tree.im === 0 ? String(tree.re) : `${tree.im}i`;
    case "name":
      return tree.name;
    case "call":
      return `${tree.name}(${tree.args.map(minimal).join(", ")})`;
    case "unary":
      return `-${guarded(tree.operand, 3)}`;
    case "binary": {
      const own = tightness(tree);
      if (tree.operator === "^") return `${guarded(tree.left, 5)}^${guarded(tree.right, 3)}`;
      return `${guarded(tree.left, own)} ${tree.operator} ${guarded(tree.right, own + 1)}`;
    }
  }
}

/** The same with parentheses around everything. */
function full(tree: Bare): string {
  switch (tree.type) {
    case "call":
      return `${tree.name}( ${tree.args.map(full).join(" , ")} )`;
    case "unary":
      return `(-${full(tree.operand)})`;
    case "binary":
      return `(${full(tree.left)}${tree.operator}${full(tree.right)})`;
    default:
      return minimal(tree);
  }
}

const names = fc.constantFrom("g", "beta", "sx", "x_1", "i", "constructor", "E0");
const numbers = fc.oneof(fc.nat(1000), fc.double({ min: 0, max: 1e300, noNaN: true })).map(Math.abs);
const { tree: trees } = fc.letrec<{ tree: Bare }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 6, depthSize: "medium" },
    fc.record({ type: fc.constant("number" as const), re: numbers, im: fc.constant(0) }),
    fc.record({ type: fc.constant("number" as const), re: fc.constant(0), im: numbers.filter((x) => x > 0) }),
    fc.record({ type: fc.constant("name" as const), name: names }),
    fc.record({ type: fc.constant("call" as const), name: names, args: fc.array(tie("tree"), { maxLength: 3 }) }),
    fc.record({ type: fc.constant("unary" as const), operand: tie("tree") }),
    fc.record({
      type: fc.constant("binary" as const),
      operator: fc.constantFrom<Binary>("+", "-", "*", "/", "^"),
      left: tie("tree"),
      right: tie("tree"),
    }),
  ),
}));

describe("reading expressions", () => {
  it("gives back any tree printed with the fewest parentheses, or with all of them", () => {
    fc.assert(
      fc.property(trees, (tree) => {
        expect(bare(parse(minimal(tree)))).toEqual(tree);
        expect(bare(parse(full(tree)))).toEqual(tree);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ["2 + 3 * 4", "(2+(3*4))"],
    ["2 - 3 - 4", "((2-3)-4)"],
    ["8 / 4 / 2", "((8/4)/2)"],
    ["2 ^ 3 ^ 2", "(2^(3^2))"],
    ["-2 ^ 2", "(-(2^2))"],
    ["2 ^ -1", "(2^(-1))"],
    ["--g", "(-(-g))"],
    ["+g", "g"],
    ["-g * beta", "((-g)*beta)"],
    ["1e3i * .5", "(1000i*0.5)"],
  ])("reads %s as %s", (source, tree) => {
    expect(full(bare(parse(source)))).toBe(tree);
  });

  it.each([
    "process.exit(1)",
    "require('fs')",
    "sz(1)[0]",
    '"text"',
    "`text`",
    "sz(1); sz(2)",
    "x = 1",
    "x => x",
    "{}",
    "a ? b : c",
    "sz(1) && 1",
    "sz(1) // comment",
    "1 | 2",
    "a\\u0028",
    "σz(1)",
    "sz(1) − sz(2)",
    "2·g",
    "😀",
    "sz(1)**2",
    "2 g",
    "2g",
    "1.2.3",
    "1_000",
    "sz(1",
    "sz 1)",
    "()",
    "",
    " ",
    "1 +",
    "* 2",
    "f(,)",
    "f(1,)",
  ])("refuses %j in one line that shows it", (source) => {
    let message = "";
    try {
      parse(source);
    } catch (error) {
      expect(error).toBeInstanceOf(ExpressionError);
      message = (error as Error).message;
    }
    expect(message).toMatch(/at character \d+ of "/);
    expect(message).toContain(source);
    expect(message).not.toContain("\n");
  });

  it("names the character that looks like a minus sign but is not", () => {
    expect(() => parse("sz(1) − sz(2)")).toThrow(/"−" \(U\+2212\).* at character 7/);
    expect(() => parse("😀")).toThrow(/"😀" \(U\+1F600\)/);
  });

  it.each(["(", "-", "2^", "sqrt("])(
    "refuses %j a hundred thousand times over without running out of stack",
    (piece) => {
      expect(() => parse(`${piece.repeat(100_000)}1`)).toThrow(/nested more than 100 deep/);
    },
  );

  it("refuses a sum of very many terms, and takes one of two thousand", () => {
    expect(() => parse(new Array(100_000).fill("1").join("+"))).toThrow(/at most 2000 operations in a row/);
    expect(parse(new Array(2001).fill("1").join("+")).type).toBe("binary");
  });

  it("never fails in any way but its own on any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), (source) => {
        try {
          parse(source);
        } catch (error) {
          expect(error).toBeInstanceOf(ExpressionError);
        }
      }),
      { numRuns: 300 },
    );
  });
});
