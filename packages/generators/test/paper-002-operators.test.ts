import { bath, drude, pureOhmic } from "@openbath/baths";
import { identity, type Operator, spins, sx, sy, sz } from "@openbath/hilbert";
import { frobeniusNorm } from "@openbath/linalg";
import { describe, expect, it } from "vitest";
import {
  adHocLocalRedfield,
  correlationTimeExpansion,
  localRedfield,
  localRedfieldLindblad,
  type OpenSystem,
  OperatorGenerator,
  pseudoLindblad,
  redfield,
  siteChannels,
  siteLambda,
} from "../src/index.ts";
import cases from "./fixtures/paper-002-operators.json";
import { applied, distance, randomMatrix, uniform } from "./random.ts";

interface Parameters {
  readonly L: number;
  readonly J: number;
  readonly h: number;
  readonly Delta: number;
  readonly delta: number;
  readonly gamma: number;
  readonly T: number;
  readonly bath: string;
  readonly E_D?: number;
}

/** Paper 002, Eq. 5, with a bath on the first site: the paper's gamma is half the strength of J = 2 pi sum |kappa|^2 delta. */
function chain({ L, J, h, Delta, delta, gamma, T, E_D }: Parameters): OpenSystem {
  const space = spins(L);
  let hamiltonian: Operator = identity(space).times(0);
  for (let i = 1; i <= L; i++) {
    hamiltonian = hamiltonian.plus(sz(space, i).times(h + (i - 1) * delta));
    if (i === L) break;
    hamiltonian = hamiltonian
      .minus(
        sx(space, i)
          .times(sx(space, i + 1))
          .times(J),
      )
      .minus(
        sy(space, i)
          .times(sy(space, i + 1))
          .times(J),
      )
      .minus(
        sz(space, i)
          .times(sz(space, i + 1))
          .times(J * Delta),
      );
  }
  const spectralDensity =
    E_D === undefined ? pureOhmic({ strength: 2 * gamma }) : drude({ strength: 2 * gamma, cutoff: E_D });
  return {
    hamiltonian,
    epsilon: 1,
    couplings: [
      {
        bath: bath({ statistics: "boson", temperature: T, spectralDensity }),
        operator: sx(space, 1),
        kind: "hermitian",
      },
    ],
  };
}

const norm = (operator: Operator): number => frobeniusNorm(operator.toMatrix());

/** u of the only channel, from the sandwich u rho v^dag. */
const redfieldOperator = (generator: ReturnType<typeof localRedfield>): Operator =>
  [...(generator as OperatorGenerator).operatorTerms.values()][0].sandwiches[0].left;

describe.each(cases)("paper 002, operators of $id", ({ params, values }) => {
  const system = chain(params as Parameters);
  const [site] = siteChannels({ ...system.couplings[0] }, system);
  const v = site.operator;

  it("has the derivatives of W at the site's transition energies", () => {
    for (const [sign, expected] of [
      [1, values.taylor_plus],
      [-1, values.taylor_minus],
    ] as const) {
      const { coefficients } = site.channel.taylor(sign * values.eps_plus, 6);
      expected.forEach(([re, im], n) => {
        const size = Math.hypot(Number(re), Number(im));
        expect(Math.abs(coefficients[2 * n] - Number(re))).toBeLessThan(1e-13 * Math.max(size, 1e-2));
        expect(Math.abs(coefficients[2 * n + 1] - Number(im))).toBeLessThan(1e-13 * Math.max(size, 1e-2));
      });
    }
  });

  it("has the lambda of local equilibrium", () => {
    const expected = values.lambda_loc;
    const [re, im] = Array.isArray(expected) ? expected : [expected, 0];
    const lambda = siteLambda(site);
    expect(lambda.re).toBeCloseTo(re, 12);
    expect(lambda.im).toBeCloseTo(im, 12);
  });

  it.each(["N0", "N1", "N2", "N3", "N4", "N5", "N6"] as const)("has the operators of order %s", (key) => {
    const expected = values[key];
    const u = redfieldOperator(localRedfield(system, { order: Number(key.slice(1)) }));
    const { plus, minus } = pseudoLindblad(u, v, siteLambda(site));
    const shift = v.adjoint().times(u);
    expect(norm(u)).toBeCloseTo(expected.frob_u_loc, 11);
    expect(norm(plus)).toBeCloseTo(expected.frob_Lplus, 11);
    expect(norm(minus)).toBeCloseTo(expected.frob_Lminus, 11);
    expect(norm(shift.minus(shift.adjoint()).times(0.5))).toBeCloseTo(expected.frob_HLS, 11);
    const column = u.toMatrix();
    expected.u_col0.forEach(([re, im], row) => {
      expect(column.get(row, 0).re).toBeCloseTo(re, 11);
      expect(column.get(row, 0).im).toBeCloseTo(im, 11);
    });
    expect(u.toCsr().nonZeros).toBe(expected.nnz_u);
  });

  it.each([1, 4])("approaches the exact operator as the reference does, at order %i", (order) => {
    const { basis } = redfield(system).energyForm!;
    const [terms] = [...redfield(system).energyForm!.baths.values()];
    const exact = basis.toProduct((terms as unknown as { sandwiches: { left: never }[] }).sandwiches[0].left);
    expect(frobeniusNorm(exact)).toBeCloseTo(values.frob_u_exact, 11);
    const local = redfieldOperator(localRedfield(system, { order })).toMatrix();
    const difference = local.clone();
    for (let k = 0; k < difference.data.length; k++) difference.data[k] -= exact.data[k];
    expect(frobeniusNorm(difference)).toBeCloseTo(values[`N${order}` as "N1"].frob_u_minus_exact, 11);
  });
});

describe("the pseudo-Lindblad form", () => {
  it("is the Redfield dissipator for any lambda, on random operators", () => {
    const next = uniform(17);
    const system = chain(cases[3].params as Parameters);
    const [site] = siteChannels({ ...system.couplings[0] }, system);
    const u = redfieldOperator(localRedfield(system, { order: 2 }));
    const rho = randomMatrix(16, next);
    for (const lambda of [siteLambda(site), { re: 0.3, im: 1.7 }, 2.5]) {
      const { plus, minus } = pseudoLindblad(u, site.operator, lambda);
      const shift = site.operator.adjoint().times(u);
      const form = new OperatorGenerator({
        equation: "pseudo-lindblad",
        form: "redfield",
        system,
        baths: new Map([
          [
            system.couplings[0].bath,
            {
              sandwiches: [
                { left: plus.times(0.5), right: plus },
                { left: minus.times(-0.5), right: minus },
              ],
              drift: plus
                .adjoint()
                .times(plus)
                .minus(minus.adjoint().times(minus))
                .plus(shift.minus(shift.adjoint()))
                .times(0.5),
            },
          ],
        ]),
      });
      expect(distance(applied(form, rho), applied(localRedfield(system, { order: 2 }), rho))).toBeLessThan(1e-12);
    }
  });
});

describe("the expansion in the bath's correlation time", () => {
  const isolated = chain({ L: 3, J: 0, h: 1, Delta: 0.7, delta: -0.07, gamma: 0.25, T: 2.2, bath: "ohmic" });

  it("is exact at order 0 when the site has no neighbours", () => {
    const rho = randomMatrix(8, uniform(2));
    const local = localRedfield(isolated, { order: 0 });
    expect(distance(applied(local, rho), applied(redfield(isolated), rho))).toBeLessThan(1e-14);
  });

  it("converges to the Redfield equation where every transition lies within the radius of convergence", () => {
    const system = chain({ L: 3, J: 0.3, h: 1, Delta: 0.7, delta: -0.07, gamma: 0.25, T: 5, bath: "ohmic" });
    const rho = randomMatrix(8, uniform(3));
    const exact = applied(redfield(system), rho);
    const errors = [4, 8, 12, 16].map((order) => distance(applied(localRedfield(system, { order }), rho), exact));
    expect(errors[0]).toBeLessThan(1e-5);
    expect(errors[3]).toBeLessThan(1e-12);
    const adHoc = applied(adHocLocalRedfield(system, { order: 20, energy: 0.6 }), rho);
    expect(distance(adHoc, exact)).toBeLessThan(1e-9);
  });

  it("reaches one site farther with each order, and no farther", () => {
    const system = chain({ L: 6, J: 0.3, h: 1, Delta: 0.7, delta: -0.07, gamma: 0.25, T: 5, bath: "ohmic" });
    const [site] = siteChannels({ ...system.couplings[0] }, system);
    for (const order of [0, 1, 2, 3]) {
      const u = correlationTimeExpansion(site.operator, system.hamiltonian, site.channel, 0.6, order);
      expect(Math.max(...u.support)).toBe(order + 1);
    }
  });

  it("refuses an energy at which W has no derivatives, and says which", () => {
    const system = chain({ L: 3, J: 0.3, h: 1, Delta: 0.7, delta: -0.07, gamma: 0.25, T: 2, bath: "ohmic" });
    const lead = { ...system.couplings[0], kind: "exchange" as const };
    expect(() => adHocLocalRedfield({ ...system, couplings: [lead] }, { order: 2, energy: 0 })).toThrow(
      /no accurate derivative of order \d of W\(E\) at E = 0/,
    );
    expect(() => localRedfield(system, { order: 2.5 })).toThrow(/order must be a whole number from 0 to 20, got 2.5/);
  });
});

describe("the local Lindblad equation of paper 002", () => {
  it("is what its sparse unravelling says: H_eff and jumps", () => {
    const system = chain(cases[3].params as Parameters);
    const generator = localRedfieldLindblad(system, { order: 1 });
    const { effectiveHamiltonian, jumps } = generator.unravelling!();
    const rho = randomMatrix(16, uniform(8));
    const k = effectiveHamiltonian.times({ re: 0, im: 1 });
    const form = new OperatorGenerator({
      equation: "unravelled",
      form: "lindblad",
      system: { ...system, hamiltonian: system.hamiltonian.times(0) },
      baths: new Map([
        [
          system.couplings[0].bath,
          { sandwiches: jumps.map(({ operator }) => ({ left: operator.times(0.5), right: operator })), drift: k },
        ],
      ]),
    });
    expect(distance(applied(form, rho), applied(generator, rho))).toBeLessThan(1e-12);
  });
});
