import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Io } from "./io.ts";

/** The process's own files and streams. */
export const nodeIo: Io = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  read: (path) => readFileSync(path === "-" ? 0 : path, "utf8"),
  write: (path, text) => writeFileSync(path, text),
  writeBytes: (path, bytes) => writeFileSync(path, bytes),
  makeDirectory,
  now: () => performance.now(),
  interactive: process.stderr.isTTY === true,
  onInterrupt(handler) {
    const signals = ["SIGINT", "SIGTERM"] as const;
    for (const signal of signals) process.on(signal, handler);
    return () => {
      for (const signal of signals) process.off(signal, handler);
    };
  },
};

/** Makes a folder and those above it, one by one: Node's own recursive way never returns inside /proc. */
function makeDirectory(path: string): void {
  if (existsSync(path)) return;
  if (dirname(path) !== path) makeDirectory(dirname(path));
  mkdirSync(path);
}
