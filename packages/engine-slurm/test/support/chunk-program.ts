import { runSlurmChunk } from "../../src/index.ts";

const [program, spool, array, index] = process.argv.slice(2);
await runSlurmChunk({ program, spool, array, index: Number(index) });
