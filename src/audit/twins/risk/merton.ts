import { normal, SMALL_PROBABILITY } from "../expressions";
import { checkRow, partLines, severalCalls } from "../layout";
import { givenRow, output } from "../proof";
import { argumentsOf, changed, closed, problemOf, row } from "../rows";
import type { Twin } from "../twin";

/** Of the debt: with less, the first equation takes amounts from each other that agree in all the digits compared. */
const LEAST_EQUITY = 1e-6;

/**
 * MERTON has no closed form: the assets and their volatility that CCREDIT answers are put into the two equations, and one
 * step of Newton in both improves them, so that an error of either would show. The other answers follow from these.
 */
export const mertonTwin: Twin = (call) => {
  const args = argumentsOf(call);
  const problem = severalCalls(args) ?? problemOf(call);
  if (problem) return problem;
  const [equity, debt, rf, years] = ["equity", "debt", "rf", "years"].map((key) => args.values[key]![0]) as [number, number, number, number];
  if (equity < LEAST_EQUITY * debt * Math.exp(-rf * years))
    return { none: "so little equity is a rest of amounts so nearly equal that a sheet cannot put it to the test" };
  const plain = changed(call, { labels: false });
  const one = (key: string, unit: string, how: string, formula: string) => row(key, unit, how, formula);
  return closed(
    "MERTON put to the test",
    call,
    [
      ...args.rows,
      one("safe_debt", "$", "debt · e^(−rf · years)", "={debt}*EXP(-{rf}*{years})"),
      givenRow("given_assets", "$", plain, [[1, 1]]),
      givenRow("given_volatility", "per √year", plain, [[1, 2]]),
      one("given_width", "number", "volatility · √years", "={given_volatility}*SQRT({years})"),
      one(
        "given_d1",
        "standard deviations",
        "ln(assets/safe debt)/width + width/2",
        "=LN({given_assets}/{safe_debt})/{given_width}+{given_width}/2",
      ),
      one("given_d2", "standard deviations", "d1 − width", "={given_d1}-{given_width}"),
      one("delta", "fraction", "Φ(d1)", `=${normal("{given_d1}")}`),
      one("density", "fraction", "φ(d1)", "=NORM.S.DIST({given_d1},FALSE)"),
      checkRow(
        one(
          "missed_value",
          "$",
          "assets · Φ(d1) − safe debt · Φ(d2) − equity: 0 proves the first equation",
          `={given_assets}*{delta}-{safe_debt}*${normal("{given_d2}")}-{equity}`,
        ),
      ),
      checkRow(
        one(
          "missed_risk",
          "$ per √year",
          "Φ(d1) · volatility · assets − vol_equity · equity: 0 proves the second",
          "={delta}*{given_volatility}*{given_assets}-{vol_equity}*{equity}",
        ),
      ),
      one(
        "vega",
        "$",
        "slope of the first in the volatility: assets · φ(d1) · √years; in the assets it is Φ(d1)",
        "={given_assets}*{density}*SQRT({years})",
      ),
      one("risk_by_assets", "per √year", "slope of the second in the assets", "={given_volatility}*({delta}+{density}/{given_width})"),
      one("risk_by_volatility", "$", "slope of the second in the volatility", "={given_assets}*({delta}-{density}*{given_d2})"),
      one("determinant", "$", "of the two equations", "={delta}*{risk_by_volatility}-{vega}*{risk_by_assets}"),
      output(
        "assets",
        "$",
        "given − step of Newton",
        "={given_assets}-({missed_value}*{risk_by_volatility}-{vega}*{missed_risk})/{determinant}",
      ),
      output(
        "asset_volatility",
        "per √year",
        "given − step of Newton",
        "={given_volatility}-({delta}*{missed_risk}-{risk_by_assets}*{missed_value})/{determinant}",
      ),
      one("width", "number", "asset volatility · √years", "={asset_volatility}*SQRT({years})"),
      one("d2", "standard deviations", "ln(assets/safe debt)/width − width/2", "=LN({assets}/{safe_debt})/{width}-{width}/2"),
      output("pd", "fraction", "Φ(−d2)", `=${normal("-{d2}")}`),
      output(
        "expected_loss",
        "fraction",
        "Φ(−d2) − assets/safe debt · Φ(−d2 − width)",
        `=MAX(0,{pd}-{assets}/{safe_debt}*${normal("-{d2}-{width}")})`,
      ),
      one(
        "paid",
        "fraction",
        "Φ(d2) + assets/safe debt · Φ(−d2 − width): 1 − expected loss with all its digits where little is paid",
        `=${normal("{d2}")}+{assets}/{safe_debt}*${normal("-{d2}-{width}")}`,
      ),
      output("debt_value", "$", "safe debt · share paid", "={safe_debt}*{paid}"),
      output(
        "spread",
        "per year, continuous",
        "−ln(share paid)/years; empty where the debt is worth nothing",
        '=IF({paid}=0,"",-LN(IF({paid}<0.5,{paid},1-{expected_loss}))/{years})',
      ),
      output("recovery", "fraction", "1 − expected loss/PD; empty where default is out of reach", '=IF({pd}>0,1-{expected_loss}/{pd},"")'),
    ],
    partLines(
      plain,
      [
        { native: "assets", unit: "$" },
        { native: "asset_volatility", unit: "per √year" },
        { native: "pd", unit: "fraction", scale: SMALL_PROBABILITY },
        { native: "debt_value", unit: "$" },
        { native: "spread", unit: "per year, continuous", scale: `${SMALL_PROBABILITY}/{years}` },
        { native: "expected_loss", unit: "fraction", scale: SMALL_PROBABILITY },
        // The rounding of the expected loss, some 1e-16, over PD.
        { native: "recovery", unit: "fraction", scale: "1E-5/MAX({pd},1E-300)" },
      ],
      "row",
    ),
  );
};
