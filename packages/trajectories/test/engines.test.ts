import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Chunk, type Engine, inlineEngine, trajectories } from "../src/index.ts";
import { workerEngine } from "../src/node/index.ts";
import { type Bundles, bundles } from "./bundle.ts";
import { numbersOf, smallOptions, smallUnravelling } from "./small-ensemble.ts";

let programs: Bundles;
beforeAll(async () => {
  programs = await bundles();
});
afterAll(() => programs.remove());

const threads = (workers: number): Engine => workerEngine({ workers, workerUrl: programs.worker });

/** Results in the order backwards, to have it as bad as it can be. */
const backwards: Engine = {
  async *run(problem, seed, chunks, signal) {
    const inline = inlineEngine();
    for (const chunk of [...chunks].reverse()) yield* inline.run(problem, seed, [chunk], signal);
  },
};

describe("an ensemble", () => {
  const run = (engine: Engine, more = {}): Promise<string> =>
    trajectories(smallUnravelling, { ...smallOptions, ...more, engine }).then(numbersOf);

  it("is the same to the last bit inline, on 1 and on 2 workers, without WebAssembly, and in whatever order chunks come", async () => {
    const expected = await run(inlineEngine());
    expect(await run(threads(1))).toBe(expected);
    expect(await run(threads(2))).toBe(expected);
    expect(await run(inlineEngine({ kernel: "typescript" }))).toBe(expected);
    expect(await run(backwards)).toBe(expected);
    expect(await run(inlineEngine(), { seed: 12 })).not.toBe(expected);
  });

  it("stops at the same trajectory on any engine when it has a target", async () => {
    const target = { observable: "middle", error: 0.06 };
    const expected = await run(inlineEngine(), { count: 2000, target });
    expect(await run(threads(2), { count: 2000, target })).toBe(expected);
    const [count] = JSON.parse(expected);
    expect(count).toBeLessThan(2000);
    expect(count % smallOptions.chunk!).toBe(0);
  });

  it("is stopped by its signal, inline and on workers", async () => {
    for (const engine of [inlineEngine(), threads(2)]) {
      const controller = new AbortController();
      const reason = new Error("enough");
      const onProgress = ({ finished }: { finished: number }): void => {
        if (finished >= 16) controller.abort(reason);
      };
      const whole = trajectories(smallUnravelling, {
        ...smallOptions,
        count: 1e6,
        engine,
        signal: controller.signal,
        onProgress,
      });
      await expect(whole).rejects.toBe(reason);
    }
  });

  it("passes on what goes wrong in a worker", async () => {
    const chunk: Chunk = { index: 0, first: 0, count: 1 };
    const engine = threads(1);
    const broken = { dimension: 4 } as unknown as Parameters<Engine["run"]>[0];
    await expect(engine.run(broken, 0, [chunk])[Symbol.asyncIterator]().next()).rejects.toThrow();
  });

  it("needs a positive number of workers", () => {
    expect(() => workerEngine({ workers: 0 })).toThrow(RangeError);
  });
});
