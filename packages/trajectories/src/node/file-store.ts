import { mkdir, open, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { CheckpointStore } from "../checkpoint.ts";

/** Checkpoints in a file that only grows; each record is on the disk before the work goes on. */
export function fileStore(path: string): CheckpointStore {
  return {
    async read() {
      try {
        return await readFile(path, "utf8");
      } catch (error) {
        if ((error as { code?: string }).code === "ENOENT") return "";
        throw error;
      }
    },
    async append(text) {
      await mkdir(dirname(path), { recursive: true });
      const file = await open(path, "a");
      try {
        await file.writeFile(text);
        await file.datasync();
      } finally {
        await file.close();
      }
    },
  };
}
