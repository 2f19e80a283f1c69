import { expect, describe as group, it } from "vitest";
import {
  a,
  bosons,
  c,
  cd,
  describe,
  fermions,
  identity,
  levels,
  n,
  type Operator,
  product,
  sm,
  sp,
  spins,
  sx,
  sy,
  sz,
  transition,
} from "../src/index.ts";
import { combination, numbers, randomOperator } from "./random.ts";

group("an operator in words", () => {
  const two = spins(2);
  it("is a sum of Pauli strings, fewer sites first", () => {
    const op = sx(two, 1).times(sx(two, 2)).times(-0.1).plus(sz(two, 1).times(0.5));
    expect(describe(op)).toBe("0.5 sz(1) - 0.1 sx(1) sx(2)");
    expect(describe(sp(two, 2))).toBe("0.5 sx(2) + 0.5i sy(2)");
    expect(describe(sp(two, 1).times(sm(two, 1)))).toBe("0.5 + 0.5 sz(1)");
    expect(describe(identity(two).times(-1))).toBe("-1");
    expect(describe(sx(two, 1).minus(sx(two, 1)))).toBe("0");
    expect(describe(sy(two, 2).times({ re: -1, im: 1 / 3 }), { digits: 3 })).toBe("-(1 - 0.333i) sy(2)");
    expect(describe(sx(two, 1).times(sy(two, 1)))).toBe("i sz(1)");
  });
  it("counts what it does not print", () => {
    expect(describe(randomOperator(two, [[1, 2]], numbers(1)), { limit: 2 })).toMatch(/ \+ 14 more$/);
  });
  it("writes bosons and levels in |i><j|, identities as such", () => {
    const space = product(bosons({ sites: 1, maxOccupation: 2 }), levels([3]), spins(1));
    expect(describe(a(space, 1), { digits: 4 })).toBe("|0><1|(1) + 1.414 |1><2|(1)");
    expect(describe(n(space, 1))).toBe("|1><1|(1) + 2 |2><2|(1)");
    expect(describe(transition(space, 2, 0, 0))).toBe("1 - |1><1|(2) - |2><2|(2)");
    expect(describe(n(space, 1).times(sx(space, 3)))).toBe("|1><1|(1) sx(3) + 2 |2><2|(1) sx(3)");
  });
  it("takes the Jordan-Wigner strings out of fermion operators", () => {
    const space = product(fermions(2), spins(1), fermions(2));
    const cases: [Operator, string][] = [
      [c(space, 5), "c(5)"],
      [cd(space, 4), "cd(4)"],
      [n(space, 2), "n(2)"],
      [cd(space, 1).times(c(space, 5)), "cd(1) c(5)"],
      [cd(space, 5).times(c(space, 1)), "cd(5) c(1)"],
      [c(space, 4).times(cd(space, 2)), "-cd(2) c(4)"],
      [c(space, 4).times(c(space, 2)), "-c(2) c(4)"],
      [cd(space, 2).times(n(space, 4)).times(c(space, 5)), "cd(2) n(4) c(5)"],
      [cd(space, 1).times(cd(space, 4)).times(c(space, 5)).times(c(space, 2)), "-cd(1) cd(4) c(2) c(5)"],
      [cd(space, 2).times(sx(space, 3)).times(c(space, 4)), "cd(2) sx(3) c(4)"],
    ];
    for (const [op, words] of cases) expect(describe(op)).toBe(words);
    // a fermion operator without its string is not local: it says so
    const bare = identity(space).minus(n(space, 1).times(2)).times(c(space, 2));
    expect(describe(bare)).toBe("(-1)^n(1) c(2)");
    expect(describe(combination([2, n(space, 1)], [{ re: 0, im: 1 }, cd(space, 1).times(c(space, 2))]))).toBe(
      "2 n(1) + i cd(1) c(2)",
    );
  });
});
