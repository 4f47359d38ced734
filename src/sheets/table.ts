import type { Format, Role } from "./plan";
import type { Draft } from "./sheet";

/** One line of a working sheet: label, unit, value, and what it means. */
export const line = (
  sheet: Draft, row: number, label: string, unit: string, content: Parameters<Draft["put"]>[1],
  more: { readonly format?: Format; readonly role?: Role; readonly reads?: string; readonly note?: string } = {},
): void => {
  sheet.put(`A${row}`, label, "label");
  sheet.put(`B${row}`, unit, "unit");
  sheet.put(`C${row}`, content, more.role ?? "calculation", { format: more.format, note: more.note });
  if (more.reads) sheet.put(`D${row}`, more.reads, "note");
};

/** Columns of FLEET_DSCR with their unit and format. */
export const FLEET_COLUMNS: readonly { readonly name: string; readonly format: Format }[] = [
  { name: "Period", format: "integer" },
  { name: "Spot rent $/h", format: "rent" },
  { name: "Revenue $", format: "usd" },
  { name: "Opex $", format: "usd" },
  { name: "CFADS $", format: "usd" },
  { name: "Interest $", format: "usd" },
  { name: "Principal $", format: "usd" },
  { name: "Debt service $", format: "usd" },
  { name: "DSCR x", format: "multiple" },
  { name: "LLCR x", format: "multiple" },
  { name: "Balance $", format: "usd" },
  { name: "Balloon $", format: "usd" },
];

/** Looks are prepared for quarterly payment; other frequencies calculate all the same. */
export const QUARTERS = 4;
