import { normal, SMALL_PROBABILITY } from "../expressions";
import { count, ifLaidOut, laidOutFor, partLines, severalCalls, still, tooMany } from "../layout";
import { output } from "../proof";
import { MOST_PANELS, pointsOf, quadratureRows } from "../quadrature";
import { argumentsOf, changed, closed, problemOf, row } from "../rows";
import type { Twin, TwinRow } from "../twin";

/** Every further customer doubles the combinations. */
const MOST_CUSTOMERS = 8;
/** Beyond this the common factor has a probability of 1e-15. */
const FACTOR_RANGE = 8;

/** Panels narrow enough for the turn of a conditional probability from 1 to 0, which sharpens as rho nears 1. */
const panelsFor = (rho: number): number => Math.ceil((2 * FACTOR_RANGE) / Math.min(2, 2.5 * Math.sqrt((1 - rho) / rho)));

/** The common factor, one column for each of its states, with the default probability of each customer in it. */
const factorRows = (rho: number, n: number): readonly TwinRow[] => {
  const each = (how: string, formula: (i: number) => string, columns: number): readonly TwinRow[] =>
    count(n).map((i) => row(`pd_${i}`, "fraction", `customer ${i}: ${how}`, formula(i), columns));
  if (rho === 0)
    return [row("factor_chance", "fraction", "without correlation there is one state", [1]), ...each("its PD", (i) => `={pd_each@${i}}`, 1)];
  if (rho === 1)
    return [
      row(
        "step_end",
        "fraction",
        "all defaults hang on one number between 0 and 1, cut at every PD",
        count(n + 1).map((k) => ({ formula: k > n ? "=1" : `=SMALL({pd_each:},${k})` })),
      ),
      row(
        "factor_chance",
        "fraction",
        "width of the step",
        count(n + 1).map((k) => ({ formula: k === 1 ? "={step_end.}" : "={step_end.}-{step_end<}" })),
      ),
      ...each("defaults where its PD reaches the end of the step", (i) => `=IF({pd_each@${i}}>={step_end.},1,0)`, n + 1),
    ];
  const panels = panelsFor(rho);
  const given = (i: number): string => normal(`({default_below@${i}}-SQRT({rho})*{point.})/SQRT(1-{rho})`);
  return [
    ...quadratureRows(`-${FACTOR_RANGE}`, `${FACTOR_RANGE}`, panels, "common factor"),
    row("factor_chance", "fraction", "weight · normal density: adds up to 1", "={weight.}*NORM.S.DIST({point.},FALSE)", pointsOf(panels)),
    row(
      "default_below",
      "standard deviations",
      "Φ⁻¹(pd) of each customer; not used for a PD of 0 or 1",
      "=IF(AND({pd_each.}>0,{pd_each.}<1),NORM.S.INV({pd_each.}),0)",
      n,
    ),
    ...each(
      "Φ((default below − √rho · factor)/√(1 − rho))",
      (i) => `=IF({pd_each@${i}}<=0,0,IF({pd_each@${i}}>=1,1,${given(i)}))`,
      pointsOf(panels),
    ),
  ];
};

/** CUSTOMER_STRESS: one column a customer, then one for each state of the factor, then one for each combination of defaults. */
export const customerStressTwin: Twin = (call) => {
  const args = argumentsOf(call);
  const problem = severalCalls(args) ?? problemOf(call);
  if (problem) return problem;
  const n = args.values["revenue"]!.length;
  const rho = args.values["rho"]![0] as number;
  const long = tooMany(n, MOST_CUSTOMERS, `customers, with ${2 ** n} combinations of defaults,`);
  if (long) return long;
  if (rho < 1 && panelsFor(rho) > MOST_PANELS)
    return { none: "rho so near to 1 needs more cells than a reader can follow; take at most .98, or 1" };
  const states = count(2 ** n);
  const lostIn = count(n)
    .map((i) => `{defaults_${i}.}*{lost@${i}}`)
    .join("+");
  const chances = count(n)
    .map((i) => `(1-{defaults_${i}.})+(2*{defaults_${i}.}-1)*{pd_${i}:}`)
    .join(",");
  return closed(
    "CUSTOMER_STRESS with built-in functions",
    call,
    [
      ...args.rows,
      laidOutFor([still("{rho}=0", rho === 0), still("{rho}=1", rho === 1), `{rho}<=${Math.max(rho, 0.5)}`]),
      row("contracted", "$ per period", "Σ revenue", "=SUM({revenue:})"),
      row("lost", "$ per period", "revenue · (1 − relet): lost in a default", `={revenue.}*(1-${args.per("relet")})`, n),
      row("lost_of_largest", "$ per period", "of the customers with the largest revenue only", '=IF({revenue.}=MAX({revenue:}),{lost.},"")', n),
      row("pd_each", "fraction", "default probability of each customer", `=${args.per("pd")}`, n),
      output("dscr", "x", "(contracted − opex)/debt_service", "=({contracted}-{opex})/{debt_service}"),
      output(
        "dscr_without_largest",
        "x",
        "without the largest; of equals the one that is re-let worst",
        "=({contracted}-MAX({lost_of_largest:})-{opex})/{debt_service}",
      ),
      output(
        "expected_dscr",
        "x",
        "(contracted − Σ lost · pd − opex)/debt_service",
        "=({contracted}-SUMPRODUCT({lost:},{pd_each:})-{opex})/{debt_service}",
      ),
      ...factorRows(rho, n),
      ...count(n).map((i) =>
        row(
          `defaults_${i}`,
          "1 or 0",
          `1 in the combinations in which customer ${i} defaults`,
          states.map((s) => Math.floor((s - 1) / 2 ** (i - 1)) % 2),
        ),
      ),
      row(
        "state_dscr",
        "x",
        "(contracted − Σ lost of those in default − opex)/debt_service",
        `=({contracted}-(${lostIn})-{opex})/{debt_service}`,
        states.length,
      ),
      row(
        "is_breach",
        "1 or 0",
        "below the threshold, by more than rounding",
        "=IF({state_dscr.}<{threshold}-1E-12*ABS({threshold}),1,0)",
        states.length,
      ),
      row(
        "state_chance",
        "fraction",
        "Σ over the factor of its chance · Π (pd, or 1 − pd): adds up to 1",
        `=SUMPRODUCT({factor_chance:},${chances})`,
        states.length,
      ),
      output(
        "breach_probability",
        "fraction",
        "Σ chance of the combinations that breach",
        ifLaidOut("MIN(1,SUMPRODUCT({is_breach:},{state_chance:}))"),
      ),
      output("effective_customers", "names", "1/Σ (revenue/contracted)²", "={contracted}^2/SUMPRODUCT({revenue:},{revenue:})"),
    ],
    partLines(
      changed(call, { labels: false }),
      [
        { native: "dscr", unit: "x", scale: "1E-3" },
        { native: "dscr_without_largest", unit: "x", scale: "1E-3" },
        { native: "expected_dscr", unit: "x", scale: "1E-3" },
        { native: "breach_probability", unit: "fraction", scale: SMALL_PROBABILITY },
        { native: "effective_customers", unit: "names" },
      ],
      "column",
    ),
  );
};
