import type { ChannelBath } from "./channels.ts";
import { type EdgeMesh, edgeMesh } from "./edge-mesh.ts";
import { EdgeProducts } from "./edge-products.ts";
import { FacingProducts } from "./facing-products.ts";
import { halfLines } from "./half-lines.ts";

/** How int g(x) g(x + delta) / (x - p) dx is found for many p and delta at once, on the half lines of a spectrum. */
export interface ShiftQuadrature {
  /** The parts with both factors on one half line. */
  readonly sides: readonly EdgeProducts[];
  /** The part with one factor on each of two half lines that meet: the lower is the near one. */
  readonly between?: FacingProducts;
  /** Whether it is finite for a pole at the edge too. */
  readonly finite: boolean;
}

/** Limits of g from both sides of the meeting point that differ by less, relative to the larger, are one. */
const SAME = 1e-12;

/** The quadrature of a spectrum; undefined where it has no half lines, or one on which it is not smooth. */
export function shiftQuadrature(channel: ChannelBath): ShiftQuadrature | undefined {
  const lines = halfLines(channel);
  const meshes = lines.map(edgeMesh).filter((mesh) => mesh !== undefined);
  if (lines.length === 0 || meshes.length < lines.length) return undefined;
  const sides = meshes.map((mesh) => new EdgeProducts(mesh));
  const [down, up] = meshes;
  if (up === undefined) return { sides, finite: down.g.exponent > 0 };
  return meetSmoothly(down, up) ? { sides, between: new FacingProducts(down, up), finite: true } : undefined;
}

/** Whether g is continuous where two half lines meet, so that the logarithms of a pole there cancel. */
function meetSmoothly(down: EdgeMesh, up: EdgeMesh): boolean {
  if (down.g.exponent < 0 || up.g.exponent < 0) return false;
  const [one, other] = [down.g.atEdge, up.g.atEdge];
  return Math.abs(one - other) <= SAME * Math.max(one, other);
}
