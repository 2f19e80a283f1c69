import { type Field, textOf, type Value, type Values } from "./field.ts";
import { settingOf, settings } from "./settings/index.ts";
import { fieldsOf, type State, sweepField } from "./state.ts";

/** The part of the address behind #, with everything that differs from what the page shows by itself. */
export function toLink(state: State): string {
  const setting = settingOf(state.setting);
  const parts = new URLSearchParams({ setting: setting.id });
  const swept = sweepField(setting, state).key;
  if (swept !== setting.sweep) parts.set("x", swept);
  for (const field of fieldsOf(setting, state.values)) {
    const value = field.kind === "choice" ? textOf(state.values, field) : state.values[field.key];
    if (value === undefined || String(value) === String(field.fallback)) continue;
    parts.set(field.key, Array.isArray(value) ? value.join(",") : String(value));
  }
  return parts.toString();
}

/** The state that a link describes, and what in it could not be read, in words. */
export function fromLink(link: string): { readonly state: State; readonly complaints: readonly string[] } {
  const parts = new URLSearchParams(link.replace(/^#/, ""));
  const complaints: string[] = [];
  const id = parts.get("setting");
  const setting = settingOf(id ?? "");
  if (id !== null && setting.id !== id)
    complaints.push(`The link asks for "${id}", but there is only ${settings.map((one) => one.id).join(", ")}.`);
  let values: Values = {};
  // fields and their choices may come into being by the values of others, so they are read one by one
  const read = new Set<string>();
  const unread = () => fieldsOf(setting, values).find(({ key }) => parts.has(key) && !read.has(key));
  for (let field = unread(); field !== undefined; field = unread()) {
    const text = parts.get(field.key) ?? "";
    read.add(field.key);
    const value = valueFrom(field, text);
    if (value === undefined) complaints.push(`The link says ${field.key}=${text}, which cannot be; left as it was.`);
    else values = { ...values, [field.key]: value };
  }
  return { state: { setting: setting.id, values, sweep: parts.get("x") ?? setting.sweep }, complaints };
}

function valueFrom(field: Field, text: string): Value | undefined {
  switch (field.kind) {
    case "number":
      return text.trim() === "" || !Number.isFinite(Number(text)) ? undefined : Number(text);
    case "choice":
      return field.options.some(({ value }) => value === text) ? text : undefined;
    case "formula":
      return text;
    case "checks": {
      const known = field.options.map(({ value }) => value);
      const names = text.split(",").filter((name) => known.includes(name));
      return names.length === 0 ? undefined : names;
    }
    case "drawing": {
      const numbers = text.split(",").map(Number);
      return numbers.length === field.at.length && numbers.every((x) => Number.isFinite(x) && x >= 0)
        ? numbers
        : undefined;
    }
  }
}
