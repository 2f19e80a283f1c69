import { settingOf } from "./settings/index.ts";
import type { State } from "./state.ts";

/** Something that cannot be solved, in words, and the field that it is about where that is known. */
export interface Complaint {
  readonly field?: string;
  readonly message: string;
}

/** Errors that say what is wrong with the question; any other one is a bug. */
const EXPECTED = ["ProblemError", "UsageError", "ComputationError"];

/** Whether an error says what is wrong with the question. */
export const isAboutTheQuestion = (error: unknown): boolean => error instanceof Error && EXPECTED.includes(error.name);

/** What to tell about an error: its words without the place in the file, beside the field that wrote there. */
export function complaintFrom(error: unknown, { setting, values }: State): Complaint {
  if (!(error instanceof Error)) return { message: String(error) };
  if (!isAboutTheQuestion(error)) return { message: `This is a bug of openbath, please report it: ${error.message}` };
  const { path } = error as { readonly path?: unknown };
  if (typeof path !== "string") return { message: error.message };
  const field = fieldAt(path, settingOf(setting).places(values));
  if (field === undefined) return { message: error.message };
  const prefix = `${path}: `;
  const words = error.message.startsWith(prefix) ? error.message.slice(prefix.length) : error.message;
  return { field, message: words.replace(/ \(line \d+\)$/, "") };
}

/** The field of the longest place that the path begins with. */
function fieldAt(path: string, places: Readonly<Record<string, string>>): string | undefined {
  const fitting = Object.keys(places).filter(
    (place) => path === place || (/^[.[]/.test(path.slice(place.length)) && path.startsWith(place)),
  );
  return places[fitting.sort((a, b) => b.length - a.length)[0]];
}
