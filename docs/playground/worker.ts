import { answer } from "./core/answer.ts";
import { LatestWins } from "./core/latest-wins.ts";
import type { Ask } from "./core/protocol.ts";

/** A turn of the event loop without the delay of timers, so that newer questions can come in. */
const turns = new MessageChannel();
const waiting: (() => void)[] = [];
turns.port1.onmessage = () => waiting.shift()?.();
const pause = (): Promise<void> =>
  new Promise((resolve) => {
    waiting.push(resolve);
    turns.port2.postMessage(undefined);
  });

const questions = new LatestWins<Ask>((ask, isStale) =>
  answer(ask, isStale, (reply) => self.postMessage(reply), pause),
);

self.onmessage = ({ data }: MessageEvent<Ask>) => questions.submit(data);
