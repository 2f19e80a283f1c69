// packages/lindblad-limits/src/null-vectors.ts
function nullVectors(rows, length2, modulus2) {
  const reduce2 = (x) => modulus2 === 2 ? Math.abs(Math.round(x)) % 2 : Math.abs(x) < 1e-9 ? 0 : x;
  const pivots = [];
  for (const given of rows) {
    const row = given.map(reduce2);
    for (const pivot of pivots) eliminate(row, pivot, reduce2);
    const at = largestAt(row);
    if (at < 0) continue;
    const scale2 = row[at];
    const fresh = { at, row: row.map((x) => reduce2(x / scale2)) };
    for (const pivot of pivots) eliminate(pivot.row, fresh, reduce2);
    pivots.push(fresh);
  }
  const taken = new Set(pivots.map(({ at }) => at));
  const vectors = [];
  for (let free = 0; free < length2; free++) {
    if (taken.has(free)) continue;
    const vector = new Float64Array(length2);
    vector[free] = 1;
    for (const { at, row } of pivots) vector[at] = reduce2(-row[free]);
    vectors.push(vector);
  }
  return vectors;
}
function eliminate(row, pivot, reduce2) {
  const factor2 = row[pivot.at];
  if (factor2 === 0) return;
  for (let k = 0; k < row.length; k++) row[k] = reduce2(row[k] - factor2 * pivot.row[k]);
}
function largestAt(row) {
  let at = -1;
  row.forEach((x, k) => {
    if (x !== 0 && (at < 0 || Math.abs(x) > Math.abs(row[at]))) at = k;
  });
  return at;
}

// packages/lindblad-limits/src/charges.ts
var SAME = 1e-6;
var NEGLIGIBLE = 1e-13;
function findCharges(ness2) {
  const { space } = ness2.basis;
  const rows = constraints(ness2);
  const first = localStates(space);
  const numbers = nullVectors(rows, first.total, 0);
  const parities = nullVectors(rows, first.total, 2);
  return fromVectors(space, (state) => [
    ...numbers.map((q2) => Math.round(sumOver(space, first.offsets, q2, state) / SAME)),
    ...parities.map((q2) => Math.round(sumOver(space, first.offsets, q2, state)) % 2)
  ], numbers.length);
}
var withoutCharges = (space) => fromVectors(space, () => [], 0);
function fromVectors(space, valuesOf, numbers) {
  const values = Array.from({ length: space.dimension }, (_, state) => valuesOf(state));
  const known2 = /* @__PURE__ */ new Map();
  const classOf = new Int32Array(space.dimension);
  values.forEach((value, state) => {
    const key = value.join();
    const members = known2.get(key) ?? [];
    known2.set(key, members);
    members.push(state);
  });
  const classes = [...known2.values()].map((members) => Int32Array.from(members));
  classes.forEach((members, c2) => {
    for (const state of members) classOf[state] = c2;
  });
  return {
    classOf,
    classes,
    transfer: (region2, i, j) => {
      const to = values[region2.inner[i]];
      const from = values[region2.inner[j]];
      return to.map((value, k) => k < numbers ? value - from[k] : Math.abs(value - from[k])).join();
    }
  };
}
function localStates(space) {
  let total2 = 0;
  const offsets2 = space.dims.map((dimension) => {
    total2 += dimension;
    return total2 - dimension;
  });
  return { offsets: offsets2, total: total2 };
}
var localState = (space, state, s) => Math.floor(state / space.strides[s]) % space.dims[s];
function sumOver(space, offsets2, q2, state) {
  let sum2 = 0;
  for (let s = 0; s < space.size; s++) sum2 += q2[offsets2[s] + localState(space, state, s)];
  return sum2;
}
function constraints({ basis, energyL2 }) {
  const { space } = basis;
  const { offsets: offsets2, total: total2 } = localStates(space);
  const rows = [];
  const same = (one, other) => {
    const row = new Float64Array(total2);
    for (let s = 0; s < space.size; s++) {
      row[offsets2[s] + localState(space, one, s)] += 1;
      row[offsets2[s] + localState(space, other, s)] -= 1;
    }
    rows.push(row);
  };
  for (const { states } of basis.sectors) for (const state of states) if (state !== states[0]) same(states[0], state);
  let largest2 = 0;
  for (const { matrix } of energyL2.blocks()) for (const x of matrix.data) largest2 = Math.max(largest2, Math.abs(x));
  for (const { row, col, matrix } of energyL2.blocks()) {
    if (row >= col || !matrix.data.some((x) => Math.abs(x) > NEGLIGIBLE * largest2)) continue;
    same(basis.sectors[row].states[0], basis.sectors[col].states[0]);
  }
  return rows;
}

// packages/linalg/src/complex.ts
var realPart = (z) => typeof z === "number" ? z : z.re;
var imaginaryPart = (z) => typeof z === "number" ? 0 : z.im;

// packages/linalg/src/complex-matrix.ts
var ComplexMatrix = class _ComplexMatrix {
  rows;
  cols;
  data;
  /** @throws RangeError when `data` does not hold 2 rows cols numbers */
  constructor(rows, cols, data = new Float64Array(2 * rows * cols)) {
    if (data.length !== 2 * rows * cols) {
      throw new RangeError(`a ${rows} x ${cols} complex matrix needs ${2 * rows * cols} numbers, got ${data.length}`);
    }
    this.rows = rows;
    this.cols = cols;
    this.data = data;
  }
  static zeros(rows, cols = rows) {
    return new _ComplexMatrix(rows, cols);
  }
  static identity(n2) {
    const matrix = new _ComplexMatrix(n2, n2);
    for (let i = 0; i < n2; i++) matrix.data[2 * (i * n2 + i)] = 1;
    return matrix;
  }
  static diagonal(entries) {
    const n2 = entries.length;
    const matrix = new _ComplexMatrix(n2, n2);
    for (let i = 0; i < n2; i++) {
      matrix.data[2 * (i * n2 + i)] = realPart(entries[i]);
      matrix.data[2 * (i * n2 + i) + 1] = imaginaryPart(entries[i]);
    }
    return matrix;
  }
  /** From rows of real or complex numbers. @throws RangeError when the rows differ in length */
  static from(entries) {
    const rows = entries.length;
    const cols = rows === 0 ? 0 : entries[0].length;
    const matrix = new _ComplexMatrix(rows, cols);
    for (let i = 0; i < rows; i++) {
      if (entries[i].length !== cols) {
        throw new RangeError(`row ${i} has ${entries[i].length} entries, row 0 has ${cols}`);
      }
      for (let j = 0; j < cols; j++) matrix.set(i, j, realPart(entries[i][j]), imaginaryPart(entries[i][j]));
    }
    return matrix;
  }
  get(i, j) {
    const at = 2 * (i * this.cols + j);
    return { re: this.data[at], im: this.data[at + 1] };
  }
  set(i, j, re, im = 0) {
    const at = 2 * (i * this.cols + j);
    this.data[at] = re;
    this.data[at + 1] = im;
  }
  clone() {
    return new _ComplexMatrix(this.rows, this.cols, this.data.slice());
  }
};

// packages/linalg/src/shape.ts
var shapeOf = (a2) => `${a2.rows} x ${a2.cols}`;
function requireSquare(what, a2) {
  if (a2.rows !== a2.cols) throw new RangeError(`${what} needs a square matrix, got ${shapeOf(a2)}`);
}
function requireFinite(what, a2) {
  const { data } = a2;
  for (let at = 0; at < data.length; at++) {
    if (!Number.isFinite(data[at])) {
      const entry2 = at >> 1;
      const row = Math.floor(entry2 / a2.cols);
      throw new RangeError(
        `${what} needs finite entries, got ${data[at]} in the ${at % 2 === 0 ? "real" : "imaginary"} part of entry (${row}, ${entry2 - row * a2.cols}) of a ${shapeOf(a2)} matrix`
      );
    }
  }
}
function requireOut(what, rows, cols, out) {
  if (out.rows !== rows || out.cols !== cols) {
    throw new RangeError(`${what} gives a ${rows} x ${cols} matrix, but out is ${shapeOf(out)}`);
  }
}

// packages/linalg/src/adjoint.ts
function transposed(what, a2, sign, out) {
  if (out !== void 0) {
    requireOut(what, a2.cols, a2.rows, out);
    if (out.data === a2.data) throw new RangeError(`${what} cannot write into its own argument`);
  }
  const result = out ?? new ComplexMatrix(a2.cols, a2.rows);
  const { rows, cols, data } = a2;
  const target2 = result.data;
  for (let i = 0; i < rows; i++) {
    let from = 2 * i * cols;
    for (let j = 0, to = 2 * i; j < cols; j++, to += 2 * rows) {
      target2[to] = data[from++];
      target2[to + 1] = sign * data[from++];
    }
  }
  return result;
}
var adjoint = (a2, out) => transposed("adjoint", a2, -1, out);

// packages/linalg/src/gemm-small.ts
function gemmSmall(m, n2, k, alphaRe, alphaIm, A, a0, aRow, aCol, aSign, B, b0, bRow, bCol, bSign, betaRe, betaIm, C, c0, cRow) {
  const evenRows = m & ~1;
  const evenCols = n2 & ~1;
  const plain = alphaRe === 1 && alphaIm === 0 && betaRe === 0 && betaIm === 0;
  for (let i = 0; i < evenRows; i += 2) {
    const aStart = a0 + i * aRow;
    let c2 = c0 + i * cRow;
    for (let j = 0; j < evenCols; j += 2, c2 += 4) {
      let r00 = 0;
      let i00 = 0;
      let r01 = 0;
      let i01 = 0;
      let r10 = 0;
      let i10 = 0;
      let r11 = 0;
      let i11 = 0;
      let p = aStart;
      let q2 = b0 + j * bCol;
      for (let l = 0; l < k; l++) {
        const br0 = B[q2];
        const bi0 = bSign * B[q2 + 1];
        const br1 = B[q2 + bCol];
        const bi1 = bSign * B[q2 + bCol + 1];
        let ar = A[p];
        let ai = aSign * A[p + 1];
        r00 += ar * br0 - ai * bi0;
        i00 += ar * bi0 + ai * br0;
        r01 += ar * br1 - ai * bi1;
        i01 += ar * bi1 + ai * br1;
        ar = A[p + aRow];
        ai = aSign * A[p + aRow + 1];
        r10 += ar * br0 - ai * bi0;
        i10 += ar * bi0 + ai * br0;
        r11 += ar * br1 - ai * bi1;
        i11 += ar * bi1 + ai * br1;
        p += aCol;
        q2 += bRow;
      }
      if (plain) {
        C[c2] = r00;
        C[c2 + 1] = i00;
        C[c2 + 2] = r01;
        C[c2 + 3] = i01;
        C[c2 + cRow] = r10;
        C[c2 + cRow + 1] = i10;
        C[c2 + cRow + 2] = r11;
        C[c2 + cRow + 3] = i11;
      } else {
        store(C, c2, r00, i00, alphaRe, alphaIm, betaRe, betaIm);
        store(C, c2 + 2, r01, i01, alphaRe, alphaIm, betaRe, betaIm);
        store(C, c2 + cRow, r10, i10, alphaRe, alphaIm, betaRe, betaIm);
        store(C, c2 + cRow + 2, r11, i11, alphaRe, alphaIm, betaRe, betaIm);
      }
    }
  }
  if (evenCols < n2) {
    for (let i = 0; i < evenRows; i++) {
      dot(k, A, a0 + i * aRow, aCol, aSign, B, b0 + evenCols * bCol, bRow, bSign);
      store(C, c0 + i * cRow + 2 * evenCols, dotRe, dotIm, alphaRe, alphaIm, betaRe, betaIm);
    }
  }
  if (evenRows < m) {
    for (let j = 0; j < n2; j++) {
      dot(k, A, a0 + evenRows * aRow, aCol, aSign, B, b0 + j * bCol, bRow, bSign);
      store(C, c0 + evenRows * cRow + 2 * j, dotRe, dotIm, alphaRe, alphaIm, betaRe, betaIm);
    }
  }
}
var dotRe = 0;
var dotIm = 0;
function dot(k, A, p, aStep, aSign, B, q2, bStep, bSign) {
  let rr = 0;
  let ii = 0;
  let ri = 0;
  let ir = 0;
  for (let l = 0; l < k; l++, p += aStep, q2 += bStep) {
    const ar = A[p];
    const ai = A[p + 1];
    const br = B[q2];
    const bi = B[q2 + 1];
    rr += ar * br;
    ii += ai * bi;
    ri += ar * bi;
    ir += ai * br;
  }
  dotRe = rr - aSign * bSign * ii;
  dotIm = bSign * ri + aSign * ir;
}
function store(C, at, re, im, alphaRe, alphaIm, betaRe, betaIm) {
  let outRe = alphaRe * re - alphaIm * im;
  let outIm = alphaRe * im + alphaIm * re;
  if (betaRe !== 0 || betaIm !== 0) {
    const oldRe = C[at];
    const oldIm = C[at + 1];
    outRe += betaRe * oldRe - betaIm * oldIm;
    outIm += betaRe * oldIm + betaIm * oldRe;
  }
  C[at] = outRe;
  C[at + 1] = outIm;
}

// packages/linalg/src/gemm-packed.ts
var K_BLOCK = 128;
var ROW_BLOCK = 64;
var COL_BLOCK = 256;
var packedA = new Float64Array(0);
var packedB = new Float64Array(0);
function pack(lines, depth, source, start, lineStride, depthStride, sign, target2) {
  let to = 0;
  for (let line = 0; line < lines; line += 2) {
    const first = start + line * lineStride;
    if (line + 1 < lines) {
      for (let l = 0, p = first; l < depth; l++, p += depthStride, to += 4) {
        target2[to] = source[p];
        target2[to + 1] = sign * source[p + 1];
        target2[to + 2] = source[p + lineStride];
        target2[to + 3] = sign * source[p + lineStride + 1];
      }
    } else {
      for (let l = 0, p = first; l < depth; l++, p += depthStride, to += 4) {
        target2[to] = source[p];
        target2[to + 1] = sign * source[p + 1];
        target2[to + 2] = 0;
        target2[to + 3] = 0;
      }
    }
  }
}
function gemmPacked(m, n2, k, alphaRe, alphaIm, A, a0, aRow, aCol, aSign, B, b0, bRow, bCol, bSign, betaRe, betaIm, C, c0, cRow) {
  if (packedA.length === 0) {
    packedA = new Float64Array(2 * ROW_BLOCK * K_BLOCK);
    packedB = new Float64Array(2 * COL_BLOCK * K_BLOCK);
  }
  for (let jBlock = 0; jBlock < n2; jBlock += COL_BLOCK) {
    const cols = Math.min(COL_BLOCK, n2 - jBlock);
    for (let lBlock = 0; lBlock < k; lBlock += K_BLOCK) {
      const depth = Math.min(K_BLOCK, k - lBlock);
      const first = lBlock === 0;
      pack(cols, depth, B, b0 + lBlock * bRow + jBlock * bCol, bCol, bRow, bSign, packedB);
      for (let iBlock = 0; iBlock < m; iBlock += ROW_BLOCK) {
        const rows = Math.min(ROW_BLOCK, m - iBlock);
        pack(rows, depth, A, a0 + iBlock * aRow + lBlock * aCol, aRow, aCol, aSign, packedA);
        const c2 = c0 + iBlock * cRow + 2 * jBlock;
        panel(rows, cols, depth, alphaRe, alphaIm, first ? betaRe : 1, first ? betaIm : 0, C, c2, cRow);
      }
    }
  }
}
function panel(rows, cols, depth, alphaRe, alphaIm, betaRe, betaIm, C, c0, cRow) {
  const A = packedA;
  const B = packedB;
  const stride = 4 * depth;
  for (let j = 0, bStart = 0; j < cols; j += 2, bStart += stride) {
    for (let i = 0, aStart = 0; i < rows; i += 2, aStart += stride) {
      let r00 = 0;
      let i00 = 0;
      let r01 = 0;
      let i01 = 0;
      let r10 = 0;
      let i10 = 0;
      let r11 = 0;
      let i11 = 0;
      const end = aStart + stride;
      for (let p = aStart, q2 = bStart; p < end; p += 4, q2 += 4) {
        const br0 = B[q2];
        const bi0 = B[q2 + 1];
        const br1 = B[q2 + 2];
        const bi1 = B[q2 + 3];
        let ar = A[p];
        let ai = A[p + 1];
        r00 += ar * br0 - ai * bi0;
        i00 += ar * bi0 + ai * br0;
        r01 += ar * br1 - ai * bi1;
        i01 += ar * bi1 + ai * br1;
        ar = A[p + 2];
        ai = A[p + 3];
        r10 += ar * br0 - ai * bi0;
        i10 += ar * bi0 + ai * br0;
        r11 += ar * br1 - ai * bi1;
        i11 += ar * bi1 + ai * br1;
      }
      const c2 = c0 + i * cRow + 2 * j;
      const twoCols = j + 1 < cols;
      store(C, c2, r00, i00, alphaRe, alphaIm, betaRe, betaIm);
      if (twoCols) store(C, c2 + 2, r01, i01, alphaRe, alphaIm, betaRe, betaIm);
      if (i + 1 < rows) {
        store(C, c2 + cRow, r10, i10, alphaRe, alphaIm, betaRe, betaIm);
        if (twoCols) store(C, c2 + cRow + 2, r11, i11, alphaRe, alphaIm, betaRe, betaIm);
      }
    }
  }
}

// packages/linalg/src/gemm.ts
var SMALL = 48 * 48 * 48;
function gemm(opA, opB, alpha, a2, b, beta, c2) {
  const m = opA === "N" ? a2.rows : a2.cols;
  const k = opA === "N" ? a2.cols : a2.rows;
  const depth = opB === "N" ? b.rows : b.cols;
  const n2 = opB === "N" ? b.cols : b.rows;
  if (k !== depth) {
    throw new RangeError(`no product of ${named(opA)} ${shapeOf(a2)} matrix with ${named(opB)} ${shapeOf(b)} matrix`);
  }
  requireOut("multiply", m, n2, c2);
  if (c2.data === a2.data || c2.data === b.data)
    throw new RangeError("a product cannot be written into one of its factors");
  const kernel = m * n2 * k <= SMALL ? gemmSmall : gemmPacked;
  const aWidth = 2 * a2.cols;
  const bWidth = 2 * b.cols;
  kernel(
    m,
    n2,
    k,
    realPart(alpha),
    imaginaryPart(alpha),
    a2.data,
    0,
    opA === "N" ? aWidth : 2,
    opA === "N" ? 2 : aWidth,
    opA === "C" ? -1 : 1,
    b.data,
    0,
    opB === "N" ? bWidth : 2,
    opB === "N" ? 2 : bWidth,
    opB === "C" ? -1 : 1,
    realPart(beta),
    imaginaryPart(beta),
    c2.data,
    0,
    2 * c2.cols
  );
}
var named = (op) => op === "N" ? "a" : op === "T" ? "a transposed" : "an adjoint";

// packages/linalg/src/block-matrix.ts
var BlockMatrix = class _BlockMatrix {
  /** Size of each part of the partition. */
  sizes;
  /** First index of each part; one entry more, the dimension, at the end. */
  offsets;
  byRow;
  byColumn;
  constructor(sizes) {
    this.sizes = sizes;
    this.offsets = new Int32Array(sizes.length + 1);
    for (let i = 0; i < sizes.length; i++) this.offsets[i + 1] = this.offsets[i] + sizes[i];
    this.byRow = sizes.map(() => []);
    this.byColumn = sizes.map(() => []);
  }
  get dimension() {
    return this.offsets[this.sizes.length];
  }
  /** The stored block, or undefined where the matrix is zero by its pattern. */
  find(row, col) {
    for (const block of this.byRow[row]) if (block.col === col) return block.matrix;
    return void 0;
  }
  /** The block, made (of zeros) when it was not stored. */
  block(row, col) {
    return this.find(row, col) ?? this.insert(row, col, ComplexMatrix.zeros(this.sizes[row], this.sizes[col]));
  }
  /** Stores a block that was not there. @throws RangeError when it is there already or has the wrong shape */
  insert(row, col, matrix) {
    if (matrix.rows !== this.sizes[row] || matrix.cols !== this.sizes[col]) {
      throw new RangeError(
        `block (${row}, ${col}) must be ${this.sizes[row]} x ${this.sizes[col]}, got ${matrix.rows} x ${matrix.cols}`
      );
    }
    if (this.find(row, col)) throw new RangeError(`block (${row}, ${col}) is already stored`);
    const block = { row, col, matrix };
    this.byRow[row].push(block);
    this.byColumn[col].push(block);
    return matrix;
  }
  /** All stored blocks, row by row. */
  *blocks() {
    for (const row of this.byRow) yield* row;
  }
  clone() {
    const copy2 = new _BlockMatrix(this.sizes);
    for (const { row, col, matrix } of this.blocks()) copy2.insert(row, col, matrix.clone());
    return copy2;
  }
  /** Zeros with the pattern of this matrix. */
  zerosLike() {
    const copy2 = new _BlockMatrix(this.sizes);
    for (const { row, col, matrix } of this.blocks())
      copy2.insert(row, col, ComplexMatrix.zeros(matrix.rows, matrix.cols));
    return copy2;
  }
  /** Sets every stored entry to zero. */
  clear() {
    for (const { matrix } of this.blocks()) matrix.data.fill(0);
  }
};
function blockGemm(opA, opB, alpha, a2, b, out) {
  for (const left of a2.blocks()) {
    const row = opA === "N" ? left.row : left.col;
    const inner = opA === "N" ? left.col : left.row;
    for (const right of opB === "N" ? b.byRow[inner] : b.byColumn[inner]) {
      const col = opB === "N" ? right.col : right.row;
      gemm(opA, opB, alpha, left.matrix, right.matrix, 1, out.block(row, col));
    }
  }
}
function blockAdjoint(a2) {
  const result = new BlockMatrix(a2.sizes);
  for (const { row, col, matrix } of a2.blocks()) {
    const target2 = result.insert(col, row, ComplexMatrix.zeros(matrix.cols, matrix.rows));
    for (let i = 0; i < matrix.rows; i++) {
      for (let j = 0; j < matrix.cols; j++) {
        const from = 2 * (i * matrix.cols + j);
        target2.set(j, i, matrix.data[from], -matrix.data[from + 1]);
      }
    }
  }
  return result;
}
function blockAdd(a2, out, re = 1, im = 0) {
  for (const { row, col, matrix } of a2.blocks()) {
    const target2 = out.block(row, col).data;
    const source = matrix.data;
    for (let k = 0; k < source.length; k += 2) {
      target2[k] += re * source[k] - im * source[k + 1];
      target2[k + 1] += re * source[k + 1] + im * source[k];
    }
  }
}
function addOwnAdjoint(a2) {
  for (let row = 0; row < a2.sizes.length; row++) {
    for (const { col, matrix } of a2.byRow[row]) {
      if (col < row) continue;
      const partner = a2.block(col, row);
      const x = matrix.data;
      const y = partner.data;
      for (let i = 0; i < matrix.rows; i++) {
        for (let j = col === row ? i : 0; j < matrix.cols; j++) {
          const p = 2 * (i * matrix.cols + j);
          const q2 = 2 * (j * matrix.rows + i);
          const re = x[p] + y[q2];
          const im = x[p + 1] - y[q2 + 1];
          x[p] = re;
          x[p + 1] = im;
          y[q2] = re;
          y[q2 + 1] = -im;
        }
      }
    }
  }
}

// packages/linalg/src/errors.ts
var SingularMatrixError = class extends Error {
  name = "SingularMatrixError";
};
var ConvergenceError = class extends Error {
  name = "ConvergenceError";
};

// packages/linalg/src/csr-matrix.ts
var CsrMatrix = class {
  rows;
  cols;
  rowStart;
  columns;
  values;
  constructor(rows, cols, rowStart, columns, values) {
    if (rowStart.length !== rows + 1 || values.length !== 2 * columns.length || rowStart[rows] !== columns.length) {
      throw new RangeError(`inconsistent compressed rows for a ${rows} x ${cols} matrix`);
    }
    this.rows = rows;
    this.cols = cols;
    this.rowStart = rowStart;
    this.columns = columns;
    this.values = values;
  }
  /** Number of stored entries. */
  get nonZeros() {
    return this.columns.length;
  }
};

// packages/linalg/src/csr-adjoint.ts
function transposed2(a2, sign) {
  const rowStart = new Int32Array(a2.cols + 1);
  for (let at = 0; at < a2.nonZeros; at++) rowStart[a2.columns[at] + 1]++;
  for (let j = 0; j < a2.cols; j++) rowStart[j + 1] += rowStart[j];
  const next = rowStart.slice(0, a2.cols);
  const columns = new Int32Array(a2.nonZeros);
  const values = new Float64Array(2 * a2.nonZeros);
  for (let i = 0; i < a2.rows; i++) {
    for (let at = a2.rowStart[i]; at < a2.rowStart[i + 1]; at++) {
      const to = next[a2.columns[at]]++;
      columns[to] = i;
      values[2 * to] = a2.values[2 * at];
      values[2 * to + 1] = sign * a2.values[2 * at + 1];
    }
  }
  return new CsrMatrix(a2.cols, a2.rows, rowStart, columns, values);
}
var csrAdjoint = (a2) => transposed2(a2, -1);

// packages/linalg/src/csr-convert.ts
function csrFromTriplets(rows, cols, triplets) {
  const byRow = Array.from({ length: rows }, () => /* @__PURE__ */ new Map());
  for (const [row, column3, value] of triplets) {
    if (!Number.isInteger(row) || !Number.isInteger(column3) || row < 0 || row >= rows || column3 < 0 || column3 >= cols) {
      throw new RangeError(`the entry (${row}, ${column3}) lies outside a ${rows} x ${cols} matrix (counted from 0)`);
    }
    const entry2 = byRow[row].get(column3);
    if (entry2 === void 0) byRow[row].set(column3, [realPart(value), imaginaryPart(value)]);
    else {
      entry2[0] += realPart(value);
      entry2[1] += imaginaryPart(value);
    }
  }
  const rowStart = new Int32Array(rows + 1);
  const columns = [];
  const values = [];
  for (let i = 0; i < rows; i++) {
    for (const [column3, [re, im]] of [...byRow[i]].sort((x, y) => x[0] - y[0])) {
      if (re === 0 && im === 0) continue;
      columns.push(column3);
      values.push(re, im);
    }
    rowStart[i + 1] = columns.length;
  }
  return new CsrMatrix(rows, cols, rowStart, Int32Array.from(columns), Float64Array.from(values));
}
function csrFromDense(a2, dropTolerance = 0) {
  const rowStart = new Int32Array(a2.rows + 1);
  const kept = (at) => !(Math.abs(a2.data[at]) <= dropTolerance && Math.abs(a2.data[at + 1]) <= dropTolerance);
  let count = 0;
  for (let i = 0, at = 0; i < a2.rows; i++) {
    for (let j = 0; j < a2.cols; j++, at += 2) if (kept(at)) count++;
    rowStart[i + 1] = count;
  }
  const columns = new Int32Array(count);
  const values = new Float64Array(2 * count);
  for (let i = 0, at = 0, to = 0; i < a2.rows; i++) {
    for (let j = 0; j < a2.cols; j++, at += 2) {
      if (!kept(at)) continue;
      columns[to] = j;
      values[2 * to] = a2.data[at];
      values[2 * to + 1] = a2.data[at + 1];
      to++;
    }
  }
  return new CsrMatrix(a2.rows, a2.cols, rowStart, columns, values);
}
function csrToDense(a2) {
  const result = new ComplexMatrix(a2.rows, a2.cols);
  for (let i = 0; i < a2.rows; i++) {
    for (let at = a2.rowStart[i]; at < a2.rowStart[i + 1]; at++) {
      result.set(i, a2.columns[at], a2.values[2 * at], a2.values[2 * at + 1]);
    }
  }
  return result;
}
function csrIdentity(n2) {
  const rowStart = new Int32Array(n2 + 1);
  const columns = new Int32Array(n2);
  const values = new Float64Array(2 * n2);
  for (let i = 0; i < n2; i++) {
    rowStart[i + 1] = i + 1;
    columns[i] = i;
    values[2 * i] = 1;
  }
  return new CsrMatrix(n2, n2, rowStart, columns, values);
}

// packages/linalg/src/csr-sums.ts
function csrScale(factor2, a2) {
  const fr = realPart(factor2);
  const fi = imaginaryPart(factor2);
  if (fr === 0 && fi === 0) {
    return new CsrMatrix(a2.rows, a2.cols, new Int32Array(a2.rows + 1), new Int32Array(0), new Float64Array(0));
  }
  const values = new Float64Array(a2.values.length);
  for (let at = 0; at < values.length; at += 2) {
    values[at] = fr * a2.values[at] - fi * a2.values[at + 1];
    values[at + 1] = fr * a2.values[at + 1] + fi * a2.values[at];
  }
  return new CsrMatrix(a2.rows, a2.cols, a2.rowStart, a2.columns, values);
}

// packages/linalg/src/norms.ts
function largestPart(values) {
  let largest2 = 0;
  for (let at = 0; at < values.length; at++) {
    const size = Math.abs(values[at]);
    if (size > largest2) largest2 = size;
    else if (Number.isNaN(size)) return Number.NaN;
  }
  return largest2;
}
function euclideanNorm(values) {
  let sum2 = 0;
  for (let at = 0; at < values.length; at++) sum2 += values[at] * values[at];
  if (sum2 > 1e-280 && sum2 < 1e280) return Math.sqrt(sum2);
  const largest2 = largestPart(values);
  if (largest2 === 0 || !Number.isFinite(largest2)) return largest2;
  sum2 = 0;
  for (let at = 0; at < values.length; at++) sum2 += (values[at] / largest2) ** 2;
  return largest2 * Math.sqrt(sum2);
}
var frobeniusNorm = (a2) => euclideanNorm(a2.data);
function maxAbs(a2) {
  let largest2 = 0;
  for (let at = 0; at < a2.data.length; at += 2) {
    const size = modulus(a2.data[at], a2.data[at + 1]);
    if (size > largest2) largest2 = size;
    else if (Number.isNaN(size)) return Number.NaN;
  }
  return largest2;
}
function modulus(re, im) {
  const square = re * re + im * im;
  if (square > 1e-280 && square < 1e280) return Math.sqrt(square);
  const x = Math.abs(re);
  const y = Math.abs(im);
  const large = Math.max(x, y);
  if (large === 0) return x + y;
  const ratio = Math.min(x, y) / large;
  return large === Number.POSITIVE_INFINITY ? large : large * Math.sqrt(1 + ratio * ratio);
}

// packages/linalg/src/hermitian.ts
function hermiticityDefect(a2) {
  requireSquare("hermiticityDefect", a2);
  const n2 = a2.rows;
  let largest2 = 0;
  for (let i = 0; i < n2; i++) {
    for (let j = 0; j <= i; j++) {
      const p = 2 * (i * n2 + j);
      const q2 = 2 * (j * n2 + i);
      const size = modulus(a2.data[p] - a2.data[q2], a2.data[p + 1] + a2.data[q2 + 1]);
      if (!(size <= largest2)) largest2 = size;
    }
  }
  return largest2;
}
function hermitianPart(a2) {
  requireSquare("hermitianPart", a2);
  const n2 = a2.rows;
  const result = new ComplexMatrix(n2, n2);
  for (let i = 0; i < n2; i++) {
    for (let j = 0; j < n2; j++) {
      const p = 2 * (i * n2 + j);
      const q2 = 2 * (j * n2 + i);
      result.data[p] = 0.5 * a2.data[p] + 0.5 * a2.data[q2];
      result.data[p + 1] = 0.5 * a2.data[p + 1] - 0.5 * a2.data[q2 + 1];
    }
  }
  return result;
}

// packages/linalg/src/power-of-two-scale.ts
function powerOfTwoScale(values) {
  const largest2 = largestPart(values);
  if (largest2 === 0 || !Number.isFinite(largest2)) return 1;
  const exponent = Math.floor(Math.log2(largest2)) + 1;
  return 2 ** Math.min(1022, Math.max(-1022, -exponent));
}

// packages/linalg/src/tridiagonal-ql.ts
var UNIT_ROUNDOFF = 2 ** -53;
var SWEEPS_PER_VALUE = 60;
var PATIENCE = 8;
var FLOOR = 1e-140;
function pythagoras(x, y) {
  const square = x * x + y * y;
  if (square > 1e-280 && square < 1e280) return Math.sqrt(square);
  const large = Math.max(Math.abs(x), Math.abs(y));
  if (large === 0) return 0;
  return large * Math.sqrt((x / large) ** 2 + (y / large) ** 2);
}
function tridiagonalQl(d, e, z, width2) {
  const n2 = d.length;
  if (n2 === 0) return;
  e[n2 - 1] = 0;
  for (let l = 0; l < n2; l++) {
    for (let sweep = 0; ; sweep++) {
      const m = firstNegligible(d, e, l, sweep > PATIENCE);
      if (m === l) break;
      if (sweep === SWEEPS_PER_VALUE) {
        throw new ConvergenceError(
          `eigenvalue ${l} of a ${n2} x ${n2} tridiagonal matrix did not converge in ${SWEEPS_PER_VALUE} QL sweeps; the remaining off-diagonal entry is ${e[l]}`
        );
      }
      qlSweep(d, e, z, width2, l, m);
    }
  }
}
function firstNegligible(d, e, l, relaxed) {
  let m = l;
  for (; m < d.length - 1; m++) {
    const size = Math.abs(e[m]);
    if (size === 0) break;
    const p = Math.abs(d[m]);
    const q2 = Math.abs(d[m + 1]);
    const beside = relaxed ? p + q2 : Math.sqrt(p) * Math.sqrt(q2);
    if (size <= UNIT_ROUNDOFF * beside || size < FLOOR) {
      e[m] = 0;
      break;
    }
  }
  return m;
}
function qlSweep(d, e, z, width2, l, m) {
  let g = (d[l + 1] - d[l]) / (2 * e[l]);
  let r = pythagoras(g, 1);
  g = d[m] - d[l] + e[l] / (g + (g >= 0 ? r : -r));
  let s = 1;
  let c2 = 1;
  let p = 0;
  for (let i = m - 1; i >= l; i--) {
    const f = s * e[i];
    const b = c2 * e[i];
    r = pythagoras(f, g);
    e[i + 1] = r;
    if (r === 0) {
      d[i + 1] -= p;
      e[m] = 0;
      return;
    }
    s = f / r;
    c2 = g / r;
    g = d[i + 1] - p;
    r = (d[i] - g) * s + 2 * c2 * b;
    p = s * r;
    d[i + 1] = g + p;
    g = c2 * r - b;
    rotateRows(z, i * width2, width2, c2, s);
  }
  d[l] -= p;
  e[l] = g;
  e[m] = 0;
}
function rotateRows(z, start, width2, c2, s) {
  const end = start + width2;
  for (let p = start, q2 = end; p < end; p++, q2++) {
    const x = z[p];
    const y = z[q2];
    z[q2] = s * x + c2 * y;
    z[p] = c2 * x - s * y;
  }
}

// packages/linalg/src/tridiagonalize-hermitian.ts
var NEGLIGIBLE2 = 1e-280;
function tridiagonalizeHermitian(n2, a2, d, e, v) {
  const tau = new Float64Array(2 * n2);
  const w = new Float64Array(2 * n2);
  for (let j = 0; j < n2 - 1; j++) {
    d[j] = a2[2 * (j * n2 + j)];
    const row = 2 * j * n2;
    const start = 2 * (j + 1);
    for (let i = j + 1; i < n2; i++) {
      v[row + 2 * i] = a2[2 * (i * n2 + j)];
      v[row + 2 * i + 1] = a2[2 * (i * n2 + j) + 1];
    }
    const beta = makeReflector(v, row + start, row + 2 * n2, tau, 2 * j);
    e[j] = beta;
    const tr = tau[2 * j];
    const ti = tau[2 * j + 1];
    if (tr === 0 && ti === 0) continue;
    hermitianTimesVector(n2, a2, j + 1, v, row, w);
    let overlap3 = 0;
    for (let i = start; i < 2 * n2; i++) overlap3 += w[i] * v[row + i];
    const half = 0.5 * (tr * tr + ti * ti) * overlap3;
    for (let i = start; i < 2 * n2; i += 2) {
      const re = w[i];
      const im = w[i + 1];
      w[i] = tr * re - ti * im - half * v[row + i];
      w[i + 1] = tr * im + ti * re - half * v[row + i + 1];
    }
    rankTwoUpdate(n2, a2, j + 1, v, row, w);
  }
  if (n2 > 0) d[n2 - 1] = a2[2 * (n2 * n2 - 1)];
  return tau;
}
function makeReflector(v, from, to, tau, at) {
  const re = v[from];
  const im = v[from + 1];
  const rest = euclideanNorm(v.subarray(from + 2, to));
  v[from] = 1;
  v[from + 1] = 0;
  const size = Math.max(Math.abs(re), Math.abs(im), rest);
  if (size < NEGLIGIBLE2 || rest === 0 && im === 0) {
    tau[at] = 0;
    tau[at + 1] = 0;
    return re;
  }
  const norm3 = size * Math.sqrt((re / size) ** 2 + (im / size) ** 2 + (rest / size) ** 2);
  const beta = re >= 0 ? -norm3 : norm3;
  tau[at] = (beta - re) / beta;
  tau[at + 1] = -im / beta;
  const x = (re - beta) / size;
  const y = im / size;
  const square = x * x + y * y;
  const inverseRe = x / square;
  const inverseIm = -y / square;
  for (let i = from + 2; i < to; i += 2) {
    const p = v[i] / size;
    const q2 = v[i + 1] / size;
    v[i] = p * inverseRe - q2 * inverseIm;
    v[i + 1] = p * inverseIm + q2 * inverseRe;
  }
  return beta;
}
function hermitianTimesVector(n2, a2, start, v, vRow, w) {
  w.fill(0, 2 * start);
  for (let i = start; i < n2; i++) {
    const xr = v[vRow + 2 * i];
    const xi = v[vRow + 2 * i + 1];
    const row = 2 * i * n2;
    let re = a2[row + 2 * i] * xr;
    let im = a2[row + 2 * i] * xi;
    for (let l = 2 * start; l < 2 * i; l += 2) {
      const ar = a2[row + l];
      const ai = a2[row + l + 1];
      const vr = v[vRow + l];
      const vi = v[vRow + l + 1];
      re += ar * vr - ai * vi;
      im += ar * vi + ai * vr;
      w[l] += ar * xr + ai * xi;
      w[l + 1] += ar * xi - ai * xr;
    }
    w[2 * i] += re;
    w[2 * i + 1] += im;
  }
}
function rankTwoUpdate(n2, a2, start, v, vRow, w) {
  for (let i = start; i < n2; i++) {
    const vr = v[vRow + 2 * i];
    const vi = v[vRow + 2 * i + 1];
    const wr = w[2 * i];
    const wi = w[2 * i + 1];
    const row = 2 * i * n2;
    for (let l = 2 * start; l <= 2 * i; l += 2) {
      const pr = w[l];
      const pi = w[l + 1];
      const qr2 = v[vRow + l];
      const qi = v[vRow + l + 1];
      a2[row + l] -= vr * pr + vi * pi + wr * qr2 + wi * qi;
      a2[row + l + 1] -= vi * pr - vr * pi + wi * qr2 - wr * qi;
    }
    a2[row + 2 * i + 1] = 0;
  }
}
var VECTOR_BLOCK = 8;
function applyReflectorsHermitian(n2, v, tau, z, count) {
  for (let block = 0; block < count; block += VECTOR_BLOCK) {
    const end = Math.min(count, block + VECTOR_BLOCK);
    for (let j = n2 - 2; j >= 0; j--) {
      const tr = tau[2 * j];
      const ti = tau[2 * j + 1];
      if (tr === 0 && ti === 0) continue;
      for (let k = block; k < end; k++) reflectVector(n2, j, v, tr, ti, z, 2 * k * n2);
    }
  }
}
function reflectVector(n2, j, v, tr, ti, z, at) {
  const row = 2 * j * n2;
  let re = 0;
  let im = 0;
  for (let i = 2 * (j + 1); i < 2 * n2; i += 2) {
    const vr = v[row + i];
    const vi = v[row + i + 1];
    const zr = z[at + i];
    const zi = z[at + i + 1];
    re += vr * zr + vi * zi;
    im += vr * zi - vi * zr;
  }
  const sr = tr * re - ti * im;
  const si = tr * im + ti * re;
  for (let i = 2 * (j + 1); i < 2 * n2; i += 2) {
    const vr = v[row + i];
    const vi = v[row + i + 1];
    z[at + i] -= sr * vr - si * vi;
    z[at + i + 1] -= sr * vi + si * vr;
  }
}

// packages/linalg/src/tridiagonalize-real.ts
function tridiagonalizeReal(n2, a2, d, e, v) {
  const tau = new Float64Array(n2);
  const w = new Float64Array(n2);
  for (let j = 0; j < n2 - 1; j++) {
    d[j] = a2[j * n2 + j];
    const row = j * n2;
    const start = j + 1;
    for (let i = start; i < n2; i++) v[row + i] = a2[i * n2 + j];
    const alpha = v[row + start];
    const rest = euclideanNorm(v.subarray(row + start + 1, row + n2));
    if (rest < NEGLIGIBLE2) {
      e[j] = alpha;
      v[row + start] = 1;
      continue;
    }
    const norm3 = Math.max(Math.abs(alpha), rest);
    const beta = (alpha >= 0 ? -norm3 : norm3) * Math.sqrt((alpha / norm3) ** 2 + (rest / norm3) ** 2);
    const t = (beta - alpha) / beta;
    for (let i = start + 1; i < n2; i++) v[row + i] /= alpha - beta;
    v[row + start] = 1;
    tau[j] = t;
    e[j] = beta;
    symmetricTimesVector(n2, a2, start, v, row, w);
    let overlap3 = 0;
    for (let i = start; i < n2; i++) overlap3 += w[i] * v[row + i];
    const half = 0.5 * t * t * overlap3;
    for (let i = start; i < n2; i++) w[i] = t * w[i] - half * v[row + i];
    for (let i = start; i < n2; i++) {
      const vi = v[row + i];
      const wi = w[i];
      const target2 = i * n2;
      for (let l = start; l <= i; l++) a2[target2 + l] -= vi * w[l] + wi * v[row + l];
    }
  }
  if (n2 > 0) d[n2 - 1] = a2[n2 * n2 - 1];
  return tau;
}
function symmetricTimesVector(n2, a2, start, v, vRow, w) {
  w.fill(0, start);
  for (let i = start; i < n2; i++) {
    const vi = v[vRow + i];
    const row = i * n2;
    let sum2 = a2[row + i] * vi;
    for (let l = start; l < i; l++) {
      const x = a2[row + l];
      sum2 += x * v[vRow + l];
      w[l] += x * vi;
    }
    w[i] += sum2;
  }
}
function applyReflectorsReal(n2, v, tau, z, count) {
  for (let block = 0; block < count; block += VECTOR_BLOCK) {
    const end = Math.min(count, block + VECTOR_BLOCK);
    for (let j = n2 - 2; j >= 0; j--) {
      if (tau[j] === 0) continue;
      for (let k = block; k < end; k++) reflectVector2(n2, j, v, tau[j], z, k * n2);
    }
  }
}
function reflectVector2(n2, j, v, tau, z, at) {
  const row = j * n2;
  let even = 0;
  let odd = 0;
  let i = j + 1;
  for (; i + 1 < n2; i += 2) {
    even += v[row + i] * z[at + i];
    odd += v[row + i + 1] * z[at + i + 1];
  }
  if (i < n2) even += v[row + i] * z[at + i];
  const factor2 = tau * (even + odd);
  for (i = j + 1; i < n2; i++) z[at + i] -= factor2 * v[row + i];
}

// packages/linalg/src/eig-hermitian.ts
var HERMITICITY = 1e-10;
function eigHermitian(a2) {
  requireSquare("eigHermitian", a2);
  requireFinite("eigHermitian", a2);
  const n2 = a2.rows;
  const largest2 = maxAbs(a2);
  const defect = hermiticityDefect(a2);
  if (defect > HERMITICITY * largest2) {
    throw new RangeError(
      `eigHermitian needs a Hermitian matrix, but |a_ij - conj(a_ji)| reaches ${defect} where the largest entry is ${largest2}; take hermitianPart(a) first if that difference is noise`
    );
  }
  const factor2 = powerOfTwoScale(a2.data);
  const values = new Float64Array(n2);
  const off = new Float64Array(n2);
  const vectors = isReal(a2) ? realVectors(a2, factor2, values, off) : complexVectors(a2, factor2, values, off);
  for (let k = 0; k < n2; k++) values[k] /= factor2;
  return sorted(values, vectors);
}
var isReal = (a2) => {
  for (let at = 1; at < a2.data.length; at += 2) if (a2.data[at] !== 0) return false;
  return true;
};
function realVectors(a2, factor2, d, e) {
  const n2 = a2.rows;
  const work = new Float64Array(n2 * n2);
  for (let i = 0; i < n2; i++) {
    for (let j = 0; j <= i; j++) {
      work[i * n2 + j] = 0.5 * (factor2 * a2.data[2 * (i * n2 + j)] + factor2 * a2.data[2 * (j * n2 + i)]);
    }
  }
  const v = new Float64Array(n2 * n2);
  const tau = tridiagonalizeReal(n2, work, d, e, v);
  const z = tridiagonalVectors(n2, d, e);
  applyReflectorsReal(n2, v, tau, z, n2);
  const result = new Float64Array(2 * n2 * n2);
  for (let at = 0; at < n2 * n2; at++) result[2 * at] = z[at];
  return result;
}
function complexVectors(a2, factor2, d, e) {
  const n2 = a2.rows;
  const work = new Float64Array(2 * n2 * n2);
  for (let i = 0; i < n2; i++) {
    for (let j = 0; j <= i; j++) {
      const p = 2 * (i * n2 + j);
      const q2 = 2 * (j * n2 + i);
      work[p] = 0.5 * (factor2 * a2.data[p] + factor2 * a2.data[q2]);
      work[p + 1] = 0.5 * (factor2 * a2.data[p + 1] - factor2 * a2.data[q2 + 1]);
    }
  }
  const v = new Float64Array(2 * n2 * n2);
  const tau = tridiagonalizeHermitian(n2, work, d, e, v);
  const z = tridiagonalVectors(n2, d, e);
  const result = new Float64Array(2 * n2 * n2);
  for (let at = 0; at < n2 * n2; at++) result[2 * at] = z[at];
  applyReflectorsHermitian(n2, v, tau, result, n2);
  return result;
}
function tridiagonalVectors(n2, d, e) {
  const turned = n2 > 1 && Math.abs(d[0]) > Math.abs(d[n2 - 1]);
  if (turned) {
    d.reverse();
    e.subarray(0, n2 - 1).reverse();
  }
  const z = new Float64Array(n2 * n2);
  for (let k = 0; k < n2; k++) z[k * n2 + (turned ? n2 - 1 - k : k)] = 1;
  tridiagonalQl(d, e, z, n2);
  return z;
}
function sorted(values, rows) {
  const n2 = values.length;
  const order = Array.from(values.keys()).sort((p, q2) => values[p] - values[q2]);
  const vectors = new ComplexMatrix(n2, n2);
  for (let k = 0; k < n2; k++) {
    const from = 2 * order[k] * n2;
    fixPhase(rows, from, n2);
    for (let i = 0; i < n2; i++) {
      vectors.data[2 * (i * n2 + k)] = rows[from + 2 * i];
      vectors.data[2 * (i * n2 + k) + 1] = rows[from + 2 * i + 1];
    }
  }
  return { values: Float64Array.from(order, (k) => values[k]), vectors };
}
function fixPhase(rows, start, n2) {
  let largest2 = 0;
  for (let i = 0; i < n2; i++) largest2 = Math.max(largest2, modulus(rows[start + 2 * i], rows[start + 2 * i + 1]));
  if (largest2 === 0) return;
  let pivot = start;
  while (modulus(rows[pivot], rows[pivot + 1]) < (1 - 1e-6) * largest2) pivot += 2;
  const size = modulus(rows[pivot], rows[pivot + 1]);
  const c2 = rows[pivot] / size;
  const s = -rows[pivot + 1] / size;
  if (s === 0) {
    if (c2 < 0) for (let at = start; at < start + 2 * n2; at++) rows[at] = rows[at] === 0 ? 0 : -rows[at];
    return;
  }
  for (let at = start; at < start + 2 * n2; at += 2) {
    const re = rows[at];
    const im = rows[at + 1];
    rows[at] = c2 * re - s * im;
    rows[at + 1] = c2 * im + s * re;
  }
  rows[pivot + 1] = 0;
}

// packages/linalg/src/reflect.ts
function reflectRows(a2, cols, firstRow, count, firstCol, v, vStart, fRe, fIm, work) {
  if (fRe === 0 && fIm === 0) return;
  work.fill(0, 2 * firstCol, 2 * cols);
  for (let i = 0; i < count; i++) {
    const vr = v[vStart + 2 * i];
    const vi = v[vStart + 2 * i + 1];
    const row = 2 * (firstRow + i) * cols;
    for (let j = 2 * firstCol; j < 2 * cols; j += 2) {
      const ar = a2[row + j];
      const ai = a2[row + j + 1];
      work[j] += vr * ar + vi * ai;
      work[j + 1] += vr * ai - vi * ar;
    }
  }
  for (let i = 0; i < count; i++) {
    const vr = v[vStart + 2 * i];
    const vi = v[vStart + 2 * i + 1];
    const re = fRe * vr - fIm * vi;
    const im = fRe * vi + fIm * vr;
    const row = 2 * (firstRow + i) * cols;
    for (let j = 2 * firstCol; j < 2 * cols; j += 2) {
      a2[row + j] -= re * work[j] - im * work[j + 1];
      a2[row + j + 1] -= re * work[j + 1] + im * work[j];
    }
  }
}

// packages/linalg/src/multiply.ts
function multiply(a2, b, out) {
  const result = out ?? new ComplexMatrix(a2.rows, b.cols);
  gemm("N", "N", 1, a2, b, 0, result);
  return result;
}
function multiplyAdjoint(a2, b, out) {
  const result = out ?? new ComplexMatrix(a2.rows, b.rows);
  gemm("N", "C", 1, a2, b, 0, result);
  return result;
}

// packages/linalg/src/sums.ts
var target = (what, a2, out) => {
  if (out === void 0) return new ComplexMatrix(a2.rows, a2.cols);
  requireOut(what, a2.rows, a2.cols, out);
  return out;
};
function scale(factor2, a2, out) {
  const result = target("scale", a2, out);
  const re = realPart(factor2);
  const im = imaginaryPart(factor2);
  const x = a2.data;
  const z = result.data;
  if (im === 0) {
    for (let at = 0; at < z.length; at++) z[at] = re * x[at];
    return result;
  }
  for (let at = 0; at < z.length; at += 2) {
    const xr = x[at];
    const xi = x[at + 1];
    z[at] = re * xr - im * xi;
    z[at + 1] = re * xi + im * xr;
  }
  return result;
}

// packages/linalg/src/lu-real.ts
var RealLuFactors = class {
  size;
  /** L below the diagonal (unit diagonal not stored) and U above, row-major. */
  factors;
  /** Row i was exchanged with row `pivots[i] >= i` at step i. */
  pivots;
  /** The first column without a pivot, or -1: then the matrix is exactly singular. */
  singularColumn;
  constructor(n2, a2) {
    if (a2.length !== n2 * n2)
      throw new RangeError(`luReal needs ${n2 * n2} numbers for a ${n2} x ${n2} matrix, got ${a2.length}`);
    for (let at = 0; at < a2.length; at++) {
      if (!Number.isFinite(a2[at])) {
        throw new RangeError(`luReal needs finite entries, got ${a2[at]} at (${Math.floor(at / n2)}, ${at % n2})`);
      }
    }
    this.size = n2;
    this.factors = a2.slice();
    this.pivots = new Int32Array(n2);
    this.singularColumn = factor(n2, this.factors, this.pivots);
  }
  /** Det a; 0 when exactly singular. */
  get determinant() {
    if (this.singularColumn >= 0) return 0;
    let product2 = 1;
    for (let i = 0; i < this.size; i++) product2 *= this.factors[i * (this.size + 1)] * (this.pivots[i] === i ? 1 : -1);
    return product2;
  }
  /** The smallest |pivot| over the largest: a cheap warning of near singularity (0 when singular), not a bound. */
  get pivotRatio() {
    let smallest = Number.POSITIVE_INFINITY;
    let largest2 = 0;
    for (let i = 0; i < this.size; i++) {
      const size = Math.abs(this.factors[i * (this.size + 1)]);
      smallest = Math.min(smallest, size);
      largest2 = Math.max(largest2, size);
    }
    return largest2 === 0 ? this.size === 0 ? 1 : 0 : smallest / largest2;
  }
  /**
   * Overwrites b by the solution of a x = b. With `columns` > 1, b holds that many right-hand sides as the columns of a
   * row-major n x columns matrix.
   * @throws RangeError when the length is not n columns
   * @throws SingularMatrixError when a is exactly singular, or so nearly that the solution overflows
   */
  solveInPlace(b, columns = 1) {
    const n2 = this.size;
    if (b.length !== n2 * columns) {
      throw new RangeError(
        `a real system of size ${n2} with ${columns} columns needs ${n2 * columns} numbers, got ${b.length}`
      );
    }
    if (this.singularColumn >= 0) {
      throw new SingularMatrixError(
        `the ${n2} x ${n2} real matrix is exactly singular: no pivot is left in column ${this.singularColumn}`
      );
    }
    const a2 = this.factors;
    for (let i = 0; i < n2; i++) if (this.pivots[i] !== i) exchange(b, i * columns, this.pivots[i] * columns, columns);
    for (let i = 0; i < n2; i++) reduce(a2, i * n2, 0, i, b, i * columns, columns);
    for (let i = n2 - 1; i >= 0; i--) {
      reduce(a2, i * n2, i + 1, n2, b, i * columns, columns);
      for (let j = 0; j < columns; j++) b[i * columns + j] /= a2[i * (n2 + 1)];
    }
    if (!b.every(Number.isFinite)) {
      throw new SingularMatrixError(
        `the solution of the ${n2} x ${n2} real system is not finite: the matrix is singular`
      );
    }
  }
  /** The solution of a x = b in a new array. @throws as `solveInPlace` */
  solve(b, columns = 1) {
    const x = b.slice();
    this.solveInPlace(x, columns);
    return x;
  }
};
function reduce(a2, row, from, to, b, target2, columns) {
  if (columns === 1) {
    let sum2 = b[target2];
    for (let l = from; l < to; l++) sum2 -= a2[row + l] * b[l];
    b[target2] = sum2;
    return;
  }
  for (let l = from; l < to; l++) {
    const x = a2[row + l];
    if (x === 0) continue;
    for (let j = 0, q2 = l * columns; j < columns; j++, q2++) b[target2 + j] -= x * b[q2];
  }
}
function exchange(data, p, q2, count) {
  for (let k = 0; k < count; k++) {
    const kept = data[p + k];
    data[p + k] = data[q2 + k];
    data[q2 + k] = kept;
  }
}
function factor(n2, a2, pivots) {
  let singular = -1;
  for (let k = 0; k < n2; k++) {
    let pivot = k;
    for (let i = k + 1; i < n2; i++) if (Math.abs(a2[i * n2 + k]) > Math.abs(a2[pivot * n2 + k])) pivot = i;
    pivots[k] = pivot;
    if (pivot !== k) exchange(a2, k * n2, pivot * n2, n2);
    const diagonal2 = a2[k * n2 + k];
    if (diagonal2 === 0) {
      if (singular < 0) singular = k;
      continue;
    }
    for (let i = k + 1; i < n2; i++) {
      if (a2[i * n2 + k] === 0) continue;
      const quotient = a2[i * n2 + k] / diagonal2;
      a2[i * n2 + k] = quotient;
      for (let p = i * n2 + k + 1, q2 = k * n2 + k + 1; p < (i + 1) * n2; p++, q2++) a2[p] -= quotient * a2[q2];
    }
  }
  return singular;
}
var luReal = (n2, a2) => new RealLuFactors(n2, a2);

// packages/linalg/src/jacobi-svd.ts
var MAX_SWEEPS = 60;
var FLOOR2 = 1e-280;
function jacobiOrthogonalize(n2, length2, x, v) {
  const tolerance = 2 ** -52 * Math.sqrt(Math.max(1, length2));
  for (let sweep = 0; sweep < MAX_SWEEPS; sweep++) {
    let rotated = false;
    for (let p = 0; p < n2 - 1; p++) {
      for (let q2 = p + 1; q2 < n2; q2++) {
        if (rotatePair(2 * p * length2, 2 * q2 * length2, 2 * length2, x, v, 2 * p * n2, 2 * q2 * n2, 2 * n2, tolerance)) {
          rotated = true;
        }
      }
    }
    if (!rotated) return;
  }
  throw new ConvergenceError(`the singular values of ${n2} columns did not converge in ${MAX_SWEEPS} Jacobi sweeps`);
}
function rotatePair(p, q2, length2, x, v, vp, vq, vLength, tolerance) {
  let alpha = 0;
  let beta = 0;
  let re = 0;
  let im = 0;
  for (let i = 0; i < length2; i += 2) {
    const pr = x[p + i];
    const pi = x[p + i + 1];
    const qr2 = x[q2 + i];
    const qi = x[q2 + i + 1];
    alpha += pr * pr + pi * pi;
    beta += qr2 * qr2 + qi * qi;
    re += pr * qr2 + pi * qi;
    im += pr * qi - pi * qr2;
  }
  if (alpha < FLOOR2 || beta < FLOOR2) return false;
  const a2 = Math.sqrt(alpha);
  const b = Math.sqrt(beta);
  const cosRe = re / a2 / b;
  const cosIm = im / a2 / b;
  const cosine = Math.sqrt(cosRe * cosRe + cosIm * cosIm);
  const ordered = alpha >= beta;
  if (cosine <= tolerance) {
    if (ordered) return false;
    exchange2(x, p, q2, length2);
    exchange2(v, vp, vq, vLength);
    return false;
  }
  const zeta = (b / a2 - a2 / b) / (2 * cosine);
  let t = 1 / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta));
  if (zeta < 0) t = -t;
  const c2 = 1 / Math.sqrt(1 + t * t);
  const s = c2 * t;
  rotate(x, p, q2, length2, c2, s, cosRe / cosine, cosIm / cosine);
  rotate(v, vp, vq, vLength, c2, s, cosRe / cosine, cosIm / cosine);
  if (!ordered) {
    exchange2(x, p, q2, length2);
    exchange2(v, vp, vq, vLength);
  }
  return true;
}
function rotate(x, p, q2, length2, c2, s, eRe, eIm) {
  for (let i = 0; i < length2; i += 2) {
    const pr = x[p + i];
    const pi = x[p + i + 1];
    const qr2 = eRe * x[q2 + i] + eIm * x[q2 + i + 1];
    const qi = eRe * x[q2 + i + 1] - eIm * x[q2 + i];
    x[p + i] = c2 * pr - s * qr2;
    x[p + i + 1] = c2 * pi - s * qi;
    x[q2 + i] = s * pr + c2 * qr2;
    x[q2 + i + 1] = s * pi + c2 * qi;
  }
}
function exchange2(x, p, q2, length2) {
  for (let i = 0; i < length2; i++) {
    const kept = x[p + i];
    x[p + i] = x[q2 + i];
    x[q2 + i] = kept;
  }
}
function normalizeRows(count, length2, x) {
  const norms = new Float64Array(count);
  for (let k = 0; k < count; k++) {
    const row = x.subarray(2 * k * length2, 2 * (k + 1) * length2);
    norms[k] = euclideanNorm(row);
    if (norms[k] * norms[k] < FLOOR2) {
      completeRow(k, length2, x);
      continue;
    }
    for (let i = 0; i < row.length; i++) row[i] /= norms[k];
  }
  return norms;
}
function completeRow(k, length2, x) {
  const row = x.subarray(2 * k * length2, 2 * (k + 1) * length2);
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < length2; i++) {
    let covered = 0;
    for (let j = 0; j < k; j++) covered += x[2 * (j * length2 + i)] ** 2 + x[2 * (j * length2 + i) + 1] ** 2;
    if (covered < least) {
      least = covered;
      best = i;
    }
  }
  row.fill(0);
  row[2 * best] = 1;
  for (let pass = 0; pass < 3; pass++) {
    for (let j = 0; j < k; j++) {
      const other = x.subarray(2 * j * length2, 2 * (j + 1) * length2);
      let re = 0;
      let im = 0;
      for (let i = 0; i < row.length; i += 2) {
        re += other[i] * row[i] + other[i + 1] * row[i + 1];
        im += other[i] * row[i + 1] - other[i + 1] * row[i];
      }
      for (let i = 0; i < row.length; i += 2) {
        row[i] -= re * other[i] - im * other[i + 1];
        row[i + 1] -= re * other[i + 1] + im * other[i];
      }
    }
    const norm3 = euclideanNorm(row);
    for (let i = 0; i < row.length; i++) row[i] /= norm3;
  }
}

// packages/linalg/src/qr.ts
function qr(a2, options = {}) {
  requireFinite("qr", a2);
  const { rows, cols } = a2;
  const rank = Math.min(rows, cols);
  const factor2 = powerOfTwoScale(a2.data);
  const r = a2.data.map((x) => x * factor2);
  const permutation = Int32Array.from({ length: cols }, (_, j) => j);
  const reflectors = [];
  const tau = new Float64Array(2 * rank);
  const work = new Float64Array(2 * Math.max(rows, cols));
  for (let k = 0; k < rank; k++) {
    if (options.pivoting === true) bringLongestFirst(r, rows, cols, k, permutation);
    const v = column(r, rows, cols, k, k);
    const beta = makeReflector(v, 0, v.length, tau, 2 * k);
    reflectRows(r, cols, k, rows - k, k, v, 0, tau[2 * k], -tau[2 * k + 1], work);
    r[2 * (k * cols + k)] = beta;
    r[2 * (k * cols + k) + 1] = 0;
    for (let i = k + 1; i < rows; i++) r.fill(0, 2 * (i * cols + k), 2 * (i * cols + k) + 2);
    reflectors.push(v);
  }
  const q2 = new ComplexMatrix(rows, rank);
  for (let k = 0; k < rank; k++) q2.data[2 * (k * rank + k)] = 1;
  for (let k = rank - 1; k >= 0; k--) {
    reflectRows(q2.data, rank, k, rows - k, k, reflectors[k], 0, tau[2 * k], tau[2 * k + 1], work);
  }
  const triangle = r.slice(0, 2 * rank * cols).map((x) => x / factor2);
  return { q: q2, r: new ComplexMatrix(rank, cols, triangle), permutation };
}
function column(a2, rows, cols, k, from) {
  const v = new Float64Array(2 * (rows - from));
  for (let i = from, to = 0; i < rows; i++, to += 2) {
    v[to] = a2[2 * (i * cols + k)];
    v[to + 1] = a2[2 * (i * cols + k) + 1];
  }
  return v;
}
function bringLongestFirst(a2, rows, cols, k, permutation) {
  const squares = new Float64Array(cols);
  for (let i = k; i < rows; i++) {
    for (let j = k, at = 2 * (i * cols + k); j < cols; j++, at += 2)
      squares[j] += a2[at] * a2[at] + a2[at + 1] * a2[at + 1];
  }
  let best = k;
  for (let j = k + 1; j < cols; j++) if (squares[j] > squares[best]) best = j;
  if (squares[best] < 1e-280) {
    let longest = -1;
    for (let j = k; j < cols; j++) {
      const norm3 = euclideanNorm(column(a2, rows, cols, j, k));
      if (norm3 > longest) {
        longest = norm3;
        best = j;
      }
    }
  }
  if (best === k) return;
  const kept = permutation[k];
  permutation[k] = permutation[best];
  permutation[best] = kept;
  for (let i = 0; i < rows; i++) {
    for (let part = 0; part < 2; part++) {
      const p = 2 * (i * cols + k) + part;
      const q2 = 2 * (i * cols + best) + part;
      const x = a2[p];
      a2[p] = a2[q2];
      a2[q2] = x;
    }
  }
}

// packages/linalg/src/svd.ts
function svd(a2) {
  requireFinite("svd", a2);
  if (a2.rows < a2.cols) {
    const { u: u2, singularValues: singularValues2, v: v2 } = svd(adjoint(a2));
    return { u: v2, singularValues: singularValues2, v: u2 };
  }
  const n2 = a2.cols;
  const factor2 = powerOfTwoScale(a2.data);
  const { q: q2, r, permutation } = qr(scale(factor2, a2), { pivoting: true });
  const columns = new Float64Array(2 * n2 * n2);
  for (let at = 0; at < columns.length; at += 2) {
    columns[at] = r.data[at];
    columns[at + 1] = -r.data[at + 1];
  }
  const w = ComplexMatrix.identity(n2);
  jacobiOrthogonalize(n2, n2, columns, w.data);
  sortRows(n2, columns, w.data);
  const singularValues = normalizeRows(n2, n2, columns).map((x) => x / factor2);
  normalizeRows(n2, n2, w.data);
  const v = new ComplexMatrix(n2, n2);
  for (let k = 0; k < n2; k++) {
    for (let j = 0; j < n2; j++) {
      v.set(permutation[j], k, columns[2 * (k * n2 + j)], columns[2 * (k * n2 + j) + 1]);
    }
  }
  const u = new ComplexMatrix(a2.rows, n2);
  gemm("N", "T", 1, q2, w, 0, u);
  return { u, singularValues, v };
}
function sortRows(n2, x, w) {
  const squares = new Float64Array(n2);
  for (let k = 0; k < n2; k++) {
    for (let i = 2 * k * n2; i < 2 * (k + 1) * n2; i++) squares[k] += x[i] * x[i];
  }
  const order = Array.from(squares.keys()).sort((p, q2) => squares[q2] - squares[p]);
  if (order.every((k, i) => k === i)) return;
  for (const rows of [x, w]) {
    const kept = rows.slice();
    for (let i = 0; i < n2; i++) rows.set(kept.subarray(2 * order[i] * n2, 2 * (order[i] + 1) * n2), 2 * i * n2);
  }
}

// packages/linalg/src/trace.ts
function traceOfProduct(a2, b) {
  if (a2.cols !== b.rows || a2.rows !== b.cols) {
    throw new RangeError(`the trace of a product needs shapes m x n and n x m, got ${shapeOf(a2)} and ${shapeOf(b)}`);
  }
  const x = a2.data;
  const y = b.data;
  let re = 0;
  let im = 0;
  for (let i = 0, p = 0; i < a2.rows; i++) {
    for (let j = 0, q2 = 2 * i; j < a2.cols; j++, p += 2, q2 += 2 * b.cols) {
      re += x[p] * y[q2] - x[p + 1] * y[q2 + 1];
      im += x[p] * y[q2 + 1] + x[p + 1] * y[q2];
    }
  }
  return { re, im };
}

// packages/lindblad-limits/src/adjoint-map.ts
var UNIT = Number.EPSILON / 2;
function adjointForm(w, rho, region2) {
  const { dimension: n2, restDimension: m, inner, outer } = region2;
  const d = w.cols;
  const left = ComplexMatrix.zeros(n2 * n2, m * m);
  const right = ComplexMatrix.zeros(m * m, n2 * n2);
  for (let a2 = 0; a2 < n2; a2++) {
    for (let b = 0; b < n2; b++) {
      for (let s = 0; s < m; s++) {
        for (let r = 0; r < m; r++) {
          copy(w, (inner[a2] + outer[s]) * d + inner[b] + outer[r], left, (a2 * n2 + b) * m * m + s * m + r);
          copy(rho, (inner[a2] + outer[r]) * d + inner[b] + outer[s], right, (s * m + r) * n2 * n2 + a2 * n2 + b);
        }
      }
    }
  }
  const product2 = ComplexMatrix.zeros(n2 * n2, n2 * n2);
  gemm("N", "N", 1 / m, left, right, 0, product2);
  const half = ComplexMatrix.zeros(d, d);
  gemm("N", "N", 0.5, rho, w, 0, half);
  gemm("N", "N", 0.5, w, rho, 1, half);
  const matrix = ComplexMatrix.zeros(n2 * n2, n2 * n2);
  for (let i = 0; i < n2; i++) {
    for (let j = 0; j < n2; j++) {
      for (let k = 0; k < n2; k++) {
        for (let l = 0; l < n2; l++) {
          copy(product2, (k * n2 + i) * n2 * n2 + j * n2 + l, matrix, (i * n2 + j) * n2 * n2 + k * n2 + l);
        }
      }
    }
  }
  for (let j = 0; j < n2; j++) {
    for (let l = 0; l < n2; l++) {
      let re = 0;
      let im = 0;
      for (let r = 0; r < m; r++) {
        const at = 2 * ((inner[j] + outer[r]) * d + inner[l] + outer[r]);
        re += half.data[at] / m;
        im += half.data[at + 1] / m;
      }
      for (let i = 0; i < n2; i++) {
        const at = 2 * ((i * n2 + j) * n2 * n2 + i * n2 + l);
        matrix.data[at] -= re;
        matrix.data[at + 1] -= im;
      }
    }
  }
  const size = frobeniusNorm(w) * frobeniusNorm(rho);
  const allowance = 2 * UNIT * size * ((m * m + 4) / m + (d + m + 6) / Math.sqrt(m));
  return { matrix, allowance };
}
function onTraceless({ matrix }, dimension) {
  const size = matrix.rows;
  const e = new Float64Array(size);
  for (let i = 0; i < dimension; i++) e[i * dimension + i] = 1 / Math.sqrt(dimension);
  const result = ComplexMatrix.zeros(size, size);
  const column3 = new Float64Array(2 * size);
  let corner = 0;
  let lift = 0;
  for (let a2 = 0; a2 < size; a2++) {
    for (let i = 0; i < dimension; i++) {
      const at = 2 * (a2 * size + i * dimension + i);
      column3[2 * a2] += matrix.data[at] * e[i * dimension + i];
      column3[2 * a2 + 1] += matrix.data[at + 1] * e[i * dimension + i];
    }
    corner += e[a2] * column3[2 * a2];
  }
  for (const x of matrix.data) lift = Math.max(lift, Math.abs(x));
  lift *= 2 * size;
  for (let a2 = 0; a2 < size; a2++) {
    for (let b = 0; b < size; b++) {
      const at = 2 * (a2 * size + b);
      const back = 2 * (b * size + a2);
      const ee = e[a2] * e[b];
      const re = (matrix.data[at] + matrix.data[back]) / 2;
      const im = (matrix.data[at + 1] - matrix.data[back + 1]) / 2;
      result.data[at] = re - column3[2 * a2] * e[b] - e[a2] * column3[2 * b] + (corner + lift) * ee;
      result.data[at + 1] = im - column3[2 * a2 + 1] * e[b] + e[a2] * column3[2 * b + 1];
    }
  }
  return result;
}
function copy(from, source, to, target2) {
  to.data[2 * target2] = from.data[2 * source];
  to.data[2 * target2 + 1] = from.data[2 * source + 1];
}

// packages/lindblad-limits/src/errors.ts
var DegenerateLevelsError = class extends Error {
  name = "DegenerateLevelsError";
};
var LimitsError = class extends RangeError {
  name = "LimitsError";
};

// packages/lindblad-limits/src/region.ts
function region(space, sites, name) {
  const sorted2 = [...sites].sort((a2, b) => a2 - b);
  sorted2.forEach((site, k) => {
    if (!Number.isInteger(site) || site < 1 || site > space.size) {
      throw new LimitsError(`${name}: there is no site ${site}; sites are counted from 1 to ${space.size}`);
    }
    if (site === sorted2[k - 1]) throw new LimitsError(`${name}: site ${site} is named twice`);
  });
  const rest = space.sites.map((_, s) => s + 1).filter((site) => !sorted2.includes(site));
  refuseSplitFermions(space, sorted2, rest, name);
  const inner = offsets(space, sorted2);
  const outer = offsets(space, rest);
  return { sites: sorted2, dimension: inner.length, restDimension: outer.length, inner, outer };
}
function offsets(space, sites) {
  let list = [0];
  for (const site of sites) {
    const { dimension } = space.sites[site - 1];
    const stride = space.strides[site - 1];
    list = list.flatMap((base) => Array.from({ length: dimension }, (_, state) => base + state * stride));
  }
  return Int32Array.from(list);
}
function refuseSplitFermions(space, sites, rest, name) {
  const fermion = (site) => space.sites[site - 1].kind === "fermion";
  const own = sites.filter(fermion);
  const between = rest.find((site) => fermion(site) && own.some((a2) => a2 < site) && own.some((b) => b > site));
  if (between !== void 0) {
    throw new LimitsError(
      `${name}: fermion site ${between} stands between its fermion sites ${own.join(", ")}; expected neighbouring ones, number the sites so that they are`
    );
  }
}

// packages/lindblad-limits/src/traces.ts
function traceSet(traces, regions) {
  if (traces === void 0) return { kind: "each", values: new Array(regions).fill(1) };
  if (traces === "free") return { kind: "free" };
  if ("sum" in traces) {
    if (!(traces.sum > 0 && Number.isFinite(traces.sum))) {
      throw new LimitsError(`traces.sum must be a positive finite number, got ${traces.sum}`);
    }
    return { kind: "sum", total: traces.sum };
  }
  if (traces.length !== regions) {
    throw new LimitsError(`traces must give one number per dissipator (${regions}), got ${traces.length}`);
  }
  traces.forEach((t, k) => {
    if (!(t > 0 && Number.isFinite(t))) throw new LimitsError(`traces[${k}] must be a positive finite number, got ${t}`);
  });
  return { kind: "each", values: [...traces] };
}
var scaleFixed = (set, regions) => set.kind === "free" ? { kind: "sum", total: regions } : set;
function leastWeighted(set, y, cap) {
  if (set.kind === "each") return set.values.reduce((sum2, t, r) => sum2 + t * y[r], 0);
  if (set.kind === "sum") return set.total * Math.min(...y);
  return y.reduce((sum2, value) => sum2 + cap * Math.min(0, value), 0);
}

// packages/lindblad-limits/src/check-tau-pop.ts
function checkTauPop(ness2, question, certificate) {
  const { basis } = ness2;
  const d = basis.space.dimension;
  const { weights } = certificate;
  if (weights.length !== d) throw new LimitsError(`weights must have one number per level (${d}), got ${weights.length}`);
  for (let k = 0; k < d; k++) {
    if (!(Math.abs(weights[k]) <= 1)) throw new LimitsError(`weights[${k}] must be in [-1, 1], got ${weights[k]}`);
  }
  const sites = question.regions.filter((one) => one.length > 0);
  if (sites.length === 0) return { lowerBound: 0, allowance: 0 };
  const set = scaleFixed(traceSet(question.traces, sites.length), sites.length);
  const z = levelOperator(ness2, weights);
  let allowance = 0;
  const least = sites.map((one, r) => {
    const place = region(basis.space, one, `regions[${r}]`);
    const form = adjointForm(z, ness2.rho0, place);
    const { slack, value } = smallestEigenvalue(form.matrix, place.dimension);
    allowance = Math.max(allowance, form.allowance + slack);
    return value - form.allowance - slack;
  });
  const lowerBound = leastWeighted(set, least, 0);
  const size = set.kind === "each" ? set.values.reduce((sum2, t) => sum2 + t, 0) : set.kind === "sum" ? set.total : 0;
  return { lowerBound: Math.max(0, lowerBound), allowance: allowance * size };
}
function smallestEigenvalue(form, dimension) {
  const allowance = Number.EPSILON * frobeniusNorm(form) * Math.sqrt(form.rows);
  const projected = onTraceless({ matrix: form, allowance: 0 }, dimension);
  return { value: eigHermitian(projected).values[0], slack: 4 * allowance };
}
function levelOperator({ basis }, weights) {
  const d = basis.space.dimension;
  const result = ComplexMatrix.zeros(d, d);
  let first = 0;
  for (const { states, vectors } of basis.sectors) {
    const n2 = states.length;
    const diagonal2 = ComplexMatrix.diagonal(Array.from({ length: n2 }, (_, i) => weights[first + i]));
    const part = multiplyAdjoint(multiply(vectors, diagonal2), vectors);
    states.forEach((row, i) => {
      states.forEach((column3, j) => {
        const { re, im } = part.get(i, j);
        result.set(row, column3, re, im);
      });
    });
    first += n2;
  }
  return result;
}

// packages/generators/src/system.ts
var OpenSystemError = class extends Error {
  name = "OpenSystemError";
};
function checkSystem(system) {
  const { hamiltonian, couplings, epsilon } = system;
  if (!Number.isFinite(epsilon) || epsilon <= 0) {
    throw new OpenSystemError(`epsilon must be a positive finite number, got ${epsilon}`);
  }
  if (!hamiltonian.isHermitian()) {
    throw new OpenSystemError("hamiltonian must be Hermitian: it differs from its adjoint");
  }
  if (couplings.length === 0) {
    throw new OpenSystemError("couplings must name at least one bath, got none");
  }
  couplings.forEach(({ operator, kind }, index) => {
    const where = `couplings[${index}]`;
    if (!operator.space.equals(hamiltonian.space)) {
      throw new OpenSystemError(`${where}: the operator acts on another space than the Hamiltonian`);
    }
    if (kind !== "exchange" && kind !== "hermitian") {
      throw new OpenSystemError(`${where}: kind must be "exchange" or "hermitian", got ${JSON.stringify(kind)}`);
    }
    if (kind === "hermitian" && !operator.isHermitian()) {
      throw new OpenSystemError(
        `${where}: a "hermitian" coupling X (B + B^dag) needs X Hermitian; use "exchange" for B^dag S + B S^dag`
      );
    }
  });
}

// packages/generators/src/bath-operators.ts
function bathOperators(system) {
  checkSystem(system);
  const byBath = /* @__PURE__ */ new Map();
  for (const { bath: bath2, operator, kind } of system.couplings) {
    const before = byBath.get(bath2);
    byBath.set(
      bath2,
      before === void 0 ? { bath: bath2, operator, kind } : {
        bath: bath2,
        operator: before.operator.plus(operator),
        kind: before.kind === "hermitian" && kind === "hermitian" ? "hermitian" : "exchange"
      }
    );
  }
  return [...byBath.values()];
}

// packages/baths/src/bath.ts
var CONVENTION_FACTOR = {
  "decay-rate": 1,
  "caldeira-leggett": 2,
  "coupling-density": 2 * Math.PI
};
function bath(parameters) {
  const { statistics, spectralDensity, mu = 0, convention = "decay-rate", name } = parameters;
  const factor2 = CONVENTION_FACTOR[convention];
  if (factor2 === void 0) {
    throw new RangeError(
      `${label(name)}: convention must be one of ${Object.keys(CONVENTION_FACTOR).join(", ")}, got ${String(convention)}`
    );
  }
  const beta = inverseTemperature(parameters);
  const own = spectralDensity.support;
  const wanted = parameters.support ?? own;
  if (!(wanted[0] < wanted[1])) {
    throw new RangeError(
      `${label(name)}: support must be [low, high] with low < high, got [${wanted[0]}, ${wanted[1]}]`
    );
  }
  const support = [Math.max(own[0], wanted[0]), Math.min(own[1], wanted[1])];
  if (!(support[0] < support[1])) {
    throw new RangeError(
      `${label(name)}: support [${wanted[0]}, ${wanted[1]}] does not overlap the spectral density's own [${own[0]}, ${own[1]}]`
    );
  }
  const whole = support[0] === own[0] && support[1] === own[1];
  const known2 = spectralDensity.exponents;
  const { principalValueOfJ, principalValueOfJn, continuation } = spectralDensity;
  const made = {
    statistics,
    beta,
    mu,
    support,
    spectralDensity: factor2 === 1 ? spectralDensity.density : (w) => factor2 * spectralDensity.density(w),
    breakpoints: spectralDensity.breakpoints,
    kind: spectralDensity.kind,
    ...known2 ? { exponents: [support[0] === own[0] ? known2[0] : 0, support[1] === own[1] ? known2[1] : 0] } : {},
    ...parameters.principalValue === false || spectralDensity.principalValue === false ? { principalValue: false } : {},
    ...name === void 0 ? {} : { name },
    ...continuation ? { continuation: scaled(continuation, factor2) } : {},
    ...whole && principalValueOfJ ? { principalValueOfJ: (E) => factor2 * principalValueOfJ(E) } : {},
    ...whole && principalValueOfJn ? { principalValueOfJn: (E) => factor2 * principalValueOfJn(E, statistics, beta, mu) } : {}
  };
  validateBath(made);
  return made;
}
function validateBath(made) {
  const { statistics, beta, mu, support, name } = made;
  if (statistics !== "boson" && statistics !== "fermion") {
    throw new RangeError(`${label(name)}: statistics must be "boson" or "fermion", got ${JSON.stringify(statistics)}`);
  }
  if (typeof beta !== "number" || !(beta > 0)) {
    throw new RangeError(`${label(name)}: beta must be above 0 (Infinity allowed), got ${beta}`);
  }
  if (typeof mu !== "number" || !Number.isFinite(mu))
    throw new RangeError(`${label(name)}: mu must be a finite number, got ${mu}`);
  if (!(support[0] < support[1])) {
    throw new RangeError(
      `${label(name)}: support must be [low, high] with low < high, got [${support[0]}, ${support[1]}]`
    );
  }
  if (statistics === "boson") refuseMuInBand(made);
}
function refuseMuInBand(made) {
  const { mu, support, name } = made;
  const low = support[0];
  if (mu > low) {
    throw new RangeError(
      `${label(name)}: mu of a bosonic bath must be at or below the lower edge of its band (${low}), where the Bose occupation diverges; got mu = ${mu}`
    );
  }
  if (mu < low || made.beta === Number.POSITIVE_INFINITY) return;
  const exponent = made.exponents ? made.exponents[0] : edgeExponent(made, 0);
  if (!(exponent > 0)) {
    throw new RangeError(
      `${label(name)}: mu = ${mu} at the band edge needs J ~ (omega - mu)^s with s > 0 for J n to be integrable, got s = ${exponent}`
    );
  }
}
function edgeExponent(made, which) {
  const [low, high] = made.support;
  const end = made.support[which];
  if (!Number.isFinite(end)) return 0;
  const width2 = Number.isFinite(high - low) ? high - low : 1;
  const at = (k) => {
    const step = Math.max(width2 * 2 ** -k, Math.abs(end) * 2 ** (10 - k));
    const x = which === 0 ? end + step : end - step;
    return made.spectralDensity(x);
  };
  const [a2, b, c2] = [at(34), at(35), at(36)];
  if (!(a2 > 0 && b > 0 && c2 > 0)) return 0;
  const first = Math.log2(a2 / b);
  const second = Math.log2(b / c2);
  if (!(Math.abs(first - second) < 1e-5)) return 0;
  if (second < -1 + 1e-6) {
    throw new RangeError(
      `${label(made.name)}: J ~ |omega - ${end}|^s with s = ${second.toPrecision(4)} is not integrable; s must be above -1`
    );
  }
  const rounded = Math.round(second * 1e4) / 1e4;
  return Math.abs(rounded - second) < 1e-6 ? rounded : 0;
}
function inverseTemperature({ beta, temperature, name }) {
  if (beta !== void 0 && temperature !== void 0) {
    throw new RangeError(
      `${label(name)}: give beta or temperature, not both (got beta = ${beta}, temperature = ${temperature})`
    );
  }
  if (temperature !== void 0) {
    if (!(temperature >= 0 && temperature < Number.POSITIVE_INFINITY)) {
      throw new RangeError(`${label(name)}: temperature must be a finite number at least 0, got ${temperature}`);
    }
    return 1 / temperature;
  }
  if (beta === void 0) throw new RangeError(`${label(name)}: beta or temperature must be given`);
  return beta;
}
function label(name) {
  return name === void 0 ? "bath" : `bath '${name}'`;
}
function scaled(f, factor2) {
  if (factor2 === 1) return f;
  return (re, im, out) => {
    f(re, im, out);
    out[0] *= factor2;
    out[1] *= factor2;
  };
}

// packages/integrals/src/legendre-rule.ts
var PANEL_ORDER = 16;
function gaussLegendre(n2) {
  const nodes = new Float64Array(n2);
  const weights = new Float64Array(n2);
  for (let i = 0; i < n2 + 1 >> 1; i++) {
    let t = Math.cos(Math.PI * (i + 0.75) / (n2 + 0.5));
    let slope2 = 1;
    for (let step = 0; step < 8; step++) {
      let previous = 1;
      let value = t;
      for (let k = 1; k < n2; k++) {
        const next = ((2 * k + 1) * t * value - k * previous) / (k + 1);
        previous = value;
        value = next;
      }
      slope2 = n2 * (t * value - previous) / (t * t - 1);
      const change = value / slope2;
      t -= change;
      if (Math.abs(change) < 1e-17) break;
    }
    if (2 * i + 1 === n2) t = 0;
    nodes[n2 - 1 - i] = t;
    nodes[i] = -t;
    weights[i] = weights[n2 - 1 - i] = 2 / ((1 - t * t) * slope2 * slope2);
  }
  return { nodes, weights };
}
function legendreValues(t, count, out) {
  out[0] = 1;
  if (count > 1) out[1] = t;
  for (let k = 1; k + 1 < count; k++) out[k + 1] = ((2 * k + 1) * t * out[k] - k * out[k - 1]) / (k + 1);
  return out;
}
function buildRule() {
  const n2 = PANEL_ORDER;
  const { nodes, weights } = gaussLegendre(n2);
  const analysis = new Float64Array(n2 * n2);
  const p = new Float64Array(n2);
  for (let j = 0; j < n2; j++) {
    legendreValues(nodes[j], n2, p);
    for (let k = 0; k < n2; k++) analysis[k * n2 + j] = (k + 0.5) * weights[j] * p[k];
  }
  const half = (side) => {
    const matrix = new Float64Array(n2 * n2);
    for (let i = 0; i < n2; i++) {
      legendreValues((nodes[i] + side) / 2, n2, p);
      for (let j = 0; j < n2; j++) {
        let sum2 = 0;
        for (let k = 0; k < n2; k++) sum2 += analysis[k * n2 + j] * p[k];
        matrix[j * n2 + i] = sum2;
      }
    }
    return matrix;
  };
  const barycentric = nodes.map((t, j) => (j % 2 === 0 ? 1 : -1) * Math.sqrt((1 - t * t) * weights[j]));
  return { nodes, weights, analysis, lowerHalf: half(-1), upperHalf: half(1), barycentric };
}
var panelRule = /* @__PURE__ */ buildRule();
function legendreCoefficients(samples2, from, out, at) {
  const n2 = PANEL_ORDER;
  const half = n2 >> 1;
  const { analysis } = panelRule;
  for (let k = 0; k < n2; k += 2) {
    let even = 0;
    let odd = 0;
    const rowEven = k * n2;
    const rowOdd = rowEven + n2;
    for (let j = 0; j < half; j++) {
      const low = samples2[from + j];
      const high = samples2[from + n2 - 1 - j];
      even += analysis[rowEven + j] * (low + high);
      odd += analysis[rowOdd + j] * (low - high);
    }
    out[at + k] = even;
    out[at + k + 1] = odd;
  }
}
function legendreSum(c2, at, t) {
  let b1 = 0;
  let b2 = 0;
  for (let k = PANEL_ORDER - 1; k >= 0; k--) {
    const b0 = c2[at + k] + (2 * k + 1) / (k + 1) * t * b1 - (k + 1) / (k + 2) * b2;
    b2 = b1;
    b1 = b0;
  }
  return b1;
}

// packages/integrals/src/algebraic-end.ts
var known = /* @__PURE__ */ new Map();
var BACKWARD_LIMIT = 700;
function algebraicEnd(alpha) {
  const cached = known.get(alpha);
  if (cached) return cached;
  const moments = new Float64Array(BACKWARD_LIMIT + 2);
  moments[0] = 1 / (alpha + 1);
  for (let k = 1; k < moments.length; k++) moments[k] = moments[k - 1] * (alpha - k + 1) / (alpha + k + 1);
  const n2 = PANEL_ORDER;
  const weights = new Float64Array(n2);
  const inverse = new Float64Array(n2);
  const p = new Float64Array(n2);
  for (let j = 0; j < n2; j++) {
    legendreValues(panelRule.nodes[j], n2, p);
    let sum2 = 0;
    for (let k = 0; k < n2; k++) sum2 += (2 * k + 1) * p[k] * moments[k];
    weights[j] = 0.5 * panelRule.weights[j] * sum2;
    inverse[j] = (0.5 * (1 + panelRule.nodes[j])) ** -alpha;
  }
  const rule2 = { alpha, moments, weights, inverse };
  if (known.size > 256) known.clear();
  known.set(alpha, rule2);
  return rule2;
}
function fractionalExponent(exponent) {
  if (!(exponent > -1)) {
    throw new RangeError(`the exponent of an end must be above -1 (an integrable singularity), got ${exponent}`);
  }
  return exponent < 0 ? exponent : exponent - Math.floor(exponent);
}
function algebraicHilbert(alpha, s, log1) {
  if (s === 0) return alpha > 0 ? 1 / alpha : Number.POSITIVE_INFINITY;
  if (Math.abs(alpha) === 0.5 && Math.abs(s) < 4) return halfPowerHilbert(alpha, s, log1);
  if (s < -0.4) return belowSeries(alpha, s);
  if (s < 0.75) {
    const angle = Math.PI * alpha;
    let sum3 = s > 0 ? -Math.PI / Math.tan(angle) * s ** alpha : -Math.PI / Math.sin(angle) * (-s) ** alpha;
    let power = 1;
    for (let k = 0; k < 200; k++) {
      sum3 -= power / (k - alpha);
      power *= s;
      if (Math.abs(power) < 1e-18 * (k + 1)) break;
    }
    return sum3;
  }
  if (s > 1.25) return aboveSeries(alpha, s);
  let sum2 = log1 - Math.log(s - 0.5);
  const high = (1 - s) / s;
  const low = (0.5 - s) / s;
  let binomial = 1;
  let highPower = 1;
  let lowPower = 1;
  for (let j = 1; j < 400; j++) {
    binomial *= (alpha - j + 1) / j;
    highPower *= high;
    lowPower *= low;
    sum2 += binomial * (highPower - lowPower) / j;
    if (Math.abs(lowPower) < 1e-18) break;
  }
  return s ** alpha * sum2 + 0.5 ** alpha * aboveSeries(alpha, 2 * s);
}
function halfPowerHilbert(alpha, s, log1) {
  const root = Math.sqrt(Math.abs(s));
  if (s > 0) {
    const log = log1 - 2 * Math.log1p(root);
    return alpha > 0 ? 2 + root * log : log / root;
  }
  const angle = Math.atan(1 / root);
  return alpha > 0 ? 2 - 2 * root * angle : 2 * angle / root;
}
function aboveSeries(alpha, s) {
  const ratio = 1 / s;
  let power = ratio;
  let sum2 = 0;
  for (let k = 1; k < 400 && power > 1e-18; k++) {
    sum2 -= power / (alpha + k);
    power *= ratio;
  }
  return sum2;
}
function belowSeries(alpha, s) {
  const z = 1 / (1 - s);
  let term = z / (alpha + 1);
  let sum2 = 0;
  for (let k = 0; k < 400; k++) {
    sum2 += term;
    term *= (k + 1) * z / (alpha + 2 + k);
    if (term < 1e-18 * sum2) break;
  }
  return sum2;
}
var transforms = new Float64Array(PANEL_ORDER);
var constant = new Float64Array(BACKWARD_LIMIT + 1);
var slope = new Float64Array(BACKWARD_LIMIT + 1);
function outsideTransforms(end, s, first) {
  const t = 2 * s - 1;
  const rate = Math.log(Math.abs(t) + Math.sqrt(t * t - 1));
  const top = Math.min(BACKWARD_LIMIT, PANEL_ORDER + Math.ceil(40 / rate));
  const { moments } = end;
  constant[0] = first;
  slope[0] = 0;
  for (let k = 1; k <= top; k++) {
    const inverse = 1 / (k * slope[k - 1] - (2 * k + 1) * t);
    constant[k] = (2 * (2 * k + 1) * moments[k] - k * constant[k - 1]) * inverse;
    slope[k] = -(k + 1) * inverse;
  }
  let value = 0;
  for (let k = top; k >= 0; k--) {
    value = constant[k] + slope[k] * value;
    if (k < PANEL_ORDER) transforms[k] = value;
  }
  return transforms;
}
function algebraicPanelHilbert(end, c2, at, s, log1, sign) {
  let sum2 = 0;
  let factor2 = 1;
  if (s < -0.05 || s > 1.05) {
    const r = outsideTransforms(end, s, algebraicHilbert(end.alpha, s, log1));
    for (let k = 0; k < PANEL_ORDER; k++) {
      sum2 += factor2 * c2[at + k] * r[k];
      factor2 *= sign;
    }
    return sum2;
  }
  const { moments } = end;
  const t = 2 * s - 1;
  let before = 0;
  let here = algebraicHilbert(end.alpha, s, log1);
  if (here === Number.POSITIVE_INFINITY) {
    let edge = 0;
    for (let k = 0; k < PANEL_ORDER; k++) {
      edge += factor2 * c2[at + k];
      factor2 *= -sign;
    }
    return edge > 0 ? Number.POSITIVE_INFINITY : edge < 0 ? Number.NEGATIVE_INFINITY : 0;
  }
  for (let k = 0; k < PANEL_ORDER; k++) {
    sum2 += factor2 * c2[at + k] * here;
    factor2 *= sign;
    const next = ((2 * k + 1) * (t * here + 2 * moments[k]) - k * before) / (k + 1);
    before = here;
    here = next;
  }
  return sum2;
}

// packages/integrals/src/group-roots.ts
var N = PANEL_ORDER;
var FEW = 16;
function groupRoots(panels) {
  const { tree } = panels;
  while (tree.roots.length > FEW) {
    const old = tree.roots.splice(0);
    for (let i = 0; i < old.length; i += 2) {
      if (i + 1 === old.length) tree.roots.push(old[i]);
      else tree.roots.push(join(panels, old[i], old[i + 1]));
    }
  }
}
function join(panels, low, high) {
  const { tree } = panels;
  const node = tree.addNode(tree.lo[low], tree.hi[high]);
  tree.children[2 * node] = low;
  tree.children[2 * node + 1] = high;
  panels.makeRoom();
  for (const child of [low, high]) {
    for (let i = 0; i < N; i++) spread(panels, node, tree.positions[N * child + i], panels.charges[N * child + i]);
  }
  return node;
}
function spread({ tree, charges }, node, x, q2) {
  const lo = tree.lo[node];
  const hi = tree.hi[node];
  const t = (x - lo - (hi - x)) / (hi - lo);
  let sum2 = 0;
  for (let j = 0; j < N; j++) {
    const distance = t - panelRule.nodes[j];
    if (distance === 0) {
      charges[N * node + j] += q2;
      return;
    }
    sum2 += lagrange[j] = panelRule.barycentric[j] / distance;
  }
  for (let j = 0; j < N; j++) charges[N * node + j] += q2 * lagrange[j] / sum2;
}
var lagrange = new Float64Array(N);

// packages/integrals/src/legendre-hilbert.ts
var UPWARD_LIMIT = 1.1;
var q = new Float64Array(PANEL_ORDER + 1);
var legendreHilbert = { value: 0, edge: 0 };
function hilbertOfLegendre(c2, at, s) {
  if (s > UPWARD_LIMIT || s < -UPWARD_LIMIT) {
    legendreHilbert.value = downward(c2, at, s);
    legendreHilbert.edge = 0;
    return;
  }
  let p0 = 1;
  let p1 = s;
  let w0 = 0;
  let w1 = 1;
  let edge = c2[at] + c2[at + 1] * s;
  let value = c2[at + 1];
  for (let k = 1; k + 1 < PANEL_ORDER; k++) {
    const a2 = (2 * k + 1) * s;
    const scale2 = 1 / (k + 1);
    const p2 = (a2 * p1 - k * p0) * scale2;
    const w2 = (a2 * w1 - k * w0) * scale2;
    edge += c2[at + k + 1] * p2;
    value += c2[at + k + 1] * w2;
    p0 = p1;
    p1 = p2;
    w0 = w1;
    w1 = w2;
  }
  legendreHilbert.value = 2 * value;
  legendreHilbert.edge = edge;
}
function downward(c2, at, s) {
  const size = Math.abs(s);
  const rate = Math.log(size + Math.sqrt(size * size - 1));
  const start = PANEL_ORDER + Math.ceil(19 / rate);
  let above = 0;
  let here = 1;
  for (let k = start; k >= 1; k--) {
    const below = ((2 * k + 1) * s * here - (k + 1) * above) / k;
    above = here;
    here = below;
    if (k <= PANEL_ORDER) q[k - 1] = here;
  }
  let sum2 = 0;
  for (let k = 0; k < PANEL_ORDER; k++) sum2 += c2[at + k] * q[k];
  return -Math.sign(s) * Math.log1p(2 / (size - 1)) * sum2 / q[0];
}

// packages/integrals/src/panel-function.ts
var LEAF_FAR = 1.7;
var GROUP_FAR = 4.5;
var N2 = PANEL_ORDER;
var PanelFunction = class {
  tree;
  /** Legendre coefficients, 16 a leaf; of g where the leaf has an algebraic end */
  coefficients;
  /** quadrature weight times value at the 16 positions of each node: int f phi ~ sum charges phi(positions) */
  charges;
  /** estimated largest error of the polynomial, per leaf */
  leafError;
  lowEnd;
  highEnd;
  /** a difference of one-sided limits below this is not a jump */
  jumpFloor = 0;
  /** jump of the polynomials at the last E given to `hilbert`, times -1: the factor of a logarithm of zero that was left out */
  lastJump = 0;
  constructor(tree, lowAlpha, highAlpha) {
    this.tree = tree;
    this.lowEnd = lowAlpha === 0 ? void 0 : algebraicEnd(lowAlpha);
    this.highEnd = highAlpha === 0 ? void 0 : algebraicEnd(highAlpha);
    this.coefficients = new Float64Array(N2 * 32);
    this.charges = new Float64Array(tree.positions.length);
    this.leafError = new Float64Array(32);
  }
  get low() {
    return this.tree.lo[this.tree.leaves[0]];
  }
  get high() {
    return this.tree.hi[this.tree.leaves[this.tree.leaves.length - 1]];
  }
  /** The algebraic end that leaf `leaf` carries: -1 low, 1 high, 0 none. */
  endOf(leaf) {
    if (leaf === 0 && this.lowEnd) return -1;
    if (leaf === this.tree.leaves.length - 1 && this.highEnd) return 1;
    return 0;
  }
  /** Appends a leaf for `node` from the 16 samples of f at its positions. */
  setLeaf(node, samples2, from, end, error) {
    const leaf = this.tree.markLeaf(node);
    if (N2 * (leaf + 1) > this.coefficients.length) {
      this.coefficients = widened(this.coefficients, 2 * this.coefficients.length);
      this.leafError = widened(this.leafError, 2 * this.leafError.length);
    }
    this.makeRoom();
    const width2 = this.tree.hi[node] - this.tree.lo[node];
    const { charges } = this;
    const at = N2 * node;
    if (end === void 0) {
      const { weights } = panelRule;
      for (let j = 0; j < N2; j++) charges[at + j] = 0.5 * width2 * weights[j] * samples2[from + j];
    } else {
      const mirrored2 = end === this.highEnd && this.tree.hi[node] === this.tree.hi[lastOf(this.tree.roots)];
      const low = end === this.lowEnd && this.tree.lo[node] === this.tree.lo[this.tree.roots[0]];
      const { weights } = end;
      for (let j = 0; j < N2; j++) {
        const i = mirrored2 && !low ? N2 - 1 - j : j;
        charges[at + j] = width2 * weights[i] * samples2[from + j];
      }
    }
    legendreCoefficients(samples2, from, this.coefficients, N2 * leaf);
    this.leafError[leaf] = error;
  }
  /** Charges for every node that the tree has by now. */
  makeRoom() {
    if (this.charges.length < this.tree.positions.length) {
      this.charges = widened(this.charges, this.tree.positions.length);
    }
  }
  /** Charges of an inner node from those of its two halves: the same first 16 moments. */
  gather(node) {
    this.makeRoom();
    const { charges } = this;
    const { lowerHalf, upperHalf } = panelRule;
    const low = N2 * this.tree.children[2 * node];
    const high = N2 * this.tree.children[2 * node + 1];
    for (let j = 0; j < N2; j++) {
      let sum2 = 0;
      for (let i = 0; i < N2; i++) {
        sum2 += lowerHalf[j * N2 + i] * charges[low + i] + upperHalf[j * N2 + i] * charges[high + i];
      }
      charges[N2 * node + j] = sum2;
    }
  }
  /** f(x) from the polynomials; 0 outside. At an edge the limit from above, or from below with `below`. */
  evaluate(x, below = false) {
    const leaf = this.tree.leafAt(x, below);
    if (leaf < 0) return 0;
    const node = this.tree.leaves[leaf];
    const lo = this.tree.lo[node];
    const hi = this.tree.hi[node];
    const value = legendreSum(this.coefficients, N2 * leaf, (x - lo - (hi - x)) / (hi - lo));
    const end = this.endOf(leaf);
    if (end === 0) return value;
    const alpha = (end < 0 ? this.lowEnd : this.highEnd).alpha;
    const y = (end < 0 ? x - lo : hi - x) / (hi - lo);
    return y === 0 && alpha > 0 ? 0 : value * y ** alpha;
  }
  integral() {
    let sum2 = 0;
    for (const root of this.tree.roots) for (let j = 0; j < N2; j++) sum2 += this.charges[N2 * root + j];
    return sum2;
  }
  /** P int f(x) / (x - E) dx for any real E; +-Infinity where f jumps (or is not integrable against the kernel) at E itself. */
  hilbert(E) {
    const value = this.finiteHilbert(E, Number.NaN, 0);
    if (this.lastJump > this.jumpFloor) return Number.NEGATIVE_INFINITY;
    if (this.lastJump < -this.jumpFloor) return Number.POSITIVE_INFINITY;
    return value;
  }
  /**
   * `hilbert` without the term lastJump * ln 0 when E is exactly an edge. `gap` overrides the distance of E from the low (side -1) or high
   * (side 1) end of the whole interval, for callers who know it with fewer roundings.
   */
  finiteHilbert(E, gap, side) {
    const { lo, hi, children, roots, leafOf, positions } = this.tree;
    const { charges, coefficients } = this;
    let sum2 = 0;
    let jump = 0;
    let depth = 0;
    for (let i = 0; i < roots.length; i++) stack[depth++] = roots[i];
    while (depth > 0) {
      const node = stack[--depth];
      const a2 = lo[node];
      const b = hi[node];
      const h = 0.5 * (b - a2);
      const distance = Math.abs(E - 0.5 * (a2 + b));
      const leaf = leafOf[node];
      const end = leaf < 0 ? 0 : this.endOf(leaf);
      if (distance > (leaf < 0 || end !== 0 ? GROUP_FAR : LEAF_FAR) * h) {
        sum2 += farSum(positions, charges, N2 * node, E);
      } else if (leaf < 0) {
        stack[depth++] = children[2 * node];
        stack[depth++] = children[2 * node + 1];
      } else {
        const u = side < 0 && leaf === 0 ? gap : E - a2;
        const v = side > 0 && leaf === this.tree.leaves.length - 1 ? gap : b - E;
        const logU = u === 0 ? -Math.log(h) : Math.log(Math.abs(u) / h);
        const logV = v === 0 ? -Math.log(h) : Math.log(Math.abs(v) / h);
        if (end === 0) {
          hilbertOfLegendre(coefficients, N2 * leaf, 0.5 * (u - v) / h);
          const { edge } = legendreHilbert;
          sum2 += legendreHilbert.value;
          if (edge !== 0) sum2 += edge * (logV - logU);
          if (u === 0) jump -= edge;
          else if (v === 0) jump += edge;
        } else if (end < 0) {
          sum2 += algebraicPanelHilbert(this.lowEnd, coefficients, N2 * leaf, 0.5 * u / h, logV - Math.LN2, 1);
          if (v === 0) jump += this.evaluate(E, true);
        } else {
          sum2 -= algebraicPanelHilbert(this.highEnd, coefficients, N2 * leaf, 0.5 * v / h, logU - Math.LN2, -1);
          if (u === 0) jump -= this.evaluate(E);
        }
      }
    }
    this.lastJump = jump;
    return sum2;
  }
  /** Bound on int |f - polynomials| dx, with the rounding of a sum of |f|. */
  absoluteError() {
    const { lo, hi, leaves } = this.tree;
    let error = 0;
    for (let leaf = 0; leaf < leaves.length; leaf++) {
      const node = leaves[leaf];
      error += (hi[node] - lo[node]) * this.leafError[leaf];
      for (let j = 0; j < N2; j++) error += 4e-16 * Math.abs(this.charges[N2 * node + j]);
    }
    return error;
  }
  /** Bound on the error of `hilbert(E)`: what the polynomials miss, plus rounding of the sums. */
  hilbertError(E) {
    const { lo, hi, leaves } = this.tree;
    let error = 0;
    for (let leaf = 0; leaf < leaves.length; leaf++) {
      const node = leaves[leaf];
      const h = 0.5 * (hi[node] - lo[node]);
      const distance = Math.abs(E - 0.5 * (lo[node] + hi[node]));
      let size = 0;
      for (let j = 0; j < N2; j++) size += Math.abs(this.charges[N2 * node + j]);
      const relative = distance / h;
      if (relative > LEAF_FAR) error += (2 * h * this.leafError[leaf] + 2e-16 * size) / (distance - h);
      else {
        const gap = Math.min(Math.abs(E - lo[node]), Math.abs(hi[node] - E)) / h;
        const near = Math.min(745, Math.abs(Math.log(gap)));
        error += (2 * this.leafError[leaf] + 4e-16 * size / h) * (2 + near);
      }
    }
    return error;
  }
};
var stack = new Int32Array(4096);
function farSum(x, q2, at, E) {
  let first = 0;
  let second = 0;
  for (let j = at; j < at + N2; j += 4) {
    const d0 = x[j] - E;
    const d1 = x[j + 1] - E;
    const d2 = x[j + 2] - E;
    const d3 = x[j + 3] - E;
    first += (q2[j] * d1 + q2[j + 1] * d0) / (d0 * d1);
    second += (q2[j + 2] * d3 + q2[j + 3] * d2) / (d2 * d3);
  }
  return first + second;
}
function widened(old, size) {
  const wide = new Float64Array(size);
  wide.set(old);
  return wide;
}
function lastOf(list) {
  return list[list.length - 1];
}

// packages/integrals/src/panel-tree.ts
var PanelTree = class {
  lo;
  hi;
  /** children of node i at [2 i] and [2 i + 1]; -1 for a leaf */
  children;
  /** 16 positions per node */
  positions;
  /** index among the leaves, -1 for an inner node */
  leafOf;
  nodeCount = 0;
  roots = [];
  leaves = [];
  constructor(capacity = 64) {
    this.lo = new Float64Array(capacity);
    this.hi = new Float64Array(capacity);
    this.children = new Int32Array(2 * capacity);
    this.positions = new Float64Array(PANEL_ORDER * capacity);
    this.leafOf = new Int32Array(capacity);
  }
  /** Adds a node [lo, hi], so far without children, and returns its index. */
  addNode(lo, hi) {
    const node = this.nodeCount;
    if (node === this.lo.length) this.grow();
    this.nodeCount++;
    this.lo[node] = lo;
    this.hi[node] = hi;
    this.children[2 * node] = this.children[2 * node + 1] = -1;
    this.leafOf[node] = -1;
    panelPositions(lo, hi, this.positions, PANEL_ORDER * node);
    return node;
  }
  markLeaf(node) {
    const leaf = this.leaves.length;
    this.leafOf[node] = leaf;
    this.leaves.push(node);
    return leaf;
  }
  grow() {
    const capacity = 2 * this.lo.length;
    const widen = (old, size) => {
      const wide = new Float64Array(size);
      wide.set(old);
      return wide;
    };
    this.lo = widen(this.lo, capacity);
    this.hi = widen(this.hi, capacity);
    this.positions = widen(this.positions, PANEL_ORDER * capacity);
    const children = new Int32Array(2 * capacity);
    children.set(this.children);
    this.children = children;
    const leafOf = new Int32Array(capacity);
    leafOf.set(this.leafOf);
    this.leafOf = leafOf;
  }
  /** The leaf that holds x (a shared edge belongs to the panel above it unless `below`), or -1 outside. */
  leafAt(x, below = false) {
    const { leaves, lo, hi } = this;
    let low = 0;
    let high = leaves.length - 1;
    if (high < 0 || !(x >= lo[leaves[0]] && x <= hi[leaves[high]])) return -1;
    while (low < high) {
      const middle = low + high >> 1;
      const edge = hi[leaves[middle]];
      if (below ? x <= edge : x < edge) high = middle;
      else low = middle + 1;
    }
    return low;
  }
};
function panelPositions(lo, hi, out, at) {
  const h = 0.5 * (hi - lo);
  const { nodes } = panelRule;
  const n2 = PANEL_ORDER;
  for (let j = 0; j < n2 >> 1; j++) {
    const step = h * (1 + nodes[j]);
    out[at + j] = lo + step;
    out[at + n2 - 1 - j] = hi - step;
  }
}

// packages/integrals/src/adaptive.ts
var N3 = PANEL_ORDER;
var MAX_DEPTH = 200;
var SPARE_LEAVES = 4e3;
function adaptivePanels(f, edges, options = {}) {
  const exponents = options.exponents ?? [0, 0];
  const tolerance = options.tolerance ?? 4e-15;
  const tree = new PanelTree();
  const panels = new PanelFunction(tree, fractionalExponent(exponents[0]), fractionalExponent(exponents[1]));
  const first = edges[0];
  const last = edges[edges.length - 1];
  const both = panels.lowEnd !== void 0 && panels.highEnd !== void 0 && edges.length === 2;
  const starts = both ? [first, 0.5 * (first + last), last] : edges;
  const rootSamples = new Float64Array(N3 * (starts.length - 1));
  let scale2 = options.scale ?? 0;
  for (let i = 0; i + 1 < starts.length; i++) {
    const node = tree.addNode(starts[i], starts[i + 1]);
    tree.roots.push(node);
    sample(node, rootSamples, N3 * i);
  }
  const samples2 = new Float64Array(N3);
  const coefficients = new Float64Array(N3);
  const tails = new Float64Array(MAX_DEPTH + 1);
  const endTails = new Float64Array(MAX_DEPTH + 1);
  for (let i = 0; i < tree.roots.length; i++) {
    samples2.set(rootSamples.subarray(N3 * i, N3 * i + N3));
    visit2(tree.roots[i], 0);
  }
  groupRoots(panels);
  let worst = 0;
  for (let leaf = 0; leaf < tree.leaves.length; leaf++) worst = Math.max(worst, panels.leafError[leaf]);
  panels.jumpFloor = Math.max(1e-12 * scale2, 10 * Math.min(worst, 1e-6 * scale2));
  return panels;
  function softening(x) {
    let factor2 = 1;
    if (panels.lowEnd && panels.lowEnd.alpha < 0) factor2 *= ((x - first) / (last - first)) ** -panels.lowEnd.alpha;
    if (panels.highEnd && panels.highEnd.alpha < 0) factor2 *= ((last - x) / (last - first)) ** -panels.highEnd.alpha;
    return factor2;
  }
  function sample(node, into, at) {
    for (let j = 0; j < N3; j++) {
      const value = f(tree.positions[N3 * node + j]);
      const size = Math.abs(value) * softening(tree.positions[N3 * node + j]);
      if (size > scale2) scale2 = size;
      into[at + j] = value;
    }
    if (!(scale2 < Number.POSITIVE_INFINITY) || hasNaN(into, at)) {
      for (let j = 0; j < N3; j++) checkFinite(tree.positions[N3 * node + j], into[at + j]);
    }
  }
  function visit2(node, depth) {
    const lo = tree.lo[node];
    const hi = tree.hi[node];
    const end = lo === first && panels.lowEnd ? panels.lowEnd : hi === last && panels.highEnd ? panels.highEnd : void 0;
    if (end) weigh(samples2, end, end === panels.highEnd && lo !== first);
    legendreCoefficients(samples2, 0, coefficients, 0);
    let tail = Math.abs(coefficients[N3 - 1]) + Math.abs(coefficients[N3 - 2]);
    let size = scale2;
    for (let j = 0; j < N3; j++) if (Math.abs(samples2[j]) > size) size = Math.abs(samples2[j]);
    let goal = tolerance * size;
    if (tail > goal && tail < 1e-6 * scale2) {
      let slope2 = 0;
      for (let k = 1; k < N3; k++) slope2 += k * Math.abs(coefficients[k]);
      goal += 4e-16 * Math.max(Math.abs(lo), Math.abs(hi)) * slope2 / (hi - lo);
    }
    if (tail <= goal) {
      tail = Math.max(tail, missed(node, end));
      if (tail <= 4 * goal) {
        panels.setLeaf(node, samples2, 0, end, tail);
        return;
      }
    }
    const history = end ? endTails : tails;
    history[depth] = tail;
    if (end) tails[depth] = Number.POSITIVE_INFINITY;
    const slow = depth >= 3 && tail < 1e-9 * scale2 && tail > 0.7 * history[depth - 3];
    const stuck = slow || depth >= 1 && tail < 2e-13 * scale2 && tail > 0.2 * history[depth - 1];
    const narrow = hi - lo <= 4e-15 * Math.max(Math.abs(lo), Math.abs(hi));
    if (stuck || narrow || depth >= MAX_DEPTH || tree.leaves.length >= SPARE_LEAVES + starts.length) {
      panels.setLeaf(node, samples2, 0, end, tail);
      return;
    }
    const middle = 0.5 * (lo + hi);
    const below = tree.addNode(lo, middle);
    const above = tree.addNode(middle, hi);
    tree.children[2 * node] = below;
    tree.children[2 * node + 1] = above;
    sample(below, samples2, 0);
    visit2(below, depth + 1);
    sample(above, samples2, 0);
    visit2(above, depth + 1);
    panels.gather(node);
  }
  function missed(node, end) {
    const lo = tree.lo[node];
    const hi = tree.hi[node];
    let worst2 = 0;
    for (const t of [-0.9692, 0.9581]) {
      const x = 0.5 * (lo * (1 - t) + hi * (1 + t));
      let value = f(x);
      checkFinite(x, value);
      if (end) value *= (0.5 * (1 + (end === panels.lowEnd && lo === first ? t : -t))) ** -end.alpha;
      worst2 = Math.max(worst2, Math.abs(value - legendreSum(coefficients, 0, t)));
    }
    return worst2;
  }
}
function weigh(samples2, end, mirrored2) {
  for (let j = 0; j < N3; j++) samples2[j] *= end.inverse[mirrored2 ? N3 - 1 - j : j];
}
function hasNaN(values, at) {
  let sum2 = 0;
  for (let j = 0; j < N3; j++) sum2 += values[at + j];
  return Number.isNaN(sum2);
}
function checkFinite(x, value) {
  if (!Number.isFinite(value)) {
    throw new RangeError(`the function must be finite inside its interval: at x = ${x} it returned ${value}`);
  }
}

// packages/integrals/src/local-taylor.ts
var REAL_POINTS = 48;
var CIRCLE_POINTS = 192;
var SHRINK = 0.7;
var ROUNDING = 23e-17;
function taylorOnCircle(f, E, reach) {
  const n2 = CIRCLE_POINTS;
  const values = new Float64Array(2 * n2);
  const z = new Float64Array(2);
  for (let radius = 0.95 * reach, round = 0; round < 100; radius *= SHRINK, round++) {
    let size = 0;
    for (let j = 0; j < n2; j++) {
      const angle = 2 * Math.PI * (j + 0.5) / n2;
      f(E + radius * Math.cos(angle), radius * Math.sin(angle), z);
      values[2 * j] = z[0];
      values[2 * j + 1] = z[1];
      size = Math.max(size, Math.hypot(z[0], z[1]));
    }
    if (!(size < Number.POSITIVE_INFINITY)) continue;
    const half = n2 >> 1;
    const scaled3 = new Float64Array(half);
    let tail = 0;
    for (let m = 0; m < half; m++) {
      let sum2 = 0;
      let mirror = 0;
      for (let j = 0; j < n2; j++) {
        const angle = 2 * Math.PI * (m * (2 * j + 1) % (2 * n2)) / (2 * n2);
        const c2 = Math.cos(angle);
        const s = Math.sin(angle);
        sum2 += values[2 * j] * c2 + values[2 * j + 1] * s;
        mirror += values[2 * j] * c2 - values[2 * j + 1] * s;
      }
      scaled3[m] = sum2 / n2;
      if (m > 0) tail = Math.max(tail, Math.abs(mirror / n2));
    }
    if (tail > 20 * ROUNDING * size) continue;
    const error = ROUNDING * size + tail;
    const finitePartErrors = new Float64Array(half).fill(2 * (1 + Math.log(half)) * error);
    return { radius, scaled: scaled3, errors: new Float64Array(half).fill(error), finitePartErrors };
  }
  return void 0;
}
function taylorOnInterval(f, E, reach) {
  const n2 = REAL_POINTS;
  const values = new Float64Array(n2);
  const c2 = new Float64Array(n2);
  for (let radius = reach, round = 0; round < 100; radius *= SHRINK, round++) {
    let size = 0;
    for (let j = 0; j < n2; j++) {
      values[j] = f(E + radius * Math.cos(Math.PI * (j + 0.5) / n2));
      size = Math.max(size, Math.abs(values[j]));
    }
    if (size === 0) {
      const zero = new Float64Array(n2);
      return { radius, scaled: zero, errors: zero, finitePartErrors: zero };
    }
    for (let k = 0; k < n2; k++) {
      let sum2 = 0;
      for (let j = 0; j < n2; j++) sum2 += values[j] * Math.cos(Math.PI * (k * (2 * j + 1) % (4 * n2)) / (2 * n2));
      c2[k] = (k === 0 ? 1 : 2) * sum2 / n2;
    }
    const noise = 3 * ROUNDING * size;
    if (Math.max(Math.abs(c2[n2 - 1]), Math.abs(c2[n2 - 2]), Math.abs(c2[n2 - 3])) > noise) continue;
    let degree = n2 - 1;
    while (degree > 0 && Math.abs(c2[degree]) <= noise) degree--;
    return { radius, ...powersFromChebyshev(c2, degree, noise) };
  }
  return void 0;
}
function powersFromChebyshev(c2, degree, noise) {
  const n2 = c2.length;
  const scaled3 = new Float64Array(n2);
  const errors = new Float64Array(n2);
  const finitePartErrors = new Float64Array(n2);
  let before = new Float64Array(n2);
  let here = new Float64Array(n2);
  here[0] = 1;
  for (let k = 0; k <= Math.min(n2 - 1, degree + 2); k++) {
    for (let m = 0; m < n2; m++) {
      if (k <= degree) scaled3[m] += c2[k] * here[m];
      errors[m] += noise * Math.abs(here[m]);
      let finitePart = 0;
      for (let i = (m + 1) % 2; i <= k; i += 2) finitePart += 2 * here[i] / (i - m);
      finitePartErrors[m] += noise * Math.abs(finitePart);
    }
    const next = new Float64Array(n2);
    for (let m = 0; m < n2; m++) next[m] = (k === 0 ? 1 : 2) * (m > 0 ? here[m - 1] : 0) - before[m];
    if (k === 0) next[0] = 0;
    before = here;
    here = next;
  }
  return { scaled: scaled3, errors, finitePartErrors };
}

// packages/integrals/src/infinite-end.ts
var NEGLIGIBLE3 = 1e-18;
var FIRST = -40;
var LAST = 160;
function infiniteEnd(f, anchor, side, scale2, exponent = 0) {
  const probes = [];
  let peak = scale2;
  let zeros = 0;
  for (let k = FIRST; k <= LAST; k += 4) {
    const distance = 2 ** k;
    const x = anchor + side * distance;
    if (x === anchor) continue;
    const value = f(x);
    if (!Number.isFinite(value)) {
      throw new RangeError(`the function must be finite inside its interval: at x = ${x} it returned ${value}`);
    }
    probes.push([distance, value]);
    if (Math.abs(value) > peak) peak = Math.abs(value);
    zeros = value === 0 ? zeros + 1 : 0;
    if (zeros === 3 && peak > 0) break;
  }
  let core = 0;
  let reach = 0;
  const size = ([distance, value]) => exponent < 0 ? Math.abs(value) * distance ** -exponent : Math.abs(value);
  const local2 = Math.max(...probes.map(size));
  if (exponent < 0) peak = local2;
  for (const probe of probes) {
    const [distance, value] = probe;
    if (size(probe) > 0.1 * local2) core = distance;
    if (Math.abs(value) > NEGLIGIBLE3 * peak) reach = distance;
  }
  if (peak === 0) return { reach: 1, core: 1, power: void 0, dropped: 0, probes };
  if (core === 0) core = reach === 0 ? 2 ** FIRST : reach;
  if (reach === 0) reach = core;
  if (core >= 2 ** 120) refuse(0);
  const at = (distance) => Math.abs(f(anchor + side * distance));
  const power = reach >= 2 ** 8 * core && at(reach / 16) < 2 ** 32 * at(reach) ? decayPower() : void 0;
  if (power === void 0) {
    let inside = reach;
    let outside = 16 * reach;
    for (let step = 0; step < 6; step++) {
      const middle = Math.sqrt(inside * outside);
      if (at(middle) > NEGLIGIBLE3 * peak) inside = middle;
      else outside = middle;
    }
    return { reach: outside, core: Math.min(core, outside), power: void 0, dropped: NEGLIGIBLE3 * peak, probes };
  }
  return { reach: 2 * core, core, power, dropped: 0, probes };
  function decayPower() {
    const ratio = at(2 ** 40 * core) / at(2 ** 60 * core);
    if (!(ratio < Number.POSITIVE_INFINITY)) return void 0;
    const measured = Math.log2(ratio) / 20;
    const half = Math.round(2 * measured) / 2;
    const rounded = Math.abs(measured - half) < 1e-9 ? half : Math.round(measured * 1e12) / 1e12;
    return rounded > 0 ? rounded : refuse(rounded);
  }
  function refuse(found) {
    throw new RangeError(
      `the function does not decay toward ${side > 0 ? "+" : "-"}Infinity (|f| ~ distance^${-found || 0} or larger): its Cauchy transform does not exist`
    );
  }
}

// packages/integrals/src/spherical-bessel.ts
function sphericalBessel(w, out) {
  const n2 = out.length;
  const j0 = Math.sin(w) / w;
  const j1 = (j0 - Math.cos(w)) / w;
  if (w > n2) {
    out[0] = j0;
    out[1] = j1;
    for (let k = 1; k + 1 < n2; k++) out[k + 1] = (2 * k + 1) / w * out[k] - out[k - 1];
    return;
  }
  let above = 0;
  let here = 1e-20;
  for (let k = n2 + 24; k >= 1; k--) {
    const below = (2 * k + 1) / w * here - above;
    above = here;
    here = below;
    if (k <= n2) out[k - 1] = here;
  }
  const scale2 = Math.abs(j0) > Math.abs(j1) ? j0 / out[0] : j1 / out[1];
  for (let k = 0; k < n2; k++) out[k] *= scale2;
}

// packages/integrals/src/panel-fourier.ts
var N4 = PANEL_ORDER;
var samples = new Float64Array(N4);
var spots = new Float64Array(N4);
var refit = new Float64Array(N4);
var bessel = new Float64Array(N4);
function addPanelFourier(f, t, out) {
  for (const root of f.tree.roots) visit(f, root, t, out);
}
function visit(f, node, t, out) {
  const { lo, hi, leafOf, children, positions } = f.tree;
  const turn2 = 0.5 * (hi[node] - lo[node]) * Math.abs(t);
  const leaf = leafOf[node];
  const end = leaf < 0 ? 0 : f.endOf(leaf);
  if (turn2 <= (leaf >= 0 && end === 0 ? 3 : 0.8)) addCharges(positions, f.charges, N4 * node, t, out);
  else if (leaf < 0) {
    visit(f, children[2 * node], t, out);
    visit(f, children[2 * node + 1], t, out);
  } else if (end === 0) addPolynomial(f.coefficients, N4 * leaf, lo[node], hi[node], t, out);
  else splitAlgebraic(f, leaf, node, t, out);
}
function addCharges(x, q2, at, t, out) {
  for (let j = at; j < at + N4; j++) {
    out[0] += q2[j] * Math.cos(x[j] * t);
    out[1] -= q2[j] * Math.sin(x[j] * t);
  }
}
function addPolynomial(c2, at, lo, hi, t, out) {
  const h = 0.5 * (hi - lo);
  const w = h * t;
  sphericalBessel(Math.abs(w), bessel);
  let re = 0;
  let im = 0;
  const sign = w < 0 ? -1 : 1;
  for (let k = 0; k < N4; k++) {
    const term = c2[at + k] * bessel[k];
    const turn2 = k % 4;
    if (turn2 === 0) re += term;
    else if (turn2 === 1) im -= sign * term;
    else if (turn2 === 2) re -= term;
    else im += sign * term;
  }
  const angle = 0.5 * (lo + hi) * t;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  out[0] += 2 * h * (re * cos + im * sin);
  out[1] += 2 * h * (im * cos - re * sin);
}
function addSmoothPanel(f, lo, hi, t, out) {
  panelPositions(lo, hi, spots, 0);
  for (let j = 0; j < N4; j++) samples[j] = f(spots[j]);
  legendreCoefficients(samples, 0, refit, 0);
  addPolynomial(refit, 0, lo, hi, t, out);
}
function splitAlgebraic(f, leaf, node, t, out) {
  const lo = f.tree.lo[node];
  const width2 = f.tree.hi[node] - lo;
  const low = f.endOf(leaf) < 0;
  const { alpha, weights } = low ? f.lowEnd : f.highEnd;
  const place = (y) => low ? lo + y * width2 : lo + (1 - y) * width2;
  const g = (y) => legendreSum(f.coefficients, N4 * leaf, low ? 2 * y - 1 : 1 - 2 * y);
  const value = (x) => {
    const y = low ? (x - lo) / width2 : (lo + width2 - x) / width2;
    return y ** alpha * g(y);
  };
  let outer = 1;
  while (0.5 * outer * width2 * Math.abs(t) > 0.8) {
    for (const [a2, b] of [
      [0.75, 1],
      [0.5, 0.75]
    ]) {
      const ends = low ? [place(a2 * outer), place(b * outer)] : [place(b * outer), place(a2 * outer)];
      addSmoothPanel(value, ends[0], ends[1], t, out);
    }
    outer *= 0.5;
  }
  for (let j = 0; j < N4; j++) {
    const y = 0.5 * outer * (1 + panelRule.nodes[j]);
    const charge = width2 * outer ** (1 + alpha) * weights[j] * g(y);
    const x = place(y);
    out[0] += charge * Math.cos(x * t);
    out[1] -= charge * Math.sin(x * t);
  }
}

// packages/integrals/src/gauss-laguerre.ts
var rule;
var ORDER = 32;
function gaussLaguerre() {
  if (rule) return rule;
  const n2 = ORDER;
  const nodes = new Float64Array(n2);
  const weights = new Float64Array(n2);
  let guess = 3 / (1 + 2.4 * n2);
  for (let i = 0; i < n2; i++) {
    if (i === 1) guess = nodes[0] + 15 / (1 + 2.5 * n2);
    else if (i > 1) {
      const k = i - 1;
      guess = nodes[i - 1] + (1 + 2.55 * k) / (1.9 * k) * (nodes[i - 1] - nodes[i - 2]);
    }
    let y = guess;
    let before = 0;
    for (let step = 0; step < 100; step++) {
      let value2 = 1 - y;
      before = 1;
      for (let k = 1; k < n2; k++) [before, value2] = [value2, ((2 * k + 1 - y) * value2 - k * before) / (k + 1)];
      const slope2 = n2 * (value2 - before) / y;
      let deflation = 0;
      for (let j = 0; j < i; j++) deflation += 1 / (y - nodes[j]);
      const change = value2 / (slope2 - value2 * deflation);
      y -= change;
      if (Math.abs(change) < 1e-15 * y) break;
    }
    nodes[i] = y;
    let value = 1 - y;
    before = 1;
    for (let k = 1; k < n2; k++) [before, value] = [value, ((2 * k + 1 - y) * value - k * before) / (k + 1)];
    weights[i] = y / (n2 * before) ** 2;
  }
  rule = { nodes, weights };
  return rule;
}

// packages/integrals/src/tail-fourier.ts
var TURN = 60;
function addTailFourier({ shift, edge, panels }, t, out) {
  const side = edge > shift ? 1 : -1;
  const value = (x2) => {
    const u = 1 / (x2 - shift);
    return u * panels.evaluate(u);
  };
  const inner = panels.endOf(side > 0 ? 0 : panels.tree.leaves.length - 1);
  const node = panels.tree.leaves[side > 0 ? 0 : panels.tree.leaves.length - 1];
  const innerEdge = side > 0 ? panels.tree.hi[node] : -panels.tree.lo[node];
  const target2 = Math.max(TURN / Math.abs(t), 3 / innerEdge);
  let distance = Math.abs(edge - shift);
  while (distance < target2) {
    for (const [a2, b] of [
      [1, 1.4],
      [1.4, 2]
    ]) {
      const [near, far] = [shift + side * a2 * distance, shift + side * b * distance];
      addSmoothPanel(value, Math.min(near, far), Math.max(near, far), t, out);
    }
    distance *= 2;
  }
  const { nodes, weights } = gaussLaguerre();
  const alpha = inner === 0 ? 0 : (side > 0 ? panels.lowEnd : panels.highEnd).alpha;
  const lo = panels.tree.lo[node];
  const hi = panels.tree.hi[node];
  const at = PANEL_ORDER * panels.tree.leafOf[node];
  let re = 0;
  let im = 0;
  const down2 = t > 0 ? -1 : 1;
  for (let j = 0; j < nodes.length; j++) {
    const a2 = side * distance;
    const b = down2 * nodes[j] / Math.abs(t);
    const norm3 = a2 * a2 + b * b;
    const u = { re: a2 / norm3, im: -b / norm3 };
    const F = complexLegendre(panels.coefficients, at, (2 * u.re - lo - hi) / (hi - lo), 2 * u.im / (hi - lo));
    if (alpha !== 0) {
      const y2 = side > 0 ? { re: u.re / (hi - lo), im: u.im / (hi - lo) } : { re: -u.re / (hi - lo), im: -u.im / (hi - lo) };
      const size = Math.hypot(y2.re, y2.im) ** alpha;
      const angle2 = alpha * Math.atan2(y2.im, y2.re);
      const [c2, s] = [size * Math.cos(angle2), size * Math.sin(angle2)];
      [F.re, F.im] = [F.re * c2 - F.im * s, F.re * s + F.im * c2];
    }
    re += weights[j] * (u.re * F.re - u.im * F.im);
    im += weights[j] * (u.re * F.im + u.im * F.re);
  }
  const angle = (shift + side * distance) * t;
  const factor2 = side * down2 / Math.abs(t);
  const [x, y] = [-factor2 * im, factor2 * re];
  out[0] += x * Math.cos(angle) + y * Math.sin(angle);
  out[1] += y * Math.cos(angle) - x * Math.sin(angle);
}
function complexLegendre(c2, at, zr, zi) {
  if (zi === 0) return { re: legendreSum(c2, at, zr), im: 0 };
  let [pr, pi, qr2, qi] = [1, 0, zr, zi];
  let re = c2[at] + c2[at + 1] * zr;
  let im = c2[at + 1] * zi;
  for (let k = 1; k + 1 < PANEL_ORDER; k++) {
    const a2 = (2 * k + 1) / (k + 1);
    const b = k / (k + 1);
    const nr = a2 * (zr * qr2 - zi * qi) - b * pr;
    const ni = a2 * (zr * qi + zi * qr2) - b * pi;
    pr = qr2;
    pi = qi;
    qr2 = nr;
    qi = ni;
    re += c2[at + k + 1] * qr2;
    im += c2[at + k + 1] * qi;
  }
  return { re, im };
}

// packages/integrals/src/piecewise.ts
var PiecewiseFunction = class {
  interval;
  body;
  tails;
  /** bound on |f| where an exponentially small tail was cut off */
  dropped;
  constructor(interval, body, tails, dropped) {
    this.interval = interval;
    this.body = body;
    this.tails = tails;
    this.dropped = dropped;
  }
  /** f(x); 0 outside the interval; at an edge or break point the limit from above, or from below when `below`. */
  evaluate(x, below = false) {
    const { body, tails } = this;
    if (x >= body.low && x <= body.high) return body.evaluate(x, below);
    for (const { shift, panels } of tails) {
      const u = 1 / (x - shift);
      if (u >= panels.low && u <= panels.high) return u * panels.evaluate(u);
    }
    return 0;
  }
  /** P int f(x) / (x - E) dx at any real E. Where f jumps at E itself the integral is logarithmically infinite: +-Infinity is returned. */
  principalValue(E) {
    if (this.tails.length === 0) return Math.abs(E) < 1e100 ? this.body.hilbert(E) : -this.body.integral() / E;
    const { body } = this;
    let sum2 = body.finiteHilbert(E, Number.NaN, 0);
    let jump = body.lastJump;
    for (const tail of this.tails) {
      sum2 += tailHilbert(tail, E);
      jump += tailJump;
    }
    if (jump > body.jumpFloor) return Number.NEGATIVE_INFINITY;
    if (jump < -body.jumpFloor) return Number.POSITIVE_INFINITY;
    return sum2;
  }
  /** `principalValue` with a bound on its error. */
  principalValueEstimate(E) {
    const value = this.principalValue(E);
    let error = this.body.hilbertError(E) + 2e-16 * Math.abs(value) + 40 * this.dropped;
    for (const { shift, panels } of this.tails) {
      const e = 1 / (E - shift);
      error += Number.isFinite(e) ? Math.abs(e) * panels.hilbertError(e) : panels.hilbertError(1e300) * 1e300;
    }
    return { value, error };
  }
  /** int f dx. Infinite where an algebraic tail is not integrable. */
  integral() {
    let sum2 = this.body.integral();
    for (const { panels } of this.tails) sum2 += tailIntegral(panels);
    return sum2;
  }
  /** int f(x) e^{-ixt} dx, written to out[0] + i out[1]; any real t, at a cost that does not grow with it. */
  fourierInto(t, out) {
    out[0] = 0;
    out[1] = 0;
    if (t === 0) {
      out[0] = this.integral();
      return;
    }
    addPanelFourier(this.body, t, out);
    for (const tail of this.tails) addTailFourier(tail, t, out);
  }
  /** `fourierInto` as a pair of numbers with a bound on the error of each. */
  fourier(t) {
    const out = new Float64Array(2);
    this.fourierInto(t, out);
    return { re: out[0], im: out[1], error: this.body.absoluteError() + 1e-14 * Math.hypot(out[0], out[1]) };
  }
};
var tailJump = 0;
function tailHilbert({ shift, edge, panels }, E) {
  const distance = E - shift;
  const reach = edge - shift;
  tailJump = 0;
  if (Math.abs(distance) < 1e-3 * Math.abs(reach)) {
    const { positions, roots } = panels.tree;
    let sum2 = 0;
    for (const root of roots) {
      for (let j = 16 * root; j < 16 * root + 16; j++) sum2 += panels.charges[j] / (1 - positions[j] * distance);
    }
    return sum2;
  }
  const e = 1 / distance;
  const side = reach > 0 ? 1 : -1;
  let value = panels.finiteHilbert(e, side * (E - edge) / (reach * distance), side);
  if (E === edge) value -= 2 * panels.lastJump * Math.log(Math.abs(reach));
  tailJump = -e * panels.lastJump;
  return -e * value;
}
function tailIntegral(panels) {
  return panels.hilbert(0);
}
function piecewise(f, options) {
  const [low, high] = options.interval;
  if (!(low < high)) throw new RangeError(`interval: expected [low, high] with low < high, got [${low}, ${high}]`);
  const inside = ascending((options.breakpoints ?? []).filter((x) => x > low && x < high && Number.isFinite(x)));
  const exponents = [...options.exponents ?? [0, 0]];
  const tails = [];
  const checks = [];
  const added2 = [];
  const sizes = inside.map((x) => sizeNear(f, x, low, high));
  const peak = Math.max(0, ...sizes);
  const marked = inside.filter((_, i) => sizes[i] > 1e-10 * peak);
  let first = low;
  let last = high;
  let dropped = 0;
  if (high === Number.POSITIVE_INFINITY) {
    const anchor = marked.length > 0 ? marked[marked.length - 1] : Number.isFinite(low) ? low : 0;
    last = close(anchor, 1, infiniteEnd(f, anchor, 1, peak, anchor === low ? exponents[0] : 0));
  }
  if (low === Number.NEGATIVE_INFINITY) {
    const anchor = marked.length > 0 ? marked[0] : Math.min(0, high);
    first = close(anchor, -1, infiniteEnd(f, anchor, -1, peak, anchor === high ? exponents[1] : 0));
  }
  const edges = [first, last, ...[...inside, ...added2].filter((x) => x > first && x < last)];
  const settings = { exponents, ...options.tolerance === void 0 ? {} : { tolerance: options.tolerance } };
  let starts = ascending(edges);
  let body = adaptivePanels(f, starts, settings);
  for (let round = 0; round < 3; round++) {
    const floor = 0.1 * body.jumpFloor;
    const missed = checks.filter(
      ([x, v]) => x > body.low && x < body.high && Math.abs(body.evaluate(x) - v) > floor + 1e-9 * Math.abs(v)
    );
    if (missed.length === 0) break;
    starts = ascending([...starts, ...missed.map(([x]) => x)]);
    body = adaptivePanels(f, starts, settings);
  }
  return new PiecewiseFunction([low, high], body, tails, dropped);
  function close(anchor, side, end) {
    const edge = anchor + side * end.reach;
    added2.push(anchor);
    for (let distance = end.core; distance < end.reach; distance *= 64) added2.push(anchor + side * distance);
    for (const [distance, value] of end.probes) checks.push([anchor + side * distance, value]);
    exponents[side > 0 ? 1 : 0] = 0;
    if (end.power === void 0) {
      dropped = Math.max(dropped, end.dropped);
      return edge;
    }
    const ends = side > 0 ? [end.power - 1, 0] : [0, end.power - 1];
    const u = 1 / (edge - anchor);
    const panels = adaptivePanels((s) => f(anchor + 1 / s) / s, side > 0 ? [0, u] : [u, 0], { exponents: ends });
    tails.push({ shift: anchor, edge, panels });
    return edge;
  }
}
function sizeNear(f, x, low, high) {
  const step = 1e-9 * (Math.abs(x) || 1);
  let size = 0;
  for (const y of [x - step, x + step]) if (y > low && y < high) size = Math.max(size, Math.abs(f(y)) || 0);
  return size;
}
function ascending(edges) {
  return [...new Set(edges)].sort((a2, b) => a2 - b);
}

// packages/integrals/src/cauchy-taylor.ts
function cauchyTaylor(f, options, E, order) {
  if (!Number.isInteger(order) || order < 0 || order > 40) {
    throw new RangeError(`cauchyTaylor: order must be a whole number from 0 to 40, got ${order}`);
  }
  const result = {
    transform: new Float64Array(order + 1),
    transformErrors: new Float64Array(order + 1),
    function: new Float64Array(order + 1),
    functionErrors: new Float64Array(order + 1)
  };
  const [low, high] = options.interval;
  const inside = E > low && E < high;
  let radius = 0;
  if (inside) {
    const local2 = localTaylor(f, options, E, Math.min(E - low, high - E));
    if (!local2) return undefinedTaylor(result);
    addLocal(result, local2);
    radius = local2.radius;
  } else if (E === low || E === high) return undefinedTaylor(result);
  else radius = E < low ? low - E : E - high;
  addSide(result, f, options, E, radius, 1);
  addSide(result, f, options, E, radius, -1);
  return result;
}
function undefinedTaylor(result) {
  result.transform.fill(Number.NaN);
  result.function.fill(Number.NaN);
  result.transformErrors.fill(Number.POSITIVE_INFINITY);
  result.functionErrors.fill(Number.POSITIVE_INFINITY);
  return result;
}
function taylor(f, options, E, order) {
  const values = new Float64Array(order + 1);
  const errors = new Float64Array(order + 1);
  const [low, high] = options.interval;
  if (E < low || E > high) return { values, errors };
  const local2 = E > low && E < high ? localTaylor(f, options, E, Math.min(E - low, high - E)) : void 0;
  for (let n2 = 0; n2 <= order; n2++) {
    const held = local2 !== void 0 && n2 < local2.scaled.length;
    values[n2] = held ? local2.radius ** -n2 * local2.scaled[n2] : Number.NaN;
    errors[n2] = held ? local2.radius ** -n2 * local2.errors[n2] : Number.POSITIVE_INFINITY;
  }
  return { values, errors };
}
function localTaylor(f, { continuation, breakpoints = [] }, E, edge) {
  const reach = Number.isFinite(edge) ? edge : Math.max(1, Math.abs(E), ...breakpoints.map((x) => Math.abs(x - E)));
  if (continuation) {
    const found2 = taylorOnCircle(continuation, E, reach);
    if (found2 && Math.abs(found2.scaled[0] - f(E)) <= 1e-9 * Math.abs(f(E)) + 10 * found2.errors[0]) return found2;
  }
  const found = taylorOnInterval(f, E, reach);
  return found && found.radius > 1e-12 * Math.max(Math.abs(E), reach) ? found : void 0;
}
function addLocal(result, { radius, scaled: scaled3, errors, finitePartErrors }) {
  const order = result.transform.length - 1;
  for (let n2 = 0; n2 <= order; n2++) {
    const unit = radius ** -n2;
    let sum2 = 0;
    for (let m = (n2 + 1) % 2; m < scaled3.length; m += 2) sum2 += 2 * scaled3[m] / (m - n2);
    result.transform[n2] += unit * sum2;
    result.transformErrors[n2] += unit * (n2 < scaled3.length ? finitePartErrors[n2] : Number.POSITIVE_INFINITY);
    result.function[n2] = n2 < scaled3.length ? unit * scaled3[n2] : 0;
    result.functionErrors[n2] = n2 < scaled3.length ? unit * errors[n2] : Number.POSITIVE_INFINITY;
  }
}
function addSide(result, f, options, E, radius, side) {
  const [low, high] = options.interval;
  const near = E + side * radius;
  const from = side > 0 ? Math.max(near, low) : low;
  const to = side > 0 ? high : Math.min(near, high);
  if (!(from < to)) return;
  const known2 = options.breakpoints ?? [];
  const far = Math.max(
    1,
    Math.abs(E),
    radius,
    ...[low, high, ...known2].filter(Number.isFinite).map((x) => Math.abs(x - E))
  );
  const graded = [];
  for (let distance = 1.4 * radius; distance < 8 * far; distance *= 1.4) graded.push(E + side * distance);
  const exponents = options.exponents ?? [0, 0];
  const part = piecewise(f, {
    interval: [from, to],
    breakpoints: [...known2, ...graded],
    exponents: [from === low ? exponents[0] : 0, to === high ? exponents[1] : 0]
  });
  const order = result.transform.length - 1;
  addMoments(result, part.body, order, (x) => 1 / (x - E), void 0);
  for (const { shift, panels } of part.tails) {
    const distance = E - shift;
    addMoments(
      result,
      panels,
      order,
      (u) => u / (1 - u * distance),
      (u) => 1 / (1 - u * distance)
    );
  }
}
function addMoments(result, panels, order, ratio, first) {
  const { leaves, positions } = panels.tree;
  for (const node of leaves) {
    for (let j = PANEL_ORDER * node; j < PANEL_ORDER * (node + 1); j++) {
      const step = ratio(positions[j]);
      let term = panels.charges[j] * (first ? first(positions[j]) : step);
      for (let n2 = 0; n2 <= order; n2++) {
        result.transform[n2] += term;
        result.transformErrors[n2] += 1e-15 * Math.abs(term);
        term *= step;
      }
    }
  }
}

// packages/baths/src/complex-continuation.ts
function complexPower(re, im, power, out) {
  if (power === 1) {
    out[0] = re;
    out[1] = im;
    return;
  }
  const size = Math.hypot(re, im) ** power;
  const angle = power * Math.atan2(im, re);
  out[0] = size * Math.cos(angle);
  out[1] = size * Math.sin(angle);
}
function multiplyInto(out, re, im) {
  const a2 = out[0];
  out[0] = a2 * re - out[1] * im;
  out[1] = a2 * im + out[1] * re;
}
function divideInto(out, re, im) {
  const norm3 = re * re + im * im;
  multiplyInto(out, re / norm3, -im / norm3);
}
function multiplyByExp(out, re, im) {
  const size = Math.exp(re);
  multiplyInto(out, size * Math.cos(im), size * Math.sin(im));
}
function multiplyByOccupation(out, statistics, enhanced, xr, xi) {
  const sign = enhanced ? -1 : 1;
  if (sign * xr > 0) {
    multiplyByExp(out, -sign * xr, -sign * xi);
    divideByOneMinus(out, statistics, -sign * xr, -sign * xi, 1);
    if (enhanced && statistics === "boson") multiplyInto(out, -1, 0);
    return;
  }
  divideByOneMinus(out, statistics, sign * xr, sign * xi, -1);
  if (enhanced && statistics === "boson") multiplyInto(out, -1, 0);
}
function divideByOneMinus(out, statistics, re, im, side) {
  if (statistics === "fermion") {
    const size = Math.exp(re);
    divideInto(out, 1 + size * Math.cos(im), size * Math.sin(im));
    return;
  }
  const half = Math.sin(0.5 * im);
  const real = Math.expm1(re) * Math.cos(im) - 2 * half * half;
  divideInto(out, -side * real, -side * Math.exp(re) * Math.sin(im));
}

// packages/baths/src/spectrum-taylor.ts
var TWO_PI = 2 * Math.PI;
function spectrumTaylor(made, spectrum, E, order) {
  const { kind, support, breakpoints, exponents, inside } = spectrum;
  const { continuation, statistics, beta, mu } = made;
  const options = {
    interval: support,
    breakpoints,
    exponents,
    ...continuation && (kind === "J" || beta < Number.POSITIVE_INFINITY) ? {
      continuation: (re, im, out) => {
        continuation(re, im, out);
        if (kind !== "J") multiplyByOccupation(out, statistics, kind === "J1n", beta * (re - mu), beta * im);
      }
    } : {}
  };
  return halfSided(inside, options, E, order, made.principalValue === false);
}
function oddSpectrumTaylor(made, spectrum, E, order) {
  const { continuation, statistics, beta, mu, support } = made;
  const applies = statistics === "boson" && mu === 0 && support[0] === 0 && beta < Number.POSITIVE_INFINITY;
  if (!applies || !continuation || !isOdd(continuation, support[1])) return void 0;
  const f = (x) => {
    if (x === 0) return 0.5 * (spectrum.inside(1e-9 / beta) + spectrum.inside(1e-9 / beta) * Math.exp(1e-9));
    return x > 0 ? spectrum.inside(x) : spectrum.inside(-x) * Math.exp(-beta * x);
  };
  const large = (x) => beta * x < -30 ? -made.spectralDensity(-x) / Math.expm1(beta * x) : f(x);
  const options = {
    interval: [-support[1], support[1]],
    breakpoints: [0, ...spectrum.breakpoints, ...spectrum.breakpoints.map((x) => -x)],
    continuation: (re, im, out) => {
      continuation(re, im, out);
      multiplyByOccupation(out, "boson", false, beta * re, beta * im);
    }
  };
  return halfSided(large, options, E, order, made.principalValue === false);
}
function halfSided(f, options, E, order, realOnly) {
  const coefficients = new Float64Array(2 * order + 2);
  const errors = new Float64Array(order + 1);
  if (realOnly) {
    const found2 = taylor(f, options, E, order);
    for (let n2 = 0; n2 <= order; n2++) {
      coefficients[2 * n2] = 0.5 * found2.values[n2];
      errors[n2] = 0.5 * found2.errors[n2];
    }
    return { coefficients, errors };
  }
  const found = cauchyTaylor(f, options, E, order);
  for (let n2 = 0; n2 <= order; n2++) {
    coefficients[2 * n2] = 0.5 * found.function[n2];
    coefficients[2 * n2 + 1] = found.transform[n2] / TWO_PI;
    errors[n2] = 0.5 * found.functionErrors[n2] + found.transformErrors[n2] / TWO_PI;
  }
  return { coefficients, errors };
}
function isOdd(J, high) {
  const unit = Number.isFinite(high) ? 0.3 * high : 1;
  const plus = new Float64Array(2);
  const minus = new Float64Array(2);
  for (const [x, y] of [
    [0.31, 0.12],
    [0.07, 0.45]
  ]) {
    J(x * unit, y * unit, plus);
    J(-x * unit, -y * unit, minus);
    const size = Math.abs(plus[0]) + Math.abs(plus[1]);
    if (!(Math.abs(plus[0] + minus[0]) + Math.abs(plus[1] + minus[1]) <= 1e-12 * size)) return false;
  }
  return true;
}
function mirrored({ coefficients, errors }) {
  const out = new Float64Array(coefficients.length);
  for (let n2 = 0; 2 * n2 < out.length; n2++) {
    const sign = n2 % 2 === 0 ? 1 : -1;
    out[2 * n2] = sign * coefficients[2 * n2];
    out[2 * n2 + 1] = -sign * coefficients[2 * n2 + 1];
  }
  return { coefficients: out, errors };
}
function added(a2, b) {
  return {
    coefficients: a2.coefficients.map((x, i) => x + b.coefficients[i]),
    errors: a2.errors.map((x, i) => x + b.errors[i])
  };
}

// packages/baths/src/occupation.ts
function boseOccupation(x) {
  return 1 / Math.expm1(x);
}
function boseEnhancement(x) {
  return -1 / Math.expm1(-x);
}
function fermiOccupation(x) {
  return 1 / (1 + Math.exp(x));
}
function fermiVacancy(x) {
  return 1 / (1 + Math.exp(-x));
}
function reducedEnergy(omega, beta, mu) {
  return omega === mu ? 0 : beta * (omega - mu);
}
function occupation(statistics, omega, beta, mu) {
  const x = reducedEnergy(omega, beta, mu);
  if (statistics === "fermion") return fermiOccupation(x);
  return beta === Number.POSITIVE_INFINITY ? 0 : boseOccupation(x);
}
function enhancement(statistics, omega, beta, mu) {
  const x = reducedEnergy(omega, beta, mu);
  if (statistics === "fermion") return fermiVacancy(x);
  return beta === Number.POSITIVE_INFINITY ? 1 : boseEnhancement(x);
}

// packages/baths/src/thermal-spectrum.ts
var THERMAL_REACH = 40;
function checkedDensity(made) {
  return (omega) => {
    let value;
    try {
      value = made.spectralDensity(omega);
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new Error(`${label(made.name)}: spectralDensity(omega = ${omega}) threw: ${reason}`, { cause });
    }
    if (!(value >= 0 && value < Number.POSITIVE_INFINITY)) {
      throw new RangeError(
        `${label(made.name)}: spectralDensity(omega = ${omega}) returned ${value}; J must be a finite number at least 0 inside the support`
      );
    }
    return value;
  };
}
function thermalSpectrum(made, kind) {
  const { statistics, beta, mu, support } = made;
  const J = checkedDensity(made);
  const declared = made.exponents ?? [edgeExponent(made, 0), edgeExponent(made, 1)];
  const exponents = [declared[0], declared[1]];
  const breakpoints = [...made.breakpoints ?? []];
  const T = 1 / beta;
  if (statistics === "fermion") {
    breakpoints.push(mu);
    if (T > 0) breakpoints.push(mu - THERMAL_REACH * T, mu + THERMAL_REACH * T);
  } else if (T > 0) {
    breakpoints.push(Math.max(mu, support[0]) + THERMAL_REACH * T);
    if (mu === support[0] && kind !== "J") exponents[0] -= 1;
  }
  const inBand = breakpoints.filter((x) => x > support[0] && x < support[1] && Number.isFinite(x));
  const edges = [.../* @__PURE__ */ new Set([...support.filter(Number.isFinite), ...inBand])].sort((a2, b) => a2 - b);
  return { kind, inside: weighted(made, J, kind), support, breakpoints: inBand, exponents, edges };
}
function weighted(made, J, kind) {
  const { statistics, beta, mu } = made;
  if (kind === "J") return J;
  if (beta === Number.POSITIVE_INFINITY) {
    return kind === "Jn" ? (w) => {
      const n2 = occupation(statistics, w, beta, mu);
      return n2 === 0 ? 0 : n2 * J(w);
    } : (w) => enhancement(statistics, w, beta, mu) * J(w);
  }
  if (statistics === "boson") {
    return kind === "Jn" ? (w) => J(w) * boseOccupation(beta * (w - mu)) : (w) => J(w) * boseEnhancement(beta * (w - mu));
  }
  return kind === "Jn" ? (w) => J(w) * fermiOccupation(beta * (w - mu)) : (w) => J(w) * fermiVacancy(beta * (w - mu));
}
function meanAtEdge(spectrum, x) {
  const { support, exponents, edges, inside } = spectrum;
  const at = edges.indexOf(x);
  const reach = 1e-12 * Math.max(Math.abs(x), Math.min(...edges.filter((y) => y !== x).map((y) => Math.abs(y - x)), 1));
  if (x > support[0] && x < support[1]) {
    const [low, high] = [inside(x - reach), inside(x + reach)];
    if (Math.abs(high - low) <= 1e-6 * Math.max(low, high)) return 0.5 * (low + high);
  }
  const limit = (side, exponent) => {
    if (exponent > 0) return 0;
    if (exponent < 0) return Number.POSITIVE_INFINITY;
    const next = edges[at + side] ?? x + side * (1 + Math.abs(x));
    const width2 = 0.25 * Math.abs(next - x);
    const range = side > 0 ? [x, x + width2] : [x - width2, x];
    return adaptivePanels(inside, range).evaluate(x, side < 0);
  };
  const below = x === support[0] ? 0 : limit(-1, x === support[1] ? exponents[1] : 0);
  const above = x === support[1] ? 0 : limit(1, x === support[0] ? exponents[0] : 0);
  return 0.5 * (below + above);
}

// packages/baths/src/compiled-bath.ts
var INVERSE_TWO_PI = 1 / (2 * Math.PI);
var CompiledBath = class {
  bath;
  spectra = {};
  proxies = {};
  edgeValues = /* @__PURE__ */ new Map();
  useClosedForms;
  symmetric;
  constructor(bath2, options = {}) {
    validateBath(bath2);
    this.bath = bath2;
    this.useClosedForms = options.closedForms ?? true;
  }
  /** J(omega), 0 outside the support; at a jump the mean of both sides (so half the inner value at a hard edge). */
  J(omega) {
    return this.value("J", omega);
  }
  /** J(omega) n(omega), the absorption spectrum; at a jump the mean of both sides. */
  Jn(omega) {
    return this.value("Jn", omega);
  }
  /** J(omega) (1 + eta n(omega)), the emission spectrum; at a jump the mean of both sides. */
  J1n(omega) {
    return this.value("J1n", omega);
  }
  /** J (1 + eta n) with its support, break points and end exponents. */
  get emissionSpectrum() {
    return this.spectrumOf("J1n");
  }
  /** J n with its support, break points and end exponents. */
  get absorptionSpectrum() {
    return this.spectrumOf("Jn");
  }
  /** P int J(x)/(x - E) dx with an error bound; no 1/2pi. Zero, by definition, for a bath whose principal value is dropped. */
  pvJ(E) {
    return this.estimate("J", E);
  }
  /** P int J(x) n(x)/(x - E) dx with an error bound. */
  pvJn(E) {
    return this.estimate("Jn", E);
  }
  /** P int J(x) (1 + eta n(x))/(x - E) dx with an error bound. */
  pvJ1n(E) {
    return this.estimate("J1n", E);
  }
  /** The value of P int f(x)/(x - E) dx alone, f one of J, Jn, J1n: the fast form (about half a microsecond once compiled). */
  principalValue(kind, E) {
    if (this.bath.principalValue === false) return 0;
    const closed = this.closedForm(kind);
    return closed ? closed(E) : this.proxy(kind).principalValue(E);
  }
  /** W_em(E): goes with the channel operator S. */
  emission(E) {
    return { re: 0.5 * this.J1n(-E), im: -INVERSE_TWO_PI * this.principalValue("J1n", -E) };
  }
  /** W_abs(E): goes with the channel operator S^dag. */
  absorption(E) {
    return { re: 0.5 * this.Jn(E), im: INVERSE_TWO_PI * this.principalValue("Jn", E) };
  }
  /** W_em(E) + W_abs(E), for H_SB = X (B + B^dag). At mu on the band edge the logarithms of the two parts at E = 0 cancel: the limit is returned. */
  hermitian(E) {
    const re = 0.5 * (this.J1n(-E) + this.Jn(E));
    if (this.bath.principalValue === false) return { re, im: 0 };
    if (re === Number.POSITIVE_INFINITY) return { re, im: Number.NaN };
    const difference = this.principalValue("Jn", E) - this.principalValue("J1n", -E);
    const total2 = Number.isNaN(difference) ? this.symmetricSpectrum().principalValue(E) : difference;
    return { re, im: INVERSE_TWO_PI * total2 };
  }
  /** `emission` written into out[at], out[at + 1] as re, im: no allocation. */
  emissionInto(E, out, at = 0) {
    out[at] = 0.5 * this.value("J1n", -E);
    out[at + 1] = -INVERSE_TWO_PI * this.principalValue("J1n", -E);
  }
  /** `absorption` written into out[at], out[at + 1]. */
  absorptionInto(E, out, at = 0) {
    out[at] = 0.5 * this.value("Jn", E);
    out[at + 1] = INVERSE_TWO_PI * this.principalValue("Jn", E);
  }
  /** W_em^(n)(E)/n!, n = 0 ... order (at most 40), with errors; NaN on an edge of the band. */
  emissionTaylor(E, order) {
    return mirrored(spectrumTaylor(this.bath, this.spectrumOf("J1n"), -E, order));
  }
  /** W_abs^(n)(E)/n!, n = 0 ... order, with errors. */
  absorptionTaylor(E, order) {
    return spectrumTaylor(this.bath, this.spectrumOf("Jn"), E, order);
  }
  /** Derivatives over n! of W_em + W_abs. For bosons with mu = 0 and an odd J (Ohmic and its kin) E = 0 is a regular point. */
  hermitianTaylor(E, order) {
    const odd = oddSpectrumTaylor(this.bath, this.spectrumOf("Jn"), E, order);
    return odd ?? added(this.emissionTaylor(E, order), this.absorptionTaylor(E, order));
  }
  /** <B(t) B^dag> = int dw/2pi J (1 + eta n) e^{-iwt}, any real t. At t = 0 infinite where J falls off no faster than 1/w. */
  emissionCorrelation(t) {
    return this.correlationOf("J1n", t);
  }
  /** <B^dag(t) B> = int dw/2pi J n e^{iwt}. */
  absorptionCorrelation(t) {
    return this.correlationOf("Jn", -t);
  }
  /** <X(t) X>, X = B + B^dag: the sum of the two. Its half-sided transform int_0^inf e^{-iEt} C(t) dt is `hermitian(E)`. */
  correlation(t) {
    const a2 = this.emissionCorrelation(t);
    const b = this.absorptionCorrelation(t);
    return { re: a2.re + b.re, im: a2.im + b.im };
  }
  correlationOf(kind, t) {
    const out = new Float64Array(2);
    this.proxy(kind).fourierInto(t, out);
    return { re: INVERSE_TWO_PI * out[0], im: INVERSE_TWO_PI * out[1] };
  }
  /** The compiled piecewise polynomial of one of the three functions. Throws RangeError where J does not decay toward an infinite end. */
  proxy(kind) {
    const known2 = this.proxies[kind];
    if (known2) return known2;
    const { inside, support, breakpoints, exponents } = this.spectrumOf(kind);
    return this.proxies[kind] = piecewise(inside, { interval: support, breakpoints, exponents });
  }
  /** One of the three functions with its support, break points and end exponents. */
  spectrumOf(kind) {
    return this.spectra[kind] ??= thermalSpectrum(this.bath, kind);
  }
  value(kind, omega) {
    const spectrum = this.spectra[kind] ?? this.spectrumOf(kind);
    const { support, edges } = spectrum;
    if (!(omega >= support[0] && omega <= support[1])) return Number.isNaN(omega) ? Number.NaN : 0;
    for (let i = 0; i < edges.length; i++) if (edges[i] === omega) return this.edgeValue(spectrum, omega);
    return Number.isFinite(omega) ? spectrum.inside(omega) : 0;
  }
  edgeValue(spectrum, omega) {
    const key = `${spectrum.kind} ${omega}`;
    let value = this.edgeValues.get(key);
    if (value === void 0) {
      value = meanAtEdge(spectrum, omega);
      this.edgeValues.set(key, value);
    }
    return value;
  }
  closedForm(kind) {
    const { bath: bath2 } = this;
    if (!this.useClosedForms) return void 0;
    if (kind === "J") return bath2.principalValueOfJ;
    if (kind === "Jn") return bath2.principalValueOfJn;
    const { principalValueOfJ, principalValueOfJn } = bath2;
    if (!principalValueOfJ || !principalValueOfJn) return void 0;
    const eta = bath2.statistics === "boson" ? 1 : -1;
    return (E) => principalValueOfJ(E) + eta * principalValueOfJn(E);
  }
  estimate(kind, E) {
    if (this.bath.principalValue === false) return { value: 0, error: 0 };
    const closed = this.closedForm(kind);
    if (!closed) return this.proxy(kind).principalValueEstimate(E);
    const value = closed(E);
    return { value, error: 1e-15 * Math.abs(value) };
  }
  /** S(x) = J n(x) + J (1 + eta n)(-x), whose transform is W_em + W_abs; needed where the two diverge apart. */
  symmetricSpectrum() {
    if (this.symmetric) return this.symmetric;
    const { support, edges } = this.spectrumOf("Jn");
    const reach = Math.max(Math.abs(support[0]), Math.abs(support[1]));
    const f = (x) => this.value("Jn", x) + this.value("J1n", -x);
    const breakpoints = [...edges, ...edges.map((x) => -x)];
    return this.symmetric = piecewise(f, { interval: [-reach, reach], breakpoints });
  }
};
var compiled = /* @__PURE__ */ new WeakMap();
function compileBath(bath2, options) {
  if (options !== void 0) return new CompiledBath(bath2, options);
  let known2 = compiled.get(bath2);
  if (!known2) {
    known2 = new CompiledBath(bath2);
    compiled.set(bath2, known2);
  }
  return known2;
}

// packages/baths/src/spectral-density.ts
function positive(kind, name, value) {
  if (typeof value !== "number" || !(value > 0 && value < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`${kind}: ${name} must be a positive finite number, got ${value}`);
  }
  return value;
}
function nonNegative(kind, name, value) {
  if (typeof value !== "number" || !(value >= 0 && value < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`${kind}: ${name} must be a finite number at least 0, got ${value}`);
  }
  return value;
}
function lowEnergyPower(kind, { strength, cutoff, exponent = 1 }) {
  nonNegative(kind, "strength", strength);
  positive(kind, "cutoff", cutoff);
  positive(kind, "exponent", exponent);
  const power = exponent === 1 ? (w) => strength * w : (w) => strength * w ** exponent;
  return {
    cutoff,
    exponent,
    power,
    complexPower: (re, im, out) => {
      complexPower(re, im, exponent, out);
      out[0] *= strength;
      out[1] *= strength;
    }
  };
}

// packages/baths/src/ohmic-gaussian.ts
function ohmicGaussian(parameters) {
  const { cutoff, exponent, power, complexPower: complexPower2 } = lowEnergyPower("ohmic-gaussian", parameters);
  return {
    kind: "ohmic-gaussian",
    density: (w) => {
      const e = w / cutoff;
      const decay = Math.exp(-e * e);
      return decay === 0 ? 0 : power(w) * decay;
    },
    support: [0, Number.POSITIVE_INFINITY],
    breakpoints: [cutoff],
    exponents: [exponent, 0],
    continuation: (re, im, out) => {
      complexPower2(re, im, out);
      multiplyByExp(out, (im - re) * (im + re) / (cutoff * cutoff), -2 * re * im / (cutoff * cutoff));
    }
  };
}

// packages/generators/src/channels.ts
function channelsOf({ bath: bath2, operator, kind }, basis) {
  const compiled2 = compileBath(bath2);
  const v = basis.toEnergy(operator);
  if (kind === "hermitian") return [{ ...hermitian(compiled2), v }];
  return [
    { ...emission(compiled2), v },
    { ...absorption(compiled2), v: blockAdjoint(v) }
  ];
}
function emission(compiled2) {
  const { support, exponents, breakpoints } = compiled2.emissionSpectrum;
  return {
    bath: compiled2.bath,
    kind: "emission",
    transform: (energy, out) => compiled2.emissionInto(energy, out),
    taylor: (energy, order) => compiled2.emissionTaylor(energy, order),
    spectrum: (energy) => compiled2.J1n(-energy),
    bands: [{ interval: [-support[1], -support[0]], exponents: [exponents[1], exponents[0]] }],
    breakpoints: breakpoints.map((x) => -x)
  };
}
function absorption(compiled2) {
  const { support, exponents, breakpoints } = compiled2.absorptionSpectrum;
  return {
    bath: compiled2.bath,
    kind: "absorption",
    transform: (energy, out) => compiled2.absorptionInto(energy, out),
    taylor: (energy, order) => compiled2.absorptionTaylor(energy, order),
    spectrum: (energy) => compiled2.Jn(energy),
    bands: [{ interval: support, exponents }],
    breakpoints
  };
}
function hermitian(compiled2) {
  const down2 = emission(compiled2);
  const up2 = absorption(compiled2);
  const ends = [...down2.bands, ...up2.bands].flatMap(({ interval }) => interval).filter(Number.isFinite);
  return {
    bath: compiled2.bath,
    kind: "hermitian",
    transform(energy, out) {
      const { re, im } = compiled2.hermitian(energy);
      out[0] = re;
      out[1] = im;
    },
    taylor: (energy, order) => compiled2.hermitianTaylor(energy, order),
    spectrum: (energy) => compiled2.J1n(-energy) + compiled2.Jn(energy),
    bands: union(down2.bands[0], up2.bands[0]),
    breakpoints: [...ends, ...down2.breakpoints, ...up2.breakpoints]
  };
}
function union(one, other) {
  const [low, high] = one.interval[0] <= other.interval[0] ? [one, other] : [other, one];
  const gap = high.interval[0] - low.interval[1];
  if (gap > 0 || gap === 0 && low.exponents[1] > 0 && high.exponents[0] > 0) return [low, high];
  const last = low.interval[1] >= high.interval[1] ? low : high;
  return [{ interval: [low.interval[0], last.interval[1]], exponents: [low.exponents[0], last.exponents[1]] }];
}

// packages/hilbert/src/disjoint-sets.ts
var DisjointSets = class {
  #parent;
  constructor(size) {
    this.#parent = new Int32Array(size);
    for (let i = 0; i < size; i++) this.#parent[i] = i;
  }
  /** The smallest member of the set that holds i. */
  find(i) {
    const parent = this.#parent;
    while (parent[i] !== i) i = parent[i] = parent[parent[i]];
    return i;
  }
  join(i, j) {
    const a2 = this.find(i);
    const b = this.find(j);
    if (a2 < b) this.#parent[b] = a2;
    else this.#parent[a2] = b;
  }
  /** The number of each element's set; sets are numbered from 0 by their smallest member. */
  labels() {
    const labels = new Int32Array(this.#parent.length);
    let count = 0;
    for (let i = 0; i < labels.length; i++) {
      const root = this.find(i);
      labels[i] = root === i ? count++ : labels[root];
    }
    return { labels, count };
  }
};

// packages/hilbert/src/cancelling-row.ts
var CANCELLED = 8 * Number.EPSILON;
var INSERT_BELOW = 48;
function insertionSort(list, count) {
  for (let k = 1; k < count; k++) {
    const item = list[k];
    let to = k;
    for (; to > 0 && list[to - 1] > item; to--) list[to] = list[to - 1];
    list[to] = item;
  }
}
var CancellingRow = class {
  /** After `settle`: the number of entries, their columns (ascending) and, interleaved, their values. */
  count = 0;
  columns = new Int32Array(64);
  values = new Float64Array(128);
  #sum;
  #moduli;
  #stamp;
  #round = 0;
  constructor(cols) {
    this.#sum = new Float64Array(2 * cols);
    this.#moduli = new Float64Array(2 * cols);
    this.#stamp = new Int32Array(cols);
  }
  /** Starts an empty row. */
  clear() {
    this.#round++;
    this.count = 0;
  }
  #touch(column3) {
    if (this.#stamp[column3] === this.#round) return;
    this.#stamp[column3] = this.#round;
    this.#sum[2 * column3] = 0;
    this.#sum[2 * column3 + 1] = 0;
    this.#moduli[2 * column3] = 0;
    this.#moduli[2 * column3 + 1] = 0;
    if (this.count === this.columns.length) {
      const columns = new Int32Array(2 * this.count);
      columns.set(this.columns);
      this.columns = columns;
      this.values = new Float64Array(4 * this.count);
    }
    this.columns[this.count++] = column3;
  }
  add(column3, re, im) {
    this.#touch(column3);
    this.#sum[2 * column3] += re;
    this.#sum[2 * column3 + 1] += im;
    this.#moduli[2 * column3] += Math.abs(re);
    this.#moduli[2 * column3 + 1] += Math.abs(im);
  }
  /** Adds the product (ar + i ai)(br + i bi). */
  addProduct(column3, ar, ai, br, bi) {
    this.#touch(column3);
    this.#sum[2 * column3] += ar * br - ai * bi;
    this.#sum[2 * column3 + 1] += ar * bi + ai * br;
    this.#moduli[2 * column3] += Math.abs(ar * br) + Math.abs(ai * bi);
    this.#moduli[2 * column3 + 1] += Math.abs(ar * bi) + Math.abs(ai * br);
  }
  /** Ends the row: drops what has cancelled, sorts by column, and makes `count`, `columns`, `values` readable. */
  settle() {
    const sum2 = this.#sum;
    const moduli = this.#moduli;
    const { columns } = this;
    let kept = 0;
    for (let k = 0; k < this.count; k++) {
      const column3 = columns[k];
      const at = 2 * column3;
      if (Math.abs(sum2[at]) <= CANCELLED * moduli[at]) sum2[at] = 0;
      if (Math.abs(sum2[at + 1]) <= CANCELLED * moduli[at + 1]) sum2[at + 1] = 0;
      if (sum2[at] !== 0 || sum2[at + 1] !== 0) columns[kept++] = column3;
    }
    this.count = kept;
    if (kept > INSERT_BELOW) columns.subarray(0, kept).sort();
    else insertionSort(columns, kept);
    for (let k = 0; k < kept; k++) {
      this.values[2 * k] = sum2[2 * columns[k]];
      this.values[2 * k + 1] = sum2[2 * columns[k] + 1];
    }
  }
};
var CsrBuilder = class {
  #cols;
  #rowStart;
  #columns;
  #values;
  #row = 0;
  #count = 0;
  constructor(rows, cols, expected) {
    this.#cols = cols;
    this.#rowStart = new Int32Array(rows + 1);
    this.#columns = new Int32Array(Math.max(16, expected));
    this.#values = new Float64Array(2 * this.#columns.length);
  }
  append(row) {
    const count = this.#count + row.count;
    if (count > this.#columns.length) {
      const capacity = Math.max(count, 2 * this.#columns.length);
      const columns = new Int32Array(capacity);
      columns.set(this.#columns);
      const values = new Float64Array(2 * capacity);
      values.set(this.#values);
      this.#columns = columns;
      this.#values = values;
    }
    this.#columns.set(row.columns.subarray(0, row.count), this.#count);
    this.#values.set(row.values.subarray(0, 2 * row.count), 2 * this.#count);
    this.#count = count;
    this.#rowStart[++this.#row] = count;
  }
  finish() {
    const rows = this.#rowStart.length - 1;
    const columns = this.#columns.slice(0, this.#count);
    return new CsrMatrix(rows, this.#cols, this.#rowStart, columns, this.#values.slice(0, 2 * this.#count));
  }
};

// packages/hilbert/src/configurations.ts
var MAX_INDEX = 2 ** 31 - 1;
function checkIndexable(dimension, what) {
  if (dimension > MAX_INDEX) throw new RangeError(`${what}: ${dimension} states are too many, at most 2^31 - 1 can be`);
}
function configurationOffsets(dims, strides, factors) {
  let count = 1;
  for (const f of factors) count *= dims[f];
  checkIndexable(count, "configurations");
  const offsets2 = new Int32Array(count);
  let filled = 1;
  for (let k = factors.length - 1; k >= 0; k--) {
    const d = dims[factors[k]];
    const stride = strides[factors[k]];
    for (let digit = 1; digit < d; digit++) {
      for (let i = 0; i < filled; i++) offsets2[digit * filled + i] = digit * stride + offsets2[i];
    }
    filled *= d;
  }
  return offsets2;
}
function complement(count, factors) {
  const others = [];
  for (let s = 0; s < count; s++) if (!factors.includes(s)) others.push(s);
  return others;
}
function dimensionOf(space, sites) {
  let dimension = 1;
  for (const site of sites) dimension *= space.dims[site - 1];
  return dimension;
}
function stridesOf(dims) {
  const strides = new Array(dims.length);
  let stride = 1;
  for (let s = dims.length - 1; s >= 0; s--) {
    strides[s] = stride;
    stride *= dims[s];
  }
  return strides;
}

// packages/hilbert/src/full-rows.ts
var FullRows = class {
  dimension;
  row;
  #terms;
  /** @throws RangeError when the space has more than 2^31 - 1 states */
  constructor(space, terms) {
    checkIndexable(space.dimension, "an operator in the product basis");
    this.dimension = space.dimension;
    this.row = new CancellingRow(space.dimension);
    this.#terms = terms.map(({ sites, matrix }) => {
      const factors = sites.map((site) => site - 1);
      return {
        strides: factors.map((f) => space.strides[f]),
        dims: factors.map((f) => space.dims[f]),
        offsets: configurationOffsets(space.dims, space.strides, factors),
        rowStart: matrix.rowStart,
        columns: matrix.columns,
        values: matrix.values
      };
    });
  }
  /** Row r, valid until the next call. */
  at(r) {
    const { row } = this;
    row.clear();
    for (const { strides, dims, offsets: offsets2, rowStart, columns, values } of this.#terms) {
      let local2 = 0;
      for (let k = 0; k < strides.length; k++) local2 = local2 * dims[k] + (r / strides[k] | 0) % dims[k];
      const base = r - offsets2[local2];
      for (let p = rowStart[local2]; p < rowStart[local2 + 1]; p++) {
        row.add(base + offsets2[columns[p]], values[2 * p], values[2 * p + 1]);
      }
    }
    row.settle();
    return row;
  }
};

// packages/hilbert/src/pair-classes.ts
var MAX_PAIRS = 2 ** 28;
var PairClasses = class {
  #mergedOf;
  #merged;
  #classOf;
  #diagonal;
  /**
   * @param moves per operator, a list of from * count + to
   * @throws RangeError above 2^28 pairs
   */
  constructor(count, moves) {
    const parts = moves.map((list) => {
      const bipartite = new DisjointSets(2 * count);
      for (const move of list) bipartite.join(Math.floor(move / count), count + move % count);
      return { list, bipartite };
    });
    const merging = new DisjointSets(count);
    for (const { list, bipartite } of parts) {
      const target2 = /* @__PURE__ */ new Map();
      for (const move of list) {
        const source = bipartite.find(Math.floor(move / count));
        merging.join(source, Math.floor(move / count));
        const to = move % count;
        merging.join(target2.get(source) ?? to, to);
        target2.set(source, to);
      }
    }
    const { labels, count: merged } = merging.labels();
    if (merged * merged > MAX_PAIRS) {
      throw new RangeError(
        `${merged} sectors make ${merged * merged} pairs, more than the ${MAX_PAIRS} that can be followed`
      );
    }
    const pairs = new DisjointSets(merged * merged);
    for (const { list } of parts) {
      const arrows = new Set(list.map((m) => labels[Math.floor(m / count)] * merged + labels[m % count]));
      const from = Int32Array.from(arrows, (arrow) => Math.floor(arrow / merged));
      const to = Int32Array.from(arrows, (arrow) => arrow % merged);
      for (let k = 0; k < from.length; k++) {
        for (let l = 0; l < from.length; l++) pairs.join(from[k] * merged + from[l], to[k] * merged + to[l]);
      }
    }
    this.#mergedOf = labels;
    this.#merged = merged;
    const classes = pairs.labels();
    this.#classOf = classes.labels;
    this.#diagonal = new Uint8Array(classes.count);
    for (let p = 0; p < merged; p++) this.#diagonal[this.#classOf[p * merged + p]] = 1;
  }
  classOf(a2, b) {
    return this.#classOf[this.#mergedOf[a2] * this.#merged + this.#mergedOf[b]];
  }
  /** Whether a class holds a diagonal pair. */
  isDiagonal(pairClass) {
    return this.#diagonal[pairClass] === 1;
  }
};

// packages/hilbert/src/conserved-sectors.ts
var NEGLIGIBLE4 = 1e-14;
function forEachElement(operator, visit2) {
  const rows = new FullRows(operator.space, operator.terms);
  let largest2 = 0;
  const size = (values, k) => Math.abs(values[2 * k]) + Math.abs(values[2 * k + 1]);
  for (let r = 0; r < rows.dimension; r++) {
    const { count, values } = rows.at(r);
    for (let k = 0; k < count; k++) largest2 = Math.max(largest2, size(values, k));
  }
  for (let r = 0; r < rows.dimension; r++) {
    const { count, columns, values } = rows.at(r);
    for (let k = 0; k < count; k++) if (size(values, k) > NEGLIGIBLE4 * largest2) visit2(r, columns[k]);
  }
}
function conservedSectors(hamiltonian, couplings) {
  const { space } = hamiltonian;
  couplings.forEach((coupling, k) => {
    if (!coupling.space.equals(space)) {
      throw new RangeError(`coupling ${k + 1} lives on ${coupling.space}, the Hamiltonian on ${space}`);
    }
  });
  const states = new DisjointSets(space.dimension);
  forEachElement(hamiltonian, (row, column3) => states.join(row, column3));
  const { labels: sectorOf, count } = states.labels();
  const sizes = new Int32Array(count);
  for (const sector of sectorOf) sizes[sector]++;
  const sectors = Array.from(sizes, (size) => new Int32Array(size));
  const filled = new Int32Array(count);
  for (let i = 0; i < sectorOf.length; i++) sectors[sectorOf[i]][filled[sectorOf[i]]++] = i;
  let made;
  const pairs = () => {
    made ??= new PairClasses(
      count,
      couplings.map((coupling) => sectorMoves(coupling, sectorOf, count))
    );
    return made;
  };
  const checkSector = (sector) => {
    if (!Number.isInteger(sector) || sector < 0 || sector >= count) {
      throw new RangeError(`sectors are numbered 0 .. ${count - 1}, there is no sector ${sector}`);
    }
  };
  const classOf = (a2, b) => {
    checkSector(a2);
    checkSector(b);
    return pairs().classOf(a2, b);
  };
  return {
    sectors,
    sectorOf,
    pairClass: classOf,
    reachable: (a2, b) => pairs().isDiagonal(classOf(a2, b)),
    reachablePairs() {
      const list = [];
      for (let a2 = 0; a2 < count; a2++) {
        for (let b = 0; b < count; b++) if (pairs().isDiagonal(pairs().classOf(a2, b))) list.push([a2, b]);
      }
      return list;
    },
    get unknowns() {
      let unknowns = 0;
      for (const [a2, b] of this.reachablePairs()) unknowns += sizes[a2] * sizes[b];
      return unknowns;
    }
  };
}
function sectorMoves(coupling, sectorOf, count) {
  const moves = /* @__PURE__ */ new Set();
  forEachElement(coupling, (row, column3) => moves.add(sectorOf[column3] * count + sectorOf[row]));
  return [...moves];
}

// packages/hilbert/src/apply-term.ts
function runsOutside(space, sites) {
  const last = sites.length === 0 ? 0 : sites[sites.length - 1];
  const before = [];
  for (let s = 0; s < last; s++) if (!sites.includes(s + 1)) before.push(s);
  const run = last === 0 ? space.dimension : space.strides[last - 1];
  return { starts: configurationOffsets(space.dims, space.strides, before), run };
}
function addTermApplied(space, term, psi, out) {
  const { rowStart, columns, values } = term.matrix;
  const inside = configurationOffsets(
    space.dims,
    space.strides,
    term.sites.map((site) => site - 1)
  );
  const { starts, run } = runsOutside(space, term.sites);
  for (const start of starts) {
    for (let l = 0; l < inside.length; l++) {
      const to = 2 * (start + inside[l]);
      for (let p = rowStart[l]; p < rowStart[l + 1]; p++) {
        const from = 2 * (start + inside[columns[p]]);
        const re = values[2 * p];
        const im = values[2 * p + 1];
        for (let t = 0; t < 2 * run; t += 2) {
          const x = psi[from + t];
          const y = psi[from + t + 1];
          out[to + t] += re * x - im * y;
          out[to + t + 1] += re * y + im * x;
        }
      }
    }
  }
}
function termExpectationKet(space, term, psi) {
  const { rowStart, columns, values } = term.matrix;
  const inside = configurationOffsets(
    space.dims,
    space.strides,
    term.sites.map((site) => site - 1)
  );
  const { starts, run } = runsOutside(space, term.sites);
  let sumRe = 0;
  let sumIm = 0;
  for (let l = 0; l < inside.length; l++) {
    for (let p = rowStart[l]; p < rowStart[l + 1]; p++) {
      let overlapRe = 0;
      let overlapIm = 0;
      for (const start of starts) {
        const row = 2 * (start + inside[l]);
        const col = 2 * (start + inside[columns[p]]);
        for (let t = 0; t < 2 * run; t += 2) {
          overlapRe += psi[row + t] * psi[col + t] + psi[row + t + 1] * psi[col + t + 1];
          overlapIm += psi[row + t] * psi[col + t + 1] - psi[row + t + 1] * psi[col + t];
        }
      }
      sumRe += values[2 * p] * overlapRe - values[2 * p + 1] * overlapIm;
      sumIm += values[2 * p] * overlapIm + values[2 * p + 1] * overlapRe;
    }
  }
  return { re: sumRe, im: sumIm };
}
function termExpectation(space, term, rho) {
  const { rowStart, columns, values } = term.matrix;
  const d = space.dimension;
  const inside = configurationOffsets(
    space.dims,
    space.strides,
    term.sites.map((site) => site - 1)
  );
  const { starts, run } = runsOutside(space, term.sites);
  let sumRe = 0;
  let sumIm = 0;
  for (let l = 0; l < inside.length; l++) {
    for (let p = rowStart[l]; p < rowStart[l + 1]; p++) {
      let partRe = 0;
      let partIm = 0;
      for (const start of starts) {
        let at = 2 * ((start + inside[columns[p]]) * d + start + inside[l]);
        for (let t = 0; t < run; t++, at += 2 * (d + 1)) {
          partRe += rho[at];
          partIm += rho[at + 1];
        }
      }
      sumRe += values[2 * p] * partRe - values[2 * p + 1] * partIm;
      sumIm += values[2 * p] * partIm + values[2 * p + 1] * partRe;
    }
  }
  return { re: sumRe, im: sumIm };
}

// packages/hilbert/src/reduce-support.ts
var SAME2 = 8 * Number.EPSILON;
function withoutFactor(matrix, d, stride) {
  const { rowStart, columns, values } = matrix;
  if (matrix.nonZeros % d !== 0) return void 0;
  const rows = matrix.rows / d;
  const starts = new Int32Array(rows + 1);
  for (let r = 0; r < rows; r++) {
    const low = r % stride;
    const first = (r - low) * d + low;
    const count = rowStart[first + 1] - rowStart[first];
    starts[r + 1] = starts[r] + count;
    for (let digit = 0; digit < d; digit++) {
      const row = first + digit * stride;
      if (rowStart[row + 1] - rowStart[row] !== count) return void 0;
      for (let k = 0; k < count; k++) {
        const p = rowStart[first] + k;
        const q2 = rowStart[row] + k;
        if (columns[q2] !== columns[p] + digit * stride) return void 0;
        if (digit === 0 && Math.floor(columns[p] / stride) % d !== 0) return void 0;
        const dr = Math.abs(values[2 * p] - values[2 * q2]);
        const di = Math.abs(values[2 * p + 1] - values[2 * q2 + 1]);
        if (dr + di > SAME2 * (Math.abs(values[2 * p]) + Math.abs(values[2 * p + 1]))) return void 0;
      }
    }
  }
  const newColumns = new Int32Array(starts[rows]);
  const newValues = new Float64Array(2 * starts[rows]);
  for (let r = 0; r < rows; r++) {
    const low = r % stride;
    const from = rowStart[(r - low) * d + low];
    for (let k = 0; k < starts[r + 1] - starts[r]; k++) {
      const column3 = columns[from + k];
      const lowColumn = column3 % stride;
      newColumns[starts[r] + k] = (column3 - lowColumn) / d + lowColumn;
      newValues[2 * (starts[r] + k)] = values[2 * (from + k)];
      newValues[2 * (starts[r] + k) + 1] = values[2 * (from + k) + 1];
    }
  }
  return new CsrMatrix(rows, rows, starts, newColumns, newValues);
}
function reduceSupport(space, term) {
  let { sites, matrix } = term;
  for (let k = sites.length - 1; k >= 0; k--) {
    const dims = sites.map((site) => space.dims[site - 1]);
    const reduced = withoutFactor(matrix, dims[k], stridesOf(dims)[k]);
    if (reduced === void 0) continue;
    matrix = reduced;
    sites = sites.filter((_, at) => at !== k);
  }
  return { sites, matrix };
}

// packages/hilbert/src/local-term.ts
function checkTerm(space, term) {
  const { sites, matrix } = term;
  for (let k = 0; k < sites.length; k++) {
    space.site(sites[k], "local term");
    if (k > 0 && sites[k] <= sites[k - 1]) {
      throw new RangeError(`local term: sites must be ascending and named once, got ${sites.join(", ")}`);
    }
  }
  const d = dimensionOf(space, sites);
  if (matrix.rows !== d || matrix.cols !== d) {
    throw new RangeError(
      `local term on ${sitesInWords(sites)}: the matrix must be ${d} x ${d}, got ${matrix.rows} x ${matrix.cols}`
    );
  }
  for (let k = 0; k < matrix.values.length; k++) {
    if (!Number.isFinite(matrix.values[k])) {
      throw new RangeError(
        `local term on ${sitesInWords(sites)}: an entry is ${matrix.values[k]}, not a finite number`
      );
    }
  }
}
function sitesInWords(sites) {
  if (sites.length === 0) return "no site";
  return sites.length === 1 ? `site ${sites[0]}` : `sites ${sites.join(", ")}`;
}
function unionOfSites(a2, b) {
  return [.../* @__PURE__ */ new Set([...a2, ...b])].sort((x, y) => x - y);
}
function embedTerm(space, term, sites) {
  if (sites.length === term.sites.length) return term.matrix;
  const { matrix } = term;
  const dims = sites.map((site) => space.dims[site - 1]);
  const dimension = dimensionOf(space, sites);
  checkIndexable(dimension, `an operator on ${sitesInWords(sites)}`);
  const strides = stridesOf(dims);
  const factors = term.sites.map((site) => sites.indexOf(site));
  const inside = configurationOffsets(dims, strides, factors);
  const outside = configurationOffsets(dims, strides, complement(sites.length, factors));
  const rowStart = new Int32Array(dimension + 1);
  for (const base of outside) {
    for (let l = 0; l < inside.length; l++) {
      rowStart[base + inside[l] + 1] = matrix.rowStart[l + 1] - matrix.rowStart[l];
    }
  }
  for (let r = 0; r < dimension; r++) rowStart[r + 1] += rowStart[r];
  const columns = new Int32Array(rowStart[dimension]);
  const values = new Float64Array(2 * columns.length);
  for (const base of outside) {
    for (let l = 0; l < inside.length; l++) {
      let at = rowStart[base + inside[l]];
      for (let k = matrix.rowStart[l]; k < matrix.rowStart[l + 1]; k++, at++) {
        columns[at] = base + inside[matrix.columns[k]];
        values[2 * at] = matrix.values[2 * k];
        values[2 * at + 1] = matrix.values[2 * k + 1];
      }
    }
  }
  return new CsrMatrix(dimension, dimension, rowStart, columns, values);
}

// packages/hilbert/src/term-product.ts
function addRowOfProduct(row, i, a2, b, sign) {
  for (let p = a2.rowStart[i]; p < a2.rowStart[i + 1]; p++) {
    const k = a2.columns[p];
    const re = sign * a2.values[2 * p];
    const im = sign * a2.values[2 * p + 1];
    for (let q2 = b.rowStart[k]; q2 < b.rowStart[k + 1]; q2++) {
      row.addProduct(b.columns[q2], re, im, b.values[2 * q2], b.values[2 * q2 + 1]);
    }
  }
}
function termProduct(space, a2, b, swapped) {
  const sites = unionOfSites(a2.sites, b.sites);
  const left = embedTerm(space, a2, sites);
  const right = embedTerm(space, b, sites);
  const row = new CancellingRow(left.rows);
  const builder = new CsrBuilder(left.rows, left.cols, left.nonZeros);
  for (let i = 0; i < left.rows; i++) {
    row.clear();
    addRowOfProduct(row, i, left, right, 1);
    if (swapped !== 0) addRowOfProduct(row, i, right, left, swapped);
    row.settle();
    builder.append(row);
  }
  return { sites, matrix: builder.finish() };
}
function sumOfMatrices(matrices) {
  const [first] = matrices;
  const row = new CancellingRow(first.cols);
  const builder = new CsrBuilder(first.rows, first.cols, first.nonZeros);
  for (let i = 0; i < first.rows; i++) {
    row.clear();
    for (const m of matrices) {
      for (let k = m.rowStart[i]; k < m.rowStart[i + 1]; k++) {
        row.add(m.columns[k], m.values[2 * k], m.values[2 * k + 1]);
      }
    }
    row.settle();
    builder.append(row);
  }
  return builder.finish();
}

// packages/hilbert/src/collect-terms.ts
function inOrder(a2, b) {
  if (a2.sites.length !== b.sites.length) return a2.sites.length - b.sites.length;
  for (let k = 0; k < a2.sites.length; k++) if (a2.sites[k] !== b.sites[k]) return a2.sites[k] - b.sites[k];
  return 0;
}
function collectTerms(space, terms) {
  let pending = terms.map((term) => reduceSupport(space, term));
  for (; ; ) {
    const groups = /* @__PURE__ */ new Map();
    for (const term of pending) {
      const key = term.sites.join();
      const group = groups.get(key);
      if (group) group.push(term);
      else groups.set(key, [term]);
    }
    let settled = true;
    pending = [];
    for (const group of groups.values()) {
      let term = group[0];
      if (group.length > 1) {
        const sum2 = { sites: term.sites, matrix: sumOfMatrices(group.map((member) => member.matrix)) };
        term = reduceSupport(space, sum2);
        if (term.sites.length < sum2.sites.length) settled = false;
      }
      if (term.matrix.values.some((value) => value !== 0)) pending.push(term);
    }
    if (settled) return pending.sort(inOrder);
  }
}

// packages/hilbert/src/hilbert-space.ts
var HilbertSpace = class {
  sites;
  /** The local dimensions, site 1 first. */
  dims;
  /** How far the index of the product basis moves when the state of a site moves by one; site 1 first. */
  strides;
  dimension;
  /** @throws RangeError without sites, with a local dimension that is no positive integer, or above 2^53 states */
  constructor(sites) {
    if (sites.length === 0) throw new RangeError("a Hilbert space needs at least one site, got none");
    const strides = new Array(sites.length);
    let dimension = 1;
    for (let s = sites.length - 1; s >= 0; s--) {
      const { kind, dimension: d } = sites[s];
      if (!Number.isInteger(d) || d < 1) {
        throw new RangeError(`site ${s + 1} (${kind}): the dimension must be a positive integer, got ${d}`);
      }
      if ((kind === "spin" || kind === "fermion") && d !== 2) {
        throw new RangeError(`site ${s + 1}: a ${kind} has 2 states, got dimension ${d}`);
      }
      strides[s] = dimension;
      dimension *= d;
      if (dimension > Number.MAX_SAFE_INTEGER) {
        throw new RangeError(`a space of ${sites.length} sites has more than 2^53 states, which cannot be indexed`);
      }
    }
    this.sites = sites.map((site) => ({ kind: site.kind, dimension: site.dimension }));
    this.dims = this.sites.map((site) => site.dimension);
    this.strides = strides;
    this.dimension = dimension;
  }
  /** Number of sites. */
  get size() {
    return this.sites.length;
  }
  /** Equal by value: the same kinds of sites with the same dimensions in the same order. */
  equals(other) {
    if (this === other) return true;
    if (this.size !== other.size) return false;
    return this.sites.every(
      (site, s) => site.kind === other.sites[s].kind && site.dimension === other.sites[s].dimension
    );
  }
  /**
   * The site with number `site` (from 1).
   * @param context what was being done, the head of the error message
   * @throws RangeError when there is no such site
   */
  site(site, context = "site") {
    if (!Number.isInteger(site) || site < 1 || site > this.size) {
      const count = this.size === 1 ? "1 site" : `${this.size} sites`;
      const choice = this.size === 1 ? "the only one is 1" : `they are counted from 1 to ${this.size}`;
      throw new RangeError(`${context}: there is no site ${site} in a space with ${count} (${choice})`);
    }
    return this.sites[site - 1];
  }
  /** For messages: `3 spins`, `2 bosons (0..4)`, `1 spin x 1 level (3 states)`. */
  toString() {
    const parts = [];
    for (let s = 0; s < this.size; ) {
      const { kind, dimension } = this.sites[s];
      let end = s + 1;
      while (end < this.size && this.sites[end].kind === kind && this.sites[end].dimension === dimension) end++;
      const detail = kind === "boson" ? ` (0..${dimension - 1})` : kind === "level" ? ` (${dimension} states)` : "";
      parts.push(`${end - s} ${kind}${end - s > 1 ? "s" : ""}${detail}`);
      s = end;
    }
    return parts.join(" x ");
  }
};

// packages/hilbert/src/traceless-parts.ts
function averagedOver(matrix, d, stride) {
  const without = (index) => Math.floor(index / (d * stride)) * stride + index % stride;
  const byDigit = Array.from({ length: d }, () => []);
  for (let row = 0; row < matrix.rows; row++) {
    const digit = Math.floor(row / stride) % d;
    for (let k = matrix.rowStart[row]; k < matrix.rowStart[row + 1]; k++) {
      const column3 = matrix.columns[k];
      if (Math.floor(column3 / stride) % d !== digit) continue;
      const value = { re: matrix.values[2 * k] / d, im: matrix.values[2 * k + 1] / d };
      byDigit[digit].push([without(row), without(column3), value]);
    }
  }
  const size = matrix.rows / d;
  return sumOfMatrices(byDigit.map((triplets) => csrFromTriplets(size, size, triplets)));
}
function tracelessParts(space, term, from = 0) {
  if (term.matrix.nonZeros === 0) return [];
  if (from === term.sites.length) return [term];
  const { sites, matrix } = term;
  const dims = sites.map((site) => space.dims[site - 1]);
  const others = sites.filter((_, k) => k !== from);
  const mean = { sites: others, matrix: averagedOver(matrix, dims[from], stridesOf(dims)[from]) };
  const rest = sumOfMatrices([matrix, csrScale(-1, embedTerm(space, mean, sites))]);
  return [...tracelessParts(space, mean, from), ...tracelessParts(space, { sites, matrix: rest }, from + 1)];
}

// packages/hilbert/src/operator.ts
var MAX_DENSE = 2 ** 13;
var Operator = class _Operator {
  space;
  terms;
  #csr;
  #dense;
  constructor(space, collected) {
    this.space = space;
    this.terms = collected;
  }
  /** The sum of the terms. @throws RangeError for unknown or unordered sites, wrong shapes, entries that are not finite */
  static fromTerms(space, terms) {
    for (const term of terms) checkTerm(space, term);
    const withoutZeros = terms.map(({ sites, matrix }) => ({ sites, matrix: sumOfMatrices([matrix]) }));
    return new _Operator(space, collectTerms(space, withoutZeros));
  }
  /**
   * From its matrix in the product basis: one term, on the sites on which the matrix is not the identity.
   * @throws RangeError when the shape does not fit the space, or an entry is not finite
   */
  static fromMatrix(space, matrix) {
    const d = space.dimension;
    if (matrix.rows !== d || matrix.cols !== d) {
      throw new RangeError(
        `an operator on ${space} (dimension ${d}) needs a ${d} x ${d} matrix, got ${matrix.rows} x ${matrix.cols}`
      );
    }
    const csr = matrix instanceof CsrMatrix ? matrix : csrFromDense(matrix);
    return _Operator.fromTerms(space, [{ sites: space.sites.map((_, s) => s + 1), matrix: csr }]);
  }
  /** The sites on which the operator acts, ascending: the union over its terms. */
  get support() {
    return this.terms.reduce((union2, term) => unionOfSites(union2, term.sites), []);
  }
  /**
   * The same operator, each term on no more sites than it needs. Sums and products come in this form already; it is here
   * for those who want to say so.
   */
  reduceSupport() {
    return new _Operator(this.space, collectTerms(this.space, this.terms));
  }
  /**
   * The same operator as a sum of terms that are traceless on each of their sites: the decomposition into parts on no
   * site, one site, two sites, ... is then unique, and the parts are orthogonal (Tr A^dagger B = 0).
   */
  tracelessParts() {
    const parts = this.terms.flatMap((term) => tracelessParts(this.space, term));
    return new _Operator(this.space, collectTerms(this.space, parts));
  }
  #sameSpace(other, what) {
    if (!this.space.equals(other.space)) {
      throw new RangeError(`${what}: the operators live on different spaces, ${this.space} and ${other.space}`);
    }
  }
  /** @throws RangeError when the spaces differ */
  plus(other) {
    this.#sameSpace(other, "sum");
    return new _Operator(this.space, collectTerms(this.space, [...this.terms, ...other.terms]));
  }
  /** @throws RangeError when the spaces differ */
  minus(other) {
    this.#sameSpace(other, "difference");
    return this.plus(other.times(-1));
  }
  /** The product with an operator (on the right) or a number. @throws RangeError for other spaces or a number not finite */
  times(factor2) {
    if (!(factor2 instanceof _Operator)) {
      const z = { re: realPart(factor2), im: imaginaryPart(factor2) };
      if (!Number.isFinite(z.re) || !Number.isFinite(z.im)) {
        throw new RangeError(`an operator times a number: the number must be finite, got ${z.re} + ${z.im} i`);
      }
      if (z.re === 0 && z.im === 0) return new _Operator(this.space, []);
      const terms2 = this.terms.map(({ sites, matrix }) => ({ sites, matrix: csrScale(z, matrix) }));
      return new _Operator(this.space, terms2);
    }
    this.#sameSpace(factor2, "product");
    const terms = [];
    for (const a2 of this.terms) for (const b of factor2.terms) terms.push(termProduct(this.space, a2, b, 0));
    return new _Operator(this.space, collectTerms(this.space, terms));
  }
  /** The Hermitian conjugate. */
  adjoint() {
    const terms = this.terms.map(({ sites, matrix }) => ({ sites, matrix: csrAdjoint(matrix) }));
    return new _Operator(this.space, terms);
  }
  #bracket(other, sign) {
    const terms = [];
    for (const a2 of this.terms) {
      for (const b of other.terms) {
        if (sign === -1 && !a2.sites.some((site) => b.sites.includes(site))) continue;
        terms.push(termProduct(this.space, a2, b, sign));
      }
    }
    return new _Operator(this.space, collectTerms(this.space, terms));
  }
  /** [this, other]; only terms that share a site are looked at. @throws RangeError when the spaces differ */
  commutator(other) {
    this.#sameSpace(other, "commutator");
    return this.#bracket(other, -1);
  }
  /** {this, other}. @throws RangeError when the spaces differ */
  anticommutator(other) {
    this.#sameSpace(other, "anticommutator");
    return this.#bracket(other, 1);
  }
  /** The n-th power, by repeated squaring. @throws RangeError unless n is a non-negative integer */
  power(n2) {
    if (!Number.isInteger(n2) || n2 < 0) {
      throw new RangeError(`power of an operator: the exponent must be 0, 1, 2, ..., got ${n2}`);
    }
    let result;
    for (let square = this, left = n2; left > 0; ) {
      if (left % 2 === 1) result = result === void 0 ? square : result.times(square);
      left = Math.floor(left / 2);
      if (left > 0) square = square.times(square);
    }
    return result ?? new _Operator(this.space, [{ sites: [], matrix: csrIdentity(1) }]);
  }
  /**
   * The sparse matrix in the product basis, made on the first call by index arithmetic, O(number of its entries).
   * @throws RangeError above 2^31 - 1 states
   */
  toCsr() {
    if (this.#csr === void 0) {
      const rows = new FullRows(this.space, this.terms);
      const builder = new CsrBuilder(rows.dimension, rows.dimension, rows.dimension);
      for (let r = 0; r < rows.dimension; r++) builder.append(rows.at(r));
      this.#csr = builder.finish();
    }
    return this.#csr;
  }
  /** The dense matrix in the product basis, made on the first call. @throws RangeError above dimension 2^13 */
  toMatrix() {
    const d = this.space.dimension;
    if (d > MAX_DENSE) {
      throw new RangeError(
        `a dense matrix of dimension ${d} would take ${d * d * 16 / 2 ** 30} GiB; the limit is dimension ${MAX_DENSE}, use toCsr() or applyTo()`
      );
    }
    this.#dense ??= csrToDense(this.toCsr());
    return this.#dense;
  }
  /** Whether every matrix element vanishes, to the rounding of the terms that make it up, or to `tolerance` (absolute). */
  isZero(tolerance = 0) {
    const { support } = this;
    if (this.terms.length === 0) return true;
    const relabelled = this.terms.map(({ sites, matrix }) => ({
      sites: sites.map((site) => support.indexOf(site) + 1),
      matrix
    }));
    const space = support.length === 0 ? this.space : new HilbertSpace(support.map((s) => this.space.sites[s - 1]));
    const rows = new FullRows(space, relabelled);
    for (let r = 0; r < rows.dimension; r++) {
      const { count, values } = rows.at(r);
      for (let k = 0; k < count; k++) if (Math.hypot(values[2 * k], values[2 * k + 1]) > tolerance) return false;
    }
    return true;
  }
  /** Whether the operator equals its adjoint up to `tolerance` times the largest entry of its terms. */
  isHermitian(tolerance = 1e-12) {
    return this.minus(this.adjoint()).isZero(tolerance * this.#largestEntry());
  }
  #largestEntry() {
    let largest2 = 0;
    for (const { matrix } of this.terms) {
      for (let k = 0; k < matrix.nonZeros; k++) {
        largest2 = Math.max(largest2, Math.hypot(matrix.values[2 * k], matrix.values[2 * k + 1]));
      }
    }
    return largest2;
  }
  /** Tr(O rho), term by term. @throws RangeError when rho does not fit the space */
  expectation(rho) {
    const d = this.space.dimension;
    if (rho.rows !== d || rho.cols !== d) {
      throw new RangeError(`expectation on ${this.space}: rho must be ${d} x ${d}, got ${rho.rows} x ${rho.cols}`);
    }
    return total(this.terms.map((term) => termExpectation(this.space, term, rho.data)));
  }
  /** <psi|O|psi> of an interleaved vector, term by term; not divided by <psi|psi>. @throws RangeError on a wrong length */
  expectationKet(psi) {
    this.#checkKet(psi, "psi");
    return total(this.terms.map((term) => termExpectationKet(this.space, term, psi)));
  }
  /** out = O psi on interleaved vectors, term by term, no matrix formed. @throws RangeError on wrong lengths or out = psi */
  applyTo(psi, out) {
    this.#checkKet(psi, "psi");
    this.#checkKet(out, "out");
    if (psi === out) throw new RangeError("applyTo: out must be another vector than psi");
    out.fill(0);
    for (const term of this.terms) addTermApplied(this.space, term, psi, out);
  }
  #checkKet(psi, name) {
    const d = this.space.dimension;
    if (psi.length !== 2 * d) {
      throw new RangeError(
        `a ket on ${this.space} has ${2 * d} numbers (re, im interleaved), ${name} has ${psi.length}`
      );
    }
  }
};
function total(parts) {
  let re = 0;
  let im = 0;
  for (const part of parts) {
    re += part.re;
    im += part.im;
  }
  return { re, im };
}

// packages/hilbert/src/site-operators.ts
function local(space, site, entries) {
  const d = space.dims[site - 1];
  const matrix = csrFromTriplets(d, d, entries);
  return Operator.fromTerms(space, [{ sites: [site], matrix }]);
}
var INSTEAD = {
  spin: "a spin has sx, sy, sz, sp, sm, n",
  boson: "a boson has a, ad, n",
  fermion: "a fermion has c, cd, n",
  level: "a level site has transition(space, site, i, j)"
};
function siteFor(space, site, name, kinds) {
  const found = space.site(site, `${name}(${site})`);
  if (!kinds.includes(found.kind)) {
    throw new TypeError(
      `${name}(${site}): site ${site} of ${space} is a ${found.kind}, ${name} acts on a ${kinds.join(" or ")}; ${INSTEAD[found.kind]}`
    );
  }
  return found;
}
function onSpin(name, entries) {
  return (space, site) => {
    siteFor(space, site, name, ["spin"]);
    return local(space, site, entries);
  };
}
var X = [
  [0, 1, 1],
  [1, 0, 1]
];
var Y = [
  [0, 1, { re: 0, im: -1 }],
  [1, 0, { re: 0, im: 1 }]
];
var Z = [
  [0, 0, 1],
  [1, 1, -1]
];
var sx = onSpin("sx", X);
var sy = onSpin("sy", Y);
var sz = onSpin("sz", Z);
var sp = onSpin("sp", [[0, 1, 1]]);
var sm = onSpin("sm", [[1, 0, 1]]);

// packages/hilbert/src/spaces.ts
function repeated(what, count, site) {
  if (!Number.isInteger(count) || count < 1) {
    throw new RangeError(`${what}: the number of sites must be a positive integer, got ${count}`);
  }
  return new HilbertSpace(Array.from({ length: count }, () => site));
}
var spins = (count) => repeated("spins", count, { kind: "spin", dimension: 2 });

// packages/generators/src/energy-form.ts
var EnergyForm = class {
  basis;
  baths;
  constructor(basis, baths) {
    this.basis = basis;
    this.baths = baths;
  }
  /** Zeros on the blocks (a, b) that a unique steady state can occupy. */
  steadyPattern() {
    const pattern = new BlockMatrix(this.basis.sizes);
    const count = this.basis.sizes.length;
    for (let a2 = 0; a2 < count; a2++) {
      for (let b = 0; b < count; b++) if (this.basis.reachable(a2, b)) pattern.block(a2, b);
    }
    return pattern;
  }
  /** out <- -i [H_S, rho], elementwise. */
  unitary(rho, out) {
    out.clear();
    const { offsets: offsets2 } = rho;
    for (const { row, col, matrix } of rho.blocks()) {
      const target2 = out.block(row, col).data;
      let at = 0;
      for (let i = 0; i < matrix.rows; i++) {
        for (let j = 0; j < matrix.cols; j++, at += 2) {
          const omega = this.basis.frequency(offsets2[row] + i, offsets2[col] + j);
          target2[at] = omega * matrix.data[at + 1];
          target2[at + 1] = -omega * matrix.data[at];
        }
      }
    }
  }
  /** out <- sum over the baths (or the one named) of D[rho], for a Hermitian rho: half the work of the general case. */
  dissipateHermitian(rho, out, bath2) {
    out.clear();
    for (const part of this.select(bath2)) part.addHalf(rho, out);
    addOwnAdjoint(out);
  }
  /** out <- sum over the baths (or the one named) of D[rho], for any rho. */
  dissipate(rho, out, bath2) {
    const mirrored2 = blockAdjoint(rho);
    const second = mirrored2.zerosLike();
    out.clear();
    for (const part of this.select(bath2)) {
      part.addHalf(rho, out);
      part.addHalf(mirrored2, second);
    }
    blockAdd(blockAdjoint(second), out);
  }
  /** out <- the adjoint dissipator of all baths (or the one named), for any operator. */
  dissipateAdjoint(operator, out, bath2) {
    const mirrored2 = blockAdjoint(operator);
    const second = mirrored2.zerosLike();
    out.clear();
    for (const part of this.select(bath2)) {
      part.addAdjointHalf(operator, out);
      part.addAdjointHalf(mirrored2, second);
    }
    blockAdd(blockAdjoint(second), out);
  }
  /** <a| D[ |c><d| ] |b> of all baths (or the one named), global indices of the energy basis, into out[0], out[1]. */
  element(a2, b, c2, d, out, bath2) {
    const mirrored2 = new Float64Array(2);
    out[0] = 0;
    out[1] = 0;
    for (const part of this.select(bath2)) {
      part.addHalfElement(a2, b, c2, d, out);
      part.addHalfElement(b, a2, d, c2, mirrored2);
    }
    out[0] += mirrored2[0];
    out[1] -= mirrored2[1];
  }
  select(bath2) {
    if (bath2 === void 0) return this.baths.values();
    const part = this.baths.get(bath2);
    if (part === void 0) throw new RangeError("the bath is not one of this equation's baths");
    return [part];
  }
};

// packages/generators/src/scaled.ts
function scaled2(blocks, factor2) {
  for (const { matrix } of blocks.blocks()) for (let k = 0; k < matrix.data.length; k++) matrix.data[k] *= factor2;
  return blocks;
}

// packages/generators/src/energy-generator.ts
var EnergyGenerator = class {
  equation;
  form;
  system;
  space;
  energyForm;
  parts;
  jumps;
  constructor({ equation, form, system, basis, baths, jumps }) {
    this.equation = equation;
    this.form = form;
    this.system = system;
    this.space = system.hamiltonian.space;
    this.energyForm = new EnergyForm(basis, baths);
    if (jumps) this.jumps = jumps;
    const energyForm = this.energyForm;
    this.parts = {
      unitary: this.#superoperator(
        (rho, out) => energyForm.unitary(rho, out),
        (operator, out) => {
          energyForm.unitary(operator, out);
          scaled2(out, -1);
        }
      ),
      baths: new Map(
        [...baths.keys()].map((bath2) => [
          bath2,
          this.#superoperator(
            (rho, out) => energyForm.dissipate(rho, out, bath2),
            (operator, out) => energyForm.dissipateAdjoint(operator, out, bath2)
          )
        ])
      )
    };
  }
  apply(rho, out) {
    this.#rotated((x, y) => this.#whole(x, y, 1))(rho, out);
  }
  applyAdjoint(operator, out) {
    this.#rotated((x, y) => this.#whole(x, y, -1))(operator, out);
  }
  lambShift(bath2) {
    const { basis, baths } = this.energyForm;
    const shift = [...baths].filter(([one]) => bath2 === void 0 || one === bath2).map(([, part]) => part.drift);
    if (shift.length === 0) throw new RangeError("the bath is not one of this equation's baths");
    const sum2 = shift[0].zerosLike();
    for (const drift of shift) {
      blockAdd(drift, sum2, 0, -0.5);
      blockAdd(blockAdjoint(drift), sum2, 0, 0.5);
    }
    return basis.toProduct(sum2);
  }
  /** out <- (sign = 1) L[x], or (sign = -1) the adjoint map. */
  #whole(x, out, sign) {
    if (sign === 1) this.energyForm.dissipate(x, out);
    else this.energyForm.dissipateAdjoint(x, out);
    const rotation = x.zerosLike();
    this.energyForm.unitary(x, rotation);
    blockAdd(rotation, out, sign);
  }
  #superoperator(forward, backward) {
    return { apply: this.#rotated(forward), applyAdjoint: this.#rotated(backward) };
  }
  /** The same map on dense operators of the product basis. */
  #rotated(map) {
    const { basis } = this.energyForm;
    const d = this.space.dimension;
    return (argument, out) => {
      for (const { rows, cols } of [argument, out]) {
        if (rows !== d || cols !== d)
          throw new RangeError(`expected ${d} x ${d} operators of the space, got ${rows} x ${cols}`);
      }
      const x = basis.toEnergy(argument);
      const y = x.zerosLike();
      map(x, y);
      out.data.set(basis.toProduct(y).data);
    };
  }
};

// packages/generators/src/energy-basis.ts
var EnergyBasis = class {
  space;
  sectors;
  /** Energy of every global index. */
  energies;
  /** Size of every sector: the partition of all block matrices of this basis. */
  sizes;
  /** Global indices in the order of ascending energy. */
  ascending;
  /** Frequencies of a size up to this are zero: a few roundings of the largest energy. */
  zeroFrequency;
  #charges;
  #within;
  constructor(hamiltonian, couplings) {
    this.space = hamiltonian.space;
    this.#charges = conservedSectors(hamiltonian, couplings);
    const dimension = this.space.dimension;
    this.#within = new Int32Array(dimension);
    const h = hamiltonian.toCsr();
    this.sectors = this.#charges.sectors.map((states) => {
      states.forEach((state, k) => {
        this.#within[state] = k;
      });
      const { values, vectors } = eigHermitian(this.#restrict(h, states));
      return { states, energies: values, vectors };
    });
    this.sizes = this.sectors.map((sector) => sector.states.length);
    this.energies = new Float64Array(dimension);
    let at = 0;
    for (const sector of this.sectors) {
      this.energies.set(sector.energies, at);
      at += sector.energies.length;
    }
    this.ascending = Int32Array.from(this.energies.keys()).sort((a2, b) => this.energies[a2] - this.energies[b]);
    this.zeroFrequency = 1e-12 * this.energies.reduce((largest2, e) => Math.max(largest2, Math.abs(e)), 1);
  }
  /** Whether block (a, b) of a density matrix can be non-zero in a steady state that is unique. */
  reachable(a2, b) {
    return this.#charges.reachable(a2, b);
  }
  /** E_a - E_b, with what is zero but for rounding set to zero: W(E) need not be smooth there. */
  frequency(a2, b) {
    const e = this.energies[a2] - this.energies[b];
    return Math.abs(e) < this.zeroFrequency ? 0 : e;
  }
  /** From a global index to its sector and its place inside it. */
  locator() {
    const sectorOf = new Int32Array(this.space.dimension);
    const first = new Int32Array(this.sizes.length + 1);
    this.sizes.forEach((size, s) => {
      first[s + 1] = first[s] + size;
      sectorOf.fill(s, first[s], first[s + 1]);
    });
    return (index) => [sectorOf[index], index - first[sectorOf[index]]];
  }
  /** An operator given in the product basis, sparse or dense, in the energy basis: V^dag A V block by block. */
  toEnergy(operator) {
    const result = new BlockMatrix(this.sizes);
    if (operator instanceof ComplexMatrix) {
      this.sectors.forEach((rows, r) => {
        this.sectors.forEach((cols, c2) => {
          const part = ComplexMatrix.zeros(rows.states.length, cols.states.length);
          let zero = true;
          for (let i = 0; i < part.rows; i++) {
            for (let j = 0; j < part.cols; j++) {
              const from = 2 * (rows.states[i] * operator.cols + cols.states[j]);
              part.set(i, j, operator.data[from], operator.data[from + 1]);
              if (operator.data[from] !== 0 || operator.data[from + 1] !== 0) zero = false;
            }
          }
          if (!zero) result.insert(r, c2, rotate2(rows.vectors, part, cols.vectors));
        });
      });
      return result;
    }
    const csr = operator.toCsr();
    const sectorOf = this.#charges.sectorOf;
    const halves = new BlockMatrix(this.sizes);
    for (let i = 0; i < csr.rows; i++) {
      const r = sectorOf[i];
      for (let k = csr.rowStart[i]; k < csr.rowStart[i + 1]; k++) {
        const j = csr.columns[k];
        const c2 = sectorOf[j];
        const half = halves.block(r, c2);
        const v = this.sectors[c2].vectors;
        const re = csr.values[2 * k];
        const im = csr.values[2 * k + 1];
        let to = 2 * this.#within[i] * half.cols;
        let from = 2 * this.#within[j] * v.cols;
        for (let m = 0; m < v.cols; m++, to += 2, from += 2) {
          half.data[to] += re * v.data[from] - im * v.data[from + 1];
          half.data[to + 1] += re * v.data[from + 1] + im * v.data[from];
        }
      }
    }
    for (const { row, col, matrix } of halves.blocks()) {
      const block = result.insert(row, col, ComplexMatrix.zeros(matrix.rows, matrix.cols));
      gemm("C", "N", 1, this.sectors[row].vectors, matrix, 0, block);
    }
    return result;
  }
  /** Back to the product basis: V A V^dag as one dense d x d matrix. */
  toProduct(blocks) {
    const d = this.space.dimension;
    const result = ComplexMatrix.zeros(d, d);
    for (const { row, col, matrix } of blocks.blocks()) {
      const rows = this.sectors[row];
      const cols = this.sectors[col];
      const half = ComplexMatrix.zeros(matrix.rows, matrix.cols);
      gemm("N", "N", 1, rows.vectors, matrix, 0, half);
      const part = ComplexMatrix.zeros(matrix.rows, matrix.cols);
      gemm("N", "C", 1, half, cols.vectors, 0, part);
      for (let i = 0; i < part.rows; i++) {
        for (let j = 0; j < part.cols; j++) {
          const to = 2 * (rows.states[i] * d + cols.states[j]);
          result.data[to] = part.data[2 * (i * part.cols + j)];
          result.data[to + 1] = part.data[2 * (i * part.cols + j) + 1];
        }
      }
    }
    return result;
  }
  #restrict(h, states) {
    const part = ComplexMatrix.zeros(states.length, states.length);
    states.forEach((state, i) => {
      for (let k = h.rowStart[state]; k < h.rowStart[state + 1]; k++) {
        const j = this.#within[h.columns[k]];
        if (states[j] === h.columns[k]) part.set(i, j, h.values[2 * k], h.values[2 * k + 1]);
      }
    });
    return part;
  }
};
function rotate2(left, a2, right) {
  const half = ComplexMatrix.zeros(a2.rows, a2.cols);
  gemm("N", "N", 1, a2, right, 0, half);
  const result = ComplexMatrix.zeros(a2.rows, a2.cols);
  gemm("C", "N", 1, left, half, 0, result);
  return result;
}

// packages/generators/src/options.ts
function energyBasis(system) {
  return new EnergyBasis(
    system.hamiltonian,
    bathOperators(system).map(({ operator }) => operator)
  );
}

// packages/generators/src/entries.ts
var EntryReader = class {
  #sectorOf;
  #offsets;
  constructor(sizes) {
    const offsets2 = new Int32Array(sizes.length + 1);
    for (let s = 0; s < sizes.length; s++) offsets2[s + 1] = offsets2[s] + sizes[s];
    this.#offsets = offsets2;
    this.#sectorOf = new Int32Array(offsets2[sizes.length]);
    for (let s = 0; s < sizes.length; s++) this.#sectorOf.fill(s, offsets2[s], offsets2[s + 1]);
  }
  /** Puts entry (i, j) into out[0], out[1]; false, and zeros, where no block is stored. */
  read(matrix, i, j, out) {
    const row = this.#sectorOf[i];
    const col = this.#sectorOf[j];
    const block = matrix.find(row, col);
    if (block === void 0) {
      out[0] = 0;
      out[1] = 0;
      return false;
    }
    const at = 2 * ((i - this.#offsets[row]) * block.cols + (j - this.#offsets[col]));
    out[0] = block.data[at];
    out[1] = block.data[at + 1];
    return true;
  }
};

// packages/generators/src/product-terms.ts
var ProductTerms = class {
  drift;
  sandwiches;
  #entries;
  #x = new Float64Array(2);
  #y = new Float64Array(2);
  /** `drift` is K: driftOf(sandwiches), plus i H_LS where the shift is not already inside. */
  constructor(sandwiches, drift) {
    this.sandwiches = sandwiches;
    this.drift = drift;
    this.#entries = new EntryReader(drift.sizes);
  }
  addHalf(rho, out) {
    for (const { left, right } of this.sandwiches) {
      const half = new BlockMatrix(rho.sizes);
      blockGemm("N", "N", 1, left, rho, half);
      blockGemm("N", "C", 1, half, right, out);
    }
    blockGemm("N", "N", -1, this.drift, rho, out);
  }
  addAdjointHalf(operator, out) {
    for (const { left, right } of this.sandwiches) {
      const half = new BlockMatrix(operator.sizes);
      blockGemm("C", "N", 1, left, operator, half);
      blockGemm("N", "N", 1, half, right, out);
    }
    blockGemm("C", "N", -1, this.drift, operator, out);
  }
  addHalfElement(a2, b, c2, d, out) {
    const x = this.#x;
    const y = this.#y;
    for (const { left, right } of this.sandwiches) {
      if (!this.#entries.read(left, a2, c2, x) || !this.#entries.read(right, b, d, y)) continue;
      out[0] += x[0] * y[0] + x[1] * y[1];
      out[1] += x[1] * y[0] - x[0] * y[1];
    }
    if (b === d && this.#entries.read(this.drift, a2, c2, x)) {
      out[0] -= x[0];
      out[1] -= x[1];
    }
  }
};
function driftOf(sandwiches, into) {
  for (const { left, right } of sandwiches) blockGemm("C", "N", 1, right, left, into);
  return into;
}

// packages/generators/src/transformed.ts
function transformed({ v, transform }, basis) {
  const w = new Float64Array(2);
  return mapElements(v, basis, (energy, re, im, out) => {
    transform(energy, w);
    out[0] = w[0] * re - w[1] * im;
    out[1] = w[0] * im + w[1] * re;
  });
}
function mapElements(v, basis, f) {
  const result = new BlockMatrix(v.sizes);
  const out = new Float64Array(2);
  for (const { row, col, matrix } of v.blocks()) {
    const target2 = result.insert(row, col, ComplexMatrix.zeros(matrix.rows, matrix.cols));
    for (let i = 0; i < matrix.rows; i++) {
      for (let j = 0; j < matrix.cols; j++) {
        const at = 2 * (i * matrix.cols + j);
        const re = matrix.data[at];
        const im = matrix.data[at + 1];
        if (re === 0 && im === 0) continue;
        f(basis.frequency(v.offsets[row] + i, v.offsets[col] + j), re, im, out);
        target2.data[at] = out[0];
        target2.data[at + 1] = out[1];
      }
    }
  }
  return result;
}

// packages/generators/src/redfield.ts
function redfield(system, options = {}) {
  const basis = options.basis ?? energyBasis(system);
  const strength = system.epsilon ** 2;
  const baths = /* @__PURE__ */ new Map();
  for (const coupling of bathOperators(system)) {
    const sandwiches = channelsOf(coupling, basis).map((channel) => ({
      left: scaled2(transformed(channel, basis), strength),
      right: channel.v
    }));
    baths.set(coupling.bath, new ProductTerms(sandwiches, driftOf(sandwiches, new BlockMatrix(basis.sizes))));
  }
  return new EnergyGenerator({ equation: "redfield", form: "redfield", system, basis, baths });
}

// packages/steady-state/src/from-energy-form.ts
function fromEnergyForm(name, form) {
  const { basis } = form;
  return {
    name,
    energies: basis.energies,
    ascending: basis.ascending,
    dissipatorSize: driftSize(form),
    pattern: () => form.steadyPattern(),
    frequency: (a2, b) => basis.frequency(a2, b),
    dissipate: (rho, out) => form.dissipateHermitian(rho, out),
    element: (a2, b, c2, d, out) => form.element(a2, b, c2, d, out),
    toProduct: (rho) => basis.toProduct(rho)
  };
}
function driftSize(form) {
  const blocks = /* @__PURE__ */ new Map();
  const sizes = form.basis.sizes;
  for (const part of form.baths.values()) {
    for (const { row, col, matrix } of part.drift.blocks()) {
      const key = `${row},${col}`;
      const sum2 = blocks.get(key);
      if (sum2 === void 0) blocks.set(key, matrix.data.slice());
      else for (let k = 0; k < sum2.length; k++) sum2[k] += matrix.data[k];
    }
  }
  const common = meanShift(blocks, sizes);
  let largest2 = 0;
  for (const [key, data] of blocks) {
    const [row, col] = key.split(",").map(Number);
    const width2 = sizes[col];
    for (let k = 0; k < data.length; k += 2) {
      const onDiagonal = row === col && Math.floor(k / 2 / width2) === k / 2 % width2;
      largest2 = Math.max(largest2, 2 * Math.abs(data[k]), Math.abs(data[k + 1] - (onDiagonal ? common : 0)));
    }
  }
  return largest2;
}
function meanShift(blocks, sizes) {
  let sum2 = 0;
  let dimension = 0;
  sizes.forEach((size, sector) => {
    const data = blocks.get(`${sector},${sector}`);
    for (let i = 0; i < size; i++) sum2 += data?.[2 * i * (size + 1) + 1] ?? 0;
    dimension += size;
  });
  return sum2 / dimension;
}

// packages/steady-state/src/from-generator.ts
function fromGenerator(generator) {
  const d = generator.space.dimension;
  const { values, vectors } = eigHermitian(generator.system.hamiltonian.toMatrix());
  const zero = 1e-12 * values.reduce((largest2, e) => Math.max(largest2, Math.abs(e)), 1);
  const half = ComplexMatrix.zeros(d, d);
  const product2 = ComplexMatrix.zeros(d, d);
  const image = ComplexMatrix.zeros(d, d);
  const total2 = ComplexMatrix.zeros(d, d);
  const toProductInto = (rho, out) => {
    gemm("N", "N", 1, vectors, rho, 0, half);
    gemm("N", "C", 1, half, vectors, 0, out);
  };
  const dissipate = (rho, out) => {
    toProductInto(rho.block(0, 0), product2);
    total2.data.fill(0);
    for (const bath2 of generator.parts.baths.values()) {
      bath2.apply(product2, image);
      for (let k = 0; k < total2.data.length; k++) total2.data[k] += image.data[k];
    }
    gemm("C", "N", 1, vectors, total2, 0, half);
    gemm("N", "N", 1, half, vectors, 0, out.block(0, 0));
  };
  const pattern = () => {
    const blocks = new BlockMatrix([d]);
    blocks.block(0, 0);
    return blocks;
  };
  return {
    name: generator.equation,
    energies: values,
    ascending: Int32Array.from(values.keys()),
    dissipatorSize: probedSize(pattern, dissipate),
    pattern,
    frequency: (a2, b) => {
      const e = values[a2] - values[b];
      return Math.abs(e) < zero ? 0 : e;
    },
    dissipate,
    toProduct: (rho) => {
      const out = ComplexMatrix.zeros(d, d);
      toProductInto(rho.block(0, 0), out);
      return out;
    }
  };
}
function probedSize(pattern, dissipate) {
  const probe = pattern();
  const image = pattern();
  const block = probe.block(0, 0);
  const d = block.rows;
  for (let i = 0; i < d; i++) {
    block.set(i, i, i % 2 === 0 ? 1 : -1 / (1 + i));
    for (let j = 0; j < i; j++) {
      const angle = 1 + 7 * i + 3 * j * j;
      block.set(i, j, Math.cos(angle), Math.sin(angle));
      block.set(j, i, Math.cos(angle), -Math.sin(angle));
    }
  }
  dissipate(probe, image);
  return image.block(0, 0).data.reduce((largest2, x) => Math.max(largest2, Math.abs(x)), 0);
}

// packages/steady-state/src/equation-of.ts
function energyEquation(generator) {
  return generator.energyForm === void 0 ? fromGenerator(generator) : fromEnergyForm(generator.equation, generator.energyForm);
}

// packages/steady-state/src/errors.ts
var SteadyStateError = class extends Error {
  name = "SteadyStateError";
  /** The residual reached, where there is one (see SteadyState.residual for its units). */
  residual;
  constructor(message, residual2) {
    super(message);
    this.residual = residual2;
  }
};

// packages/steady-state/src/assemble.ts
function selectUnknowns(equation, coherences) {
  const d = equation.unknowns.dimension;
  const unknowns = new Int32Array(d + 2 * coherences.length);
  for (let a2 = 0; a2 < d; a2++) unknowns[a2] = a2;
  coherences.forEach((m, k) => {
    unknowns[d + 2 * k] = d + 2 * m;
    unknowns[d + 2 * k + 1] = d + 2 * m + 1;
  });
  return { coherences, unknowns };
}
function assemble(equation, selection) {
  return equation.equation.element === void 0 ? byColumns(equation, selection) : byElements(equation, selection);
}
function addTraceCondition(matrix, size, dimension) {
  for (let a2 = 0; a2 < dimension; a2++) {
    for (let c2 = 0; c2 < dimension; c2++) matrix[a2 * size + c2] += 1 / dimension;
  }
}
function byColumns(equation, { unknowns }) {
  const n2 = unknowns.length;
  const matrix = new Float64Array(n2 * n2);
  const x = new Float64Array(equation.size);
  const y = new Float64Array(equation.size);
  for (let k = 0; k < n2; k++) {
    x[unknowns[k]] = 1;
    equation.applyHomogeneous(x, y);
    x[unknowns[k]] = 0;
    for (let j = 0; j < n2; j++) matrix[j * n2 + k] = y[unknowns[j]];
  }
  return matrix;
}
function byElements(equation, { coherences }) {
  const { scale: scale2, factors, frequencies } = equation;
  const { dimension: d, rows, cols } = equation.unknowns;
  const entry2 = equation.equation.element;
  const entries = d + coherences.length;
  const n2 = d + 2 * coherences.length;
  const matrix = new Float64Array(n2 * n2);
  const u = new Float64Array(2);
  const v = new Float64Array(2);
  const rowOf = (e) => e < d ? e : rows[coherences[e - d]];
  const colOf = (e) => e < d ? e : cols[coherences[e - d]];
  for (let col = 0; col < entries; col++) {
    const c2 = rowOf(col);
    const f = colOf(col);
    const factor2 = (col < d ? 1 : factors[d + 2 * coherences[col - d]]) / scale2;
    const at = col < d ? col : d + 2 * (col - d);
    for (let row = 0; row < entries; row++) {
      const a2 = rowOf(row);
      const b = colOf(row);
      const to = (row < d ? row : d + 2 * (row - d)) * n2 + at;
      entry2(a2, b, c2, f, u);
      if (col < d) {
        matrix[to] = factor2 * u[0];
        if (row >= d) matrix[to + n2] = factor2 * u[1];
        continue;
      }
      entry2(a2, b, f, c2, v);
      matrix[to] = factor2 * (u[0] + v[0]);
      matrix[to + 1] = -factor2 * (u[1] - v[1]);
      if (row >= d) {
        matrix[to + n2] = factor2 * (u[1] + v[1]);
        matrix[to + n2 + 1] = factor2 * (u[0] - v[0]);
      }
    }
    if (col >= d) {
      const w = factor2 * frequencies[coherences[col - d]];
      matrix[at * n2 + at + 1] += w;
      matrix[(at + 1) * n2 + at] -= w;
    }
  }
  return matrix;
}

// packages/steady-state/src/real-lu.ts
var RealLu = class {
  #lu;
  #norm;
  /** @throws RangeError when data does not hold size^2 finite numbers */
  constructor(data, size) {
    this.#lu = luReal(size, data);
    this.#norm = oneNorm2(data, size);
  }
  /** x <- A^-1 x. @throws SingularMatrixError when A is exactly singular */
  solveInPlace(x) {
    this.#lu.solveInPlace(x);
  }
  /** x <- A^-T x. */
  solveTransposedInPlace(x) {
    const { size: n2, factors, pivots } = this.#lu;
    for (let i = 0; i < n2; i++) {
      const value = x[i] / factors[i * n2 + i];
      x[i] = value;
      for (let j = i + 1, at = i * n2 + i + 1; j < n2; j++, at++) x[j] -= factors[at] * value;
    }
    for (let i = n2 - 1; i > 0; i--) {
      const value = x[i];
      for (let j = 0, at = i * n2; j < i; j++, at++) x[j] -= factors[at] * value;
    }
    for (let k = n2 - 1; k >= 0; k--) {
      const value = x[k];
      x[k] = x[pivots[k]];
      x[pivots[k]] = value;
    }
  }
  /** An estimate (Hager 1984), rarely off by more than 3, of 1 / (|A|_1 |A^-1|_1); 0 for a singular matrix. */
  reciprocalCondition() {
    const n2 = this.#lu.size;
    if (this.#lu.singularColumn >= 0 || n2 === 0) return 0;
    const x = new Float64Array(n2).fill(1 / n2);
    let inverseNorm = 0;
    for (let round = 0; round < 5; round++) {
      this.#lu.solveInPlace(x);
      const norm3 = x.reduce((sum2, value) => sum2 + Math.abs(value), 0);
      if (norm3 <= inverseNorm) break;
      inverseNorm = norm3;
      for (let k = 0; k < n2; k++) x[k] = x[k] >= 0 ? 1 : -1;
      this.solveTransposedInPlace(x);
      let best = 0;
      for (let k = 1; k < n2; k++) if (Math.abs(x[k]) > Math.abs(x[best])) best = k;
      x.fill(0);
      x[best] = 1;
    }
    return 1 / (this.#norm * inverseNorm);
  }
};
function oneNorm2(data, n2) {
  const sums = new Float64Array(n2);
  for (let at = 0, j = 0; at < data.length; at++, j = j + 1 === n2 ? 0 : j + 1) sums[j] += Math.abs(data[at]);
  return sums.reduce((largest2, sum2) => Math.max(largest2, sum2), 0);
}

// packages/steady-state/src/direct.ts
var SINGULAR = 1e-13;

// packages/steady-state/src/rate-equation.ts
var NOISE = 1e-29;
function rateMatrix(equation) {
  const { element } = equation;
  if (element === void 0) return void 0;
  const d = equation.energies.length;
  const rates = new Float64Array(d * d);
  const out = new Float64Array(2);
  const floor = -1e-14 * equation.dissipatorSize;
  for (let a2 = 0; a2 < d; a2++) {
    for (let c2 = 0; c2 < d; c2++) {
      if (a2 === c2) continue;
      element(a2, a2, c2, c2, out);
      if (out[0] < floor) return void 0;
      rates[a2 * d + c2] = Math.max(0, out[0]);
    }
  }
  return rates;
}
function solveRateEquation(rates, order) {
  const nullity = eliminate2(withoutNoise(rates, order.length), order).left.length;
  const { rates: reduced, sequence, left } = eliminate2(rates.slice(), order);
  const d = order.length;
  const populations = new Float64Array(d);
  for (const level of left) populations[level] = 1;
  for (let k = sequence.length - 1; k >= 0; k--) {
    const { level, outflow } = sequence[k];
    let inflow = 0;
    for (let c2 = 0; c2 < d; c2++) inflow += reduced[level * d + c2] * populations[c2];
    populations[level] = inflow / outflow;
  }
  const sum2 = populations.reduce((total2, p) => total2 + p, 0);
  for (let a2 = 0; a2 < d; a2++) populations[a2] /= sum2;
  return { populations, nullity };
}
function eliminate2(rates, order) {
  const d = order.length;
  const left = Array.from(order);
  const sequence = [];
  for (; ; ) {
    let outflow = 0;
    let at = left.length - 1;
    for (; at >= 0; at--) {
      outflow = 0;
      for (const to of left) if (to !== left[at]) outflow += rates[to * d + left[at]];
      if (outflow > 0) break;
    }
    if (at < 0 || left.length === 1) return { rates, sequence, left };
    const [level] = left.splice(at, 1);
    sequence.push({ level, outflow });
    for (const to of left) {
      const share = rates[to * d + level] / outflow;
      if (share === 0) continue;
      for (const from of left) if (from !== to) rates[to * d + from] += share * rates[level * d + from];
    }
    for (const { level: gone } of sequence) rates[level * d + gone] = 0;
  }
}
function withoutNoise(rates, d) {
  let largest2 = 0;
  for (let a2 = 0; a2 < d; a2++) for (let c2 = 0; c2 < d; c2++) if (a2 !== c2) largest2 = Math.max(largest2, rates[a2 * d + c2]);
  return rates.map((rate) => rate < NOISE * largest2 ? 0 : rate);
}

// packages/steady-state/src/hermitian-unknowns.ts
var HermitianUnknowns = class {
  /** Number of real unknowns: as many as the pattern has entries. */
  size;
  dimension;
  /** Global row and column of every coherence. */
  rows;
  cols;
  #segments = [];
  #sizes;
  #offsets;
  constructor(pattern) {
    this.#sizes = pattern.sizes;
    this.#offsets = pattern.offsets;
    this.dimension = pattern.dimension;
    const rows = [];
    const cols = [];
    for (const { row, col, matrix } of pattern.blocks()) {
      if (col < row) continue;
      this.#segments.push({ row, col, first: rows.length });
      for (let i = 0; i < matrix.rows; i++) {
        for (let j = row === col ? i + 1 : 0; j < matrix.cols; j++) {
          rows.push(pattern.offsets[row] + i);
          cols.push(pattern.offsets[col] + j);
        }
      }
    }
    this.rows = Int32Array.from(rows);
    this.cols = Int32Array.from(cols);
    this.size = this.dimension + 2 * rows.length;
  }
  get coherences() {
    return this.rows.length;
  }
  /** x <- the unknowns of a Hermitian matrix; blocks that are not stored count as zero. */
  pack(matrix, x) {
    for (let sector = 0; sector < this.#sizes.length; sector++) {
      const data = matrix.find(sector, sector)?.data;
      const size = this.#sizes[sector];
      const offset = this.#offsets[sector];
      for (let i = 0; i < size; i++) x[offset + i] = data === void 0 ? 0 : data[2 * i * (size + 1)];
    }
    for (const { row, col, first } of this.#segments) {
      const data = matrix.find(row, col)?.data;
      const width2 = this.#sizes[col];
      let at = this.dimension + 2 * first;
      for (let i = 0; i < this.#sizes[row]; i++) {
        const start = row === col ? i + 1 : 0;
        for (let from = 2 * (i * width2 + start); from < 2 * (i + 1) * width2; from += 2, at += 2) {
          x[at] = data === void 0 ? 0 : data[from];
          x[at + 1] = data === void 0 ? 0 : data[from + 1];
        }
      }
    }
  }
  /** matrix <- the Hermitian matrix whose unknowns are factor[k] x[k]; its pattern is the one given at the start. */
  unpack(x, factor2, matrix) {
    for (let sector = 0; sector < this.#sizes.length; sector++) {
      const { data } = matrix.block(sector, sector);
      const size = this.#sizes[sector];
      const offset = this.#offsets[sector];
      for (let i = 0; i < size; i++) {
        data[2 * i * (size + 1)] = factor2[offset + i] * x[offset + i];
        data[2 * i * (size + 1) + 1] = 0;
      }
    }
    for (const { row, col, first } of this.#segments) {
      const upper = matrix.block(row, col).data;
      const lower = matrix.block(col, row).data;
      const height = this.#sizes[row];
      const width2 = this.#sizes[col];
      let at = this.dimension + 2 * first;
      for (let i = 0; i < height; i++) {
        for (let j = row === col ? i + 1 : 0; j < width2; j++, at += 2) {
          const re = factor2[at] * x[at];
          const im = factor2[at + 1] * x[at + 1];
          const to = 2 * (i * width2 + j);
          const mirror = 2 * (j * height + i);
          upper[to] = re;
          upper[to + 1] = im;
          lower[mirror] = re;
          lower[mirror + 1] = -im;
        }
      }
    }
  }
};

// packages/steady-state/src/scaled-equation.ts
var ScaledEquation = class {
  equation;
  unknowns;
  /** s. */
  scale;
  /** c, for every real unknown. */
  factors;
  /** E_a - E_b, for every coherence. */
  frequencies;
  #rho;
  #image;
  /** @throws SteadyStateError when the dissipator is not finite */
  constructor(equation) {
    if (!Number.isFinite(equation.dissipatorSize)) {
      throw new SteadyStateError(
        `the dissipator of ${equation.name} has entries that are not finite: a bath's transform W(E) diverges at one of the system's frequencies, as that of a boson bath does at E = mu when mu is at the edge of its band`
      );
    }
    this.equation = equation;
    this.#rho = equation.pattern();
    this.#image = equation.pattern();
    this.unknowns = new HermitianUnknowns(this.#rho);
    const { size, dimension, coherences, rows, cols } = this.unknowns;
    this.scale = equation.dissipatorSize;
    this.factors = new Float64Array(size).fill(1);
    this.frequencies = new Float64Array(coherences);
    for (let m = 0; m < coherences; m++) {
      const w = equation.frequency(rows[m], cols[m]);
      this.frequencies[m] = w;
      const c2 = Math.abs(w) > this.scale ? this.scale / Math.abs(w) : 1;
      this.factors[dimension + 2 * m] = c2;
      this.factors[dimension + 2 * m + 1] = c2;
    }
  }
  get size() {
    return this.unknowns.size;
  }
  /** y <- D of x / s, the part of F that the baths make. */
  applyDissipator(x, y) {
    const { unknowns, factors, scale: scale2 } = this;
    unknowns.unpack(x, factors, this.#rho);
    this.equation.dissipate(this.#rho, this.#image);
    unknowns.pack(this.#image, y);
    const inverse = scale2 === 0 ? 0 : 1 / scale2;
    for (let k = 0; k < y.length; k++) y[k] *= inverse;
  }
  /** y <- F x, without the trace condition. */
  applyHomogeneous(x, y) {
    const { unknowns, factors, frequencies, scale: scale2 } = this;
    this.applyDissipator(x, y);
    if (scale2 === 0) return;
    for (let m = 0, k = unknowns.dimension; m < frequencies.length; m++, k += 2) {
      const w = frequencies[m] * factors[k] / scale2;
      y[k] += w * x[k + 1];
      y[k + 1] -= w * x[k];
    }
  }
  /** y <- F x + (1/d) u Tr x. */
  apply(x, y) {
    this.applyHomogeneous(x, y);
    const d = this.unknowns.dimension;
    const share = this.trace(x) / d;
    for (let a2 = 0; a2 < d; a2++) y[a2] += share;
  }
  /** (1/d) u. */
  rightHandSide() {
    const b = new Float64Array(this.size);
    b.fill(1 / this.unknowns.dimension, 0, this.unknowns.dimension);
    return b;
  }
  trace(x) {
    let sum2 = 0;
    for (let a2 = 0; a2 < this.unknowns.dimension; a2++) sum2 += x[a2];
    return sum2;
  }
  /** The density matrix of x, divided by its trace. */
  density(x) {
    const rho = this.equation.pattern();
    const normalised = x.slice();
    const trace2 = this.trace(x);
    for (let k = 0; k < normalised.length; k++) normalised[k] /= trace2;
    this.unknowns.unpack(normalised, this.factors, rho);
    return rho;
  }
  /** Largest entry of L[rho], in units of the dissipator's size s, for the density matrix of x. */
  residual(x) {
    const y = new Float64Array(this.size);
    this.applyHomogeneous(x, y);
    let largest2 = 0;
    for (let k = 0; k < y.length; k++) if (!(Math.abs(y[k]) <= largest2)) largest2 = Math.abs(y[k]);
    return largest2 / Math.abs(this.trace(x));
  }
};

// packages/steady-state/src/expansion.ts
function expansion(generator, orders) {
  if (!Number.isInteger(orders) || orders < 1) {
    throw new RangeError(`orders must be a positive integer, the number of terms; got ${orders}`);
  }
  const equation = new ScaledEquation(energyEquation(generator));
  const terms = [];
  for (const x of expansionTerms(equation)) {
    terms.push(orderTerm(equation, x, 2 * terms.length));
    if (terms.length === orders) break;
  }
  return terms;
}
function* expansionTerms(equation) {
  const { unknowns, frequencies, factors, scale: scale2, size } = equation;
  const d = unknowns.dimension;
  const commuting = [];
  for (let m = 0; m < frequencies.length; m++) if (frequencies[m] === 0) commuting.push(m);
  const selection = selectUnknowns(equation, Int32Array.from(commuting));
  const lu = commutingPart(equation, selection);
  let x = zerothOrder(equation, selection, lu);
  const y = new Float64Array(size);
  const part = new Float64Array(selection.unknowns.length);
  for (; ; ) {
    yield x;
    equation.applyDissipator(x, y);
    const next = new Float64Array(size);
    for (let m = 0, k = d; m < frequencies.length; m++, k += 2) {
      if (frequencies[m] === 0) continue;
      const w = frequencies[m] * factors[k] / scale2;
      next[k] = y[k + 1] / w;
      next[k + 1] = -y[k] / w;
    }
    equation.applyDissipator(next, y);
    for (let k = 0; k < part.length; k++) part[k] = -y[selection.unknowns[k]];
    lu.solveInPlace(part);
    for (let k = 0; k < part.length; k++) next[selection.unknowns[k]] = part[k];
    x = next;
  }
}
function commutingPart(equation, selection) {
  const size = selection.unknowns.length;
  const matrix = equation.scale === 0 ? new Float64Array(size * size) : assemble(equation, selection);
  addTraceCondition(matrix, size, equation.unknowns.dimension);
  const lu = new RealLu(matrix, size);
  if (size > 1 && lu.reciprocalCondition() < SINGULAR) {
    throw new SteadyStateError(
      "order 0 is not determined by the dissipator inside the levels of H_S (S14 has several solutions): use the direct method, which lets the higher orders decide"
    );
  }
  return lu;
}
function zerothOrder(equation, selection, lu) {
  const d = equation.unknowns.dimension;
  const x = new Float64Array(equation.size);
  const rates = selection.coherences.length === 0 ? rateMatrix(equation.equation) : void 0;
  if (rates !== void 0) {
    x.set(solveRateEquation(rates, equation.equation.ascending).populations);
    return x;
  }
  const part = new Float64Array(selection.unknowns.length).fill(1 / d, 0, d);
  lu.solveInPlace(part);
  for (let k = 0; k < part.length; k++) x[selection.unknowns[k]] = part[k];
  return x;
}
function orderTerm(scaled3, x, order) {
  const { equation } = scaled3;
  const energyDensity = equation.pattern();
  scaled3.unknowns.unpack(x, scaled3.factors, energyDensity);
  return {
    order,
    energyDensity,
    populations: Float64Array.from(equation.ascending, (a2) => x[a2]),
    get density() {
      return equation.toProduct(energyDensity);
    }
  };
}

// packages/lindblad-limits/src/ness.ts
function ness(system) {
  const generator = redfield({ ...system, epsilon: 1 });
  const { energyForm } = generator;
  if (energyForm === void 0) throw new Error("the Redfield equation came without its energy form");
  const { basis } = energyForm;
  refuseDegenerate(basis);
  const [{ energyDensity }] = expansion(generator, 1);
  const d = basis.space.dimension;
  const populations = new Float64Array(d);
  const diagonal2 = new BlockMatrix(basis.sizes);
  basis.sizes.forEach((size, s) => {
    const from = energyDensity.block(s, s);
    const to = diagonal2.block(s, s);
    for (let i = 0; i < size; i++) {
      const at = 2 * (i * size + i);
      to.data[at] = from.data[at];
      populations[diagonal2.offsets[s] + i] = from.data[at];
    }
  });
  const energyL2 = energyForm.steadyPattern();
  const rho = energyForm.steadyPattern();
  basis.sizes.forEach((_, s) => {
    rho.block(s, s).data.set(diagonal2.block(s, s).data);
  });
  energyForm.dissipateHermitian(rho, energyL2);
  basis.sizes.forEach((size, s) => {
    const block = energyL2.block(s, s);
    for (let i = 0; i < size; i++) block.set(i, i, 0);
  });
  return {
    system,
    basis,
    energies: basis.energies,
    populations,
    rho0: basis.toProduct(diagonal2),
    l2: basis.toProduct(energyL2),
    energyL2
  };
}
function refuseDegenerate(basis) {
  const locate = basis.locator();
  const { ascending: ascending2 } = basis;
  for (let n2 = 0; n2 < ascending2.length; n2++) {
    const a2 = ascending2[n2];
    for (let m = n2 + 1; m < ascending2.length; m++) {
      const b = ascending2[m];
      if (basis.frequency(b, a2) !== 0) break;
      if (!basis.reachable(locate(a2)[0], locate(b)[0])) continue;
      throw new DegenerateLevelsError(
        `levels ${n2 + 1} and ${m + 1} of H_S coincide (energy ${basis.energies[a2]}) and the baths can superpose them: the leading order is then no mixture of eigenstates, which paper 001 assumes. Split them by a small field, or treat another system`
      );
    }
  }
}

// packages/sdp/src/certify/flat-problem.ts
function flatten(problem) {
  const objective = Float64Array.from(problem.objective);
  const columns = Array.from(objective, () => ({ index: [], value: [] }));
  const equality = Array.from(objective, () => ({ index: [], value: [] }));
  const cones = [];
  let offset = 0;
  for (const { cone, size } of problem.constraints) {
    const length2 = cone === "hermitian" ? size * size : cone === "symmetric" ? size * (size + 1) / 2 : size;
    cones.push({ kind: cone, size, offset, length: length2 });
    offset += length2;
  }
  const constant2 = new Float64Array(offset);
  const weights = new Float64Array(offset).fill(1);
  problem.constraints.forEach((constraint, k) => {
    const cone = cones[k];
    setWeights(cone, weights);
    if (constraint.constant !== void 0) {
      readData(constraint.constant, cone, (at, value) => {
        constant2[cone.offset + at] += value;
      });
    }
    for (const coefficient of constraint.coefficients) {
      const column3 = columns[coefficient.variable];
      if (column3 === void 0)
        throw new RangeError(`constraint ${k} names variable ${coefficient.variable}, there are ${objective.length}`);
      readData("vector" in coefficient ? coefficient.vector : coefficient.matrix, cone, (at, value) => {
        column3.index.push(cone.offset + at);
        column3.value.push(value);
      });
    }
  });
  const right = Float64Array.from(problem.equalities?.right ?? []);
  for (const { equation, variable, value } of problem.equalities?.coefficients ?? []) {
    if (equality[variable] === void 0 || !(equation >= 0 && equation < right.length)) {
      throw new RangeError(
        `the equalities name equation ${equation}, variable ${variable}: there are ${right.length} and ${objective.length}`
      );
    }
    equality[variable].index.push(equation);
    equality[variable].value.push(value);
  }
  return { objective, cones, weights, constant: constant2, columns, equality, right };
}
var isMatrixCone = ({ kind }) => kind === "symmetric" || kind === "hermitian";
var entryAt = ({ kind }, i, j) => kind === "hermitian" ? i * i + 2 * j : i * (i + 1) / 2 + j;
function setWeights(cone, weights) {
  if (!isMatrixCone(cone)) return;
  weights.fill(2, cone.offset, cone.offset + cone.length);
  for (let i = 0; i < cone.size; i++) weights[cone.offset + entryAt(cone, i, i)] = 1;
}
function readData(data, cone, put) {
  if (!isMatrixCone(cone)) {
    readVector(data, cone.size, put);
    return;
  }
  const entry2 = (i, j, re, im) => {
    if (re !== 0) put(entryAt(cone, i, j), re);
    if (im !== 0 && i !== j && cone.kind === "hermitian") put(entryAt(cone, i, j) + 1, im);
  };
  if (data instanceof ComplexMatrix) {
    if (data.rows !== cone.size || data.cols !== cone.size) {
      throw new RangeError(`a ${data.rows} x ${data.cols} matrix in a cone of ${cone.size} x ${cone.size} matrices`);
    }
    const d = data.data;
    for (let i = 0; i < cone.size; i++) {
      for (let j = 0; j <= i; j++) {
        const a2 = 2 * (i * cone.size + j);
        const b = 2 * (j * cone.size + i);
        entry2(i, j, (d[a2] + d[b]) / 2, (d[a2 + 1] - d[b + 1]) / 2);
      }
    }
  } else if ("entries" in data && Array.isArray(data.entries)) {
    for (const { row, column: column3, value } of data.entries) {
      const lower = row >= column3;
      entry2(
        Math.max(row, column3),
        Math.min(row, column3),
        realPart(value),
        lower ? imaginaryPart(value) : -imaginaryPart(value)
      );
    }
  } else if ("rankOne" in data) readRankOne(data, cone.size, entry2);
}
function readRankOne({ rankOne }, size, entry2) {
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let re = 0;
      let im = 0;
      for (const { weight, vector } of rankOne) {
        const a2 = realPart(vector[i]);
        const b = imaginaryPart(vector[i]);
        const c2 = realPart(vector[j]);
        const d = imaginaryPart(vector[j]);
        re += weight * (a2 * c2 + b * d);
        im += weight * (b * c2 - a2 * d);
      }
      entry2(i, j, re, im);
    }
  }
}
function readVector(data, size, put) {
  if (!("length" in data)) {
    for (const { index, value } of data.entries) put(index, value);
    return;
  }
  if (data.length !== size) throw new RangeError(`a vector of length ${data.length} in a cone of size ${size}`);
  for (let i = 0; i < size; i++) if (data[i] !== 0) put(i, data[i]);
}

// packages/sdp/src/certify/exact-sum.ts
var SPLITTER = 134217729;
var UNIT2 = 2 ** -53;
var ExactSum = class {
  high = 0;
  low = 0;
  /** sum of the moduli of the rounding errors collected in `low` */
  spread = 0;
  terms = 0;
  /** Adds a b. */
  add(a2, b = 1) {
    const product2 = a2 * b;
    const sum2 = this.high + product2;
    const back = sum2 - this.high;
    const sumError = this.high - (sum2 - back) + (product2 - back);
    this.high = sum2;
    const multiplicationError = productError(a2, b, product2);
    this.low += sumError + multiplicationError;
    this.spread += Math.abs(sumError) + Math.abs(multiplicationError);
    this.terms++;
  }
  get value() {
    return this.high + this.low;
  }
  /** The exact sum lies within `error` of `value`. */
  get error() {
    const n2 = this.terms + 2;
    const last = this.low === 0 ? 0 : 2 * UNIT2 * Math.abs(this.value);
    return last + 4 * n2 * UNIT2 * this.spread + n2 * 1e-290;
  }
  get lower() {
    return down(this.value - this.error);
  }
  get upper() {
    return up(this.value + this.error);
  }
  /** an upper bound of the modulus */
  get modulus() {
    return up(Math.abs(this.value) + this.error);
  }
};
function productError(a2, b, product2) {
  const [a1, a22] = split(a2);
  const [b1, b2] = split(b);
  const error = a22 * b2 - (product2 - a1 * b1 - a22 * b1 - a1 * b2);
  return Number.isFinite(error) ? error : UNIT2 * Math.abs(product2);
}
function split(a2) {
  const c2 = SPLITTER * a2;
  const high = c2 - (c2 - a2);
  return [high, a2 - high];
}
var NOTHING = 1e-280;
function normBound(moduli) {
  const square = new ExactSum();
  let any = false;
  for (let i = 0; i < moduli.length; i++) {
    if (moduli[i] <= NOTHING) continue;
    any = true;
    square.add(moduli[i], moduli[i]);
  }
  return any || Array.from(moduli).some(Number.isNaN) ? up(Math.sqrt(square.upper)) : 0;
}
var up = (value) => value + 8 * UNIT2 * Math.abs(value) + 1e-300;
var down = (value) => value - 8 * UNIT2 * Math.abs(value) - 1e-300;

// packages/sdp/src/certify/positive-definite.ts
function smallestEigenvalueBound(a2, n2, complex2, coarse = false) {
  const w = complex2 ? 2 : 1;
  let trace2 = 0;
  let least = Number.POSITIVE_INFINITY;
  let largest2 = 0;
  for (let i = 0; i < n2; i++) {
    const d = a2[w * i * (n2 + 1)];
    if (!Number.isFinite(d)) return Number.NEGATIVE_INFINITY;
    trace2 += Math.abs(d);
    least = Math.min(least, d);
    for (let j = 0; j <= i; j++) {
      const at = w * (i * n2 + j);
      largest2 = Math.max(largest2, complex2 ? Math.hypot(a2[at], a2[at + 1]) : Math.abs(a2[at]));
    }
  }
  if (!Number.isFinite(largest2)) return Number.NEGATIVE_INFINITY;
  if (n2 === 1) return least;
  const k = 4 * n2 + 8;
  const gamma = k * UNIT2 / (1 - k * UNIT2);
  const bound = (s) => s - gamma * (trace2 + n2 * Math.abs(s)) * (1 + 1e-10) - n2 * 1e-290;
  const holds = (s) => factorises(a2, n2, complex2, s);
  let good;
  let bad;
  if (holds(0)) {
    good = 0;
    bad = least;
    for (let s = least / 2; s > UNIT2 * largest2; s /= coarse ? 16 : 2) {
      if (holds(s)) {
        good = s;
        break;
      }
      bad = s;
    }
  } else if (coarse) return Number.NEGATIVE_INFINITY;
  else {
    bad = 0;
    good = -2 * UNIT2 * largest2 - 1e-300;
    while (!holds(good)) {
      bad = good;
      good *= 2;
      if (!Number.isFinite(good)) return Number.NEGATIVE_INFINITY;
    }
  }
  for (let step = 0; step < (coarse ? 0 : 12); step++) {
    const middle = (good + bad) / 2;
    if (holds(middle)) good = middle;
    else bad = middle;
  }
  return bound(good);
}
function factorises(a2, n2, complex2, s) {
  return complex2 ? factorisesComplex(a2, n2, s) : factorisesReal(a2, n2, s);
}
function factorisesReal(a2, n2, s) {
  const l = new Float64Array(n2 * n2);
  for (let i = 0; i < n2; i++) {
    for (let j = 0; j <= i; j++) {
      let sum2 = a2[i * n2 + j];
      if (i === j) sum2 -= s;
      for (let k = 0; k < j; k++) sum2 -= l[i * n2 + k] * l[j * n2 + k];
      if (i === j) {
        if (!(sum2 > 0)) return false;
        l[i * n2 + i] = Math.sqrt(sum2);
      } else l[i * n2 + j] = sum2 / l[j * n2 + j];
    }
  }
  return true;
}
function factorisesComplex(a2, n2, s) {
  const l = new Float64Array(2 * n2 * n2);
  for (let i = 0; i < n2; i++) {
    for (let j = 0; j <= i; j++) {
      let re = a2[2 * (i * n2 + j)];
      let im = a2[2 * (i * n2 + j) + 1];
      if (i === j) re -= s;
      for (let k = 0; k < j; k++) {
        const p = 2 * (i * n2 + k);
        const q2 = 2 * (j * n2 + k);
        re -= l[p] * l[q2] + l[p + 1] * l[q2 + 1];
        im -= l[p + 1] * l[q2] - l[p] * l[q2 + 1];
      }
      const at = 2 * (i * n2 + j);
      if (i === j) {
        if (!(re > 0)) return false;
        l[at] = Math.sqrt(re);
      } else {
        const d = l[2 * (j * n2 + j)];
        l[at] = re / d;
        l[at + 1] = im / d;
      }
    }
  }
  return true;
}

// packages/sdp/src/certify/smallest-singular-value.ts
function smallestSingularValue({ weights, columns, equality, right }) {
  const length2 = weights.length + right.length;
  const roots = weights.map((w) => Math.sqrt(w));
  const rows = columns.map((column3, i) => ({ column: column3, row: equality[i] })).filter(({ column: column3, row }) => column3.index.length + row.index.length > 0).map(({ column: column3, row }) => denseRow(column3, row, roots, length2));
  return gramBound(rows, rows.length, length2);
}
function smallestEqualitySingularValue({ equality, right }) {
  const n2 = equality.length;
  const rows = Array.from(right, () => new Float64Array(n2));
  equality.forEach(({ index, value }, i) => {
    for (let t = 0; t < index.length; t++) rows[index[t]][i] += value[t];
  });
  return gramBound(rows, right.length, n2);
}
function denseRow(column3, equality, roots, length2) {
  const row = new Float64Array(length2);
  column3.index.forEach((at, t) => {
    row[at] += roots[at] * column3.value[t];
  });
  equality.index.forEach((e, t) => {
    row[roots.length + e] += equality.value[t];
  });
  return row;
}
function gramBound(rows, m, length2) {
  const gram = new Float64Array(m * m);
  let trace2 = 0;
  for (let i = 0; i < m; i++) {
    const a2 = rows[i];
    let j = 0;
    for (; j + 3 <= i; j += 4) dotFour(a2, rows, j, gram, i * m + j, length2);
    for (; j <= i; j++) {
      let sum2 = 0;
      for (let k = 0; k < length2; k++) sum2 += a2[k] * rows[j][k];
      gram[i * m + j] = sum2;
    }
    trace2 += gram[i * m + i];
  }
  const allowance = (length2 + 8) * UNIT2 * 1.01 * trace2;
  const least = smallestEigenvalueBound(gram, m, false, true) - allowance;
  return least > 0 ? Math.sqrt(least) * (1 - 4 * UNIT2) : 0;
}
function dotFour(a2, rows, j, out, at, length2) {
  const b0 = rows[j];
  const b1 = rows[j + 1];
  const b2 = rows[j + 2];
  const b3 = rows[j + 3];
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  for (let k = 0; k < length2; k++) {
    const x = a2[k];
    s0 += x * b0[k];
    s1 += x * b1[k];
    s2 += x * b2[k];
    s3 += x * b3[k];
  }
  out[at] = s0;
  out[at + 1] = s1;
  out[at + 2] = s2;
  out[at + 3] = s3;
}

// packages/sdp/src/certify/checked-problem.ts
var CheckedProblem = class _CheckedProblem {
  /** the data, copied: later changes of the problem do not matter */
  flat;
  dualSigma;
  equalitySigma;
  constructor(problem) {
    this.flat = flatten(problem);
  }
  static of(problem) {
    return problem instanceof _CheckedProblem ? problem : new _CheckedProblem(problem);
  }
  /** a lower bound of the smallest singular value of the dual equations */
  get sigma() {
    this.dualSigma ??= smallestSingularValue(this.flat);
    return this.dualSigma;
  }
  /** the same for the equalities E x = f; Infinity when there are none */
  get sigmaOfEqualities() {
    this.equalitySigma ??= this.flat.right.length === 0 ? Number.POSITIVE_INFINITY : smallestEqualitySingularValue(this.flat);
    return this.equalitySigma;
  }
};

// packages/sdp/src/certify/dual-equations.ts
function dualEquations(problem, { z, v }, target2) {
  const { weights, columns, equality, constant: constant2, right } = problem;
  const defects = target2.map((c2, i) => {
    const sum2 = new ExactSum();
    sum2.add(c2);
    const { index, value } = columns[i];
    for (let t = 0; t < index.length; t++) sum2.add(-weights[index[t]] * value[t], z[index[t]]);
    const row = equality[i];
    for (let t = 0; t < row.index.length; t++) sum2.add(-row.value[t], v[row.index[t]]);
    return sum2.modulus;
  });
  const worth = new ExactSum();
  for (let e = 0; e < right.length; e++) worth.add(right[e], v[e]);
  for (let at = 0; at < constant2.length; at++) if (constant2[at] !== 0) worth.add(-weights[at] * constant2[at], z[at]);
  return { defects, norm: normBound(defects), value: worth.lower };
}

// packages/sdp/src/certify/flat-dual.ts
function flattenDual(problem, dual) {
  if (dual.cones.length !== problem.cones.length) {
    throw new RangeError(
      `the dual point has ${dual.cones.length} cone values, the problem ${problem.cones.length} constraints`
    );
  }
  if (dual.multipliers.length !== problem.right.length) {
    throw new RangeError(
      `the dual point has ${dual.multipliers.length} multipliers, the problem ${problem.right.length} equalities`
    );
  }
  const z = new Float64Array(problem.constant.length);
  problem.cones.forEach((cone, k) => {
    const value = dual.cones[k];
    if (!isMatrixCone(cone)) {
      if (value instanceof ComplexMatrix || value.length !== cone.size) {
        throw new RangeError(`dual value ${k} must be a vector of length ${cone.size}`);
      }
      for (let i = 0; i < cone.size; i++) z[cone.offset + i] = value[i];
      return;
    }
    if (!(value instanceof ComplexMatrix) || value.rows !== cone.size || value.cols !== cone.size) {
      throw new RangeError(`dual value ${k} must be a ${cone.size} x ${cone.size} matrix`);
    }
    for (let i = 0; i < cone.size; i++) {
      for (let j = 0; j <= i; j++) {
        const to = cone.offset + entryAt(cone, i, j);
        z[to] = value.data[2 * (i * cone.size + j)];
        if (cone.kind === "hermitian" && j < i) z[to + 1] = value.data[2 * (i * cone.size + j) + 1];
      }
    }
  });
  return { z, v: Float64Array.from(dual.multipliers) };
}
function mix(a2, b, t) {
  const blend = (p, q2) => p.map((value, i) => (1 - t) * value + t * q2[i]);
  return { z: blend(a2.z, b.z), v: blend(a2.v, b.v) };
}

// packages/sdp/src/certify/margin.ts
function addUnit(cone, factor2, out) {
  if (cone.kind === "nonnegative") for (let i = 0; i < cone.size; i++) out[cone.offset + i] += factor2;
  else if (cone.kind === "second-order") out[cone.offset] += factor2;
  else for (let i = 0; i < cone.size; i++) out[cone.offset + entryAt(cone, i, i)] += factor2;
}
function marginBound(cone, u) {
  const { kind, size, offset } = cone;
  if (kind === "nonnegative") {
    let least = Number.POSITIVE_INFINITY;
    for (let i = 0; i < size; i++) least = u[offset + i] < least || Number.isNaN(u[offset + i]) ? u[offset + i] : least;
    return Number.isNaN(least) ? Number.NEGATIVE_INFINITY : least;
  }
  if (kind === "second-order") {
    const sum2 = new ExactSum();
    for (let i = 1; i < size; i++) sum2.add(u[offset + i], u[offset + i]);
    const margin = down(u[offset] - up(Math.sqrt(sum2.upper)));
    return Number.isNaN(margin) ? Number.NEGATIVE_INFINITY : margin;
  }
  const complex2 = kind === "hermitian";
  const w = complex2 ? 2 : 1;
  const matrix = new Float64Array(w * size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      const from = offset + entryAt(cone, i, j);
      matrix[w * (i * size + j)] = u[from];
      if (complex2 && j < i) matrix[2 * (i * size + j) + 1] = u[from + 1];
    }
  }
  return smallestEigenvalueBound(matrix, size, complex2);
}
var marginSlope = ({ kind }) => kind === "second-order" ? 1.4142135623730954 : 1;
var neededMargin = (cone, distance) => distance === 0 ? 0 : up(marginSlope(cone) * distance);

// packages/sdp/src/certify/lower-bound.ts
function certifyLowerBound(problem, dual, options = {}) {
  const checked = CheckedProblem.of(problem);
  const { flat } = checked;
  const point = flattenDual(flat, dual);
  const results = [];
  if (options.variableBound !== void 0) results.push(boundedVariables(flat, point, options.variableBound));
  const { sigma } = checked;
  const direct = repaired(flat, point, sigma, "repaired");
  results.push(direct);
  if (direct.how === "none" && options.interior !== void 0 && sigma > 0) {
    results.push(mixed(flat, point, flattenDual(flat, options.interior), sigma));
  }
  return results.reduce((best, other) => other.lowerBound > best.lowerBound || best.how === "none" ? other : best);
}
var none = (reason) => ({
  lowerBound: Number.NEGATIVE_INFINITY,
  how: "none",
  allowance: Number.POSITIVE_INFINITY,
  reason
});
function repaired(flat, point, sigma, how) {
  const equations = dualEquations(flat, point, flat.objective);
  const distance = repairDistance(flat, equations, sigma);
  if (!Number.isFinite(distance))
    return none("the dual equations are not satisfied and could not be shown to be independent");
  for (const cone of flat.cones) {
    const margin = marginBound(cone, point.z);
    if (!(margin >= neededMargin(cone, distance))) {
      return none(
        `a dual cone value has the margin ${margin}, the repair of the dual equations needs ${neededMargin(cone, distance)}`
      );
    }
  }
  const repair = up(dataNorm(flat) * distance);
  const lowerBound = down(equations.value - repair);
  return { lowerBound, how, allowance: repair + 8 * Number.EPSILON * Math.abs(lowerBound) };
}
function repairDistance(flat, { norm: norm3, defects }, sigma) {
  if (norm3 === 0) return 0;
  const beyondRepair = defects.some(
    (defect, i) => defect > NOTHING && flat.columns[i].index.length + flat.equality[i].index.length === 0
  );
  return sigma > 0 && !beyondRepair ? up(norm3 / sigma) : Number.POSITIVE_INFINITY;
}
function dataNorm({ weights, constant: constant2, right }) {
  const square = new ExactSum();
  for (let at = 0; at < constant2.length; at++) square.add(weights[at] * constant2[at], constant2[at]);
  for (const f of right) square.add(f, f);
  return up(Math.sqrt(square.upper));
}
function mixed(flat, point, interior, sigma) {
  const near = dualEquations(flat, point, flat.objective);
  const far = dualEquations(flat, interior, flat.objective);
  let share = 0;
  for (const cone of flat.cones) {
    const lack = marginSlope(cone) * repairDistance(flat, near, sigma) - marginBound(cone, point.z);
    if (lack <= 0) continue;
    const gain = marginBound(cone, interior.z) - marginSlope(cone) * repairDistance(flat, far, sigma);
    if (!(gain > 0)) return none("the interior dual point is not well inside the cones");
    share = Math.max(share, lack / (gain + lack));
  }
  share = Math.max(share, 1e-18);
  let best = none("mixing in the interior dual point did not reach the cones");
  for (let attempt = 0; attempt < 8 && share < 1; attempt++, share *= 2) {
    const bound = repaired(flat, mix(point, interior, share), sigma, "mixed");
    if (bound.how !== "none") return bound;
    best = bound;
  }
  return best;
}
function boundedVariables(flat, point, bound) {
  const m = flat.columns.length;
  if (typeof bound !== "number" && bound.length !== m) {
    throw new RangeError(`variableBound has ${bound.length} numbers, the problem ${m} variables`);
  }
  const limit = (i) => typeof bound === "number" ? bound : bound[i];
  const equations = dualEquations(flat, point, flat.objective);
  const allowance = new ExactSum();
  for (let i = 0; i < m; i++) {
    if (!(limit(i) >= 0)) throw new RangeError(`variableBound must be >= 0, got ${limit(i)} for variable ${i}`);
    allowance.add(equations.defects[i], limit(i));
  }
  flat.cones.forEach((cone) => {
    const margin = marginBound(cone, point.z);
    if (margin >= 0) return;
    const { constant: constant2, slopes } = unitProducts(flat, cone);
    allowance.add(-margin, Math.max(0, constant2));
    for (let i = 0; i < m; i++) if (slopes[i] !== 0) allowance.add(-margin, up(slopes[i] * limit(i)));
  });
  const total2 = allowance.upper;
  const lowerBound = down(equations.value - total2);
  if (!Number.isFinite(lowerBound)) return none("a dual cone value is not finite");
  return { lowerBound, how: "bounded-variables", allowance: total2 };
}
function unitProducts(flat, cone) {
  const unit = new Float64Array(flat.constant.length);
  addUnit(cone, 1, unit);
  const constant2 = new ExactSum();
  for (let at = cone.offset; at < cone.offset + cone.length; at++) constant2.add(unit[at], flat.constant[at]);
  const slopes = Float64Array.from(flat.columns, ({ index, value }) => {
    const sum2 = new ExactSum();
    for (let t = 0; t < index.length; t++) if (unit[index[t]] !== 0) sum2.add(value[t]);
    return sum2.modulus;
  });
  return { constant: constant2.upper, slopes };
}

// packages/sdp/src/certify/upper-bound.ts
function certifyUpperBound(problem, x, options = {}) {
  const { flat, sigmaOfEqualities: sigma } = CheckedProblem.of(problem);
  const point = variablesOf(flat, x);
  const direct = shown(flat, point, sigma, flat.right);
  if (direct.lack <= 0) return { upperBound: direct.objective, how: "feasible" };
  if (options.interior !== void 0) {
    const inner = variablesOf(flat, options.interior);
    const gain = -shown(flat, inner, sigma, flat.right).lack;
    for (let share = direct.lack / (gain + direct.lack); gain > 0 && share < 1; share *= 2) {
      const blend = point.map((value, i) => (1 - share) * value + share * inner[i]);
      const { lack, objective } = shown(flat, blend, sigma, flat.right);
      if (lack <= 0) return { upperBound: objective, how: "mixed" };
    }
  }
  return { upperBound: Number.POSITIVE_INFINITY, how: "none" };
}
function variablesOf(flat, x) {
  if (x.length !== flat.objective.length)
    throw new RangeError(`x has ${x.length} numbers, the problem ${flat.objective.length} variables`);
  return Float64Array.from(x);
}
function shown(flat, x, sigma, right) {
  const defects = Array.from(right, (f) => {
    const sum2 = new ExactSum();
    sum2.add(-f);
    return sum2;
  });
  flat.equality.forEach(({ index, value }, i) => {
    for (let t = 0; t < index.length; t++) defects[index[t]].add(value[t], x[i]);
  });
  const defect = normBound(defects.map((sum2) => sum2.modulus));
  const distance = defect === 0 ? 0 : sigma > 0 ? up(defect / sigma) : Number.POSITIVE_INFINITY;
  const sums = Array.from(flat.constant, (h) => {
    const sum2 = new ExactSum();
    sum2.add(h);
    return sum2;
  });
  const sizes = flat.cones.map(() => new ExactSum());
  const coneOf = new Int32Array(flat.constant.length);
  flat.cones.forEach(({ offset, length: length2 }, k) => {
    coneOf.fill(k, offset, offset + length2);
  });
  flat.columns.forEach(({ index, value }, i) => {
    for (let t = 0; t < index.length; t++) {
      sums[index[t]].add(value[t], x[i]);
      sizes[coneOf[index[t]]].add(flat.weights[index[t]] * value[t], value[t]);
    }
  });
  const s = Float64Array.from(sums, (sum2) => sum2.value);
  let lack = Number.NEGATIVE_INFINITY;
  flat.cones.forEach((cone, k) => {
    const rounding = new ExactSum();
    for (let at = cone.offset; at < cone.offset + cone.length; at++)
      rounding.add(flat.weights[at] * sums[at].error, sums[at].error);
    const change = distance === 0 ? 0 : up(Math.sqrt(sizes[k].upper) * distance);
    const needed = up(marginSlope(cone) * (change + up(Math.sqrt(rounding.upper))));
    lack = Math.max(lack, needed - marginBound(cone, s));
  });
  const objective = new ExactSum();
  const norm3 = new ExactSum();
  for (let i = 0; i < x.length; i++) {
    objective.add(flat.objective[i], x[i]);
    norm3.add(flat.objective[i], flat.objective[i]);
  }
  const extra = distance === 0 ? 0 : up(Math.sqrt(norm3.upper) * distance);
  return { lack: Number.isNaN(lack) ? Number.POSITIVE_INFINITY : lack, objective: up(objective.upper + extra) };
}

// packages/sdp/src/cones/nonnegative-cone.ts
var NonnegativeCone = class {
  constructor(offset, dimension) {
    this.offset = offset;
    this.dimension = dimension;
    this.degree = dimension;
    this.weights = new Float64Array(dimension).fill(1);
    this.point = new Float64Array(dimension).fill(1);
  }
  offset;
  dimension;
  degree;
  /** diagonal of W */
  weights;
  point;
  unit(out) {
    out.fill(1, this.offset, this.offset + this.dimension);
  }
  scaledUnit(out) {
    this.unit(out);
  }
  margin(u) {
    let least = Number.POSITIVE_INFINITY;
    for (let i = 0; i < this.dimension; i++) least = Math.min(least, u[this.offset + i]);
    return least;
  }
  initialise(s, z) {
    if (!(this.margin(s) > 0 && this.margin(z) > 0)) return false;
    for (let i = 0; i < this.dimension; i++) {
      const at = this.offset + i;
      this.weights[i] = Math.sqrt(s[at]) / Math.sqrt(z[at]);
      this.point[i] = Math.sqrt(s[at]) * Math.sqrt(z[at]);
    }
    return true;
  }
  advance(scaledS, scaledZ, s, z) {
    if (!(this.margin(scaledS) > 0 && this.margin(scaledZ) > 0)) return false;
    for (let i = 0; i < this.dimension; i++) {
      const at = this.offset + i;
      this.weights[i] *= Math.sqrt(scaledS[at]) / Math.sqrt(scaledZ[at]);
      this.point[i] = Math.sqrt(scaledS[at]) * Math.sqrt(scaledZ[at]);
      s[at] = this.weights[i] * this.point[i];
      z[at] = this.point[i] / this.weights[i];
    }
    return true;
  }
  lambda(out) {
    out.set(this.point, this.offset);
  }
  scaleS(u, out) {
    for (let i = 0; i < this.dimension; i++) out[this.offset + i] = u[this.offset + i] / this.weights[i];
  }
  unscaleS(u, out) {
    for (let i = 0; i < this.dimension; i++) out[this.offset + i] = u[this.offset + i] * this.weights[i];
  }
  unscaleZ(u, out) {
    this.scaleS(u, out);
  }
  product(u, v, out) {
    for (let at = this.offset; at < this.offset + this.dimension; at++) out[at] = u[at] * v[at];
  }
  divideByLambda(u, out) {
    for (let i = 0; i < this.dimension; i++) out[this.offset + i] = u[this.offset + i] / this.point[i];
  }
  longestStep(d) {
    let alpha = Number.POSITIVE_INFINITY;
    for (let i = 0; i < this.dimension; i++) {
      const slope2 = d[this.offset + i];
      if (slope2 < 0) alpha = Math.min(alpha, -this.point[i] / slope2);
    }
    return alpha;
  }
};

// packages/sdp/src/cones/second-order-frame.ts
var SecondOrderFrame = class {
  constructor(dimension) {
    this.dimension = dimension;
    this.reflector = new Float64Array(dimension);
  }
  dimension;
  eta = 1;
  theta = 1;
  /** the reflection I - 2 r r^T of the tail takes q to -+ the first axis; r is a unit vector (or zero) */
  reflector;
  sign = 1;
  /** The frame of the scaling whose point w has the tail `tail` (w0^2 = 1 + |tail|^2). */
  renew(tail, eta) {
    const { dimension, reflector } = this;
    this.eta = eta;
    let norm3 = 0;
    for (let i = 1; i < dimension; i++) norm3 += tail[i] ** 2;
    norm3 = Math.sqrt(norm3);
    this.theta = Math.sqrt(1 + norm3 * norm3) + norm3;
    reflector.fill(0);
    this.sign = 1;
    if (!(norm3 > 0)) return;
    const head = tail[1] >= 0 ? 1 : -1;
    this.sign = -head;
    for (let i = 1; i < dimension; i++) reflector[i] = tail[i] / norm3;
    reflector[1] += head;
    let size = 0;
    for (let i = 1; i < dimension; i++) size += reflector[i] ** 2;
    size = Math.sqrt(size);
    for (let i = 1; i < dimension; i++) reflector[i] /= size;
  }
  /** out <- U^T u */
  toFrame(u, from, out, to) {
    const { dimension } = this;
    const t = u[from];
    this.reflect(u, from, out, to);
    if (dimension === 1) {
      out[to] = t;
      return;
    }
    const along = this.sign * out[to + 1];
    out[to] = (t + along) * Math.SQRT1_2;
    out[to + 1] = (t - along) * Math.SQRT1_2;
  }
  /** out <- U u */
  fromFrame(u, from, out, to) {
    const { dimension } = this;
    if (dimension === 1) {
      out[to] = u[from];
      return;
    }
    const plus = u[from];
    const minus = u[from + 1];
    for (let i = 2; i < dimension; i++) out[to + i] = u[from + i];
    out[to + 1] = this.sign * (plus - minus) * Math.SQRT1_2;
    this.reflect(out, to, out, to);
    out[to] = (plus + minus) * Math.SQRT1_2;
  }
  /** u <- D^power u */
  stretch(u, at, power) {
    const { dimension } = this;
    const eta = power === 1 ? this.eta : 1 / this.eta;
    for (let i = 0; i < dimension; i++) u[at + i] *= eta;
    if (dimension === 1) return;
    const theta = power === 1 ? this.theta : 1 / this.theta;
    u[at] *= theta;
    u[at + 1] /= theta;
  }
  reflect(u, from, out, to) {
    const { dimension, reflector } = this;
    let sum2 = 0;
    for (let i = 1; i < dimension; i++) sum2 += reflector[i] * u[from + i];
    for (let i = 1; i < dimension; i++) out[to + i] = u[from + i] - 2 * sum2 * reflector[i];
  }
};

// packages/sdp/src/cones/second-order-cone.ts
var SecondOrderCone = class {
  constructor(offset, dimension) {
    this.offset = offset;
    this.dimension = dimension;
    this.frame = new SecondOrderFrame(dimension);
    this.point = new Float64Array(dimension);
    this.point[0] = 1;
    this.a = new Float64Array(dimension);
    this.b = new Float64Array(dimension);
  }
  offset;
  dimension;
  degree = 1;
  frame;
  /** lambda in the plain coordinates, and its Lorentz norm */
  point;
  pointNorm = 1;
  a;
  b;
  unit(out) {
    out.fill(0, this.offset, this.offset + this.dimension);
    out[this.offset] = 1;
  }
  scaledUnit(out) {
    this.a.fill(0);
    this.a[0] = 1;
    this.frame.toFrame(this.a, 0, out, this.offset);
  }
  margin(u) {
    return u[this.offset] - tailNorm(u, this.offset, this.dimension);
  }
  initialise(s, z) {
    const { offset, dimension } = this;
    const a2 = lorentzNorm(s, offset, dimension);
    const b = lorentzNorm(z, offset, dimension);
    return a2 > 0 && b > 0 && this.renew(s, z, a2, b, overlap(s, z, offset, dimension) / (a2 * b));
  }
  advance(scaledS, scaledZ, s, z) {
    const { offset, dimension, frame, point, a: a2, b } = this;
    const { eta } = frame;
    frame.fromFrame(scaledS, offset, a2, 0);
    frame.fromFrame(scaledZ, offset, b, 0);
    const normS = lorentzNorm(a2, 0, dimension);
    const normZ = lorentzNorm(b, 0, dimension);
    if (!(normS > 0 && normZ > 0)) return false;
    const angle = overlap(a2, b, 0, dimension) / (normS * normZ);
    const lambda = new Float64Array(dimension);
    frame.toFrame(point, 0, lambda, 0);
    for (const [scaled3, target2, power] of [
      [scaledS, s, 1],
      [scaledZ, z, -1]
    ]) {
      for (let i = 0; i < dimension; i++) a2[i] = scaled3[offset + i] - lambda[i];
      frame.stretch(a2, 0, power);
      frame.fromFrame(a2, 0, b, 0);
      for (let i = 0; i < dimension; i++) target2[offset + i] += b[i];
    }
    return this.renew(s, z, normS * eta, normZ / eta, angle);
  }
  lambda(out) {
    this.frame.toFrame(this.point, 0, out, this.offset);
  }
  scaleS(u, out) {
    this.frame.toFrame(u, this.offset, this.a, 0);
    this.frame.stretch(this.a, 0, -1);
    out.set(this.a, this.offset);
  }
  unscaleS(u, out) {
    this.unscale(u, out, 1);
  }
  unscaleZ(u, out) {
    this.unscale(u, out, -1);
  }
  product(u, v, out) {
    const { offset, dimension, frame, a: a2, b } = this;
    frame.fromFrame(u, offset, a2, 0);
    frame.fromFrame(v, offset, b, 0);
    const a0 = a2[0];
    const b0 = b[0];
    a2[0] = overlap(a2, b, 0, dimension);
    for (let i = 1; i < dimension; i++) a2[i] = a0 * b[i] + b0 * a2[i];
    frame.toFrame(a2, 0, out, offset);
  }
  divideByLambda(u, out) {
    const { offset, dimension, frame, point, pointNorm, a: a2 } = this;
    frame.fromFrame(u, offset, a2, 0);
    let tail = 0;
    for (let i = 1; i < dimension; i++) tail += point[i] * a2[i];
    a2[0] = (point[0] * a2[0] - tail) / (pointNorm * pointNorm);
    for (let i = 1; i < dimension; i++) a2[i] = (a2[i] - a2[0] * point[i]) / point[0];
    frame.toFrame(a2, 0, out, offset);
  }
  longestStep(d) {
    const { offset, dimension, frame, point, pointNorm, a: a2 } = this;
    frame.fromFrame(d, offset, a2, 0);
    let head = point[0] * a2[0];
    for (let i = 1; i < dimension; i++) head -= point[i] * a2[i];
    head /= pointNorm;
    const factor2 = (head + a2[0]) / (point[0] / pointNorm + 1);
    let tail = 0;
    for (let i = 1; i < dimension; i++) tail += (a2[i] - factor2 * point[i] / pointNorm) ** 2;
    const slope2 = head - Math.sqrt(tail);
    return slope2 < 0 ? -pointNorm / slope2 : Number.POSITIVE_INFINITY;
  }
  unscale(u, out, power) {
    const { offset, dimension, frame, a: a2 } = this;
    for (let i = 0; i < dimension; i++) a2[i] = u[offset + i];
    frame.stretch(a2, 0, power);
    frame.fromFrame(a2, 0, out, offset);
  }
  /** W and lambda from s and z, their Lorentz norms a and b, and s.z / (a b). */
  renew(s, z, a2, b, angle) {
    const { offset, dimension, frame, point } = this;
    const gamma = Math.sqrt((1 + angle) / 2);
    const tail = new Float64Array(dimension);
    for (let i = 1; i < dimension; i++) tail[i] = (s[offset + i] / a2 - z[offset + i] / b) / (2 * gamma);
    frame.renew(tail, Math.sqrt(a2 / b));
    const root = Math.sqrt(a2 * b);
    const s0 = s[offset] / a2;
    const z0 = z[offset] / b;
    const d = s0 + z0 + 2 * gamma;
    for (let i = 1; i < dimension; i++) {
      point[i] = root * ((gamma + z0) * (s[offset + i] / a2) + (gamma + s0) * (z[offset + i] / b)) / d;
    }
    point[0] = Math.hypot(root, tailNorm(point, 0, dimension));
    this.pointNorm = root;
    return Number.isFinite(point[0]) && root > 0;
  }
};
function overlap(s, z, offset, dimension) {
  let sum2 = 0;
  for (let at = offset; at < offset + dimension; at++) sum2 += s[at] * z[at];
  return sum2;
}
function tailNorm(u, from, dimension) {
  let sum2 = 0;
  for (let i = 1; i < dimension; i++) sum2 += u[from + i] ** 2;
  return Math.sqrt(sum2);
}
function lorentzNorm(u, from, dimension) {
  const tail = tailNorm(u, from, dimension);
  return u[from] > tail ? Math.sqrt((u[from] - tail) * (u[from] + tail)) : Number.NaN;
}

// packages/sdp/src/dense/one-sided-jacobi.ts
var SWEEPS = 40;
function oneSidedJacobi(field, n2, rows, companion, values) {
  const length2 = field === "hermitian" ? 2 * n2 : n2;
  const tolerance = 4 * Number.EPSILON;
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let rotated = false;
    for (let p = 0; p < n2 - 1; p++) {
      for (let q2 = p + 1; q2 < n2; q2++) {
        if (rotatePair2(field, length2, rows, companion, p * length2, q2 * length2, tolerance)) rotated = true;
      }
    }
    if (!rotated) break;
  }
  for (let j = 0; j < n2; j++) {
    let sum2 = 0;
    for (let k = j * length2; k < (j + 1) * length2; k++) sum2 += rows[k] * rows[k];
    values[j] = Math.sqrt(sum2);
  }
}
function rotatePair2(field, length2, rows, companion, p, q2, tolerance) {
  let a2 = 0;
  let b = 0;
  let re = 0;
  let im = 0;
  if (field === "symmetric") {
    for (let k = 0; k < length2; k++) {
      const x = rows[p + k];
      const y = rows[q2 + k];
      a2 += x * x;
      b += y * y;
      re += x * y;
    }
  } else {
    for (let k = 0; k < length2; k += 2) {
      const x = rows[p + k];
      const y = rows[p + k + 1];
      const u = rows[q2 + k];
      const v = rows[q2 + k + 1];
      a2 += x * x + y * y;
      b += u * u + v * v;
      re += x * u + y * v;
      im += x * v - y * u;
    }
  }
  const size = im === 0 ? Math.abs(re) : Math.hypot(re, im);
  if (!(size > tolerance * Math.sqrt(a2 * b))) return false;
  const zeta = (b - a2) / (2 * size);
  const t = (zeta >= 0 ? 1 : -1) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta));
  const cosine = 1 / Math.sqrt(1 + t * t);
  const sine = cosine * t;
  const phaseRe = re / size;
  const phaseIm = -im / size;
  turn(field, length2, rows, p, q2, cosine, sine, phaseRe, phaseIm);
  turn(field, length2, companion, p, q2, cosine, sine, phaseRe, phaseIm);
  return true;
}
function turn(field, length2, rows, p, q2, cosine, sine, phaseRe, phaseIm) {
  if (field === "symmetric") {
    for (let k = 0; k < length2; k++) {
      const x = rows[p + k];
      const y = phaseRe * rows[q2 + k];
      rows[p + k] = cosine * x - sine * y;
      rows[q2 + k] = sine * x + cosine * y;
    }
    return;
  }
  for (let k = 0; k < length2; k += 2) {
    const x = rows[p + k];
    const y = rows[p + k + 1];
    const r = rows[q2 + k];
    const s = rows[q2 + k + 1];
    const u = phaseRe * r - phaseIm * s;
    const v = phaseRe * s + phaseIm * r;
    rows[p + k] = cosine * x - sine * u;
    rows[p + k + 1] = cosine * y - sine * v;
    rows[q2 + k] = sine * x + cosine * u;
    rows[q2 + k + 1] = sine * y + cosine * v;
  }
}

// packages/sdp/src/dense/small-cholesky.ts
function smallCholesky(field, n2, a2) {
  return field === "symmetric" ? choleskyReal(n2, a2) : choleskyComplex(n2, a2);
}
function choleskyReal(n2, a2) {
  for (let i = 0; i < n2; i++) {
    for (let j = 0; j <= i; j++) {
      let sum2 = a2[i * n2 + j];
      for (let k = 0; k < j; k++) sum2 -= a2[i * n2 + k] * a2[j * n2 + k];
      if (i === j) {
        if (!(sum2 > 0)) return false;
        a2[i * n2 + i] = Math.sqrt(sum2);
      } else a2[i * n2 + j] = sum2 / a2[j * n2 + j];
    }
    a2.fill(0, i * n2 + i + 1, (i + 1) * n2);
  }
  return true;
}
function choleskyComplex(n2, a2) {
  for (let i = 0; i < n2; i++) {
    for (let j = 0; j <= i; j++) {
      const at = 2 * (i * n2 + j);
      let re = a2[at];
      let im = a2[at + 1];
      let p = 2 * i * n2;
      let q2 = 2 * j * n2;
      for (let k = 0; k < j; k++) {
        const x = a2[p++];
        const y = a2[p++];
        const u = a2[q2++];
        const v = a2[q2++];
        re -= x * u + y * v;
        im -= y * u - x * v;
      }
      if (i === j) {
        if (!(re > 0)) return false;
        a2[at] = Math.sqrt(re);
        a2[at + 1] = 0;
      } else {
        const inverse = 1 / a2[2 * (j * n2 + j)];
        a2[at] = re * inverse;
        a2[at + 1] = im * inverse;
      }
    }
    a2.fill(0, 2 * (i * n2 + i + 1), 2 * (i + 1) * n2);
  }
  return true;
}

// packages/sdp/src/dense/small-multiply.ts
function smallMultiply(field, n2, opA, a2, opB, b, c2) {
  if (field === "symmetric") multiplyReal(n2, opA, a2, opB, b, c2);
  else multiplyComplex(n2, opA, a2, opB, b, c2);
}
function multiplyReal(n2, opA, a2, opB, b, c2) {
  if (opB === "C") {
    const step = opA === "N" ? 1 : n2;
    const row = opA === "N" ? n2 : 1;
    for (let i = 0; i < n2; i++) {
      for (let j = 0; j < n2; j++) {
        let sum2 = 0;
        let at = i * row;
        for (let k = 0; k < n2; k++) {
          sum2 += a2[at] * b[j * n2 + k];
          at += step;
        }
        c2[i * n2 + j] = sum2;
      }
    }
    return;
  }
  c2.fill(0, 0, n2 * n2);
  for (let i = 0; i < n2; i++) {
    for (let k = 0; k < n2; k++) {
      const value = opA === "N" ? a2[i * n2 + k] : a2[k * n2 + i];
      if (value === 0) continue;
      const from = k * n2;
      const to = i * n2;
      for (let j = 0; j < n2; j++) c2[to + j] += value * b[from + j];
    }
  }
}
function multiplyComplex(n2, opA, a2, opB, b, c2) {
  const sign = opA === "N" ? 1 : -1;
  if (opB === "C") {
    for (let i = 0; i < n2; i++) {
      for (let j = 0; j < n2; j++) {
        let re = 0;
        let im = 0;
        for (let k = 0; k < n2; k++) {
          const at = 2 * (opA === "N" ? i * n2 + k : k * n2 + i);
          const x = a2[at];
          const y = sign * a2[at + 1];
          const u = b[2 * (j * n2 + k)];
          const v = b[2 * (j * n2 + k) + 1];
          re += x * u + y * v;
          im += y * u - x * v;
        }
        c2[2 * (i * n2 + j)] = re;
        c2[2 * (i * n2 + j) + 1] = im;
      }
    }
    return;
  }
  c2.fill(0, 0, 2 * n2 * n2);
  for (let i = 0; i < n2; i++) {
    for (let k = 0; k < n2; k++) {
      const at = 2 * (opA === "N" ? i * n2 + k : k * n2 + i);
      const x = a2[at];
      const y = sign * a2[at + 1];
      if (x === 0 && y === 0) continue;
      let from = 2 * k * n2;
      let to = 2 * i * n2;
      for (let j = 0; j < n2; j++) {
        const u = b[from++];
        const v = b[from++];
        c2[to++] += x * u - y * v;
        c2[to++] += x * v + y * u;
      }
    }
  }
}

// packages/sdp/src/dense/smallest-eigenvalue.ts
function smallestEigenvalue2(field, n2, a2) {
  if (n2 === 1) return a2[0];
  const diagonal2 = new Float64Array(n2);
  const off = new Float64Array(n2);
  if (field === "symmetric") tridiagonaliseReal(n2, a2, diagonal2, off);
  else tridiagonaliseComplex(n2, a2, diagonal2, off);
  return smallestOfTridiagonal(n2, diagonal2, off);
}
function tridiagonaliseReal(n2, a2, diagonal2, off) {
  const w = new Float64Array(n2);
  for (let k = 0; k < n2 - 1; k++) {
    let norm3 = 0;
    for (let i = k + 1; i < n2; i++) norm3 += a2[i * n2 + k] ** 2;
    norm3 = Math.sqrt(norm3);
    off[k + 1] = norm3;
    diagonal2[k] = a2[k * n2 + k];
    if (k === n2 - 2 || norm3 === 0) continue;
    const head = a2[(k + 1) * n2 + k];
    const alpha = head > 0 ? -norm3 : norm3;
    a2[(k + 1) * n2 + k] = head - alpha;
    const beta = 1 / (norm3 * (norm3 + Math.abs(head)));
    let overlap3 = 0;
    for (let i = k + 1; i < n2; i++) {
      let sum2 = 0;
      for (let j = k + 1; j < n2; j++) sum2 += (i >= j ? a2[i * n2 + j] : a2[j * n2 + i]) * a2[j * n2 + k];
      w[i] = beta * sum2;
      overlap3 += w[i] * a2[i * n2 + k];
    }
    const half = beta * overlap3 / 2;
    for (let i = k + 1; i < n2; i++) w[i] -= half * a2[i * n2 + k];
    for (let i = k + 1; i < n2; i++) {
      const u = a2[i * n2 + k];
      for (let j = k + 1; j <= i; j++) a2[i * n2 + j] -= u * w[j] + w[i] * a2[j * n2 + k];
    }
  }
  diagonal2[n2 - 1] = a2[n2 * n2 - 1];
}
function tridiagonaliseComplex(n2, a2, diagonal2, off) {
  const w = new Float64Array(2 * n2);
  for (let k = 0; k < n2 - 1; k++) {
    let norm3 = 0;
    for (let i = k + 1; i < n2; i++) norm3 += a2[2 * (i * n2 + k)] ** 2 + a2[2 * (i * n2 + k) + 1] ** 2;
    norm3 = Math.sqrt(norm3);
    off[k + 1] = norm3;
    diagonal2[k] = a2[2 * (k * n2 + k)];
    if (k === n2 - 2 || norm3 === 0) continue;
    const at = 2 * ((k + 1) * n2 + k);
    const modulus2 = Math.hypot(a2[at], a2[at + 1]);
    const stretch = modulus2 === 0 ? 0 : norm3 / modulus2;
    a2[at] = modulus2 === 0 ? norm3 : a2[at] * (1 + stretch);
    a2[at + 1] *= 1 + stretch;
    const beta = 1 / (norm3 * (norm3 + modulus2));
    let overlap3 = 0;
    for (let i = k + 1; i < n2; i++) {
      let re = 0;
      let im = 0;
      for (let j = k + 1; j < n2; j++) {
        const from = 2 * (i >= j ? i * n2 + j : j * n2 + i);
        const x = a2[from];
        const y = i >= j ? a2[from + 1] : -a2[from + 1];
        const u = a2[2 * (j * n2 + k)];
        const v = a2[2 * (j * n2 + k) + 1];
        re += x * u - y * v;
        im += x * v + y * u;
      }
      w[2 * i] = beta * re;
      w[2 * i + 1] = beta * im;
      overlap3 += w[2 * i] * a2[2 * (i * n2 + k)] + w[2 * i + 1] * a2[2 * (i * n2 + k) + 1];
    }
    const half = beta * overlap3 / 2;
    for (let i = k + 1; i < n2; i++) {
      w[2 * i] -= half * a2[2 * (i * n2 + k)];
      w[2 * i + 1] -= half * a2[2 * (i * n2 + k) + 1];
    }
    for (let i = k + 1; i < n2; i++) {
      const ur = a2[2 * (i * n2 + k)];
      const ui = a2[2 * (i * n2 + k) + 1];
      for (let j = k + 1; j <= i; j++) {
        const vr = a2[2 * (j * n2 + k)];
        const vi = a2[2 * (j * n2 + k) + 1];
        const to = 2 * (i * n2 + j);
        a2[to] -= ur * w[2 * j] + ui * w[2 * j + 1] + w[2 * i] * vr + w[2 * i + 1] * vi;
        a2[to + 1] -= ui * w[2 * j] - ur * w[2 * j + 1] + w[2 * i + 1] * vr - w[2 * i] * vi;
      }
    }
  }
  diagonal2[n2 - 1] = a2[2 * (n2 * n2 - 1)];
}
function smallestOfTridiagonal(n2, diagonal2, off) {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.POSITIVE_INFINITY;
  for (let i = 0; i < n2; i++) {
    const radius = Math.abs(off[i]) + (i + 1 < n2 ? Math.abs(off[i + 1]) : 0);
    low = Math.min(low, diagonal2[i] - radius);
    high = Math.min(high, diagonal2[i]);
  }
  const scale2 = Math.max(Math.abs(low), Math.abs(high));
  for (let step = 0; step < 120; step++) {
    const middle = (low + high) / 2;
    if (high - low <= 2 * Number.EPSILON * Math.max(Math.abs(middle), 1e-3 * scale2) || middle <= low || middle >= high)
      break;
    if (hasEigenvalueBelow(n2, diagonal2, off, middle)) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}
function hasEigenvalueBelow(n2, diagonal2, off, x) {
  let pivot = diagonal2[0] - x;
  if (pivot < 0) return true;
  for (let i = 1; i < n2; i++) {
    if (pivot === 0) pivot = 1e-300;
    pivot = diagonal2[i] - x - off[i] * off[i] / pivot;
    if (pivot < 0) return true;
  }
  return false;
}

// packages/sdp/src/problem/coordinates.ts
var matrixDimension = (field, n2) => field === "hermitian" ? n2 * n2 : n2 * (n2 + 1) / 2;
var coordinateOf = (field, i, j) => field === "hermitian" ? i * i + 2 * j : i * (i + 1) / 2 + j;
var width = (field) => field === "hermitian" ? 2 : 1;
function toMatrix(field, n2, source, offset, out) {
  let at = offset;
  if (field === "symmetric") {
    for (let i = 0; i < n2; i++) {
      for (let j = 0; j < i; j++) {
        const value = source[at++] * Math.SQRT1_2;
        out[i * n2 + j] = value;
        out[j * n2 + i] = value;
      }
      out[i * n2 + i] = source[at++];
    }
    return;
  }
  for (let i = 0; i < n2; i++) {
    for (let j = 0; j < i; j++) {
      const re = source[at++] * Math.SQRT1_2;
      const im = source[at++] * Math.SQRT1_2;
      const lower = 2 * (i * n2 + j);
      const upper = 2 * (j * n2 + i);
      out[lower] = re;
      out[lower + 1] = im;
      out[upper] = re;
      out[upper + 1] = -im;
    }
    out[2 * (i * n2 + i)] = source[at++];
    out[2 * (i * n2 + i) + 1] = 0;
  }
}
function toCoordinates(field, n2, matrix, out, offset) {
  let at = offset;
  if (field === "symmetric") {
    for (let i = 0; i < n2; i++) {
      for (let j = 0; j < i; j++) out[at++] = matrix[i * n2 + j] * Math.SQRT2;
      out[at++] = matrix[i * n2 + i];
    }
    return;
  }
  for (let i = 0; i < n2; i++) {
    for (let j = 0; j < i; j++) {
      const lower = 2 * (i * n2 + j);
      out[at++] = matrix[lower] * Math.SQRT2;
      out[at++] = matrix[lower + 1] * Math.SQRT2;
    }
    out[at++] = matrix[2 * (i * n2 + i)];
  }
}

// packages/sdp/src/cones/semidefinite-cone.ts
var SemidefiniteCone = class {
  constructor(field, offset, size) {
    this.field = field;
    this.offset = offset;
    this.size = size;
    const numbers = width(field) * size * size;
    const matrix = () => new Float64Array(numbers);
    this.dimension = matrixDimension(field, size);
    this.degree = size;
    this.root = matrix();
    this.inverse = matrix();
    this.unitary = matrix();
    this.frame = matrix();
    this.stretch = new Float64Array(size);
    this.values = new Float64Array(size);
    this.work = Array.from({ length: 5 }, matrix);
    this.setUnit();
  }
  field;
  offset;
  size;
  dimension;
  degree;
  /** R and R^-1, row-major work matrices */
  root;
  inverse;
  /** U, D, Q^dagger (row k: the conjugated eigenvector k of Lambda) and lambda */
  unitary;
  stretch;
  frame;
  values;
  work;
  unit(out) {
    out.fill(0, this.offset, this.offset + this.dimension);
    for (let i = 0; i < this.size; i++) out[this.offset + coordinateOf(this.field, i, i)] = 1;
  }
  scaledUnit(out) {
    this.unit(out);
  }
  margin(u) {
    toMatrix(this.field, this.size, u, this.offset, this.work[0]);
    return smallestEigenvalue2(this.field, this.size, this.work[0]);
  }
  initialise(s, z) {
    this.setUnit();
    return this.advance(s, z, s, z);
  }
  advance(scaledS, scaledZ, s, z) {
    const { field, size, values, stretch, unitary, frame } = this;
    const [lowS, lowZ, product2, columns, next] = this.work;
    toMatrix(field, size, scaledS, this.offset, lowS);
    toMatrix(field, size, scaledZ, this.offset, lowZ);
    if (!smallCholesky(field, size, lowS) || !smallCholesky(field, size, lowZ)) return false;
    smallMultiply(field, size, "C", lowZ, "N", lowS, next);
    transpose(field, size, next, product2);
    transpose(field, size, lowS, columns);
    oneSidedJacobi(field, size, product2, columns, values);
    for (let j = 0; j < size; j++) {
      if (!(values[j] > 0)) return false;
      scaleRow(field, size, columns, j, 1 / Math.sqrt(values[j]));
    }
    conjugateTranspose(field, size, columns, next);
    for (let j = 0; j < size; j++) scaleRow(field, size, next, j, stretch[j]);
    transpose(field, size, unitary, product2);
    oneSidedJacobi(field, size, next, product2, stretch);
    for (let j = 0; j < size; j++) {
      if (!(stretch[j] > 0) || !Number.isFinite(stretch[j])) return false;
      scaleRow(field, size, next, j, 1 / stretch[j]);
    }
    transpose(field, size, next, frame);
    transpose(field, size, product2, unitary);
    this.renewRoots();
    this.congruence(this.root, "N", null, s);
    this.congruence(this.inverse, "C", null, z);
    return true;
  }
  lambda(out) {
    const { field, size, frame, values } = this;
    const [a2, b, c2] = this.work;
    a2.set(frame);
    for (let j = 0; j < size; j++) scaleRow(field, size, a2, j, values[j]);
    smallMultiply(field, size, "C", frame, "N", a2, b);
    c2.set(b);
    hermitianPart2(field, size, c2);
    toCoordinates(field, size, c2, out, this.offset);
  }
  scaleS(u, out) {
    this.congruence(this.inverse, "N", u, out);
  }
  unscaleS(u, out) {
    this.congruence(this.root, "N", u, out);
  }
  unscaleZ(u, out) {
    this.congruence(this.inverse, "C", u, out);
  }
  product(u, v, out) {
    const { field, size, offset } = this;
    const [a2, b, c2] = this.work;
    toMatrix(field, size, u, offset, a2);
    toMatrix(field, size, v, offset, b);
    smallMultiply(field, size, "N", a2, "C", b, c2);
    hermitianPart2(field, size, c2);
    toCoordinates(field, size, c2, out, offset);
  }
  divideByLambda(u, out) {
    const { field, size, values, offset } = this;
    const parts = width(field);
    this.congruence(this.frame, "N", u, out);
    let at = offset;
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < i; j++) {
        const scale2 = 2 / (values[i] + values[j]);
        for (let part = 0; part < parts; part++) out[at++] *= scale2;
      }
      out[at++] /= values[i];
    }
    this.congruence(this.frame, "C", out, out);
  }
  longestStep(d) {
    const { field, size, values } = this;
    const parts = width(field);
    const [, , c2] = this.work;
    this.congruenceMatrix(this.frame, "N", d);
    for (let i = 0; i < size; i++) {
      for (let j = 0; j <= i; j++) {
        const scale2 = 1 / (Math.sqrt(values[i]) * Math.sqrt(values[j]));
        for (let part = 0; part < parts; part++) c2[parts * (i * size + j) + part] *= scale2;
      }
    }
    const least = smallestEigenvalue2(field, size, c2);
    return least < 0 ? -1 / least : Number.POSITIVE_INFINITY;
  }
  /** out <- T U T^dagger (op "N") or T^dagger U T (op "C"); U = Lambda when u is null. */
  congruence(t, op, u, out) {
    if (u === null) this.lambda(out);
    this.congruenceMatrix(t, op, u ?? out);
    toCoordinates(this.field, this.size, this.work[2], out, this.offset);
  }
  /** The same into the work matrix 2 (lower triangle). */
  congruenceMatrix(t, op, u) {
    const { field, size, offset } = this;
    const [a2, b, c2] = this.work;
    toMatrix(field, size, u, offset, a2);
    smallMultiply(field, size, op, t, "N", a2, b);
    smallMultiply(field, size, "N", b, op === "N" ? "C" : "N", t, c2);
    hermitianPart2(field, size, c2);
  }
  /** R = U D and R^-1 = D^-1 U^dagger */
  renewRoots() {
    const { field, size, unitary, stretch, root, inverse } = this;
    const w = width(field);
    conjugateTranspose(field, size, unitary, inverse);
    for (let j = 0; j < size; j++) scaleRow(field, size, inverse, j, 1 / stretch[j]);
    for (let i = 0; i < size; i++) {
      for (let k = 0; k < w * size; k++)
        root[w * i * size + k] = unitary[w * i * size + k] * stretch[Math.floor(k / w)];
    }
  }
  setUnit() {
    const w = width(this.field);
    this.stretch.fill(1);
    this.values.fill(1);
    for (const matrix of [this.root, this.inverse, this.unitary, this.frame]) {
      matrix.fill(0);
      for (let i = 0; i < this.size; i++) matrix[w * i * (this.size + 1)] = 1;
    }
  }
};
function scaleRow(field, n2, a2, row, factor2) {
  const w = width(field);
  for (let k = w * row * n2; k < w * (row + 1) * n2; k++) a2[k] *= factor2;
}
function transpose(field, n2, a2, out) {
  const w = width(field);
  for (let i = 0; i < n2; i++) {
    for (let j = 0; j < n2; j++) {
      for (let part = 0; part < w; part++) out[w * (j * n2 + i) + part] = a2[w * (i * n2 + j) + part];
    }
  }
}
function conjugateTranspose(field, n2, a2, out) {
  transpose(field, n2, a2, out);
  if (field === "hermitian") for (let k = 1; k < 2 * n2 * n2; k += 2) out[k] = -out[k];
}
function hermitianPart2(field, n2, a2) {
  for (let i = 0; i < n2; i++) {
    for (let j = 0; j < i; j++) {
      if (field === "symmetric") a2[i * n2 + j] = (a2[i * n2 + j] + a2[j * n2 + i]) / 2;
      else {
        const lower = 2 * (i * n2 + j);
        const upper = 2 * (j * n2 + i);
        a2[lower] = (a2[lower] + a2[upper]) / 2;
        a2[lower + 1] = (a2[lower + 1] - a2[upper + 1]) / 2;
      }
    }
  }
}

// packages/sdp/src/cones/make-cones.ts
function makeCones(problem) {
  return problem.cones.map(({ kind, size, offset, dimension }) => {
    if (kind === "nonnegative") return new NonnegativeCone(offset, dimension);
    if (kind === "second-order") return new SecondOrderCone(offset, dimension);
    return new SemidefiniteCone(kind, offset, size);
  });
}

// packages/sdp/src/dense/householder-qr.ts
function longestColumn(data, rows, columns) {
  let longest = 0;
  for (let j = 0; j < columns; j++) longest = Math.max(longest, squaredNorm(data, j * rows, rows));
  return Math.sqrt(longest);
}
function householderQr(data, rows, columns, smallest = 0) {
  const beta = new Float64Array(columns);
  const diagonal2 = new Float64Array(columns);
  const pivots = Int32Array.from({ length: columns }, (_, j) => j);
  const norms = new Float64Array(columns);
  const original = new Float64Array(columns);
  for (let j = 0; j < columns; j++) norms[j] = original[j] = squaredNorm(data, j * rows, rows);
  const steps = Math.min(rows, columns);
  let rank = 0;
  for (let k = 0; k < steps; k++) {
    let best = k;
    for (let j = k + 1; j < columns; j++) if (norms[j] > norms[best]) best = j;
    if (best !== k) swapColumns(data, rows, k, best, norms, original, pivots);
    const at = k * rows;
    const norm3 = Math.sqrt(squaredNorm(data, at + k, rows - k));
    if (!(norm3 > smallest)) break;
    rank = k + 1;
    const alpha = data[at + k] > 0 ? -norm3 : norm3;
    diagonal2[k] = alpha;
    data[at + k] -= alpha;
    beta[k] = -1 / (alpha * data[at + k]);
    for (let j = k + 1; j < columns; j++) {
      const other = j * rows;
      reflect(data, at, beta[k], data, other, k, rows);
      norms[j] -= data[other + k] ** 2;
      if (norms[j] < 1e-6 * original[j]) norms[j] = original[j] = squaredNorm(data, other + k + 1, rows - k - 1);
    }
  }
  return { rows, columns, data, beta, diagonal: diagonal2, pivots, rank };
}
function squaredNorm(data, from, count) {
  let sum2 = 0;
  for (let i = from; i < from + count; i++) sum2 += data[i] * data[i];
  return sum2;
}
function swapColumns(data, rows, a2, b, norms, original, pivots) {
  const kept = data.slice(a2 * rows, (a2 + 1) * rows);
  data.copyWithin(a2 * rows, b * rows, (b + 1) * rows);
  data.set(kept, b * rows);
  for (const list of [norms, original, pivots]) {
    const value = list[a2];
    list[a2] = list[b];
    list[b] = value;
  }
}
function reflect(reflector, at, beta, target2, to, k, rows) {
  let sum0 = 0;
  let sum1 = 0;
  let i = k;
  for (; i + 1 < rows; i += 2) {
    sum0 += reflector[at + i] * target2[to + i];
    sum1 += reflector[at + i + 1] * target2[to + i + 1];
  }
  if (i < rows) sum0 += reflector[at + i] * target2[to + i];
  const scale2 = beta * (sum0 + sum1);
  if (scale2 === 0) return;
  for (i = k; i < rows; i++) target2[to + i] -= scale2 * reflector[at + i];
}
function applyQTransposed(qr2, x) {
  for (let k = 0; k < qr2.rank; k++) reflect(qr2.data, k * qr2.rows, qr2.beta[k], x, 0, k, qr2.rows);
}
function applyQ(qr2, x) {
  for (let k = qr2.rank - 1; k >= 0; k--) reflect(qr2.data, k * qr2.rows, qr2.beta[k], x, 0, k, qr2.rows);
}
function solveR(qr2, x) {
  for (let j = qr2.rank - 1; j >= 0; j--) {
    const value = x[j] / qr2.diagonal[j];
    x[j] = value;
    const at = j * qr2.rows;
    for (let i = 0; i < j; i++) x[i] -= qr2.data[at + i] * value;
  }
}
function solveRTransposed(qr2, x) {
  for (let j = 0; j < qr2.rank; j++) {
    const at = j * qr2.rows;
    let sum2 = x[j];
    for (let i = 0; i < j; i++) sum2 -= qr2.data[at + i] * x[i];
    x[j] = sum2 / qr2.diagonal[j];
  }
}

// packages/sdp/src/kkt/equality-basis.ts
var DEPENDENT = 1e-12;
var EqualityBasis = class {
  /** number of independent equalities = length of x1 */
  rank;
  qr;
  equations;
  constructor(problem, unseen = []) {
    const { variables, equations, equality } = problem;
    this.equations = equations;
    const rows = new Float64Array(equality.length + unseen.length * variables);
    rows.set(equality);
    unseen.forEach((direction, k) => {
      rows.set(direction, equality.length + k * variables);
    });
    const count = equations + unseen.length;
    this.qr = householderQr(rows, variables, count, DEPENDENT * longestColumn(rows, variables, count));
    this.rank = this.qr.rank;
  }
  /** The shortest x with E x = right (of dependent equations those that were picked as independent). */
  particular(right) {
    const x = new Float64Array(this.qr.rows);
    for (let j = 0; j < this.rank; j++) {
      const equation = this.qr.pivots[j];
      if (equation < this.equations) x[j] = right[equation];
    }
    solveRTransposed(this.qr, x);
    applyQ(this.qr, x);
    return x;
  }
  /** v with E^T v = w for w in the range of E^T (least squares otherwise). */
  multipliers(w) {
    const y = w.slice();
    applyQTransposed(this.qr, y);
    solveR(this.qr, y);
    const v = new Float64Array(this.equations);
    for (let j = 0; j < this.rank; j++) {
      const equation = this.qr.pivots[j];
      if (equation < this.equations) v[equation] = y[j];
    }
    return v;
  }
  /** x <- Q^T x */
  toReduced(x) {
    applyQTransposed(this.qr, x);
  }
  /** x <- Q x */
  fromReduced(x) {
    applyQ(this.qr, x);
  }
  /** F <- F Q for a matrix whose columns are contiguous (column j at j * rows). */
  transformColumns(data, rows) {
    const { qr: qr2 } = this;
    const y = new Float64Array(rows);
    for (let k = 0; k < this.rank; k++) {
      y.fill(0);
      for (let j = k; j < qr2.rows; j++) addScaled(y, data, j * rows, qr2.data[k * qr2.rows + j]);
      for (let j = k; j < qr2.rows; j++) {
        const scale2 = -qr2.beta[k] * qr2.data[k * qr2.rows + j];
        if (scale2 === 0) continue;
        const at = j * rows;
        for (let i = 0; i < rows; i++) data[at + i] += scale2 * y[i];
      }
    }
  }
  /** M <- Q^T M Q for a full symmetric m x m matrix. */
  transformSymmetric(matrix) {
    const m = this.qr.rows;
    const u = new Float64Array(m);
    const p = new Float64Array(m);
    for (let k = 0; k < this.rank; k++) {
      const beta = this.qr.beta[k];
      u.fill(0);
      for (let j = k; j < m; j++) u[j] = this.qr.data[k * m + j];
      let overlap3 = 0;
      for (let i = 0; i < m; i++) {
        let sum2 = 0;
        for (let j = k; j < m; j++) sum2 += matrix[i * m + j] * u[j];
        p[i] = beta * sum2;
        overlap3 += p[i] * u[i];
      }
      for (let i = 0; i < m; i++) p[i] -= 0.5 * beta * overlap3 * u[i];
      for (let i = 0; i < m; i++) {
        if (u[i] === 0 && p[i] === 0) continue;
        for (let j = 0; j < m; j++) matrix[i * m + j] -= u[i] * p[j] + p[i] * u[j];
      }
    }
  }
};
function addScaled(y, data, at, factor2) {
  if (factor2 === 0) return;
  for (let i = 0; i < y.length; i++) y[i] += factor2 * data[at + i];
}

// packages/sdp/src/kkt/scaled-columns.ts
function scaledColumns(problem, cones) {
  const rows = problem.dimension;
  const out = new Float64Array(rows * problem.variables);
  problem.columns.forEach((columns, k) => {
    const { offset, dimension } = problem.cones[k];
    const scratch = new Float64Array(offset + dimension);
    for (let a2 = 0; a2 < columns.variables.length; a2++) {
      scratch.fill(0, offset);
      for (let t = columns.start[a2]; t < columns.start[a2 + 1]; t++)
        scratch[offset + columns.coordinates[t]] = columns.values[t];
      cones[k].scaleS(scratch, scratch);
      const to = columns.variables[a2] * rows + offset;
      for (let i = 0; i < dimension; i++) out[to + i] = scratch[offset + i];
    }
  });
  return out;
}

// packages/sdp/src/dense/add-product-transposed.ts
var CACHED_ROWS = 64;
var CACHED_DEPTH = 256;
function addProductTransposed(c2, a2, b, rows, cols, depth, factor2, lower = false) {
  for (let k = 0; k < depth; k += CACHED_DEPTH) {
    const length2 = Math.min(CACHED_DEPTH, depth - k);
    for (let j = 0; j < cols; j += CACHED_ROWS) {
      const end = Math.min(cols, j + CACHED_ROWS);
      addBlock(c2, shifted(a2, k), shifted(b, k), lower ? j : 0, rows, j, end, length2, factor2, lower);
    }
  }
}
var shifted = (window, by) => ({ ...window, offset: window.offset + by });
function addBlock(c2, a2, b, firstRow, rows, firstCol, endCol, depth, factor2, lower) {
  const tiledRows = rows - (rows - firstRow) % 3;
  const tiledCols = endCol - (endCol - firstCol) % 4;
  for (let i = firstRow; i < tiledRows; i += 3) {
    const end = lower ? Math.min(tiledCols, i + 3) : tiledCols;
    for (let j = firstCol; j < end; j += 4) tile(c2, a2, b, i, j, depth, factor2);
  }
  for (let i = firstRow; i < rows; i++) {
    const from = i < tiledRows ? tiledCols : firstCol;
    const end = lower ? Math.min(endCol, i + 1) : endCol;
    for (let j = from; j < end; j++) {
      let sum2 = 0;
      const ai = a2.offset + i * a2.stride;
      const bj = b.offset + j * b.stride;
      for (let k = 0; k < depth; k++) sum2 += a2.data[ai + k] * b.data[bj + k];
      c2.data[c2.offset + i * c2.stride + j] += factor2 * sum2;
    }
  }
}
function tile(c2, a2, b, i, j, depth, factor2) {
  const ad2 = a2.data;
  const bd = b.data;
  const a0 = a2.offset + i * a2.stride;
  const a1 = a0 + a2.stride;
  const a22 = a1 + a2.stride;
  const b0 = b.offset + j * b.stride;
  const b1 = b0 + b.stride;
  const b2 = b1 + b.stride;
  const b3 = b2 + b.stride;
  let c00 = 0;
  let c01 = 0;
  let c02 = 0;
  let c03 = 0;
  let c10 = 0;
  let c11 = 0;
  let c12 = 0;
  let c13 = 0;
  let c20 = 0;
  let c21 = 0;
  let c22 = 0;
  let c23 = 0;
  for (let k = 0; k < depth; k++) {
    const y0 = bd[b0 + k];
    const y1 = bd[b1 + k];
    const y2 = bd[b2 + k];
    const y3 = bd[b3 + k];
    const x0 = ad2[a0 + k];
    c00 += x0 * y0;
    c01 += x0 * y1;
    c02 += x0 * y2;
    c03 += x0 * y3;
    const x1 = ad2[a1 + k];
    c10 += x1 * y0;
    c11 += x1 * y1;
    c12 += x1 * y2;
    c13 += x1 * y3;
    const x2 = ad2[a22 + k];
    c20 += x2 * y0;
    c21 += x2 * y1;
    c22 += x2 * y2;
    c23 += x2 * y3;
  }
  const cd2 = c2.data;
  let at = c2.offset + i * c2.stride + j;
  cd2[at] += factor2 * c00;
  cd2[at + 1] += factor2 * c01;
  cd2[at + 2] += factor2 * c02;
  cd2[at + 3] += factor2 * c03;
  at += c2.stride;
  cd2[at] += factor2 * c10;
  cd2[at + 1] += factor2 * c11;
  cd2[at + 2] += factor2 * c12;
  cd2[at + 3] += factor2 * c13;
  at += c2.stride;
  cd2[at] += factor2 * c20;
  cd2[at + 1] += factor2 * c21;
  cd2[at + 2] += factor2 * c22;
  cd2[at + 3] += factor2 * c23;
}

// packages/sdp/src/dense/cholesky.ts
var PANEL = 48;
function choleskyInPlace(data, n2, offset, stride, smallest) {
  let replaced = 0;
  for (let j0 = 0; j0 < n2; j0 += PANEL) {
    const width2 = Math.min(PANEL, n2 - j0);
    const top = offset + j0 * stride;
    const panel2 = { data, offset: top, stride };
    addProductTransposed({ data, offset: top + j0, stride }, panel2, panel2, n2 - j0, width2, j0, -1);
    for (let j = j0; j < j0 + width2; j++) {
      const rowJ = offset + j * stride;
      let pivot = data[rowJ + j];
      for (let k = j0; k < j; k++) pivot -= data[rowJ + k] ** 2;
      if (!(pivot > smallest[j])) {
        pivot = 1e128;
        replaced++;
      }
      const root = Math.sqrt(pivot);
      data[rowJ + j] = root;
      const inverse = 1 / root;
      for (let i = j + 1; i < n2; i++) {
        const rowI = offset + i * stride;
        let sum2 = data[rowI + j];
        for (let k = j0; k < j; k++) sum2 -= data[rowI + k] * data[rowJ + k];
        data[rowI + j] = sum2 * inverse;
      }
    }
  }
  return replaced;
}
function choleskySolveInPlace(data, n2, offset, stride, x, xOffset) {
  for (let i = 0; i < n2; i++) {
    const row = offset + i * stride;
    let sum2 = x[xOffset + i];
    for (let k = 0; k < i; k++) sum2 -= data[row + k] * x[xOffset + k];
    x[xOffset + i] = sum2 / data[row + i];
  }
  for (let i = n2 - 1; i >= 0; i--) {
    const row = offset + i * stride;
    const value = x[xOffset + i] / data[row + i];
    x[xOffset + i] = value;
    for (let k = 0; k < i; k++) x[xOffset + k] -= data[row + k] * value;
  }
}

// packages/sdp/src/kkt/schur-dense.ts
var SchurDense = class {
  /** `chosen`: positions in `columns` (all when absent) */
  constructor(cone, columns, chosen) {
    this.cone = cone;
    this.columns = columns;
    this.chosen = chosen ?? Int32Array.from({ length: columns.variables.length }, (_, a2) => a2);
    const count = this.chosen.length;
    this.scratch = new Float64Array(cone.offset + cone.dimension);
    this.scaled = new Float64Array(count * cone.dimension);
    this.gram = new Float64Array(count * count);
  }
  cone;
  columns;
  scratch;
  scaled;
  gram;
  chosen;
  add(matrix, m) {
    const { cone, columns, chosen, scratch, scaled: scaled3, gram } = this;
    const count = chosen.length;
    const { offset, dimension } = cone;
    for (let p = 0; p < count; p++) {
      const a2 = chosen[p];
      scratch.fill(0, offset);
      for (let t = columns.start[a2]; t < columns.start[a2 + 1]; t++)
        scratch[offset + columns.coordinates[t]] = columns.values[t];
      cone.scaleS(scratch, scratch);
      scaled3.set(scratch.subarray(offset), p * dimension);
    }
    gram.fill(0);
    const rows = { data: scaled3, offset: 0, stride: dimension };
    addProductTransposed({ data: gram, offset: 0, stride: count }, rows, rows, count, count, dimension, 1, true);
    for (let p = 0; p < count; p++) {
      const i = columns.variables[chosen[p]];
      for (let q2 = 0; q2 <= p; q2++) {
        const j = columns.variables[chosen[q2]];
        matrix[i > j ? i * m + j : j * m + i] += gram[p * count + q2];
      }
    }
  }
};

// packages/sdp/src/kkt/schur-nonnegative.ts
var SchurNonnegative = class {
  constructor(cone, columns) {
    this.cone = cone;
    const rows = cone.dimension;
    this.start = new Int32Array(rows + 1);
    for (const row of columns.coordinates) this.start[row + 1]++;
    for (let r = 0; r < rows; r++) this.start[r + 1] += this.start[r];
    this.variables = new Int32Array(columns.coordinates.length);
    this.values = new Float64Array(columns.coordinates.length);
    const next = this.start.slice(0, rows);
    for (let a2 = 0; a2 < columns.variables.length; a2++) {
      for (let t = columns.start[a2]; t < columns.start[a2 + 1]; t++) {
        const to = next[columns.coordinates[t]]++;
        this.variables[to] = columns.variables[a2];
        this.values[to] = columns.values[t];
      }
    }
  }
  cone;
  start;
  variables;
  values;
  add(matrix, m) {
    const { start, variables, values, cone } = this;
    for (let r = 0; r < cone.dimension; r++) {
      const weight = 1 / cone.weights[r];
      for (let p = start[r]; p < start[r + 1]; p++) {
        const scale2 = values[p] * weight * weight;
        const row = variables[p] * m;
        for (let q2 = start[r]; q2 <= p; q2++) matrix[row + variables[q2]] += scale2 * values[q2];
      }
    }
  }
};

// packages/sdp/src/kkt/matrix-triangle.ts
function matrixTriangle(field, data, a2) {
  const found = /* @__PURE__ */ new Map();
  for (let t = data.start[a2]; t < data.start[a2 + 1]; t++) {
    const at = data.coordinates[t];
    const row = Math.floor(field === "hermitian" ? Math.sqrt(at) : (Math.sqrt(8 * at + 1) - 1) / 2);
    const within = at - coordinateOf(field, row, 0);
    const column3 = field === "hermitian" ? Math.floor(within / 2) : within;
    const imaginary = field === "hermitian" && within % 2 === 1;
    const value = data.values[t] * (row === column3 ? 1 : Math.SQRT1_2);
    const key = coordinateOf(field, row, column3);
    const entry2 = found.get(key) ?? { row, column: column3, re: 0, im: 0 };
    if (imaginary) entry2.im = value;
    else entry2.re = value;
    found.set(key, entry2);
  }
  const entries = [...found.values()];
  return {
    rows: Int32Array.from(entries, ({ row }) => row),
    columns: Int32Array.from(entries, ({ column: column3 }) => column3),
    re: Float64Array.from(entries, ({ re }) => re),
    im: Float64Array.from(entries, ({ im }) => im)
  };
}

// packages/sdp/src/kkt/schur-rank-one.ts
var SchurRankOne = class {
  /** `low`: positions of the columns with factors; `others`: of those without */
  constructor(cone, columns, low, others) {
    this.cone = cone;
    for (const a2 of low) {
      for (const { weight, vector } of columns.factors[a2] ?? [])
        this.factors.push({ variable: columns.variables[a2], weight, vector });
    }
    this.others = low.length === 0 ? [] : Array.from(others, (a2) => ({
      variable: columns.variables[a2],
      triangle: matrixTriangle(cone.field, columns, a2)
    }));
  }
  cone;
  factors = [];
  others;
  add(matrix, m) {
    const { cone, factors, others } = this;
    const length2 = width(cone.field) * cone.size;
    const scaled3 = factors.map(({ vector }) => applyLower(cone, vector));
    factors.forEach((f, p) => {
      for (let q2 = 0; q2 <= p; q2++) {
        const g = factors[q2];
        const share = f.weight * g.weight * squaredOverlap(cone, scaled3[p], scaled3[q2], length2);
        const twice = p !== q2 && f.variable === g.variable ? 2 : 1;
        const [row, column3] = f.variable > g.variable ? [f.variable, g.variable] : [g.variable, f.variable];
        matrix[row * m + column3] += twice * share;
      }
    });
    if (others.length === 0) return;
    factors.forEach((f, p) => {
      const t = applyAdjoint(cone, scaled3[p]);
      for (const { variable, triangle } of others) {
        const [row, column3] = f.variable > variable ? [f.variable, variable] : [variable, f.variable];
        matrix[row * m + column3] += f.weight * expectation(cone, triangle, t);
      }
    });
  }
};
function applyLower({ field, size, inverse }, u) {
  const out = new Float64Array(u.length);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      if (field === "symmetric") out[i] += inverse[i * size + j] * u[j];
      else {
        const x = inverse[2 * (i * size + j)];
        const y = inverse[2 * (i * size + j) + 1];
        out[2 * i] += x * u[2 * j] - y * u[2 * j + 1];
        out[2 * i + 1] += x * u[2 * j + 1] + y * u[2 * j];
      }
    }
  }
  return out;
}
function applyAdjoint({ field, size, inverse }, u) {
  const out = new Float64Array(u.length);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      if (field === "symmetric") out[j] += inverse[i * size + j] * u[i];
      else {
        const x = inverse[2 * (i * size + j)];
        const y = -inverse[2 * (i * size + j) + 1];
        out[2 * j] += x * u[2 * i] - y * u[2 * i + 1];
        out[2 * j + 1] += x * u[2 * i + 1] + y * u[2 * i];
      }
    }
  }
  return out;
}
function squaredOverlap({ field }, a2, b, length2) {
  let re = 0;
  let im = 0;
  for (let k = 0; k < length2; k++) re += a2[k] * b[k];
  if (field === "hermitian") for (let k = 0; k < length2; k += 2) im += a2[k] * b[k + 1] - a2[k + 1] * b[k];
  return re * re + im * im;
}
function expectation({ field }, a2, t) {
  let sum2 = 0;
  for (let k = 0; k < a2.rows.length; k++) {
    const i = a2.rows[k];
    const j = a2.columns[k];
    const weight = i === j ? 1 : 2;
    if (field === "symmetric") sum2 += weight * a2.re[k] * t[i] * t[j];
    else {
      const re = t[2 * i] * t[2 * j] + t[2 * i + 1] * t[2 * j + 1];
      const im = t[2 * i] * t[2 * j + 1] - t[2 * i + 1] * t[2 * j];
      sum2 += weight * (a2.re[k] * re - a2.im[k] * im);
    }
  }
  return sum2;
}

// packages/sdp/src/kkt/schur-sparse-pairs.ts
function sparseWithDense(field, n2, a2, u) {
  let sum2 = 0;
  for (let t = 0; t < a2.rows.length; t++) {
    const weight = a2.rows[t] === a2.columns[t] ? 1 : 2;
    if (field === "symmetric") sum2 += weight * a2.re[t] * u[a2.rows[t] * n2 + a2.columns[t]];
    else {
      const at = 2 * (a2.rows[t] * n2 + a2.columns[t]);
      sum2 += weight * (a2.re[t] * u[at] + a2.im[t] * u[at + 1]);
    }
  }
  return sum2;
}
function pairOfSparse(field, n2, a2, b, v) {
  return field === "symmetric" ? pairReal(n2, a2, b, v) : pairComplex(n2, a2, b, v);
}
function pairReal(n2, a2, b, v) {
  let sum2 = 0;
  for (let s = 0; s < a2.rows.length; s++) {
    const p = a2.rows[s] * n2;
    const q2 = a2.columns[s] * n2;
    let entry2 = 0;
    for (let t = 0; t < b.rows.length; t++) {
      const i = b.rows[t];
      const j = b.columns[t];
      entry2 += i === j ? b.re[t] * v[q2 + i] * v[p + i] : b.re[t] * (v[q2 + i] * v[p + j] + v[q2 + j] * v[p + i]);
    }
    sum2 += (p === q2 ? 1 : 2) * a2.re[s] * entry2;
  }
  return sum2;
}
function pairComplex(n2, a2, b, v) {
  let sum2 = 0;
  for (let s = 0; s < a2.rows.length; s++) {
    const p = a2.rows[s] * n2;
    const q2 = a2.columns[s] * n2;
    let re = 0;
    let im = 0;
    for (let t = 0; t < b.rows.length; t++) {
      const i = b.rows[t];
      const j = b.columns[t];
      for (let mirror = 0; mirror < (i === j ? 1 : 2); mirror++) {
        const left = 2 * (p + (mirror === 0 ? i : j));
        const right = 2 * (q2 + (mirror === 0 ? j : i));
        const x = v[left] * v[right] + v[left + 1] * v[right + 1];
        const y = v[left + 1] * v[right] - v[left] * v[right + 1];
        const c2 = b.re[t];
        const d = mirror === 0 ? b.im[t] : -b.im[t];
        re += c2 * x - d * y;
        im += c2 * y + d * x;
      }
    }
    sum2 += (p === q2 ? 1 : 2) * (a2.re[s] * re + a2.im[s] * im);
  }
  return sum2;
}

// packages/sdp/src/kkt/schur-semidefinite.ts
var SchurSemidefinite = class {
  constructor(cone, columns) {
    this.cone = cone;
    this.columns = columns;
    const entries = (a2) => columns.start[a2 + 1] - columns.start[a2];
    const all = Int32Array.from({ length: columns.variables.length }, (_, a2) => a2);
    const low = all.filter((a2) => {
      const rank = columns.factors[a2]?.length ?? cone.size;
      return rank < cone.size && entries(a2) > rank * cone.size;
    });
    const order = all.filter((a2) => !low.includes(a2)).sort((a2, b) => entries(b) - entries(a2));
    this.rankOne = new SchurRankOne(cone, columns, low, order);
    const split2 = bestSplit(Array.from(order, entries), cone);
    this.denseAt = order.slice(0, split2);
    this.sparseAt = order.slice(split2);
    this.dense = new SchurDense(cone, columns, this.denseAt);
    this.triangles = Array.from(this.sparseAt, (a2) => matrixTriangle(cone.field, columns, a2));
    const numbers = width(cone.field) * cone.size * cone.size;
    this.work = Array.from({ length: 4 }, () => new Float64Array(numbers));
  }
  cone;
  columns;
  dense;
  rankOne;
  denseAt;
  sparseAt;
  triangles;
  work;
  add(matrix, m) {
    const { cone, columns, denseAt, sparseAt, triangles, work } = this;
    this.dense.add(matrix, m);
    this.rankOne.add(matrix, m);
    if (sparseAt.length === 0) return;
    const { field, size } = cone;
    const [v, a2, b, u] = work;
    smallMultiply(field, size, "C", cone.inverse, "N", cone.inverse, v);
    const put = (i, j, value) => {
      matrix[i > j ? i * m + j : j * m + i] += value;
    };
    const coordinates = new Float64Array(cone.dimension);
    for (const at of denseAt) {
      coordinates.fill(0);
      for (let t = columns.start[at]; t < columns.start[at + 1]; t++)
        coordinates[columns.coordinates[t]] = columns.values[t];
      toMatrix(field, size, coordinates, 0, a2);
      smallMultiply(field, size, "N", v, "N", a2, b);
      smallMultiply(field, size, "N", b, "N", v, u);
      for (let p = 0; p < sparseAt.length; p++) {
        put(columns.variables[at], columns.variables[sparseAt[p]], sparseWithDense(field, size, triangles[p], u));
      }
    }
    for (let p = 0; p < sparseAt.length; p++) {
      const i = columns.variables[sparseAt[p]];
      for (let q2 = 0; q2 <= p; q2++)
        put(i, columns.variables[sparseAt[q2]], pairOfSparse(field, size, triangles[p], triangles[q2], v));
    }
  }
};
function bestSplit(entries, cone) {
  const count = entries.length;
  const w = cone.field === "hermitian" ? 4 : 1;
  const congruence = 4 * w * cone.size ** 3;
  const tail = new Float64Array(count + 1);
  for (let k = count - 1; k >= 0; k--) tail[k] = tail[k + 1] + entries[k];
  const pairs = new Float64Array(count + 1);
  for (let k = count - 1; k >= 0; k--) pairs[k] = pairs[k + 1] + 12 * w * entries[k] * tail[k];
  let best = count;
  let least = Number.POSITIVE_INFINITY;
  for (let k = 0; k <= count; k++) {
    const sparse = k < count ? k * congruence + 4 * k * tail[k] + pairs[k] : 0;
    const cost = k * congruence + k * k * cone.dimension * 0.5 + sparse;
    if (cost < least) {
      least = cost;
      best = k;
    }
  }
  return best;
}

// packages/sdp/src/kkt/schur-blocks.ts
function makeSchurBlocks(problem, cones) {
  return cones.map((cone, k) => {
    const columns = problem.columns[k];
    if (cone instanceof NonnegativeCone) return new SchurNonnegative(cone, columns);
    if (cone instanceof SemidefiniteCone) return new SchurSemidefinite(cone, columns);
    return new SchurDense(cone, columns);
  });
}

// packages/sdp/src/kkt/schur-method.ts
var NOISE2 = 1e-16;
var SchurMethod = class {
  constructor(operator, basis) {
    this.operator = operator;
    this.basis = basis;
    this.blocks = makeSchurBlocks(operator.problem, operator.cones);
    this.matrix = new Float64Array(operator.problem.variables ** 2);
  }
  operator;
  basis;
  name = "schur";
  blocks;
  matrix;
  /** How many directions the Schur complement does not see, at the present scaling. */
  deficiency() {
    return this.factorise(1e-13);
  }
  prepare() {
    this.factorise(NOISE2);
  }
  factorise(noise) {
    const m = this.operator.problem.variables;
    const { matrix, basis } = this;
    matrix.fill(0);
    for (const block of this.blocks) block.add(matrix, m);
    const from = basis.rank;
    if (from > 0) {
      for (let i = 0; i < m; i++) for (let j = 0; j < i; j++) matrix[j * m + i] = matrix[i * m + j];
      basis.transformSymmetric(matrix);
    }
    const smallest = new Float64Array(m - from);
    for (let j = from; j < m; j++) smallest[j - from] = noise * matrix[j * m + j];
    return choleskyInPlace(matrix, m - from, from * m + from, m, smallest);
  }
  solve({ x: bx, v: by, z: bz }) {
    const { operator, basis, matrix } = this;
    const m = bx.length;
    const x = basis.particular(by);
    const fixed = by.some((value) => value !== 0);
    const z = fixed ? operator.forward(x) : new Float64Array(bz.length);
    for (let i = 0; i < z.length; i++) z[i] = bz[i] - z[i];
    const g = operator.backward(z);
    for (let i = 0; i < m; i++) g[i] -= bx[i];
    basis.toReduced(g);
    const from = basis.rank;
    g.fill(0, 0, from);
    choleskySolveInPlace(matrix, m - from, from * m + from, m, g, from);
    basis.fromReduced(g);
    for (let i = 0; i < m; i++) x[i] += g[i];
    const step = operator.forward(g);
    for (let i = 0; i < z.length; i++) z[i] -= step[i];
    if (by.length === 0) return { x, v: by.slice(), z };
    const w = operator.backward(z);
    for (let i = 0; i < m; i++) w[i] = bx[i] - w[i];
    return { x, v: basis.multipliers(w), z };
  }
};

// packages/sdp/src/kkt/null-space.ts
var ZERO = 1e-13;
var CHEAP = 1e8;
function nullSpace(operator, basis) {
  const { problem, cones } = operator;
  const rows = problem.dimension;
  const m = problem.variables;
  if (rows * m * m > CHEAP && new SchurMethod(operator, basis).deficiency() === 0) return [];
  const columns = scaledColumns(problem, cones);
  const smallest = ZERO * longestColumn(columns, rows, m);
  basis.transformColumns(columns, rows);
  const free = m - basis.rank;
  const qr2 = householderQr(columns.slice(basis.rank * rows), rows, free, smallest);
  const found = [];
  for (let k = qr2.rank; k < free; k++) {
    const y = new Float64Array(free);
    for (let i = 0; i < qr2.rank; i++) y[i] = -qr2.data[k * rows + i];
    solveR(qr2, y);
    const x = new Float64Array(m);
    for (let i = 0; i < qr2.rank; i++) x[basis.rank + qr2.pivots[i]] = y[i];
    x[basis.rank + qr2.pivots[k]] = 1;
    basis.fromReduced(x);
    found.push(x);
  }
  return found;
}

// packages/sdp/src/problem/compiled-problem.ts
function addForward(problem, x, factor2, out) {
  problem.columns.forEach((columns, k) => {
    const { variables, start, coordinates, values } = columns;
    const offset = problem.cones[k].offset;
    for (let a2 = 0; a2 < variables.length; a2++) {
      const scale2 = factor2 * x[variables[a2]];
      if (scale2 === 0) continue;
      for (let t = start[a2]; t < start[a2 + 1]; t++) out[offset + coordinates[t]] += scale2 * values[t];
    }
  });
}
function addBackward(problem, z, factor2, out) {
  problem.columns.forEach((columns, k) => {
    const { variables, start, coordinates, values } = columns;
    const offset = problem.cones[k].offset;
    for (let a2 = 0; a2 < variables.length; a2++) {
      let sum2 = 0;
      for (let t = start[a2]; t < start[a2 + 1]; t++) sum2 += values[t] * z[offset + coordinates[t]];
      out[variables[a2]] += factor2 * sum2;
    }
  });
}
function addEquality(problem, x, factor2, out) {
  const n2 = problem.variables;
  for (let e = 0; e < problem.equations; e++) {
    let sum2 = 0;
    for (let i = 0; i < n2; i++) sum2 += problem.equality[e * n2 + i] * x[i];
    out[e] += factor2 * sum2;
  }
}
function addEqualityTransposed(problem, v, factor2, out) {
  const n2 = problem.variables;
  for (let e = 0; e < problem.equations; e++) {
    const scale2 = factor2 * v[e];
    if (scale2 === 0) continue;
    for (let i = 0; i < n2; i++) out[i] += scale2 * problem.equality[e * n2 + i];
  }
}

// packages/sdp/src/kkt/scaled-operator.ts
var ScaledOperator = class {
  constructor(problem, cones) {
    this.problem = problem;
    this.cones = cones;
  }
  problem;
  cones;
  /** F~ x */
  forward(x) {
    const out = new Float64Array(this.problem.dimension);
    addForward(this.problem, x, 1, out);
    for (const cone of this.cones) cone.scaleS(out, out);
    return out;
  }
  /** F~^T z */
  backward(z) {
    const unscaled = new Float64Array(this.problem.dimension);
    for (const cone of this.cones) cone.unscaleZ(z, unscaled);
    const out = new Float64Array(this.problem.variables);
    addBackward(this.problem, unscaled, 1, out);
    return out;
  }
};

// packages/sdp/src/problem/problem-error.ts
var ProblemError = class extends RangeError {
  name = "ProblemError";
};

// packages/sdp/src/problem/matrix-coordinates.ts
var HERMITICITY2 = 1e-10;
function matrixCoordinates(data, field, size, where) {
  if (data instanceof ComplexMatrix) return fromDense(data, field, size, where);
  if ("entries" in data) return fromEntries(data.entries, field, size, where);
  if ("rankOne" in data) return fromFactors(data.rankOne, field, size, where);
  throw new ProblemError(`${where} must be a ComplexMatrix, { entries } or { rankOne }`);
}
function fromDense(matrix, field, size, where) {
  if (matrix.rows !== size || matrix.cols !== size) {
    throw new ProblemError(`${where} is ${matrix.rows} x ${matrix.cols}, the cone holds ${size} x ${size} matrices`);
  }
  const { data } = matrix;
  let largest2 = 0;
  for (let t = 0; t < data.length; t++) {
    if (!Number.isFinite(data[t])) {
      throw new ProblemError(
        `${where} has the entry ${data[t]} in row ${Math.floor(t / 2 / size)}: expected finite numbers`
      );
    }
    largest2 = Math.max(largest2, Math.abs(data[t]));
  }
  const coordinates = [];
  const values = [];
  const put = (at, value) => {
    if (value === 0) return;
    coordinates.push(at);
    values.push(value);
  };
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      const lower = 2 * (i * size + j);
      const upper = 2 * (j * size + i);
      const defect = Math.hypot(data[lower] - data[upper], data[lower + 1] + data[upper + 1]);
      if (defect > HERMITICITY2 * largest2) {
        throw new ProblemError(
          `${where} is not Hermitian: entries (${i}, ${j}) and (${j}, ${i}) differ by ${defect} from conjugates`
        );
      }
      const im = (data[lower + 1] - data[upper + 1]) / 2;
      if (field === "symmetric" && Math.abs(im) > HERMITICITY2 * largest2) {
        throw new ProblemError(
          `${where} has the imaginary part ${im} at (${i}, ${j}): a "symmetric" cone holds real matrices, use "hermitian"`
        );
      }
      if (i === j) put(coordinateOf(field, i, i), data[lower]);
      else {
        put(coordinateOf(field, i, j), (data[lower] + data[upper]) / 2 * Math.SQRT2);
        if (field === "hermitian") put(coordinateOf(field, i, j) + 1, im * Math.SQRT2);
      }
    }
  }
  return { coordinates, values };
}
function fromEntries(entries, field, size, where) {
  const coordinates = [];
  const values = [];
  const seen = /* @__PURE__ */ new Set();
  entries.forEach(({ row, column: column3, value }, t) => {
    const here = `${where}.entries[${t}]`;
    for (const [name, index] of [
      ["row", row],
      ["column", column3]
    ]) {
      if (!Number.isInteger(index) || index < 0 || index >= size) {
        throw new ProblemError(`${here}.${name} must be an integer from 0 to ${size - 1}, got ${index}`);
      }
    }
    const re = realPart(value);
    const im = imaginaryPart(value) * (row >= column3 ? 1 : -1);
    if (!Number.isFinite(re) || !Number.isFinite(im))
      throw new ProblemError(`${here}.value must be finite, got ${re} + ${im}i`);
    const at = coordinateOf(field, Math.max(row, column3), Math.min(row, column3));
    if (seen.has(at)) {
      throw new ProblemError(
        `${here}: entry (${row}, ${column3}) or its mirror image is given twice; the other triangle is implied`
      );
    }
    seen.add(at);
    if (im !== 0 && row === column3)
      throw new ProblemError(`${here}: a diagonal entry must be real, got the imaginary part ${im}`);
    if (im !== 0 && field === "symmetric") {
      throw new ProblemError(
        `${here} has the imaginary part ${im}: a "symmetric" cone holds real matrices, use "hermitian"`
      );
    }
    const scale2 = row === column3 ? 1 : Math.SQRT2;
    if (re !== 0) {
      coordinates.push(at);
      values.push(re * scale2);
    }
    if (im !== 0) {
      coordinates.push(at + 1);
      values.push(im * scale2);
    }
  });
  return { coordinates, values };
}
function fromFactors(terms, field, size, where) {
  const w = field === "hermitian" ? 2 : 1;
  const matrix = new Float64Array(w * size * size);
  const factors = terms.map(({ weight, vector }, t) => {
    const here = `${where}.rankOne[${t}]`;
    if (vector.length !== size)
      throw new ProblemError(`${here}.vector has ${vector.length} entries, the cone has size ${size}`);
    const u = new Float64Array(w * size);
    for (let i = 0; i < size; i++) {
      const re = realPart(vector[i]);
      const im = imaginaryPart(vector[i]);
      if (!Number.isFinite(re) || !Number.isFinite(im) || !Number.isFinite(weight)) {
        throw new ProblemError(
          `${here} has a number that is not finite (weight ${weight}, entry ${i}: ${re} + ${im}i)`
        );
      }
      if (field === "symmetric" && im !== 0) {
        throw new ProblemError(
          `${here}.vector[${i}] has the imaginary part ${im}: a "symmetric" cone holds real matrices`
        );
      }
      u[w * i] = re;
      if (w === 2) u[2 * i + 1] = im;
    }
    for (let i = 0; i < size; i++) {
      for (let j = 0; j <= i; j++) {
        if (w === 1) matrix[i * size + j] += weight * u[i] * u[j];
        else {
          const at = 2 * (i * size + j);
          matrix[at] += weight * (u[2 * i] * u[2 * j] + u[2 * i + 1] * u[2 * j + 1]);
          matrix[at + 1] += weight * (u[2 * i + 1] * u[2 * j] - u[2 * i] * u[2 * j + 1]);
        }
      }
    }
    return { weight, vector: u };
  });
  const dense2 = new Float64Array(matrixDimension(field, size));
  toCoordinates(field, size, matrix, dense2, 0);
  const coordinates = [];
  const values = [];
  dense2.forEach((value, at) => {
    if (value === 0) return;
    coordinates.push(at);
    values.push(value);
  });
  return { coordinates, values, factors };
}

// packages/sdp/src/problem/vector-coordinates.ts
function vectorCoordinates(data, size, where) {
  const coordinates = [];
  const values = [];
  const put = (index, value, here) => {
    if (!Number.isFinite(value)) throw new ProblemError(`${here} must be a finite number, got ${value}`);
    if (value === 0) return;
    coordinates.push(index);
    values.push(value);
  };
  if (!("length" in data)) {
    const seen = /* @__PURE__ */ new Set();
    data.entries.forEach(({ index, value }, t) => {
      const here = `${where}.entries[${t}]`;
      if (!Number.isInteger(index) || index < 0 || index >= size) {
        throw new ProblemError(`${here}.index must be an integer from 0 to ${size - 1}, got ${index}`);
      }
      if (seen.has(index)) throw new ProblemError(`${here}: index ${index} is given twice`);
      seen.add(index);
      put(index, value, `${here}.value`);
    });
  } else {
    if (data.length !== size) throw new ProblemError(`${where} has ${data.length} numbers, the cone has size ${size}`);
    for (let i = 0; i < size; i++) put(i, data[i], `${where}[${i}]`);
  }
  return { coordinates, values };
}

// packages/sdp/src/problem/compile.ts
function compile(problem) {
  const objective = finiteVector(problem.objective, "objective");
  if (objective.length === 0) throw new ProblemError("objective is empty: a problem needs at least one variable");
  if (problem.constraints.length === 0) {
    throw new ProblemError(
      "constraints is empty: give at least one cone constraint (linear equations alone are no conic program)"
    );
  }
  const cones = [];
  const columns = [];
  const constants = [];
  let offset = 0;
  problem.constraints.forEach((constraint, k) => {
    const where = `constraints[${k}]`;
    const cone = compiledCone(constraint, offset, where);
    cones.push(cone);
    constants.push(constantOf(constraint, cone, where));
    columns.push(columnsOf(constraint, cone, objective.length, where));
    offset += cone.dimension;
  });
  const constant2 = new Float64Array(offset);
  constants.forEach((sparse, k) => {
    sparse.coordinates.forEach((at, t) => {
      constant2[cones[k].offset + at] += sparse.values[t];
    });
  });
  return {
    variables: objective.length,
    objective,
    cones,
    columns,
    constant: constant2,
    dimension: offset,
    ...compileEqualities(problem.equalities, objective.length)
  };
}
function compiledCone(constraint, offset, where) {
  const { cone, size } = constraint;
  if (!Number.isInteger(size) || size < 1)
    throw new ProblemError(`${where}.size must be a positive integer, got ${size}`);
  if (cone === "nonnegative" || cone === "second-order") return { kind: cone, size, offset, dimension: size };
  if (cone === "symmetric" || cone === "hermitian") {
    return { kind: cone, size, offset, dimension: matrixDimension(cone, size) };
  }
  throw new ProblemError(
    `${where}.cone must be "nonnegative", "second-order", "symmetric" or "hermitian", got ${JSON.stringify(cone)}`
  );
}
function dataCoordinates(cone, data, where) {
  if (cone.kind === "nonnegative" || cone.kind === "second-order") {
    if (data instanceof ComplexMatrix || "rankOne" in data) {
      throw new ProblemError(`${where} is a matrix, but the cone "${cone.kind}" holds vectors of length ${cone.size}`);
    }
    return vectorCoordinates(data, cone.size, where);
  }
  return matrixCoordinates(data, cone.kind, cone.size, where);
}
function constantOf(constraint, cone, where) {
  if (constraint.constant === void 0) return { coordinates: [], values: [] };
  return dataCoordinates(cone, constraint.constant, `${where}.constant`);
}
function columnsOf(constraint, cone, variables, where) {
  const found = constraint.coefficients.map((coefficient, a2) => {
    const here = `${where}.coefficients[${a2}]`;
    const { variable } = coefficient;
    if (!Number.isInteger(variable) || variable < 0 || variable >= variables) {
      throw new ProblemError(`${here}.variable must be an integer from 0 to ${variables - 1}, got ${variable}`);
    }
    const data = "vector" in coefficient ? coefficient.vector : coefficient.matrix;
    return { variable, here, sparse: dataCoordinates(cone, data, here) };
  });
  found.sort((a2, b) => a2.variable - b.variable);
  for (let a2 = 1; a2 < found.length; a2++) {
    if (found[a2].variable === found[a2 - 1].variable) {
      throw new ProblemError(
        `${found[a2].here}: variable ${found[a2].variable} has two coefficients in ${where}, expected one`
      );
    }
  }
  const start = new Int32Array(found.length + 1);
  found.forEach(({ sparse }, a2) => {
    start[a2 + 1] = start[a2] + sparse.values.length;
  });
  const coordinates = new Int32Array(start[found.length]);
  const values = new Float64Array(start[found.length]);
  found.forEach(({ sparse }, a2) => {
    coordinates.set(sparse.coordinates, start[a2]);
    values.set(sparse.values, start[a2]);
  });
  return {
    variables: Int32Array.from(found, ({ variable }) => variable),
    start,
    coordinates,
    values,
    factors: found.map(({ sparse }) => sparse.factors)
  };
}
function compileEqualities(equalities, variables) {
  if (equalities === void 0) return { equations: 0, equality: new Float64Array(0), right: new Float64Array(0) };
  const right = finiteVector(equalities.right, "equalities.right");
  const equality = new Float64Array(right.length * variables);
  equalities.coefficients.forEach(({ equation, variable, value }, t) => {
    const where = `equalities.coefficients[${t}]`;
    if (!Number.isInteger(equation) || equation < 0 || equation >= right.length) {
      throw new ProblemError(`${where}.equation must be an integer from 0 to ${right.length - 1}, got ${equation}`);
    }
    if (!Number.isInteger(variable) || variable < 0 || variable >= variables) {
      throw new ProblemError(`${where}.variable must be an integer from 0 to ${variables - 1}, got ${variable}`);
    }
    if (!Number.isFinite(value)) throw new ProblemError(`${where}.value must be finite, got ${value}`);
    equality[equation * variables + variable] += value;
  });
  return { equations: right.length, equality, right };
}
function finiteVector(source, where) {
  const vector = Float64Array.from(source);
  vector.forEach((value, i) => {
    if (!Number.isFinite(value)) throw new ProblemError(`${where}[${i}] must be a finite number, got ${value}`);
  });
  return vector;
}

// packages/sdp/src/interior-point/state.ts
function pointOf({ x, v, s, z }, divisor) {
  const divided = (u) => u.map((value) => value / divisor);
  return { x: divided(x), v: divided(v), s: divided(s), z: divided(z) };
}

// packages/sdp/src/interior-point/verdict.ts
function verdict(residuals2, state, options) {
  const { feasibility, absoluteGap, relativeGap } = options;
  if (residuals2.primal <= feasibility && residuals2.dual <= feasibility && (residuals2.gap <= absoluteGap || relativeGapOf(residuals2) <= relativeGap)) {
    return "optimal";
  }
  if (state.tau < state.kappa) {
    const { infeasibility, unboundedness } = residuals2;
    if (infeasibility.value > 0 && infeasibility.left <= feasibility * infeasibility.value) return "infeasible";
    if (unboundedness.value > 0 && unboundedness.left <= feasibility * unboundedness.value) return "unbounded";
  }
  return "continue";
}
function relativeGapOf({ gap, primalObjective, dualObjective }) {
  const size = Math.max(Math.abs(primalObjective), Math.abs(dualObjective));
  return size > 0 ? gap / size : Number.POSITIVE_INFINITY;
}
function optimalityMerit(residuals2) {
  const size = Math.max(1, Math.abs(residuals2.primalObjective), Math.abs(residuals2.dualObjective));
  return Math.max(residuals2.primal, residuals2.dual, residuals2.gap / size);
}
function progressMerit(residuals2, state) {
  let merit = optimalityMerit(residuals2);
  if (state.tau < state.kappa) {
    const { infeasibility, unboundedness } = residuals2;
    if (infeasibility.value > 0) merit = Math.min(merit, infeasibility.left / infeasibility.value);
    if (unboundedness.value > 0) merit = Math.min(merit, unboundedness.left / unboundedness.value);
  }
  return merit;
}

// packages/sdp/src/interior-point/best-points.ts
var KEPT = 3;
var EARLY = 1e-3;
var BestPoints = class {
  constructor(problem) {
    this.problem = problem;
  }
  problem;
  kept = [];
  /** the first point whose residuals are small: well inside the cones still */
  early;
  offer(state, residuals2) {
    const merit = optimalityMerit(residuals2);
    if (Number.isNaN(merit)) return;
    const rank = this.kept.findIndex((other) => merit < other.merit);
    if (rank < 0 && this.kept.length >= KEPT) return;
    const candidate = { point: pointOf(state, state.tau), residuals: residuals2, merit };
    this.kept.splice(rank < 0 ? this.kept.length : rank, 0, candidate);
    if (this.kept.length > KEPT) this.kept.pop();
    if (this.early === void 0 && residuals2.dual < EARLY && residuals2.primal < EARLY) this.early = candidate.point;
  }
};

// packages/sdp/src/kkt/qr-method.ts
var QrMethod = class {
  constructor(operator, basis) {
    this.operator = operator;
    this.basis = basis;
  }
  operator;
  basis;
  name = "qr";
  qr;
  /** order[i]: which cone coordinate stands in row i */
  order = new Int32Array(0);
  prepare() {
    const { problem, cones } = this.operator;
    const rows = problem.dimension;
    const m = problem.variables;
    const columns = scaledColumns(problem, cones);
    this.basis.transformColumns(columns, rows);
    const largest2 = new Float64Array(rows);
    for (let j = this.basis.rank; j < m; j++) {
      for (let i = 0; i < rows; i++) largest2[i] = Math.max(largest2[i], Math.abs(columns[j * rows + i]));
    }
    this.order = Int32Array.from({ length: rows }, (_, i) => i).sort((a2, b) => largest2[b] - largest2[a2]);
    const free = m - this.basis.rank;
    const sorted2 = new Float64Array(rows * free);
    for (let j = 0; j < free; j++) {
      const from = (j + this.basis.rank) * rows;
      for (let i = 0; i < rows; i++) sorted2[j * rows + i] = columns[from + this.order[i]];
    }
    this.qr = householderQr(sorted2, rows, free);
  }
  solve({ x: bx, v: by, z: bz }) {
    const { operator, basis, qr: qr2, order } = this;
    if (qr2 === void 0) throw new Error("QrMethod.solve before prepare");
    const { rank } = qr2;
    const x = basis.particular(by);
    const fixed = operator.forward(x);
    const c2 = new Float64Array(bz.length);
    for (let i = 0; i < c2.length; i++) c2[i] = bz[order[i]] - fixed[order[i]];
    applyQTransposed(qr2, c2);
    const reduced = bx.slice();
    basis.toReduced(reduced);
    const t = new Float64Array(qr2.columns);
    for (let j = 0; j < rank; j++) t[j] = reduced[basis.rank + qr2.pivots[j]];
    solveRTransposed(qr2, t);
    const y = new Float64Array(qr2.columns);
    for (let j = 0; j < rank; j++) {
      y[j] = c2[j] - t[j];
      c2[j] = t[j];
    }
    solveR(qr2, y);
    applyQ(qr2, c2);
    const z = new Float64Array(bz.length);
    for (let i = 0; i < c2.length; i++) z[order[i]] = c2[i];
    const step = new Float64Array(x.length);
    for (let j = 0; j < rank; j++) step[basis.rank + qr2.pivots[j]] = y[j];
    basis.fromReduced(step);
    for (let i = 0; i < x.length; i++) x[i] += step[i];
    const w = operator.backward(z);
    for (let i = 0; i < w.length; i++) w[i] = bx[i] - w[i];
    return { x, v: basis.multipliers(w), z };
  }
};

// packages/sdp/src/interior-point/choose-method.ts
var CHEAP2 = 2e7;
var MEMORY = 6e7;
var MethodChoice = class {
  constructor(operator, basis, wish) {
    this.operator = operator;
    this.basis = basis;
    this.wish = wish;
    const { dimension, variables } = operator.problem;
    const cheap = 2 * dimension * variables ** 2 <= CHEAP2;
    this.current = wish === "qr" || wish === "auto" && cheap ? new QrMethod(operator, basis) : new SchurMethod(operator, basis);
  }
  operator;
  basis;
  wish;
  current;
  /** Changes from the fast to the accurate method where that is allowed; says whether it did. */
  makeAccurate() {
    const { dimension, variables } = this.operator.problem;
    if (this.wish !== "auto" || this.current.name === "qr" || dimension * variables > MEMORY) return false;
    this.current = new QrMethod(this.operator, this.basis);
    return true;
  }
};

// packages/sdp/src/interior-point/residuals.ts
function residuals(problem, state) {
  const { x, v, s, z, tau, kappa } = state;
  const homogeneousX = new Float64Array(problem.variables);
  addBackward(problem, z, 1, homogeneousX);
  addEqualityTransposed(problem, v, 1, homogeneousX);
  const homogeneousV = new Float64Array(problem.equations);
  addEquality(problem, x, 1, homogeneousV);
  const homogeneousZ = s.slice();
  addForward(problem, x, -1, homogeneousZ);
  const rx = homogeneousX.map((value, i) => value - problem.objective[i] * tau);
  const rv = homogeneousV.map((value, i) => value - problem.right[i] * tau);
  const rz = homogeneousZ.map((value, i) => value - problem.constant[i] * tau);
  const cx = dot2(problem.objective, x);
  const fv = dot2(problem.right, v);
  const hz = dot2(problem.constant, z);
  return {
    rx,
    rv,
    rz,
    rt: kappa + cx - fv + hz,
    primalObjective: cx / tau,
    dualObjective: (fv - hz) / tau,
    gap: dot2(s, z) / (tau * tau),
    primal: Math.max(norm(rz) / Math.max(1, norm(problem.constant)), norm(rv) / Math.max(1, norm(problem.right))) / tau,
    dual: norm(rx) / Math.max(1, norm(problem.objective)) / tau,
    infeasibility: { value: fv - hz, left: norm(homogeneousX) },
    unboundedness: { value: -cx, left: Math.hypot(norm(homogeneousV), norm(homogeneousZ)) }
  };
}
function dot2(a2, b) {
  let sum2 = 0;
  for (let i = 0; i < a2.length; i++) sum2 += a2[i] * b[i];
  return sum2;
}
var norm = (a2) => Math.sqrt(dot2(a2, a2));

// packages/sdp/src/interior-point/inconsistent-equalities.ts
function inconsistentEqualities(problem, basis, tolerance) {
  const { equations, variables, equality, right } = problem;
  if (equations === 0) return void 0;
  const defect = right.slice();
  addEquality(problem, basis.particular(right), -1, defect);
  let worst = 0;
  for (let e = 1; e < equations; e++) if (Math.abs(defect[e]) > Math.abs(defect[worst])) worst = e;
  if (Math.abs(defect[worst]) <= Math.max(tolerance, 1e-13) * Math.max(1, norm(right))) return void 0;
  const v = basis.multipliers(equality.slice(worst * variables, (worst + 1) * variables)).map((value2) => -value2);
  v[worst] += 1;
  let value = 0;
  for (let e = 0; e < equations; e++) value += right[e] * v[e];
  return v.map((entry2) => entry2 / value);
}

// packages/sdp/src/kkt/refined-solver.ts
function solveRefined(method, operator, rhs, rounds, target2 = 1e-16) {
  const size = norm2(rhs);
  let solution = method.solve(rhs);
  let rest = residual(operator, rhs, solution);
  let left = norm2(rest);
  for (let round = 0; round < rounds && left > target2 * size; round++) {
    const correction = method.solve(rest);
    const candidate = sum(solution, correction);
    const candidateRest = residual(operator, rhs, candidate);
    const candidateLeft = norm2(candidateRest);
    if (!(candidateLeft < left)) break;
    const slow = candidateLeft > left / 2;
    solution = candidate;
    rest = candidateRest;
    left = candidateLeft;
    if (slow) break;
  }
  return { solution, left: size > 0 ? left / size : 0 };
}
function residual(operator, rhs, { x, v, z }) {
  const { problem } = operator;
  const rx = operator.backward(z);
  addEqualityTransposed(problem, v, 1, rx);
  for (let i = 0; i < rx.length; i++) rx[i] = rhs.x[i] - rx[i];
  const rv = rhs.v.slice();
  addEquality(problem, x, -1, rv);
  const rz = operator.forward(x);
  for (let i = 0; i < rz.length; i++) rz[i] = rhs.z[i] - rz[i] - z[i];
  return { x: rx, v: rv, z: rz };
}
function sum(a2, b) {
  return {
    x: a2.x.map((value, i) => value + b.x[i]),
    v: a2.v.map((value, i) => value + b.v[i]),
    z: a2.z.map((value, i) => value + b.z[i])
  };
}
function norm2({ x, v, z }) {
  let total2 = 0;
  for (const part of [x, v, z]) for (let i = 0; i < part.length; i++) total2 += part[i] * part[i];
  return Math.sqrt(total2);
}

// packages/sdp/src/interior-point/initial-point.ts
function initialPoint(problem, operator, method) {
  const { cones } = operator;
  method.prepare();
  const zeroX = new Float64Array(problem.variables);
  const zeroV = new Float64Array(problem.equations);
  const zeroZ = new Float64Array(problem.dimension);
  const scaledConstant = new Float64Array(problem.dimension);
  for (const cone of cones) cone.scaleS(problem.constant, scaledConstant);
  const primal = solveRefined(
    method,
    operator,
    { x: zeroX, v: problem.right, z: scaledConstant.map((h) => -h) },
    2
  ).solution;
  const dual = solveRefined(method, operator, { x: problem.objective, v: zeroV, z: zeroZ }, 2).solution;
  const s = new Float64Array(problem.dimension);
  const z = new Float64Array(problem.dimension);
  for (const cone of cones) {
    cone.unscaleS(
      primal.z.map((value) => -value),
      s
    );
    cone.unscaleZ(dual.z, z);
  }
  pushInside(cones, s);
  pushInside(cones, z);
  return { x: primal.x.slice(), v: dual.v.slice(), s, z, tau: 1, kappa: 1, cones };
}
function pushInside(cones, u) {
  const margin = Math.min(...cones.map((cone) => cone.margin(u)));
  const size = norm(u);
  if (margin > 1e-8 * Math.max(1, size)) return;
  const shift = Math.max(1, size) - margin;
  const unit = new Float64Array(u.length);
  for (const cone of cones) cone.unit(unit);
  for (let i = 0; i < u.length; i++) u[i] += shift * unit[i];
}

// packages/sdp/src/interior-point/interior-pair.ts
var STEPS = 12;
function interiorPair(start, operator, method) {
  const { problem, cones } = operator;
  const state = {
    x: start.x.slice(),
    v: start.v.slice(),
    s: start.s.slice(),
    z: start.z.slice(),
    tau: 1,
    kappa: 0,
    cones
  };
  for (const cone of cones) if (!cone.initialise(state.s, state.z)) return {};
  const degree = cones.reduce((sum2, cone) => sum2 + cone.degree, 0);
  const { rx, rz } = residuals(problem, state);
  const mu = Math.max(dot2(state.s, state.z) / degree, norm(rz) * norm(state.z), norm(rx) * norm(state.s));
  let found = {};
  for (let count = 0; count < STEPS && (found.x === void 0 || found.dual === void 0); count++) {
    const { lambda, direction } = centringDirection(state, operator, method, mu);
    const reach = (d) => Math.min(1, 0.9 * Math.min(...cones.map((cone) => cone.longestStep(d))));
    const primalStep = reach(direction.s);
    const dualStep = reach(direction.z);
    if (!(primalStep > 0 && dualStep > 0)) break;
    const scaledS = lambda.map((value, i) => value + primalStep * direction.s[i]);
    const scaledZ = lambda.map((value, i) => value + dualStep * direction.z[i]);
    if (!cones.every((cone) => cone.advance(scaledS, scaledZ, state.s, state.z))) break;
    for (let i = 0; i < state.x.length; i++) state.x[i] += primalStep * direction.x[i];
    for (let i = 0; i < state.v.length; i++) state.v[i] += dualStep * direction.v[i];
    if (primalStep === 1) found = { ...found, x: state.x.slice() };
    if (dualStep === 1) found = { ...found, dual: { z: state.z.slice(), v: state.v.slice() } };
  }
  return found;
}
function centringDirection(state, operator, method, mu) {
  const { problem, cones } = operator;
  const { rx, rv, rz } = residuals(problem, state);
  method.prepare();
  const size = problem.dimension;
  const lambda = new Float64Array(size);
  const target2 = new Float64Array(size);
  const scaledRz = new Float64Array(size);
  const q2 = new Float64Array(size);
  for (const cone of cones) {
    cone.lambda(lambda);
    cone.scaledUnit(target2);
    cone.scaleS(rz, scaledRz);
  }
  for (let i = 0; i < size; i++) target2[i] *= mu;
  for (const cone of cones) cone.divideByLambda(target2, q2);
  for (let i = 0; i < size; i++) q2[i] -= lambda[i];
  const rhs = { x: rx.map((r) => -r), v: rv.map((r) => -r), z: q2.map((value, i) => value + scaledRz[i]) };
  const { x, v, z } = solveRefined(method, operator, rhs, 4).solution;
  return { lambda, direction: { x, v, z, s: q2.map((value, i) => value - z[i]) } };
}

// packages/sdp/src/interior-point/options.ts
function resolveOptions(options) {
  const tolerance = (name, fallback) => {
    const value = options[name] ?? fallback;
    if (!(value >= 0)) throw new RangeError(`${name} must be a number >= 0, got ${value}`);
    return value;
  };
  const maxIterations = options.maxIterations ?? 100;
  if (!Number.isInteger(maxIterations) || maxIterations < 1) {
    throw new RangeError(`maxIterations must be a positive integer, got ${maxIterations}`);
  }
  const method = options.method ?? "auto";
  if (method !== "auto" && method !== "schur" && method !== "qr") {
    throw new RangeError(`method must be "auto", "schur" or "qr", got ${JSON.stringify(method)}`);
  }
  return {
    relativeGap: tolerance("relativeGap", 1e-9),
    absoluteGap: tolerance("absoluteGap", 1e-12),
    feasibility: tolerance("feasibility", 1e-9),
    maxIterations,
    method,
    certify: options.certify ?? true,
    onIteration: options.onIteration,
    signal: options.signal
  };
}

// packages/sdp/src/interior-point/direction.ts
function newtonDirection(system, share, q2, complementarity) {
  const { problem, state, residuals: residuals2, scaledRz, scaledH, along } = system;
  const base = system.solve({
    x: residuals2.rx.map((value) => -share * value),
    v: residuals2.rv.map((value) => -share * value),
    z: q2.map((value, i) => value + share * scaledRz[i])
  });
  const slope2 = state.kappa / state.tau + dot2(along.z, along.z);
  const rest = share * residuals2.rt + complementarity / state.tau + dot2(problem.objective, base.x) - dot2(problem.right, base.v) + dot2(scaledH, base.z);
  const tau = rest / slope2;
  const combine = (a2, b) => a2.map((value, i) => value + tau * b[i]);
  const z = combine(base.z, along.z);
  return {
    x: combine(base.x, along.x),
    v: combine(base.v, along.v),
    s: q2.map((value, i) => value - z[i]),
    z,
    tau,
    kappa: (complementarity - state.kappa * tau) / state.tau
  };
}

// packages/sdp/src/interior-point/step-length.ts
function longestStep(state, direction) {
  let alpha = Number.POSITIVE_INFINITY;
  for (const cone of state.cones) {
    alpha = Math.min(alpha, cone.longestStep(direction.s), cone.longestStep(direction.z));
  }
  if (direction.tau < 0) alpha = Math.min(alpha, -state.tau / direction.tau);
  if (direction.kappa < 0) alpha = Math.min(alpha, -state.kappa / direction.kappa);
  return alpha;
}

// packages/sdp/src/interior-point/predictor-corrector.ts
var NEAR_BOUNDARY = { least: 0.98, most: 0.999 };
function predictorCorrectorStep(state, residuals2, operator, method) {
  const { problem, cones } = operator;
  const size = problem.dimension;
  method.prepare();
  const accurate = method.name === "qr";
  let newtonResidual = 0;
  const solve2 = (rhs) => {
    const { solution, left } = accurate ? solveRefined(method, operator, rhs, 3) : solveRefined(method, operator, rhs, 8, 1e-12);
    newtonResidual = Math.max(newtonResidual, left);
    return solution;
  };
  const scaled3 = (u) => {
    const out = new Float64Array(size);
    for (const cone of cones) cone.scaleS(u, out);
    return out;
  };
  const scaledH = scaled3(problem.constant);
  const along = solve2({ x: problem.objective, v: problem.right, z: scaledH.map((value) => -value) });
  const system = { problem, state, residuals: residuals2, scaledRz: scaled3(residuals2.rz), scaledH, along, solve: solve2 };
  const lambda = new Float64Array(size);
  const unit = new Float64Array(size);
  for (const cone of cones) {
    cone.lambda(lambda);
    cone.scaledUnit(unit);
  }
  const degree = cones.reduce((sum2, cone) => sum2 + cone.degree, 1);
  const mu = (dot2(lambda, lambda) + state.tau * state.kappa) / degree;
  const predictor = newtonDirection(
    system,
    1,
    lambda.map((value) => -value),
    -state.tau * state.kappa
  );
  const reach = Math.min(1, longestStep(state, predictor));
  const centering = Math.min(1, Math.max(0, (1 - reach) ** 3));
  const target2 = new Float64Array(size);
  for (const cone of cones) cone.product(predictor.s, predictor.z, target2);
  for (let i = 0; i < size; i++) target2[i] = centering * mu * unit[i] - target2[i];
  const q2 = new Float64Array(size);
  for (const cone of cones) cone.divideByLambda(target2, q2);
  for (let i = 0; i < size; i++) q2[i] -= lambda[i];
  const complementarity = centering * mu - state.tau * state.kappa - predictor.tau * predictor.kappa;
  const direction = newtonDirection(system, 1 - centering, q2, complementarity);
  const share = Math.min(NEAR_BOUNDARY.most, Math.max(NEAR_BOUNDARY.least, reach));
  const step = Math.min(1, share * longestStep(state, direction));
  const scaledS = lambda.map((value, i) => value + step * direction.s[i]);
  const scaledZ = lambda.map((value, i) => value + step * direction.z[i]);
  let interior = Number.isFinite(step) && step > 0;
  for (const cone of cones) interior = interior && cone.advance(scaledS, scaledZ, state.s, state.z);
  for (let i = 0; i < state.x.length; i++) state.x[i] += step * direction.x[i];
  for (let i = 0; i < state.v.length; i++) state.v[i] += step * direction.v[i];
  state.tau += step * direction.tau;
  state.kappa += step * direction.kappa;
  return { step, centering, newtonResidual, interior: interior && state.tau > 0 && state.kappa > 0 };
}

// packages/sdp/src/interior-point/cone-values.ts
function coneValues(problem, u) {
  return problem.cones.map(({ kind, size, offset, dimension }) => {
    if (kind === "nonnegative" || kind === "second-order") return u.slice(offset, offset + dimension);
    const matrix = ComplexMatrix.zeros(size);
    if (kind === "hermitian") toMatrix(kind, size, u, offset, matrix.data);
    else {
      const real = new Float64Array(size * size);
      toMatrix(kind, size, u, offset, real);
      real.forEach((value, t) => {
        matrix.data[2 * t] = value;
      });
    }
    return matrix;
  });
}
function dualPoint(problem, { z, v }) {
  return { cones: coneValues(problem, z), multipliers: v.slice() };
}

// packages/sdp/src/interior-point/report.ts
function report(problem, compiled2, options, best, log, stop, interior) {
  const status = statusOf(stop);
  const bounded = options.certify && status !== "infeasible" && status !== "unbounded";
  const { kept, lowerBound, upperBound } = bounded ? certifiedBest(problem, compiled2, best, interior) : { kept: best.kept[0], lowerBound: Number.NEGATIVE_INFINITY, upperBound: Number.POSITIVE_INFINITY };
  const { point, residuals: residuals2 } = kept;
  return {
    status,
    message: messageOf(status, residuals2),
    x: point.x,
    slacks: coneValues(compiled2, point.s),
    dual: dualPoint(compiled2, point),
    primalObjective: residuals2.primalObjective,
    dualObjective: residuals2.dualObjective,
    gap: residuals2.gap,
    relativeGap: relativeGapOf(residuals2),
    primalResidual: residuals2.primal,
    dualResidual: residuals2.dual,
    interior: interiorOf(compiled2, interior),
    lowerBound,
    upperBound,
    ...certificateOf(compiled2, stop),
    iterations: Math.max(0, log.length - 1),
    log
  };
}
function interiorOf(compiled2, { x, dual }) {
  return { ...x === void 0 ? {} : { x }, ...dual === void 0 ? {} : { dual: dualPoint(compiled2, dual) } };
}
function statusOf({ status }) {
  if (status === "contradiction") return "infeasible";
  return status === "unseen-descent" ? "unbounded" : status;
}
function certifiedBest(problem, compiled2, best, interior) {
  const inside = interiorOf(compiled2, interior);
  const checked = new CheckedProblem(problem);
  let chosen = best.kept[0];
  let lowerBound = Number.NEGATIVE_INFINITY;
  let upperBound = Number.POSITIVE_INFINITY;
  for (const kept of best.kept) {
    const close = kept.merit <= 1e3 * best.kept[0].merit + 1e-12;
    if (!close && Number.isFinite(lowerBound) && Number.isFinite(upperBound)) continue;
    const lower = certifyLowerBound(
      checked,
      dualPoint(compiled2, kept.point),
      inside.dual === void 0 ? {} : { interior: inside.dual }
    ).lowerBound;
    const upper = certifyUpperBound(
      checked,
      kept.point.x,
      inside.x === void 0 ? {} : { interior: inside.x }
    ).upperBound;
    if (lower > lowerBound) {
      lowerBound = lower;
      chosen = kept;
    }
    upperBound = Math.min(upperBound, upper);
    if (upperBound - lowerBound <= 2 * Math.abs(chosen.residuals.gap)) break;
  }
  return { kept: chosen, lowerBound, upperBound };
}
function certificateOf(compiled2, stop) {
  if (stop.status === "contradiction") {
    const zero = {
      x: new Float64Array(compiled2.variables),
      v: stop.multipliers,
      s: new Float64Array(compiled2.dimension),
      z: new Float64Array(compiled2.dimension)
    };
    return { infeasibility: { point: dualPoint(compiled2, zero), residual: 0 } };
  }
  if (stop.status === "unseen-descent") return { ray: { x: stop.ray, residual: 0 } };
  if (stop.status === "infeasible") {
    const { value, left } = stop.residuals.infeasibility;
    return { infeasibility: { point: dualPoint(compiled2, pointOf(stop.state, value)), residual: left / value } };
  }
  if (stop.status === "unbounded") {
    const { value, left } = stop.residuals.unboundedness;
    return { ray: { x: pointOf(stop.state, value).x, residual: left / value } };
  }
  return {};
}
function messageOf(status, residuals2) {
  const { gap, primal, dual } = residuals2;
  const reached = `gap ${gap.toExponential(2)}, residuals ${primal.toExponential(1)} and ${dual.toExponential(1)}`;
  switch (status) {
    case "optimal":
      return `optimal: ${reached}`;
    case "infeasible":
      return "infeasible: no point satisfies the constraints, see `infeasibility` for the certificate";
    case "unbounded":
      return "unbounded: the objective falls for ever along `ray`, if there is a feasible point";
    case "stalled":
      return `stalled: rounding allows no further progress, ${reached}`;
    case "iteration-limit":
      return `stopped at the iteration limit: ${reached}`;
    case "cancelled":
      return `cancelled: ${reached}`;
  }
}

// packages/sdp/src/interior-point/unseen-descent.ts
function unseenDescent(problem, unseen) {
  for (const direction of unseen) {
    const slope2 = dot2(problem.objective, direction);
    if (Math.abs(slope2) > 1e-10 * norm(problem.objective) * norm(direction))
      return direction.map((value) => -value / slope2);
  }
  return void 0;
}

// packages/sdp/src/interior-point/solve.ts
var PATIENCE2 = 12;
var PATIENCE_WHEN_GOOD = 3;
var GOOD = 1e-11;
function solve(problem, options = {}) {
  const resolved = resolveOptions(options);
  const compiled2 = compile(problem);
  const operator = new ScaledOperator(compiled2, makeCones(compiled2));
  const plainBasis = new EqualityBasis(compiled2);
  const unseen = nullSpace(operator, plainBasis);
  const basis = unseen.length === 0 ? plainBasis : new EqualityBasis(compiled2, unseen);
  const choice = new MethodChoice(operator, basis, resolved.method);
  const contradiction = inconsistentEqualities(compiled2, plainBasis, resolved.feasibility);
  const descent = unseenDescent(compiled2, unseen);
  const state = initialPoint(compiled2, operator, choice.current);
  const best = new BestPoints(compiled2);
  const log = [];
  const finish = (stop) => {
    const wanted = resolved.certify && best.early !== void 0 && stop.status !== "infeasible" && stop.status !== "unbounded";
    const interior = wanted && best.early !== void 0 ? interiorPair(best.early, operator, choice.current) : {};
    return report(problem, compiled2, resolved, best, log, stop, interior);
  };
  if (contradiction !== void 0) {
    best.offer(state, residuals(compiled2, state));
    return finish({ status: "contradiction", multipliers: contradiction });
  }
  if (descent !== void 0) {
    best.offer(state, residuals(compiled2, state));
    return finish({ status: "unseen-descent", ray: descent });
  }
  for (const cone of state.cones) {
    if (!cone.initialise(state.s, state.z))
      throw new Error("the starting point is not interior: please report this problem");
  }
  let last = { step: 0, centering: 1, newtonResidual: 0, interior: true };
  let least = Number.POSITIVE_INFINITY;
  let idle = 0;
  for (let iteration = 0; ; iteration++) {
    const present = residuals(compiled2, state);
    const entry2 = record(iteration, present, state, last, choice.current.name);
    log.push(entry2);
    resolved.onIteration?.(entry2);
    best.offer(state, present);
    const found = verdict(present, state, resolved);
    if (found !== "continue")
      return finish(found === "optimal" ? { status: found } : { status: found, state, residuals: present });
    if (resolved.signal?.aborted) return finish({ status: "cancelled" });
    if (iteration >= resolved.maxIterations) return finish({ status: "iteration-limit" });
    const merit = progressMerit(present, state);
    idle = merit < 0.7 * least ? 0 : idle + 1;
    least = Math.min(least, merit);
    const patience = least < GOOD ? PATIENCE_WHEN_GOOD : PATIENCE2;
    if (idle > patience || iteration > 0 && last.step < 1e-6) {
      if (!choice.makeAccurate()) return finish({ status: "stalled" });
      idle = 0;
    }
    if (last.newtonResidual > 1e-5 && iteration > 0) choice.makeAccurate();
    last = predictorCorrectorStep(state, present, operator, choice.current);
    if (!last.interior) return finish({ status: "stalled" });
  }
}
function record(iteration, present, state, last, method) {
  return {
    iteration,
    primalObjective: present.primalObjective,
    dualObjective: present.dualObjective,
    gap: present.gap,
    primalResidual: present.primal,
    dualResidual: present.dual,
    tau: state.tau,
    kappa: state.kappa,
    step: last.step,
    centering: last.centering,
    method,
    newtonResidual: last.newtonResidual
  };
}

// packages/lindblad-limits/src/operator-basis.ts
function operatorBasis(region2, charges) {
  const blocks = /* @__PURE__ */ new Map();
  const put = (label2, operator) => {
    const block = blocks.get(label2) ?? [];
    blocks.set(label2, block);
    block.push(operator);
  };
  const d = region2.dimension;
  for (let i = 0; i < d; i++) {
    for (let j = 0; j < d; j++) {
      if (i !== j) put(charges.transfer(region2, i, j), { entries: [{ row: i, column: j, value: 1 }] });
    }
  }
  for (let n2 = 1; n2 < d; n2++) put(charges.transfer(region2, 0, 0), { entries: diagonal(n2) });
  return [...blocks.values()];
}
function diagonal(n2) {
  const norm3 = Math.sqrt(n2 * (n2 + 1));
  return Array.from({ length: n2 + 1 }, (_, i) => ({ row: i, column: i, value: (i < n2 ? 1 : -n2) / norm3 }));
}

// packages/lindblad-limits/src/dissipator-set.ts
function dissipatorSet(ness2, regions, charges) {
  const { space } = ness2.basis;
  return regions.flatMap((sites, r) => {
    if (sites.length === 0) return [];
    const place = region(space, sites, `regions[${r}]`);
    if (place.dimension < 2) throw new LimitsError(`regions[${r}]: sites ${sites.join(", ")} have a single state, nothing can act on them`);
    return [{ region: place, blocks: operatorBasis(place, charges) }];
  });
}

// packages/lindblad-limits/src/gamma-blocks.ts
function nearestGamma(raw, set) {
  const positive2 = raw.map((blocks) => blocks.map(positivePart));
  const traces = positive2.map(traceOf);
  const total2 = traces.reduce((sum2, t) => sum2 + t, 0);
  return positive2.map((blocks, r) => {
    if (set.kind === "free") return blocks;
    const wanted = set.kind === "each" ? set.values[r] : total2 > 0 ? set.total * traces[r] / total2 : set.total / raw.length;
    if (traces[r] > 0) return blocks.map((block) => scaledBy(block, wanted / traces[r]));
    const size = blocks.reduce((sum2, { rows }) => sum2 + rows, 0);
    return blocks.map(({ rows }) => scaledBy(ComplexMatrix.identity(rows), wanted / size));
  });
}
function traceOf(blocks) {
  let sum2 = 0;
  for (const { rows, data } of blocks) for (let a2 = 0; a2 < rows; a2++) sum2 += data[2 * (a2 * rows + a2)];
  return sum2;
}
var scaledBy = (a2, factor2) => new ComplexMatrix(a2.rows, a2.cols, a2.data.map((x) => x * factor2));
function positivePart(block) {
  const { values, vectors } = eigHermitian(hermitianPart(block));
  if (values[0] >= 0) return block;
  const n2 = block.rows;
  const result = ComplexMatrix.zeros(n2, n2);
  for (let k = 0; k < n2; k++) {
    if (values[k] <= 0) continue;
    for (let a2 = 0; a2 < n2; a2++) {
      for (let b = 0; b < n2; b++) {
        const u = vectors.get(a2, k);
        const v = vectors.get(b, k);
        const at = 2 * (a2 * n2 + b);
        result.data[at] += values[k] * (u.re * v.re + u.im * v.im);
        result.data[at + 1] += values[k] * (u.im * v.re - u.re * v.im);
      }
    }
  }
  return result;
}

// packages/lindblad-limits/src/population-map.ts
function populationMap(ness2, region2, block) {
  const { populations } = ness2;
  const d = populations.length;
  const vectors = eigenvectorRows(ness2.basis);
  const operators = block.map((operator) => inEnergyBasis(vectors, d, region2, operator));
  const turned = operators.map((f) => transposed3(f, d));
  const maps = Array.from({ length: d }, () => ComplexMatrix.zeros(block.length));
  const inflow = new Float64Array(2);
  const outflow = new Float64Array(2);
  const none2 = new Float64Array(d).fill(1);
  for (let a2 = 0; a2 < block.length; a2++) {
    for (let b = 0; b <= a2; b++) {
      for (let k = 0; k < d; k++) {
        overlap2(operators[a2], operators[b], k * d, d, populations, inflow);
        overlap2(turned[a2], turned[b], k * d, d, none2, outflow);
        const re = inflow[0] - populations[k] * outflow[0];
        const im = inflow[1] - populations[k] * outflow[1];
        maps[k].set(a2, b, re, a2 === b ? 0 : im);
        if (a2 !== b) maps[k].set(b, a2, re, -im);
      }
    }
  }
  return { size: block.length, maps };
}
function eigenvectorRows(basis) {
  const rows = [];
  let first = 0;
  for (const { states, vectors } of basis.sectors) {
    const n2 = states.length;
    states.forEach((state, i) => {
      rows[state] = { first, amplitudes: vectors.data.subarray(2 * i * n2, 2 * (i + 1) * n2) };
    });
    first += n2;
  }
  return rows;
}
function inEnergyBasis(rows, d, region2, operator) {
  const result = new Float64Array(2 * d * d);
  const norm3 = 1 / Math.sqrt(region2.restDimension);
  for (const { row, column: column3, value } of operator.entries) {
    for (const rest of region2.outer) {
      const bra = rows[region2.inner[row] + rest];
      const ket = rows[region2.inner[column3] + rest];
      for (let k = 0; k < bra.amplitudes.length / 2; k++) {
        const re = value * norm3 * bra.amplitudes[2 * k];
        const im = -value * norm3 * bra.amplitudes[2 * k + 1];
        let at = 2 * ((bra.first + k) * d + ket.first);
        for (let m = 0; m < ket.amplitudes.length; m += 2, at += 2) {
          const x = ket.amplitudes[m];
          const y = ket.amplitudes[m + 1];
          result[at] += re * x - im * y;
          result[at + 1] += re * y + im * x;
        }
      }
    }
  }
  return result;
}
function transposed3(f, d) {
  const result = new Float64Array(f.length);
  for (let i = 0; i < d; i++) {
    for (let j = 0; j < d; j++) {
      result[2 * (j * d + i)] = f[2 * (i * d + j)];
      result[2 * (j * d + i) + 1] = f[2 * (i * d + j) + 1];
    }
  }
  return result;
}
function overlap2(f, g, start, d, w, out) {
  let re = 0;
  let im = 0;
  for (let m = 0, at = 2 * start; m < d; m++, at += 2) {
    re += w[m] * (f[at] * g[at] + f[at + 1] * g[at + 1]);
    im += w[m] * (f[at + 1] * g[at] - f[at] * g[at + 1]);
  }
  out[0] = re;
  out[1] = im;
}

// packages/lindblad-limits/src/tau-pop.ts
function tauPop(ness2, question) {
  const charges = question.charges ?? findCharges(ness2);
  const dissipators = dissipatorSet(ness2, question.regions, charges);
  const d = ness2.populations.length;
  if (dissipators.length === 0) {
    return { value: 0, lowerBound: 0, upperBound: 0, certificate: { weights: new Float64Array(d) }, accuracy: 0, gamma: [] };
  }
  const set = scaleFixed(traceSet(question.traces, dissipators.length), dissipators.length);
  const maps = dissipators.map(({ region: region2, blocks }) => blocks.map((block) => populationMap(ness2, region2, block)));
  const { weights, gamma } = solveDual(maps, d, set);
  const value = imbalance(maps, gamma, d);
  const upperBound = value + ROUNDING2 * rateScale(dissipators, gamma, d);
  const { lowerBound } = checkTauPop(ness2, { regions: question.regions, traces: question.traces }, { weights });
  return { value, lowerBound, upperBound, certificate: { weights }, accuracy: upperBound - lowerBound, gamma };
}
var ROUNDING2 = 16 * Number.EPSILON;
function rateScale(dissipators, gamma, d) {
  return dissipators.reduce((sum2, { region: region2 }, r) => sum2 + 2 * traceOf(gamma[r]) * region2.dimension / d, 0);
}
function solveDual(maps, d, set) {
  const scale2 = largestEntry(maps);
  const common = set.kind !== "each";
  const yOf = (r) => common ? d : d + r;
  const objective = new Float64Array(common ? d + 1 : d + maps.length);
  if (set.kind === "each") set.values.forEach((t, r) => objective[yOf(r)] -= t);
  else objective[d] = set.kind === "sum" ? -set.total : -1;
  const constraints2 = [];
  maps.forEach((blocks, r) => {
    for (const block of blocks) constraints2.push(matrixInequality(block, yOf(r), scale2));
  });
  for (const sign of [1, -1]) {
    constraints2.push({
      cone: "nonnegative",
      size: d,
      constant: new Float64Array(d).fill(1),
      coefficients: Array.from({ length: d }, (_, k) => ({ variable: k, vector: { entries: [{ index: k, value: sign }] } }))
    });
  }
  const solution = solve(
    { objective, constraints: constraints2 },
    { method: "qr", relativeGap: 1e-15, absoluteGap: 1e-15, feasibility: 1e-13, certify: false }
  );
  const weights = solution.x.slice(0, d).map((z) => Math.max(-1, Math.min(1, z)));
  let at = 0;
  const raw = maps.map((blocks) => blocks.map(() => conjugated(solution.dual.cones[at++])));
  return { weights, gamma: nearestGamma(raw, set) };
}
function matrixInequality(block, y, scale2) {
  const { size, maps } = block;
  const cone = maps.every(isReal2) ? "symmetric" : "hermitian";
  const coefficients = [];
  maps.forEach((map, k) => {
    if (map.data.some((x) => x !== 0)) {
      coefficients.push({ variable: k, matrix: new ComplexMatrix(size, size, map.data.map((x) => x / scale2)) });
    }
  });
  coefficients.push({
    variable: y,
    matrix: { entries: Array.from({ length: size }, (_, a2) => ({ row: a2, column: a2, value: -1 })) }
  });
  return { cone, size, coefficients };
}
function imbalance(maps, gamma, d) {
  let sum2 = 0;
  for (let k = 0; k < d; k++) {
    let change = 0;
    maps.forEach((blocks, r) => {
      blocks.forEach(({ maps: m }, b) => {
        const g = gamma[r][b].data;
        const f = m[k].data;
        for (let at = 0; at < g.length; at += 2) change += g[at] * f[at] - g[at + 1] * f[at + 1];
      });
    });
    sum2 += Math.abs(change);
  }
  return sum2;
}
var isReal2 = (a2) => {
  for (let at = 1; at < a2.data.length; at += 2) if (a2.data[at] !== 0) return false;
  return true;
};
function conjugated(a2) {
  return new ComplexMatrix(a2.rows, a2.cols, a2.data.map((x, at) => at % 2 === 1 ? -x : x));
}
function largestEntry(maps) {
  let largest2 = 0;
  for (const blocks of maps) {
    for (const { maps: m } of blocks) for (const { data } of m) for (const x of data) largest2 = Math.max(largest2, Math.abs(x));
  }
  return largest2 === 0 ? 1 : largest2;
}

// packages/lindblad-limits/src/hermitian-coordinates.ts
function classBlocks({ classes }) {
  const offsets2 = [0];
  for (const { length: length2 } of classes) offsets2.push(offsets2[offsets2.length - 1] + length2 * length2);
  return { classes, offsets: offsets2 };
}
function toCoordinates2(a2, { classes, offsets: offsets2 }) {
  const index = [];
  const value = [];
  const put = (at, x) => {
    if (x === 0) return;
    index.push(at);
    value.push(x);
  };
  classes.forEach((states, c2) => {
    let at = offsets2[c2];
    for (let i = 0; i < states.length; i++) {
      const row = 2 * states[i] * a2.cols;
      for (let j = 0; j < i; j++) {
        const from = row + 2 * states[j];
        put(at++, a2.data[from] * Math.SQRT2);
        put(at++, a2.data[from + 1] * Math.SQRT2);
      }
      put(at++, a2.data[row + 2 * states[i]]);
    }
  });
  return { index, value };
}
function blockOf(x, { classes, offsets: offsets2 }, c2) {
  const n2 = classes[c2].length;
  const block = ComplexMatrix.zeros(n2);
  let at = offsets2[c2];
  for (let i = 0; i < n2; i++) {
    for (let j = 0; j < i; j++) {
      const re = x[at++] * Math.SQRT1_2;
      const im = x[at++] * Math.SQRT1_2;
      block.set(i, j, re, im);
      block.set(j, i, re, -im);
    }
    block.set(i, i, x[at++]);
  }
  return block;
}
function addBlock2(block, states, factor2, out) {
  for (let i = 0; i < states.length; i++) {
    for (let j = 0; j < states.length; j++) {
      const from = 2 * (i * states.length + j);
      const to = 2 * (states[i] * out.cols + states[j]);
      out.data[to] += factor2 * block.data[from];
      out.data[to + 1] += factor2 * block.data[from + 1];
    }
  }
}
function fromCoordinates(x, blocks, dimension) {
  const result = ComplexMatrix.zeros(dimension);
  blocks.classes.forEach((states, c2) => {
    addBlock2(blockOf(x, blocks, c2), states, 1, result);
  });
  return result;
}
function dense({ index, value }, length2) {
  const x = new Float64Array(length2);
  index.forEach((at, k) => {
    x[at] = value[k];
  });
  return x;
}

// packages/lindblad-limits/src/lamb-shift-image.ts
var NULL = 1e-13;
function lambShiftImage(dissipators, rho, blocks) {
  const length2 = blocks.offsets[blocks.offsets.length - 1];
  const generators = dissipators.flatMap(
    ({ region: region2, blocks: charges }, dissipator) => shiftBasis(charges).map((operator) => ({ dissipator, operator, x: column2(operator, rho, region2, blocks) }))
  );
  const used = rowsUsed(generators.map(({ x }) => x));
  const place = new Map(used.map((row, k) => [row, k]));
  const matrix = ComplexMatrix.zeros(Math.max(used.length, 1), Math.max(generators.length, 1));
  generators.forEach(({ x }, n2) => {
    x.index.forEach((at, k) => {
      matrix.set(place.get(at), n2, x.value[k]);
    });
  });
  const { u, singularValues, v } = svd(matrix);
  const largest2 = singularValues[0];
  const rank = largest2 === 0 ? 0 : singularValues.filter((s) => s > NULL * largest2).length;
  const directions = Array.from(
    { length: rank },
    (_, k) => dense({ index: used, value: used.map((_row, i) => u.get(i, k).re) }, length2)
  );
  return {
    directions,
    smallest: rank === 0 ? 0 : singularValues[rank - 1],
    largest: largest2,
    shifts: (c2) => {
      const shifts = dissipators.map(({ region: region2 }) => ComplexMatrix.zeros(region2.dimension));
      generators.forEach(({ dissipator, operator }, n2) => {
        let weight = 0;
        for (let k = 0; k < rank; k++) weight += v.get(n2, k).re * c2[k] / singularValues[k];
        for (const { row, column: col, re, im } of operator) {
          const { data, cols } = shifts[dissipator];
          data[2 * (row * cols + col)] += weight * re;
          data[2 * (row * cols + col) + 1] += weight * im;
        }
      });
      return shifts;
    }
  };
}
function shiftBasis(charges) {
  const shifts = [];
  for (const block of charges) {
    if (!block.some(isDiagonal)) continue;
    for (const { entries } of block) {
      const [{ row, column: column3 }] = entries;
      if (row === column3) shifts.push(entries.map((e) => ({ row: e.row, column: e.column, re: e.value, im: 0 })));
      else if (row < column3) {
        const s = Math.SQRT1_2;
        shifts.push([entry(row, column3, s, 0), entry(column3, row, s, 0)]);
        shifts.push([entry(row, column3, 0, s), entry(column3, row, 0, -s)]);
      }
    }
  }
  return shifts;
}
var isDiagonal = ({ entries }) => entries[0].row === entries[0].column;
var entry = (row, column3, re, im) => ({ row, column: column3, re, im });
function column2(shift, rho, { inner, outer }, blocks) {
  const d = rho.cols;
  const out = ComplexMatrix.zeros(d);
  const add2 = (to, re, im, at) => {
    out.data[2 * to] += re * rho.data[2 * at] - im * rho.data[2 * at + 1];
    out.data[2 * to + 1] += re * rho.data[2 * at + 1] + im * rho.data[2 * at];
  };
  for (const { row, column: col, re, im } of shift) {
    for (const r of outer) {
      const bra = inner[row] + r;
      const ket = inner[col] + r;
      for (let m = 0; m < d; m++) {
        add2(m * d + ket, -im, re, m * d + bra);
        add2(bra * d + m, im, -re, ket * d + m);
      }
    }
  }
  return toCoordinates2(out, blocks);
}
function rowsUsed(columns) {
  const used = /* @__PURE__ */ new Set();
  for (const { index } of columns) for (const at of index) used.add(at);
  return [...used].sort((a2, b) => a2 - b);
}

// packages/lindblad-limits/src/check-tau-pop-coh.ts
var UNIT3 = Number.EPSILON / 2;
function checkTauPopCoh(ness2, question, certificate) {
  const d = ness2.basis.space.dimension;
  const { witness } = certificate;
  if (witness.rows !== d || witness.cols !== d) {
    throw new LimitsError(`witness must be ${d} x ${d}, got ${witness.rows} x ${witness.cols}`);
  }
  if (!witness.data.every(Number.isFinite)) throw new LimitsError("witness must hold finite numbers");
  const w = hermitianPart(witness);
  const norm3 = dualNorm(w, question.norm ?? "spectral");
  if (norm3 === 0) throw new LimitsError("witness must not be zero");
  const full = dissipatorSet(ness2, question.regions, withoutCharges(ness2.basis.space));
  const set = traceSet(question.traces, full.length);
  const cap = question.traceCap ?? 1e4;
  const blocks = classBlocks(withoutCharges(ness2.basis.space));
  const coordinates = dense(toCoordinates2(w, blocks), d * d);
  let square = 0;
  if (full.length > 0) {
    for (const direction of lambShiftImage(full, ness2.rho0, blocks).directions) {
      let overlap3 = 0;
      direction.forEach((x, at) => {
        overlap3 += x * coordinates[at];
      });
      square += overlap3 * overlap3;
    }
  }
  const size = frobeniusNorm(w);
  const lack = Math.sqrt(square) + 4 * UNIT3 * size * Math.sqrt(d);
  let allowance = lack * frobeniusNorm(ness2.l2);
  const least = full.map(({ region: region2 }, r) => {
    const form = adjointForm(w, ness2.rho0, region2);
    const { value, slack } = smallestEigenvalue(form.matrix, region2.dimension);
    const own = form.allowance + slack + 2 * lack * region2.dimension / d;
    allowance += own * (set.kind === "each" ? set.values[r] : set.kind === "sum" ? set.total : 0);
    return value - own;
  });
  const constant2 = traceOfProduct(w, ness2.l2).re;
  const rounding = 2 * UNIT3 * (d + 4) * size * frobeniusNorm(ness2.l2) + lack * frobeniusNorm(ness2.l2);
  const raw = (full.length > 0 ? leastWeighted(set, least, cap) : 0) - constant2 - rounding;
  const worst = norm3 * (1 + 8 * UNIT3 * d) + lack * ((question.norm ?? "spectral") === "spectral" ? Math.sqrt(d) : 1);
  return { lowerBound: Math.max(0, raw / worst), allowance: (allowance + rounding) / norm3 };
}
function dualNorm(w, norm3) {
  if (norm3 === "frobenius") return frobeniusNorm(w);
  return eigHermitian(w).values.reduce((sum2, x) => sum2 + Math.abs(x), 0);
}

// packages/lindblad-limits/src/gamma-columns.ts
function gammaColumns(dissipators, rho, blocks) {
  const columns = [];
  const y = ComplexMatrix.zeros(rho.rows);
  const both = ComplexMatrix.zeros(rho.rows);
  dissipators.forEach(({ region: region2, blocks: charges }, dissipator) => {
    charges.forEach((operators, block) => {
      for (let a2 = 0; a2 < operators.length; a2++) {
        for (let b = 0; b <= a2; b++) {
          y.data.fill(0);
          addTerm(operators[a2], operators[b], rho, region2, y);
          const place = { dissipator, block, a: a2, b };
          columns.push({ ...place, part: "re", x: toCoordinates2(withAdjoint(y, a2 === b ? 0.5 : 1, 0, both), blocks) });
          if (a2 !== b) columns.push({ ...place, part: "im", x: toCoordinates2(withAdjoint(y, 0, 1, both), blocks) });
        }
      }
    });
  });
  return columns;
}
function gammaFrom(columns, x, dissipators) {
  const gamma = dissipators.map(({ blocks }) => blocks.map((operators) => ComplexMatrix.zeros(operators.length)));
  columns.forEach(({ dissipator, block, a: a2, b, part }, k) => {
    const { data, cols } = gamma[dissipator][block];
    const lower = 2 * (a2 * cols + b);
    const upper = 2 * (b * cols + a2);
    if (part === "re") {
      data[lower] = x[k];
      data[upper] = x[k];
    } else {
      data[lower + 1] = x[k];
      data[upper + 1] = -x[k];
    }
  });
  return gamma;
}
function parametersOf(columns, gamma) {
  return Float64Array.from(columns, ({ dissipator, block, a: a2, b, part }) => {
    const { re, im } = gamma[dissipator][block].get(a2, b);
    return part === "re" ? re : im;
  });
}
function withAdjoint(y, re, im, out) {
  const d = y.rows;
  for (let i = 0; i < d; i++) {
    for (let j = 0; j <= i; j++) {
      const p = 2 * (i * d + j);
      const q2 = 2 * (j * d + i);
      const x = re * (y.data[p] + y.data[q2]) - im * (y.data[p + 1] + y.data[q2 + 1]);
      const z = re * (y.data[p + 1] - y.data[q2 + 1]) + im * (y.data[p] - y.data[q2]);
      out.data[p] = x;
      out.data[p + 1] = z;
      out.data[q2] = x;
      out.data[q2 + 1] = -z;
    }
  }
  return out;
}
function addTerm(f, g, rho, region2, out) {
  const { inner, outer, restDimension } = region2;
  const d = rho.cols;
  for (const { row: i, column: j, value: fij } of f.entries) {
    for (const { row: k, column: l, value: gkl } of g.entries) {
      const factor2 = fij * gkl / restDimension;
      for (const r of outer) {
        const from = (inner[j] + r) * d + inner[l];
        const to = (inner[i] + r) * d + inner[k];
        for (const s of outer) add(out, to + s, factor2, rho, from + s);
      }
      if (k !== i) continue;
      for (const r of outer) {
        const left = inner[l] + r;
        const right = inner[j] + r;
        for (let m = 0; m < d; m++) {
          add(out, left * d + m, -factor2 / 2, rho, right * d + m);
          add(out, m * d + right, -factor2 / 2, rho, m * d + left);
        }
      }
    }
  }
}
function add(out, to, factor2, from, at) {
  out.data[2 * to] += factor2 * from.data[2 * at];
  out.data[2 * to + 1] += factor2 * from.data[2 * at + 1];
}

// packages/lindblad-limits/src/coherence-program.ts
function coherenceProgram(ness2, dissipators, charges) {
  const blocks = classBlocks(charges);
  const length2 = blocks.offsets[blocks.offsets.length - 1];
  return {
    dissipators,
    blocks,
    columns: gammaColumns(dissipators, ness2.rho0, blocks),
    image: lambShiftImage(dissipators, ness2.rho0, blocks),
    target: dense(toCoordinates2(ness2.l2, blocks), length2)
  };
}
function gammaCones({ columns, dissipators }) {
  const cones = /* @__PURE__ */ new Map();
  columns.forEach(({ dissipator, block, a: a2, b, part }, variable) => {
    const key = `${dissipator} ${block}`;
    const list = cones.get(key) ?? [];
    cones.set(key, list);
    const value = part === "re" ? 1 : { re: 0, im: 1 };
    list.push({ variable, matrix: { entries: [{ row: a2, column: b, value }] } });
  });
  return [...cones].map(([key, coefficients]) => {
    const [dissipator, block] = key.split(" ").map(Number);
    return { cone: "hermitian", size: dissipators[dissipator].blocks[block].length, coefficients };
  });
}
function traceEqualities({ columns }, set) {
  if (set.kind === "free") return void 0;
  const coefficients = columns.flatMap(
    ({ dissipator, a: a2, b }, variable) => a2 === b ? [{ equation: set.kind === "each" ? dissipator : 0, variable, value: 1 }] : []
  );
  return { coefficients, right: set.kind === "each" ? set.values : [set.total] };
}
function deviation(program, x, h) {
  const result = program.target.map((value) => -value);
  program.columns.forEach(({ x: { index, value } }, n2) => {
    if (x[n2] === 0) return;
    for (let k = 0; k < index.length; k++) result[index[k]] += x[n2] * value[k];
  });
  program.image.directions.forEach((direction, k) => {
    for (let at = 0; at < result.length; at++) result[at] += h[k] * direction[at];
  });
  return result;
}
function withoutShift(x, image) {
  const result = x.slice();
  for (let pass = 0; pass < 2; pass++) {
    for (const direction of image.directions) {
      let overlap3 = 0;
      for (let at = 0; at < result.length; at++) overlap3 += direction[at] * result[at];
      for (let at = 0; at < result.length; at++) result[at] -= overlap3 * direction[at];
    }
  }
  return result;
}
function bestShift(program, x) {
  const rest = deviation(program, x, new Float64Array(program.image.directions.length));
  return Float64Array.from(program.image.directions, (direction) => {
    let overlap3 = 0;
    for (let at = 0; at < rest.length; at++) overlap3 += direction[at] * rest[at];
    return -overlap3;
  });
}

// packages/lindblad-limits/src/triangular-factor.ts
function triangularFactor(columns) {
  const reflectors = [];
  const work = columns.map((column3) => column3.slice());
  const rows = work.length === 0 ? 0 : work[0].length;
  work.forEach((column3, k) => {
    if (k >= rows) return;
    let square = 0;
    for (let i = k; i < rows; i++) square += column3[i] * column3[i];
    const norm3 = Math.sqrt(square);
    if (norm3 === 0) return;
    const alpha = column3[k] > 0 ? -norm3 : norm3;
    const v = column3.slice(k);
    v[0] -= alpha;
    const scale2 = 1 / (square - alpha * column3[k]);
    reflectors.push({ start: k, v, scale: scale2 });
    for (let j = k + 1; j < work.length; j++) reflect2(work[j], k, v, scale2);
    column3.fill(0, k + 1);
    column3[k] = alpha;
  });
  return {
    columns: work.map((column3, n2) => column3.slice(0, Math.min(n2 + 1, rows))),
    back: (y) => {
      const x = new Float64Array(rows);
      for (let i = 0; i < Math.min(rows, y.length); i++) x[i] = y[i];
      for (let r = reflectors.length - 1; r >= 0; r--) reflect2(x, reflectors[r].start, reflectors[r].v, reflectors[r].scale);
      return x;
    }
  };
}
function reflect2(x, start, v, scale2) {
  let dot3 = 0;
  for (let i = 0; i < v.length; i++) dot3 += v[i] * x[start + i];
  dot3 *= scale2;
  for (let i = 0; i < v.length; i++) x[start + i] -= dot3 * v[i];
}

// packages/lindblad-limits/src/frobenius-program.ts
function solveFrobenius(program, set, options) {
  const { columns, image, target: target2, blocks } = program;
  const gammas = columns.length;
  const projected = columns.map(({ x: x2 }) => withoutShift(dense(x2, target2.length), image));
  const goal = withoutShift(target2, image);
  const { columns: factor2, back } = triangularFactor([...projected, goal]);
  const rows = factor2.reduce((most, column3) => Math.max(most, column3.length), 0);
  const scale2 = Math.max(length(goal), 1e-6 * length(target2)) || 1;
  const coefficients = Array.from({ length: gammas }, (_, n2) => ({
    variable: n2,
    vector: { entries: entriesOf(factor2[n2], 1 / scale2) }
  }));
  const objective = new Float64Array(gammas + 1);
  objective[gammas] = 1;
  const constraints2 = [
    ...gammaCones(program),
    {
      cone: "second-order",
      size: rows + 1,
      constant: { entries: entriesOf(factor2[gammas], -1 / scale2) },
      coefficients: [...coefficients, { variable: gammas, vector: { entries: [{ index: 0, value: 1 }] } }]
    }
  ];
  const equalities = traceEqualities(program, set);
  const solution = solve({ objective, constraints: constraints2, ...equalities ? { equalities } : {} }, options);
  const x = solution.x.slice(0, gammas);
  const h = bestShift(program, x);
  const multiplier = solution.dual.cones[solution.dual.cones.length - 1];
  const candidates = [deviation(program, x, h), back(multiplier.slice(1).map((z) => -z))];
  const dimension = blocks.classes.reduce((sum2, { length: length2 }) => sum2 + length2, 0);
  const witnesses = candidates.map((one) => fromCoordinates(withoutShift(one, image), blocks, dimension));
  return { x, h, witnesses, iterations: solution.iterations };
}
var entriesOf = (column3, factor2) => Array.from(column3, (value, row) => ({ index: row + 1, value: value * factor2 })).filter(({ value }) => value !== 0);
var length = (x) => Math.sqrt(x.reduce((sum2, value) => sum2 + value * value, 0));

// packages/lindblad-limits/src/spectral-program.ts
function solveSpectral(program, set, options) {
  const { blocks, columns, image, target: target2 } = program;
  const gammas = columns.length;
  const shifts = image.directions.length;
  const t = gammas + shifts;
  const objective = new Float64Array(t + 1);
  objective[t] = 1;
  const scale2 = largest(target2);
  const constraints2 = gammaCones(program);
  const firstX = constraints2.length;
  const parts = [
    ...columns.map(({ x }) => byClass(x.index, x.value, blocks)),
    ...image.directions.map((direction) => byClass(Array.from(direction.keys()), direction, blocks))
  ];
  const constant2 = byClass(Array.from(target2.keys()), target2.map((value) => -value / scale2), blocks);
  blocks.classes.forEach((states, c2) => {
    for (const sign of [1, -1]) {
      const coefficients = [];
      parts.forEach((part, variable) => {
        const entries = part.get(c2);
        if (entries) coefficients.push({ variable, matrix: { entries: signed(entries, sign / scale2) } });
      });
      coefficients.push({
        variable: t,
        matrix: { entries: Array.from(states, (_, i) => ({ row: i, column: i, value: 1 })) }
      });
      const offset = { entries: signed(constant2.get(c2) ?? [], sign) };
      constraints2.push({ cone: "hermitian", size: states.length, constant: offset, coefficients });
    }
  });
  const equalities = traceEqualities(program, set);
  const solution = solve({ objective, constraints: constraints2, ...equalities ? { equalities } : {} }, options);
  const witness = ComplexMatrix.zeros(dimensionOf2(blocks));
  blocks.classes.forEach((states, c2) => {
    addBlock2(solution.dual.cones[firstX + 2 * c2], states, -1, witness);
    addBlock2(solution.dual.cones[firstX + 2 * c2 + 1], states, 1, witness);
  });
  const clean = withoutShift(dense(toCoordinates2(witness, blocks), target2.length), image);
  return {
    x: solution.x.slice(0, gammas),
    h: solution.x.slice(gammas, t),
    witnesses: [fromCoordinates(clean, blocks, witness.rows)],
    iterations: solution.iterations
  };
}
var dimensionOf2 = ({ classes }) => classes.reduce((sum2, { length: length2 }) => sum2 + length2, 0);
function largest(target2) {
  const size = target2.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  return size === 0 ? 1 : size;
}
function byClass(index, value, { offsets: offsets2 }) {
  const result = /* @__PURE__ */ new Map();
  let c2 = 0;
  let last;
  index.forEach((at, k) => {
    if (value[k] === 0) return;
    while (at >= offsets2[c2 + 1]) {
      c2++;
      last = void 0;
    }
    const local2 = at - offsets2[c2];
    const row = Math.floor(Math.sqrt(local2));
    const inRow = local2 - row * row;
    const column3 = Math.floor(inRow / 2);
    if (last === void 0 || last.row !== row || last.column !== column3) {
      last = { row, column: column3, re: 0, im: 0 };
      const list = result.get(c2) ?? [];
      result.set(c2, list);
      list.push(last);
    }
    if (column3 === row) last.re = value[k];
    else if (inRow % 2 === 0) last.re = value[k] * Math.SQRT1_2;
    else last.im = value[k] * Math.SQRT1_2;
  });
  return result;
}
var signed = (entries, factor2) => entries.map(({ row, column: column3, re, im }) => ({ row, column: column3, value: { re: factor2 * re, im: factor2 * im } }));

// packages/lindblad-limits/src/tau-pop-coh.ts
function tauPopCoh(ness2, question) {
  const norm3 = question.norm ?? "spectral";
  const charges = question.charges ?? findCharges(ness2);
  const dissipators = dissipatorSet(ness2, question.regions, charges);
  const set = traceSet(question.traces, dissipators.length);
  const program = coherenceProgram(ness2, dissipators, charges);
  const options = { relativeGap: 1e-11, absoluteGap: 1e-12, feasibility: 1e-10, certify: false };
  const found = (norm3 === "spectral" ? solveSpectral : solveFrobenius)(program, set, options);
  const gamma = nearestGamma(gammaFrom(program.columns, found.x, dissipators), set);
  const value = sizeOf(program, deviation(program, parametersOf(program.columns, gamma), found.h), norm3);
  const traces = gamma.map(traceOf);
  const shiftSize = Math.hypot(...found.h);
  const scale2 = traces.reduce((sum2, t, r) => sum2 + 2 * t * dissipators[r].region.dimension / ness2.rho0.rows, shiftSize);
  let lowerBound = 0;
  let certificate = { witness: found.witnesses[0] };
  for (const witness of found.witnesses) {
    if (witness.data.every((x) => x === 0)) continue;
    const checked = checkTauPopCoh(ness2, question, { witness });
    if (checked.lowerBound <= lowerBound) continue;
    lowerBound = checked.lowerBound;
    certificate = { witness };
  }
  const upperBound = value + 32 * Number.EPSILON * scale2;
  return {
    value,
    lowerBound,
    upperBound,
    norm: norm3,
    certificate,
    accuracy: upperBound - lowerBound,
    gamma,
    traces,
    lambShift: program.image.shifts(found.h),
    variables: found.x.length + found.h.length + 1,
    iterations: found.iterations
  };
}
function sizeOf(program, x, norm3) {
  if (norm3 === "frobenius") return Math.sqrt(x.reduce((sum2, value) => sum2 + value * value, 0));
  let largest2 = 0;
  program.blocks.classes.forEach((_, c2) => {
    for (const value of eigHermitian(blockOf(x, program.blocks, c2)).values) largest2 = Math.max(largest2, Math.abs(value));
  });
  return largest2;
}

// packages/lindblad-limits/src/trace-distance-bound.ts
function traceDistanceBounds(ness2, question, tau) {
  const { space } = ness2.basis;
  const d = space.dimension;
  const places = question.regions.filter((sites) => sites.length > 0).map((sites, r) => region(space, sites, `regions[${r}]`));
  if (tau.lowerBound <= 0 || places.length === 0) return { lemma1: 0, sharper: 0, dual: 0 };
  const set = scaleFixed(traceSet(question.traces, places.length), places.length);
  const largest2 = (f) => -leastWeighted(set, places.map((place) => -f(place)), 0);
  const lemma1 = tau.lowerBound / (2 * largest2(({ dimension: n2 }) => n2 ** 3 - n2));
  const sharper = tau.lowerBound * d / (2 * largest2(({ dimension: n2 }) => n2));
  const z = levelOperator(ness2, tau.certificate.weights);
  let gain = 0;
  let loss = 0;
  for (let m = 0; m < d; m++) {
    const level = new Float64Array(d);
    level[m] = 1;
    const rho = levelOperator(ness2, level);
    const ends = places.map((place) => extremes(z, rho, place));
    loss = Math.max(loss, -leastWeighted(set, ends.map(({ least }) => least), 0));
    gain = Math.max(gain, -leastWeighted(set, ends.map(({ most }) => -most), 0));
  }
  return { lemma1, sharper, dual: Math.max(sharper, 2 * tau.lowerBound / (gain + loss)) };
}
function extremes(z, rho, place) {
  const form = adjointForm(z, rho, place);
  const n2 = place.dimension;
  const negative = new ComplexMatrix(form.matrix.rows, form.matrix.cols, form.matrix.data.map((x) => -x));
  const smallest = (matrix) => eigHermitian(onTraceless({ matrix, allowance: 0 }, n2)).values[0] - 2 * form.allowance;
  return { least: smallest(form.matrix), most: -smallest(negative) };
}

// packages/lindblad-limits/test/paper-chain.ts
import { readFileSync } from "node:fs";
function paperChain(p) {
  const n2 = p.NL + p.NM + p.NR;
  const space = spins(n2);
  let hamiltonian = sz(space, 1).times(0);
  p.omega_splitting.forEach((w, s) => {
    hamiltonian = hamiltonian.plus(sz(space, s + 1).times(w / 2));
  });
  for (let s = 1; s < n2; s++) {
    for (const [spin, weight] of [[sx, 1], [sy, 1], [sz, p.delta]]) {
      hamiltonian = hamiltonian.plus(spin(space, s).times(spin(space, s + 1)).times(p.g * weight));
    }
  }
  return {
    hamiltonian,
    epsilon: 0.01,
    couplings: p.bath_sites.map((site, k) => ({
      kind: "exchange",
      operator: sm(space, site),
      bath: bath({
        statistics: "boson",
        beta: p.beta[k],
        mu: p.mu,
        spectralDensity: ohmicGaussian({ strength: p.gamma[k], cutoff: p.omega_c })
      })
    }))
  };
}
function leftAndRight({ NL, NM, NR }) {
  return {
    left: Array.from({ length: NL }, (_, s) => s + 1),
    right: Array.from({ length: NR }, (_, s) => NL + NM + s + 1)
  };
}
var cases = JSON.parse(
  readFileSync(new URL("./fixtures/paper-001.json", import.meta.url), "utf8")
);

// packages/lindblad-limits/test/.bench2.ts
var now = () => process.cpuUsage().user / 1e3;
for (const c2 of cases) {
  const { left, right } = leftAndRight(c2.params);
  const regions = [left, right];
  const state = ness(paperChain(c2.params));
  const p = tauPop(state, { regions });
  const p2 = tauPop(state, { regions, traces: "free" });
  const t = now();
  const b = traceDistanceBounds(state, { regions }, p);
  const t2 = now();
  const f = c2.params.NL < 3 || process.argv[2] ? tauPopCoh(state, { regions, traces: "free" }) : void 0;
  const r = c2.tau_popcoh_free_trace_spectral;
  console.log(
    c2.id.padEnd(16),
    "ratio lo/up-ref",
    (p2.lowerBound - c2.tau_pop_free_ratio.value).toExponential(1),
    (p2.upperBound - c2.tau_pop_free_ratio.value).toExponential(1),
    "lemma",
    (b.lemma1 / (c2.lemma1_lower_bound || 1) - 1).toExponential(1),
    (b.sharper / (c2.sharper_lower_bound || 1) - 1).toExponential(1),
    b.sharper.toExponential(3),
    b.dual.toExponential(3),
    (t2 - t).toFixed(0),
    "ms",
    f ? "free lo/up - ref up " + (f.lowerBound - r.upper).toExponential(2) + " " + (f.upperBound - r.upper).toExponential(2) + " ref lo " + (r.lower_for_t_up_to_1e4 - r.upper).toExponential(2) + " it " + f.iterations + " tr " + f.traces.map((x) => x.toFixed(2)) : ""
  );
}
