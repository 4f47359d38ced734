import { writeFile } from "node:fs/promises";
import type { Engine } from "../engine/engine";
import { isFormula, type WorkbookPlan } from "../sheets/plan";
import { embeddedWorkbook } from "../workbook/embedded";
import type { Calculated } from "../workbook/xlsx";
import { type Command, giveUp, misuse } from "./command";
import { parseOptions, wholeNumber } from "./options";

const writeTo = async (out: string, plan: WorkbookPlan, calculated: Calculated): Promise<string> => {
  const { writeWorkbook } = await import("../workbook/xlsx");
  const bytes = await writeWorkbook(plan, calculated);
  await writeFile(out, bytes).catch((problem: Error) => giveUp(`cannot write ${out}: ${problem.message}`));
  const formulas = plan.sheets.flatMap((sheet) => sheet.cells).filter(({ content }) => content !== null && isFormula(content)).length;
  return `${plan.sheets.length} sheets, ${formulas} formulas`;
};

/** The values of a native file come from the native formulas themselves, calculated once more. */
const writeNative = async (plan: WorkbookPlan, engine: Engine, out: string): Promise<string> => {
  const [{ nativePlan }, { newEngine }] = [await import("./native"), await import("./session")];
  const native = await nativePlan(plan, engine);
  const fresh = await newEngine();
  try {
    await embeddedWorkbook(fresh).write(native.plan, () => {});
    return `${await writeTo(out, native.plan, fresh)}; of the CCREDIT formulas ${native.twinned} stand as built-in functions, ${native.frozen} as values`;
  } finally {
    fresh.dispose();
  }
};

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
    const { loadedPreset } = await import("./session");
    const { plan, engine } = await loadedPreset(id, wholeNumber(values["scenario"], "scenario"));
    try {
      const said = values["native"] ? await writeNative(plan, engine, out) : await writeTo(out, plan, engine);
      await stdout.write(`${out}: ${said}\n`);
      return 0;
    } finally {
      engine.dispose();
    }
  },
};
