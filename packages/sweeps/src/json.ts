/** Plain data: what can be written down as JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export type JsonObject = { readonly [key: string]: Json };

/**
 * Data from a YAML file as plain data; infinity, which JSON lacks, becomes the text .inf, which problem files take for it.
 * @throws TypeError naming what is not plain data
 */
export function toJson(data: unknown): Json {
  if (typeof data === "number") {
    if (Number.isNaN(data)) throw new TypeError("expected plain data, got a number that is not one (NaN)");
    if (Number.isFinite(data)) return data;
    return data > 0 ? ".inf" : "-.inf";
  }
  if (data === null || typeof data === "boolean" || typeof data === "string") return data;
  if (Array.isArray(data)) return data.map(toJson);
  if (typeof data === "object") {
    return Object.fromEntries(
      Object.entries(data)
        .filter(([, value]) => value !== undefined)
        .map(([key, value]) => [key, toJson(value)]),
    );
  }
  throw new TypeError(`expected plain data, got a ${typeof data}`);
}

/** The one text of a value, whatever the order of its keys. */
export function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const object = value as JsonObject;
    const parts = Object.keys(object)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${canonical(object[key])}`);
    return `{${parts.join(",")}}`;
  }
  return JSON.stringify(value);
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);
