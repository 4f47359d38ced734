import { normal, SMALL_PROBABILITY } from "../expressions";
import { output } from "../proof";
import { argumentsOf, closed, liftedPlaces, problemOf, row } from "../rows";
import type { Twin } from "../twin";

/** VASICEK_LOSS; a call over a range takes one column for each cell. */
export const vasicekLossTwin: Twin = (call) => {
  const problem = problemOf(call);
  if (problem) return problem;
  const { rows, lifted: columns, per } = argumentsOf(call);
  const [pd, rho] = [per("pd"), per("rho")];
  const quantile = (p: string): string => `IF(AND(${p}>0,${p}<1),NORM.S.INV(${p}),0)`;
  return closed(
    "VASICEK_LOSS with built-in functions",
    call,
    [
      ...rows,
      row("default_below", "standard deviations", "Φ⁻¹(pd); not used for a PD of 0 or 1", `=${quantile(pd)}`, columns),
      row("factor", "standard deviations", "Φ⁻¹(conf): the bad year", `=NORM.S.INV(${per("conf")})`, columns),
      row(
        "stressed_pd",
        "fraction",
        "Φ((Φ⁻¹(pd) + √rho · factor)/√(1 − rho)); at rho = 1 all or nothing",
        `=IF(OR(${pd}=0,${pd}=1),${pd},IF(${rho}=1,IF({default_below.}+{factor.}>0,1,0),${normal(`({default_below.}+SQRT(${rho})*{factor.})/SQRT(MAX(1E-300,1-${rho}))`)}))`,
        columns,
      ),
      output("loss", "fraction of exposure", "lgd · stressed pd", `=${per("lgd")}*{stressed_pd.}`, columns),
    ],
    [{ native: "loss", unit: "fraction of exposure", of: call, places: liftedPlaces(call), scale: SMALL_PROBABILITY }],
  );
};
