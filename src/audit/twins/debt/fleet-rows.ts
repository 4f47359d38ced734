import type { Amortization, Timing } from "../../../core/conventions";
import { loanRows } from "../loan";
import { argumentsOf, row } from "../rows";
import type { NoTwin, TwinCall, TwinRow } from "../twin";
import { coverOf, inPeriods, isAbove } from "./formulas";
import { notAlongPeriods, numbersTo, running } from "./lines";
import { spotRentRows } from "./spot-rent";

/** More launches than this make formulas nobody reads. */
const MOST_LAUNCHES = 30;

/** Why a fleet is not written out, if it is not. */
export const fleetProblem = (call: TwinCall): NoTwin | undefined => {
  const problem = notAlongPeriods(call);
  if (problem) return problem;
  const launches = argumentsOf(call).values["launchYears"]!.length;
  return launches > MOST_LAUNCHES ? { none: `a twin of ${launches} launches would be too long to read; take at most ${MOST_LAUNCHES}` } : undefined;
};

/** The type sets debt service by CFADS: taken directly, because interest + principal would round where service is small. */
const SCULPTED =
  "IF(AND({period.}>{grace},{period.}<={periods}),IF({positive_cfads_value}=0,0,MAX({cfads.},0)*{sculpted_debt}/{positive_cfads_value}),{interest.})";

/** The fleet and its loan, one column a period, up to DSCR and LLCR: what FLEET_DSCR and FLEET_SUMMARY share. */
export function fleetRows(call: TwinCall, columns: number): readonly TwinRow[] {
  const args = argumentsOf(call);
  const { rows, values } = args;
  const [type, timing] = [values["type"]![0] as Amortization, values["timing"]![0] as Timing];
  const launchArgument = call.args[Object.keys(call.spec.args as object).indexOf("launchYears")]!;
  const loan = loanRows({
    name: "",
    type,
    typeCell: "{type}",
    debt: "{loan_amount}",
    rate: "{rate}",
    years: "{years}",
    grace: "{grace}",
    balloon: "{balloon}",
    columns,
  });
  const spotDies = `AND({retire},{contract_share.}=0,NOT(${isAbove("{spot_rent.}*{util}", "{opex}")}))`;
  return [
    ...rows,
    row("period", "period", "1 is the first period after closing", numbersTo(columns)),
    row(
      "as_written_out",
      "TRUE/FALSE",
      `the loan still is ${type} over ${columns} periods and rent is read at ${timing}: what these rows are laid out for, else #N/A`,
      `=AND({as_laid_out},{periods}=${columns},{timing}="${timing}")`,
    ),
    row("loan_amount", "$", "debt", "=IF({as_written_out},{debt},NA())"),
    ...spotRentRows({ args, launchArgument, columns, valid: "{as_written_out}" }),
    row("expiry", "periods", "contract_years · freq", `=${inPeriods("{contract_years}", "{freq}")}`),
    row("contract_share", "fraction", "part of the period under contract", "=MIN(1,MAX(0,{expiry}-({period.}-1)))", columns),
    row(
      "runs",
      "1 or 0",
      "0 from the first period that starts out of contract with spot rent · util ≤ opex, to 1e-12 of it; once off, off for good",
      running(`=IF(${spotDies},0,1)`, `=IF(OR({runs<}=0,${spotDies}),0,1)`, columns),
    ),
    row("hours", "GPU-hours per period", "units · 8760 / freq", "={units}*8760/{freq}"),
    row(
      "revenue",
      "$ per period",
      "hours · (share · contract rent + (1 − share) · util · spot rent); 0 once off",
      "={runs.}*{hours}*({contract_share.}*{contract_rent}+(1-{contract_share.})*{util}*{spot_rent.})",
      columns,
    ),
    row("running_cost", "$ per period", "hours · opex; 0 once off", "={runs.}*{hours}*{opex}", columns),
    row("cfads", "$ per period", "revenue − running cost", "={revenue.}-{running_cost.}", columns),
    ...loan,
    row(
      "debt_service",
      "$ per period",
      "interest + scheduled principal; the balloon stands apart",
      `=${type === "SCULPT" ? SCULPTED : "{interest.}+{principal.}"}`,
      columns,
    ),
    row("dscr", "x", "CFADS / debt service; empty where nothing falls due", `=${coverOf("{cfads.}", "{debt_service.}")}`, columns),
    row("value_to_come", "$", "NPV at the periodic rate of CFADS from this period on", `=NPV({periodic_rate},{cfads.}:{cfads@${columns}})`, columns),
    row("llcr", "x", "value to come / opening; empty once repaid", `=${coverOf("{value_to_come.}", "{opening.}")}`, columns),
  ];
}
