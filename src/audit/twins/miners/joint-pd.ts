import { normalQuantile } from "../../../core/numerics/normal";
import { studentQuantile } from "../../../core/numerics/student-t";
import { normal, SMALL_PROBABILITY } from "../expressions";
import { ifLaidOut, laidOutFor, severalCalls, still } from "../layout";
import { output } from "../proof";
import { MOST_PANELS, pointsOf, quadratureRows } from "../quadrature";
import { argumentsOf, closed, problemOf, row } from "../rows";
import type { NoTwin, Twin, TwinRow } from "../twin";

const tooSharp: NoTwin = { none: "rho so near to ±1 needs more cells than a reader can follow; at ±1 itself the answer is plain" };

/** ∫ φ(s) Φ((y − rho · s)/√(1 − rho²)) ds up to the first threshold: given the first variable, the second is normal. */
const gaussianRows = (pd1: number, rho: number): readonly TwinRow[] | NoTwin => {
  const sharpness = Math.min(2.5, (3 * Math.sqrt(1 - rho * rho)) / Math.abs(rho));
  const panels = Math.ceil((Math.max(normalQuantile(pd1), 0) + 9) / sharpness);
  if (panels > MOST_PANELS) return tooSharp;
  const columns = pointsOf(panels);
  return [
    row("threshold_1", "standard deviations", "Φ⁻¹(pd1)", "=NORM.S.INV({pd1})"),
    row("threshold_2", "standard deviations", "Φ⁻¹(pd2)", "=NORM.S.INV({pd2})"),
    ...quadratureRows("MIN({threshold_1},0)-9", "{threshold_1}", panels, "first variable"),
    row("density", "per unit", "density of the first variable", "=NORM.S.DIST({point.},FALSE)", columns),
    row(
      "second_below",
      "fraction",
      "Φ((threshold 2 − rho · first)/√(1 − rho²)): the second defaults, given the first",
      `=${normal("({threshold_2}-{rho}*{point.})/SQRT((1-{rho})*(1+{rho}))")}`,
      columns,
    ),
  ];
};

/** The same for two t variables: given the first, √dof · sinh v, the second is a t variable with one more degree of freedom. */
const studentRows = (pd1: number, rho: number, dof: number): readonly TwinRow[] | NoTwin => {
  if (dof > 1000) return { none: "with so many degrees of freedom take the Gaussian copula, whose twin can be read" };
  if (dof < 1) return { none: "below one degree of freedom the tails need more cells than a reader can follow" };
  const isWhole = Number.isInteger(dof);
  const turn = Math.sqrt(((1 - rho) * (1 + rho)) / (dof + 1)) / Math.max(Math.abs(rho), 0.1);
  const reach = Math.asinh(studentQuantile(pd1, dof) / Math.sqrt(dof)) + 41 / dof + Math.LN2;
  const panels = Math.max(1, Math.ceil(reach / Math.min(2 / Math.sqrt(dof + 1), 2.5 * turn)));
  if (panels > MOST_PANELS) return tooSharp;
  const columns = pointsOf(panels);
  const quantile = (pd: string): string => {
    if (isWhole) return `=T.INV(${pd},{dof})`;
    const beta = `BETA.INV(2*MIN(${pd},1-${pd}),{dof}/2,0.5)`;
    return `=IF(${pd}<0.5,-1,1)*SQRT({dof}*(1-${beta})/${beta})`;
  };
  const tail = "0.5*BETA.DIST(({dof}+1)/({dof}+1+{argument.}^2),({dof}+1)/2,0.5,TRUE)";
  return [
    row("threshold_1", "t", "t⁻¹(pd1)", quantile("{pd1}")),
    row("threshold_2", "t", "t⁻¹(pd2)", quantile("{pd2}")),
    ...quadratureRows("-41/{dof}-LN(2)", "ASINH({threshold_1}/SQRT({dof}))", panels, "first variable, √dof · sinh v"),
    row(
      "density",
      "per unit of v",
      "Γ((dof + 1)/2)/(Γ(dof/2) · √π) · cosh(v)^−dof",
      "=EXP(GAMMALN(({dof}+1)/2)-GAMMALN({dof}/2))/SQRT(PI())*COSH({point.})^-{dof}",
      columns,
    ),
    row(
      "argument",
      "t",
      "√((dof + 1)/(1 − rho²)) · (threshold 2/√dof − rho · sinh v)/cosh v",
      "=SQRT(({dof}+1)/((1-{rho})*(1+{rho})))*({threshold_2}/SQRT({dof})-{rho}*SINH({point.}))/COSH({point.})",
      columns,
    ),
    row(
      "second_below",
      "fraction",
      "t distribution with dof + 1 at the argument",
      isWhole ? "=T.DIST({argument.},{dof}+1,TRUE)" : `=IF({argument.}<0,${tail},1-${tail})`,
      columns,
    ),
  ];
};

/** JOINT_PD: the bivariate distribution as an integral over the first variable, laid out in cells. */
export const jointPdTwin: Twin = (call) => {
  const args = argumentsOf(call);
  const problem = severalCalls(args) ?? problemOf(call);
  if (problem) return problem;
  const [pd1, pd2, rho] = ["pd1", "pd2", "rho"].map((key) => args.values[key]![0]) as [number, number, number];
  const dof = args.values["dof"]![0] as number | undefined;
  const hasTails = typeof dof === "number";
  const isPlain = Math.min(pd1, pd2) === 0 || Math.max(pd1, pd2) === 1 || Math.abs(rho) === 1;
  const inside = isPlain ? [] : hasTails ? studentRows(pd1, rho, dof) : gaussianRows(pd1, rho);
  if ("none" in inside) return inside;
  return closed(
    "JOINT_PD with built-in functions",
    call,
    [
      ...args.rows,
      laidOutFor([
        still("OR(MIN({pd1},{pd2})=0,MAX({pd1},{pd2})=1,ABS({rho})=1)", isPlain),
        still("ISNUMBER({dof})", hasTails),
        ...(isPlain ? [] : [`ABS({rho})<=${Math.max(Math.abs(rho), 0.5)}`]),
        ...(hasTails ? [`{dof}=${dof}`] : []),
      ]),
      row("least", "fraction", "max(0, pd1 + pd2 − 1): no dependence allows less", "=MAX(0,{pd1}+{pd2}-1)"),
      row("most", "fraction", "min(pd1, pd2): none allows more", "=MIN({pd1},{pd2})"),
      ...inside,
      output(
        "joint",
        "fraction",
        isPlain ? "most, or least at rho = −1" : "Σ weight · density · second below, between least and most",
        ifLaidOut(
          isPlain
            ? "IF(AND({rho}=-1,{most}>0,MAX({pd1},{pd2})<1),{least},{most})"
            : "MAX({least},MIN({most},SUMPRODUCT({weight:},{density:},{second_below:})))",
        ),
      ),
    ],
    // The t distributions of spreadsheet programs differ from one another by up to 1e-8 of the value.
    [{ native: "joint", unit: "fraction", of: call, places: [[1, 1]], scale: hasTails ? "MAX(1E-6,10*{joint})" : SMALL_PROBABILITY }],
  );
};
