import { ref } from "vue";
import { DrawingQueue } from "../core/drawing-queue.ts";

/** Whether some figure is still to be drawn. */
export const drawing = ref(false);

const turns = new MessageChannel();
const works: (() => void)[] = [];
turns.port1.onmessage = () => works.shift()?.();

/** Draws the figures of the page one after the other, with turns of the event loop between them. */
export const drawings = new DrawingQueue(
  (work) => {
    works.push(work);
    turns.port2.postMessage(undefined);
  },
  (busy) => {
    drawing.value = busy;
  },
);
