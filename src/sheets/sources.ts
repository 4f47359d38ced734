import { factById } from "../presets/facts";
import type { Preset } from "../presets/figure";
import type { Layout } from "./layout";
import type { SheetPlan } from "./plan";
import { startSheet } from "./sheet";

/** Fact ids in the order in which the workbook first uses them, each with the keys that rest on it. */
export const factsInUse = (preset: Preset): ReadonlyMap<string, readonly string[]> => {
  const used = new Map<string, string[]>();
  const use = (id: string, by: string): void => {
    const users = used.get(id) ?? [];
    if (!users.includes(by)) users.push(by);
    used.set(id, users);
  };
  for (const { key, facts, conflicts, update } of preset.figures) {
    facts.forEach((id) => use(id, key));
    conflicts.forEach(({ fact }) => use(fact, `${key} (conflict)`));
    if (update) use(update.fact, `${key} (later)`);
  }
  for (const { name, facts } of preset.debt?.facilities ?? []) facts.forEach((id) => use(id, name));
  for (const { label, fact } of preset.debt?.covenants ?? []) use(fact, label);
  return used;
};

/** A note that begins with = stays a text in every host, also after somebody edits the cell. */
const harmless = (text: string): string => (/^[=@]/.test(text) ? `… ${text}` : text);

export const buildSources = (layout: Pick<Layout, "preset"> & { readonly names: { readonly sources: string } }): SheetPlan => {
  const sheet = startSheet("sources", layout.names.sources, "Sources", "One row for each fact behind this workbook, as printed by its source. Confidence: high = filing read; medium = press, or a filing quoted by others; low = secondary page or own arithmetic.");
  sheet.row("A4", ["Fact", "Used by", "About", "Metric", "As printed", "Unit", "As of", "Title", "Publisher", "Address", "Published", "Confidence", "Note"], "heading");
  let row = 5;
  for (const [id, users] of factsInUse(layout.preset)) {
    const fact = factById(id);
    if (!fact) throw new Error(`${users.join(", ")} rests on the fact ${id}, which the record does not hold`);
    const texts = [id, users.join(", "), fact.company, fact.metric, fact.printed, fact.unit, fact.asOf, fact.title, fact.publisher, fact.url, fact.sourceDate, fact.confidence, fact.note];
    texts.forEach((text, i) => {
      if (text !== "") sheet.put(`${"ABCDEFGHIJKLM"[i]!}${row}`, harmless(text), i === 0 ? "key" : "label");
    });
    row += 1;
  }
  // Sources that a user named: they stand in the words of the own preset, beside no packaged fact.
  for (const { key, source, confidence, asOf, unit } of [...layout.preset.figures, ...(layout.preset.further ?? [])]) {
    if (source === undefined) continue;
    [["A", "own"], ["B", key], ["F", unit], ["G", asOf], ["H", source], ["L", confidence]].forEach(([column, text], i) => sheet.put(`${column}${row}`, harmless(text!), i === 0 ? "key" : "label"));
    row += 1;
  }
  if (row > 5) sheet.highlight({ range: `L5:L${row - 1}`, when: "equals", value: "low", look: "warning" });
  return sheet.finish({ widths: [8, 28, 14, 40, 16, 18, 18, 50, 34, 50, 12, 12, 60], freeze: { rows: 4, columns: 1 }, landscape: true });
};
