import { partLines, severalCalls } from "../layout";
import { output } from "../proof";
import { argumentsOf, changed, closed, problemOf, row } from "../rows";
import type { Twin } from "../twin";

/** LEVERAGE_BRIDGE in plain formulas. */
export const leverageBridgeTwin: Twin = (call) => {
  const args = argumentsOf(call);
  const problem = severalCalls(args) ?? problemOf(call);
  if (problem) return problem;
  const cause = (key: string, how: string, formula: string) => output(key, "logarithm", how, `=IF({is_indebted},${formula},"")`);
  return closed(
    "LEVERAGE_BRIDGE with built-in functions",
    call,
    [
      ...args.rows,
      row("net_debt0", "$", "debt0 − cash0", "={debt0}-{cash0}"),
      row("net_debt1", "$", "debt1 − cash1", "={debt1}-{cash1}"),
      row("is_indebted", "TRUE/FALSE", "net debt at both dates: a logarithm exists", "=AND({net_debt0}>0,{net_debt1}>0)"),
      output("ratio_0", "x", "net debt / (base · price), earlier", "={net_debt0}/({base0}*{price0})"),
      output("ratio_1", "x", "the same, later", "={net_debt1}/({base1}*{price1})"),
      output("ratio_1_at_price_0", "x", "later, had the price stayed", "={net_debt1}/({base1}*{price0})"),
      output("debt_growth", "fraction", "debt1/debt0 − 1; empty from no debt", '=IF({debt0}>0,{debt1}/{debt0}-1,"")'),
      cause("from_net_debt", "ln(net debt 1/net debt 0)", "LN({net_debt1}/{net_debt0})"),
      cause("from_quantity", "−ln(base1/base0)", "-LN({base1}/{base0})"),
      cause("from_price", "−ln(price1/price0)", "-LN({price1}/{price0})"),
    ],
    partLines(
      changed(call, { labels: false }),
      [
        { native: "ratio_0", unit: "x" },
        { native: "ratio_1", unit: "x" },
        { native: "ratio_1_at_price_0", unit: "x" },
        { native: "debt_growth", unit: "fraction", scale: "1E-6" },
        { native: "from_net_debt", unit: "logarithm", scale: "1E-6" },
        { native: "from_quantity", unit: "logarithm", scale: "1E-6" },
        { native: "from_price", unit: "logarithm", scale: "1E-6" },
      ],
      "row",
    ),
  );
};
