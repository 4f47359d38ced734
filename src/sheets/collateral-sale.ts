import type { Layout } from "./layout";
import { columnLetters } from "./references";
import { type Draft, formula } from "./sheet";
import { line } from "./table";

const SALE = "[units],[price],[depth],[liq_days],[decay],[mpr_days],[eligible],[elasticity],[disc],[fee],[collateral.removal]";
const BEST_SALE = "[units],[price],[depth],[decay],[eligible],[elasticity],[disc],[fee],[collateral.removal]";
const BACKSTOP = "[collateral.guaranteed],[collateral.block],[vol],[contract_years],[decay],[rf],[guarantor_pd],[guarantor_rho]";

/** What the block brings, how fast to sell it, what the guarantor adds, and how value moves with rents and rates. */
export const writeSaleLines = (sheet: Draft, layout: Layout, on: (template: string) => string): void => {
  const put = (row: number, label: string, unit: string, template: string, more: Parameters<typeof line>[5] = {}): void =>
    line(sheet, row, label, unit, formula(on(template)), more);
  put(25, "Expected proceeds of the block, sold over the days assumed", "$", `=CCREDIT.LIQ_PROCEEDS(${SALE})`, {
    format: "usd", role: "output", reads: "After time to take possession, depth, decay, fee and removal; today's money",
  });
  put(26, "Length of sale that brings most", "days", `=INDEX(CCREDIT.LIQ_OPTIMAL(${BEST_SALE}),1)`, { format: "integer", reads: "Longer presses the price less; shorter lets it fall less" });
  if (layout.rows.has("backstop")) {
    put(27, "Worth of Nvidia's order, were it a guarantee of this block", "$", `=CCREDIT.BACKSTOP_VALUE(${BACKSTOP})`, {
      format: "usd", reads: "At contract end, by a guarantor who may fail with the market. It buys capacity, not chips: an upper bound",
    });
    put(28, "… its part by this loan's share of the company's debt", "$", "=[backstop]*[debt]/[debt_total]", { format: "usd", reads: "Order · loan / debt of the company" });
  }
  put(29, "Resale value of the block today", "$", "=[price]*[units]", { format: "usd", reads: "At the asking price" });
  const durations = [
    ["Economic value per GPU, once more", "$/GPU", "usdPerGpu", "Agrees with the line above where no launch is dated"],
    ["Duration of that value to the discount rate", "years", "years", "A point of continuous discount rate costs so many per cent of value"],
    ["Duration of that value to deflation", "years", "years", "A point of continuous fall of rents costs so many per cent: the larger risk"],
  ] as const;
  durations.forEach(([label, unit, format, reads], i) =>
    line(sheet, 31 + i, label, unit, i === 0 ? formula(on("=TRANSPOSE(CCREDIT.GPU_DURATION([rent],[opex],[deflation],[util],[disc],[max_life]))")) : null, { format, reads }));
};

/** Arguments of the haircut by name, for SENSITIVITY. */
const HAIRCUT_ARGUMENTS = [
  "vol", "mpr_days", "decay", "conf", "units", "depth", "liq_days", "eligible", "elasticity", "jump_rate", "jump_size", "fee", "cost_pct", "rho",
] as const;
const DEPTHS = [300, 750, 1500, 3000, 10_000] as const;
const DAYS = [30, 90, 180, 365, 730] as const;
/** Years of the borrowing base shown: the ages for which Fleet has a book value, from the first year on. */
const BASE_YEARS = 5;

const writeGrid = (sheet: Draft, row: number, on: (template: string) => string): void => {
  sheet.put(`A${row - 1}`, "Haircut by depth of the market (down, GPU per 30 days) and days of sale (across)", "label");
  sheet.put(`A${row}`, "Depth", "heading");
  sheet.put(`B${row}`, "Unit", "heading");
  DAYS.forEach((days, i) => sheet.put(`${columnLetters(3 + i)}${row}`, days, "assumed", { format: "integer" }));
  sheet.row(`I${row}`, ["Argument", "Value"], "heading");
  HAIRCUT_ARGUMENTS.forEach((name, i) => {
    sheet.put(`I${row + 1 + i}`, name, "key");
    sheet.put(`J${row + 1 + i}`, formula(on(`=[${name}]`)), "calculation", { format: "general" });
  });
  const asked = row + 2 + HAIRCUT_ARGUMENTS.length;
  ["REPO_HAIRCUT", "depth", "liq_days"].forEach((text, i) => {
    sheet.put(`I${asked + i}`, ["Function called", "Varied down", "Varied across"][i]!, "label");
    sheet.put(`J${asked + i}`, text, "key");
  });
  DEPTHS.forEach((depth, r) => {
    sheet.put(`A${row + 1 + r}`, depth, "assumed", { format: "integer" });
    sheet.put(`B${row + 1 + r}`, "%", "unit");
    DAYS.forEach((_, c) => {
      const call = `=CCREDIT.SENSITIVITY($J$${asked},$I$${row + 1}:$J$${row + HAIRCUT_ARGUMENTS.length},$J$${asked + 1},$A$${row + 1}:$A$${row + DEPTHS.length},$J$${asked + 2},$C$${row}:$${columnLetters(2 + DAYS.length)}$${row})`;
      sheet.put(`${columnLetters(3 + c)}${row + 1 + r}`, r + c === 0 ? formula(call) : null, "calculation", { format: "percent" });
    });
  });
};

/** What a borrowing base on book value demands: the prepayments that straight-line depreciation imposes. */
const writeBorrowingBase = (sheet: Draft, row: number, on: (template: string) => string): void => {
  sheet.put(`A${row - 1}`, "If the loan could never exceed the advance rate on book value", "label");
  sheet.row(`A${row}`, ["Age, years", "Unit", "Book value", "Year", "Limit", "Prepayment", "Balance"], "heading");
  for (let year = 1; year <= BASE_YEARS; year += 1) {
    const at = row + year;
    sheet.put(`A${at}`, year, "label", { format: "integer" });
    sheet.put(`B${at}`, "$", "unit");
    sheet.put(`C${at}`, formula(on(`=INDEX([fleet.book],A${at}+1)*[units]`)), "calculation", { format: "usd" });
    const call = `=CCREDIT.ABL_PATH([debt],$C$${row + 1}:$C$${row + BASE_YEARS},[advance])`;
    (["integer", "usd", "usd", "usd"] as const).forEach((format, i) =>
      sheet.put(`${"DEFG"[i]!}${at}`, year === 1 && i === 0 ? formula(on(call)) : null, "calculation", { format }));
  }
};

export const writeSaleTables = (sheet: Draft, row: number, on: (template: string) => string): void => {
  writeGrid(sheet, row, on);
  writeBorrowingBase(sheet, row + DEPTHS.length + 4, on);
};
