import { createHeadlessEngine } from "../../src/engine/headless";
import { type Cell, isCellError } from "../../src/functions/cells";
import { PRESETS } from "../../src/presets/presets";
import { buildWorkbook } from "../../src/sheets/workbook";
import { nativePlan } from "../../src/cli/native";
import { quoteSheet } from "../../src/sheets/references";
import { printAddress } from "../../src/workbook/address";
import { embeddedWorkbook } from "../../src/workbook/embedded";
import { readWorkbook, writeWorkbook } from "../../src/workbook/xlsx";
import { findLibreOffice } from "../support/libreoffice";

const libreOffice = findLibreOffice();

const TOLERANCE = 1e-9;
const differs = (ours: Cell, theirs: Cell, size: number): boolean => {
  if (typeof ours === "number" && typeof theirs === "number") return Math.abs(ours - theirs) > TOLERANCE * Math.max(1, Math.abs(ours), size);
  if (isCellError(ours) || isCellError(theirs)) return !(isCellError(ours) && isCellError(theirs));
  return (ours ?? "") !== (theirs ?? "");
};

describe.each(PRESETS.map((preset) => [preset.id, preset] as const))("LibreOffice recalculates the native workbook of %s to our numbers", (_id, preset) => {
  it.each(preset.scenarios.filter((_, i, all) => i === 1 || i === 3 || i === all.length - 1).map(({ number }) => number))("scenario %i", async (scenario) => {
    if (!libreOffice) throw new Error("these checks need LibreOffice");
    const [engine, fresh] = [createHeadlessEngine(), createHeadlessEngine()];
    const plan = buildWorkbook(preset, { scenario });
    await embeddedWorkbook(engine).write(plan, () => {});
    const native = await nativePlan(plan, engine);
    await embeddedWorkbook(fresh).write(native.plan, () => {});
    // Every stored value of a formula is spoilt first, so that only a recalculation can bring the numbers back.
    const spoilt = { ...fresh, value: (address: string): Cell => (fresh.formula(address) === null ? fresh.value(address) : 123456789) };
    const recalculated = await readWorkbook(await libreOffice.recalculate(await writeWorkbook(native.plan, spoilt)));
    const wrong: unknown[] = [];
    let compared = 0;
    for (const sheet of native.plan.sheets) {
      const largest = new Map<number, number>();
      for (const { row, column } of sheet.cells) {
        const value = fresh.value(printAddress({ sheet: sheet.name, row, column, rows: 1, columns: 1 }));
        if (typeof value === "number") largest.set(row, Math.max(largest.get(row) ?? 0, Math.abs(value)));
      }
      for (const { row, column, content } of sheet.cells) {
        if (content === null || typeof content !== "object") continue;
        const address = printAddress({ sheet: sheet.name, row, column, rows: 1, columns: 1 });
        const [ours, theirs] = [fresh.value(address), recalculated.cell(address).value];
        // Excel and LibreOffice call a difference zero when only rounding is left of it: it is judged by what was subtracted.
        const operands = /^=([A-Z]+\d+)-([A-Z]+\d+)$/.exec(content.formula)?.slice(1).map((local) => fresh.value(`${quoteSheet(sheet.name)}!${local}`)) ?? [];
        compared += 1;
        // A movement that is 0 but for rounding, as of a reserve, may hold 1e-15 of the largest amount of its row.
        const rounding = typeof ours === "number" && Math.abs(ours) < 1e-6 ? 1e-6 * (largest.get(row) ?? 0) : 0;
        if (differs(ours, theirs, Math.max(rounding, ...operands.map((value) => (typeof value === "number" ? Math.abs(value) : 0))))) wrong.push([address, content.formula, ours, theirs]);
      }
    }
    expect(wrong).toEqual([]);
    expect(compared).toBeGreaterThan(1000);
    engine.dispose();
    fresh.dispose();
  });
});
