import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { selfSigned } from "../../engine-bullmq/test/support/certificate.ts";
import { type RedisServer, redisServer } from "../../engine-bullmq/test/support/redis-server.ts";
import { type SlurmCluster, slurmCluster } from "../../engine-slurm/test/support/slurm-cluster.ts";
import { bundledCommandLine } from "./support/bundled.ts";
import { qubit } from "./support/chain.ts";

let bundled: ReturnType<typeof bundledCommandLine>;
let redis: RedisServer;
let cluster: SlurmCluster;
let folder = "";
let map = "";

beforeAll(async () => {
  bundled = bundledCommandLine();
  redis = await redisServer();
  cluster = slurmCluster();
  folder = mkdtempSync(join(cluster.folder, "sweep-"));
  map = join(folder, "map.yaml");
  writeFileSync(join(folder, "qubit.yaml"), qubit());
  writeFileSync(
    map,
    "base: qubit.yaml\noptions: { equation: redfield }\nvary: { epsilon: { logspace: [0.01, 0.1, 20] }, 'couplings[0].exchange': [sm(1), sq(1), sx(1)] }\n",
  );
});
afterAll(async () => {
  cluster?.stop();
  await redis?.stop();
  bundled?.remove();
});

/** Runs the command line until it ends, beside processes that go on. */
function openbath(argv: readonly string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child = start(argv);
  const [out, err]: [string[], string[]] = [[], []];
  child.stdout?.on("data", (text) => void out.push(String(text)));
  child.stderr?.on("data", (text) => void err.push(String(text)));
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, out: out.join(""), err: err.join("") })));
}

const start = (argv: readonly string[]): ChildProcess =>
  spawn(process.execPath, [bundled.program, ...argv], { env: { ...process.env, OPENBATH_REDIS: redis.url } });

describe("openbath sweep", () => {
  it("collects the same bytes from threads, through Redis and from Slurm, failing points included, and shows no password", async () => {
    const worker = start(["worker", "--workers", "2"]);
    let said = "";
    worker.stderr?.on("data", (text) => {
      said += String(text);
    });
    const tables: Buffer[] = [];
    for (const engine of ["threads", "bullmq", "slurm"]) {
      const results = join(folder, `${engine}.results`);
      const { code, out, err } = await openbath(["sweep", map, "--engine", engine, "--results", results, "--quiet"]);
      expect([code, out]).toEqual([1, ""]);
      expect(err).toContain(
        "point 2 failed (epsilon = 0.01, couplings[0].exchange = sq(1)): couplings[0].exchange: unknown",
      );
      expect(err).toContain("20 of 60 points failed; the others are solved");
      expect(err).not.toContain(redis.password);
      const table = join(folder, `${engine}.npz`);
      expect((await openbath(["collect", map, "--results", results, "--out", table])).code).toBe(1);
      tables.push(readFileSync(table));
    }
    expect(tables[1]).toEqual(tables[0]);
    expect(tables[2]).toEqual(tables[0]);
    const ended = new Promise((resolve) => worker.on("close", resolve));
    worker.kill("SIGINT");
    expect(await ended).toBe(0);
    expect(said).toMatch(
      /^openbath: listening to openbath-\d+\.\d+\.\d+ at redis:\/\/localhost:\d+; Ctrl-C to leave\n/,
    );
    expect(said).not.toContain(redis.password);
    rmSync(folder, { recursive: true, force: true });
  });

  it("goes through Redis behind TLS with an authority of its own on both sides, and not without it", async () => {
    const at = (name: string): string => join(cluster.folder, name);
    selfSigned(at("tls.key"), at("tls.pem"));
    const secure = await redisServer({ cert: at("tls.pem"), key: at("tls.key"), ca: at("tls.pem") });
    writeFileSync(at("qubit.yaml"), qubit());
    writeFileSync(at("tls.yaml"), "base: qubit.yaml\nvary: { epsilon: { logspace: [0.01, 0.1, 20] } }\n");
    const trust = ["--redis", secure.url, "--tls-ca", at("tls.pem")];
    const worker = start(["worker", ...trust, "--workers", "1"]);
    try {
      const sweep = ["sweep", at("tls.yaml"), "--engine", "bullmq", "--quiet"];
      const without = await openbath([...sweep, "--redis", secure.url]);
      expect(without.code).toBe(4);
      expect(without.err).toMatch(/^openbath: rediss:.*certificate/);
      const { code, out, err } = await openbath([...sweep, ...trust]);
      expect([code, err]).toEqual([0, ""]);
      expect(out).toMatch(/^20 points: all solved;/);
      expect(without.err + out).not.toContain(secure.password);
    } finally {
      worker.kill("SIGKILL");
      await secure.stop();
    }
  });

  it("ends with exit code 4 when its engine is out of reach", () => {
    const env = { ...process.env, OPENBATH_REDIS: "redis://:secret@localhost:1" };
    writeFileSync(join(cluster.folder, "q.yaml"), qubit());
    writeFileSync(join(cluster.folder, "map.yaml"), "base: q.yaml\nvary: { epsilon: [0.1] }\n");
    const { status, stderr } = spawnSync(
      process.execPath,
      [bundled.program, "sweep", join(cluster.folder, "map.yaml"), "--engine", "bullmq", "--quiet"],
      { env, encoding: "utf8" },
    );
    expect(status).toBe(4);
    expect(stderr).toMatch(/openbath: cannot use Redis at redis:\/\/localhost:1: .*ECONNREFUSED/);
    expect(stderr).not.toContain("secret");
  });
});
