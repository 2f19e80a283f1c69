import { createHash } from "node:crypto";
import { type Outcome, parseOutcome } from "../task.ts";

/** An outcome as a line of the log: a checksum, a space, one line of JSON. */
export function recordLine(outcome: Outcome): string {
  const json = JSON.stringify(outcome);
  return `${checksum(json)} ${json}\n`;
}

/** The outcome in a line, or undefined when the line is not whole. */
export function readRecord(line: string): Outcome | undefined {
  const space = line.indexOf(" ");
  const json = line.slice(space + 1);
  if (space < 0 || line.slice(0, space) !== checksum(json)) return undefined;
  return parseOutcome(JSON.parse(json));
}

const checksum = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 16);
