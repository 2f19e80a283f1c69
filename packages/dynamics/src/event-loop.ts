/** What browsers and Node have in common for "later". */
interface Host {
  readonly setTimeout?: (callback: () => void, milliseconds: number) => unknown;
}

/** Lets timers, input and drawing have their turn; without an event loop (no setTimeout) only pending promises. */
export function nextTurn(): Promise<void> {
  const { setTimeout } = globalThis as Host;
  return setTimeout === undefined ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, 0));
}
