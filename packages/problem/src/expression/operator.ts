import {
  a,
  ad,
  c,
  cd,
  type HilbertSpace,
  identity,
  n,
  Operator,
  sm,
  sp,
  sx,
  sy,
  sz,
  transition,
} from "@openbath/hilbert";
import type { Complex } from "@openbath/linalg";
import { type Node, parse } from "./parse.ts";
import {
  checkArity,
  constantNamed,
  FUNCTIONS,
  functionNamed,
  type Parameters,
  unknownFunction,
  unknownName,
} from "./scalar.ts";
import { ExpressionError } from "./tokens.ts";

/** Site operators by name; each takes a site, counted from 1. */
const SITE_OPERATORS: Readonly<Record<string, (space: HilbertSpace, site: number) => Operator>> = {
  sx,
  sy,
  sz,
  sp,
  sm,
  n,
  a,
  ad,
  c,
  cd,
};

const ALGEBRA = ["dag", "comm", "acomm", "ketbra"];

/** A number or an operator: what a part of an expression can be. */
type Value = Complex | Operator;

const isOperator = (value: Value): value is Operator => value instanceof Operator;

/**
 * An operator from an expression: sx sy sz sp sm n a ad c cd of a site, id, ketbra(site, i, j) = |i><j|, dag( ), comm( , ),
 * acomm( , ), + - * / ^, numbers, i, the named parameters, real functions of numbers. A number stands for that multiple of
 * the identity where an operator is wanted.
 *
 * @throws ExpressionError saying what is wrong and where in the expression
 */
export function operatorExpression(source: string, space: HilbertSpace, parameters: Parameters): Operator {
  const value = evaluate(parse(source));
  return isOperator(value) ? value : identity(space).times(value);

  function evaluate(node: Node): Value {
    switch (node.type) {
      case "number":
        return { re: node.re, im: node.im };
      case "name":
        return named(node.name, node.at);
      case "unary":
        return times(evaluate(node.operand), { re: -1, im: 0 });
      case "call":
        return call(node.name, node.args, node.at);
      case "binary":
        return binary(node);
    }
  }

  function named(name: string, at: number): Value {
    const parameter = parameters.get(name);
    if (parameter !== undefined) return { re: parameter, im: 0 };
    const constant = constantNamed(name);
    if (constant !== undefined) return constant;
    if (name === "id") return identity(space);
    if (Object.hasOwn(SITE_OPERATORS, name)) {
      throw new ExpressionError(source, `${name} needs the site it acts on, as in ${name}(1),`, at);
    }
    throw unknownName(source, name, at, [
      ...parameters.keys(),
      ...Object.keys(SITE_OPERATORS).map((o) => `${o}( )`),
      "id",
      "i",
      "pi",
    ]);
  }

  function call(name: string, args: readonly Node[], at: number): Value {
    if (Object.hasOwn(SITE_OPERATORS, name)) {
      checkArity(source, name, args.length, 1, at);
      const site = whole(args[0], `the site of ${name}`);
      return located(at, () => SITE_OPERATORS[name](space, site));
    }
    if (name === "id") {
      checkArity(source, name, args.length, 0, at);
      return identity(space);
    }
    if (name === "dag") {
      checkArity(source, name, args.length, 1, at);
      const value = evaluate(args[0]);
      return isOperator(value) ? value.adjoint() : { re: value.re, im: -value.im };
    }
    if (name === "comm" || name === "acomm") {
      checkArity(source, name, args.length, 2, at);
      const [x, y] = args.map(asOperator);
      return name === "comm" ? x.commutator(y) : x.anticommutator(y);
    }
    if (name === "ketbra") {
      checkArity(source, name, args.length, 3, at);
      const [site, i, j] = args.map((arg) => whole(arg, "an argument of ketbra"));
      return located(at, () => transition(space, site, i, j));
    }
    const known = functionNamed(name);
    if (known === undefined) {
      throw unknownFunction(source, name, at, [...Object.keys(SITE_OPERATORS), ...ALGEBRA, ...Object.keys(FUNCTIONS)]);
    }
    checkArity(source, name, args.length, known.arity, at);
    const numbers = args.map((arg) => real(arg, `an argument of ${name}`));
    return { re: known.f(...numbers), im: 0 };
  }

  /** Adds the place in the expression to what the space says of a site that it does not have. */
  function located(at: number, make: () => Operator): Operator {
    try {
      return make();
    } catch (error) {
      throw new ExpressionError(source, (error as Error).message, at);
    }
  }

  function binary({ operator, left, right, at }: Extract<Node, { type: "binary" }>): Value {
    const x = evaluate(left);
    const y = evaluate(right);
    switch (operator) {
      case "+":
        return plus(x, y);
      case "-":
        return plus(x, times(y, { re: -1, im: 0 }));
      case "*":
        return times(x, y);
      case "/":
        return times(x, inverse(y, at));
      case "^":
        return power(x, y, at);
    }
  }

  function inverse(y: Value, at: number): Complex {
    if (isOperator(y)) throw new ExpressionError(source, "cannot divide by an operator", at);
    const norm = y.re * y.re + y.im * y.im;
    if (norm === 0) throw new ExpressionError(source, "division by zero", at);
    return { re: y.re / norm, im: -y.im / norm };
  }

  function plus(x: Value, y: Value): Value {
    if (!isOperator(x) && !isOperator(y)) return { re: x.re + y.re, im: x.im + y.im };
    return lifted(x).plus(lifted(y));
  }

  function times(x: Value, y: Value): Value {
    if (isOperator(x)) return x.times(y);
    if (isOperator(y)) return y.times(x);
    return { re: x.re * y.re - x.im * y.im, im: x.re * y.im + x.im * y.re };
  }

  function power(x: Value, y: Value, at: number): Value {
    if (isOperator(y) || y.im !== 0) throw new ExpressionError(source, "an exponent must be a real number", at);
    if (!isOperator(x) && x.im === 0) return { re: x.re ** y.re, im: 0 };
    if (!Number.isInteger(y.re) || y.re < 0 || y.re > 64) {
      throw new ExpressionError(
        source,
        `the exponent of an operator or a complex number must be a whole number from 0 to 64, got ${y.re}`,
        at,
      );
    }
    let result: Value = { re: 1, im: 0 };
    for (let k = 0; k < y.re; k++) result = times(result, x);
    return result;
  }

  function lifted(value: Value): Operator {
    return isOperator(value) ? value : identity(space).times(value);
  }

  function asOperator(node: Node): Operator {
    return lifted(evaluate(node));
  }

  function real(node: Node, what: string): number {
    const value = evaluate(node);
    if (isOperator(value) || value.im !== 0)
      throw new ExpressionError(source, `${what} must be a real number`, node.at);
    return value.re;
  }

  function whole(node: Node, what: string): number {
    const value = real(node, what);
    if (!Number.isInteger(value))
      throw new ExpressionError(source, `${what} must be a whole number, got ${value}`, node.at);
    return value;
  }
}
