/** How long one slice of drawing may take, in milliseconds, beyond the drawing that ends it. */
const SLICE = 8;

/**
 * Draws in slices, so that between them the page answers whoever uses it. What is asked for again before its turn is
 * drawn once, as it was last asked for.
 */
export class DrawingQueue {
  readonly #waiting = new Map<object, () => void>();
  readonly #later: (work: () => void) => void;
  readonly #tell: (busy: boolean) => void;
  #busy = false;

  /** `later` lets the page have its turn before the work; `tell` is called when drawing begins and when all is drawn. */
  constructor(later: (work: () => void) => void, tell: (busy: boolean) => void) {
    this.#later = later;
    this.#tell = tell;
  }

  /** Asks for a drawing; `owner` is whose it is. */
  ask(owner: object, draw: () => void): void {
    this.#waiting.set(owner, draw);
    if (this.#busy) return;
    this.#busy = true;
    this.#tell(true);
    this.#later(() => this.#work());
  }

  /** Nothing is drawn for this owner any more. */
  drop(owner: object): void {
    this.#waiting.delete(owner);
  }

  #work(): void {
    const end = performance.now() + SLICE;
    try {
      for (const [owner, draw] of this.#waiting) {
        this.#waiting.delete(owner);
        draw();
        if (performance.now() >= end) break;
      }
    } finally {
      this.#busy = this.#waiting.size > 0;
      if (this.#busy) this.#later(() => this.#work());
      else this.#tell(false);
    }
  }
}
