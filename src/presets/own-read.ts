import { decode, readFigure } from "./decode";
import type { Preset, Scenario } from "./figure";
import { type Fault, faultsIn, type Schema } from "./own-faults";
import schema from "./preset.schema.json";
import type { Json } from "./read";

/** A file above this size is not opened. */
export const MOST_BYTES = 2_000_000;
/** So many problems are told at once. */
export const MOST_PROBLEMS = 20;

export const OWN_FORMAT = "compute-credit-preset";
export const OWN_VERSION = 1;

/** A problem in words, with the row it stands in. */
export interface Problem {
  readonly en: string;
  readonly es: string;
}
export type OwnPreset = { readonly preset: Preset } | { readonly problems: readonly Problem[] };

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null && !Array.isArray(value);

/** Lists of a file, in the words of somebody who has the sheet before him. */
const LISTS: Readonly<Record<string, readonly [en: string, es: string]>> = {
  figures: ["row", "fila"], further: ["further row", "fila adicional"], scenarios: ["scenario", "escenario"], facilities: ["facility", "línea de deuda"],
  maturities: ["maturity", "vencimiento"], covenants: ["covenant", "covenant"], quotes: ["quote", "cotización"], flows: ["flow", "flujo"],
  conflicts: ["conflict", "conflicto"], facts: ["fact", "hecho"], parties: ["party", "parte"],
};

const brief = (text: string): string => {
  const clean = text.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, "�");
  return clean.length > 60 ? `${clean.slice(0, 60)}…` : clean;
};

/** row 12 'Contract share': unit */
const placeOf = (file: unknown, path: Fault["path"]): Problem => {
  const [en, es]: [string[], string[]] = [[], []];
  let at: unknown = file;
  path.forEach((step, i) => {
    const before = path[i - 1];
    at = isFields(at) || Array.isArray(at) ? (at as Fields)[step] : undefined;
    if (typeof step === "number") {
      const names = LISTS[String(before)] ?? ["entry", "entrada"];
      const label = isFields(at) ? (at["label"] ?? at["name"] ?? at["key"]) : undefined;
      const named = typeof label === "string" && label.trim() !== "" ? ` '${brief(label)}'` : "";
      en.push(`${names[0]} ${step + 1}${named}`);
      es.push(`${names[1]} ${step + 1}${named}`);
    } else if (typeof path[i + 1] !== "number") {
      en.push(brief(step));
      es.push(brief(step));
    }
  });
  return { en: en.join(": "), es: es.join(": ") };
};

const told = (file: unknown, { path, en, es }: Fault): Problem => {
  const place = placeOf(file, path);
  return en === "missing"
    ? { en: `${place.en} ${en}`, es: `${place.es} ${es}` }
    : { en: place.en === "" ? en : `${place.en}: ${en}`, es: place.es === "" ? es : `${place.es}: ${es}` };
};

/** Messages of the company reader say where by themselves; they are English in both languages. */
const thrown = <T>(run: () => T): { readonly value: T } | { readonly problem: Problem } => {
  try {
    return { value: run() };
  } catch (problem) {
    const text = problem instanceof RangeError ? "is nested too deeply" : (problem as Error).message;
    return { problem: { en: text, es: text } };
  }
};

/** Rows below the figures that a scenario may change too. */
const DERIVED: Readonly<Record<string, readonly string[]>> = { neocloud: ["debt", "rate"] };

const twice = (list: readonly Fields[], field: string, name: readonly [string, string]): readonly Problem[] =>
  list.flatMap((entry, i) => {
    const first = list.findIndex((other) => other[field] === entry[field]);
    return first === i ? [] : [{ en: `${name[0]} ${i + 1}: ${field} "${String(entry[field])}" stands twice; first in ${name[0]} ${first + 1}`, es: `${name[1]} ${i + 1}: ${field} "${String(entry[field])}" está dos veces; primero en ${name[1]} ${first + 1}` }];
  });

/** What the schema cannot say: facts that exist and print the value, keys that exist, arithmetic that adds up. */
const decodeOwn = (file: Fields): OwnPreset => {
  const { $schema: _, format: __, version: ___, savedWith: ____, scenarios, ...company } = file;
  const rows = (field: "figures" | "further"): readonly Fields[] => (file[field] as readonly Fields[] | undefined) ?? [];
  const ofRows = (["figures", "further"] as const).flatMap((field) =>
    rows(field).flatMap((row, i) => {
      const where = placeOf(file, [field, i]);
      const read = thrown(() => readFigure(row as Json, "", String(file["freezeDate"])));
      if (!("problem" in read)) return [];
      // The reader begins with "(key), field: what"; the row is said in the words of the sheet.
      const what = read.problem.en.replace(/^ \([a-z0-9_]+\), /, "");
      return [{ en: `${where.en}: ${what}`, es: `${where.es}: ${what}` }];
    }));
  const problems = [...ofRows, ...twice([...rows("figures"), ...rows("further")], "key", LISTS["figures"]!), ...twice(scenarios as readonly Fields[], "number", LISTS["scenarios"]!)];
  if (problems.length > 0) return { problems: problems.slice(0, MOST_PROBLEMS) };
  const whole = thrown(() => decode(company, scenarios as unknown as readonly Scenario[], DERIVED[String(file["archetype"])] ?? []));
  if ("problem" in whole) return { problems: [whole.problem] };
  const { preset } = { preset: whole.value };
  if (!preset.scenarios.some(({ effect }) => effect === "base")) {
    return { problems: [{ en: "scenarios: one must have the effect “base” and no changes: the others are measured against it", es: "escenarios: uno debe tener el efecto «base» y ningún cambio: los demás se miden contra él" }] };
  }
  return { preset };
};

/** Any value as an own preset, or everything that is wrong with it, up to twenty problems. */
export const ownPreset = (file: unknown): OwnPreset => {
  const faults = faultsIn(schema as Schema, file, MOST_PROBLEMS);
  return faults.length > 0 ? { problems: faults.map((fault) => told(file, fault)) } : decodeOwn(file as Fields);
};

/** The text of a file as an own preset. Nothing of it is run; a text stays a text. */
export const readOwnPreset = (text: string): OwnPreset => {
  if (text.length > MOST_BYTES) return { problems: [tooLarge(text.length)] };
  const parsed = thrown(() => JSON.parse(text.replace(/^\uFEFF/, "")) as unknown);
  if ("value" in parsed) return ownPreset(parsed.value);
  const reason = brief(parsed.problem.en);
  return { problems: [{ en: `This is no preset file: it cannot be read as JSON (${reason})`, es: `Esto no es un archivo de modelo: no se puede leer como JSON (${reason})` }] };
};

export const tooLarge = (bytes: number): Problem => {
  const [size, most] = [(bytes / 1e6).toFixed(1), MOST_BYTES / 1e6];
  return { en: `The file has ${size} MB; at most ${most} MB are opened`, es: `El archivo tiene ${size.replace(".", ",")} MB; se abren como mucho ${most} MB` };
};

/** A preset as the file it is saved in. */
export const printOwnPreset = (preset: Preset, savedWith: string): string => {
  const { network, ...rest } = preset;
  return `${JSON.stringify({ $schema: "preset.schema.json", format: OWN_FORMAT, version: OWN_VERSION, savedWith, ...rest, ...network }, null, 2)}\n`;
};
