import { output } from "../proof";
import { argumentsOf, closed, liftedPlaces, problemOf, row } from "../rows";
import type { Twin } from "../twin";

/** A number of periods that only rounding keeps from being whole, taken as whole. */
const inPeriods = (value: string): string => `IF(ABS(${value}-ROUND(${value},0))<=1E-9*MAX(1,ROUND(${value},0)),ROUND(${value},0),${value})`;

/** REVENUE_PATH: one column a period. */
export const revenuePathTwin: Twin = (call) => {
  const problem = problemOf(call);
  if (problem) return problem;
  const { rows, values } = argumentsOf(call);
  const periods = values["rents"]!.length;
  const each = (key: string, unit: string, how: string, formula: string) => row(key, unit, how, formula, periods);
  return closed(
    "REVENUE_PATH with built-in functions",
    call,
    [
      ...rows,
      row(
        "period",
        "period",
        "1 is the period that starts today",
        Array.from({ length: periods }, (_, t) => t + 1),
      ),
      row("hours", "GPU-hours per period", "units · 8760/freq", "={units}*8760/{freq}"),
      row("expiry", "periods", "contract_years · freq; whole where only rounding keeps it from it", `=${inPeriods("{contract_years}*{freq}")}`),
      row("length", "periods", "renew_years · freq", "={renew_years}*{freq}"),
      each("contract_share", "fraction", "min(1, max(0, expiry − (period − 1)))", "=MIN(1,MAX(0,{expiry}-({period.}-1)))"),
      each("contract_revenue", "$", "hours · contract share · contract_rent · take_or_pay", "={hours}*{contract_share.}*{contract_rent}*{take_or_pay}"),
      each("is_renewed", "TRUE/FALSE", "part of the period falls under a renewal", "=AND({renew_years}>0,{contract_share.}<1)"),
      each("from", "periods", "moment of the period at which renewals begin to count", "={period.}-1+{contract_share.}"),
      each("since_expiry", "renewals", "(from − expiry)/length", "=IF({is_renewed.},({from.}-{expiry})/{length},0)"),
      each("renewals", "renewals", "whole renewals before that moment", `=INT(${inPeriods("{since_expiry.}")})`),
      each("fixed_at", "periods", "moment at which the rent then in force was fixed", "=IF({is_renewed.},{expiry}+{renewals.}*{length},0)"),
      each("fixed_in", "period", "period of that moment, counted from 1", `=INT(${inPeriods("{fixed_at.}")})+1`),
      each("held_until", "periods", "end of that renewal, at most the end of the period", "=MIN({period.},{expiry}+({renewals.}+1)*{length})"),
      each(
        "renewed_revenue",
        "$",
        "hours · take_or_pay · (fixed rent · periods held + this period's rent · what is left of it)",
        "=IF({is_renewed.},{hours}*{take_or_pay}*(INDEX({rents:},1,{fixed_in.})*({held_until.}-{from.})+{rents.}*({period.}-{held_until.})),0)",
      ),
      each("spot_revenue", "$", "hours · (1 − contract share) · rents · util; 0 with renewals", "=IF({renew_years}>0,0,{hours}*(1-{contract_share.})*{rents.}*{util})"),
      output("revenue", "$", "contract + renewed + spot revenue", "={contract_revenue.}+{renewed_revenue.}+{spot_revenue.}", periods),
    ],
    [{ native: "revenue", unit: "$", of: call, places: liftedPlaces(call) }],
  );
};
