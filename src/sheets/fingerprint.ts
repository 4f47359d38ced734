import { isFormula, type SheetPlan } from "./plan";

/** FNV-1a, 32 bits, from a starting value. */
const hash = (text: string, start: number): number => {
  let value = start;
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return value;
};

/**
 * Sixteen hex digits over every formula and value of a workbook, cell by cell in reading order. Formats and colours do not
 * count; the smallest change of an input does. A fingerprint of content against accidents, not a seal against forgery.
 */
export const fingerprint = (sheets: readonly SheetPlan[]): string => {
  const cells = sheets.flatMap(({ key, cells: planned }) =>
    planned.filter(({ content }) => content !== null).map(({ row, column, content }) =>
      `${key}!${row}:${column} ${isFormula(content) ? content.formula : `${typeof content} ${String(content)}`}`));
  const text = cells.join("\n");
  return [hash(text, 0x811c9dc5), hash(text, 0x01000193)].map((part) => part.toString(16).padStart(8, "0")).join("");
};
