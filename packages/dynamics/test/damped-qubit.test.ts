import { bath, compileBath, ohmicGaussian } from "@openbath/baths";
import { eigenbasisLindblad, localLindblad, redfield } from "@openbath/generators";
import { density, productState, sm, sp, spins, sx, sy, sz } from "@openbath/hilbert";
import { describe, expect, it } from "vitest";
import { correlationSpectrum, evolve, twoTimeCorrelation } from "../src/index.ts";

const omega = 1.3;
const epsilon = 0.2;
const space = spins(1);
const reservoir = bath({
  statistics: "boson",
  temperature: 0.8,
  mu: -0.2,
  spectralDensity: ohmicGaussian({ strength: 1.1, cutoff: 4 }),
});
const system = {
  hamiltonian: sz(space, 1).times(omega / 2),
  couplings: [{ bath: reservoir, operator: sm(space, 1), kind: "exchange" as const }],
  epsilon,
};
const compiled = compileBath(reservoir);
const emission = compiled.emission(-omega);
const absorption = compiled.absorption(omega);
const down = 2 * epsilon ** 2 * emission.re;
const up = 2 * epsilon ** 2 * absorption.re;
const decay = down + up;
/** The frequency of the coherence, its Lamb shift inside. */
const shifted = omega + epsilon ** 2 * (emission.im - absorption.im);

describe.each([
  ["Redfield", redfield],
  ["eigenbasis Lindblad", eigenbasisLindblad],
  ["local Lindblad", localLindblad],
] as const)("a damped qubit under the %s equation", (_, equation) => {
  const generator = equation(system);
  const times = [0, 0.7, 3, 11, 40];

  it.each(["krylov", "runge-kutta", "spectral"] as const)(
    "relaxes its population at the rate down + up and turns at the Lamb-shifted frequency, by %s",
    (method) => {
      const rho0 = density(productState(space, [[0.8, { re: 0.3, im: 0.52 }]]));
      const p0 = rho0.get(0, 0).re;
      const c0 = rho0.get(0, 1);
      const { states, observables, imaginaryParts } = evolve(generator, rho0, times, {
        method,
        keepStates: true,
        observables: { sz: sz(space, 1), lower: sm(space, 1) },
      });
      times.forEach((t, k) => {
        const p = up / decay + (p0 - up / decay) * Math.exp(-decay * t);
        const size = Math.exp((-decay * t) / 2);
        const re = size * (c0.re * Math.cos(shifted * t) + c0.im * Math.sin(shifted * t));
        const im = size * (c0.im * Math.cos(shifted * t) - c0.re * Math.sin(shifted * t));
        expect(states![k].get(0, 0).re).toBeCloseTo(p, 10);
        expect(states![k].get(0, 1).re).toBeCloseTo(re, 9);
        expect(states![k].get(0, 1).im).toBeCloseTo(im, 9);
        expect(observables.sz[k]).toBeCloseTo(2 * p - 1, 9);
        expect(observables.lower[k]).toBeCloseTo(re, 9); // Tr(|down><up| rho) = rho_up,down
        expect(imaginaryParts.lower![k]).toBeCloseTo(im, 9);
      });
    },
  );

  const steady = density(productState(space, ["up"]));
  steady.set(0, 0, up / decay);
  steady.set(1, 1, down / decay);

  it("has the correlations <sm(t) sp(0)> of the regression theorem", () => {
    const { re, im } = twoTimeCorrelation(generator, steady, { later: sm(space, 1), earlier: sp(space, 1) }, times);
    times.forEach((t, k) => {
      const size = (down / decay) * Math.exp((-decay * t) / 2);
      expect(re[k]).toBeCloseTo(size * Math.cos(shifted * t), 9);
      expect(im[k]).toBeCloseTo(-size * Math.sin(shifted * t), 9);
    });
  });

  it("has antibunched light: g2(t) = 1 - exp(-decay t)", () => {
    const excited = sp(space, 1).times(sm(space, 1));
    const { re, im } = twoTimeCorrelation(
      generator,
      steady,
      { before: sp(space, 1), later: excited, earlier: sm(space, 1) },
      times,
    );
    times.forEach((t, k) => {
      expect(re[k] / (up / decay) ** 2).toBeCloseTo(1 - Math.exp(-decay * t), 9);
      expect(im[k]).toBeCloseTo(0, 12);
    });
  });

  it("absorbs on a Lorentzian about the shifted frequency", () => {
    const frequencies = [-2, 0, 0.9, shifted, 1.31, 2.5];
    const { re, im } = correlationSpectrum(
      generator,
      steady,
      { later: sm(space, 1), earlier: sp(space, 1) },
      frequencies,
    );
    frequencies.forEach((w, k) => {
      const square = (decay / 2) ** 2 + (w - shifted) ** 2;
      expect(re[k]).toBeCloseTo(((down / decay) * (decay / 2)) / square, 10);
      expect(im[k]).toBeCloseTo(((down / decay) * (w - shifted)) / square, 10);
    });
  });

  it("fluctuates in sz at the rate down + up, the mean taken out", () => {
    const { re, im } = correlationSpectrum(generator, steady, { later: sz(space, 1), earlier: sz(space, 1) }, [0, 0.4]);
    const variance = 1 - ((up - down) / decay) ** 2;
    expect(re[0]).toBeCloseTo(variance / decay, 10);
    expect(re[1]).toBeCloseTo((variance * decay) / (decay ** 2 + 0.16), 10);
    expect(im[1]).toBeCloseTo((variance * 0.4) / (decay ** 2 + 0.16), 10);
  });

  it("propagates only the blocks that the state reaches", () => {
    const rho0 = density(productState(space, ["up"]));
    expect(
      evolve(generator, rho0, [0, 1], { observables: { x: sx(space, 1), y: sy(space, 1) } }).observables.x[1],
    ).toBe(0);
  });
});
