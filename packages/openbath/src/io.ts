/** What the command line needs of the outside, so that tests can stand in for it. */
export interface Io {
  /** Standard output: results only. */
  out(text: string): void;
  /** Standard error: progress, warnings, errors. */
  err(text: string): void;
  /** The text of a file, or of standard input for "-". @throws when it cannot be read */
  read(path: string): string;
  write(path: string, text: string): void;
  writeBytes(path: string, bytes: Uint8Array): void;
  makeDirectory(path: string): void;
  /** Milliseconds from any fixed moment. */
  now(): number;
  readonly interactive: boolean;
  /** Calls the handler on Ctrl-C (and when the process is asked to end) in place of ending, until the returned function is called. */
  onInterrupt(handler: () => void): () => void;
}
