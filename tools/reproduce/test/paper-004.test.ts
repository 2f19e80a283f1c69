import { describe, expect, it } from "vitest";
import { additiveRatio } from "../src/paper-004/claims/currents.ts";
import { decompositionClaims } from "../src/paper-004/claims/decompositions.ts";
import { evolutionClaims } from "../src/paper-004/claims/evolution.ts";
import { evolution } from "../src/paper-004/evolution.ts";
import { FIGURE_5 } from "../src/paper-004/junction.ts";
import { nu, nuMap } from "../src/paper-004/maps.ts";
import { maxima, ofRatio, transmissionOf } from "../src/paper-004/transmission.ts";

describe("paper 004, Fig. 3: the transmission function", () => {
  it.each([
    [0.02, [1.35444, 0.64697], 0.0795775],
    [0.2, [1.35613, 0.65821], 0.0795775],
    [2, [1.08001], 0.0512869],
  ])("has its measured maxima at Gamma = %d Delta", (ratio, energies, height) => {
    const found = maxima(transmissionOf(ofRatio(ratio)), 0.4, 1.8, 1401);
    expect(found.map(({ at }) => Number(at.toFixed(5)))).toEqual(energies);
    for (const { value } of found) expect(value).toBeCloseTo(height, 7);
  });
});

describe("paper 004, Fig. 4: the evolution from the vacuum", () => {
  it.each([
    ["a", 0.11879, 0.353208, 0.016014, 0.082193],
    ["b", 0.285038, 0.21218, 0.010387, 0.0695865],
  ] as const)("reaches the measured correlations at Gamma t = 5 in panel (%s)", (panel, c11, c22, re, im) => {
    const c = evolution(panel, 2)[1].moments.exact.correlation;
    expect(c.get(0, 0).re).toBeCloseTo(c11, 6);
    expect(c.get(1, 1).re).toBeCloseTo(c22, 6);
    expect(c.get(0, 1).re).toBeCloseTo(re, 6);
    expect(c.get(0, 1).im).toBeCloseTo(im, 6);
  });

  it("is right by the exponential propagator in C and not in G, and its rates have no limit", () => {
    const claims = evolutionClaims();
    expect(claims.map(({ holds }) => holds)).toEqual([true, true, false, true, false, false]);
    expect(claims[0].measured).toContain("(a) 3.994e-4 and 7.064e-4, (b) 0.0040634 and 5.701e-4");
    expect(claims[4].measured).toContain("0.02271 (5), 0.02269 (10), 0.02105 (20), 0.01756 (25)");
    expect(claims[5].measured).toContain("10.1265347310 of weight 0.7890921494");
  });
});

describe("paper 004, Sec. V: the sum over baths", () => {
  it("carries 0.994 of the current in the setting of Fig. 5", () => {
    expect(additiveRatio(FIGURE_5, { mu: [1, 0.5], T: [0.01, 0.01] }).particle).toBeCloseTo(0.994, 3);
  });

  it("carries the current of Eq. 61, an integral over the levels", () => {
    // by an independent code, Gamma = 0.02 Delta in Fig. 3
    const { particle } = additiveRatio(ofRatio(0.02), { mu: [1, 0], T: [0.1, 0.1] });
    expect(particle).toBeCloseTo(0.0017528522838761225 / 0.001759488117512134, 10);
  });

  it("leaves out an interference term whose printed prefactor is twice too large", () => {
    const [prefactor, imaginary] = decompositionClaims();
    expect(prefactor).toMatchObject({ holds: false, measured: expect.stringMatching(/0\.24717.*0\.49482.*0\.24741/) });
    expect(imaginary).toMatchObject({
      holds: false,
      measured: expect.stringMatching(/0\.10514.*0\.08674.*0\.08702.*0\.08665.*0\.08673/),
    });
  });
});

// nu/Gamma by an independent code at T = 0.01, 0.05, 0.1.
const TABLE: readonly [left: number, right: number, ...number[]][] = [
  [1, 0.5, 0.10901923, 0.10588922, 0.06713527],
  [1, 0.25, 0.10371305, 0.10116659, 0.07729624],
  [1, 1.5, 0.10826751, 0.10516474, 0.06648531],
  [0.75, 1.25, 0.36746558, 0.02246331, 0],
  [0.75, 0.25, 0.16945712, 0.09164646, 0.05831992],
  [0.5, 1.5, 0.05147872, 0.05223357, 0.00169665],
  [1, 1, 0, 0, 0],
];

describe("paper 004, Fig. 5: asymptotic non-Markovianity", () => {
  it.each(TABLE)(
    "at mu = %d, %d has the independently measured values, and none at T = 0.25",
    (left, right, ...values) => {
      [0.01, 0.05, 0.1].forEach((T, k) => {
        expect(nu([left, right], T)).toBeCloseTo(values[k], 8);
      });
      expect(nu([left, right], 0.25)).toBe(0);
    },
  );

  it("is also caused by temperatures alone", () => {
    const found = [0.5, 0.75, 1, 1.25].map((mu) => nu([mu, mu], [0.01, 0.1]));
    [0.00778656, 0.0436302, 0, 0.04305795].forEach((value, k) => {
      expect(found[k]).toBeCloseTo(value, 8);
    });
  });

  it("is drawn with the left lead across and the right one up", () => {
    const [left, right] = [
      [
        { mu: 0.75, T: 0.01 },
        { mu: 1, T: 0.1 },
      ],
      [
        { mu: 0.5, T: 0.05 },
        { mu: 1.5, T: 0.02 },
        { mu: 1, T: 0.01 },
      ],
    ];
    const map = nuMap(left, right);
    right.forEach((up, k) => {
      left.forEach((across, l) => {
        expect(map[k][l]).toBeCloseTo(nu([across.mu, up.mu], [across.T, up.T]), 12);
      });
    });
  });
});
