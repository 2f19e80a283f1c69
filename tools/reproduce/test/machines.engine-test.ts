import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type RedisServer, redisServer } from "../../../packages/engine-bullmq/test/support/redis-server.ts";
import { type SlurmCluster, slurmCluster } from "../../../packages/engine-slurm/test/support/slurm-cluster.ts";
import { bundledReproduce } from "./support/bundled.ts";

let bundled: ReturnType<typeof bundledReproduce>;
let redis: RedisServer;
let cluster: SlurmCluster;
let folder = "";

beforeAll(async () => {
  bundled = bundledReproduce();
  redis = await redisServer();
  cluster = slurmCluster();
  folder = mkdtempSync(join(cluster.folder, "reproduce-"));
});
afterAll(async () => {
  cluster?.stop();
  await redis?.stop();
  bundled?.remove();
});

const start = (argv: readonly string[]) =>
  spawn(process.execPath, [bundled.program, ...argv], { env: { ...process.env, OPENBATH_REDIS: redis.url } });

/** Runs until it ends, beside processes that go on. */
function reproduce(argv: readonly string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child = start(argv);
  const [out, err]: [string[], string[]] = [[], []];
  child.stdout.on("data", (text) => void out.push(String(text)));
  child.stderr.on("data", (text) => void err.push(String(text)));
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, out: out.join(""), err: err.join("") })));
}

/** What is made of each paper here, and a line that its standard output has. */
const PARTS = [
  ["000", "figS2", "figures and data in"],
  ["001", "fig5", "figures and data in"],
  ["002", "figS2,figS10", "figures and data in"],
  ["003", "fig2,fig3,claims", "23 of 26 claims hold"],
  ["004", "fig4", "figures and data in"],
] as const;

it.each(PARTS)(
  "paper %s, %s: the same bytes from threads, through Redis and from Slurm",
  async (paper, parts, line) => {
    const worker = start(["worker", "--workers", "2"]);
    const ended = new Promise((resolve) => worker.on("close", resolve));
    const found: { readonly told: string; readonly figures: Record<string, string> }[] = [];
    for (const engine of ["threads", "bullmq", "slurm"]) {
      const out = join(folder, engine);
      const run = await reproduce([paper, "--only", parts, "--out", out, "--engine", engine]);
      expect(run.code, run.err).toBe(0);
      expect(run.err).not.toContain(redis.password);
      const files = readdirSync(join(out, paper)).filter((name) => /\.(svg|csv)$/.test(name));
      const figures = Object.fromEntries(files.map((name) => [name, readFileSync(join(out, paper, name), "utf8")]));
      found.push({ told: run.out.replaceAll(out, ""), figures });
    }
    expect(found[0].told).toContain(line);
    expect(found[1]).toEqual(found[0]);
    expect(found[2]).toEqual(found[0]);
    worker.kill("SIGINT");
    expect(await ended).toBe(0);
  },
  300_000, // semidefinite programs on a busy machine
);
