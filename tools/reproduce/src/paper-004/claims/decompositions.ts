import {
  asymptoticEquation,
  fixedPoint,
  globalDecomposition,
  localDecomposition,
  newnsPole,
  partCurrents,
  plateauEquation,
  steadyCorrelation,
} from "@openbath/fermions";
import { type Claim, short } from "../../claim.ts";
import { type Bias, between, FIGURE_4, FIGURE_5, type Junction } from "../junction.ts";

const BIASED: Bias = { mu: [1, 0.5], T: [0.01, 0.01] };

/** Secs. V A and V B: the interference term and the local parts. */
export function decompositionClaims(): Claim[] {
  return [...interference(), ...local()];
}

function interference(): Claim[] {
  const uniform = between(FIGURE_5, BIASED);
  const { Gamma, g } = FIGURE_5;
  const { leads, interference: rest } = globalDecomposition(uniform);
  const ours = rest.gain.get(0, 1);
  const bare = asymptoticEquation(uniform).gain.get(0, 1);
  const renormalised = asymptoticEquation(uniform, "renormalised").gain.get(0, 1);
  const plateau = plateauEquation(uniform).gain.get(0, 1);
  const per = (x: number): string => (x / Gamma).toFixed(5);
  // Eq. 67 with E_j in front of phi_j, which is centred at E'_j: delta = 0, so a lead has half of each level
  const literal = uniform.levels.reduce((sum, level, j) => {
    const pole = newnsPole(level) ?? { re: level.energy, im: 0 };
    const [left, right] = leads.map(({ gain }) => gain.get(j, j).re / -pole.im);
    return sum + (j === 0 ? 1 : -1) * (g / (2 * g)) * (level.energy - pole.re) * (left - right);
  }, ours.im);
  return [
    {
      statement: "the interference term has Re Lambda_12 with the prefactor g/(2 Delta)",
      where: "Eq. 66, setting of Fig. 5 with mu = 1, 0.5 and T = 0.01",
      measured: `Re Lambda_12/Gamma is ${per(bare.re)} by Eq. 55, ${per(2 * ours.re)} by Eq. 66 as printed, ${per(ours.re)} with g/(4 Delta)`,
      holds: Math.abs(2 * ours.re - bare.re) < 0.01 * Math.abs(bare.re),
    },
    {
      statement: "its imaginary part may take E_j beside the exact phi_j",
      where: "Eqs. 67, 73",
      measured: `Im Lambda_12/Gamma is ${per(literal)} so, ${per(ours.im)} with E'_j, ${per(bare.im)} and ${per(renormalised.im)} by Eq. 55 with E_j and E'_j, ${per(plateau.im)} of the exact equation`,
      holds: Math.abs(literal - plateau.im) < 0.02 * Math.abs(plateau.im),
    },
    {
      statement: "the interference term is no small correction, even for Gamma far below Delta",
      where: "Sec. V A",
      measured: `|Lambda_12| is ${short(Math.hypot(ours.re, ours.im) / Gamma)} Gamma at Gamma/Delta = 0.02`,
      holds: Math.hypot(ours.re, ours.im) > 0.1 * Gamma,
    },
  ];
}

function local(): Claim[] {
  return [whiteNoise(), ...detunedLevels()];
}

/** The largest entry of the delocalised rest over Gamma. */
function delocalised(junction: Junction, bias: Bias): number {
  const { gain } = localDecomposition(between(junction, bias)).interference;
  const { re, im } = gain.get(0, 1);
  return Math.hypot(re, im) / junction.Gamma;
}

function whiteNoise(): Claim {
  const wide: Junction = { ...FIGURE_5, Omega: 100 };
  const full = delocalised(wide, { mu: [99, -99], T: [1, 1] });
  const hot = delocalised(wide, { mu: [1, 0], T: [1e3, 1e4] });
  const usual = delocalised(FIGURE_5, BIASED);
  return {
    statement: "the delocalised part of the local decomposition vanishes for white noise: full bias or hot leads",
    where: "Sec. V B",
    measured: `${short(full)} Gamma at full bias, ${short(hot)} Gamma at T = 10^3 and 10^4 (Omega = 100), ${short(usual)} Gamma in the setting of Fig. 5`,
    holds: full < 1e-2 && hot < 1e-3 && usual > 0.1,
  };
}

function detunedLevels(): Claim[] {
  const junction: Junction = { ...FIGURE_5, delta: 0.3, Gamma: 1e-4, Omega: 100 };
  const bias: Bias = { mu: [1.1, 0.6], T: [0.2, 0.4] };
  const uniform = between(junction, bias);
  const { leads } = localDecomposition(uniform);
  const found = leads.map(({ gain, loss }, a) => loss.get(a, a).re / gain.get(a, a).re);
  const printed = [0, 1].map((a) => {
    const x = Math.exp((junction.h - bias.mu[a]) / bias.T[a]);
    const cosh = Math.cosh(Math.hypot(junction.g, junction.delta) / (2 * bias.T[a]));
    return ((x + cosh) / (1 + x * cosh)) * x;
  });
  const { junction: tilted, bias: driven } = FIGURE_4.a;
  const { net } = between(tilted, driven);
  const { leads: parts } = localDecomposition(between(tilted, driven));
  const c = steadyCorrelation(net);
  const { particle, energy } = partCurrents(net.statistics, parts[0], c, net.hamiltonian);
  const damping = parts[0].gain.get(0, 0).re + parts[0].loss.get(0, 0).re;
  const correction = (tilted.g / 2) * damping * c.get(0, 1).re;
  const own = (tilted.h + tilted.delta / 2) * particle;
  const alone = fixedPoint(net.statistics, parts[0]);
  return [
    {
      statement: "as Gamma vanishes the local rates have the ratio of Eq. 78",
      where: "Eq. 78, delta = 0.3, mu = 1.1, 0.6, T = 0.2, 0.4",
      measured: `${found.map((x) => x.toFixed(4)).join(" and ")}, Eq. 78 has ${printed.map((x) => x.toFixed(5)).join(" and ")}: it is right for delta = 0 only`,
      holds: found.every((x, a) => Math.abs(x / printed[a] - 1) < 1e-2),
    },
    {
      statement: "the local energy current is h_L <N> less (g/2) sum R^2 Gamma Re <c_L^dag c_R>",
      where: "Eq. 81, parameters of Fig. 4(a)",
      measured: `${energy.toPrecision(9)}, with the sign as printed ${(own - correction).toPrecision(9)}, with the other ${(own + correction).toPrecision(9)}`,
      holds: Math.abs(energy - own + correction) < 1e-9,
    },
    {
      statement: "a local part leaves the other mode's state free",
      where: "Eq. 76",
      measured: alone === undefined ? "no unique fixed point" : "one fixed point",
      holds: alone === undefined,
    },
  ];
}
