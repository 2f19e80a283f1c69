import { existsSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import sirv from "sirv";

/** A folder served over HTTP on a free port of this machine. */
export interface Served {
  readonly address: string;
  close(): Promise<void>;
}

/** Serves the built site as a static host would. @throws when it has not been built */
export async function serve(folder: string): Promise<Served> {
  if (!existsSync(join(folder, "index.html")))
    throw new Error(`${folder} has no index.html: build the site first, with npm run docs:build`);
  const files = sirv(folder, { etag: true });
  const server = createServer((request, response) =>
    files(request, response, () => {
      response.statusCode = 404;
      response.end("not found");
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.closeAllConnections();
        server.close((error) => (error ? reject(error) : resolve()));
      }),
  };
}
