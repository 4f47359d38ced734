import { isKnown, type Layout, working } from "./layout";
import { LAST_TABLE_ROW, TABLE_ROW } from "./places";
import type { Format, SheetPlan } from "./plan";
import { INGREDIENTS, ownAddresses, PRICING, type PricingColumn, withOwn } from "./pricing";
import { absolute, columnLetters, quoteSheet } from "./references";
import { type Draft, formula, startSheet } from "./sheet";
import { line } from "./table";
import { type Claim, fairSpread, VERDICT_ROW, verdictOf } from "./verdict";

/** First column of the paths; the answers stand to the left of them. */
const PATHS_COLUMN = 9;

/** The same loan when excess cash is trapped: smaller balances, the same sale of the block. */
const TRAPPED: readonly PricingColumn[] = [
  { key: "trapped_opening", name: "Opening, trapped $", format: "usd", template: "=IF([fleet.period]<=[years]*[freq],[coverage.sweep_opening],0)" },
  { key: "trapped_repaid", name: "Repaid, trapped $", format: "usd", template: "=[own.trapped_opening]-IF([fleet.period]<[years]*[freq],[coverage.sweep_closing],0)" },
  { key: "trapped_recovery", name: "Recovery, trapped", format: "percent1", template: "=IF([own.trapped_opening]<=[own.sale],1,[own.sale]/[own.trapped_opening])" },
];

const OWN_CLAIM: Claim = { opening: "[own.opening]", repaid: "[own.repaid]", pd: "[own.pd]", recovery: "[own.recovery]", margin: "[margin]", terms: "[rf],[freq],[capital],[hurdle]" };

const writePaths = (sheet: Draft, columns: readonly PricingColumn[], on: (template: string) => string): void => {
  const period = columnLetters(PATHS_COLUMN);
  sheet.put(`${period}9`, "Period", "heading");
  for (let row = TABLE_ROW; row <= LAST_TABLE_ROW; row += 1) sheet.put(`${period}${row}`, row === TABLE_ROW ? formula(on("=[fleet.period]+0")) : null, "calculation", { format: "integer" });
  columns.forEach(({ name, format, template }, i) => {
    const column = columnLetters(PATHS_COLUMN + 1 + i);
    sheet.put(`${column}9`, name, "heading");
    for (let row = TABLE_ROW; row <= LAST_TABLE_ROW; row += 1) sheet.put(`${column}${row}`, row === TABLE_ROW ? formula(on(template)) : null, "calculation", { format });
  });
};

/** What lenders asked of the same company, by whose contract stood behind the loan. */
const writeQuotes = (sheet: Draft, layout: Layout): void => {
  const quotes = layout.preset.debt?.quotes ?? [];
  if (quotes.length === 0) return;
  sheet.row("A35", ["Margins asked of the company, by obligor", "Unit", "Margin", "Fair less asked", "Source and date"], "heading");
  quotes.forEach(({ label, labelEs, spread, fact, how }, i) => {
    const row = 36 + i;
    line(sheet, row, layout.language === "es" ? labelEs : label, "bp", spread, { format: "bp", role: "reported", note: how });
    sheet.put(`D${row}`, formula(`=$C$30-C${row}`), "calculation", { format: "bp" });
    sheet.put(`E${row}`, `${fact}: ${how}`, "note");
  });
};

export const buildSpread = (layout: Layout): SheetPlan => {
  const fleet = `${quoteSheet(layout.names.fleet)}!`;
  const columns = [...PRICING, ...TRAPPED];
  const ingredient = (key: string): string => `C${5 + INGREDIENTS.findIndex((one) => one.key === key)}`;
  const own = new Map([
    ...[...ownAddresses(1, PATHS_COLUMN + 1, ingredient)].map(([key, address]) =>
      ["own.rents", "own.principal", "own.service", "own.closing", "own.balloon"].includes(key) ? ([key, `${fleet}${address}`] as const) : ([key, address] as const)),
    ...TRAPPED.map(({ key }, i) => {
      const column = columnLetters(PATHS_COLUMN + 1 + PRICING.length + i);
      return [`own.${key}`, absolute(`${column}${TABLE_ROW}:${column}${LAST_TABLE_ROW}`)] as const;
    }),
  ]);
  const on = (template: string): string => working(layout, "spread", withOwn(template, own));
  const sheet = startSheet("spread", layout.names.spread, "Spread", "Is the lender paid for what can go wrong? Default when coverage fails or the obligor goes, recovery from a sale of the block.");
  const put = (row: number, label: string, unit: string, template: string, format: Format, reads: string, answer = false): void =>
    line(sheet, row, label, unit, formula(on(template)), { format, reads, role: answer ? "output" : "calculation" });
  sheet.put("A3", formula(on("=[about.scenario_name]")), "output");
  sheet.row("A4", ["Measure", "Unit", "Value", "How to read it"], "heading");
  INGREDIENTS.forEach(({ label, unit, format, template, key }) =>
    put(Number(ingredient(key).slice(1)), label, unit, key === "removal" ? "=[collateral.removal]" : key === "proceeds" ? "=[collateral.proceeds]" : template, format, ""));
  put(11, "Probability of default over the tenor", "%", "=INDEX([own.pd],[years]*[freq])", "percent", "Coverage under 1 at some date, or default of the obligor: an upper view", true);
  put(12, "Loss given default in the first year", "%", "=1-INDEX([own.recovery],[freq])", "percent", "At its end: balance less what a sale of the block brings", true);
  put(13, "Loss given default in the last period", "%", "=1-INDEX([own.recovery],[years]*[freq])", "percent", "Little is owed by then");
  put(14, "Default by coverage alone, over the tenor", "%", "=INDEX([own.coverage_pd],[years]*[freq])", "percent", "What the spot market may do");
  put(25, "Fair spread if excess cash is trapped as on Inputs", "bp", fairSpread({ ...OWN_CLAIM, opening: "[own.trapped_opening]", repaid: "[own.trapped_repaid]", recovery: "[own.trapped_recovery]" }), "bp", "The same loan, repaid from its own excess cash: what the trap is worth", true);
  put(26, "What the trap is worth", "bp", "=[spread.fair]-[spread.trapped]", "bp", "Ask for the sweep terms before the margin");
  sheet.row(`A${VERDICT_ROW}`, ["Is the loan paid?", "Unit", "Value", "How to read it"], "heading");
  for (const { row, label, unit, template, format, reads } of verdictOf(OWN_CLAIM)) put(row, label, unit, template, format, reads, true);
  if (isKnown(layout.preset, "cds") && layout.rows.has("cds_recovery")) {
    put(33, "Default probability that the company's CDS implies", "%", "=CCREDIT.IMPLIED_PD([cds],[cds_recovery],[cds_years])", "percent", "Over the tenor of the swap, at the recovery assumed");
  }
  writeQuotes(sheet, layout);
  writePaths(sheet, columns, on);
  sheet.highlight({ range: "C34", when: "above", value: 0, look: "bad" });
  sheet.highlight({ range: "C32", when: "below", value: 100, look: "warning" });
  return sheet.finish({ widths: [50, 12, 16, 16, 60, 3, 3, 3, 9, ...columns.map(() => 21)], freeze: { rows: 4, columns: 1 }, landscape: true });
};
