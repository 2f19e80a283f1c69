import { describe, expect, it } from "vitest";
import { answer } from "../core/answer.ts";
import { Engine, type Helper, type View } from "../core/engine.ts";
import { LatestWins } from "../core/latest-wins.ts";
import type { Ask, Reply } from "../core/protocol.ts";
import type { State } from "../core/state.ts";

const chain = (values: State["values"] = {}): State => ({
  setting: "chain",
  values: { N: "2", ...values },
  sweep: "g",
});
const outcome = { document: {}, numbers: {}, verdicts: [], tables: [], pictures: [], failures: [] };
const point = (x: number) => ({ x, numbers: { redfield: { I1: x } } });

describe("of questions that come while one is worked on", () => {
  it("only the last is answered, and the one at work knows that it is out of date", async () => {
    const seen: string[] = [];
    let release: () => void = () => {};
    const queue = new LatestWins<string>(async (job, isStale) => {
      seen.push(`${job} begins`);
      if (job === "first") await new Promise<void>((resolve) => void (release = resolve));
      seen.push(`${job} ends, ${isStale() ? "out of date" : "current"}`);
    });
    queue.submit("first");
    queue.submit("second");
    queue.submit("third");
    release();
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(seen).toEqual(["first begins", "first ends, out of date", "third begins", "third ends, current"]);
  });
});

describe("the answer to a question", () => {
  const answers = async (ask: Ask, isStale: () => boolean): Promise<Reply[]> => {
    const replies: Reply[] = [];
    await answer(
      ask,
      isStale,
      (reply) => void replies.push(reply),
      async () => {},
    );
    return replies;
  };

  it("is a curve that becomes finer, and is left coarse when something newer is asked", async () => {
    const ask: Ask = { id: 1, task: "curve", state: chain({ equations: ["local-lindblad"] }) };
    const whole = await answers(ask, () => false);
    const counted = whole.flatMap((reply) => (reply.kind === "points" ? reply.points : []));
    expect(counted.length).toBe(33);
    expect(whole.map((reply) => reply.kind === "points" && reply.done).indexOf(true)).toBe(whole.length - 1);
    const stale = await answers(ask, () => true);
    expect(stale.flatMap((reply) => (reply.kind === "points" ? reply.points : [])).length).toBe(5);
  });

  it("is a complaint in words beside the field of a formula that is none", async () => {
    const state = chain({ density: "formula", formula: "w*exp(-x)" });
    const [reply] = await answers({ id: 1, task: "point", state }, () => false);
    expect(reply.kind === "complaint" && reply.complaint).toEqual({
      field: "formula",
      message: 'unknown name x; known are w, omega, g, pi; at character 8 of "w*exp(-x)"',
    });
    const curve = await answers({ id: 2, task: "curve", state }, () => false);
    expect(curve).toEqual([expect.objectContaining({ kind: "points", points: [], done: true })]);
  });

  it.each([
    ["a chemical potential inside the band", { mul: 0.5 }, "mul", /mu/],
    ["a temperature below zero", { Tl: -1 }, "Tl", /expected a finite number of at least 0, got -1/],
    ["no coupling to the baths", { epsilon: 0 }, "epsilon", /expected a positive finite number, got 0/],
    [
      "a spectral density below zero",
      { density: "formula", formula: "-w*exp(-w)" },
      "formula",
      /J must be a finite number at least 0/,
    ],
    ["a spectral density without end", { density: "formula", formula: "w" }, "formula", /does not decay/],
    ["a cutoff of zero", { wc: 0 }, "wc", /expected a positive finite number, got 0/],
  ] as const)("names the field of %s", async (_, values, field, words) => {
    const [reply] = await answers({ id: 1, task: "point", state: chain(values) }, () => false);
    expect(reply.kind).toBe("complaint");
    if (reply.kind !== "complaint") return;
    expect(reply.complaint.field).toBe(field);
    expect(reply.complaint.message).toMatch(words);
    expect(reply.complaint.message).not.toMatch(/line \d|baths\./);
  });
});

describe("the engine", () => {
  const started = () => {
    const asked: Ask[] = [];
    const views: View[] = [];
    let receive: (reply: Reply) => void = () => {};
    const engine = new Engine(
      (listener): Helper => {
        receive = listener;
        return { ask: (ask) => void asked.push(ask), close: () => {} };
      },
      (view) => void views.push(view),
    );
    return { engine, asked, reply: (reply: Reply) => receive(reply), view: () => views[views.length - 1] };
  };

  it("asks for new curves only when something changes that they depend on", () => {
    const { engine, asked } = started();
    engine.ask(chain());
    engine.ask(chain({ g: 0.2 }));
    engine.ask(chain({ g: 0.2, delta: 0.5 }));
    expect(asked.map(({ task }) => task)).toEqual(["point", "curve", "point", "point", "curve"]);
  });

  it("shows older answers until newer ones come, and is busy until both are whole", () => {
    const { engine, asked, reply, view } = started();
    engine.ask(chain());
    const [first, curve] = asked;
    reply({ ask: first, kind: "outcome", outcome });
    expect(view()).toMatchObject({ busy: true, outcome });
    reply({ ask: curve, kind: "points", points: [point(0), point(1)], done: false });
    reply({ ask: curve, kind: "points", points: [point(0.5)], done: true });
    expect(view().curve.map(({ x }) => x)).toEqual([0, 0.5, 1]);
    expect(view().busy).toBe(false);
    engine.ask(chain({ delta: 0 }));
    expect(view()).toMatchObject({ busy: true, outcome });
    expect(view().curve.length).toBe(3);
    reply({ ask: asked[3], kind: "points", points: [point(0.25)], done: false });
    expect(view().curve.map(({ x }) => x)).toEqual([0.25]);
  });

  it("drops answers that belong to a setting that has been left", () => {
    const { engine, asked, reply, view } = started();
    engine.ask(chain());
    engine.ask({ setting: "modes", values: {}, sweep: "mul" });
    reply({ ask: asked[0], kind: "outcome", outcome });
    reply({ ask: asked[1], kind: "points", points: [point(0)], done: true });
    expect(view().outcome).toBeUndefined();
    expect(view().curve).toEqual([]);
  });

  it("keeps the last picture beside a complaint, and forgets the complaint with the next answer", () => {
    const { engine, asked, reply, view } = started();
    engine.ask(chain());
    reply({ ask: asked[0], kind: "outcome", outcome });
    engine.ask(chain({ g: 0.3 }));
    reply({ ask: asked[2], kind: "complaint", complaint: { message: "no" } });
    expect(view()).toMatchObject({ outcome, complaint: { message: "no" } });
    engine.ask(chain({ g: 0.4 }));
    reply({ ask: asked[3], kind: "outcome", outcome });
    expect(view().complaint).toBeUndefined();
  });
});
