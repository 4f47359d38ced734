import type { Cell } from "../functions/cells";
import { localNumber, numberForm } from "../presets/local-forms";
import type { Language } from "./language";

/** Units that are decimals on the sheet and percentages to a reader. */
const isShare = (unit: string): boolean => /^%|^fraction/.test(unit);

/** A number as typed: 0.25, 25 %, and with the decimal comma in Spanish. Where both readings are possible the language decides. */
export const typedNumber = (text: string, unit: string, language: Language): number | undefined => {
  const trimmed = text.trim();
  const isPercent = /\s*%$/.test(trimmed);
  if (isPercent && !isShare(unit)) return undefined;
  const digits = isPercent ? trimmed.replace(/\s*%$/, "") : trimmed;
  const form = numberForm(digits);
  const value = localNumber(digits, form === "." || form === "," ? form : language === "es" ? "," : ".");
  return value === undefined ? undefined : isPercent ? Number((value / 100).toPrecision(15)) : value;
};

/** A cell as one would type it: every digit, percentages with their sign. */
export const typedText = (cell: Cell, unit: string, language: Language): string => {
  if (typeof cell !== "number") return cell === null || typeof cell === "object" ? "" : String(cell);
  const text = isShare(unit) ? `${Number((cell * 100).toPrecision(15))} %` : String(cell);
  return language === "es" ? text.replace(".", ",") : text;
};
