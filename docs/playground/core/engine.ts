import type { Outcome } from "../solve/outcome.ts";
import type { Complaint } from "./complaint.ts";
import { type CurvePoint, merged } from "./curve.ts";
import type { Ask, Reply } from "./protocol.ts";
import { settingOf } from "./settings/index.ts";
import { curveKey, type State } from "./state.ts";

/** A worker as the engine needs it. */
export interface Helper {
  ask(ask: Ask): void;
  close(): void;
}

/** Starts a worker that hands its answers to `receive`, and to `broken` why it cannot give any. */
export type StartHelper = (receive: (reply: Reply) => void, broken: (reason: string) => void) => Helper;

/** What there is to show. */
export interface View {
  /** The last point that was solved, and the state it belongs to. */
  readonly outcome?: Outcome;
  readonly outcomeState?: State;
  /** The curves so far, in the order of x, and the state they belong to. */
  readonly curve: readonly CurvePoint[];
  readonly curveState?: State;
  /** Why the last point asked for has no answer. */
  readonly complaint?: Complaint;
  /** Whether answers are still to come. */
  readonly busy: boolean;
}

/**
 * Asks two workers, one for the point, one for the curves, so that the point follows a slider while curves are made.
 * Curves are asked for only when something changes that they depend on. Answers to older questions of the same setting
 * are shown until newer ones come, so that the picture follows a slider in motion.
 */
export class Engine {
  readonly #point: Helper;
  readonly #curve: Helper;
  readonly #show: (view: View) => void;
  #view: View = { curve: [], busy: true };
  #lastId = 0;
  #pointAsked: Ask | undefined;
  #curveAsked: Ask | undefined;
  #curveKey: string | undefined;
  /** The question that the curve in view answers. */
  #curveShown = 0;
  #pointDone = false;
  #curveDone = false;

  constructor(start: StartHelper, show: (view: View) => void) {
    this.#show = show;
    const receive = (reply: Reply): void => this.#receive(reply);
    const broken = (reason: string): void =>
      this.#update({ complaint: { message: `The computation broke down: ${reason}` }, busy: false });
    this.#point = start(receive, broken);
    this.#curve = start(receive, broken);
  }

  /** Asks for what this state needs. */
  ask(state: State): void {
    const before = this.#pointAsked?.state;
    if (before !== undefined && before.setting !== state.setting) {
      this.#view = { curve: [], busy: true };
      this.#curveKey = undefined;
    }
    this.#pointAsked = { id: ++this.#lastId, task: "point", state };
    this.#pointDone = false;
    this.#point.ask(this.#pointAsked);
    const key = curveKey(settingOf(state.setting), state);
    if (key !== this.#curveKey) {
      this.#curveKey = key;
      this.#curveAsked = { id: ++this.#lastId, task: "curve", state };
      this.#curveDone = false;
      this.#curve.ask(this.#curveAsked);
    }
    this.#update({});
  }

  close(): void {
    this.#point.close();
    this.#curve.close();
  }

  #receive(reply: Reply): void {
    const { id, task, state } = reply.ask;
    if (state.setting !== this.#pointAsked?.state.setting) return;
    if (id === this.#pointAsked.id) this.#pointDone = true;
    if (reply.kind === "outcome") {
      const { complaint: _, ...rest } = this.#view;
      this.#view = rest;
      this.#update({ outcome: reply.outcome, outcomeState: state });
    } else if (reply.kind === "points") {
      if (id === this.#curveAsked?.id && reply.done) this.#curveDone = true;
      const before = id === this.#curveShown ? this.#view.curve : [];
      this.#curveShown = id;
      if (reply.points.length === 0) this.#update({});
      else this.#update({ curve: merged(before, reply.points), curveState: state });
    } else {
      if (id === this.#curveAsked?.id) this.#curveDone = true;
      const isNews = id === this.#pointAsked.id || (task === "curve" && id === this.#curveAsked?.id);
      this.#update(isNews ? { complaint: reply.complaint } : {});
    }
  }

  #update(change: Partial<View>): void {
    this.#view = { ...this.#view, ...change, busy: change.busy ?? !(this.#pointDone && this.#curveDone) };
    this.#show(this.#view);
  }
}
