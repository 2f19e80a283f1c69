import { identity, sm, sp, spins, sz } from "@openbath/hilbert";
import { describe, expect, it } from "vitest";
import { compileReal, operatorExpression } from "../src/index.ts";

const none = new Map<string, number>();

describe("formulas", () => {
  it.each([
    ["1 + 2 * 3", 7],
    ["(1 + 2) * 3", 9],
    ["2 - 3 - 4", -5],
    ["16 / 4 / 2", 2],
    ["2 ^ 3 ^ 2", 512],
    ["-2 ^ 2", -4],
    ["2 ^ -1", 0.5],
    ["2 * -3", -6],
    ["--3", 3],
    ["1e-3 + .5 + 2.E1", 20.501],
    ["max(1, min(5, 3)) + step(0) + abs(-1)", 4.5],
    ["sqrt(2) ^ 2 - exp(log(2)) + cos(pi)", -1],
  ])("binds as mathematics does: %s = %d", (source, value) => {
    // a handful of roundings of numbers of order one
    expect(compileReal(source, none)(0)).toBeCloseTo(value, 14);
  });

  it("takes the frequency of a spectral density by either of its names, and parameters by theirs", () => {
    const density = compileReal(
      "s * w * exp(-omega / wc)",
      new Map([
        ["s", 2],
        ["wc", 10],
      ]),
      ["w", "omega"],
    );
    expect(density(3)).toBe(6 * Math.exp(-0.3));
  });
});

describe("operators", () => {
  const space = spins(2);
  const g = new Map([["g", 0.1]]);
  const entries = (source: string) => operatorExpression(source, space, g).toMatrix().data;

  it("means by 4i*g*(...) the bond current of paper 000", () => {
    const hop = sp(space, 1).times(sm(space, 2));
    const current = hop.minus(hop.adjoint()).times({ re: 0, im: 0.4 });
    expect(entries("4i*g*(sp(1)*sm(2) - sm(1)*sp(2))")).toEqual(current.toMatrix().data);
    expect(operatorExpression("4i*g*(sp(1)*sm(2) - sm(1)*sp(2))", space, g).isHermitian()).toBe(true);
  });

  it.each([
    ["comm(sx(1), sy(1))", "2i*sz(1)"],
    ["acomm(sm(1), sp(1))", "id"],
    ["dag(sm(1) * 2i)", "-2i*sp(1)"],
    ["sx(1)^2", "id"],
    ["sx(1)^0", "id"],
    ["(1 + i) * (1 - i) / 4 * sz(1)", "sz(1) / 2"],
    ["ketbra(1, 0, 1)", "sp(1)"],
    ["n(1)", "(id + sz(1)) / 2"],
    ["sz(1 + 1)", "sz(2)"],
    ["sz(1) + 1", "sz(1) + id"],
    ["cos(g)*sx(1) + sin(g)*sy(1)", "sx(1)*cos(0.1) + sy(1)*sin(0.1)"],
    ["sx(1)*sy(1)", "i*sz(1)"],
  ])("knows that %s is %s", (left, right) => {
    const difference = operatorExpression(left, space, g).minus(operatorExpression(right, space, g));
    expect(difference.isZero(1e-15)).toBe(true);
  });

  it("lets a number stand for that multiple of the identity", () => {
    expect(entries("3")).toEqual(identity(space).times(3).toMatrix().data);
    expect(entries("sz(1) - 1/2")).toEqual(sz(space, 1).minus(identity(space).times(0.5)).toMatrix().data);
  });
});

describe("refusals", () => {
  const space = spins(3);

  it.each([
    ["process.exit(1)", /unexpected character "\."/],
    ["sm(1); 1", /unexpected character ";"/],
    ["(() => 1)()", /unexpected character "="/],
    ["sm[1]", /unexpected character "\["/],
    ["'sm'", /unexpected character "'"/],
    ["`sm`", /unexpected character "`"/],
    ["__proto__", /unknown name __proto__/],
    ["constructor(1)", /unknown operator or function constructor/],
    ["toString(1)", /unknown operator or function toString/],
    ["hasOwnProperty", /unknown name hasOwnProperty/],
    ["eval(1)", /unknown operator or function eval/],
    ["sm(4)", /no site 4 .* 1 to 3/],
    ["sm(0)", /no site 0/],
    ["sm(1.5)", /whole number, got 1\.5/],
    ["sm", /sm needs the site it acts on/],
    ["sm(1, 2)", /takes 1 argument, got 2/],
    ["a(1)", /a acts on a boson/],
    ["2g", /write 2\*g, not 2g/],
    ["sz(1) sz(2)", /expected an operator or the end/],
    ["sz(1) +", /got the end/],
    ["(sz(1)", /expected "\)", got the end/],
    ["sz(1) / sz(2)", /cannot divide by an operator/],
    ["sz(1) / 0", /division by zero/],
    ["sz(1) ^ 0.5", /whole number from 0 to 64/],
    ["exp(sz(1))", /must be a real number/],
    ["sz(1) * sqrt(-1)", /finite/],
    ["", /got the end/],
  ])("refuses %s, saying why and where", (source, reason) => {
    expect(() => operatorExpression(source, space, none)).toThrow(reason);
  });

  it("suggests the name that was meant", () => {
    expect(() => operatorExpression("2 * omgea * sz(1)", space, new Map([["omega", 1]]))).toThrow(
      /did you mean omega\?/,
    );
    expect(() => operatorExpression("sqt(2) * sz(1)", space, none)).toThrow(/did you mean sqrt\?/);
  });
});
