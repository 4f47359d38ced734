/** Reads a company file field by field; every refusal says where it stands and what is wrong. */

export type Json = string | number | boolean | null | undefined | readonly Json[] | { readonly [key: string]: Json };

export const refuse = (where: string, problem: string): never => {
  throw new Error(`${where}: ${problem}`);
};

const shown = (json: Json): string => (json === undefined ? "nothing" : JSON.stringify(json));

/** An object with these fields and no others: a misspelt field is not a missing one. */
export const record = (json: Json, where: string, fields: readonly string[]): Readonly<Record<string, Json>> => {
  if (typeof json !== "object" || json === null || Array.isArray(json)) return refuse(where, `expected fields, got ${shown(json)}`);
  for (const field of Object.keys(json)) if (!fields.includes(field)) refuse(where, `unknown field "${field}"`);
  return json as Readonly<Record<string, Json>>;
};

export const list = (json: Json, where: string): readonly Json[] =>
  Array.isArray(json) ? (json as readonly Json[]) : refuse(where, `expected a list, got ${shown(json)}`);

/** A text is taken as it stands, also when it begins with "=": it never becomes a formula. */
export const someText = (json: Json, where: string): string =>
  typeof json === "string" && json.trim() !== "" ? json : refuse(where, `expected a text, got ${shown(json)}`);

export const someNumber = (json: Json, where: string): number =>
  typeof json === "number" && Number.isFinite(json) ? json : refuse(where, `expected a number, got ${shown(json)}`);

export const oneOf = <T extends string>(words: readonly T[], json: Json, where: string): T =>
  words.find((word) => word === json) ?? refuse(where, `expected ${words.join(", ")}, got ${shown(json)}`);

export const optional = <T>(json: Json, read: (json: Json) => T): T | undefined => (json === undefined ? undefined : read(json));
