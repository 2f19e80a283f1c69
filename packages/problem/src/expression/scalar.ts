import type { Complex } from "@openbath/linalg";
import { suggestion } from "../problem-error.ts";
import { type Node, parse } from "./parse.ts";
import { ExpressionError } from "./tokens.ts";

/** Named parameters of a problem. */
export type Parameters = ReadonlyMap<string, number>;

/** Real functions that expressions may call. */
export const FUNCTIONS: Readonly<Record<string, { readonly arity: number; readonly f: (...x: number[]) => number }>> = {
  sqrt: { arity: 1, f: Math.sqrt },
  exp: { arity: 1, f: Math.exp },
  log: { arity: 1, f: Math.log },
  sin: { arity: 1, f: Math.sin },
  cos: { arity: 1, f: Math.cos },
  tan: { arity: 1, f: Math.tan },
  sinh: { arity: 1, f: Math.sinh },
  cosh: { arity: 1, f: Math.cosh },
  tanh: { arity: 1, f: Math.tanh },
  atan: { arity: 1, f: Math.atan },
  abs: { arity: 1, f: Math.abs },
  min: { arity: 2, f: Math.min },
  max: { arity: 2, f: Math.max },
  step: { arity: 1, f: (x) => (x > 0 ? 1 : x === 0 ? 0.5 : 0) },
};

/** Names that mean the same everywhere and cannot be parameters. */
export const CONSTANTS: Readonly<Record<string, Complex>> = { pi: { re: Math.PI, im: 0 }, i: { re: 0, im: 1 } };

/** Looks a function up by its own name only, never along a prototype. */
export const functionNamed = (name: string) => (Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined);

/** Looks a constant up likewise. */
export const constantNamed = (name: string): Complex | undefined =>
  Object.hasOwn(CONSTANTS, name) ? CONSTANTS[name] : undefined;

/**
 * A real formula of named parameters and, when given, of one variable (under any of the names in `variable`), as a function of it.
 * @throws ExpressionError for unknown names, imaginary numbers, wrong numbers of arguments
 */
export function compileReal(
  source: string,
  parameters: Parameters,
  variable: readonly string[] = [],
): (x: number) => number {
  return compile(parse(source));

  function compile(node: Node): (x: number) => number {
    switch (node.type) {
      case "number": {
        if (node.im !== 0) throw new ExpressionError(source, "expected a real number, got an imaginary one", node.at);
        const value = node.re;
        return () => value;
      }
      case "name": {
        if (variable.includes(node.name)) return (x) => x;
        const value = parameters.get(node.name) ?? realConstant(node.name);
        if (value === undefined)
          throw unknownName(source, node.name, node.at, [...variable, ...parameters.keys(), "pi"]);
        return () => value;
      }
      case "unary": {
        const operand = compile(node.operand);
        return (x) => -operand(x);
      }
      case "call": {
        const known = functionNamed(node.name);
        if (known === undefined) throw unknownFunction(source, node.name, node.at, Object.keys(FUNCTIONS));
        checkArity(source, node.name, node.args.length, known.arity, node.at);
        const args = node.args.map(compile);
        const { f } = known;
        return args.length === 1 ? (x) => f(args[0](x)) : (x) => f(...args.map((arg) => arg(x)));
      }
      case "binary": {
        const left = compile(node.left);
        const right = compile(node.right);
        switch (node.operator) {
          case "+":
            return (x) => left(x) + right(x);
          case "-":
            return (x) => left(x) - right(x);
          case "*":
            return (x) => left(x) * right(x);
          case "/":
            return (x) => left(x) / right(x);
          case "^":
            return (x) => left(x) ** right(x);
        }
      }
    }
  }
}

/** Numbers that a file without .inf, such as JSON, has to name. */
const REAL_CONSTANTS: Readonly<Record<string, number>> = {
  pi: Math.PI,
  inf: Number.POSITIVE_INFINITY,
  Infinity: Number.POSITIVE_INFINITY,
};

const realConstant = (name: string): number | undefined =>
  Object.hasOwn(REAL_CONSTANTS, name) ? REAL_CONSTANTS[name] : undefined;

export function unknownName(source: string, name: string, at: number, known: readonly string[]): ExpressionError {
  return new ExpressionError(
    source,
    `unknown name ${name}${suggestion(name, known)}; known are ${known.join(", ")};`,
    at,
  );
}

export function unknownFunction(source: string, name: string, at: number, known: readonly string[]): ExpressionError {
  return new ExpressionError(
    source,
    `unknown operator or function ${name}${suggestion(name, known)}; known are ${known.join(", ")};`,
    at,
  );
}

export function checkArity(source: string, name: string, got: number, expected: number, at: number): void {
  if (got !== expected) {
    throw new ExpressionError(source, `${name} takes ${expected} argument${expected === 1 ? "" : "s"}, got ${got}`, at);
  }
}
