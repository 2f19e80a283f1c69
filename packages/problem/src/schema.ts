import * as v from "valibot";
import { mapping, named, oneOf, oneOrMore, textOr } from "./schema-parts.ts";

/** A number (what it may be is looked at where it is used), or an expression of the named parameters that gives one. */
export const scalar = v.custom<number | string>(
  (x) => typeof x === "number" || typeof x === "string",
  "a number or an expression of the parameters",
);
export type Scalar = v.InferOutput<typeof scalar>;

const scalars = oneOrMore(scalar);
export const wholeNumber = v.pipe(v.number("a whole number"), v.integer("a whole number"));

const BOSONS = { sites: "the number of sites", maxOccupation: "the largest number of bosons on a site" };

const spaceFactor = oneOf(
  {
    spins: mapping({ spins: scalar }),
    bosons: mapping({ bosons: mapping({ sites: scalar, maxOccupation: scalar }, BOSONS) }),
    fermions: mapping({ fermions: scalar }),
    levels: mapping({ levels: v.array(scalar, "a list with the number of levels of each site, as in [3, 2]") }),
  },
  "{ spins: 3 }, { bosons: { sites: 4, maxOccupation: 2 } }, { fermions: 2 }, { levels: [3, 2] } or a list of such",
);
export type SpaceFactor = v.InferOutput<typeof spaceFactor>;

export const matrixRows = v.array(v.array(scalar, "a row of numbers"), "a list of rows, as in [[0, 1], [1, 0]]");
const matrix = mapping({ re: matrixRows, im: v.optional(matrixRows) });

/** An operator: an expression, or the entries of a matrix in the product basis. */
const operatorEntry = textOr(
  oneOf(
    { matrix: mapping({ matrix }) },
    'an operator expression such as "sm(1)", or { matrix: { re: [[...]], im: [[...]] } }',
  ),
);
export type OperatorEntry = v.InferOutput<typeof operatorEntry>;

const xxz = mapping({ field: v.optional(scalars), coupling: v.optional(scalars), anisotropy: v.optional(scalars) });

const heisenberg = mapping({
  field: v.optional(scalars),
  bonds: v.array(
    mapping({
      between: v.strictTuple([wholeNumber, wholeNumber], "two sites, as in [1, 2]"),
      xx: v.optional(scalar),
      yy: v.optional(scalar),
      zz: v.optional(scalar),
      all: v.optional(scalar),
    }),
    "a list of bonds, as in [{ between: [1, 2], all: 0.2 }]",
  ),
});

const boseHubbard = mapping({
  hopping: scalars,
  interaction: v.optional(scalars),
  energies: v.optional(scalars),
});

const hamiltonianTerm = textOr(
  oneOf(
    {
      xxz: mapping({ xxz }),
      heisenberg: mapping({ heisenberg }),
      "bose-hubbard": mapping({ "bose-hubbard": boseHubbard }),
      matrix: mapping({ matrix }),
    },
    "an operator expression, or one of xxz, heisenberg, bose-hubbard, matrix with its parameters",
  ),
);
export type HamiltonianTerm = v.InferOutput<typeof hamiltonianTerm>;

const DENSITY_EXAMPLE = "a mapping with a kind, as in { kind: drude, strength: 1, cutoff: 10 }";

const convention = v.optional(v.picklist(["decay-rate", "caldeira-leggett", "coupling-density"]));
const ends = v.strictTuple([scalar, scalar], "two ends, as in [0, 10]");

export const bathEntry = mapping(
  {
    statistics: v.optional(v.picklist(["boson", "fermion"])),
    beta: v.optional(scalar),
    temperature: v.optional(scalar),
    mu: v.optional(scalar),
    spectralDensity: v.looseObject(
      {
        kind: v.string("the name of a spectral density, as in { kind: drude, ... }"),
        support: v.optional(ends),
        convention,
      },
      DENSITY_EXAMPLE,
    ),
    support: v.optional(ends),
    principalValue: v.optional(v.boolean()),
    convention,
  },
  { spectralDensity: DENSITY_EXAMPLE },
);
export type BathEntry = v.InferOutput<typeof bathEntry>;

/** Bath names may look like numbers. */
export const bathName = v.pipe(v.union([v.string(), v.number()], "the name of a bath"), v.transform(String));

const couplingEntry = oneOf(
  {
    exchange: mapping({ bath: bathName, exchange: operatorEntry }, { bath: "the name of a bath" }),
    hermitian: mapping({ bath: bathName, hermitian: operatorEntry }, { bath: "the name of a bath" }),
  },
  "{ bath: NAME, exchange: OPERATOR } or { bath: NAME, hermitian: OPERATOR }",
);
export type CouplingEntry = v.InferOutput<typeof couplingEntry>;

export const equationEntry = textOr(
  v.looseObject(
    { equation: v.string("the name of an equation"), label: v.optional(v.string()) },
    "the name of an equation, or { equation: NAME, ... }",
  ),
);
export type EquationEntry = v.InferOutput<typeof equationEntry>;

/** The top of a density-matrix problem. */
export const densityMatrixSchema = mapping(
  {
    kind: v.optional(v.literal("density-matrix")),
    parameters: v.optional(named(scalar, "numbers")),
    space: oneOrMore(spaceFactor),
    hamiltonian: oneOrMore(hamiltonianTerm),
    epsilon: v.optional(scalar),
    baths: named(bathEntry, "baths"),
    couplings: v.array(couplingEntry, "a list of couplings, as in [{ bath: left, exchange: sm(1) }]"),
    equations: v.optional(oneOrMore(equationEntry)),
    observables: v.optional(named(operatorEntry, "operators")),
    times: v.optional(v.array(scalar)),
    initial: v.optional(v.union([v.string(), v.array(v.union([v.string(), v.number()]))])),
    limits: v.optional(
      mapping({
        left: v.array(wholeNumber, "a list of sites, as in [1]"),
        right: v.array(wholeNumber, "a list of sites, as in [4]"),
        traces: v.optional(
          v.union(
            [v.strictTuple([scalar, scalar]), v.literal("free"), mapping({ sum: scalar })],
            "two numbers as in [1, 1], free, or { sum: 2 }",
          ),
        ),
      }),
    ),
  },
  {
    space: "the Hilbert space, such as { spins: 3 }",
    hamiltonian: 'a list of terms, such as ["0.5 * sz(1)"]',
    baths: "a mapping from names to baths",
    couplings: "a list such as [{ bath: left, exchange: sm(1) }]",
  },
);
export type DensityMatrixDocument = v.InferOutput<typeof densityMatrixSchema>;
