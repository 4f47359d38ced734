import { count, ifLaidOut, laidOutFor, partLines, severalCalls } from "../layout";
import { output } from "../proof";
import { argumentsOf, changed, closed, problemOf, row } from "../rows";
import type { Twin } from "../twin";

/** MINER_CONVERSION: one column a year. */
export const minerConversionTwin: Twin = (call) => {
  const args = argumentsOf(call);
  const problem = severalCalls(args) ?? problemOf(call);
  if (problem) return problem;
  const years = args.values["years"]![0] as number;
  const each = (key: string, unit: string, how: string, formula: string) => row(key, unit, how, formula, years);
  const upToHere = (of: string): string =>
    `IF({hash_decline}>=0,SUMPRODUCT(({year:}<={year.})*{${of}:}),SUMPRODUCT(({year:}>={year.})*{${of}:}))`;
  const size = "MAX(ABS({noi}),{power_cost})";
  return closed(
    "MINER_CONVERSION with built-in functions",
    call,
    [
      ...args.rows,
      laidOutFor([`{years}=${years}`]),
      row("petahash", "PH/s per MW", "1000/efficiency", "=1000/{efficiency}"),
      row("power_cost", "$ per MW and year", "8,760,000 kWh · power_price", "=8760000*{power_price}"),
      output("mining", "$ per MW and year", "365 · petahash · hashprice − power cost", "=365*{petahash}*{hashprice}-{power_cost}"),
      output("noi", "$ per MW and year", "12 · lease · 1000/pue · noi_margin", "=12*{lease}*1000/{pue}*{noi_margin}"),
      output("difference", "$ per MW and year", "NOI − mining", "={noi}-{mining}"),
      output("capex", "$ per MW", "capex_mw/pue", "={capex_mw}/{pue}"),
      output("yield_on_cost", "fraction", "NOI/capex; empty without cost", '=IF({capex}>0,{noi}/{capex},"")'),
      row("year", "year", "flows come at the end of each", count(years)),
      each("discount", "factor", "(1 + disc)^−year", "=(1+{disc})^-{year.}"),
      each("noi_of_year", "$ per MW", "NOI · (1 + escalator)^(year − 1)", "={noi}*(1+{escalator})^({year.}-1)"),
      each(
        "hash_days",
        "PH/s and days per MW",
        "365 · petahash · (1 − hash_decline)^(year − 1)",
        "=365*{petahash}*(1-{hash_decline})^({year.}-1)",
      ),
      each(
        "mining_of_year",
        "$ per MW",
        "max(0, hash days · hashprice − power cost): switched off at a loss",
        "=MAX(0,{hash_days.}*{hashprice}-{power_cost})",
      ),
      each("worth_of_hash", "PH/s and days per MW", "hash days · discount", "={hash_days.}*{discount.}"),
      row("surplus", "$ per MW", "value of NOI − capex: what mining may be worth", "=SUMPRODUCT({noi_of_year:},{discount:})-{capex}"),
      row("mining_value", "$ per MW", "value of mining", "=SUMPRODUCT({mining_of_year:},{discount:})"),
      each(
        "zero",
        "$ per PH/s and day",
        "hashprice at which mining up to this year (from it on, if the hashprice rises) is worth the surplus",
        `=({surplus}+{power_cost}*${upToHere("discount")})/${upToHere("worth_of_hash")}`,
      ),
      output("npv", "$ per MW", "surplus − mining value", ifLaidOut("{surplus}-{mining_value}")),
      output(
        "break_even_hashprice",
        "$ per PH/s and day",
        "least of the zeros; empty without a surplus",
        ifLaidOut('IF({surplus}>0,MIN({zero:}),"")'),
      ),
    ],
    partLines(
      changed(call, { labels: false }),
      [
        { native: "mining", unit: "$ per MW and year", scale: size },
        { native: "noi", unit: "$ per MW and year" },
        { native: "difference", unit: "$ per MW and year", scale: size },
        { native: "capex", unit: "$ per MW" },
        { native: "yield_on_cost", unit: "fraction" },
        { native: "npv", unit: "$ per MW", scale: "MAX({capex},{mining_value})" },
        { native: "break_even_hashprice", unit: "$ per PH/s and day" },
      ],
      "column",
    ),
  );
};
