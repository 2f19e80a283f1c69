import { type Bath, compileBath } from "@openbath/baths";
import { describe, expect, it } from "vitest";
import { file, read, refusal, withBath, withDensity } from "./support/file.ts";

const bathOf = (text: string, files: Readonly<Record<string, string>> = {}): Bath => {
  const { baths } = read(text, { readFile: (name) => files[name] ?? missing(name) });
  const bath = baths.get("left");
  if (bath === undefined) throw new Error("no bath named left");
  return bath;
};

const missing = (name: string): never => {
  throw new Error(`ENOENT: no such file, open '${name}'`);
};

const FERMION = "statistics: fermion, beta: 1, mu: 0.2";

describe("spectral densities", () => {
  it.each<[string, string, (w: number) => number]>([
    ["kind: ohmic-gaussian, strength: 2, cutoff: 3", "boson", (w) => 2 * w * Math.exp(-((w / 3) ** 2))],
    [
      "kind: ohmic-gaussian, strength: 2, cutoff: 3, exponent: 3",
      "boson",
      (w) => 2 * w ** 3 * Math.exp(-((w / 3) ** 2)),
    ],
    ["kind: ohmic-exponential, strength: 2, cutoff: 3, exponent: 0.5", "boson", (w) => 2 * w ** 0.5 * Math.exp(-w / 3)],
    ["kind: drude, strength: 2, cutoff: 3", "boson", (w) => (2 * w * 9) / (w * w + 9)],
    ["kind: ohmic-hard, strength: 2, cutoff: 3", "boson", (w) => (w < 3 ? 2 * w : 0)],
    ["kind: pure-ohmic, strength: 2", "boson", (w) => 2 * w],
    [
      "kind: newns, strength: 2, bandwidth: 3",
      "fermion",
      (w) => (Math.abs(w) < 3 ? 2 * Math.sqrt(1 - (w * w) / 9) : 0),
    ],
    ["kind: lorentzian, strength: 2, center: 1, width: 3", "fermion", (w) => (2 * 9) / ((w - 1) ** 2 + 9)],
    ["kind: lorentzian, strength: 2, width: 3", "fermion", (w) => (2 * 9) / (w * w + 9)],
    ["kind: flat, strength: 2", "fermion", () => 2],
    ["kind: expression, formula: w^2*exp(-w)", "boson", (w) => w * w * Math.exp(-w)],
    ["kind: expression, formula: omega^2*exp(-omega)", "boson", (w) => w * w * Math.exp(-w)],
    ["kind: expression, expression: 0.5*w, support: [0, 3]", "boson", (w) => (w < 3 ? 0.5 * w : 0)],
    ["kind: tabulated, points: [[0, 0], [1, 2], [4, 2]]", "boson", (w) => (w < 1 ? Number.NaN : w < 4 ? 2 : 0)],
  ])("{ %s } is the function that it names", (entries, statistics, J) => {
    const bath = bathOf(withDensity(entries, statistics === "boson" ? "beta: 1, mu: -0.5" : FERMION));
    for (const w of [0.3, 1, 1.7, 2.9, 3.6]) {
      const expected = J(w);
      if (!Number.isNaN(expected)) expect(compileBath(bath).J(w)).toBeCloseTo(expected, 12);
    }
  });

  it.each([
    ["w,J\n0,0\n1,0.5\n2,0.25\n", "a heading and commas"],
    ["# measured on Tuesday\n0,0\n# the peak\n1,0.5\n\n2,0.25", "comments and blank lines"],
    ["0 0\r\n1 0.5\r\n2 2.5e-1\r\n", "spaces and the line ends of another system"],
    ["w\tJ\n0\t0\n1\t0.5\n2\t0.25\n", "tabs"],
    ["\uFEFFw;J\n0;0\n1;0.5\n2;0.25\n", "semicolons and a byte-order mark"],
  ])("reads a table with %j", (text) => {
    const bath = bathOf(withDensity("kind: tabulated, file: J.csv"), { "J.csv": text });
    expect(bath.spectralDensity(1)).toBe(0.5);
    expect(bath.support).toEqual([0, 2]);
  });

  it.each([
    ["0,0\n1,x\n2,0", /file: row 2 of "J\.csv": expected two numbers w, J, got "1,x"/],
    ["0,0\n1\n2,0", /row 2 of "J\.csv"/],
    ["0,0,0\n1,1,1", /row 1 of "J\.csv"/],
    ["0,0\n1,\n2,0", /row 2 of "J\.csv"/],
    ["0,0\n1,0.5\n1,0.6", /omega must ascend, got 1 at point 3/],
    ["0,0\n1,-2\n2,0", /point 2 must be \[omega, J >= 0\]/],
    ["w,J\n", /at least two points/],
    ["", /at least two points/],
  ])("refuses the table %j", (text, message) => {
    const error = refusal(withDensity("kind: tabulated, file: J.csv"), { readFile: () => text });
    expect(error.message).toMatch(message);
    expect(error.path).toMatch(/^baths\.left\.spectralDensity/);
    expect(error.line).toBe(5);
  });

  it("says which file cannot be read, and why", () => {
    const error = refusal(withDensity("kind: tabulated, file: K.csv"), { readFile: missing });
    expect(error.message).toBe(
      `baths.left.spectralDensity.file: cannot read "K.csv": ENOENT: no such file, open 'K.csv' (line 5)`,
    );
    expect(refusal(withDensity("kind: tabulated, file: K.csv")).message).toContain("files cannot be read here");
  });

  it.each([
    ["kind: ohmic-gaussian, strength: 1, cutoff: -1", "cutoff: expected a positive finite number, got -1"],
    ["kind: ohmic-gaussian, strength: 1, cutoff: .inf", "cutoff: expected a positive finite number, got Infinity"],
    [
      "kind: ohmic-gaussian, strength: 1, cutoff: true",
      "cutoff: expected a positive finite number or an expression of the parameters, got true",
    ],
    [
      "kind: ohmic-gaussian, strength: 1, cutoff: ",
      "cutoff: expected a positive finite number or an expression of the parameters, got nothing",
    ],
    ["kind: ohmic-gaussian, strength: 1", "cutoff: missing; ohmic-gaussian needs a positive finite number"],
    ["kind: ohmic-gaussian, strength: -1, cutoff: 1", "strength: expected a finite number of at least 0, got -1"],
    ["kind: drude, strength: 1, cutof: 1", "cutof: unknown key of drude (did you mean cutoff?)"],
    [
      "kind: drud, strength: 1, cutoff: 1",
      'kind: expected one of ohmic-gaussian, ohmic-exponential, drude, ohmic-hard, pure-ohmic, newns, lorentzian, flat, tabulated, expression, got "drud" (did you mean drude?)',
    ],
    ["kind: constructor", "kind: expected one of"],
    ["strength: 1", "kind: missing; expected a mapping with a kind"],
    ["kind: expression", 'formula: expected a formula of w such as "w * exp(-w / 10)", got nothing'],
    ["kind: expression, formula: process.exit(1)", 'formula: unexpected character "."'],
    ["kind: expression, formula: i*w", "formula: unknown name i"],
    ["kind: tabulated, file: 3", "file: expected the name of a file, got 3"],
    ["kind: tabulated, points: [[0, 0], [1, x]]", "points[1][1]: unknown name x"],
    ["kind: tabulated, points: [[0, 0], [1]]", "points[1]: expected two numbers [w, J], got [1]"],
  ])("refuses { %s } at the key at fault", (entries, message) => {
    const error = refusal(withDensity(entries));
    expect(error.message.startsWith(`baths.left.spectralDensity.${message}`), error.message).toBe(true);
    expect(error.line).toBe(5);
  });

  it.each([
    ["formula: -w, support: [0, 1]", /spectralDensity\(omega = .*\) returned -/],
    ["formula: sqrt(w - 1), support: [0, 2]", /returned NaN/],
    ["formula: exp(w)", /returned Infinity/],
    ["formula: w", /does not decay/],
  ])("refuses a formula that is no spectral density before anything is solved: %s", (entries, message) => {
    const error = refusal(withDensity(`kind: expression, ${entries}`));
    expect(error.path).toBe("baths.left.spectralDensity");
    expect(error.message).toMatch(message);
  });

  it("keeps the frequency apart from a parameter of the same name", () => {
    const text = `parameters: { w: 3 }\n${withDensity("kind: expression, formula: w*exp(-w)")}`;
    expect(refusal(text).message).toMatch(/formula: w is the frequency here, but a parameter has this name too/);
    expect(bathOf(text.replace("w*exp(-w)", "omega*exp(-omega)")).spectralDensity(1)).toBeCloseTo(Math.exp(-1), 15);
  });
});

describe("baths", () => {
  const drude = "spectralDensity: { kind: drude, strength: 1, cutoff: 5 }";

  it("takes a temperature for beta, 0 and .inf included", () => {
    expect(bathOf(withBath(`temperature: 0.25, mu: -1, ${drude}`)).beta).toBe(4);
    expect(bathOf(withBath(`temperature: 0, mu: -1, ${drude}`)).beta).toBe(Number.POSITIVE_INFINITY);
    for (const infinite of [".inf", "inf", '".inf"', "Infinity"])
      expect(bathOf(withBath(`beta: ${infinite}, mu: -1, ${drude}`)).beta).toBe(Number.POSITIVE_INFINITY);
  });

  it("narrows the band by support, in the bath or in its spectral density", () => {
    for (const text of [
      withBath(`beta: 1, mu: -1, support: [1, 3], ${drude}`),
      withDensity("kind: drude, strength: 1, cutoff: 5, support: [1, 3]"),
    ]) {
      const bath = bathOf(text);
      expect(bath.support).toEqual([1, 3]);
      expect(compileBath(bath).J(0.5)).toBe(0);
      expect(compileBath(bath).J(2)).toBeCloseTo(50 / 29, 14);
    }
  });

  it("knows the three conventions: J, J/2, J/2 pi", () => {
    const J = (convention: string) =>
      bathOf(withBath(`beta: 1, mu: -1, convention: ${convention}, ${drude}`)).spectralDensity(1);
    expect(J("caldeira-leggett")).toBeCloseTo(2 * J("decay-rate"), 15);
    expect(J("coupling-density")).toBeCloseTo(2 * Math.PI * J("decay-rate"), 14);
  });

  it("drops the Lamb shift with principalValue: false, and nothing else", () => {
    const [with_, without] = ["true", "false"].map((value) =>
      compileBath(bathOf(withBath(`beta: 1, mu: -1, principalValue: ${value}, ${drude}`))),
    );
    expect(with_.emission(-1).im).not.toBe(0);
    expect(without.emission(-1).im).toBeCloseTo(0, 300);
    expect(without.emission(-1).re).toBe(with_.emission(-1).re);
  });

  it("merges what several baths share, the YAML way", () => {
    const { baths } = read(
      file({
        baths: `\n  left: &shared { beta: 1, mu: -1, ${drude} }\n  right:\n    <<: *shared\n    beta: 3`,
        couplings: "[{ bath: left, exchange: sm(1) }, { bath: right, exchange: sm(2) }]",
      }),
    );
    expect([...baths.values()].map(({ beta, mu }) => [beta, mu])).toEqual([
      [1, -1],
      [3, -1],
    ]);
  });

  it.each([
    [`beta: 1, mu: 1, ${drude}`, "baths.left.mu", /at or below the lower edge of its band \(0\).*got mu = 1/],
    [
      `beta: 1, mu: 0, support: [0, 5], spectralDensity: { kind: flat, strength: 1 }`,
      "baths.left.mu",
      /at the band edge/,
    ],
    [`beta: 1, mu: -.inf, ${drude}`, "baths.left.mu", /expected a finite number/],
    [`beta: 0, mu: -1, ${drude}`, "baths.left.beta", /expected a positive number \(\.inf allowed\), got 0/],
    [`beta: -2, mu: -1, ${drude}`, "baths.left.beta", /got -2/],
    [`temperature: -1, mu: -1, ${drude}`, "baths.left.temperature", /at least 0, got -1/],
    [`mu: -1, ${drude}`, "baths.left", /expected either beta or temperature, got neither/],
    [`beta: 1, temperature: 1, mu: -1, ${drude}`, "baths.left", /got both/],
    [`beta: 1, betta: 1, ${drude}`, "baths.left.betta", /unknown key \(did you mean beta\?\)/],
    [
      `beta: 1, statistics: bose, ${drude}`,
      "baths.left.statistics",
      /expected boson or fermion, got "bose" \(did you mean boson\?\)/,
    ],
    [`beta: 1, mu: -1, support: [3, 1], ${drude}`, "baths.left.support", /low < high, got \[3, 1\]/],
    [`beta: 1, mu: -1, support: [-3, -1], ${drude}`, "baths.left.support", /does not overlap/],
    [`beta: 1, mu: -1, support: [1, 2, 3], ${drude}`, "baths.left.support[2]", /two ends/],
    [`beta: 1, mu: -1, principalValue: no, ${drude}`, "baths.left.principalValue", /expected true or false, got "no"/],
    [
      `beta: 1, mu: -1, convention: caldeira, ${drude}`,
      "baths.left.convention",
      /expected decay-rate or caldeira-leggett/,
    ],
    ["beta: 1, mu: -1", "baths.left.spectralDensity", /missing; expected a mapping with a kind/],
    ["beta: 1, mu: -1, spectralDensity: drude", "baths.left.spectralDensity", /got "drude"/],
  ])("refuses { %s } and names %s", (entries, path, message) => {
    const error = refusal(withBath(entries));
    expect([error.path, error.line]).toEqual([path, 5]);
    expect(error.message).toMatch(message);
  });
});
