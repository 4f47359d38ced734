import { type Layout, working } from "./layout";
import type { SheetPlan } from "./plan";
import { formula, startSheet } from "./sheet";
import { line } from "./table";

/** Contracts by customer: key of the amount, of the years left and of the yearly default probability. */
const CONTRACTS = [
  { name: "OpenAI", amount: "=[backlog_openai]", years: "[openai_years]", pd: "[openai_pd]" },
  { name: "Meta", amount: "=[backlog_meta]", years: "[meta_years]", pd: "[meta_pd]" },
  { name: "Others", amount: "=[backlog]-[backlog_openai]-[backlog_meta]", years: "[other_years]", pd: "[other_pd]" },
] as const;

/** Revenue by customer at the run-rate. The second one is taken to be as weak as OpenAI. */
const REVENUES = [
  { name: "Largest: Microsoft", share: "=[share_a]", pd: "[largest_pd]" },
  { name: "Second", share: "=[share_b]", pd: "[openai_pd]" },
  { name: "All others", share: "=1-[share_a]-[share_b]", pd: "[other_pd]" },
] as const;

const STRESS_ROWS = [
  ["Interest cover at the run-rate, all customers pay", "x", "multiple", "Run-rate EBITDA / run-rate interest"],
  ["… without the largest customer, its capacity re-let at spot", "x", "multiple", "Under 1: one customer carries the interest"],
  ["Expected interest cover", "x", "multiple", "Over all combinations of defaults within a year"],
  ["Probability that cover is under 1 within a year", "%", "percent2", "An order of magnitude: default probabilities and their correlation are judgements"],
  ["Effective number of customers", "names", "decimal", "As concentrated as so many equal ones"],
] as const;

const VALUE = "CCREDIT.BACKLOG_VALUE($B$6:$B$8,$C$6:$C$8,$D$6:$D$8,[disc],[relet],[deflation])";

export const buildCustomers = (layout: Layout): SheetPlan => {
  const on = (template: string): string => working(layout, "customers", template);
  const sheet = startSheet("customers", layout.names.customers, "Customers", "Who has promised to pay, for how long, what such promises are worth, and what is left when the largest goes.");
  sheet.put("A3", formula(on("=[about.scenario_name]")), "output");
  sheet.row("A4", ["", "$m", "years", "%/y", "", "", "%", "$m a year", "%/y"], "unit");
  sheet.row("A5", ["Backlog by customer", "Amount", "Years left", "PD", "", "Revenue by customer", "Share", "Run-rate", "PD"], "heading");
  CONTRACTS.forEach(({ name, amount, years, pd }, i) => {
    const row = 6 + i;
    sheet.put(`A${row}`, name, "label");
    sheet.put(`B${row}`, formula(on(amount)), "calculation", { format: "usdMillion" });
    sheet.put(`C${row}`, formula(on(`=${years}`)), "calculation", { format: "years" });
    sheet.put(`D${row}`, formula(on(`=${pd}`)), "calculation", { format: "percent2" });
  });
  REVENUES.forEach(({ name, share, pd }, i) => {
    const row = 6 + i;
    sheet.put(`F${row}`, name, "label");
    sheet.put(`G${row}`, formula(on(share)), "calculation", { format: "percent" });
    sheet.put(`H${row}`, formula(on(`=4*[revenue_q4]*G${row}`)), "calculation", { format: "usdMillion" });
    sheet.put(`I${row}`, formula(on(`=${pd}`)), "calculation", { format: "percent2" });
  });
  sheet.put("A9", "Total", "label");
  sheet.put("B9", formula("=SUM(B6:B8)"), "output", { format: "usdMillion" });
  sheet.put("F9", "Total", "label");
  sheet.put("G9", formula("=SUM(G6:G8)"), "output", { format: "percent" });
  sheet.put("H9", formula("=SUM(H6:H8)"), "output", { format: "usdMillion" });

  sheet.row("A10", ["Measure", "Unit", "Value", "How to read it", "", "", "", "", "", "Re-let at x"], "heading");
  line(sheet, 11, "Value of the backlog", "$m", formula(on(`=${VALUE}`)), { format: "usdMillion", reads: "After defaults, re-letting at a spot rent that falls, and discounting" });
  line(sheet, 12, "Backlog quality", "%", formula('=IF(B9=0,"",C11/B9)'), { format: "percent", role: "output", reads: "Value / amount" });
  const inBase = "=CCREDIT.BACKLOG_VALUE($B$26:$B$28,$C$6:$C$8,$D$6:$D$8,[base.disc],[base.relet],[base.deflation])/SUM($B$26:$B$28)";
  line(sheet, 13, "… in the base case", "%", formula(on(inBase)), { format: "percent", reads: "Beside it, for the Dashboard" });
  STRESS_ROWS.forEach(([label, unit, format, reads], i) => {
    sheet.put(`J${14 + i}`, formula(on("=[relet]")), "calculation", { format: "multiple" });
    const call = '=IF($J$14:$J$18="","",CCREDIT.CUSTOMER_STRESS([customers.revenues],[customers.pds],C24,[debt.run_interest],[relet],[customers_rho]))';
    line(sheet, 14 + i, label, unit, i === 0 ? formula(on(call)) : null, { format, reads, role: i === 1 ? "output" : "calculation" });
  });
  line(sheet, 20, "Concentration of revenue (HHI)", "fraction", formula(on("=CCREDIT.HHI([customers.revenues])")), { format: "decimal", reads: "1 is a single customer" });
  line(sheet, 22, "Microsoft and OpenAI both default within a year", "%", formula(on("=CCREDIT.JOINT_PD(I6,D6,[customers_rho])")), { format: "percent2", reads: "One owns part of the other: not independent" });
  line(sheet, 24, "Running cost at the run-rate", "$m a year", formula(on("=4*([revenue_q4]-[ebitda_q4])")), { format: "usdMillion", reads: "Revenue less EBITDA of the last quarter, times four" });
  sheet.put("A25", "Backlog of the base case, for row 13", "label");
  CONTRACTS.forEach(({ name, amount }, i) => {
    sheet.put(`A${26 + i}`, name, "label");
    sheet.put(`B${26 + i}`, formula(on(amount.replaceAll("[", "[base."))), "calculation", { format: "usdMillion" });
  });
  sheet.put("A30", "Empty where the loan has no contract: the ratio of spot to contract rent, at which capacity is re-let, then has no meaning.", "note");
  sheet.highlight({ range: "C15", when: "below", value: 1, look: "bad" });
  return sheet.finish({ widths: [58, 14, 14, 12, 12, 26, 10, 14, 10, 12], freeze: { rows: 5, columns: 1 }, landscape: true });
};
