import type { ChartPlan, Format, SheetPlan } from "../plan";
import { columnLetters } from "../references";
import { type Draft, formula, startSheet } from "../sheet";
import { line } from "../table";
import { type MinerLayout, needing, reference, working } from "./layout";

export const CONVERSION =
  "CCREDIT.MINER_CONVERSION([hashprice],[efficiency],[power_price],[lease_rent],[noi_margin],[capex_usd],[conv_years],[disc],[escalator],[hash_decline],[pue])";

export const CONVERSION_ROWS: readonly (readonly [key: string, label: string, unit: string, format: Format, reads: string])[] = [
  ["mining", "Mining margin, year 1", "$/MW", "usd", "Revenue of one MW of machines less power; before staff, machines and overhead"],
  ["host", "Income from the lease, year 1", "$/MW", "usd", "Rent of the IT load one gross MW carries, times the margin"],
  ["difference", "What conversion adds, year 1", "$/MW", "usd", "Lease less mining"],
  ["capex", "Cost of conversion per gross MW", "$/MW", "usd", "Cost per MW of IT load / PUE"],
  ["yield", "Yield on cost", "%", "percent1", "Income / cost, before interest"],
  ["npv", "Net present value of converting one MW", "$/MW", "usd", "Over the lease; years in which mining loses count as 0"],
  ["break_even", "Hashprice above which it is better to keep mining", "$/PH/day", "rent", "Conversion is a bet that hashprice stays below it"],
];

/** Hashprices of the grid: what was printed from July 2026 back to 2021; the live one is among them. */
const HASHPRICES = [29, 35.06, null, 55, 123.88, 314.61] as const;
const HASHPRICE_NOTES = ["July 2026, F402: after the freeze", "Lowest day, F395", "Live", "Third quarter 2025, F396", "Mean of 2022, F394", "Mean of 2021, F393"] as const;
const LEASES = [120, 150, 175, 200] as const;
const GRID_ROW = 24;

/** Hashprices along the axis of the chart. */
const AXIS = [20, 25, 30, 35, 40, 45, 50, 55] as const;
const AXIS_ROW = 34;

const ARGUMENTS: readonly (readonly [name: string, template: string])[] = [
  ["hashprice", "=[hashprice]"], ["efficiency", "=[efficiency]"], ["power_price", "=[power_price]"], ["lease", "=[lease_rent]"],
  ["noi_margin", "=[noi_margin]"], ["capex_mw", "=[capex_usd]"], ["years", "=[conv_years]"], ["disc", "=[disc]"],
  ["escalator", "=[escalator]"], ["hash_decline", "=[hash_decline]"], ["pue", "=[pue]"],
];

const writeGrid = (sheet: Draft, on: (template: string) => string): void => {
  sheet.put(`A${GRID_ROW - 2}`, "Net present value per gross MW by hashprice (down) and lease rent (across)", "label");
  sheet.put(`B${GRID_ROW - 2}`, "$/MW", "unit");
  sheet.row("K5", ["Function", "MINER_CONVERSION"], "heading");
  ARGUMENTS.forEach(([name, template], i) => {
    sheet.put(`K${6 + i}`, name, "key");
    sheet.put(`L${6 + i}`, formula(on(template)), "calculation");
  });
  sheet.row("N5", ["Hashprice", "What it was", "Lease rent"], "heading");
  HASHPRICES.forEach((hashprice, i) => {
    sheet.put(`N${6 + i}`, hashprice ?? formula(on("=[hashprice]")), hashprice === null ? "calculation" : "reported", { format: "rent" });
    sheet.put(`O${6 + i}`, HASHPRICE_NOTES[i]!, "note");
  });
  LEASES.forEach((lease, i) => sheet.put(`P${6 + i}`, lease, "assumed", { format: "rent" }));
  const call = "=CCREDIT.SENSITIVITY($L$5,$K$6:$L$16,$K$6,$N$6:$N$11,$K$9,$P$6:$P$9,[npv_row],,[show_labels])";
  for (let row = GRID_ROW; row <= GRID_ROW + HASHPRICES.length; row += 1) {
    for (let column = 0; column <= LEASES.length; column += 1) {
      const edge = row === GRID_ROW || column === 0;
      sheet.put(`${columnLetters(1 + column)}${row}`, row === GRID_ROW && column === 0 ? formula(on(call)) : null, edge ? "output" : "calculation", { format: edge ? "rent" : "usd" });
    }
  }
  sheet.highlight({ range: `B${GRID_ROW + 1}:E${GRID_ROW + HASHPRICES.length}`, when: "below", value: 0, look: "bad" });
};

const writeAxis = (sheet: Draft, on: (template: string) => string): void => {
  sheet.row(`A${AXIS_ROW - 1}`, ["Lines of the chart: hashprice", "Mining, $/MW", "Lease after capital cost, $/MW"], "heading");
  AXIS.forEach((hashprice, i) => {
    const row = AXIS_ROW + i;
    sheet.put(`A${row}`, hashprice, "assumed", { format: "rent" });
    const spill = `=CCREDIT.SENSITIVITY($L$5,$K$6:$L$16,$K$6,$A$${AXIS_ROW}:$A$${AXIS_ROW + AXIS.length - 1})`;
    sheet.put(`B${row}`, i === 0 ? formula(spill) : null, "calculation", { format: "usd" });
    sheet.put(`C${row}`, formula(on("=[block.noi]+PMT([disc],[conv_years],[block.capex])")), "calculation", { format: "usd" });
  });
};

export const buildBlock = (layout: MinerLayout): SheetPlan => {
  const on = (template: string): string => working(layout, "block", template);
  const sheet = startSheet("block", layout.names.block, "Miner block", "One megawatt: is it worth more mining, or let to a tenant?");
  sheet.put("A3", formula(on("=[about.scenario_name]")), "output");
  sheet.row("A5", ["Per gross MW", "Unit", "Value", "How to read it"], "heading");
  CONVERSION_ROWS.forEach(([, label, unit, format, reads], i) =>
    line(sheet, 6 + i, label, unit, i === 0 ? formula(on(`=${CONVERSION}`)) : null, { format, reads, ...(i === 5 && { role: "output" as const }) }));
  line(sheet, 14, "Hashprice less all-in cost of listed miners", "$/PH/day", formula(on("=[hashprice]-[hashcost]")), { format: "rent", reads: "Negative: the median miner loses on every petahash once overhead and financing are paid" });
  line(sheet, 15, "Price of bitcoin less cost of producing one", "$/BTC", formula(on(`=${needing(["cost_per_btc"], "[btc_price]-[cost_per_btc]")}`)), { format: "usd", reads: "Direct or energy cost only, as its source says" });
  line(sheet, 16, "Lease rent at which conversion breaks even", "$/kW-month", formula(on("=CCREDIT.SOLVE($L$5,$K$6:$L$16,$K$9,[zero],[lease_low],[lease_high],[npv_row])")), { format: "rent", role: "output", reads: "Below it mining is worth more at this hashprice" });
  line(sheet, 17, "Cost of the leased capacity", "$m", formula(on("=[lease_mw]*[capex_mw]")), { format: "usdMillion", reads: "MW of IT load times cost" });
  line(sheet, 18, "… of which a lender would pay", "$m", formula(on(`=${needing(["loan_to_cost"], "C17*[loan_to_cost]")}`)), { format: "usdMillion", reads: "Loan-to-cost of the record" });
  line(sheet, 19, "NPV at that rent / cost, with built-in functions", "%", formula(on("=([block.break_even_lease]/[lease_rent]*[block.noi]-MAX(0,[block.mining]))*PV([disc],[conv_years],-1)/[block.capex]-1")), { format: "percent1", reads: "Nothing, if the search found it; holds without escalator and fall of hashprice" });
  writeGrid(sheet, on);
  writeAxis(sheet, on);
  sheet.highlight({ range: "C11", when: "below", value: 0, look: "bad" });
  return sheet.finish({ widths: [67, 16, 30, 18, 14, 14, 14, 14, 14, 3, 14, 20, 3, 12, 36, 12], freeze: { rows: 5, columns: 1 }, landscape: true });
};

/** Chart 3: mining against hosting. */
export const marginChart = (layout: MinerLayout, at: ChartPlan["at"]): ChartPlan => {
  const range = (column: string): string => reference(layout, "block", `${column}${AXIS_ROW}:${column}${AXIS_ROW + AXIS.length - 1}`);
  return {
    id: "margin",
    title: "At what hashprice is a megawatt worth more mining than let?",
    kind: "line",
    categories: range("A"),
    series: [
      { name: "Mining margin", values: range("B"), look: "line" },
      { name: "Lease income after capital cost", values: range("C"), look: "dashed" },
    ],
    categoryAxis: "Hashprice ($ per PH/s and day)",
    valueAxis: "$ per gross MW and year",
    valueFormat: "usd",
    description: "Mining margin of a megawatt by hashprice beside its lease income after the yearly cost of the conversion; where the lines cross is the break-even hashprice.",
    at,
  };
};
