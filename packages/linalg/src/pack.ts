/** Groups that are packed side by side where their lines are neighbours in memory: they share the cache lines read. */
const TOGETHER = 4;

/**
 * Packs `lines` complex rows of op(A) (or columns of op(B)) in pairs: [pair][depth][line of the pair][re, im], conjugated
 * by the sign, an odd last line completed by zeros. Strides count doubles. Returns the number of pairs.
 */
export function packComplex(
  lines: number,
  depth: number,
  source: Float64Array,
  start: number,
  lineStride: number,
  depthStride: number,
  sign: number,
  target: Float64Array,
  at: number,
): number {
  const step = 4 * depth;
  const whole = lines >> 1;
  const side = depthStride > lineStride ? TOGETHER : 1;
  let group = 0;
  for (; group + side <= whole; group += side) {
    const from = start + 2 * group * lineStride;
    const to = at + group * step;
    for (let l = 0; l < depth; l++) {
      let p = from + l * depthStride;
      const end = to + 4 * l + side * step;
      for (let q = to + 4 * l; q < end; q += step) {
        target[q] = source[p];
        target[q + 1] = sign * source[p + 1];
        p += lineStride;
        target[q + 2] = source[p];
        target[q + 3] = sign * source[p + 1];
        p += lineStride;
      }
    }
  }
  for (; 2 * group < lines; group++) {
    const pair = 2 * group + 1 < lines;
    let p = start + 2 * group * lineStride;
    for (let q = at + group * step; q < at + (group + 1) * step; q += 4, p += depthStride) {
      target[q] = source[p];
      target[q + 1] = sign * source[p + 1];
      target[q + 2] = pair ? source[p + lineStride] : 0;
      target[q + 3] = pair ? sign * source[p + lineStride + 1] : 0;
    }
  }
  return group;
}

/** The same for real lines, by four: [group][depth][line of the group], completed by zeros. Returns the number of groups. */
export function packReal(
  lines: number,
  depth: number,
  source: Float64Array,
  start: number,
  lineStride: number,
  depthStride: number,
  target: Float64Array,
  at: number,
): number {
  const step = 4 * depth;
  const whole = lines >> 2;
  const side = depthStride > lineStride ? TOGETHER : 1;
  let group = 0;
  for (; group + side <= whole; group += side) {
    const from = start + 4 * group * lineStride;
    const to = at + group * step;
    for (let l = 0; l < depth; l++) {
      let p = from + l * depthStride;
      const end = to + 4 * l + side * step;
      for (let q = to + 4 * l; q < end; q += step) {
        target[q] = source[p];
        p += lineStride;
        target[q + 1] = source[p];
        p += lineStride;
        target[q + 2] = source[p];
        p += lineStride;
        target[q + 3] = source[p];
        p += lineStride;
      }
    }
  }
  for (; 4 * group < lines; group++) {
    const present = lines - 4 * group;
    let p = start + 4 * group * lineStride;
    for (let q = at + group * step; q < at + (group + 1) * step; q += 4, p += depthStride) {
      for (let k = 0; k < 4; k++) target[q + k] = k < present ? source[p + k * lineStride] : 0;
    }
  }
  return group;
}
