import { normal, oneLessExp, SMALL_PROBABILITY } from "../expressions";
import { output } from "../proof";
import { argumentsOf, closed, liftedPlaces, problemOf, row } from "../rows";
import type { Twin } from "../twin";

/** IRB_RW; a call over a range takes one column for each cell. */
export const irbRwTwin: Twin = (call) => {
  const problem = problemOf(call);
  if (problem) return problem;
  const { rows, lifted: columns, per } = argumentsOf(call);
  const [pd, sales] = [per("pd"), per("salesEurM")];
  const each = (key: string, unit: string, how: string, formula: string) => row(key, unit, how, formula, columns);
  return closed(
    "IRB_RW with built-in functions",
    call,
    [
      ...rows,
      each("is_certain", "TRUE/FALSE", "a PD of 0 or 1: nothing unexpected is left", `=OR(${pd}=0,${pd}=1)`),
      each("used_maturity", "years", "maturity within 1 to 5", `=MAX(1,MIN(5,${per("maturity")}))`),
      each("exponent", "number", "50 · pd", `=50*${pd}`),
      each("weight", "fraction", "(1 − e^(−50 pd))/(1 − e^(−50))", `=(${oneLessExp("{exponent.}")})/(1-EXP(-50))`),
      each(
        "discount_for_size",
        "correlation",
        ".04 · (1 − (sales − 5)/45), sales within 5 to 50; 0 without sales",
        `=IF(ISNUMBER(${sales}),0.04*(1-(MAX(5,MIN(50,N(${sales})))-5)/45),0)`,
      ),
      each(
        "correlation",
        "correlation",
        ".12 · weight + .24 · (1 − weight) − discount for size",
        "=0.12*{weight.}+0.24*(1-{weight.})-{discount_for_size.}",
      ),
      each("slope", "per year", "b = (.11852 − .05478 · ln pd)²", `=IF({is_certain.},0,(0.11852-0.05478*LN(${pd}))^2)`),
      each("maturity_factor", "multiple", "(1 + (used maturity − 2.5) b)/(1 − 1.5 b)", "=(1+({used_maturity.}-2.5)*{slope.})/(1-1.5*{slope.})"),
      each(
        "stressed_pd",
        "fraction",
        "Φ((Φ⁻¹(pd) + √R · Φ⁻¹(.999))/√(1 − R))",
        `=IF({is_certain.},${pd},${normal(`(NORM.S.INV(${pd})+SQRT({correlation.})*NORM.S.INV(0.999))/SQRT(1-{correlation.})`)})`,
      ),
      each(
        "capital",
        "fraction",
        "lgd · (stressed pd − pd) · maturity factor",
        `=IF({is_certain.},0,${per("lgd")}*({stressed_pd.}-${pd})*{maturity_factor.})`,
      ),
      output("risk_weight", "fraction", "12.5 · capital", "=12.5*{capital.}", columns),
    ],
    [{ native: "risk_weight", unit: "fraction", of: call, places: liftedPlaces(call), scale: SMALL_PROBABILITY }],
  );
};
