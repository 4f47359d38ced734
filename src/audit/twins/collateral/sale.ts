import { meanDiscount, meanTimedDiscount } from "../annuity";
import { row } from "../rows";
import type { TwinRow } from "../twin";

/** An even sale, as tokens: one column for each length (or each call). */
export interface SaleTokens {
  readonly units: string;
  readonly price: string;
  readonly depth: string;
  readonly eligible: string;
  readonly elasticity: string;
  readonly fee: string;
  readonly unitCost: string;
  readonly carry: string;
  readonly decay: string;
  readonly disc: string;
  /** Days of the sale, and before it; "0" where it starts today. */
  readonly liqDays: string;
  readonly delayDays: string;
}

/** LIQ_FACTOR; a sale at once brings nothing where any pace presses on the price. */
export const factorOf = (units: string, days: string, { depth, eligible, elasticity }: Pick<SaleTokens, "depth" | "eligible" | "elasticity">): string =>
  `IF(${units}=0,1,IF(${days}=0,IF(${elasticity}=0,1,0),1/MAX(1,${units}/(${days}/30)/(${depth}*${eligible}))^${elasticity}))`;

/** Present value of an even sale, today: rows up to proceeds. */
export function saleRows(sale: SaleTokens, columns: number): readonly TwinRow[] {
  const { units, price, fee, unitCost, carry, decay, disc, liqDays, delayDays } = sale;
  return [
    row("discounting", "per year, continuous", "ln(1 + disc)", `=LN(1+${disc})`, columns),
    row("fall", "per year, continuous", "−ln(1 − decay)", `=-LN(1-${decay})`, columns),
    row("sale_years", "years", "length of the sale/365", `=${liqDays}/365`, columns),
    row("delay_years", "years", "days before the first sale/365", `=${delayDays}/365`, columns),
    row("factor", "fraction", "min(1, (units per 30 days/(depth · eligible))^(−elasticity))", `=${factorOf(units, liqDays, sale)}`, columns),
    row("to_today", "fraction", "(1 + disc)^(−delay)", `=1/(1+${disc})^{delay_years.}`, columns),
    ...meanDiscount("sales_share", "{discounting.}+{fall.}", "{sale_years.}", columns),
    ...meanDiscount("cost_share", "{discounting.}", "{sale_years.}", columns),
    ...meanTimedDiscount("stock_share", "{discounting.}", "{sale_years.}", columns),
    ...meanDiscount("delay_share", "{discounting.}", "{delay_years.}", columns),
    row(
      "sales_value",
      "$",
      "units · price · factor · (1 − decay)^delay · sales share · (1 − fee) · to today",
      `=${units}*${price}*{factor.}*(1-${decay})^{delay_years.}*{sales_share.}*(1-${fee})*{to_today.}`,
      columns,
    ),
    row("unit_cost_value", "$", "units · unit_cost · cost share · to today", `=${units}*${unitCost}*{cost_share.}*{to_today.}`, columns),
    row("delay_carry_value", "$", "units · carry · delay · delay share", `=${units}*${carry}*{delay_years.}*{delay_share.}`, columns),
    row(
      "sale_carry_value",
      "$",
      "units · carry · length · (cost share − stock share) · to today: the stock falls evenly to 0",
      `=${units}*${carry}*{sale_years.}*({cost_share.}-{stock_share.})*{to_today.}`,
      columns,
    ),
    row("present_value", "$", "sales − unit cost − holding cost", "={sales_value.}-{unit_cost_value.}-{delay_carry_value.}-{sale_carry_value.}", columns),
  ];
}
