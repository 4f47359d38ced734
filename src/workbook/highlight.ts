import type { Highlight } from "../sheets/plan";
import { parseLocal, printLocal } from "./address";

const literal = (value: number | boolean | string): string => {
  if (typeof value === "number") return String(value);
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return value.startsWith("=") ? value.slice(1) : `"${value.replaceAll('"', '""')}"`;
};

/**
 * The condition of a highlight as a formula of the range's first cell, without "=". A blank cell counts as 0 and as FALSE
 * in a plain comparison, so the kind of value is asked for first: a cell that no spill has filled stays uncoloured.
 */
export const highlightFormula = ({ range, when, value }: Highlight): string => {
  const cell = printLocal({ ...parseLocal("", range.split(",")[0]!), rows: 1, columns: 1 });
  const sign = when === "below" ? "<" : when === "above" ? ">" : "=";
  const comparison = `${cell}${sign}${literal(value)}`;
  const isText = typeof value === "string" && !value.startsWith("=");
  if (isText) return comparison;
  if (typeof value === "boolean") return `AND(ISLOGICAL(${cell}),${comparison})`;
  return `AND(ISNUMBER(${cell}),${comparison})`;
};
