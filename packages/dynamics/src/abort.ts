/** What is looked at of an AbortSignal, so that any such object will do. */
export interface AbortSignalLike {
  readonly aborted: boolean;
  readonly reason?: unknown;
}

/** @throws the signal's reason when it says stop */
export function throwIfAborted(signal: AbortSignalLike | undefined): void {
  if (signal?.aborted) throw signal.reason ?? new Error("the time evolution was aborted");
}
