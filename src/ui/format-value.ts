import { type Cell, isCellError } from "../functions/cells";
import { FORMAT_CODES } from "../sheets/formats";
import type { Format } from "../sheets/plan";
import type { Language } from "./language";

const LOCALE: Readonly<Record<Language, string>> = { en: "en-US", es: "es-ES" };

/** Units that are decimals on the sheet and percentages to a reader. */
const isShare = (unit: string): boolean => /^%|^fraction|^per year/.test(unit);

const decimals = (value: number): Intl.NumberFormatOptions => {
  const size = Math.abs(value);
  if (size === 0 || (Number.isInteger(value) && size < 1e15)) return { maximumFractionDigits: 0 };
  return size >= 1000 ? { maximumFractionDigits: 0 } : size >= 1 ? { maximumFractionDigits: 4 } : { maximumSignificantDigits: 6 };
};

/** The sign stands before the dollar: -$1,493,113. */
const dollars = (number: string): string => (number.startsWith("-") ? `-$${number.slice(1)}` : `$${number}`);

/** A value with its unit, as the pane shows it: 0.1 per year as 10 %, 285680000 $ as $285,680,000. Never rounds what is stored. */
export const formatValue = (cell: Cell, unit: string, language: Language): string => {
  if (cell === null || cell === "") return "–";
  if (isCellError(cell)) return cell.error;
  if (typeof cell === "boolean") return cell ? "TRUE" : "FALSE";
  if (typeof cell === "string") return cell;
  const locale = LOCALE[language];
  if (isShare(unit)) return new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 4 }).format(cell);
  const number = new Intl.NumberFormat(locale, decimals(cell)).format(cell);
  if (unit === "x") return `${new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 4 }).format(cell)}x`;
  if (unit === "$") return dollars(number);
  return unit === "" || unit === "text" || unit === "as stated" ? number : `${number} ${unit}`;
};

/** As the sheet's own number format shows it: 1.58x, 133%, 54.2%. */
export const formatAs = (cell: Cell, format: Format, language: Language): string => {
  if (typeof cell !== "number") return formatValue(cell, "", language);
  const code = FORMAT_CODES[format];
  const digits = /\.(0+)/.exec(code)?.[1]?.length ?? 0;
  const options: Intl.NumberFormatOptions = { minimumFractionDigits: digits, maximumFractionDigits: format === "general" ? 4 : digits, ...(code.includes("%") && { style: "percent" }) };
  const number = new Intl.NumberFormat(LOCALE[language], options).format(cell);
  return `${code.startsWith("$") ? dollars(number) : number}${code.endsWith('"x"') ? "x" : ""}`;
};

/** A difference with its sign, and a digit or two more than the value itself is shown with: +0.113x, −3.20 pp. */
export const formatMove = (part: number, format: Format, language: Language): string => {
  const code = FORMAT_CODES[format];
  const isShare = code.includes("%");
  const digits = isShare ? 2 : (/\.(0+)/.exec(code)?.[1]?.length ?? 0) + (code.endsWith('"x"') ? 1 : 0);
  const sign = part > 0 ? "+" : part < 0 ? "−" : "";
  const options: Intl.NumberFormatOptions = format === "general" ? { maximumSignificantDigits: 6 } : { minimumFractionDigits: digits, maximumFractionDigits: digits };
  const number = new Intl.NumberFormat(LOCALE[language], options).format(Math.abs(isShare ? part * 100 : part));
  return `${sign}${code.startsWith("$") ? "$" : ""}${number}${isShare ? " pp" : code.endsWith('"x"') ? "x" : ""}`;
};
