/** Numbers and dates as people write them in different countries, read without guessing: what has two readings is named. */

export type DecimalSign = "." | ",";
export type DateOrder = "dmy" | "mdy";

/** What a text says about the decimal sign of its column: proof, either reading, no sign at all, or no number. */
export type NumberForm = DecimalSign | "either" | "none" | "no number";

const SPACES = /[\s\u00a0\u202f]/g;

export const numberForm = (text: string): NumberForm => {
  const digits = text.replaceAll(SPACES, "").replace(/^-/, "");
  if (/^\d+$/.test(digits)) return "none";
  for (const [sign, group] of [[".", ","], [",", "."]] as const) {
    const [s, g] = [`\\${sign}`, `\\${group}`];
    if (new RegExp(`^\\d{1,3}(${g}\\d{3})+${s}\\d+$`).test(digits)) return sign;
    if (new RegExp(`^\\d{1,3}(${g}\\d{3}){2,}$`).test(digits)) return sign;
    if (new RegExp(`^\\d+${s}\\d+$`).test(digits)) return new RegExp(`^[1-9]\\d{0,2}${s}\\d{3}$`).test(digits) ? "either" : sign;
  }
  return "no number";
};

/** The number, by the decimal sign of its column. undefined where the text does not keep to it. */
export const localNumber = (text: string, sign: DecimalSign): number | undefined => {
  const digits = text.replaceAll(SPACES, "");
  const form = numberForm(digits);
  if (form === "no number" || (form !== "none" && form !== "either" && form !== sign)) return undefined;
  const value = Number(digits.replaceAll(sign === "." ? "," : ".", "").replace(",", "."));
  return Number.isFinite(value) ? value : undefined;
};

const MONTHS: Readonly<Record<string, number>> = {
  jan: 1, ene: 1, feb: 2, mar: 3, apr: 4, abr: 4, may: 5, jun: 6, jul: 7, aug: 8, ago: 8, sep: 9, set: 9, oct: 10, nov: 11, dec: 12, dic: 12,
};

/** A date as written: year, month and day where they are certain, or two numbers of which either may be the day. */
export type DateForm =
  | { readonly is: "date"; readonly year: number; readonly month: number; readonly day: number }
  | { readonly is: "either"; readonly first: number; readonly second: number; readonly year: number }
  | { readonly is: "no date" };

export const dateForm = (text: string): DateForm => {
  const iso = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text);
  if (iso) return { is: "date", year: Number(iso[1]), month: Number(iso[3]), day: Number(iso[4]) };
  const local = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/.exec(text);
  if (local) return { is: "either", first: Number(local[1]), second: Number(local[3]), year: Number(local[4]) };
  const named = /^(\d{1,2})(?:[-/. ]| de )([a-z]{3,10})\.?(?:[-/. ]| de )(\d{4})$/i.exec(text);
  if (named) return byName(named[3]!, named[2]!, named[1]!);
  const american = /^([a-z]{3,10})\.? (\d{1,2}), (\d{4})$/i.exec(text);
  return american ? byName(american[3]!, american[1]!, american[2]!) : { is: "no date" };
};

const byName = (year: string, month: string, day: string): DateForm => {
  const number = MONTHS[month.slice(0, 3).toLowerCase()];
  return number === undefined ? { is: "no date" } : { is: "date", year: Number(year), month: number, day: Number(day) };
};

/** Whether the calendar has such a day. */
export const isDay = (year: number, month: number, day: number): boolean =>
  year >= 1901 && year <= 2199 && month >= 1 && month <= 12 && day >= 1 && new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;

/** 2026-03-01. */
export const isoDay = (year: number, month: number, day: number): string => [String(year), String(month).padStart(2, "0"), String(day).padStart(2, "0")].join("-");

/** Days since 30 December 1899: how a sheet counts. */
export const serialDay = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / 86_400_000 + 25_569;
