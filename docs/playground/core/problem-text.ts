import { Document, isCollection, isPair, type Node } from "yaml";
import { settingOf } from "./settings/index.ts";
import type { State } from "./state.ts";

/** Collections below this depth are written on one line. */
const OPEN_DEPTH = 2;

/** The problem file of a state: what is solved here, what is downloaded, and what the command line reads. */
export function problemText({ setting, values }: State): string {
  const { title, problem } = settingOf(setting);
  const document = new Document(problem(values));
  layOut(document.contents, 0);
  return `# ${title}, from the openbath playground\n${document.toString({ lineWidth: 0 })}`;
}

/** The top open, what lies deeper closed, as people write such files. */
function layOut(node: Node | null, depth: number): void {
  if (!isCollection(node)) return;
  const inside = node.items.map((item) => (isPair(item) ? item.value : item) as Node | null);
  node.flow = depth >= OPEN_DEPTH || (depth === 1 && !inside.some(isCollection));
  for (const one of inside) layOut(one, depth + 1);
}
