import { emptyStaysEmpty } from "./inputs";
import { formatOf } from "./formats";
import { labelOf, type Layout, reference } from "./layout";
import type { SheetPlan } from "./plan";
import { formula, startSheet } from "./sheet";

const FIRST = 6;
/** Lines for changes that are no base input: a formula, a scenario, a covenant. */
const FREE_LINES = 20;

/**
 * Who changed what. A line for every base input says by itself when the value is no longer the one that was loaded; who,
 * when, why and with what effect is for the person who changed it to say.
 */
export const buildOverrides = (layout: Layout): SheetPlan => {
  const { preset } = layout;
  const sheet = startSheet("overrides", layout.names.overrides, "Overrides", "Every base input as it was loaded and as it stands now. Write beside a change who made it, when, why, and what it did to LLCR.");
  const figures = [...preset.figures, ...(preset.further ?? [])];
  const last = FIRST + figures.length - 1;
  sheet.put("B3", "Inputs that differ from what was loaded", "label");
  sheet.put("D3", formula(`=COUNTIF(F${FIRST}:F${last},"changed")`), "output", { format: "integer" });
  sheet.row("A5", ["Key", "Input", "Unit", "As loaded", "Now", "Changed?", "Who", "When", "Reason", "Effect on LLCR"], "heading");
  const typed = (row: number): void => {
    for (const column of ["G", "H", "I", "J"]) sheet.put(`${column}${row}`, null, "choice", column === "J" ? { format: "multiple" } : {});
  };
  figures.forEach((figure, i) => {
    const row = FIRST + i;
    const format = formatOf(figure.unit);
    sheet.put(`A${row}`, figure.key, "key");
    sheet.put(`B${row}`, labelOf(figure, layout.language), "label");
    sheet.put(`C${row}`, figure.unit, "unit");
    sheet.put(`D${row}`, figure.value, "label", { format });
    const now = reference(layout, "inputs", `E${layout.rows.get(figure.key)!}`);
    sheet.put(`E${row}`, formula(`=${emptyStaysEmpty(figure, now)}`), "calculation", { format });
    // A figure that follows from others may differ from its loaded value by rounding only.
    const differs = figure.value === null ? `E${row}<>""` : `IF(E${row}="",TRUE,ABS(E${row}-D${row})>${reference(layout, "inputs", `D${layout.rows.get("tolerance")!}`)}*MAX(1,ABS(D${row})))`;
    sheet.put(`F${row}`, formula(`=IF(${differs},"changed","")`), "check");
    typed(row);
  });
  sheet.row(`A${last + 2}`, ["Cell", "Other change", "Unit", "Before", "After", "", "Who", "When", "Reason", "Effect on LLCR"], "heading");
  for (let i = 0; i < FREE_LINES; i += 1) {
    for (const column of ["A", "B", "C", "D", "E"]) sheet.put(`${column}${last + 3 + i}`, null, "choice");
    typed(last + 3 + i);
  }
  sheet.highlight({ range: `F${FIRST}:F${last}`, when: "equals", value: "changed", look: "warning" });
  return sheet.finish({ widths: [16, 46, 12, 16, 16, 12, 18, 14, 60, 16], freeze: { rows: 5, columns: 2 }, landscape: true });
};
