/** One thing that is wrong with a file, in words, and where it stands in the file's own nesting. */
export interface Fault {
  readonly path: readonly (string | number)[];
  readonly en: string;
  readonly es: string;
}

/** The keywords of JSON Schema draft 2020-12 that preset.schema.json uses, each with its meaning there. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: Schema;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly propertyNames?: Schema;
  readonly maxProperties?: number;
  readonly if?: Schema;
  readonly then?: Schema;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

type Told = readonly [en: string, es: string];

const typeOf = (value: unknown): string =>
  value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
const fits = (value: unknown, type: string): boolean =>
  type === "integer" ? Number.isInteger(value) : type === "number" ? typeof value === "number" && Number.isFinite(value) : typeOf(value) === type;

const NAMES: Readonly<Record<string, Told>> = {
  object: ["fields", "campos"], array: ["a list", "una lista"], string: ["a text", "un texto"], number: ["a number", "un número"],
  integer: ["a whole number", "un número entero"], null: ["null (empty)", "null (vacío)"], boolean: ["true or false", "true o false"],
};

/** A value as a message prints it: short, and without anything that could disturb the line. */
const shown = (value: unknown): string => {
  if (Array.isArray(value)) return `[…${value.length}]`;
  if (typeof value === "object" && value !== null) return "{…}";
  const text = typeof value === "string" ? value : String(value);
  const clean = text.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, "�");
  const short = clean.length > 40 ? `${clean.slice(0, 40)}…` : clean;
  return typeof value === "string" ? `"${short}"` : short;
};

const either = (types: readonly string[]): Told => [types.map((type) => NAMES[type]![0]).join(" or "), types.map((type) => NAMES[type]![1]).join(" o ")];

/** Patterns in the words of a person who did not write them. */
const PATTERN_WORDS = (pattern: string): Told => {
  if (pattern.startsWith("^[^")) return ["holds a control or direction character", "contiene un carácter de control o de dirección"];
  if (pattern.startsWith("^=")) return ["is no arithmetic of + - * / on [row keys]", "no es una operación de + - * / con [claves de fila]"];
  if (pattern.startsWith("^F")) return ["is no fact id such as F109", "no es un identificador de hecho como F109"];
  if (pattern.startsWith("^[0-9]{4}")) return ["is no date such as 2025-12-31", "no es una fecha como 2025-12-31"];
  if (pattern.startsWith("^[a-z")) return ["is no key: lower case letters, digits and _ or -, a letter first", "no es una clave: minúsculas, cifras y _ o -, con una letra al principio"];
  return ["is not written as expected", "no está escrito como se espera"];
};

const plainProblems = (schema: Schema, value: unknown): readonly Told[] => {
  const told: Told[] = [];
  const say = (en: string, es: string): void => void told.push([en, es]);
  if ("const" in schema && value !== schema.const) say(`expected ${shown(schema.const)}, got ${shown(value)}`, `se esperaba ${shown(schema.const)}, hay ${shown(value)}`);
  if (schema.enum && !schema.enum.includes(value)) say(`expected ${schema.enum.join(", ")}, got ${shown(value)}`, `se esperaba ${schema.enum.join(", ")}, hay ${shown(value)}`);
  if (typeof value === "number") {
    if (schema.minimum !== undefined && value < schema.minimum) say(`expected at least ${schema.minimum}, got ${value}`, `se esperaba al menos ${schema.minimum}, hay ${value}`);
    if (schema.maximum !== undefined && value > schema.maximum) say(`expected at most ${schema.maximum}, got ${value}`, `se esperaba como mucho ${schema.maximum}, hay ${value}`);
  }
  if (typeof value === "string") {
    // A code point is at most two units: only a text near the limit is counted.
    const length = schema.maxLength !== undefined && value.length > schema.maxLength ? [...value.slice(0, 2 * schema.maxLength + 2)].length : value.length;
    if (schema.minLength !== undefined && length < schema.minLength) say("is empty", "está vacío");
    if (schema.maxLength !== undefined && length > schema.maxLength) say(`is longer than ${schema.maxLength} characters`, `tiene más de ${schema.maxLength} caracteres`);
    else if (schema.pattern !== undefined && !new RegExp(schema.pattern, "u").test(value)) {
      const [en, es] = PATTERN_WORDS(schema.pattern);
      say(`${shown(value)} ${en}`, `${shown(value)} ${es}`);
    }
  }
  return told;
};

/**
 * What a value breaks of a schema, in document order, at most `limit` faults. A list that is too long is not looked into, so
 * that a huge file costs no more than its first rows. Fails on a keyword it does not know: none is passed over in silence.
 */
export const faultsIn = (root: Schema, value: unknown, limit: number): readonly Fault[] => {
  const faults: Fault[] = [];
  const visit = (given: Schema, at: unknown, path: Fault["path"], into: Fault[]): void => {
    if (into.length >= limit) return;
    const found = (where: Fault["path"], [en, es]: Told): void => void into.push({ path: where, en, es });
    if (given.$ref !== undefined) visit(root.$defs![given.$ref.replace("#/$defs/", "")]!, at, path, into);
    if (given.type !== undefined) {
      const types = typeof given.type === "string" ? [given.type] : given.type;
      if (!types.some((type) => fits(at, type))) {
        const [en, es] = either(types);
        return found(path, [`expected ${en}, got ${shown(at)}`, `se esperaba ${es}, hay ${shown(at)}`]);
      }
    }
    plainProblems(given, at).forEach((told) => found(path, told));
    if (Array.isArray(at)) {
      if (given.minItems !== undefined && at.length < given.minItems) found(path, ["is an empty list", "es una lista vacía"]);
      if (given.maxItems !== undefined && at.length > given.maxItems) return found(path, [`has ${at.length} entries; at most ${given.maxItems} are read`, `tiene ${at.length} entradas; se leen como mucho ${given.maxItems}`]);
      if (given.items) at.forEach((entry, i) => visit(given.items!, entry, [...path, i], into));
    }
    if (typeof at === "object" && at !== null && !Array.isArray(at)) visitFields(given, at as Readonly<Record<string, unknown>>, path, into, found);
    if (given.if) {
      const broken: Fault[] = [];
      visit(given.if, at, path, broken);
      if (broken.length === 0 && given.then) visit(given.then, at, path, into);
    }
  };
  const visitFields = (given: Schema, at: Readonly<Record<string, unknown>>, path: Fault["path"], into: Fault[], found: (where: Fault["path"], told: Told) => void): void => {
    const keys = Object.keys(at);
    if (given.maxProperties !== undefined && keys.length > given.maxProperties) return found(path, [`has ${keys.length} entries; at most ${given.maxProperties} are read`, `tiene ${keys.length} entradas; se leen como mucho ${given.maxProperties}`]);
    for (const field of given.required ?? []) if (!Object.hasOwn(at, field)) found([...path, field], ["missing", "falta"]);
    for (const field of keys) {
      const own = given.properties && Object.hasOwn(given.properties, field) ? given.properties[field] : undefined;
      if (own) visit(own, at[field], [...path, field], into);
      else if (given.additionalProperties === false) found(path, [`unknown field ${shown(field)}`, `campo desconocido ${shown(field)}`]);
      else if (typeof given.additionalProperties === "object") visit(given.additionalProperties, at[field], [...path, field], into);
      if (given.propertyNames) visit(given.propertyNames, field, path, into);
    }
  };
  refuseUnknown(root);
  visit(root, value, [], faults);
  return faults.slice(0, limit);
};

const KNOWN = new Set([
  "$schema", "$id", "title", "description", "$ref", "type", "const", "enum", "minimum", "maximum", "minLength", "maxLength", "pattern", "minItems", "maxItems",
  "items", "required", "properties", "additionalProperties", "propertyNames", "maxProperties", "if", "then", "$defs",
]);
const refuseUnknown = (schema: Schema): void => {
  for (const keyword of Object.keys(schema)) if (!KNOWN.has(keyword)) throw new Error(`the schema uses "${keyword}", which is not read`);
  const inner = [schema.items, schema.propertyNames, schema.if, schema.then, ...Object.values(schema.properties ?? {}), ...Object.values(schema.$defs ?? {}), ...(typeof schema.additionalProperties === "object" ? [schema.additionalProperties] : [])];
  for (const one of inner) if (one) refuseUnknown(one);
};
