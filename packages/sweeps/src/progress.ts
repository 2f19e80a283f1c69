/** How far a sweep has come. */
export interface Progress {
  /** Tasks with an outcome, those of earlier runs included. */
  readonly finished: number;
  /** Of these, without a whole value. */
  readonly failed: number;
  readonly total: number;
  /** Tasks a second in this run; undefined before the first has finished. */
  readonly rate: number | undefined;
  readonly secondsLeft: number | undefined;
}

/** Counts outcomes and foretells the end from the mean rate of this run. */
export class ProgressCount {
  readonly #total: number;
  readonly #before: number;
  readonly #start: number;
  #finished: number;
  #failed: number;

  /** @param now seconds from any fixed moment, as `add` is given them */
  constructor(total: number, before: number, failedBefore: number, now: number) {
    this.#total = total;
    this.#before = before;
    this.#finished = before;
    this.#failed = failedBefore;
    this.#start = now;
  }

  add(failed: boolean): void {
    this.#finished++;
    if (failed) this.#failed++;
  }

  at(now: number): Progress {
    const [finished, failed, total] = [this.#finished, this.#failed, this.#total];
    const here = finished - this.#before;
    const spent = now - this.#start;
    if (here === 0 || spent <= 0) return { finished, failed, total, rate: undefined, secondsLeft: undefined };
    const rate = here / spent;
    return { finished, failed, total, rate, secondsLeft: (total - finished) / rate };
  }
}

/** `12 s`, `3 min 20 s`, `2 h 5 min`, `3 d 4 h`. */
export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 1) return "under 1 s";
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  const minutes = Math.round(whole / 60);
  if (minutes < 1440) return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  const hours = Math.round(minutes / 60);
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}
