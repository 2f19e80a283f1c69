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
  let group = 0;
  for (; depthStride > lineStride && group + TOGETHER <= whole; group += TOGETHER) {
    const from = start + 2 * group * lineStride;
    const to = at + group * step;
    for (let l = 0; l < depth; l++) {
      let p = from + l * depthStride;
      const end = to + 4 * l + TOGETHER * step;
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
  for (; group < whole; group++) {
    let p = start + 2 * group * lineStride;
    let r = p + lineStride;
    for (let q = at + group * step; q < at + (group + 1) * step; q += 4, p += depthStride, r += depthStride) {
      target[q] = source[p];
      target[q + 1] = sign * source[p + 1];
      target[q + 2] = source[r];
      target[q + 3] = sign * source[r + 1];
    }
  }
  if (2 * group < lines) {
    let p = start + 2 * group * lineStride;
    for (let q = at + group * step; q < at + (group + 1) * step; q += 4, p += depthStride) {
      target[q] = source[p];
      target[q + 1] = sign * source[p + 1];
      target[q + 2] = 0;
      target[q + 3] = 0;
    }
    group++;
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
  let group = 0;
  for (; depthStride > lineStride && group + TOGETHER <= whole; group += TOGETHER) {
    const from = start + 4 * group * lineStride;
    const to = at + group * step;
    for (let l = 0; l < depth; l++) {
      let p = from + l * depthStride;
      const end = to + 4 * l + TOGETHER * step;
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
  for (; group < whole; group++) {
    let p = start + 4 * group * lineStride;
    const second = lineStride;
    const third = 2 * lineStride;
    const fourth = 3 * lineStride;
    for (let q = at + group * step; q < at + (group + 1) * step; q += 4, p += depthStride) {
      target[q] = source[p];
      target[q + 1] = source[p + second];
      target[q + 2] = source[p + third];
      target[q + 3] = source[p + fourth];
    }
  }
  if (4 * group < lines) {
    const present = lines - 4 * group;
    let p = start + 4 * group * lineStride;
    for (let q = at + group * step; q < at + (group + 1) * step; q += 4, p += depthStride) {
      for (let k = 0; k < 4; k++) target[q + k] = k < present ? source[p + k * lineStride] : 0;
    }
    group++;
  }
  return group;
}
