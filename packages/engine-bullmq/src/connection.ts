import { rootCertificates } from "node:tls";
import { EngineError } from "@openbath/sweeps";
import { Redis } from "ioredis";

/** Where the queue is. */
export interface RedisOptions {
  /** `redis://[user:password@]host[:port][/number]`, or `rediss://` for TLS. It is never shown with its password. */
  readonly redis: string;
  /** A certificate authority in PEM for TLS, beside those that Node trusts. */
  readonly ca?: string | undefined;
  /** Name of the queue; workers and coordinators with the same name find each other. Default: openbath. */
  readonly queue?: string | undefined;
  /** Told in one line of what is amiss but may pass, such as a lost connection. */
  readonly warn?: ((message: string) => void) | undefined;
}

/** The longest wait between two attempts to connect, in milliseconds. */
const LONGEST_WAIT = 1000;
/** How long the first connection may take, in milliseconds. */
const FIRST = 10_000;

/** The URL of a Redis server as it may be shown: without password. @throws EngineError when it is none */
export function redactedUrl(url: string): string {
  const { protocol, username, host, pathname } = parsed(url);
  return `${protocol}//${username === "" ? "" : `${username}@`}${host}${pathname === "/" ? "" : pathname}`;
}

function parsed(url: string): URL {
  if (!URL.canParse(url)) throw new EngineError("the address of Redis: expected redis://host:port, got something else");
  const found = new URL(url);
  if (found.protocol !== "redis:" && found.protocol !== "rediss:")
    throw new EngineError(`the address of Redis: expected redis:// or rediss://, got ${found.protocol}//...`);
  return found;
}

/**
 * A connection that comes back by itself when the server does.
 * @throws EngineError when the server cannot be reached at first, or refuses the password
 */
export async function connect({ redis: url, ca, warn = () => {} }: RedisOptions): Promise<Redis> {
  const name = redactedUrl(url);
  const redis = new Redis(url, {
    lazyConnect: true,
    maxRetriesPerRequest: null,
    retryStrategy: (times) => Math.min(50 * times, LONGEST_WAIT),
    ...(ca === undefined ? {} : { tls: { ca: [...rootCertificates, ca] } }),
  });
  let complaint = "";
  redis.on("error", (error: Error) => {
    complaint = error.message;
    warn(`${name}: ${error.message}`);
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    await Promise.race([
      redis.connect().then(() => redis.ping()),
      new Promise((_, reject) => {
        timer = setTimeout(() => reject(new Error(complaint || "no answer")), FIRST);
      }),
    ]);
  } catch (error) {
    redis.disconnect();
    throw new EngineError(`cannot use Redis at ${name}: ${complaint || (error as Error).message}`);
  } finally {
    clearTimeout(timer);
  }
  return redis;
}

export const queueName = ({ queue = "openbath" }: RedisOptions): string => queue;
