import type { Bath } from "@openbath/baths";
import { describe, Operator } from "@openbath/hilbert";
import type { Generator } from "./generator.ts";

/** What to print of an equation. */
export interface DescribeGeneratorOptions {
  /** Significant digits; default 4. */
  readonly digits?: number;
  /** At most this many rates a bath, the largest first; default 8. */
  readonly rates?: number;
}

/** Up to this dimension operators are printed; above it they are only counted. */
const PRINTABLE = 64;

/**
 * An equation in words and numbers, bath by bath: the largest rates between energy levels (numbered from 0, ascending),
 * the jump operators where it has any, and the Lamb shift, in the language of site operators.
 */
export function describeGenerator(generator: Generator, options: DescribeGeneratorOptions = {}): string {
  const { digits = 4, rates: most = 8 } = options;
  const { space, system } = generator;
  const lines = [
    `${generator.equation} on ${space.dimension} states, ${generator.form} form, epsilon = ${system.epsilon}`,
  ];
  for (const bath of generator.parts.baths.keys()) {
    lines.push(`${bath.name ?? "bath"} (${bath.statistics}, beta = ${bath.beta}, mu = ${bath.mu})`);
    const rates = levelRates(generator, bath);
    for (const { from, to, rate } of rates.slice(0, most))
      lines.push(`  rate ${from} -> ${to}: ${rate.toPrecision(digits)}`);
    if (rates.length > most) lines.push(`  and ${rates.length - most} smaller rates`);
    if (space.dimension > PRINTABLE) continue;
    for (const jump of generator.jumps?.() ?? []) {
      if (jump.bath !== bath) continue;
      const gain =
        jump.frequency === undefined ? "" : `, the system gains ${Number(jump.frequency.toPrecision(digits))}`;
      lines.push(`  jump${gain}: ${describe(Operator.fromMatrix(space, jump.operator), { digits })}`);
    }
    lines.push(`  Lamb shift: ${describe(Operator.fromMatrix(space, generator.lambShift(bath)), { digits })}`);
  }
  return lines.join("\n");
}

/** The rates from level to level that one bath causes, largest first; empty where the equation has no energy form. */
export function levelRates(generator: Generator, bath: Bath): { from: number; to: number; rate: number }[] {
  const form = generator.energyForm;
  if (form === undefined) return [];
  const { ascending } = form.basis;
  const found: { from: number; to: number; rate: number }[] = [];
  const element = new Float64Array(2);
  ascending.forEach((c, from) => {
    ascending.forEach((a, to) => {
      if (from === to) return;
      form.element(a, a, c, c, element, bath);
      if (element[0] !== 0) found.push({ from, to, rate: element[0] });
    });
  });
  return found.sort((x, y) => Math.abs(y.rate) - Math.abs(x.rate));
}
