import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Outcome } from "../src/index.ts";
import { Log, readLog } from "../src/node/index.ts";

let folder = "";
let path = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "openbath-log-"));
  path = join(folder, "sweep.log");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const keyOf = (k: number): string => k.toString(16).padStart(64, "0");
const whole = (k: number, value: Outcome["value"] = { x: k }): Outcome => ({
  key: keyOf(k),
  seconds: 0.5,
  value: value ?? null,
});
const failed = (k: number, message = "no"): Outcome => ({
  key: keyOf(k),
  seconds: 0,
  failure: { reason: "error", message },
});

function write(outcomes: readonly Outcome[]): void {
  const log = new Log(path, readLog(path));
  for (const outcome of outcomes) log.append(outcome);
  log.close();
}

const read = (): Outcome[] => [...readLog(path).outcomes.values()];

describe("a log", () => {
  it("is empty before it exists", () => {
    expect(readLog(path)).toEqual({ outcomes: new Map(), damaged: 0, length: 0 });
  });

  it("holds what was appended, also by several writers one after the other", () => {
    const outcomes = [whole(1, { text: "é\n\u2028", list: [1.5, null] }), failed(2), whole(3)];
    write(outcomes.slice(0, 1));
    write(outcomes.slice(1));
    expect(read()).toEqual(outcomes);
    expect(readLog(path).length).toBe(readFileSync(path).length);
  });

  it("cut off at any byte holds whole records only, and goes on from there", () => {
    write([whole(1, { text: "é" }), whole(2), whole(3)]);
    const all = readFileSync(path);
    const ends = [...all.keys()].filter((k) => all[k] === 10).map((k) => k + 1);
    for (let length = 0; length <= all.length; length++) {
      writeFileSync(path, all.subarray(0, length));
      const before = ends.filter((end) => end <= length).length;
      expect(read().map(({ key }) => key)).toEqual([1, 2, 3].slice(0, before).map(keyOf));
      write([whole(9)]);
      expect(read().map(({ key }) => key)).toEqual([...[1, 2, 3].slice(0, before), 9].map(keyOf));
      expect(readLog(path).damaged).toBe(0);
    }
  });

  it("leaves out records of which any byte was altered, and no others", () => {
    write([whole(1), whole(2), whole(3)]);
    const all = readFileSync(path);
    const second = all.indexOf(10) + 1;
    const third = all.indexOf(10, second) + 1;
    fc.assert(
      fc.property(fc.integer({ min: second, max: third - 2 }), fc.integer({ min: 1, max: 255 }), (place, change) => {
        const altered = Buffer.from(all);
        altered[place] ^= change;
        if (altered[place] === 10) return; // two broken lines in place of one; both are left out, as the next line holds
        writeFileSync(path, altered);
        expect(read().map(({ key }) => key)).toEqual([keyOf(1), keyOf(3)]);
        expect(readLog(path).damaged).toBe(1);
      }),
    );
  });

  it("takes the first whole outcome of a key, and of failures the last", () => {
    write([
      failed(1, "first"),
      failed(1, "second"),
      whole(2, { x: 1 }),
      whole(2, { x: 2 }),
      failed(2),
      failed(3),
      whole(3),
    ]);
    expect(read()).toEqual([failed(1, "second"), whole(2, { x: 1 }), whole(3)]);
  });

  it("is read in pieces: records longer than a piece are whole", () => {
    const long = whole(1, { text: "é".repeat(3_000_000) });
    write([long, whole(2)]);
    expect(read()).toEqual([long, whole(2)]);
  });

  it("says where it could not be written", () => {
    path = join(folder, "missing", "sweep.log");
    expect(() => write([whole(1)])).toThrow(/^cannot write results to .*missing.*: ENOENT/);
  });

  it("does not lose what others left behind a line that was cut off without its end", () => {
    write([whole(1)]);
    truncateSync(path, readFileSync(path).length - 1);
    appendFileSync(path, "\n");
    expect(read()).toEqual([whole(1)]);
  });
});
