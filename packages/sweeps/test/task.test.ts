import { describe, expect, it } from "vitest";
import { exampleTask } from "../src/conformance.ts";
import { canonical, duration, ProgressCount, parseOutcome, parseTask, toJson } from "../src/index.ts";

const task = exampleTask({ x: 1, list: [1, { b: 2, a: null }] });

describe("a task from elsewhere", () => {
  it("is taken when it is whole", () => {
    expect(parseTask(JSON.parse(JSON.stringify(task)))).toEqual(task);
  });

  it.each([
    [{ ...task, problem: { x: 2 } }, /was altered/],
    [{ ...task, key: "../../etc" }, /^not a task: key/],
    [{ ...task, command: "rm" }, /^not a task: command/],
    [{ ...task, code: "x" }, /^not a task/],
    [{ ...task, files: { a: 1 } }, /^not a task: files\.a/],
    [null, /^not a task/],
    ["text", /^not a task/],
  ])("is refused when it is not: %#", (data, message) => {
    expect(() => parseTask(data)).toThrow(message);
  });
});

describe("an outcome from elsewhere", () => {
  it("is taken with a value, a failure or both, and refused with neither", () => {
    const base = { key: task.key, seconds: 1 };
    const failure = { reason: "lost", message: "gone" } as const;
    for (const one of [
      { ...base, value: null },
      { ...base, failure },
      { ...base, value: [1], failure },
    ])
      expect(parseOutcome(one)).toEqual(one);
    expect(() => parseOutcome(base)).toThrow(/neither a value nor a failure/);
    expect(() => parseOutcome({ ...base, seconds: -1, value: 1 })).toThrow(/^not an outcome: seconds/);
    expect(() => parseOutcome({ ...base, failure: { reason: "why", message: "" } })).toThrow(/failure\.reason/);
  });
});

describe("plain data", () => {
  it("has one text, whatever the order of its keys", () => {
    expect(canonical({ b: [1, { d: null, c: "é" }], a: true })).toBe('{"a":true,"b":[1,{"c":"é","d":null}]}');
  });

  it("writes infinity as a problem file does, and is nothing that runs", () => {
    expect(toJson({ a: [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY], b: undefined })).toEqual({
      a: [".inf", "-.inf"],
    });
    expect(() => toJson({ a: Number.NaN })).toThrow(/NaN/);
    expect(() => toJson({ a: () => 1 })).toThrow(/got a function/);
  });
});

describe("progress", () => {
  it("foretells the end from the rate of this run, not from what was there before", () => {
    const count = new ProgressCount(110, 10, 0, 5);
    expect(count.at(6)).toEqual({ finished: 10, failed: 0, total: 110, rate: undefined, secondsLeft: undefined });
    for (let k = 0; k < 20; k++) count.add(k === 3);
    expect(count.at(15)).toEqual({ finished: 30, failed: 1, total: 110, rate: 2, secondsLeft: 40 });
  });

  it.each([
    [0.2, "under 1 s"],
    [59.4, "59 s"],
    [200, "3 min 20 s"],
    [7500, "2 h 5 min"],
    [86400 * 3 + 3600 * 4, "3 d 4 h"],
  ])("of %d seconds is %s", (seconds, text) => {
    expect(duration(seconds)).toBe(text);
  });
});
