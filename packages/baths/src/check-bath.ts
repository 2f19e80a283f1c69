import { type Bath, label, validateBath } from "./bath.ts";
import { type CompiledBath, compileBath } from "./compiled-bath.ts";
import { directPrincipalValue, doubleExponential } from "./double-exponential.ts";
import type { Spectrum, SpectrumKind } from "./thermal-spectrum.ts";

/** The outcome of one check of a bath. */
export interface BathCheck {
  readonly check: string;
  readonly passed: boolean;
  /** what was found: usually the worst deviation, or the value itself */
  readonly value: number;
  /** what it should be, with the tolerance in words */
  readonly expected: string;
}

/**
 * The contract of a bath, as a list of checks to run on a custom one: it can be compiled; J is finite and not negative; J ends with the
 * declared support; emission and absorption obey detailed balance; the principal values (Kramers-Kronig partners of J, J n) agree with a
 * direct double-exponential quadrature that knows nothing of the panels; the sum rule for C(0) likewise; closed forms, where
 * supplied, agree with the derived ones. A failure usually means an undeclared break point. Never throws for a bad bath: the first check fails instead.
 */
export function checkBath(made: Bath): readonly BathCheck[] {
  const checks: BathCheck[] = [];
  try {
    validateBath(made);
    const compiled = compileBath(made, { closedForms: false });
    const points = samplePoints(compiled.spectrumOf("J"));
    const values = points.map((w) => compiled.J(w));
    const least = Math.min(...values);
    checks.push({ check: "J is finite and at least 0", passed: least >= 0, value: least, expected: "at least 0" });
    const largest = Math.max(...values);
    checks.push(...supportCheck(made, largest), detailedBalance(compiled, points));
    if (made.principalValue !== false) {
      for (const kind of ["J", "Jn", "J1n"] as const)
        checks.push(kramersKronig(compiled, kind), sumRule(compiled, kind));
      checks.push(...closedFormChecks(made, compiled));
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    checks.push({ check: `${label(made.name)} can be compiled`, passed: false, value: Number.NaN, expected: reason });
  }
  return checks;
}

/** Energies inside the support, away from its edges and break points, at every scale. */
function samplePoints({ edges, support }: Spectrum): number[] {
  const points: number[] = [];
  for (let i = 0; i + 1 < edges.length; i++) {
    for (const y of [0.001, 0.02, 0.13, 0.37, 0.61, 0.89, 0.983]) points.push(edges[i] + y * (edges[i + 1] - edges[i]));
  }
  for (const [end, side] of [
    [support[0], -1],
    [support[1], 1],
  ]) {
    if (Number.isFinite(end)) continue;
    const from = edges.length === 0 ? 0 : side > 0 ? edges[edges.length - 1] : edges[0];
    for (const y of [0.03, 0.4, 1.3, 3.7, 11]) points.push(from + side * y * (1 + 0.1 * Math.abs(from)));
  }
  return points;
}

/** A J that runs on across a declared end as if nothing were there has been cut off by mistake. */
function supportCheck(made: Bath, largest: number): BathCheck[] {
  if (made.kind !== undefined) return []; // built by `bath`, which may narrow a density on purpose
  let worst = 0;
  for (const [end, side] of [
    [made.support[0], -1],
    [made.support[1], 1],
  ]) {
    if (!Number.isFinite(end)) continue;
    const step = 1e-7 * (1 + Math.abs(end));
    const inside = made.spectralDensity(end - side * step);
    let outside = 0;
    try {
      outside = made.spectralDensity(end + side * step);
    } catch {
      outside = 0; // undefined outside is fine: it is not called there
    }
    if (Math.abs(outside - inside) < 1e-3 * inside) worst = Math.max(worst, inside);
  }
  return [
    {
      check: "J ends where the declared support ends",
      passed: worst <= 1e-6 * largest,
      value: worst,
      expected: "J just inside an end is 0, or J jumps there",
    },
  ];
}

function detailedBalance(compiled: CompiledBath, points: readonly number[]): BathCheck {
  const { beta, mu } = compiled.bath;
  let worst = 0;
  for (const w of points) {
    const x = beta * (w - mu);
    if (!(Math.abs(x) < 600)) continue;
    const emitted = compiled.J1n(w);
    const Jn = compiled.Jn(w);
    if (Math.min(emitted, Jn) < 1e-290) continue; // no digits left to compare
    const absorbed = Math.exp(x) * Jn;
    const size = Math.max(Math.abs(emitted), Math.abs(absorbed));
    if (size > 0) worst = Math.max(worst, Math.abs(emitted - absorbed) / (size * (1 + Math.abs(x))));
  }
  return {
    check: "detailed balance: J (1 +- n)(w) = exp(beta (w - mu)) J n(w)",
    passed: worst < 1e-12,
    value: worst,
    expected: "relative deviation below 1e-12",
  };
}

/** Energies to test at: between the edges and outside, none of them near an edge. */
function testEnergies({ edges, support }: Spectrum): number[] {
  const known = edges.length > 0 ? edges : [0];
  const [first, last] = [known[0], known[known.length - 1]];
  const span = Math.max(1, last - first);
  const energies = [first - 0.37 * span, last + 0.41 * span];
  for (let i = 0; i + 1 < known.length; i++) energies.push(known[i] + 0.43 * (known[i + 1] - known[i]));
  if (!Number.isFinite(support[1])) energies.push(last + 2.3);
  return energies;
}

function kramersKronig(compiled: CompiledBath, kind: SpectrumKind): BathCheck {
  const spectrum = compiled.spectrumOf(kind);
  const edges = quadratureEdges(spectrum);
  let worst = 0;
  let scale = 0;
  for (const E of testEnergies(spectrum)) {
    const derived = compiled.principalValue(kind, E);
    const direct = directPrincipalValue(spectrum.inside, edges, E);
    worst = Math.max(worst, Math.abs(derived - direct));
    scale = Math.max(scale, Math.abs(direct), Math.abs(derived));
  }
  return {
    check: `Kramers-Kronig: P int ${kind}(x)/(x - E) dx agrees with direct quadrature`,
    passed: worst <= 1e-8 * scale,
    value: worst,
    expected: `deviation below ${1e-8 * scale}`,
  };
}

function sumRule(compiled: CompiledBath, kind: SpectrumKind): BathCheck {
  const spectrum = compiled.spectrumOf(kind);
  const derived = compiled.proxy(kind).integral();
  const edges = quadratureEdges(spectrum);
  let direct = 0;
  if (Number.isFinite(derived)) {
    for (let i = 0; i + 1 < edges.length; i++) direct += doubleExponential(spectrum.inside, edges[i], edges[i + 1]);
  }
  const deviation = Number.isFinite(derived) ? Math.abs(derived - direct) : 0;
  return {
    check: `sum rule: int ${kind} dw, 2 pi C(0), agrees with direct quadrature`,
    passed: deviation <= 1e-8 * Math.abs(direct),
    value: deviation,
    expected: Number.isFinite(derived)
      ? `deviation below ${1e-8 * Math.abs(direct)}`
      : "not defined: the integral diverges",
  };
}

function quadratureEdges({ edges, support }: Spectrum): number[] {
  const all = [...edges];
  if (all.length === 0) all.push(0);
  if (support[0] === Number.NEGATIVE_INFINITY) all.unshift(support[0]);
  if (support[1] === Number.POSITIVE_INFINITY) all.push(support[1]);
  return all;
}

function closedFormChecks(made: Bath, compiled: CompiledBath): BathCheck[] {
  const checks: BathCheck[] = [];
  for (const [kind, closed] of [
    ["J", made.principalValueOfJ],
    ["Jn", made.principalValueOfJn],
  ] as const) {
    if (!closed) continue;
    let worst = 0;
    let scale = 0;
    for (const E of testEnergies(compiled.spectrumOf(kind))) {
      const derived = compiled.principalValue(kind, E);
      worst = Math.max(worst, Math.abs(closed(E) - derived));
      scale = Math.max(scale, Math.abs(derived));
    }
    checks.push({
      check: `the closed form supplied for P int ${kind}(x)/(x - E) dx agrees with the derived one`,
      passed: worst <= 1e-9 * scale,
      value: worst,
      expected: `deviation below ${1e-9 * scale}`,
    });
  }
  return checks;
}
