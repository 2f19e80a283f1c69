import { main } from "./main.ts";
import { nodeIo } from "./node-io.ts";

// whoever reads our output may stop reading (`openbath ... | head`): that ends us, and is no error
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});

process.exitCode = await main(process.argv.slice(2), nodeIo);
