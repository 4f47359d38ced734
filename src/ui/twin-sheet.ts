import type { CallReport } from "../audit/report";
import type { WorkbookPlan } from "../sheets/plan";
import type { WorkbookPort } from "../workbook/port";
import type { WritePlan } from "./models";

/** Room for labels, units and the formula in words; values beside them. */
const WIDTHS = [44, 14, 60, ...Array.from({ length: 24 }, () => 16)];

/**
 * Writes the native twin of a call to a sheet of its own: the same calculation in ordinary Excel formulas, live on the
 * same cells, with the difference. Answers with the new sheet's name, or with the reason why the call has no twin.
 */
export const writeTwin = async (report: CallReport, sheet: string, port: WorkbookPort, write: WritePlan): Promise<{ readonly sheet: string } | { readonly none: string }> => {
  const [{ twinOf }, { callOf }, { isBlock, placeTwin }] = await Promise.all([
    import("../audit/twins/registry"), import("../audit/twins/reported"), import("../audit/twins/twin"),
  ]);
  const twin = twinOf(callOf(report, sheet));
  if (!isBlock(twin)) return twin;
  const plan: WorkbookPlan = {
    title: twin.title, preset: "", scenario: 0, names: [], open: "twin",
    sheets: [{
      key: "twin", name: `Twin ${report.spec.name}`.slice(0, 26), purpose: twin.title, cells: placeTwin(twin, { row: 1, column: 1 }, "formulas"),
      widths: WIDTHS, freeze: { rows: 1, columns: 1 }, highlights: [], choices: [], charts: [], landscape: true,
    }],
  };
  const written = await write(port, plan, () => {});
  return { sheet: written.sheets[0]!.name };
};
