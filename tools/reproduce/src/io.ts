/** What the command line needs of the outside. */
export interface Io {
  /** Standard output: results. */
  readonly out: (text: string) => void;
  /** Standard error: what is going on, and what went wrong. */
  readonly err: (text: string) => void;
  /** Calls the handler on Ctrl-C, and when the process is asked to end. */
  readonly onInterrupt: (handler: () => void) => void;
}
