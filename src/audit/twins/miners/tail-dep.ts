import { output } from "../proof";
import { argumentsOf, closed, liftedPlaces, problemOf, row } from "../rows";
import type { Twin } from "../twin";

/**
 * TAIL_DEP; a call over a range takes one column for each cell. T.DIST cuts its degrees of freedom to whole ones; others
 * take the beta distribution that stands behind it.
 */
export const tailDepTwin: Twin = (call) => {
  const problem = problemOf(call);
  if (problem) return problem;
  const { rows, lifted: columns, per } = argumentsOf(call);
  const [rho, dof] = [per("rho"), per("dof")];
  return closed(
    "TAIL_DEP with built-in functions",
    call,
    [
      ...rows,
      row(
        "argument",
        "t",
        "−√((dof + 1)(1 − rho)/(1 + rho)); not used at −1",
        `=IF(${rho}=-1,0,-SQRT((${dof}+1)*(1-${rho})/(1+${rho})))`,
        columns,
      ),
      output(
        "dependence",
        "fraction",
        "2 · T.DIST with dof + 1, or the beta distribution at (1 + rho)/2 for dof that are not whole; 0 at −1",
        `=IF(${rho}=-1,0,IF(${rho}=1,1,IF(${dof}=INT(${dof}),2*T.DIST({argument.},${dof}+1,TRUE),BETA.DIST((1+${rho})/2,(${dof}+1)/2,0.5,TRUE))))`,
        columns,
      ),
    ],
    // The t distributions of spreadsheet programs differ from one another by up to 1e-8 of the value.
    [{ native: "dependence", unit: "fraction", of: call, places: liftedPlaces(call), scale: "10*ABS({dependence.})" }],
  );
};
