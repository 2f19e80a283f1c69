import { productState, sp, spins, sz } from "@openbath/hilbert";
import { ComplexMatrix } from "@openbath/linalg";
import { describe, expect, it } from "vitest";
import { compileLocalOperator, type EnsembleOptions, eigenstateMixture, trajectories } from "../src/index.ts";
import { smallOptions, smallUnravelling } from "./small-ensemble.ts";

const space = spins(5);
const up = productState(space, ["up", "up", "up", "up", "up"]);

describe("trajectories refuse, and say what was expected,", () => {
  it.each<[string, Partial<EnsembleOptions>, RegExp]>([
    ["a count that is no number of trajectories", { count: 0 }, /positive integer, got 0/],
    ["a seed that is no integer", { seed: 1.5 }, /seed .* got 1.5/],
    ["a chunk of nothing", { chunk: 0 }, /chunk/],
    ["times that do not ascend", { times: [0, 2, 2] }, /ascend/],
    ["times before 0", { times: [-1, 2] }, /ascend from 0/],
    ["no times", { times: [] }, /at least one time/],
    ["a tolerance below rounding", { tolerance: 1e-17 }, /tolerance/],
    ["a ket of another space", { initial: new Float64Array(8) }, /64 numbers/],
    ["the zero ket", { initial: new Float64Array(64) }, /zero/],
    ["probabilities that do not sum to 1", { initial: [{ probability: 0.5, ket: up }] }, /sum to 1, got 0.5/],
    ["negative probabilities", { initial: [{ probability: -0.5, ket: up }] }, /negative/],
    ["no kets", { initial: [] }, /no kets/],
    ["an observable of another space", { observables: { a: sz(spins(4), 1) } }, /"a" lives on 4 spins/],
    ["an observable that is not Hermitian", { observables: { a: sp(space, 1) } }, /"a" must be Hermitian/],
    ["a target that is not observed", { target: { observable: "b", error: 0.1 } }, /"b"; there are middle, current/],
    ["a target of no error", { target: { observable: "middle", error: 0 } }, /positive, got 0/],
  ])("%s", async (_, wrong, message) => {
    await expect(trajectories(smallUnravelling, { ...smallOptions, ...wrong })).rejects.toThrow(message);
  });

  it("a space that no memory holds", () => {
    expect(() => compileLocalOperator(sz(spins(40), 3))).toThrow(/at most 2\^28/);
  });

  it("a mixture of negative probabilities", () => {
    const rho = new ComplexMatrix(2, 2, Float64Array.of(1.2, 0, 0, 0, 0, 0, -0.2, 0));
    expect(() => eigenstateMixture(rho)).toThrow(/eigenvalue/);
  });
});

describe("the mixture of a density matrix's eigenvectors", () => {
  it("sums to the matrix again, improbable states left out", () => {
    const rho = new ComplexMatrix(
      3,
      3,
      Float64Array.of(0.6, 0, 0.1, 0.2, 0, 0, 0.1, -0.2, 0.4, 0, 0, 0, 0, 0, 0, 0, 0, 0),
    );
    const mixture = eigenstateMixture(rho);
    expect(mixture.length).toBe(2);
    for (let i = 0; i < 3; i++) {
      for (let j = 0; j < 3; j++) {
        let re = 0;
        let im = 0;
        for (const { probability, ket } of mixture) {
          re += probability * (ket[2 * i] * ket[2 * j] + ket[2 * i + 1] * ket[2 * j + 1]);
          im += probability * (ket[2 * i + 1] * ket[2 * j] - ket[2 * i] * ket[2 * j + 1]);
        }
        expect(re).toBeCloseTo(rho.get(i, j).re, 14);
        expect(im).toBeCloseTo(rho.get(i, j).im, 14);
      }
    }
  });
});
