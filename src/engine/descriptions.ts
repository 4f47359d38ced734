import { BooleanNumber, type ILanguagePack } from "@univerjs/core";
import { FunctionType, type IFunctionInfo } from "@univerjs/engine-formula";
import { CATALOGUE } from "../functions/catalogue";
import type { FunctionSpec, Slot, Words } from "../functions/define";
import { NAMESPACE, sheetName } from "../functions/names";
import type { Texts } from "../functions/texts";

/** The texts of completion and argument hints stand in the locale under this key, so that they follow the language. */
const ROOT = "computeCredit";

const slotsOf = (spec: FunctionSpec): readonly (readonly [string, Slot<unknown>])[] => Object.entries(spec.args as Record<string, Slot<unknown>>);

const defaultInWords = ({ default: value }: Slot<unknown>): string => {
  if (value === undefined) return "";
  if (Array.isArray(value)) return value.join("; ");
  return typeof value === "boolean" ? String(value).toUpperCase() : String(value);
};

const argumentHint = (slot: Slot<unknown>, meaning: string, language: keyof Words): string => {
  const fallback = defaultInWords(slot);
  const word = language === "en" ? "default" : "por defecto";
  const choices = slot.choices ? ` (${Object.keys(slot.choices).join(", ")})` : "";
  return `${meaning}${choices} [${slot.unit}]${fallback ? `; ${word} ${fallback}` : ""}`;
};

/** Sample text of one argument in the hint's example line. */
const sampleOf = (slot: Slot<unknown>): string => {
  if (slot.shape === "pairs") return "A1:B9";
  if (slot.shape !== "scalar") return "A1:A20";
  if (slot.default !== undefined) return slot.kind === "word" || slot.kind === "text" ? `"${String(slot.default)}"` : defaultInWords(slot);
  return "A1";
};

/** The texts of every function in one language. Univer looks them up by a path of keys. */
export const functionTexts = (language: keyof Words, texts: Texts): ILanguagePack => ({
  [ROOT]: Object.fromEntries(
    CATALOGUE.map((spec) => {
      const { summary, args } = texts[spec.name]!;
      return [spec.name, { summary, ...Object.fromEntries(slotsOf(spec).map(([key, slot]) => [`arg_${key}`, argumentHint(slot, args[key]!.meaning, language)])) }];
    }),
  ),
});

/** What Univer offers while a formula is typed. Names of functions and arguments are the same in every language. */
export const functionDescriptions = (): readonly IFunctionInfo[] =>
  CATALOGUE.map((spec) => ({
    functionName: `${NAMESPACE}.${spec.name}`,
    functionType: FunctionType.User,
    description: `${ROOT}.${spec.name}.summary`,
    abstract: `${ROOT}.${spec.name}.summary`,
    functionParameter: slotsOf(spec).map(([key, slot]) => ({
      name: sheetName(key),
      detail: `${ROOT}.${spec.name}.arg_${key}`,
      example: sampleOf(slot),
      require: slot.optional ? BooleanNumber.FALSE : BooleanNumber.TRUE,
      repeat: BooleanNumber.FALSE,
    })),
  }));

