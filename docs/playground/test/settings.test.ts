import { parseProblem } from "@openbath/problem";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Field, Value, Values } from "../core/field.ts";
import { fromLink, toLink } from "../core/link.ts";
import { problemText } from "../core/problem-text.ts";
import { settingOf, settings } from "../core/settings/index.ts";
import { fieldsOf, sweepable } from "../core/state.ts";
import { solveNumbers, solvePoint } from "../solve/solve.ts";

/** Any value that a field can be given on the page; formulas out of three. */
const valueFor = (field: Field): fc.Arbitrary<Value> => {
  switch (field.kind) {
    case "number":
      return fc.double({ min: field.min, max: field.max, noNaN: true });
    case "choice":
      return fc.constantFrom(...field.options.map(({ value }) => value));
    case "checks":
      return fc.subarray(
        field.options.map(({ value }) => value),
        { minLength: 1 },
      );
    case "formula":
      return fc.constantFrom("w*exp(-w)", "0.1*w*exp(-(w/4)^2) + 0.02*w*exp(-w)", "exp(-w^2)");
    case "drawing":
      return fc.array(fc.double({ min: 0, max: field.top, noNaN: true }), {
        minLength: field.at.length,
        maxLength: field.at.length,
      });
  }
};

/** Values for all fields of a setting, those included that come into being by other values. */
const valuesFor = (id: string): fc.Arbitrary<Values> => {
  const setting = settingOf(id);
  const more = (values: Values): fc.Arbitrary<Values> => {
    const open = fieldsOf(setting, values).find(({ key }) => values[key] === undefined);
    return open ? valueFor(open).chain((value) => more({ ...values, [open.key]: value })) : fc.constant(values);
  };
  return more({});
};

describe.each(settings.map(({ id }) => [id] as const))("the setting %s", (id) => {
  const setting = settingOf(id);
  const start = { setting: id, values: {}, sweep: setting.sweep };

  it("makes a problem file that the command line reads, whatever the values", () => {
    fc.assert(
      fc.property(valuesFor(id), (values) => {
        // a bath drawn or written by hand may be refused for its physics, as one with J(0) > 0 at mu = 0
        const { density: _, ...named } = values;
        const text = problemText({ ...start, values: named });
        expect(parseProblem(text).kind).toMatch(/density-matrix|harmonic-network|fermion-network/);
      }),
      { numRuns: 15 },
    );
  });

  it("gives every series that it names every quantity that it draws, in the curve as at the point", () => {
    const text = problemText(start);
    const point = solvePoint(text);
    const curve = solveNumbers(text);
    for (const { key } of setting.quantities({})) {
      const having = setting.series({}).filter((name) => Number.isFinite(point.numbers[name]?.[key]));
      expect(having.length, key).toBeGreaterThan(0);
      for (const name of having) {
        const exact = point.numbers[name][key];
        expect(Math.abs(curve[name][key] - exact), `${key} of ${name}`).toBeLessThanOrEqual(1e-12 * Math.abs(exact));
      }
    }
    expect(point.failures).toEqual([]);
    expect(point.verdicts.length).toBeGreaterThan(0);
  });

  it("comes back from its link as it was", () => {
    fc.assert(
      fc.property(valuesFor(id), fc.constantFrom(...sweepable(setting, {}).map(({ key }) => key)), (values, sweep) => {
        const state = { setting: id, values, sweep };
        const { state: found, complaints } = fromLink(`#${toLink(state)}`);
        expect(complaints).toEqual([]);
        expect(toLink(found)).toBe(toLink(state));
        expect(problemText(found)).toBe(problemText(state));
      }),
      { numRuns: 30 },
    );
  });

  it("has no two fields of one key, and begins with values inside the ends of its sliders", () => {
    const fields = fieldsOf(setting, {});
    expect(new Set(fields.map(({ key }) => key)).size).toBe(fields.length);
    for (const field of fields) {
      if (field.kind !== "number") continue;
      expect(field.fallback).toBeGreaterThanOrEqual(field.min);
      expect(field.fallback).toBeLessThanOrEqual(field.max);
    }
    expect(sweepable(setting, {}).map(({ key }) => key)).toContain(setting.sweep);
  });
});

describe("a link", () => {
  it("is short where nothing was changed, and says in words what it cannot be", () => {
    expect(toLink({ setting: "chain", values: {}, sweep: "g" })).toBe("setting=chain");
    const { state, complaints } = fromLink("#setting=chain&g=much&N=7&delta=0.5");
    expect(state.values).toEqual({ delta: 0.5 });
    expect(complaints).toEqual([
      "The link says N=7, which cannot be; left as it was.",
      "The link says g=much, which cannot be; left as it was.",
    ]);
    expect(fromLink("#setting=pendulum").complaints[0]).toMatch(/asks for "pendulum", but there is only chain, wire/);
  });

  it("keeps what a field needs that only another value brings into being", () => {
    expect(fromLink("#w5=3.5&setting=chain&N=5").state.values).toEqual({ N: "5", w5: 3.5 });
    expect(fromLink("#setting=chain&formula=w*exp(-w)&density=formula").state.values).toEqual({
      density: "formula",
      formula: "w*exp(-w)",
    });
  });
});
