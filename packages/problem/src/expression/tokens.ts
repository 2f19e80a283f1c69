/** One piece of an expression, with its place, from 1, for messages. */
export interface Token {
  readonly kind: "number" | "imaginary" | "name" | "symbol" | "end";
  readonly text: string;
  readonly at: number;
}

/** An expression that cannot be read or does not make sense, with the place where. */
export class ExpressionError extends Error {
  override readonly name = "ExpressionError";

  constructor(source: string, message: string, at?: number) {
    super(
      `${message}${at === undefined ? ", in" : ` at character ${at} of`} "${source.length > 80 ? `${source.slice(0, 77)}...` : source}"`,
    );
  }
}

const NUMBER = /^(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?/;
const NAME = /^[A-Za-z_][A-Za-z_0-9]*/;
const SYMBOLS = "+-*/^(),";

/**
 * Numbers (1, .5, 2e-3), imaginary ones (4i), names, and + - * / ^ ( ) ,. Nothing else is part of the language.
 * @throws ExpressionError naming the first character that is not
 */
export function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    const rest = source.slice(at);
    const space = /^\s+/.exec(rest);
    if (space) {
      at += space[0].length;
      continue;
    }
    const number = NUMBER.exec(rest);
    if (number) {
      const end = rest[number[0].length];
      const after = rest[number[0].length + 1] ?? "";
      const imaginary = end === "i" && !/[A-Za-z_0-9]/.test(after);
      if (!imaginary && end !== undefined && /[A-Za-z_.]/.test(end)) {
        throw new ExpressionError(
          source,
          `expected an operator after ${number[0]}, got "${end}" (write 2*g, not 2g)`,
          at + number[0].length + 1,
        );
      }
      tokens.push({ kind: imaginary ? "imaginary" : "number", text: number[0], at: at + 1 });
      at += number[0].length + (imaginary ? 1 : 0);
      continue;
    }
    const name = NAME.exec(rest);
    if (name) {
      tokens.push({ kind: "name", text: name[0], at: at + 1 });
      at += name[0].length;
      continue;
    }
    if (!SYMBOLS.includes(rest[0])) {
      const code = rest.codePointAt(0) ?? 0;
      const name = code < 128 ? "" : ` (U+${code.toString(16).toUpperCase().padStart(4, "0")})`;
      throw new ExpressionError(
        source,
        `unexpected character "${String.fromCodePoint(code)}"${name}: an expression is made of numbers, names, + - * / ^ and parentheses`,
        at + 1,
      );
    }
    tokens.push({ kind: "symbol", text: rest[0], at: at + 1 });
    at++;
  }
  tokens.push({ kind: "end", text: "end", at: source.length + 1 });
  return tokens;
}
