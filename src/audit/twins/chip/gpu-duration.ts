import { meanTimedDiscount } from "../annuity";
import { output } from "../proof";
import { argumentsOf, changed, closed, problemOf, row } from "../rows";
import type { Twin } from "../twin";
import { plainValueRows } from "./plain-value";

/** GPU_DURATION: value, and the two streams of it with each payment times the years until it is made. */
export const gpuDurationTwin: Twin = (call) => {
  const problem = problemOf(call);
  if (problem) return problem;
  const { rows, per } = argumentsOf(call);
  const [rent, opex, util, disc, maxLife] = ["rent", "opex", "util", "disc", "maxLife"].map(per) as [string, string, string, string, string];
  const plain = changed(call, { labels: false });
  const compare = (native: string, unit: string, column: number) => ({ native, unit, of: plain, places: [[1, column]] as const });
  return closed(
    "GPU_DURATION with built-in functions",
    call,
    [
      ...rows,
      row("discounting", "per year, continuous", "ln(1 + disc)", "=LN(1+{disc})"),
      row("drift", "per year, continuous", "−ln(1 − deflation)", "=-LN(1-{deflation})"),
      ...plainValueRows({ name: "today", rent, drift: "{drift}", opex, util, disc, maxLife, salvage: "0", columns: 1 }),
      ...meanTimedDiscount("timed_rent_share", "{discounting}+{drift}", "{life_today}"),
      ...meanTimedDiscount("timed_opex_share", "{discounting}", "{life_today}"),
      row("rent_times_years", "$ · years", "8760 · util · rent · life² · timed rent share", "=8760*{util}*{rent}*{life_today}^2*{timed_rent_share}"),
      row("opex_times_years", "$ · years", "8760 · opex · life² · timed opex share", "=8760*{opex}*{life_today}^2*{timed_opex_share}"),
      output("value", "$", "rent less running cost, discounted", "={value_today}"),
      output("rate_duration", "years", "(rent times years − opex times years)/value", "=({rent_times_years}-{opex_times_years})/{value}"),
      output("deflation_duration", "years", "rent times years/value", "={rent_times_years}/{value}"),
    ],
    [compare("value", "$", 1), compare("rate_duration", "years", 2), compare("deflation_duration", "years", 3)],
  );
};
