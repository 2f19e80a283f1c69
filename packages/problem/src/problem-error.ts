/** What is wrong with a problem file (or another file of its kind): where, the value that stands there, what was expected. One line, always. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  /** Where in the document: `baths.left.beta`, `couplings[0].exchange`. Empty for the document as a whole. */
  readonly path: string;
  /** The line of the file, counted from 1, where it is known. */
  readonly line: number | undefined;

  /** @param subject what the file as a whole is called, where there is no path */
  constructor(path: string, message: string, line?: number, subject = "problem") {
    const where = path === "" ? subject : path;
    const place = line === undefined ? "" : ` (line ${line})`;
    super(`${where}: ${message}${place}`.replaceAll(/\s*\n\s*/g, " "));
    this.path = path;
    this.line = line;
  }
}

/** A value as it is shown in an error: short, on one line. */
export function shown(value: unknown): string {
  if (typeof value === "number") return String(value);
  if (value === undefined || value === null) return "nothing";
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

/** " (did you mean X?)" for the known word nearest to a misspelt one, or nothing. */
export function suggestion(word: string, known: readonly string[]): string {
  let best = "";
  let least = Math.ceil(word.length / 3) + 1;
  if (word.length < 2) return "";
  for (const candidate of known) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance < least) {
      least = distance;
      best = candidate;
    }
  }
  return best === "" ? "" : ` (did you mean ${best}?)`;
}

/** Levenshtein distance. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length];
}
