import type { FleetSummaryWorkings } from "../../../core/debt/fleet-summary";
import { evaluate } from "../../../functions/evaluate";
import { changed, closed, row } from "../rows";
import type { Twin } from "../twin";
import { balanceAt } from "./balance";
import { fleetProblem, fleetRows } from "./fleet-rows";
import { firstOf, isBelow, unlessEmpty } from "./formulas";
import { listEntries, output } from "./lines";

/** FLEET_SUMMARY: the fleet period by period, as in FLEET_DSCR, then the eight figures. */
export const fleetSummaryTwin: Twin = (call) => {
  const problem = fleetProblem(call);
  if (problem) return problem;
  const plain = changed(call, { labels: false });
  const inputs = plain.args.map((one) => one.input);
  const columns = (evaluate(plain.spec, inputs, plain.library).workings as FleetSummaryWorkings).cfads.length;
  const rows = [
    ...fleetRows(call, columns),
    output("minimum_dscr", "x", "MIN of DSCR", `=${firstOf("{dscr:}")}`),
    row(
      "at_minimum",
      "period",
      "the period where DSCR is the minimum, beyond rounding",
      `=IF({dscr.}="","",IF(${isBelow("{minimum_dscr}", "{dscr.}")},"",{period.}))`,
      columns,
    ),
    output("minimum_period", "period", "first period at the minimum", `=${firstOf("{at_minimum:}")}`),
    output("average_dscr", "x", "AVERAGE of DSCR", `=${unlessEmpty("{dscr:}", "AVERAGE({dscr:})")}`),
    row(
      "in_breach",
      "period",
      "the period where DSCR < covenant, beyond rounding",
      `=IF({dscr.}="","",IF(${isBelow("{dscr.}", "{covenant}")},{period.},""))`,
      columns,
    ),
    output("first_breach", "period", "first period in breach; empty if none", `=${firstOf("{in_breach:}")}`),
    output("llcr_today", "x", "LLCR of period 1", "={llcr}"),
    ...balanceAt("{expiry}"),
    output("share_at_expiry", "fraction", "balance at expiry / debt", '=IF({loan_amount}>0,{balance_at_expiry}/{loan_amount},"")'),
    row("missed", "$ per period", "max(0, debt service − CFADS)", "=MAX(0,{debt_service.}-{cfads.})", columns),
    output("shortfall", "$", "Σ missed", "=SUM({missed:})"),
    row("affordable_service", "$ per period", "max(CFADS, 0) / covenant", "=MAX({cfads.},0)/{covenant}", columns),
    output("capacity", "$", "NPV of affordable service at the periodic rate", "=NPV({periodic_rate},{affordable_service:})"),
  ];
  return closed(
    "FLEET_SUMMARY with built-in functions",
    call,
    rows,
    listEntries(plain, "column", [
      { native: "minimum_dscr", unit: "x", scale: "1" },
      { native: "minimum_period", unit: "period" },
      { native: "average_dscr", unit: "x", scale: "1" },
      { native: "first_breach", unit: "period" },
      { native: "llcr_today", unit: "x", scale: "1" },
      { native: "share_at_expiry", unit: "fraction", scale: "1" },
      { native: "shortfall", unit: "$", scale: "{debt}" },
      { native: "capacity", unit: "$" },
    ]),
  );
};
