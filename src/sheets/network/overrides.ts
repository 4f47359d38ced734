import { FIRST_ROW, labelOf } from "../columns";
import { formatOf } from "../formats";
import type { SheetPlan } from "../plan";
import { formula, startSheet } from "../sheet";
import { type NetworkLayout, reference } from "./layout";

/** Lines for changes that are no base input: a formula, a scenario, a case of Clearing. */
const FREE_LINES = 20;

/** Who changed what: a line for every base input says by itself when the value is no longer the one that was loaded. */
export const buildOverrides = (layout: NetworkLayout): SheetPlan => {
  const { figures } = layout.preset;
  const sheet = startSheet("overrides", layout.names.overrides, "Overrides", "Every base input as it was loaded and as it stands now. Write beside a change who made it, when, why, and what it did to the answers.");
  const last = FIRST_ROW + figures.length - 1;
  sheet.put("B3", "Inputs that differ from what was loaded", "label");
  sheet.put("D3", formula(`=COUNTIF(F${FIRST_ROW}:F${last},"changed")`), "output", { format: "integer" });
  sheet.row("A5", ["Key", "Input", "Unit", "As loaded", "Now", "Changed?", "Who", "When", "Reason", "Effect on the answers"], "heading");
  const typed = (row: number): void => {
    for (const column of ["G", "H", "I", "J"]) sheet.put(`${column}${row}`, null, "choice");
  };
  const tolerance = reference(layout, "inputs", `D${layout.rows.get("tolerance")!}`);
  figures.forEach((figure, i) => {
    const row = FIRST_ROW + i;
    const format = formatOf(figure.unit);
    sheet.put(`A${row}`, figure.key, "key");
    sheet.put(`B${row}`, labelOf(figure, layout.language), "label");
    sheet.put(`C${row}`, figure.unit, "unit");
    sheet.put(`D${row}`, figure.value, "label", { format });
    sheet.put(`E${row}`, formula(`=${reference(layout, "inputs", `E${row}`)}`), "calculation", { format });
    // A figure that follows from others may differ from its loaded value by rounding only.
    sheet.put(`F${row}`, formula(`=IF(IF(ISNUMBER(E${row}),ABS(E${row}-D${row})>${tolerance}*MAX(1,ABS(D${row})),TRUE),"changed","")`), "check");
    typed(row);
  });
  sheet.row(`A${last + 2}`, ["Cell", "Other change", "Unit", "Before", "After", "", "Who", "When", "Reason", "Effect on the answers"], "heading");
  for (let i = 0; i < FREE_LINES; i += 1) {
    for (const column of ["A", "B", "C", "D", "E"]) sheet.put(`${column}${last + 3 + i}`, null, "choice");
    typed(last + 3 + i);
  }
  sheet.highlight({ range: `F${FIRST_ROW}:F${last}`, when: "equals", value: "changed", look: "warning" });
  return sheet.finish({ widths: [22, 52, 12, 14, 14, 12, 18, 14, 60, 34], freeze: { rows: 5, columns: 2 }, landscape: true });
};
