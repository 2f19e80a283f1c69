/** One comparison: our median, the peer's (absent where there is no peer), and how far the results agree. */
export interface Line {
  readonly task: string;
  readonly ours: number;
  /** one of several sizes of the same task, d the dimension of the Hilbert space */
  readonly series?: { readonly name: string; readonly dimension: number };
  readonly peer?: {
    readonly name: string;
    readonly seconds: number;
    readonly difference: number;
    /** Where both results are averages over samples: the largest difference in combined standard errors. */
    readonly standardErrors?: number;
  };
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

const time = (seconds: number): string =>
  seconds < 1e-3
    ? `${(1e6 * seconds).toPrecision(3)} us`
    : seconds < 1
      ? `${(1e3 * seconds).toPrecision(3)} ms`
      : `${seconds.toPrecision(3)} s`;

/** The comparisons as a Markdown table. */
export function markdown(lines: readonly Line[]): string {
  const rows = lines.map(({ task, ours, peer }) =>
    peer
      ? `| ${task} | ${time(ours)} | ${peer.name}: ${time(peer.seconds)} | ${(peer.seconds / ours).toPrecision(3)} | ${peer.difference.toExponential(1)}${peer.standardErrors === undefined ? "" : ` (at most ${peer.standardErrors.toFixed(1)} standard errors)`} |`
      : `| ${task} | ${time(ours)} | | | |`,
  );
  return ["| task | openbath | peer | ratio | largest difference |", "| --- | --- | --- | --- | --- |", ...rows].join(
    "\n",
  );
}

/** How long a piece of work takes. */
export function seconds(work: () => unknown): number {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1e3;
}
