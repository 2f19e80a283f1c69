import { parseProblem } from "@openbath/problem";
import {
  fermionDocument,
  harmonicDocument,
  limitsDocument,
  solutionDocument,
  solveLimits,
  solveProblem,
} from "openbath";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { download, Site } from "../src/playground.ts";
import { differences } from "../src/same-numbers.ts";

/** Node and the browser run the same code; their exp and log may differ in the last bit, and steady states pass that on. */
const TOLERANCE = 1e-12;

let site: Site;
beforeAll(async () => {
  site = await Site.open();
});
afterAll(() => site.close());
afterEach(async () => {
  expect(await site.leave()).toEqual([]);
});

/** What the command line prints with --json for this problem file, computed here. */
function inNode(text: string): unknown {
  const problem = parseProblem(text);
  switch (problem.kind) {
    case "harmonic-network":
      return harmonicDocument(problem);
    case "fermion-network":
      return fermionDocument(problem);
    case "density-matrix":
      return problem.limits
        ? limitsDocument(solveLimits(problem))
        : solutionDocument(problem, solveProblem(problem), { density: true });
  }
}

describe("the browser computes the same numbers as Node", () => {
  it.each([
    ["a chain of three spins, four equations", "setting=chain"],
    [
      "a chain of five spins, with the partial secular equation",
      "setting=chain&N=5&equations=redfield,partial-secular",
    ],
    ["a chain between Drude baths", "setting=chain&N=2&density=drude&Tl=1&Tr=0.5&mul=-1"],
    ["a chain whose baths are a formula", "setting=chain&N=2&density=formula&formula=w^2*exp(-w/2)"],
    ["a chain whose baths are drawn", "setting=chain&N=2&density=drawn"],
    ["a harmonic wire", "setting=wire"],
    ["a longer wire between cold ohmic baths", "setting=wire&N=4&density=ohmic-gaussian&wc=20&Tc=0.1&k=0.4"],
    ["two fermionic modes", "setting=modes"],
    ["two modes whose leads are a formula", "setting=modes&density=formula&t=0.4"],
    ["the question whether a Lindblad equation is possible", "setting=limits"],
    ["the same question where one is", "setting=limits&N=2&left=2&right=0"],
  ])("for %s", async (_, link) => {
    const page = await site.playground(link);
    const text = await download(page, "Problem file");
    const there = JSON.parse(await download(page, "Results, JSON"));
    const here = JSON.parse(JSON.stringify(inNode(text)));
    expect(differences(there, here, TOLERANCE)).toEqual([]);
  });
});
