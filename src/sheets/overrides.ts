import type { Figure } from "../presets/figure";
import { labelOf } from "./columns";
import { emptyStaysEmpty } from "./inputs";
import { formatOf } from "./formats";
import type { Layout } from "./layout";
import type { SheetPlan } from "./plan";
import { absolute, quoteSheet } from "./references";
import { formula, startSheet } from "./sheet";

const FIRST = 6;
/** Lines for changes that are no base input: a formula, a scenario, a covenant. */
const FREE_LINES = 20;

/** A base input and the cell of Inputs, as E14, in which it stands. */
export interface BaseInput {
  readonly figure: Figure;
  readonly cell: string;
}

export interface Register {
  /** Name of the sheet. */
  readonly name: string;
  /** Name of the sheet of inputs. */
  readonly inputs: string;
  readonly lines: readonly BaseInput[];
  /** Cell of Inputs with the largest gap that counts as none. */
  readonly tolerance: string;
  /** The answer that a change is measured by: LLCR. */
  readonly measure: string;
  readonly language: Layout["language"];
}

/**
 * Who changed what. A line for every base input says by itself when the value is no longer the one that was loaded; who,
 * when, why and with what effect is for the person who changed it to say.
 */
export const buildRegister = ({ name, inputs, lines, tolerance, measure, language }: Register): SheetPlan => {
  const at = (cell: string): string => `${quoteSheet(inputs)}!${absolute(cell)}`;
  const sheet = startSheet("overrides", name, "Overrides", `Every base input as it was loaded and as it stands now. Write beside a change who made it, when, why, and what it did to ${measure}.`);
  const last = FIRST + lines.length - 1;
  sheet.put("B3", "Inputs that differ from what was loaded", "label");
  sheet.put("D3", formula(`=COUNTIF(F${FIRST}:F${last},"changed")`), "output", { format: "integer" });
  sheet.row("A5", ["Key", "Input", "Unit", "As loaded", "Now", "Changed?", "Who", "When", "Reason", `Effect on ${measure}`], "heading");
  const typed = (row: number): void => {
    for (const column of ["G", "H", "I", "J"]) sheet.put(`${column}${row}`, null, "choice", column === "J" ? { format: "multiple" } : {});
  };
  lines.forEach(({ figure, cell }, i) => {
    const row = FIRST + i;
    const format = formatOf(figure.unit);
    sheet.put(`A${row}`, figure.key, "key");
    sheet.put(`B${row}`, labelOf(figure, language), "label");
    sheet.put(`C${row}`, figure.unit, "unit");
    sheet.put(`D${row}`, figure.value, "label", { format });
    sheet.put(`E${row}`, formula(`=${emptyStaysEmpty(figure, at(cell))}`), "calculation", { format });
    // A figure that follows from others may differ from its loaded value by rounding only.
    const differs = figure.value === null ? `E${row}<>""` : `IF(E${row}="",TRUE,ABS(E${row}-D${row})>${at(tolerance)}*MAX(1,ABS(D${row})))`;
    sheet.put(`F${row}`, formula(`=IF(${differs},"changed","")`), "check");
    typed(row);
  });
  sheet.row(`A${last + 2}`, ["Cell", "Other change", "Unit", "Before", "After", "", "Who", "When", "Reason", `Effect on ${measure}`], "heading");
  for (let i = 0; i < FREE_LINES; i += 1) {
    for (const column of ["A", "B", "C", "D", "E"]) sheet.put(`${column}${last + 3 + i}`, null, "choice");
    typed(last + 3 + i);
  }
  sheet.highlight({ range: `F${FIRST}:F${last}`, when: "equals", value: "changed", look: "warning" });
  return sheet.finish({ widths: [26, 56, 12, 16, 16, 12, 18, 14, 60, 16], freeze: { rows: 5, columns: 2 }, landscape: true });
};

/** The register of a loan: what a change did to LLCR. */
export const buildOverrides = ({ preset, names, rows, language }: Layout): SheetPlan =>
  buildRegister({
    name: names.overrides, inputs: names.inputs, language, measure: "LLCR", tolerance: `D${rows.get("tolerance")!}`,
    lines: [...preset.figures, ...(preset.further ?? [])].map((figure) => ({ figure, cell: `E${rows.get(figure.key)!}` })),
  });
