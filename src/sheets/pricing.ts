import { LAST_TABLE_ROW, TABLE_ROW } from "./places";
import type { Format } from "./plan";
import { absolute, columnLetters, resolve } from "./references";
import { FLEET_COLUMNS } from "./table";

/**
 * From a table of FLEET_DSCR to the price of the loan: what is contracted, what is expected at spot, how likely coverage
 * fails, and what a sale of the block would bring against the balance. [own.x] is a column of this table or an ingredient.
 * Every column is one formula that fills all periods; after the tenor amounts are 0 and nothing is tested.
 */
export interface PricingColumn {
  readonly key: string;
  readonly name: string;
  readonly format: Format;
  readonly template: string;
}

/** Rents that the expected path names continue after the fleet is switched off: whether it then earns is what the curve asks. */
export const PRICING: readonly PricingColumn[] = [
  { key: "fixed", name: "Contract revenue $", format: "usd", template: "=IF([fleet.period]<=[own.contract],1,IF([fleet.period]-1>=[own.contract],0,[own.contract]-[fleet.period]+1))*[own.hours]*[contract_rent]" },
  { key: "spot", name: "Expected spot revenue $", format: "usd", template: "=IF([fleet.period]<=[own.contract],0,IF([fleet.period]-1>=[own.contract],1,[fleet.period]-[own.contract]))*[own.hours]*[util]*[own.rents]" },
  { key: "opening", name: "Opening balance $", format: "usd", template: "=[own.closing]+[own.principal]+[own.balloon]" },
  { key: "repaid", name: "Repaid $", format: "usd", template: "=[own.principal]+[own.balloon]" },
  { key: "coverage_pd", name: "PD by coverage", format: "percent1", template: "=CCREDIT.DSCR_PD_CURVE([own.spot],[own.running],[own.service],[vol],[own.fixed],[freq])" },
  { key: "pd", name: "PD with the obligor", format: "percent1", template: "=1-(1-[own.coverage_pd])*(1-[pd_obligor])^[fleet.age]" },
  { key: "sale", name: "Sale of the block $", format: "usd", template: '=[own.proceeds]*(1-[decay])^[fleet.age]*IF([launch_years]="",1,IF([fleet.age]>=[launch_years],1-[step],1))' },
  { key: "recovery", name: "Recovery", format: "percent1", template: "=IF([own.opening]<=[own.sale],1,[own.sale]/[own.opening])" },
];

/** Single numbers behind those columns. */
export const INGREDIENTS = [
  { key: "contract", label: "Contract ends after", unit: "periods", format: "decimal", template: "=[contract_years]*[freq]" },
  { key: "hours", label: "GPU-hours of a period", unit: "hours", format: "integer", template: "=[units]*[hours_year]/[freq]" },
  { key: "running", label: "Running cost of a period", unit: "$", format: "usd", template: "=[own.hours]*[opex]" },
  { key: "removal", label: "Cost of removal per GPU", unit: "$/GPU", format: "usdPerGpu", template: "=[cost_pct]*[price]" },
  { key: "proceeds", label: "Sale of the block, today", unit: "$", format: "usd", template: "=CCREDIT.LIQ_PROCEEDS([units],[price],[depth],[liq_days],[decay],[mpr_days],[eligible],[elasticity],[disc],[fee],[own.removal])" },
] as const;

const range = (column: number): string => absolute(`${columnLetters(column)}${TABLE_ROW}:${columnLetters(column)}${LAST_TABLE_ROW}`);

/** Addresses of [own.x] on the sheet where the table stands: FLEET_DSCR from column `table`, PRICING from column `pricing`. */
export const ownAddresses = (table: number, pricing: number, ingredient: (key: string) => string): ReadonlyMap<string, string> => {
  const fleet: Readonly<Record<string, number>> = { rents: 1, principal: 6, service: 7, closing: 10, balloon: 11 };
  if (FLEET_COLUMNS.length !== 12) throw new Error("the columns of FLEET_DSCR have moved");
  return new Map([
    ...Object.entries(fleet).map(([key, offset]) => [`own.${key}`, range(table + offset)] as const),
    ...PRICING.map(({ key }, i) => [`own.${key}`, range(pricing + i)] as const),
    ...INGREDIENTS.map(({ key }) => [`own.${key}`, absolute(ingredient(key))] as const),
  ]);
};

/** Puts addresses in place of [own.x] and leaves every other key to the sheet. */
export const withOwn = (template: string, own: ReadonlyMap<string, string>): string => resolve(template, (key) => own.get(key) ?? `[${key}]`);
