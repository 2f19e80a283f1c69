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

it("a paper's figures and claims are the same bytes from threads, through Redis and from Slurm", async () => {
  const worker = start(["worker", "--workers", "2"]);
  const found: { readonly claims: string; readonly figures: Record<string, string> }[] = [];
  for (const engine of ["threads", "bullmq", "slurm"]) {
    const out = join(folder, engine);
    const run = await reproduce(["003", "--out", out, "--engine", engine]);
    expect(run.code, run.err).toBe(0);
    expect(run.err).not.toContain(redis.password);
    const files = readdirSync(join(out, "003")).filter((name) => /\.(svg|csv)$/.test(name));
    const figures = Object.fromEntries(files.map((name) => [name, readFileSync(join(out, "003", name), "utf8")]));
    found.push({ claims: run.out.replaceAll(out, ""), figures });
  }
  expect(found[0].claims).toContain("23 of 26 claims hold");
  expect(found[1]).toEqual(found[0]);
  expect(found[2]).toEqual(found[0]);
  const ended = new Promise((resolve) => worker.on("close", resolve));
  worker.kill("SIGINT");
  expect(await ended).toBe(0);
});
