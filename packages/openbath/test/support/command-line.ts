import type { Io } from "../../src/io.ts";
import { main } from "../../src/main.ts";

/** What a run of the command line left behind. */
export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** Files written, by path; bytes as Latin-1. */
  readonly written: ReadonlyMap<string, string>;
}

/** Runs `openbath ...` against files held in memory; "-" is standard input. Folders named in `readOnly` cannot be made. */
export async function openbath(
  argv: readonly string[],
  files: Readonly<Record<string, string>> = {},
  readOnly: readonly string[] = [],
): Promise<Run> {
  const [out, err]: [string[], string[]] = [[], []];
  const written = new Map<string, string>();
  const io: Io = {
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    read: (path) => {
      if (!Object.hasOwn(files, path)) throw new Error(`ENOENT: no such file or directory, open '${path}'`);
      return files[path];
    },
    write: (path, text) => void written.set(path, text),
    writeBytes: (path, bytes) => void written.set(path, Buffer.from(bytes).toString("latin1")),
    makeDirectory: (path) => {
      if (readOnly.includes(path)) throw new Error(`EACCES: permission denied, mkdir '${path}'`);
    },
    now: () => 0,
    interactive: false,
    onInterrupt: () => () => {},
  };
  const code = await main(argv, io);
  return { code, out: out.join(""), err: err.join(""), written };
}
