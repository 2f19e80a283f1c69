import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { curvesCsv } from "../core/csv.ts";
import { merged, STAGES, statesAt } from "../core/curve.ts";
import { fromSlider, number, toSlider } from "../core/field.ts";
import { settingOf } from "../core/settings/index.ts";
import { curveKey } from "../core/state.ts";

const setting = settingOf("chain");
const state = { setting: "chain", values: {}, sweep: "g" };

describe("the places of a curve", () => {
  it("are coarse first, 5 points, and with every stage twice as dense, 33 in all, no place twice", () => {
    expect(STAGES.map(({ length }) => length)).toEqual([5, 4, 8, 16]);
    const all = STAGES.flat();
    expect(new Set(all).size).toBe(33);
    expect([Math.min(...all), Math.max(...all)]).toEqual([0, 1]);
  });

  it("go from end to end of the slider, in equal ratios where it is logarithmic", () => {
    expect(statesAt(setting, state, [0, 0.5, 1]).map(({ x }) => x)).toEqual([0, 0.5, 1]);
    const warm = statesAt(setting, { ...state, sweep: "Tr" }, [0, 0.5, 1]);
    expect(warm.map(({ x }) => x)).toEqual([0.05, Number(Math.SQRT1_2.toPrecision(3)), 10]);
    expect(warm[1].state.values["Tr"]).toBe(Number(Math.SQRT1_2.toPrecision(3)));
  });

  it("are the same whatever the value of the parameter that the curve runs over, and others for other values of the rest", () => {
    const moved = { ...state, values: { g: 0.7 } };
    expect(curveKey(setting, moved)).toBe(curveKey(setting, state));
    expect(curveKey(setting, { ...state, values: { delta: 0.5 } })).not.toBe(curveKey(setting, state));
    expect(curveKey(setting, { ...state, sweep: "delta" })).not.toBe(curveKey(setting, state));
  });
});

describe("a slider", () => {
  it("gives back the place of a value that it gave, to its step", () => {
    const linear = number("a", "a", [-2, 2, 0.05], 1);
    const ratio = number("b", "b", [0.05, 10, 0.01], 1, { logarithmic: true });
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (place) => {
        expect(Math.abs(toSlider(linear, fromSlider(linear, place)) - place)).toBeLessThanOrEqual(0.5 / 80 + 1e-12);
        // three digits of 0.05 to 10: half a unit in the third digit is at most 1 part in 200, of a range of ln 200
        expect(Math.abs(toSlider(ratio, fromSlider(ratio, place)) - place)).toBeLessThan(0.005 / Math.log(200));
      }),
    );
  });
});

describe("points of a curve", () => {
  it("stand in the order of the parameter, newer ones in the place of older", () => {
    const point = (x: number, y: number) => ({ x, numbers: { redfield: { I1: y } } });
    expect(merged([point(0, 1), point(1, 2)], [point(0.5, 3), point(1, 4)])).toEqual([
      point(0, 1),
      point(0.5, 3),
      point(1, 4),
    ]);
  });

  it("become a table with full precision, quoted where a title has a comma, without columns that nobody has", () => {
    const curve = [
      { x: 0.1, numbers: { a: { k: 1 / 3 }, b: {} } },
      { x: 0.2, numbers: { a: {}, b: { m: 1e-20 } } },
    ];
    const text = curvesCsv(
      "g",
      curve,
      ["a", "b"],
      [
        { key: "k", title: "kept, if any", group: "" },
        { key: "m", title: "made", group: "" },
      ],
    );
    expect(text).toBe('g,"kept, if any, a","made, b"\n0.1,0.3333333333333333,\n0.2,,1e-20\n');
  });
});
