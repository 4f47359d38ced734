import { labelOf } from "../columns";
import type { SheetPlan } from "../plan";
import { type Draft, formula, startSheet } from "../sheet";
import { line } from "../table";
import { type Items, type MinerLayout, working } from "./layout";
import { LAST_PATH_ROW, PATH_ROW, TABLE_ROW } from "./places";

const FACILITY_ROW = 15;

const nameOf = (layout: MinerLayout, key: string): string => labelOf(layout.preset.figures.find((one) => one.key === key)!, layout.language).replace(/:.*$/, "");

/** Ranges of the facility table; the joint venture is its last row, and left out of the first set. */
export const facilityRanges = ({ items }: MinerLayout): { readonly own: (column: string) => string; readonly all: (column: string) => string } => {
  const count = items.facilities.length + items.notes.length;
  const range = (rows: number) => (column: string): string => `${column}${FACILITY_ROW}:${column}${FACILITY_ROW + rows - 1}`;
  return { own: range(count), all: range(count + 1) };
};

/** DSCR of the first period: [noi_period] over the service of the facilities. `at` turns a local range into a reference. */
export const firstDscr = (income: string, at: (column: string) => string): string =>
  `CCREDIT.DSCR_PATH(${income},${["B", "C", "D"].map(at).join(",")},[lease_freq],${at("E")})`;

const writeLeases = (sheet: Draft, layout: MinerLayout, on: (template: string) => string): string => {
  sheet.row("A5", ["Lease", "Contract value $m", "Term years", "Own share", "Own value $m", "Own revenue a year $m"], "heading");
  layout.items.leases.forEach((lease, i) => {
    const row = TABLE_ROW + i;
    sheet.put(`A${row}`, nameOf(layout, `${lease}_value`), "label");
    sheet.put(`B${row}`, formula(on(`=[${lease}_value]`)), "calculation", { format: "usdMillion" });
    sheet.put(`C${row}`, formula(on(`=[${lease}_years]`)), "calculation", { format: "years" });
    sheet.put(`D${row}`, formula(on(`=[${lease}_share]`)), "calculation", { format: "percent1" });
    sheet.put(`E${row}`, formula(`=B${row}*D${row}`), "calculation", { format: "usdMillion" });
    sheet.put(`F${row}`, formula(`=E${row}/C${row}`), "calculation", { format: "usdMillion" });
  });
  const last = TABLE_ROW + layout.items.leases.length - 1;
  return `$E$${TABLE_ROW}:$E$${last},$C$${TABLE_ROW}:$C$${last}`;
};

/** Debt that leases pay, in the order of its rows: facilities at level service, coupons of convertibles, joint ventures. */
export const servedBy = ({ facilities, notes }: Items): readonly Readonly<Record<"debt" | "rate" | "years" | "type", string>>[] => [
  ...facilities.map((facility) => ({ debt: `=[${facility}_debt]`, rate: `=[${facility}_rate]`, years: `=[${facility}_years]`, type: "=[level]" })),
  ...notes.map((note) => ({
    debt: `=[${note}_face]*[coupons_from_lease]`, rate: `=IF([${note}_coupon]="",0,[${note}_coupon])`,
    years: `=MAX(1,ROUND([${note}_put]*[lease_freq],0))/[lease_freq]`, type: "=[interest_only]",
  })),
  { debt: "=[jv_own]", rate: "=[jv_rate]", years: `=[${facilities[0]!}_years]`, type: "=[level]" },
];

const writeFacilities = (sheet: Draft, layout: MinerLayout, on: (template: string) => string): void => {
  sheet.row("A14", ["Debt that leases pay", "Debt $m", "Rate", "Years of service", "Service", "Interest a year $m"], "heading");
  const { facilities, notes } = layout.items;
  const names = [...facilities.map((facility) => nameOf(layout, `${facility}_debt`)), ...notes.map((note) => `${nameOf(layout, `${note}_face`)}, coupons`), "Joint ventures, own share"];
  servedBy(layout.items).forEach(({ debt, rate, years, type }, i) => {
    const name = names[i]!;
    const row = FACILITY_ROW + i;
    sheet.put(`A${row}`, name, "label");
    sheet.put(`B${row}`, formula(on(debt)), "calculation", { format: "usdMillion" });
    sheet.put(`C${row}`, formula(on(rate)), "calculation", { format: "percent2" });
    sheet.put(`D${row}`, formula(on(years)), "calculation", { format: "years" });
    sheet.put(`E${row}`, formula(on(type)), "calculation");
    sheet.put(`F${row}`, formula(`=B${row}*C${row}`), "calculation", { format: "usdMillion" });
  });
  sheet.put("A22", "A coupon that the record does not hold counts for nothing here: coverage is then too high. See the note table on Converts.", "note");
  sheet.put("A23", "Level service is a measure of what leases can carry; when the notes really fall due stands on the ladder of Converts.", "note");
};

/** Contracted lease income against the debt it pays. */
export const buildLeases = (layout: MinerLayout): SheetPlan => {
  const on = (template: string): string => working(layout, "leases", template);
  const sheet = startSheet("leases", layout.names.leases, "Leases", "What tenants pay, for how long, and what debt it carries if it is repaid over the lease.");
  sheet.put("A3", formula(on("=[about.scenario_name]")), "output");
  const contracts = writeLeases(sheet, layout, on);
  writeFacilities(sheet, layout, on);
  const { own, all } = facilityRanges(layout);
  sheet.row("A27", ["Year one", "Unit", "Value", "How to read it", "", "Further"], "heading");
  line(sheet, 28, "Own revenue from leases", "$m", formula(on("=[lease_revenue]")), { format: "usdMillion", reads: "Even over the term" });
  line(sheet, 29, "Margin", "%", formula(on("=[margin_used]")), { format: "percent1", reads: "Stated by the company, or of a peer" });
  line(sheet, 30, "Income from leases", "$m", formula(on("=[noi]")), { format: "usdMillion", role: "output", reads: "After re-letting where a tenant has failed" });
  line(sheet, 31, "Interest and coupons, without joint ventures", "$m", formula(on("=[interest]")), { format: "usdMillion" });
  const absolute = (range: (column: string) => string) => (column: string): string => range(column).replace(/([A-Z]+)([0-9]+)/g, "$$$1$$$2");
  line(sheet, 33, "DSCR on level service, without joint ventures", "x", formula(on(`=${firstDscr("[noi_period]", absolute(own))}`)), { format: "multiple", role: "output" });
  line(sheet, 34, "DSCR with the joint ventures' share of debt", "x", formula(on(`=${firstDscr("[noi_period]", absolute(all))}`)), { format: "multiple", role: "output" });
  line(sheet, 35, "Income / interest, without joint ventures", "x", formula(on('=IF([interest]=0,"no interest",[noi]/[interest])')), { format: "multiple" });
  line(sheet, 36, "Debt / income, without joint ventures' debt", "x", formula(on("=[lease_claims]/[noi]")), { format: "multiple" });
  line(sheet, 37, "Debt / income, with joint ventures' share", "x", formula(on("=([lease_claims]+[jv_own])/[noi]")), { format: "multiple", role: "output" });
  const further = (row: number, label: string, unit: string, template: string, format: "percent" | "multiple" | "years"): void => {
    sheet.put(`D${row}`, label, "label");
    sheet.put(`E${row}`, unit, "unit");
    sheet.put(`F${row}`, formula(on(template)), "calculation", { format });
  };
  further(33, "Guarantees / debt without joint ventures", "%", '=IF([backstop]="","needs: "&[label.backstop],[backstop_own]/[lease_claims])', "percent");
  further(34, "DSCR if every lease is re-let, no guarantee", "x", "=[leases.dscr]*[relet]/(1-[tenant_default]*(1-[relet]))", "multiple");
  further(35, "Value of the contracts / their amount", "%", `=CCREDIT.BACKLOG_VALUE(${contracts},[pd_tenant],,[relet])/SUM($E$${TABLE_ROW}:$E$${TABLE_ROW + layout.items.leases.length - 1})`, "percent");
  further(36, "Guarantees / debt with joint ventures' share", "%", '=IF([backstop]="","needs: "&[label.backstop],[backstop_own]/([lease_claims]+[jv_own]))', "percent");
  further(37, "Years of lost rent that guarantees pay, if all fail", "years", '=IF([backstop]="","needs: "&[label.backstop],IF([relet]>=1,"nothing lost",[backstop_own]/([lease_revenue]*(1-[relet]))))', "years");

  sheet.row(`A${PATH_ROW - 1}`, ["Period", "Contracted revenue $m", "Income with re-letting $m", "DSCR, without joint ventures"], "heading");
  const runoff = `=CCREDIT.BACKLOG_RUNOFF(${contracts},[lease_horizon],[lease_freq])`;
  const path = `=CCREDIT.DSCR_PATH($C$${PATH_ROW}:$C$${LAST_PATH_ROW},${["B", "C", "D"].map(absolute(own)).join(",")},[lease_freq],${absolute(own)("E")})`;
  for (let row = PATH_ROW; row <= LAST_PATH_ROW; row += 1) {
    sheet.put(`A${row}`, row === PATH_ROW ? 1 : formula(`=A${row - 1}+1`), "calculation", { format: "integer" });
    sheet.put(`B${row}`, row === PATH_ROW ? formula(on(runoff)) : null, "calculation", { format: "usdMillion" });
    sheet.put(`C${row}`, formula(on(`=(B${row}*(1-[tenant_default]*(1-[relet]))+MAX(0,[lease_revenue]/[lease_freq]-B${row})*[relet])*[margin_used]`)), "calculation", { format: "usdMillion" });
    sheet.put(`D${row}`, row === PATH_ROW ? formula(on(path)) : null, "calculation", { format: "multiple" });
  }
  sheet.highlight({ range: "C33:C34", when: "below", value: 1, look: "bad" });
  return sheet.finish({ widths: [48, 26, 28, 48, 16, 28], freeze: { rows: 5, columns: 1 }, landscape: true });
};
