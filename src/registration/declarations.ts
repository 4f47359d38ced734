import { type FunctionSpec, type Slot, switchesOf, type Words } from "../functions/define";
import { fileName, sheetName } from "../functions/names";

export type Language = keyof Words;

/** Excel shows one line of at most this length. */
export const MAX_DESCRIPTION = 255;

/** Words that TypeScript does not accept as the name of a parameter; printed with a mark and renamed afterwards. */
const RESERVED = new Set(["function", "arguments", "case", "class", "const", "default", "delete", "do", "else", "enum", "export", "for", "if", "import", "in", "new", "null", "return", "switch", "this", "throw", "try", "typeof", "var", "void", "while", "with"]);
const MARK = "_reserved";
const printedName = (name: string): string => (RESERVED.has(name) ? name + MARK : name);
/** The name of an argument as the sheet knows it, from the name in the printed declaration. */
export const argumentName = (printed: string): string => (printed.endsWith(MARK) ? printed.slice(0, -MARK.length) : printed);

export const slotsOf = (spec: FunctionSpec): readonly (readonly [name: string, slot: Slot<unknown>])[] =>
  Object.entries(spec.args as Record<string, Slot<unknown>>).map(([key, slot]) => [sheetName(key), slot]);

const SPANISH_UNITS: Readonly<Record<string, string>> = {
  fraction: "fracción", "fraction of cost": "fracción del coste", "fraction per $": "fracción por $", "per year": "anual", "per year, effective": "anual efectiva", "per year, nominal": "anual nominal",
  years: "años", days: "días", months: "meses", periods: "periodos", period: "periodo", "periods per year": "periodos por año", "GPU per month": "GPU al mes",
  "$/GPU-hour": "$/GPU-hora", "$ per period": "$ por periodo", "$/period": "$ por periodo", "$ per GPU": "$ por GPU", count: "número", number: "número", text: "texto",
  "as stated": "según se indica", "as the function": "como la función", "as the argument": "como el argumento", row: "fila", column: "columna", rank: "rango", year: "año",
  "$ per year": "$ por año", "$ or $m, all alike": "$ o M$, todo igual", "number of the claim": "número del derecho", "as the covenant": "como el covenant", word: "palabra", "name and value": "nombre y valor", probability: "probabilidad", correlation: "correlación",
  "GPU per 30 days": "GPU por 30 días", "fraction of proceeds": "fracción del ingreso", "$ per GPU a year": "$ por GPU al año", "business days": "días hábiles", exponent: "exponente", any: "cualquiera", "per √year": "por √año", "$ per kW-hour": "$ por kWh",
  paths: "trayectorias", multiple: "múltiplo", "per year, continuous": "anual continua", "as the metric": "como la magnitud", "fraction per period": "fracción por periodo", "logarithm per period": "logaritmo por periodo",
};
export const unitInWords = (unit: string, language: Language): string => (language === "es" ? (SPANISH_UNITS[unit] ?? unit) : unit);

const cellInWords = (value: unknown, language: Language): string => {
  if (typeof value === "boolean") return language === "es" ? (value ? "VERDADERO" : "FALSO") : String(value).toUpperCase();
  return typeof value === "number" && language === "es" ? String(value).replace(".", ",") : String(value);
};
/** The default of an argument as a sheet of that language writes it; "" where there is none. */
export const defaultInWords = (slot: Slot<unknown>, language: Language): string => {
  if (slot.default === undefined) return "";
  const entries = (Array.isArray(slot.default) ? slot.default : [slot.default]).map((value) => cellInWords(value, language));
  return entries.length === 1 ? entries[0]! : `{${entries.join(language === "es" ? "; " : ", ")}}`;
};

/** What Excel shows for an argument: meaning, then unit and default where the line has room for them. */
export const argumentDescription = (slot: Slot<unknown>, language: Language): string => {
  const fallback = defaultInWords(slot, language);
  const said = { en: "default", es: "por defecto" }[language];
  const unit = slot.kind === "number" ? unitInWords(slot.unit, language) : "";
  const extra = [unit, fallback && `${said} ${fallback}`].filter(Boolean).join("; ");
  const full = extra ? `${slot.meaning[language]} [${extra}]` : slot.meaning[language];
  return full.length <= MAX_DESCRIPTION ? full : slot.meaning[language];
};

/** A list of words becomes an Excel enum, which AutoComplete offers; a vector of words stays a range. */
export const isEnum = (slot: Slot<unknown>): boolean => slot.kind === "word" && slot.shape === "scalar";

/** Only single values are scalars; Excel lifts those by itself over a range (docs/decisions/0009). */
export const isMatrixArgument = (slot: Slot<unknown>): boolean => slot.shape !== "scalar";

/** An answer that can be more than one cell, also by a switch such as parts = TRUE, is declared as a matrix. */
export const isMatrixResult = (spec: FunctionSpec): boolean =>
  [spec.returns, ...switchesOf(spec).map(({ returns }) => returns)].some(({ shape }) => shape !== "scalar");

export interface WordList {
  readonly id: string;
  readonly choices: Readonly<Record<string, Words>>;
}

/** The enums of the catalogue: TYPE where every `type` argument offers the same words, else FUNCTION_TYPE. */
export const enumsOf = (catalogue: readonly FunctionSpec[]): ReadonlyMap<Slot<unknown>, WordList> => {
  const seen = catalogue.flatMap((spec) =>
    slotsOf(spec).filter(([, slot]) => isEnum(slot)).map(([name, slot]) => ({ spec, name, slot, words: JSON.stringify(slot.choices) })),
  );
  const lists = new Map<Slot<unknown>, WordList>();
  for (const { name, slot, words } of seen) {
    const sameName = seen.filter((other) => other.name === name);
    const agreed = new Set(sameName.map((other) => other.words)).size === 1;
    const first = sameName.find((other) => other.words === words)!;
    lists.set(slot, { id: (agreed ? name : `${first.spec.name}_${name}`).toUpperCase(), choices: slot.choices ?? {} });
  }
  return lists;
};

const printEnum = ({ id, choices }: WordList): string =>
  [
    "/** @customenum {string} */",
    `enum ${id} {`,
    ...Object.entries(choices).flatMap(([word, tip]) => [`  /** ${tip.en} */`, `  ${word} = ${JSON.stringify(word)},`]),
    "}",
  ].join("\n");

const printFunction = (spec: FunctionSpec, enums: ReadonlyMap<Slot<unknown>, WordList>, helpUrl: string): string => {
  const slots = slotsOf(spec);
  const type = (slot: Slot<unknown>): string => enums.get(slot)?.id ?? (isMatrixArgument(slot) ? "any[][]" : "any");
  const given = slots.map(([name, slot]) => `${printedName(name)}${slot.optional ? "?" : ""}: ${type(slot)}`);
  // A long simulation is given up when its formula is: the generator takes that from the type of the last parameter.
  if (spec.simulated) given.push("invocation: CustomFunctions.CancelableInvocation");
  return [
    "/**",
    ` * ${spec.summary.en}`,
    ` * @customfunction ${spec.name}`,
    ` * @helpurl ${helpUrl}`,
    ...slots.map(([name, slot]) => ` * @param ${slot.optional ? `[${printedName(name)}]` : printedName(name)} ${argumentDescription(slot, "en")}`),
    ...(spec.simulated ? [" * @param invocation Told when nobody waits for the answer any more."] : []),
    ` * @returns ${isMatrixResult(spec) ? "A range." : "One cell."}`,
    " */",
    `function ${spec.name}(${given.join(", ")}): ${isMatrixResult(spec) ? "any[][]" : "any"} {}`,
  ].join("\n");
};

/** The address of a function's help page under the place the product is served from. */
export const helpAddress = (spec: FunctionSpec, baseUrl: string, language: Language): string =>
  `${baseUrl}/help/${language === "es" ? "es/" : ""}${fileName(spec.name)}.html`;

/**
 * The catalogue as plain top-level function declarations with JSDoc, the one form that Microsoft's generator of
 * functions.json reads. Nobody edits or runs this text: the functions themselves are associated by register.ts.
 */
export const printDeclarations = (catalogue: readonly FunctionSpec[], baseUrl: string): string => {
  const enums = enumsOf(catalogue);
  const lists = new Map([...enums.values()].map((list) => [list.id, list]));
  return [
    ...[...lists.values()].map(printEnum),
    ...catalogue.map((spec) => printFunction(spec, enums, helpAddress(spec, baseUrl, "en"))),
  ].join("\n\n") + "\n";
};
