import {
  newnsBoundStates,
  newnsLevel,
  newnsPropagator,
  nonMarkovianity,
  propagatorErrorBound,
  UniformDynamics,
  uniformEquation,
} from "@openbath/fermions";
import { type Claim, short } from "../../claim.ts";
import { distance, evolution, type Instant, type Kind } from "../evolution.ts";
import { between, FIGURE_4 } from "../junction.ts";

/** Secs. III C, IV B and Fig. 4. */
export function evolutionClaims(): Claim[] {
  return [...exponentialPropagator(), rigorousBound(), limit(), relaxation()];
}

const worst = (course: readonly Instant[], kind: Kind): number =>
  Math.max(...course.map(({ moments }) => distance(moments.exact.correlation, moments[kind].correlation)));

function exponentialPropagator(): Claim[] {
  const courses = { a: evolution("a", 26), b: evolution("b", 26) };
  const last = Object.values(courses).map((course) => course[course.length - 1].moments.exact.correlation);
  const [a, b] = last.map((c) => {
    const { re, im } = c.get(0, 1);
    return `C_11 = ${c.get(0, 0).re.toFixed(6)}, C_22 = ${c.get(1, 1).re.toFixed(6)}, C_12 = ${re.toFixed(6)} + ${im.toFixed(6)}i`;
  });
  const phase = Math.max(
    ...courses.b.flatMap(({ moments: { exact, bare } }) =>
      exact.propagator.map((g, j) => Math.hypot(g.re - bare.propagator[j].re, g.im - bare.propagator[j].im)),
    ),
  );
  const errors = (["a", "b"] as const).map(
    (panel) => `(${panel}) ${short(worst(courses[panel], "bare"))} and ${short(worst(courses[panel], "renormalised"))}`,
  );
  return [
    {
      statement: "the exponential propagator gives the exact C(t), E_j near the band edge or not",
      where: "Fig. 4",
      measured: `largest error with E_j and with E'_j: ${errors.join(", ")}`,
      holds: (["a", "b"] as const).every((panel) => worst(courses[panel], "bare") < 0.01),
    },
    {
      statement: "the coherence is comparable to the populations, its imaginary part large",
      where: "Fig. 4, Sec. IV B",
      measured: `at Gamma t = 5 (a) ${a}; (b) ${b}`,
      holds: last.every((c) => c.get(0, 1).im > 0.2 * c.get(0, 0).re && c.get(0, 1).im > c.get(0, 1).re),
    },
    {
      statement: "to the same order E_j and 2 pi J(E_j) may stand for E'_j and Gamma_j in G_j(t)",
      where: "text below Eq. 53",
      measured: `off by ${short(phase)} in Fig. 4(b), by the phase (E' - E)t; in C the phases cancel`,
      holds: phase < 0.01,
    },
  ];
}

/** The error over the bound at times from 1e-3/Omega to 1e3/Omega. */
function rigorousBound(): Claim {
  const { levels } = between(FIGURE_4.a.junction, FIGURE_4.a.bias);
  let ratio = 0;
  let printed = 0;
  for (const level of levels) {
    for (let k = 0; k <= 240; k++) {
      const t = 10 ** (-3 + k / 40) / level.bandwidth;
      const { residue, total } = propagatorErrorBound(level, t);
      const { re, im } = newnsPropagator(level, t);
      const { energy, rate } = poleOf(level);
      const decay = Math.exp((-rate * t) / 2);
      const error = Math.hypot(re - decay * Math.cos(energy * t), im + decay * Math.sin(energy * t));
      ratio = Math.max(ratio, error / total);
      printed = Math.max(printed, error / (total - residue * (1 - decay)));
    }
  }
  return {
    statement: "the error of the exponential propagator has a rigorous bound",
    where: "App. E, with exp(-Gamma t/2) where E1 and E4 print exp(-Gamma t)",
    measured: `error over bound at most ${ratio.toFixed(3)} for Omega t from 1e-3 to 1e3, ${printed.toFixed(3)} as printed`,
    holds: ratio <= 1,
  };
}

function poleOf({ energy, rate, bandwidth }: { energy: number; rate: number; bandwidth: number }) {
  const y = rate / bandwidth;
  return {
    energy: ((1 - y / 2) * energy) / (1 - y),
    rate: (rate * Math.sqrt(1 - y - (energy / bandwidth) ** 2)) / (1 - y),
  };
}

function limit(): Claim {
  const { junction, bias } = FIGURE_4.a;
  const uniform = between(junction, bias);
  const dynamics = new UniformDynamics(uniform);
  const steady = dynamics.steadyCorrelation();
  const at = [5, 10, 20, 25, 30, 35, 40, 60].map((time) => {
    const moment = dynamics.at(time / junction.Gamma);
    const equation = uniformEquation(uniform, moment);
    return {
      time,
      nu: nonMarkovianity(equation) / junction.Gamma,
      damping: equation.damping.get(0, 0).re,
      left: distance(moment.correlation, steady),
    };
  });
  const [, , , , thirty] = at;
  return {
    statement: "the rates Lambda(t) have a limit, which Eq. 55 is",
    where: "Sec. V A, parameters of Fig. 4(a)",
    measured: `nu/Gamma = ${at.map(({ time, nu }) => `${nu.toPrecision(4)} (${time})`).join(", ")} at these Gamma t; Gamma_1(t) = ${at
      .slice(3, 6)
      .map(({ damping }) => damping.toPrecision(4))
      .join(
        ", ",
      )} at 25, 30, 35: the band edges' power law outlives the poles; C(t) does not mind, ${short(thirty.left)} from its limit at 30`,
    holds: Math.abs(at[at.length - 1].nu - at[1].nu) < 1e-3,
  };
}

function relaxation(): Claim {
  const breaking = [newnsLevel(1, 12, 10), newnsLevel(9.495, 1, 10)];
  const [bound] = newnsBoundStates(newnsLevel(9.7, 1, 10));
  return {
    statement: "a level relaxes where E^2 + Gamma Omega < Omega^2, and else it has a bound state",
    where: "Eq. 34",
    measured: `Gamma = 12, E = 1 and Gamma = 1, E = 9.495 with Omega = 10 break it and have ${breaking.flatMap(newnsBoundStates).length} bound states: the exact condition is |E| <= Omega - Gamma/2; at E = 9.7 one at ${bound.energy.toPrecision(12)} of weight ${bound.weight.toPrecision(10)}`,
    holds: breaking.every((level) => newnsBoundStates(level).length > 0),
  };
}
