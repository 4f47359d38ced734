import { writeFile } from "node:fs/promises";
import { type Command, giveUp, misuse } from "./command";
import { parseOptions, wholeNumber } from "./options";

export const workbookCommand: Command = {
  name: "workbook",
  summary: "A preset as an .xlsx file with formulas and values",
  help: `ccredit workbook P [--scenario N] --out f.xlsx [--native]

Writes preset P as an Excel file: sheets, formulas with their values, names, notes, charts.

  --scenario N   with scenario N chosen; the base where left out
  --out f.xlsx   the file to write
  --native       without the add-in: every CCREDIT call that has a twin of built-in functions
                 is replaced by it (sheet Twins), every other one by its value, so that any
                 spreadsheet program recalculates the file to the same numbers`,
  run: async (argv, { stdout }) => {
    const { values, positionals } = parseOptions(argv, { scenario: { type: "string" }, out: { type: "string" }, native: { type: "boolean" } });
    const [id, ...more] = positionals;
    if (id === undefined || more.length > 0) return misuse(`workbook: expected one preset, got ${positionals.length}`);
    const out = values["out"];
    if (typeof out !== "string" || out === "") return misuse("workbook: expected --out with the file to write");
    const [{ loadedPreset }, { writeWorkbook }] = [await import("./session"), await import("../workbook/xlsx")];
    const { plan, engine } = await loadedPreset(id, wholeNumber(values["scenario"], "scenario"));
    try {
      const { nativePlan } = await import("./native");
      const native = values["native"] ? await nativePlan(plan, engine) : undefined;
      const bytes = await writeWorkbook(native?.plan ?? plan, native?.calculated ?? engine);
      await writeFile(out, bytes).catch((problem: Error) => giveUp(`cannot write ${out}: ${problem.message}`));
      const formulas = plan.sheets.flatMap((sheet) => sheet.cells).filter((cell) => typeof cell.content === "object" && cell.content !== null).length;
      await stdout.write(`${out}: ${plan.sheets.length} sheets, ${formulas} formulas${native ? `; ${native.twinned} CCREDIT formulas as built-in functions, ${native.frozen} frozen to their values` : ""}\n`);
      return 0;
    } finally {
      engine.dispose();
    }
  },
};
