import { Sha256 } from "./sha256.ts";
import type { TrajectoryProblem } from "./trajectory-problem.ts";

/** Changes whenever the same problem and seed would give other numbers. */
const METHOD = "openbath-trajectories-1";

/** The name under which an ensemble's chunks are kept: the same only if every number of theirs would be the same. */
export function problemKey(problem: TrajectoryProblem, seed: number, chunk: number): string {
  const hash = new Sha256();
  feed(hash, [METHOD, seed, chunk, problem]);
  return hash.digest();
}

/** Feeds plain data: every value with its type and length, so that different data are different bytes. */
function feed(hash: Sha256, value: unknown): void {
  if (value instanceof Float64Array || value instanceof Int32Array) {
    text(hash, `${value.constructor.name}:${value.length};`);
    hash.update(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
  } else if (Array.isArray(value)) {
    text(hash, `array:${value.length};`);
    for (const item of value) feed(hash, item);
  } else if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    text(hash, `object:${entries.length};`);
    for (const [name, item] of entries) {
      feed(hash, name);
      feed(hash, item);
    }
  } else text(hash, `${typeof value}:${String(value).length}:${String(value)};`);
}

function text(hash: Sha256, characters: string): void {
  const bytes = new Uint8Array(2 * characters.length);
  for (let k = 0; k < characters.length; k++) {
    bytes[2 * k] = characters.charCodeAt(k) & 0xff;
    bytes[2 * k + 1] = characters.charCodeAt(k) >>> 8;
  }
  hash.update(bytes);
}
