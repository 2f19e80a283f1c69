import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CheckpointStore, type Engine, inlineEngine, trajectories } from "../src/index.ts";
import { fileStore } from "../src/node/index.ts";
import { type Bundles, bundles } from "./bundle.ts";
import { numbersOf, smallOptions, smallUnravelling } from "./small-ensemble.ts";

interface MemoryStore extends CheckpointStore {
  text: string;
}

function memoryStore(text = ""): MemoryStore {
  return {
    text,
    async read() {
      return this.text;
    },
    async append(more) {
      this.text += more;
    },
  };
}

/** The inline engine, with the chunks that it is asked for noted. */
function counting(): Engine & { readonly asked: number[] } {
  const asked: number[] = [];
  return {
    asked,
    run(problem, seed, chunks, signal) {
      asked.push(...[...chunks].map(({ index }) => index));
      return inlineEngine().run(problem, seed, chunks, signal);
    },
  };
}

const run = async (store?: CheckpointStore, more = {}): Promise<{ numbers: string; asked: readonly number[] }> => {
  const engine = counting();
  const options = { ...smallOptions, engine, ...(store === undefined ? {} : { store }), ...more };
  return { numbers: numbersOf(await trajectories(smallUnravelling, options)), asked: engine.asked };
};

describe("the log of finished chunks", () => {
  it("is all that is needed: nothing is computed twice, and the numbers are the same", async () => {
    const store = memoryStore();
    const first = await run(store);
    expect(first.asked).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const second = await run(store);
    expect(second.asked).toEqual([]);
    expect(second.numbers).toBe(first.numbers);
    expect(first.numbers).toBe((await run()).numbers);
  });

  it("survives being cut off at any character", async () => {
    const store = memoryStore();
    const { numbers } = await run(store);
    const { text } = store;
    for (let k = 0; k < 12; k++) {
      const cut = memoryStore(text.slice(0, Math.floor((text.length * (k + 0.37)) / 12)));
      expect((await run(cut)).numbers).toBe(numbers);
      // what was added after the torn line is found again
      expect((await run(cut)).asked).toEqual([]);
    }
  });

  it("does not believe a record with a wrong character", async () => {
    const store = memoryStore();
    const { numbers } = await run(store);
    const at = store.text.indexOf('"mean":[') + 12;
    const digit = store.text[at] === "1" ? "2" : "1";
    store.text = store.text.slice(0, at) + digit + store.text.slice(at + 1);
    const again = await run(store);
    expect(again.asked).toEqual([0]);
    expect(again.numbers).toBe(numbers);
  });

  it("is read only by the same problem, seed, tolerance and chunk, and serves an ensemble that is made longer", async () => {
    const store = memoryStore();
    await run(store);
    for (const more of [
      { seed: 12 },
      { tolerance: 1e-6 },
      { times: [0, 0.7, 2.1] },
      { chunk: 9 },
      { observables: {} },
    ]) {
      expect((await run(memoryStore(store.text), more)).asked).toContain(0);
    }
    const longer = await run(store, { count: 90 });
    expect(longer.asked).toEqual([9, 10, 11]); // chunk 9 had only three trajectories
    expect(longer.numbers).toBe((await run(undefined, { count: 90 })).numbers);
  });
});

describe("a process that is killed", () => {
  let programs: Bundles;
  beforeAll(async () => {
    programs = await bundles();
  });
  afterAll(() => programs.remove());

  const COUNT = "6000";

  /** Runs until it ends or is killed; its output in the first case. */
  const start = (
    log: string,
    more: readonly string[],
    killWhen?: () => Promise<boolean>,
  ): Promise<string | undefined> =>
    new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [programs.ensembleProcess, log, COUNT, ...more]);
      let output = "";
      let errors = "";
      child.stdout.on("data", (data) => {
        output += data;
      });
      child.stderr.on("data", (data) => {
        errors += data;
      });
      child.on("exit", (code, signal) => {
        clearInterval(timer);
        if (signal === "SIGKILL") resolve(undefined);
        else if (code === 0) resolve(output);
        else reject(new Error(errors));
      });
      const timer = setInterval(async () => {
        if (await killWhen?.()) child.kill("SIGKILL");
      }, 3);
    });

  it("goes on where it stopped, inline and on workers, with the same numbers in the end", async () => {
    const expected = await start(join(programs.folder, "whole.log"), []);
    const log = join(programs.folder, "killed.log");
    const records = async (): Promise<number> => (await fileStore(log).read()).split("\n").length;
    let kills = 0;
    for (const more of [[], ["2", programs.worker], ["1", programs.worker]]) {
      const wait = (await records()) + Math.floor(120 * Math.random());
      const output = await start(log, more, async () => (await records()) > wait);
      if (output === undefined) kills++;
      else expect(output).toBe(expected);
    }
    expect(kills).toBeGreaterThan(0);
    const before = await readFile(log, "utf8");
    expect(await start(log, [])).toBe(expected);
    expect((await readFile(log, "utf8")).startsWith(before)).toBe(true);
  });
});
