import { describe, expect, it } from "vitest";
import { DrawingQueue } from "../core/drawing-queue.ts";

/** A queue whose turns are taken by hand. */
function byHand() {
  const turns: (() => void)[] = [];
  const told: boolean[] = [];
  const queue = new DrawingQueue(
    (work) => void turns.push(work),
    (busy) => void told.push(busy),
  );
  const turn = () => turns.shift()?.();
  return { queue, turns, told, turn };
}

/** Keeps the processor busy for longer than a slice. */
function slowly(): void {
  const end = performance.now() + 10;
  while (performance.now() < end);
}

describe("a queue of drawings", () => {
  it("draws once what is asked for twice before its turn, as it was asked for last", () => {
    const { queue, turn } = byHand();
    const drawn: string[] = [];
    const owner = {};
    queue.ask(owner, () => void drawn.push("before"));
    queue.ask(owner, () => void drawn.push("after"));
    turn();
    expect(drawn).toEqual(["after"]);
  });

  it("lets the page have a turn after every drawing that takes long, and says when all is drawn", () => {
    const { queue, turns, told, turn } = byHand();
    const drawn: number[] = [];
    for (const k of [1, 2, 3])
      queue.ask({}, () => {
        slowly();
        drawn.push(k);
      });
    expect(told).toEqual([true]);
    turn();
    expect(drawn).toEqual([1]);
    turn();
    expect(drawn).toEqual([1, 2]);
    expect(told).toEqual([true]);
    turn();
    expect(drawn).toEqual([1, 2, 3]);
    expect(told).toEqual([true, false]);
    expect(turns).toEqual([]);
  });

  it("draws nothing for an owner that is gone", () => {
    const { queue, turn, told } = byHand();
    const owner = {};
    queue.ask(owner, () => expect.unreachable("the owner is gone"));
    queue.drop(owner);
    turn();
    expect(told).toEqual([true, false]);
  });

  it("goes on with the others when one drawing fails, and does not hide the failure", () => {
    const { queue, turn } = byHand();
    let drawn = false;
    queue.ask({}, () => {
      throw new Error("no room for this figure");
    });
    queue.ask({}, () => {
      drawn = true;
    });
    expect(turn).toThrow("no room for this figure");
    turn();
    expect(drawn).toBe(true);
  });
});
