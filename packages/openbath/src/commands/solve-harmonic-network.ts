import type { HarmonicNetworkProblem } from "@openbath/problem";
import type { Io } from "../io.ts";
import type { HarmonicSolution } from "../networks/harmonic-solution.ts";
import { harmonicDocument } from "../networks/network-documents.ts";
import { figure, table } from "../table.ts";
import type { SolveOptions } from "./solve.ts";

/** `openbath solve` of a harmonic network. */
export function solveHarmonicNetwork(problem: HarmonicNetworkProblem, options: SolveOptions, io: Io): void {
  const document = harmonicDocument(problem, options.equation);
  if (options.json) {
    io.out(`${JSON.stringify(document)}\n`);
    return;
  }
  const { solutions } = document;
  const heading = solutions.map(({ label, equation }) => label ?? equation);
  const row = (name: string, of: (solution: HarmonicSolution) => number | null | undefined) => [
    name,
    ...solutions.map((one) => figure(of(one) ?? undefined)),
  ];
  const names = [...new Set(problem.couplings.map(({ name }) => name))];
  const nodes = problem.frequencies.map((_, k) => k);
  const parts = [
    table(
      ["heat into the network", ...heading],
      names.map((name) => row(`from ${name}`, ({ heatCurrents }) => heatCurrents[name])),
    ),
    table(
      ["node", ...heading],
      nodes.flatMap((k) => [
        row(`${k + 1}: <x^2>`, ({ covariance }) => covariance[2 * k][2 * k]),
        row(`${k + 1}: <p^2>`, ({ covariance }) => covariance[2 * k + 1][2 * k + 1]),
      ]),
    ),
    table(
      ["correlations", ...heading],
      [
        row("mutual information", (one) => one.measures?.mutualInformation),
        row("discord", (one) => one.measures?.discord),
        row("classical correlations", (one) => one.measures?.classicalCorrelations),
        row("logarithmic negativity", (one) => one.measures?.logarithmicNegativity),
        row("entropy", (one) => one.measures?.entropy),
        row("smallest symplectic eigenvalue", ({ symplecticEigenvalues }) => Math.min(...symplecticEigenvalues)),
        row("infidelity to the exact state", ({ infidelityToExact }) => infidelityToExact),
      ],
    ),
    ...solutions.flatMap(({ label, equation, checks }) =>
      checks.findings.map((finding) => `${label ?? equation}: ${finding}`),
    ),
  ];
  io.out(`${parts.join("\n\n")}\n`);
}
