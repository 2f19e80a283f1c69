import { describe, expect, it } from "vitest";
import { problemFromData } from "../src/index.ts";

const data = {
  space: { spins: 1 },
  hamiltonian: "0.5*sz(1)",
  baths: { only: { beta: ".inf", spectralDensity: { kind: "tabulated", file: "J.csv" } } },
  couplings: [{ bath: "only", hermitian: "sx(1)" }],
};

describe("a problem that is data already", () => {
  it("is the one that its JSON describes", () => {
    const problem = problemFromData(data, { readFile: () => "0,0\n1,1\n2,0\n" });
    expect(problem.kind).toBe("density-matrix");
    if (problem.kind !== "density-matrix") return;
    expect(problem.baths.get("only")?.beta).toBe(Number.POSITIVE_INFINITY);
    expect(problem.space.dimension).toBe(2);
  });

  it("is refused with the path of what is wrong, without a line", () => {
    expect(() => problemFromData({ ...data, epsilon: -1 })).toThrow(/^epsilon: expected .* got -1$/);
    expect(() => problemFromData(JSON.parse('{ "baths": { "__proto__": {} } }'))).toThrow(
      /^baths: not valid here: __proto__ as a key; expected a plain name$/,
    );
  });
});
