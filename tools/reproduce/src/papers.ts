import type { Paper } from "./paper.ts";
import { paper000 } from "./paper-000/paper.ts";
import { paper001 } from "./paper-001/paper.ts";
import { paper002 } from "./paper-002/paper.ts";
import { paper003 } from "./paper-003/paper.ts";
import { paper004 } from "./paper-004/paper.ts";

export const PAPERS: Readonly<Record<string, Paper>> = {
  "000": paper000,
  "001": paper001,
  "002": paper002,
  "003": paper003,
  "004": paper004,
};
