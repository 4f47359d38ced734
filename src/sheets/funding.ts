import type { DebtBook } from "../presets/figure";
import { DEBT_GAPS } from "./debt-places";
import { type Layout, reference } from "./layout";
import { LAST_TABLE_ROW, TABLE_ROW } from "./places";
import type { ChartPlan, Content, Format } from "./plan";
import { type Draft, formula } from "./sheet";
import { line } from "./table";

type On = (template: string) => string;

/** A call whose answer fills rows × formats. */
const spill = (sheet: Draft, row: number, rows: number, formats: readonly Format[], call: Content): void => {
  for (let r = 0; r < rows; r += 1) {
    formats.forEach((format, c) => sheet.put(`${"ABCDEFGHIJ"[c]!}${row + r}`, r + c === 0 ? call : null, "calculation", { format }));
  }
};

/** What falls due, year by year, and whether cash and operations pay it. */
const writeLadder = (sheet: Draft, { maturities, maturitiesAsOf }: DebtBook, row: number, on: On): void => {
  const years = maturities.length;
  sheet.row(`A${row - 1}`, ["Year", "Due $m", "Share", "Cumulative share", "Unpaid, nothing refinanced", "", `Ladder of ${maturitiesAsOf}`, "Principal $m", "Years from the freeze date", "Cash and lines today $m", "Cash and lines left, nothing raised $m"], "heading");
  spill(sheet, row, years, ["integer", "usdMillion", "percent1", "percent1", "usdMillion"],
    formula(on("=CCREDIT.MATURITY_LADDER([debt.amounts],[debt.times],[debt.horizon],[cash],[debt.free_cash])")));
  maturities.forEach(({ year, label, amount, fact }, i) => {
    const at = row + i;
    sheet.put(`G${at}`, label, "label");
    sheet.put(`H${at}`, amount, "reported", { format: "usdMillion", note: fact });
    sheet.put(`I${at}`, year - maturities[0]!.year + 1, "derived", { format: "integer", note: "Due by the end of the year; in full years from the freeze date" });
    sheet.put(`J${at}`, formula(on("=[cash]+[undrawn]")), "calculation", { format: "usdMillion" });
    const before = i === 0 ? `J${at}` : `K${at - 1}`;
    sheet.put(`K${at}`, formula(on(`=${before}+[debt.free_cash]-H${at}`)), "calculation", { format: "usdMillion" });
  });
};

/** Money to be raised in each year at the run-rate of operations and next year's capital expenditure. */
const writeGap = (sheet: Draft, years: number, row: number, on: On): void => {
  sheet.row(`A${row - 1}`, ["Year", "Opening cash $m", "Operations $m", "Capex $m", "Due $m", "Drawn $m", "New money needed $m", "Closing cash $m"], "heading");
  spill(sheet, row, years, ["integer", ...Array.from({ length: 7 }, () => "usdMillion" as const)],
    formula(on("=CCREDIT.FUNDING_GAP([cash],[debt.operating_cash],[capex_next],[debt.amounts],[undrawn],[min_cash])")));
};

/** "A ten-year mortgage on an eighteen-month asset", beside the loan as it was really signed. */
const writeDeath = (sheet: Draft, row: number, on: On): void => {
  sheet.row(`E${row - 1}`, ["Rate", "Tenor, years", "Chip earns for, years", "Payments a year"], "heading");
  const cases: readonly (readonly [label: string, values: readonly Content[], assumed: boolean])[] = [
    ["Debt left at the chip's death: ten years, eighteen months", [0.08, 10, 1.5, 12], true],
    ["Debt left at the chip's death: this loan", ["[rate]", "[years]", "MIN([collateral.life],[years])", "[freq]"].map((template) => formula(on(`=${template}`))), false],
  ];
  cases.forEach(([label, values, assumed], i) => {
    const at = row + i;
    line(sheet, at, label, "%", formula(on(`=CCREDIT.DEBT_AT_DEATH(E${at},F${at},G${at},H${at},[type])`)), { format: "percent1", role: "output" });
    (["percent2", "years", "years", "integer"] as const).forEach((format, c) =>
      sheet.put(`${"EFGH"[c]!}${at}`, values[c]!, assumed ? "assumed" : "calculation", { format, ...(assumed && { note: "As the document draws it: ten years against eighteen months" }) }));
  });
  sheet.put(`I${row + 1}`, "A life beyond the tenor is cut to the tenor. Ten-year paper finances shells and leases, not these loans", "note");
};

/** The reserve that pays the next months of this loan, from closing on. */
const writeReserve = (sheet: Draft, row: number, on: On): void => {
  sheet.row(`A${row - 1}`, ["Reserve of this loan: payments made", "Required $", "Paid in $"], "heading");
  const periods = LAST_TABLE_ROW - TABLE_ROW + 1;
  spill(sheet, row, periods + 1, ["integer", "usd", "usd"], formula(on("=CCREDIT.DSRA([fleet.service],[dsra_months],[freq])")));
};

/** Most years for which the blocks leave room between one another. */
const MOST_YEARS = 5;

/** Below the facilities: what falls due, what must be raised, how long the debt runs, and what the loan keeps in reserve. */
export const writeFunding = (sheet: Draft, debt: DebtBook, plug: number, on: On): void => {
  const years = debt.maturities.length;
  if (years > MOST_YEARS) throw new Error(`Debt has room for a ladder of ${MOST_YEARS} years, got ${years}`);
  const lines = plug + DEBT_GAPS.lines;
  const put = (row: number, label: string, unit: string, template: string, format: Format, reads: string): void =>
    line(sheet, row, label, unit, formula(on(template)), { format, reads });
  writeLadder(sheet, debt, plug + DEBT_GAPS.ladder, on);
  writeGap(sheet, years, plug + DEBT_GAPS.gap, on);
  put(lines, "Interest at the run-rate", "$m", "=[avg_rate]*[debt_total]", "usdMillion", "Average rate · all debt");
  put(lines + 1, "Operations after interest, a year", "$m", "=[ebitda_next]-[debt.run_interest]", "usdMillion", "The same in every year of the ladder");
  put(lines + 2, "Part of the debt that the ladder covers", "%", "=SUM([debt.amounts])/[debt_total]", "percent", "The rest was drawn after the ladder was printed, or its terms are not public");
  put(lines + 3, "Average life of the laddered debt", "years", "=CCREDIT.WAL([debt.amounts],,[debt.times])", "years", "Year ends; short, against leases of fifteen years");
  writeDeath(sheet, plug + DEBT_GAPS.death, on);
  put(lines + 6, "Operations less capex, a year", "$m", "=[debt.operating_cash]-[capex_next]", "usdMillion", "What could repay debt: negative while the company builds");
  put(lines + 7, "Years of the ladder", "years", "=ROWS([debt.amounts])", "integer", "As printed");
  writeReserve(sheet, plug + DEBT_GAPS.reserve, on);
  sheet.highlight({ range: `E${plug + DEBT_GAPS.ladder}:E${plug + DEBT_GAPS.ladder + years - 1}`, when: "above", value: 0, look: "warning" });
};

/** Chart 4: what falls due against what is there, and what has to be raised. */
export const ladderChart = (layout: Layout, at: ChartPlan["at"]): ChartPlan => {
  const range = (place: string): string => reference(layout, "debt", layout.places[place]!);
  return {
    id: "ladder",
    title: "What falls due, what is there to pay it, and what must be raised?",
    kind: "column",
    categories: range("debt.labels"),
    series: [
      { name: "Falls due", values: range("debt.due"), look: "column" },
      { name: "New money needed, capex included", values: range("debt.gaps"), look: "column" },
      { name: "Cash and undrawn lines today", values: range("debt.liquidity"), look: "dashed" },
    ],
    categoryAxis: "Year",
    valueAxis: "$m",
    valueFormat: "integer",
    description: "Debt falling due in each year and the new money the company needs in it, capital expenditure included, beside the cash and undrawn lines of today; the ladder covers part of the debt only.",
    at,
  };
};
