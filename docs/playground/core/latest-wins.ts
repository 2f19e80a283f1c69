/**
 * Runs one job at a time. Of the jobs that come in meanwhile only the last one is kept; the running one can ask whether
 * it is out of date, and may end early.
 */
export class LatestWins<Job> {
  readonly #run: (job: Job, isStale: () => boolean) => Promise<void>;
  #next: { readonly job: Job } | undefined;
  #running = false;

  constructor(run: (job: Job, isStale: () => boolean) => Promise<void>) {
    this.#run = run;
  }

  /** Takes the place of whatever was waiting. */
  submit(job: Job): void {
    this.#next = { job };
    if (!this.#running) void this.#work();
  }

  async #work(): Promise<void> {
    this.#running = true;
    try {
      while (this.#next !== undefined) {
        const { job } = this.#next;
        this.#next = undefined;
        await this.#run(job, () => this.#next !== undefined);
      }
    } finally {
      this.#running = false;
    }
  }
}
