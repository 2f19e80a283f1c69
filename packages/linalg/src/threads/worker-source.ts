/**
 * The program of a worker, as text, so that it travels inside any bundle. It takes one message with the compiled kernels, answers
 * "ready", then for every job copies rows of A and pieces of B out of the shared memory into one of its own, multiplies them
 * there, copies the rows of C back and answers "done".
 */
export const workerSource = `"use strict";
const builtin = typeof process === "object" && process.getBuiltinModule;
const port = builtin ? process.getBuiltinModule("node:worker_threads").parentPort : self;
let kernels, memory, product;
function room(bytes) {
  if (memory === undefined || memory.buffer.byteLength < bytes) {
    memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / 65536) });
    product = new WebAssembly.Instance(kernels, { env: { memory } }).exports.product;
  }
  return memory.buffer;
}
function multiply({ shared, complex, from, to, cols, depth, own, piece }) {
  const parts = complex ? 2 : 1;
  const line = (width) => 8 * (Math.ceil(width / 8) | 1);
  const rows = to - from;
  const aWidth = depth * parts, width = cols * parts;
  const aStride = line(piece * parts), stride = line(width);
  const bAt = rows * aStride, cAt = bAt + piece * stride;
  const doubles = cAt + rows * stride;
  const m = new Float64Array(room(own + 8 * doubles), own, doubles);
  const a = new Float64Array(shared.a), b = new Float64Array(shared.b), c = new Float64Array(shared.c);
  const byte = (place) => own + 8 * place;
  for (let l = 0; l < depth; l += piece) {
    const length = Math.min(piece, depth - l);
    for (let i = 0; i < rows; i++) {
      const at = (from + i) * aWidth + l * parts;
      m.set(a.subarray(at, at + length * parts), i * aStride);
    }
    for (let k = 0; k < length; k++) m.set(b.subarray((l + k) * width, (l + k + 1) * width), bAt + k * stride);
    const unit = 8 * parts;
    product(complex ? 1 : 0, l === 0 ? 0 : 1, rows, cols, length, own, 8 * aStride, unit,
      byte(bAt), unit, 8 * stride, byte(cAt), 8 * stride);
  }
  for (let i = 0; i < rows; i++) c.set(m.subarray(cAt + i * stride, cAt + i * stride + width), (from + i) * width);
}
function receive(message) {
  try {
    if (message.kernels === undefined) multiply(message);
    else {
      kernels = message.kernels;
      room(message.own);
    }
    port.postMessage("done");
  } catch (error) {
    port.postMessage({ failed: String(error) });
  }
}
if (builtin) port.on("message", receive);
else self.onmessage = (event) => receive(event.data);
`;
