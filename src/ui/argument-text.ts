import { CalcError } from "../core/errors";
import type { Cell, Input } from "../functions/cells";
import { NAMESPACE } from "../functions/names";
import { parseFormula } from "../audit/formula";
import type { WorkbookPort } from "../workbook/port";

/** A value as a person types it into an argument field: a text in quotes, a list as an array constant. */
export const writtenAs = (value: unknown): string => {
  if (typeof value === "string") return `"${value.replaceAll('"', '""')}"`;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (!Array.isArray(value)) return String(value);
  if (value.length === 1 && !Array.isArray(value[0])) return writtenAs(value[0]);
  const row = (entries: readonly unknown[]): string => entries.map(writtenAs).join(",");
  return `{${value.every(Array.isArray) ? value.map((entries) => row(entries as unknown[])).join(";") : row(value)}}`;
};

/** The formula of a call, without the empty arguments at its end. */
export const formulaOf = (name: string, written: readonly string[]): string => {
  const count = written.reduce((last, text, i) => (text === "" ? last : i + 1), 0);
  return `=${NAMESPACE}.${name}(${written.slice(0, count).join(",")})`;
};

/**
 * What an argument field means: a value, an array constant, or a reference that is read from the workbook. Whatever is
 * none of these is handed on as text, so that the function itself names the argument and what it expected.
 */
export async function readField(written: string, port: WorkbookPort): Promise<Input> {
  if (written === "") return undefined;
  try {
    const node = parseFormula(written);
    if (node.is === "value") return node.value;
    if (node.is === "list") return node.rows;
    if (node.is === "operation" && node.operator === "-" && node.operands[0]?.is === "value") return -Number(node.operands[0].value);
    if (node.is === "operation" && node.operator === "%" && node.operands[0]?.is === "value") return Number(node.operands[0].value) / 100;
    if (node.is === "reference") {
      const rows: readonly (readonly Cell[])[] = (await port.read(node.address)).map((row) => row.map((cell) => cell.value));
      return rows.length === 1 && rows[0]!.length === 1 ? rows[0]![0]! : rows;
    }
  } catch (problem) {
    if (!(problem instanceof CalcError)) return written;
  }
  return written;
}
