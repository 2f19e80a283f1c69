import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";

export interface RedisServer {
  /** With its password. */
  readonly url: string;
  readonly password: string;
  readonly port: number;
  /** Ends the server at once, with all that it knows, and starts another in its place. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const PASSWORD = "only-for-tests-7Qz";

/** Starts a Redis server of its own on a free port, in memory. @param tls files of a certificate, for TLS */
export async function redisServer(tls?: {
  readonly cert: string;
  readonly key: string;
  readonly ca: string;
}): Promise<RedisServer> {
  const found = spawnSync("redis-server", ["--version"], { encoding: "utf8" });
  if (found.status !== 0) throw new Error("these tests need redis-server: apt-get install redis-server");
  const folder = mkdtempSync(join(tmpdir(), "openbath-redis-"));
  const port = await freePort();
  const ports = tls
    ? [
        "--port",
        "0",
        "--tls-port",
        String(port),
        "--tls-cert-file",
        tls.cert,
        "--tls-key-file",
        tls.key,
        "--tls-ca-cert-file",
        tls.ca,
        "--tls-auth-clients",
        "no",
      ]
    : ["--port", String(port)];
  const start = async (): Promise<ChildProcess> => {
    const child = spawn(
      "redis-server",
      [
        ...ports,
        "--bind",
        "127.0.0.1",
        "--dir",
        folder,
        "--save",
        "",
        "--requirepass",
        PASSWORD,
        "--maxmemory-policy",
        "noeviction",
      ],
      { stdio: "pipe" },
    );
    await new Promise<void>((resolve, reject) => {
      child.stdout.on("data", (text) => {
        if (/Ready to accept connections/.test(String(text))) resolve();
      });
      child.on("exit", (code) => reject(new Error(`redis-server ended with ${code}`)));
    });
    return child;
  };
  let server = await start();
  const end = (): Promise<void> =>
    new Promise((resolve) => {
      server.on("exit", () => resolve());
      server.kill("SIGKILL");
    });
  return {
    url: `${tls ? "rediss" : "redis"}://:${PASSWORD}@localhost:${port}`,
    password: PASSWORD,
    port,
    async restart() {
      await end();
      server = await start();
    },
    async stop() {
      await end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** All keys of a server, to see what is left. */
export async function keysOf(url: string): Promise<string[]> {
  const redis = new Redis(url);
  const keys = await redis.keys("*");
  redis.disconnect();
  return keys;
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
