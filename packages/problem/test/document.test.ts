import { sm } from "@openbath/hilbert";
import { describe, expect, it } from "vitest";
import { parseProblem } from "../src/index.ts";
import { file, problem, read, refusal } from "./support/file.ts";
import { distance } from "./support/matrices.ts";

const json = {
  parameters: { g: 0.1, twice: "2*g" },
  space: { spins: 2 },
  hamiltonian: [{ xxz: { field: [1, 1.5], coupling: "g" } }, "twice * sx(2)"],
  epsilon: "g",
  baths: { left: { temperature: 0.5, mu: -0.5, spectralDensity: { kind: "drude", strength: 1, cutoff: 5 } } },
  couplings: [{ bath: "left", exchange: "sm(1)" }],
  equations: ["redfield"],
  observables: {
    up: "n(1)",
    matrix: {
      matrix: {
        re: [
          [1, 0, 0, 0],
          [0, 1, 0, 0],
          [0, 0, 0, 0],
          [0, 0, 0, 0],
        ],
      },
    },
  },
};

const yaml = `
# the same, as a person writes it
parameters: { g: 1e-1, twice: 2*g }
space: { spins: 2 }
hamiltonian:
  - xxz: { field: [1, 3/2], coupling: g }
  - twice * sx(2)
epsilon: g
baths:
  left:
    temperature: 1/2
    mu: -0.5
    spectralDensity: { kind: drude, strength: 1, cutoff: 5 }
couplings:
  - { bath: left, exchange: sm(1) }
equations: redfield
observables:
  up: n(1)
  matrix: { matrix: { re: [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]] } }
`;

describe("a problem file", () => {
  it("says the same in YAML and in JSON", () => {
    const [one, other] = [read(yaml), read(JSON.stringify(json))];
    expect(distance(one.system.hamiltonian, other.system.hamiltonian)).toBe(0);
    expect(one.system.epsilon).toBe(other.system.epsilon);
    expect([...one.parameters]).toEqual([...other.parameters]);
    expect(one.baths.get("left")?.beta).toBe(2);
    expect(other.baths.get("left")?.beta).toBe(2);
    expect(one.equations.map(({ label }) => label)).toEqual(other.equations.map(({ label }) => label));
    for (const name of ["up", "matrix"]) {
      const [x, y] = [one.observables.get(name), other.observables.get(name)];
      if (x === undefined || y === undefined) throw new Error(`no observable ${name}`);
      expect(distance(x, y)).toBe(0);
    }
  });

  it("makes couplings in the order of the file, those of one bath sharing it", () => {
    const { system, baths } = problem({
      couplings: "[{ bath: left, exchange: 2*sm(1) }, { bath: left, hermitian: sx(2) }]",
    });
    expect(system.couplings.map(({ kind }) => kind)).toEqual(["exchange", "hermitian"]);
    expect(system.couplings[0].bath).toBe(system.couplings[1].bath);
    expect(system.couplings[0].bath).toBe(baths.get("left"));
    expect(distance(system.couplings[0].operator, sm(system.hamiltonian.space, 1).times(2))).toBe(0);
  });

  it("has epsilon 1, no observables and the kind density-matrix when it does not say so", () => {
    const { kind, system, observables, warnings } = problem({ epsilon: undefined });
    expect([kind, system.epsilon, observables.size, warnings]).toEqual(["density-matrix", 1, 0, []]);
  });

  it("may begin with a byte-order mark and end its lines as other systems do", () => {
    expect(parseProblem(`\uFEFF${file().replaceAll("\n", "\r\n")}`).kind).toBe("density-matrix");
  });

  it("resolves anchors", () => {
    expect(read(`parameters: { e: &e 0.25 }\n${file({ epsilon: "*e" })}`).system.epsilon).toBe(0.25);
  });

  it("warns of a bath that nothing couples to, and leaves it out", () => {
    const drude = "{ beta: 1, mu: -1, spectralDensity: { kind: drude, strength: 1, cutoff: 5 } }";
    const { baths, warnings } = problem({ baths: `{ left: ${drude}, spare: ${drude} }` });
    expect([...baths.keys()]).toEqual(["left"]);
    expect(warnings).toEqual(["baths.spare: no coupling uses this bath"]);
  });
});

describe("what is no problem file", () => {
  it.each([
    ["", "problem: the file is empty; expected a mapping such as `space: { spins: 3 }`"],
    [" \n\t\n", "problem: the file is empty; expected a mapping such as `space: { spins: 3 }`"],
    [
      "# nothing but a comment\n",
      "problem: expected a mapping of keys such as space, hamiltonian, baths at the top, got nothing",
    ],
    ["- 1\n", "problem: expected a mapping of keys such as space, hamiltonian, baths at the top, got a list"],
    ["hello", 'problem: expected a mapping of keys such as space, hamiltonian, baths at the top, got "hello"'],
    ["42", "problem: expected a mapping of keys such as space, hamiltonian, baths at the top, got 42"],
  ])("%j is refused in one line", (text, message) => {
    expect(refusal(text).message).toBe(message);
  });

  it.each([
    ["space: [1, 2\nbaths: }", /not valid YAML: .*\(line 2\)$/],
    ["space:\n\tspins: 2\n", /Tabs are not allowed.*\(line 2\)$/],
    ["space: { spins: 2 }\nspace: { spins: 3 }\n", /Map keys must be unique.*\(line 2\)$/],
    ["--- \na: 1\n---\nb: 2\n", /one document expected, got several \(line 3\)$/],
    [file({ hamiltonian: "!op sz(1)" }), /Unresolved tag: !op.*\(line 2\)$/],
    [file({ hamiltonian: "!!js/function 'process.exit()'" }), /Unresolved tag.*\(line 2\)$/],
    [file({ epsilon: "*nowhere" }), /\*nowhere has no anchor &nowhere above it \(line 3\)$/],
    [file({ hamiltonian: "&h [*h]" }), /\*h contains itself \(line 2\)$/],
    ["? [1, 2]\n: 3\n", /a list or mapping as a key; expected a plain name \(line 1\)$/],
    [file({ observables: "{ __proto__: sz(1) }" }), /__proto__ as a key.*\(line 8\)$/],
    [file({ parameters: "{ constructor: 1 }" }), /constructor as a key.*\(line 8\)$/],
    [
      "a: &a [1,1,1,1,1,1,1,1,1,1]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\n",
      /Excessive alias count/,
    ],
  ])("refuses %j in one line with its place", (text, message) => {
    const error = refusal(text);
    expect(error.message).toMatch(message);
    expect(error.message).not.toContain("\n");
  });
});

describe("an entry that is wrong", () => {
  it.each<[Readonly<Record<string, string | undefined>>, string, RegExp]>([
    [{ kind: "densitymatrix" }, "kind", /did you mean density-matrix/],
    [{ kind: "[1]" }, "kind", /got \[1\]/],
    [
      { hamiltonain: "sz(1)" },
      "hamiltonain",
      /unknown key \(did you mean hamiltonian\?\); expected one of kind, parameters, space/,
    ],
    [{ space: undefined }, "space", /missing; expected the Hilbert space, such as \{ spins: 3 \}/],
    [{ hamiltonian: undefined }, "hamiltonian", /missing; expected a list of terms/],
    [{ baths: undefined }, "baths", /missing; expected a mapping from names to baths/],
    [{ couplings: undefined }, "couplings", /missing; expected a list such as/],
    [{ space: "" }, "space", /expected \{ spins: 3 \}.*, got nothing/],
    [{ hamiltonian: "" }, "hamiltonian", /expected an operator expression, .*got nothing/],
    [{ baths: "" }, "baths", /expected a mapping from names to baths, got nothing/],
    [{ baths: "{}" }, "baths", /expected at least one bath, got none/],
    [{ baths: "[1]" }, "baths", /expected a mapping from names to baths, got \[1\]/],
    [{ couplings: "" }, "couplings", /expected a list of couplings.*got nothing/],
    [{ couplings: "[]" }, "couplings", /expected at least one coupling/],
    [{ space: "spins" }, "space", /got "spins"/],
    [{ space: "{ spin: 2 }" }, "space", /did you mean spins/],
    [{ space: "{ spins: 0 }" }, "space.spins", /a whole number of sites from 1 to 64, got 0/],
    [{ space: "{ spins: 2.5 }" }, "space.spins", /got 2.5/],
    [{ space: "{ spins: 1000000000 }" }, "space.spins", /got 1000000000/],
    [{ space: "{ spins: true }" }, "space.spins", /expected a number or an expression of the parameters, got true/],
    [{ space: "{ spins: 40 }" }, "space", /the space has 1099511627776 states; at most 67108864/],
    [{ space: "{ spins: 1, fermions: 1 }" }, "space", /only one of/],
    [{ space: "{ bosons: { sites: 2, maxOccupation: 0 } }" }, "space.bosons.maxOccupation", /at least 1, got 0/],
    [
      { space: "{ bosons: { sites: 2 } }" },
      "space.bosons.maxOccupation",
      /missing; expected the largest number of bosons/,
    ],
    [{ space: "{ levels: [] }" }, "space.levels", /expected 1 to 64 sites, got 0/],
    [{ space: "{ levels: [2, 0] }" }, "space.levels[1]", /at least 1, got 0/],
    [{ space: "[{ spins: 1 }, { boson: 3 }]" }, "space[1]", /did you mean bosons/],
    [{ epsilon: "0" }, "epsilon", /expected a positive finite number, got 0/],
    [{ epsilon: "-0.1" }, "epsilon", /got -0.1/],
    [{ epsilon: ".nan" }, "epsilon", /got NaN/],
    [{ epsilon: "1e400" }, "epsilon", /got Infinity/],
    [{ epsilon: "true" }, "epsilon", /expected a number or an expression of the parameters, got true/],
    [{ epsilon: "" }, "epsilon", /got nothing/],
    [{ epsilon: "0,1" }, "epsilon", /got "," at character 2/],
    [{ epsilon: "1_000" }, "epsilon", /write 2\*g, not 2g/],
    [{ epsilon: "1i" }, "epsilon", /expected a real number, got an imaginary one/],
    [{ parameters: "{ 2g: 1 }" }, "parameters.2g", /a parameter's name is made of/],
    [{ parameters: "{ β: 1 }" }, "parameters.β", /a parameter's name is made of a to z/],
    [{ parameters: "{ sx: 1 }" }, "parameters.sx", /has a meaning in expressions already/],
    [{ parameters: "{ inf: 1 }" }, "parameters.inf", /has a meaning/],
    [{ parameters: "{ h: 2*g, g: 1 }" }, "parameters.h", /made of those above it, but g is not; got "2\*g"/],
    [{ parameters: "{ g: g }" }, "parameters.g", /made of those above it/],
    [{ parameters: "{ g: .nan }" }, "parameters.g", /expected a finite number, got NaN/],
    [{ parameters: "{ g: }" }, "parameters.g", /got nothing/],
    [{ parameters: "[1]" }, "parameters", /expected a mapping from names to numbers, got \[1\]/],
    [{ hamiltonian: "3" }, "hamiltonian", /expected an operator expression.*got 3/],
    [{ hamiltonian: "[sz(1), 3]" }, "hamiltonian[1]", /got 3/],
    [{ hamiltonian: "''" }, "hamiltonian", /got the end at character 1/],
    [{ hamiltonian: "sz(3)" }, "hamiltonian", /no site 3.*counted from 1 to 2/],
    [{ hamiltonian: "sz(0)" }, "hamiltonian", /no site 0/],
    [{ hamiltonian: "sz(1.5)" }, "hamiltonian", /the site of sz must be a whole number, got 1.5/],
    [{ hamiltonian: "szz(1)" }, "hamiltonian", /unknown .*szz \(did you mean sz\?\)/],
    [{ hamiltonian: "a(1) + ad(1)" }, "hamiltonian", /is a spin/],
    [{ hamiltonian: "1e300*1e300*sz(1)" }, "hamiltonian", /must be finite, got Infinity/],
    [{ hamiltonian: "1/0*sz(1)" }, "hamiltonian", /division by zero/],
    [{ hamiltonian: "sp(1)" }, "hamiltonian", /not Hermitian/],
    [
      { couplings: "[{ bath: lefty, exchange: sm(1) }]" },
      "couplings[0].bath",
      /\(left\), got "lefty" \(did you mean left\?\)/,
    ],
    [{ couplings: "[{ bath: left }]" }, "couplings[0]", /expected \{ bath: NAME, exchange: OPERATOR \} or/],
    [{ couplings: "[{ bath: left, exchnge: sm(1) }]" }, "couplings[0]", /did you mean exchange/],
    [
      { couplings: "[{ bath: left, exchange: sm(1), hermitian: sx(1) }]" },
      "couplings[0]",
      /only one of exchange, hermitian/,
    ],
    [{ couplings: "[{ exchange: sm(1) }]" }, "couplings[0].bath", /missing; expected the name of a bath/],
    [{ couplings: "[{ bath: left, exchange: 1 }]" }, "couplings[0].exchange", /expected an operator expression/],
    [{ couplings: "[{ bath: left, exchange: 0*sm(1) }]" }, "couplings[0].exchange", /the coupling operator is zero/],
    [{ couplings: "[{ bath: left, exchange: 1e300*sm(1)*1e300 }]" }, "couplings[0].exchange", /overflow/],
    [{ couplings: "[{ bath: left, hermitian: sm(1) }]" }, "couplings[0].hermitian", /expected a Hermitian operator/],
    [{ couplings: "[{ bath: left, exchange: c(1) }]" }, "couplings[0].exchange", /c acts on a fermion/],
    [{ couplings: "{ bath: left, exchange: sm(1) }" }, "couplings", /expected a list of couplings/],
    [{ observables: "{ x: 3 }" }, "observables.x", /expected an operator expression.*got 3/],
    [{ observables: "[sz(1)]" }, "observables", /expected a mapping from names to operators/],
    [{ observables: "{ x: process.exit(1) }" }, "observables.x", /unexpected character "\."/],
    [{ observables: "{ x: log(0)*sz(1) }" }, "observables.x", /must be finite, got -Infinity/],
  ])("%j is refused at %s, in one line", (changes, path, message) => {
    const error = refusal(file(changes));
    expect(error.path).toBe(path);
    expect(error.message.startsWith(`${path}: `), error.message).toBe(true);
    expect(error.message).toMatch(message);
    expect(error.message).not.toContain("\n");
  });

  it.each<[string, string, number]>([
    ["space: { spins: 2 }\n\n\nhamiltonian:\n  - sz(1)\n  - sz(5)\n", "hamiltonian[1]", 6],
    ["hamiltonian: sz(1)\nspace:\n  bosons:\n    sites: 2\n    maxOccupation: 0\n", "space.bosons.maxOccupation", 5],
  ])("has the line where the entry stands: %j", (start, path, line) => {
    const rest = file({ space: undefined, hamiltonian: undefined });
    const error = refusal(start + rest);
    expect([error.path, error.line]).toEqual([path, line]);
    expect(error.message.endsWith(` (line ${line})`)).toBe(true);
  });

  it("is named before what misspelt keys leave missing", () => {
    expect(refusal(file({ hamiltonian: undefined, hamiltonan: "sz(1)" })).path).toBe("hamiltonan");
  });
});
