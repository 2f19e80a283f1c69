import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import type { Io } from "./io.ts";

/** The process's own files and streams. */
export const nodeIo: Io = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  read: (path) => readFileSync(path === "-" ? 0 : path, "utf8"),
  write: (path, text) => writeFileSync(path, text),
  makeDirectory: (path) => void mkdirSync(path, { recursive: true }),
  now: () => performance.now(),
  interactive: process.stderr.isTTY === true,
};
