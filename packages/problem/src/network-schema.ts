import * as v from "valibot";
import { bathEntry, bathName, equationEntry, matrixRows, scalar, wholeNumber } from "./schema.ts";
import { mapping, named, oneOf, textOr } from "./schema-parts.ts";

const two = (example: string) => v.strictTuple([wholeNumber, wholeNumber], `two places, as in ${example}`);
const place = v.union([wholeNumber, v.array(wholeNumber)], "a node, or a list of nodes");

/** What every kind of network has. */
const common = {
  parameters: v.optional(named(scalar, "numbers")),
  baths: named(bathEntry, "baths"),
  equations: v.optional(v.array(equationEntry)),
};

/** The top of a harmonic-network problem: unit masses, nodes counted from 1. */
export const harmonicNetworkSchema = mapping(
  {
    kind: v.literal("harmonic-network"),
    ...common,
    nodes: v.array(scalar, "a list of frequencies, as in [1, 2]"),
    springs: v.optional(
      v.array(
        mapping({ between: two("[1, 2]"), strength: scalar }),
        "a list of springs, as in [{ between: [1, 2], strength: 0.1 }]",
      ),
    ),
    couplings: v.array(
      mapping(
        { bath: bathName, position: wholeNumber },
        { bath: "the name of a bath", position: "the node whose position couples" },
      ),
      "a list of couplings, as in [{ bath: cold, position: 1 }]",
    ),
    counterTerm: v.optional(v.boolean()),
    measures: v.optional(
      mapping({ between: v.strictTuple([place, place], "two nodes or two groups, as in [1, 2] or [[1, 2], [3]]") }),
    ),
  },
  {
    nodes: "the bare frequencies, as in [1, 2]",
    baths: "a mapping from names to baths",
    couplings: "a list such as [{ bath: cold, position: 1 }]",
  },
);
export type HarmonicNetworkDocument = v.InferOutput<typeof harmonicNetworkSchema>;

const amplitude = v.union(
  [scalar, mapping({ re: scalar, im: v.optional(scalar) })],
  "a number, an expression of the parameters, or { re, im }",
);

/** The top of a fermion-network problem: H = sum e_j c_j^dag c_j + sum (amplitude c_i^dag c_j + h.c.), modes counted from 1. */
export const fermionNetworkSchema = mapping(
  {
    kind: v.literal("fermion-network"),
    ...common,
    hamiltonian: mapping(
      {
        energies: v.array(scalar, "a list of energies, as in [1.25, 0.75]"),
        hopping: v.optional(
          v.array(
            mapping({ between: two("[1, 2]"), amplitude }),
            "a list, as in [{ between: [1, 2], amplitude: -0.25 }]",
          ),
        ),
      },
      { energies: "the energies of the modes, as in [1.25, 0.75]" },
    ),
    couplings: v.array(
      oneOf(
        {
          mode: mapping({ bath: bathName, mode: wholeNumber }, { bath: "the name of a bath" }),
          site: mapping({ bath: bathName, site: wholeNumber }, { bath: "the name of a bath" }),
        },
        "{ bath: NAME, mode: 1 }",
      ),
      "a list of couplings, as in [{ bath: left, mode: 1 }]",
    ),
    times: v.optional(v.array(scalar, "a list of times, as in [0, 10, 20]")),
    initial: v.optional(
      textOr(
        oneOf(
          { correlation: mapping({ correlation: mapping({ re: matrixRows, im: v.optional(matrixRows) }) }) },
          "vacuum, full, or { correlation: { re: [[..]], im: [[..]] } }",
        ),
      ),
    ),
  },
  {
    hamiltonian: "{ energies: [...], hopping: [...] }",
    baths: "a mapping from names to baths",
    couplings: "a list such as [{ bath: left, mode: 1 }]",
  },
);
export type FermionNetworkDocument = v.InferOutput<typeof fermionNetworkSchema>;
