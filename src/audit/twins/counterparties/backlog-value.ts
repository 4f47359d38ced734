import { meanDiscount } from "../annuity";
import { logLeft } from "../expressions";
import { MOST_COLUMNS, severalCalls, tooMany } from "../layout";
import { output } from "../proof";
import { argumentsOf, closed, problemOf, row } from "../rows";
import type { Twin } from "../twin";

/** BACKLOG_VALUE: one column a contract. */
export const backlogValueTwin: Twin = (call) => {
  const args = argumentsOf(call);
  const problem = severalCalls(args) ?? problemOf(call);
  if (problem) return problem;
  const contracts = args.values["amounts"]!.length;
  const long = tooMany(contracts, MOST_COLUMNS, "contracts");
  if (long) return long;
  const [years, pd, relet, deflation, starts] = ["years", "pd", "relet", "deflation", "starts"].map(args.per) as [
    string,
    string,
    string,
    string,
    string,
  ];
  const each = (key: string, unit: string, how: string, formula: string) => row(key, unit, how, formula, contracts);
  return closed(
    "BACKLOG_VALUE with built-in functions",
    call,
    [
      ...args.rows,
      row("disc_rate", "per year, continuous", "ln(1 + disc)", "=LN(1+{disc})"),
      each("is_certain", "TRUE/FALSE", "the customer is gone at once", `=${pd}=1`),
      each("hazard", "per year, continuous", "−ln(1 − pd)", `=IF({is_certain.},0,${logLeft(`MIN(${pd},0.9999999999999999)`)})`),
      each("rent_fall", "per year, continuous", "−ln(1 − deflation)", `=-LN(1-${deflation})`),
      each("per_year", "$ per year", "amount / years", `={amounts.}/${years}`),
      ...meanDiscount("paid_mean", "{disc_rate}+{hazard.}", years, contracts),
      ...meanDiscount("rent_mean", "{disc_rate}+{rent_fall.}", years, contracts),
      ...meanDiscount("surviving_rent_mean", "{disc_rate}+{rent_fall.}+{hazard.}", years, contracts),
      each(
        "paid",
        "$",
        "paid while the customer lives: e^(−rate · start) · years · mean",
        `=IF({is_certain.},0,{per_year.}*${years}*EXP(-({disc_rate}+{hazard.})*${starts})*{paid_mean.})`,
      ),
      each("rent", "$ per $ a year", "falling rent from the start on", `=${years}*EXP(-({disc_rate}+{rent_fall.})*${starts})*{rent_mean.}`),
      each(
        "surviving_rent",
        "$ per $ a year",
        "the same while the customer lives",
        `=IF({is_certain.},0,${years}*EXP(-({disc_rate}+{rent_fall.}+{hazard.})*${starts})*{surviving_rent_mean.})`,
      ),
      each("relet_value", "$", "re-let after a default: relet · (rent − surviving rent)", `={per_year.}*${relet}*({rent.}-{surviving_rent.})`),
      each("contract_value", "$", "paid + re-let", "={paid.}+{relet_value.}"),
      output("value", "$", "Σ contracts", "=SUM({contract_value:})"),
    ],
    [{ native: "value", unit: "$", of: call, places: [[1, 1]], scale: "1E-6*SUM({amounts:})" }],
  );
};
