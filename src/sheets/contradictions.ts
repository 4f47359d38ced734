import type { Archetype } from "../presets/figure";
import { contradictionsFor } from "../presets/record";
import type { Draft } from "./sheet";

/** What the documents print, what the record holds instead, and by which facts; from this row down. */
export const writeContradictions = (sheet: Draft, archetype: Archetype, row: number): void => {
  sheet.row(`A${row}`, ["What the documents say against the record", "Facts", "As printed", "What the record holds"], "heading");
  contradictionsFor(archetype).forEach(({ printed, record, facts }, i) => {
    sheet.put(`A${row + 1 + i}`, i + 1, "label");
    sheet.put(`B${row + 1 + i}`, facts.join(", "), "key");
    sheet.put(`C${row + 1 + i}`, printed, "label");
    sheet.put(`D${row + 1 + i}`, record, "label");
  });
};
