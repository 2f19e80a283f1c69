import { readFileSync } from "node:fs";
import { Session } from "node:inspector";
import { fileURLToPath } from "node:url";

/** Where the time of some work goes: its share by package, descending; kernels in WebAssembly and the garbage collector by themselves. */
export type Profile = readonly { readonly part: string; readonly share: number }[];

const INTERVAL = 200; // microseconds between samples

/** Samples the call stack while `work` runs. The tools run as one bundle, whose comments say which package a line comes from. */
export function profile(work: () => unknown): Profile {
  const session = new Session();
  session.connect();
  const ask = <Result>(method: string, parameters?: object): Result => {
    let found: Result | undefined;
    session.post(method, parameters, (error, result) => {
      if (error) throw error;
      found = result as Result;
    });
    return found as Result;
  };
  ask("Profiler.enable");
  ask("Profiler.setSamplingInterval", { interval: INTERVAL });
  ask("Profiler.start");
  work();
  const { profile: sampled } = ask<{ profile: Sampled }>("Profiler.stop");
  session.disconnect();
  return shares(sampled, packageAt);
}

type PackageAt = (line: number) => string | undefined;

interface Node {
  readonly id: number;
  readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
  readonly children?: readonly number[];
}

interface Sampled {
  readonly nodes: readonly Node[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** The shares of what was sampled; `packageAt` tells the package of a line of the bundle. */
export function shares({ nodes, samples, timeDeltas }: Sampled, packageAt: PackageAt): Profile {
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parts = new Map(nodes.map((node) => [node.id, partOf(node, parents, byId, packageAt)]));
  const spent = new Map<string, number>();
  let total = 0;
  samples.forEach((id, k) => {
    const part = parts.get(id);
    if (part === undefined) return;
    spent.set(part, (spent.get(part) ?? 0) + timeDeltas[k]);
    total += timeDeltas[k];
  });
  return [...spent].map(([part, time]) => ({ part, share: time / total })).sort((a, b) => b.share - a.share);
}

/** A function of the engine counts for the package that called it; the engine's idling and its own start for nobody. */
function partOf(
  node: Node,
  parents: ReadonlyMap<number, number>,
  byId: ReadonlyMap<number, Node>,
  packageAt: PackageAt,
): string | undefined {
  if (node.callFrame.functionName === "(garbage collector)") return "garbage collector";
  const kernel = node.callFrame.url.startsWith("wasm:");
  for (let at: Node | undefined = node; at !== undefined; at = byId.get(parents.get(at.id) ?? -1)) {
    const found = at.callFrame.url.startsWith("file:") ? packageAt(at.callFrame.lineNumber) : undefined;
    if (found !== undefined) return kernel ? `${found} (WebAssembly)` : found;
  }
  return undefined;
}

let packages: readonly (string | undefined)[] | undefined;

/** The package that a line of the bundle, counted from 0, comes from. */
function packageAt(line: number): string | undefined {
  packages ??= packagesOfLines(readFileSync(fileURLToPath(import.meta.url), "utf8").split("\n"));
  return packages[line];
}

export function packagesOfLines(lines: readonly string[]): (string | undefined)[] {
  let current: string | undefined;
  return lines.map((line) => {
    const source = /^\/\/ (\S+\.[cm]?[jt]s)$/.exec(line);
    if (source !== null) current = /packages\/([^/]+)\/src\//.exec(source[1])?.[1];
    return current;
  });
}
