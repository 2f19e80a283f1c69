import { describe, expect, it } from "vitest";
import { checkRows } from "../core/checks-table.ts";
import { problemText } from "../core/problem-text.ts";
import { solvePoint } from "../solve/solve.ts";

describe("the table of checks", () => {
  it("has one row for each check of the four equations of paper 000, with the number behind the answer", () => {
    const { verdicts } = solvePoint(problemText({ setting: "chain", values: {}, sweep: "g" }));
    const rows = checkRows(verdicts);
    expect(rows.map(({ name }) => name)).toEqual([
      "would thermalise with each bath alone",
      "conserves locally",
      "completely positive",
      "state is positive",
      "obeys the second law",
      "levels far apart on the scale of the rates",
    ]);
    const [redfield, local, eigenbasis, universal] = verdicts.map((_, k) => rows.map(({ cells }) => cells[k]?.holds));
    expect(redfield).toEqual([true, true, false, true, true, undefined]);
    expect(local).toEqual([false, true, true, true, true, undefined]);
    expect(eigenbasis).toEqual([true, true, true, true, true, true]);
    expect(universal).toEqual([true, false, true, true, true, undefined]);
    expect(rows[3].cells[0]?.detail).toMatch(/^smallest eigenvalue 3\.9e-4$/);
  });
});
