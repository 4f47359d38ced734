import { columnLetters, columnNumber, quoteSheet } from "../sheets/references";

/** One cell or one block on one sheet, rows and columns counted from 1. */
export interface Area {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** 'My sheet' -> My sheet. */
export const unquoteSheet = (text: string): string => (text.startsWith("'") ? text.slice(1, -1).replaceAll("''", "'") : text);

/** D6, or D6:F9, without a sheet. */
export const printLocal = ({ row, column, rows, columns }: Omit<Area, "sheet">): string => {
  const first = `${columnLetters(column)}${row}`;
  return rows === 1 && columns === 1 ? first : `${first}:${columnLetters(column + columns - 1)}${row + rows - 1}`;
};

export const printAddress = (area: Area): string => `${quoteSheet(area.sheet)}!${printLocal(area)}`;

const LOCAL = /^\$?([A-Z]{1,3})\$?([0-9]+)(?::\$?([A-Z]{1,3})\$?([0-9]+))?$/i;

/** B2:C9 of a sheet that is known. Absolute marks are passed over. */
export const parseLocal = (sheet: string, text: string): Area => {
  const match = LOCAL.exec(text);
  if (!match) throw new Error(`expected an address as D6 or D6:F9, got "${text}"`);
  const [column, row] = [columnNumber(match[1]!.toUpperCase()), Number(match[2])];
  return {
    sheet, row, column,
    rows: match[4] ? Number(match[4]) - row + 1 : 1,
    columns: match[3] ? columnNumber(match[3].toUpperCase()) - column + 1 : 1,
  };
};

/** Inputs!D6, 'My sheet'!$A$1:$B$3. */
export const parseAddress = (text: string): Area => {
  const at = text.lastIndexOf("!");
  if (at < 1) throw new Error(`expected an address with its sheet, as Inputs!D6, got "${text}"`);
  return parseLocal(unquoteSheet(text.slice(0, at)), text.slice(at + 1));
};
