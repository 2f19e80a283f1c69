import { spawn, spawnSync } from "node:child_process";
import { createServer } from "node:net";

/** A Redis server of its own on a free port, in memory, or undefined where there is none. */
export async function redisServer(): Promise<{ readonly url: string; stop(): Promise<void> } | undefined> {
  if (spawnSync("redis-server", ["--version"]).status !== 0) return undefined;
  const port = await freePort();
  const options = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--maxmemory-policy", "noeviction"];
  const server = spawn("redis-server", options, { stdio: "pipe" });
  const gone = new Promise<void>((resolve) => {
    server.on("exit", () => resolve());
  });
  await new Promise<void>((resolve, reject) => {
    server.stdout.on("data", (text) => {
      if (/Ready to accept connections/.test(String(text))) resolve();
    });
    void gone.then(() => reject(new Error("redis-server ended before it was ready")));
  });
  return {
    url: `redis://localhost:${port}`,
    stop() {
      server.kill();
      return gone;
    },
  };
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
