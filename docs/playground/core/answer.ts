import type { Numbers } from "../solve/outcome.ts";
import { solveNumbers, solvePoint } from "../solve/solve.ts";
import { complaintFrom, isAboutTheQuestion } from "./complaint.ts";
import { type CurvePoint, STAGES, statesAt } from "./curve.ts";
import { problemText } from "./problem-text.ts";
import type { Ask, Reply } from "./protocol.ts";
import { settingOf } from "./settings/index.ts";

/** Points that took longer than this are shown without waiting for the rest of their stage. */
const PATIENCE = 300;

/**
 * Answers one question. The coarse curve is finished whatever else is asked, so that a slider in motion has something to
 * show; the finer ones are given up as soon as the question is out of date, or when nothing of the coarse one can be solved. `pause` lets messages in between points.
 */
export async function answer(
  ask: Ask,
  isStale: () => boolean,
  reply: (reply: Reply) => void,
  pause: () => Promise<void>,
): Promise<void> {
  const { task, state } = ask;
  try {
    if (task === "point") reply({ ask, kind: "outcome", outcome: solvePoint(problemText(state)) });
    else await curve(ask, isStale, reply, pause);
  } catch (error) {
    reply({ ask, kind: "complaint", complaint: complaintFrom(error, state) });
  }
}

async function curve(
  ask: Ask,
  isStale: () => boolean,
  reply: (reply: Reply) => void,
  pause: () => Promise<void>,
): Promise<void> {
  const { state } = ask;
  const setting = settingOf(state.setting);
  for (const [stage, places] of STAGES.entries()) {
    let points: CurvePoint[] = [];
    let solved = 0;
    let since = performance.now();
    for (const { x, state: there } of statesAt(setting, state, places)) {
      if (stage > 0 && isStale()) return;
      const numbers = numbersAt(there);
      if (numbers) solved++;
      points.push({ x, numbers: numbers ?? {} });
      if (solved > 0 && performance.now() - since > PATIENCE) {
        reply({ ask, kind: "points", points, done: false });
        points = [];
        since = performance.now();
      }
      await pause();
    }
    if (stage === 0 && solved === 0) {
      reply({ ask, kind: "points", points: [], done: true });
      return;
    }
    reply({ ask, kind: "points", points, done: stage === STAGES.length - 1 });
  }
}

/** Undefined where the parameter has a value that cannot be solved: the curve has a gap there, and the point says why. */
function numbersAt(state: Ask["state"]): Numbers | undefined {
  try {
    return solveNumbers(problemText(state));
  } catch (error) {
    if (isAboutTheQuestion(error)) return undefined;
    throw error;
  }
}
