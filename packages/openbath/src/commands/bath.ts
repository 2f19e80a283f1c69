import { type Bath, compileBath, occupation } from "@openbath/baths";
import type { Complex } from "@openbath/linalg";
import { UsageError } from "../errors.ts";
import type { Io } from "../io.ts";
import { load } from "../load.ts";
import { figure, table } from "../table.ts";

export interface BathOptions {
  readonly energies?: string;
  readonly times?: string;
  readonly json?: boolean;
}

/**
 * What a bath does at one energy E, that which the system gains. Principal values without 1/(2 pi). W is that of a coupling
 * X (B + B^dag), the sum of emission (of S in B^dag S + B S^dag) and absorption (of S^dag).
 */
export interface EnergyEntry {
  readonly E: number;
  readonly J: number;
  readonly occupation: number;
  readonly pvJ: number;
  readonly pvJn: number;
  readonly W: Complex;
  readonly emission: Complex;
  readonly absorption: Complex;
}

export interface BathDocument {
  readonly baths: Readonly<
    Record<
      string,
      {
        readonly energies: readonly EnergyEntry[];
        readonly times: readonly { readonly t: number; readonly C: Complex }[];
      }
    >
  >;
}

/** `openbath bath FILE`: tables of J, n, the principal values, W(E) and C(t) of every bath. */
export function bath(file: string, options: BathOptions, io: Io): void {
  const { problem } = load(file, io);
  const times = numbers(options.times, "--times") ?? [];
  const energies = numbers(options.energies, "--energies");
  const document: BathDocument = {
    baths: Object.fromEntries(
      [...problem.baths, ...problem.unusedBaths].map(([name, one]) => [
        name,
        {
          energies: (energies ?? spread(one)).map((E) => atEnergy(one, E)),
          times: times.map((t) => ({ t, C: atTime(one, name, t) })),
        },
      ]),
    ),
  };
  io.out(options.json ? `${JSON.stringify(document)}\n` : `${text(document)}\n`);
}

function atEnergy(one: Bath, E: number): EnergyEntry {
  const compiled = compileBath(one);
  return {
    E,
    J: compiled.J(E),
    occupation: occupation(one.statistics, E, one.beta, one.mu),
    pvJ: compiled.pvJ(E).value,
    pvJn: compiled.pvJn(E).value,
    W: compiled.hermitian(E),
    emission: compiled.emission(E),
    absorption: compiled.absorption(E),
  };
}

function atTime(one: Bath, name: string, t: number): Complex {
  try {
    return compileBath(one).correlation(t);
  } catch (error) {
    throw new UsageError(
      `--times: the correlation function of bath ${name} does not exist: ${(error as Error).message}`,
    );
  }
}

/** Energies that show a bath when none are asked for: across its band where that is finite, else about its temperature. */
function spread({ support, beta, mu, breakpoints = [] }: Bath): number[] {
  const scale = Math.max(1, ...breakpoints.map(Math.abs), ...(Number.isFinite(beta) ? [5 / beta] : []));
  const low = Number.isFinite(support[0]) ? support[0] : Math.min(-scale, mu - scale);
  const high = Number.isFinite(support[1]) ? support[1] : Math.max(scale, mu + scale);
  return Array.from({ length: 11 }, (_, k) => low + ((high - low) * (k - 1)) / 8);
}

/** "1,2.5,-3" as numbers. @throws UsageError naming the one that is not a number */
function numbers(list: string | undefined, option: string): number[] | undefined {
  return list?.split(",").map((piece) => {
    const x = Number(piece);
    if (piece.trim() === "" || !Number.isFinite(x))
      throw new UsageError(`${option}: expected numbers separated by commas, got ${JSON.stringify(piece)}`);
    return x;
  });
}

function text({ baths }: BathDocument): string {
  const parts = Object.entries(baths).flatMap(([name, { energies, times }]) => {
    const rows = energies.map(({ E, J, occupation: n, pvJ, pvJn, W }) => [E, J, n, pvJ, pvJn, W.re, W.im].map(figure));
    const heading = ["E", "J", "n", "P int J/(w-E)", "P int J n/(w-E)", "Re W", "Im W"];
    const first = `bath ${name}\n${table(heading, rows)}`;
    if (times.length === 0) return [first];
    return [
      first,
      table(
        ["t", "Re C", "Im C"],
        times.map(({ t, C }) => [t, C.re, C.im].map(figure)),
      ),
    ];
  });
  return parts.join("\n\n");
}
