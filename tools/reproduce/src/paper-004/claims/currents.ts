import {
  bondCurrent,
  boundaryCurrents,
  entropyProduction,
  globalDecomposition,
  type LeadCurrents,
  landauerCurrents,
  partCurrents,
  steadyCorrelation,
  UniformDynamics,
} from "@openbath/fermions";
import { type Claim, short } from "../../claim.ts";
import { type Bias, between, FIGURE_4, FIGURE_5, type Junction, splitting } from "../junction.ts";

const BIASED: Bias = { mu: [1, 0.5], T: [0.01, 0.01] };
const SETTINGS: readonly { junction: Junction; bias: Bias }[] = [
  FIGURE_4.a,
  FIGURE_4.b,
  { junction: FIGURE_5, bias: BIASED },
  { junction: FIGURE_5, bias: { mu: [0.75, 0.75], T: [0.01, 0.1] } },
];

/** Secs. III D, III E and V A: thermal states, Landauer currents, and the currents of the additive parts. */
export function currentClaims(): Claim[] {
  return [...thermal(), ...landauer(), ...additive()];
}

function thermal(): Claim[] {
  const [mu, T] = [0.4, 0.5];
  const of = (Gamma: number) => {
    const uniform = between({ h: 1, delta: 0, g: 1, Gamma, Omega: 10 }, { mu: [mu, mu], T: [T, T] });
    const c = new UniformDynamics(uniform).steadyCorrelation();
    return uniform.levels.map(({ energy }, j) => ({
      found: c.get(j, j).re,
      fermi: 1 / (Math.exp((energy - mu) / T) + 1),
    }));
  };
  const broad = of(1);
  const narrow = Math.max(...of(1e-4).map(({ found, fermi }) => Math.abs(found - fermi)));
  const digits = (name: "found" | "fermi", count: number): string =>
    broad.map((one) => one[name].toFixed(count)).join(" and ");
  return [
    {
      statement: "between equal leads the levels become thermal, up to their width",
      where: "Eqs. 38, 39",
      measured: `${digits("found", 10)} at Gamma = 0.1 Omega, for f(E_j) = ${digits("fermi", 5)}; apart by ${short(narrow)} at Gamma = 10^-5 Omega`,
      holds: narrow < 1e-4,
    },
  ];
}

function landauer(): Claim[] {
  const disagreement = SETTINGS.map(({ junction, bias }) => {
    const { net } = between(junction, bias);
    const [left] = landauerCurrents(net);
    const boundary = boundaryCurrents(net);
    const [one, other] = boundary.map(({ particle }) => particle);
    const routes = [bondCurrent(net, steadyCorrelation(net), 1, 2), one, -other];
    return Math.max(...routes.map((x) => Math.abs(x / left.particle - 1)));
  });
  const production = SETTINGS.map(({ junction, bias }) => entropyProduction(between(junction, bias).net));
  return [
    {
      statement: "the Landauer current is that through the bond and that at both boundaries",
      where: "Eqs. 42-45",
      measured: `apart by at most ${short(Math.max(...disagreement))} of it in ${SETTINGS.length} settings of Figs. 4 and 5`,
      holds: Math.max(...disagreement) < 1e-8,
    },
    {
      statement: "the second law holds",
      where: "Eq. 2",
      measured: `entropy production ${production.map(short).join(", ")} in the same settings`,
      holds: production.every((x) => x > 0),
    },
  ];
}

/** Currents of the left additive part at the exact C, over the exact ones. */
export function additiveRatio(junction: Junction, bias: Bias): Pick<LeadCurrents, "particle" | "energy"> {
  const uniform = between(junction, bias);
  const { leads, hamiltonian } = globalDecomposition(uniform);
  const c = new UniformDynamics(uniform).steadyCorrelation();
  const own = partCurrents(uniform.net.statistics, leads[0], c, hamiltonian);
  const [exact] = landauerCurrents(uniform.net);
  return { particle: own.particle / exact.particle, energy: own.energy / exact.energy };
}

function additive(): Claim[] {
  const weak: Junction = { ...FIGURE_5, Gamma: 5e-5 };
  const bias: Bias = { mu: [1, 0.5], T: [0.1, 0.1] };
  const optical = [additiveRatio(weak, bias), additiveRatio(FIGURE_5, BIASED)];
  const near: Junction = { h: 1, delta: 0.01, g: 0.02, Gamma: 0.5, Omega: 10 };
  const beyond = additiveRatio(near, { mu: [1.5, 0.5], T: [0.1, 0.1] });
  return [
    {
      statement: "the additive parts L_alpha carry the exact currents where Gamma is far below Delta",
      where: "Eqs. 61, 62",
      measured: `${optical[0].particle.toFixed(5)} of the particle current, ${optical[0].energy.toFixed(5)} of the energy current at Gamma/Delta = 1e-4, ${optical[1].particle.toFixed(3)} and ${optical[1].energy.toFixed(3)} in the setting of Fig. 5`,
      holds:
        Math.abs(optical[0].particle - 1) < 1e-3 &&
        optical.every(({ particle, energy }) => Math.max(Math.abs(particle - 1), Math.abs(energy - 1)) < 0.02),
    },
    {
      statement: "and they do not beyond",
      where: "Sec. V A",
      measured: `${short(beyond.particle)} times the particle current at Delta = ${short(splitting(near))}, Gamma = ${near.Gamma}`,
      holds: beyond.particle > 10,
    },
  ];
}
