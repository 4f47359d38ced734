import { meanDiscount } from "../annuity";
import { normal, SMALL_PROBABILITY } from "../expressions";
import { partLines, severalCalls } from "../layout";
import { output } from "../proof";
import { argumentsOf, changed, closed, problemOf, row } from "../rows";
import type { Twin } from "../twin";

/** CONVERT_CLAIM in plain formulas: an annuity and Black–Scholes. */
export const convertClaimTwin: Twin = (call) => {
  const args = argumentsOf(call);
  const problem = severalCalls(args) ?? problemOf(call);
  if (problem) return problem;
  const ends = "IF({share_price}>={strike},1,0)";
  return closed(
    "CONVERT_CLAIM with built-in functions",
    call,
    [
      ...args.rows,
      row("bond_yield", "per year, continuous", "ln(1 + rf + spread)", "=LN(1+{rf}+{spread})"),
      row("strike", "$ per share", "conversion price discounted at rf: conv_price · (1 + rf)^−years", "={conv_price}/(1+{rf})^{years}"),
      row("width", "number", "vol · √years", "={vol}*SQRT({years})"),
      row("is_certain", "TRUE/FALSE", "no volatility, or a worthless share", "=OR({width}=0,{share_price}=0)"),
      row(
        "d1",
        "standard deviations",
        "ln(share_price/strike)/width + width/2",
        "=IF({is_certain},0,LN({share_price}/{strike})/{width}+{width}/2)",
      ),
      row("d2", "standard deviations", "d1 − width", "={d1}-{width}"),
      row("in_money", "fraction", "Φ(d1)", `=IF({is_certain},${ends},${normal("{d1}")})`),
      row("conversion", "fraction", "Φ(d2): the share ends above the conversion price", `=IF({is_certain},${ends},${normal("{d2}")})`),
      row("call_per_share", "$ per share", "share_price · Φ(d1) − strike · Φ(d2)", "=MAX(0,{share_price}*{in_money}-{strike}*{conversion})"),
      ...meanDiscount("coupon_mean", "{bond_yield}", "{years}"),
      output("share_to_conversion", "x", "share_price/conv_price", "={share_price}/{conv_price}"),
      output(
        "bond_floor",
        "$",
        "face · ((1 + rf + spread)^−years + coupon · years · mean discount)",
        "={face}*((1+{rf}+{spread})^-{years}+{coupon}*{years}*{coupon_mean})",
      ),
      output("option", "$", "face/conv_price · call", "={face}/{conv_price}*{call_per_share}"),
      output("total", "$", "bond floor + option", "={bond_floor}+{option}"),
      output("cash_chance", "fraction", "Φ(−d2)", `=IF({is_certain},1-${ends},${normal("-{d2}")})`),
      output("cash_claim", "$", "face · that probability", "={face}*{cash_chance}"),
    ],
    partLines(
      changed(call, { labels: false }),
      [
        { native: "share_to_conversion", unit: "x" },
        { native: "bond_floor", unit: "$" },
        { native: "option", unit: "$", scale: "1E-6*{total}" },
        { native: "total", unit: "$" },
        { native: "cash_chance", unit: "fraction", scale: SMALL_PROBABILITY },
        { native: "cash_claim", unit: "$", scale: "1E-6*{face}" },
      ],
      "row",
    ),
  );
};
