import { ExpressionError, type Token, tokenize } from "./tokens.ts";

/** The tree of an expression; `at` is its place in the source, for messages. */
export type Node =
  | { readonly type: "number"; readonly re: number; readonly im: number; readonly at: number }
  | { readonly type: "name"; readonly name: string; readonly at: number }
  | { readonly type: "call"; readonly name: string; readonly args: readonly Node[]; readonly at: number }
  | { readonly type: "unary"; readonly operand: Node; readonly at: number }
  | {
      readonly type: "binary";
      readonly operator: Binary;
      readonly left: Node;
      readonly right: Node;
      readonly at: number;
    };

export type Binary = "+" | "-" | "*" | "/" | "^";

const LEVELS: readonly (readonly string[])[] = [
  ["+", "-"],
  ["*", "/"],
];

/** Deeper nesting than this is refused: no physics needs it. */
const MAX_DEPTH = 100;

/** A longer chain of + - * / is refused: a list of terms says the same and can be read. */
const MAX_OPERATIONS = 2000;

/**
 * Reads an expression: + - under * / under unary minus under ^ (which binds to the right), calls, parentheses. The tree
 * is only ever walked; nothing is handed to the language's own evaluator.
 *
 * @throws ExpressionError saying what was expected, and where
 */
export function parse(source: string): Node {
  const tokens = tokenize(source);
  let next = 0;
  let depth = 0;
  const tree = binary(0);
  const rest = tokens[next];
  if (rest.kind !== "end")
    throw new ExpressionError(source, `expected an operator or the end, got "${rest.text}"`, rest.at);
  return tree;

  function binary(level: number): Node {
    if (level === LEVELS.length) return unary();
    let left = binary(level + 1);
    let operations = 0;
    while (isSymbol(tokens[next], LEVELS[level])) {
      const { text, at } = tokens[next++];
      if (++operations > MAX_OPERATIONS) {
        throw new ExpressionError(
          source,
          `expected at most ${MAX_OPERATIONS} operations in a row (a list of terms may be longer)`,
          at,
        );
      }
      left = { type: "binary", operator: text as Binary, left, right: binary(level + 1), at };
    }
    return left;
  }

  function unary(): Node {
    if (++depth > MAX_DEPTH) throw new ExpressionError(source, `nested more than ${MAX_DEPTH} deep`, tokens[next].at);
    const token = tokens[next];
    let node: Node;
    if (isSymbol(token, ["-", "+"])) {
      next++;
      const operand = unary();
      node = token.text === "-" ? { type: "unary", operand, at: token.at } : operand;
    } else node = power();
    depth--;
    return node;
  }

  function power(): Node {
    const base = primary();
    if (!isSymbol(tokens[next], ["^"])) return base;
    const { at } = tokens[next++];
    return { type: "binary", operator: "^", left: base, right: unary(), at };
  }

  function primary(): Node {
    const token = tokens[next++];
    if (token.kind === "number") return { type: "number", re: Number(token.text), im: 0, at: token.at };
    if (token.kind === "imaginary") return { type: "number", re: 0, im: Number(token.text), at: token.at };
    if (token.kind === "name") {
      if (!isSymbol(tokens[next], ["("])) return { type: "name", name: token.text, at: token.at };
      next++;
      return { type: "call", name: token.text, args: listOfArguments(), at: token.at };
    }
    if (isSymbol(token, ["("])) {
      const inner = binary(0);
      close();
      return inner;
    }
    throw new ExpressionError(
      source,
      `expected a number, a name or a parenthesis, got ${token.kind === "end" ? "the end" : `"${token.text}"`}`,
      token.at,
    );
  }

  function listOfArguments(): Node[] {
    const args: Node[] = [];
    if (isSymbol(tokens[next], [")"])) {
      next++;
      return args;
    }
    for (;;) {
      args.push(binary(0));
      if (!isSymbol(tokens[next], [","])) break;
      next++;
    }
    close();
    return args;
  }

  function close(): void {
    const token = tokens[next++];
    if (!isSymbol(token, [")"])) {
      throw new ExpressionError(
        source,
        `expected ")", got ${token.kind === "end" ? "the end" : `"${token.text}"`}`,
        token.at,
      );
    }
  }
}

const isSymbol = (token: Token, symbols: readonly string[]): boolean =>
  token.kind === "symbol" && symbols.includes(token.text);
