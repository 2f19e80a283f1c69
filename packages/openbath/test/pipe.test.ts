import { spawnSync } from "node:child_process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundledCommandLine } from "./support/bundled.ts";
import { chain } from "./support/chain.ts";

let bundled: ReturnType<typeof bundledCommandLine>;
beforeAll(() => {
  bundled = bundledCommandLine();
});
afterAll(() => bundled.remove());

describe("openbath as a program", () => {
  it("ends in silence when whoever reads its output stops reading", () => {
    // eight spins: a document of several megabytes, far more than a pipe holds
    const problem = chain({
      space: "{ spins: 8 }",
      hamiltonian: "\n  - xxz: { field: 1, coupling: g, anisotropy: 1 }",
      couplings: "\n  - { bath: left, exchange: sm(1) }\n  - { bath: right, exchange: sm(8) }",
      equations: "[local-lindblad]",
      observables: "{ sz1: sz(1) }",
    });
    const command = `"${process.execPath}" "${bundled.program}" solve - --json --density; echo "left with $?" >&2`;
    const { stdout, stderr } = spawnSync("bash", ["-c", `(${command}) | head -c 5`], {
      input: problem,
      encoding: "utf8",
    });
    expect(stdout).toHaveLength(5);
    expect(stderr).not.toMatch(/EPIPE|Error/);
    expect(stderr).toMatch(/left with 0/);
  });
});
