import type { CallReport } from "../audit/report";
import type { Cell } from "../functions/cells";
import type { CellPlan, WorkbookPlan } from "../sheets/plan";
import type { WorkbookPort } from "../workbook/port";
import type { WritePlan } from "./models";

/** Room for labels, units and the formula in words; values beside them. */
const WIDTHS = [44, 14, 60, ...Array.from({ length: 24 }, () => 16)];

const sheetPlan = (title: string, name: string, cells: readonly CellPlan[]): WorkbookPlan => ({
  title, preset: "", scenario: 0, names: [], open: "twin",
  sheets: [{ key: "twin", name, purpose: title, cells, widths: WIDTHS, freeze: { rows: 1, columns: 1 }, highlights: [], choices: [], charts: [], landscape: true }],
});

const twins = async () => {
  const [{ twinOf }, { callOf }, { isBlock, placeTwin }] = await Promise.all([
    import("../audit/twins/registry"), import("../audit/twins/reported"), import("../audit/twins/twin"),
  ]);
  return { twinOf, callOf, isBlock, placeTwin };
};

/**
 * Writes the native twin of a call to a sheet of its own: the same calculation in ordinary Excel formulas, live on the
 * same cells, with the difference. Answers with the new sheet's name, or with the reason why the call has no twin.
 */
export const writeTwin = async (report: CallReport, sheet: string, port: WorkbookPort, write: WritePlan): Promise<{ readonly sheet: string } | { readonly none: string }> => {
  const { twinOf, callOf, isBlock, placeTwin } = await twins();
  const twin = twinOf(callOf(report, sheet));
  if (!isBlock(twin)) return twin;
  const plan = sheetPlan(twin.title, `Twin ${report.spec.name}`.slice(0, 26), placeTwin(twin, { row: 1, column: 1 }, "formulas"));
  const written = await write(port, plan, () => {});
  return { sheet: written.sheets[0]!.name };
};

export interface WrittenTwins {
  /** Absent when no call of the selection has a twin. */
  readonly sheet?: string;
  readonly written: number;
  readonly none: readonly { readonly address: string; readonly why: string }[];
}

/** More would make a sheet that nobody reads. */
const MOST_CALLS = 40;

const splitAddress = (address: string): readonly [sheet: string, local: string] => {
  const at = address.lastIndexOf("!");
  return [address.slice(0, at).replace(/^'|'$/g, "").replaceAll("''", "'"), address.slice(at + 1)];
};

/** Twins of every call in the selected cells, one below the other on one new sheet, each under the cell it belongs to. */
export const writeTwins = async (port: WorkbookPort, area: string, write: WritePlan): Promise<WrittenTwins> => {
  const [{ explainFormula }, { withRanges }, { twinOf, callOf, isBlock, placeTwin }, names] = await Promise.all([import("../audit/report"), import("../audit/names"), twins(), port.namedRanges()]);
  const [sheet] = splitAddress(area);
  const prefix = area.slice(0, area.lastIndexOf("!"));
  const selected = new Set((await port.read(area)).flat().map(({ address }) => address));
  const cells = (await port.used(sheet)).filter(({ address, formula }) => selected.has(address) && formula !== null && /ccredit/i.test(formula));
  const read = async (address: string): Promise<readonly (readonly Cell[])[]> =>
    (await port.read(address.includes("!") ? address : `${prefix}!${address}`)).map((row) => row.map(({ value }) => value));

  const none: { address: string; why: string }[] = [];
  const plans: CellPlan[] = [];
  let [row, written] = [1, 0];
  for (const { address, formula } of cells) {
    try {
      for (const report of await explainFormula(withRanges(formula!, sheet, names), read)) {
        if (written >= MOST_CALLS) throw new Error(`only ${MOST_CALLS} calls are written at once; select fewer cells`);
        const twin = report.problem ? { none: `${report.problem.error} ${report.problem.message}` } : twinOf(callOf(report, sheet));
        if (!isBlock(twin)) {
          none.push({ address, why: `${report.spec.name}: ${twin.none}` });
          continue;
        }
        const placed = placeTwin(twin, { row: row + 1, column: 1 }, "formulas");
        plans.push({ row, column: 1, content: `${address} · ${report.spec.name}`, role: "title" }, ...placed);
        row = Math.max(...placed.map((cell) => cell.row)) + 3;
        written += 1;
      }
    } catch (problem) {
      none.push({ address, why: problem instanceof Error ? problem.message : String(problem) });
    }
  }
  if (written === 0) return { written, none };
  const plan = await write(port, sheetPlan(area, "Twins", plans), () => {});
  return { sheet: plan.sheets[0]!.name, written, none };
};
