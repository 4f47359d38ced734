import { gaussLegendre } from "../../../core/numerics/quadrature";
import { output } from "../proof";
import { argumentsOf, closed, problemOf, row } from "../rows";
import type { Twin, TwinRow } from "../twin";

/** Credit states beyond 9 standard deviations have a probability of 1e-19. */
const FARTHEST = 9;
const HIGHEST_RHO = 0.995;
/** Nodes that bring Φ₂ to 1e-12 over all states: measured against the bivariate normal distribution. */
const nodesFor = (rho: number): number => (Math.abs(rho) <= 0.7 ? 64 : Math.abs(rho) <= 0.95 ? 128 : 300);

type Credit = "never" | "always" | "independent" | "same" | "opposite" | "correlated";
const creditOf = (pd: number, rho: number): Credit =>
  pd === 0 ? "never" : pd === 1 ? "always" : rho === 0 ? "independent" : rho === 1 ? "same" : rho === -1 ? "opposite" : "correlated";

/** P(Z ≤ z and credit ≤ limit) where it needs no quadrature. */
const CLOSED: Readonly<Record<Exclude<Credit, "correlated">, (z: string, limit: string) => string>> = {
  never: () => "0",
  always: (z) => `NORM.S.DIST(${z},TRUE)`,
  independent: (z, limit) => `NORM.S.DIST(${z},TRUE)*NORM.S.DIST(${limit},TRUE)`,
  same: (z, limit) => `NORM.S.DIST(MIN(${z},${limit}),TRUE)`,
  opposite: (z, limit) => `MAX(0,NORM.S.DIST(${z},TRUE)-NORM.S.DIST(-(${limit}),TRUE))`,
};

/** Φ₂(z, limit; rho): the chance of Z ≤ z, averaged over the credit states in which the guarantor fails. */
const failureRows = (name: string, z: string, limit: string, credit: Credit, rho: number): readonly TwinRow[] => {
  const key = (of: string): string => `${of}_${name}`;
  const how = "chance that the guarantee is called and the guarantor has failed";
  if (credit !== "correlated") return [row(key("failed"), "probability", how, `=${CLOSED[credit](z, limit)}`)];
  const columns = nodesFor(rho);
  return [
    row(key("half_range"), "standard deviations", `half of the way from −${FARTHEST} to the limit`, `=(MAX(-${FARTHEST},MIN(${FARTHEST},${limit}))+${FARTHEST})/2`),
    row(key("state"), "standard deviations", `credit states y from −${FARTHEST} to the limit`, `=-${FARTHEST}+{${key("half_range")}}*(1+{node.})`, columns),
    row(
      key("called"),
      "fraction",
      "density of y · Φ((z − rho · y)/√(1 − rho²))",
      `=NORM.S.DIST({${key("state")}.},FALSE)*NORM.S.DIST((${z}-{rho}*{${key("state")}.})/SQRT(1-{rho}^2),TRUE)`,
      columns,
    ),
    row(key("failed"), "probability", `${how}: half range · Σ node weight · called`, `={${key("half_range")}}*SUMPRODUCT({node_weight:},{${key("called")}:})`),
  ];
};

/** BACKSTOP_VALUE: Black's put on the forward, less what fails with the guarantor; Φ₂ by quadrature over credit states. */
export const backstopValueTwin: Twin = (call) => {
  const problem = problemOf(call);
  if (problem) return problem;
  const { rows, values, lifted } = argumentsOf(call);
  if (lifted > 1) return { none: "one guarantee at a time: write the twin of a call with single values" };
  const [pd, rho] = [Number(values["pd"]![0]), Number(values["rho"]![0])];
  const credit = creditOf(pd, rho);
  if (credit === "correlated" && Math.abs(rho) > HIGHEST_RHO)
    return { none: `with rho between ${HIGHEST_RHO} and 1 the bivariate distribution needs more cells than a reader can follow; rho = 1 has a twin` };

  const isCredit = credit === "independent" || credit === "same" || credit === "opposite" || credit === "correlated";
  const { nodes, weights } = gaussLegendre(credit === "correlated" ? nodesFor(rho) : 2);
  const asLaidOut =
    credit === "never" || credit === "always" ? `{pd}=${pd}` : `AND({pd}>0,{pd}<1,${credit === "correlated" ? `ABS({rho})<=${HIGHEST_RHO},{rho}<>0` : `{rho}=${rho}`})`;
  const bounded = (z: string): string => `=IF({spread}=0,IF({forward}<{guaranteed},-38,38),MAX(-38,MIN(38,${z})))`;
  const distance = "LN({forward}/{guaranteed})/MAX({spread},1E-300)";
  return closed(
    "BACKSTOP_VALUE with built-in functions",
    call,
    [
      ...rows,
      row("as_laid_out", "TRUE/FALSE", "pd and rho are still of the kind for which these rows are laid out", `=${asLaidOut}`),
      row("forward", "$", "value · (1 − decay)^years", "={value}*(1-{decay})^{years}"),
      row("discount_factor", "fraction", "(1 + disc)^(−years)", "=1/(1+{disc})^{years}"),
      row("spread", "fraction", "vol · √years", "={vol}*SQRT({years})"),
      row("d1", "number", "ln(forward/guaranteed)/spread + spread/2; far out where nothing is uncertain", bounded(`${distance}+{spread}/2`)),
      row("d2", "number", "ln(forward/guaranteed)/spread − spread/2", bounded(`${distance}-{spread}/2`)),
      row(
        "riskless_value",
        "$",
        "discount factor · (guaranteed · Φ(−d2) − forward · Φ(−d1))",
        "={discount_factor}*MAX(0,{guaranteed}*NORM.S.DIST(-{d2},TRUE)-{forward}*NORM.S.DIST(-{d1},TRUE))",
      ),
      row("credit_limit", "standard deviations", "Φ⁻¹(pd): the guarantor fails in credit states below", isCredit ? "=NORM.S.INV({pd})" : "=0"),
      row("shifted_limit", "standard deviations", "credit limit − rho · spread", "={credit_limit}-{rho}*{spread}"),
      ...(credit === "correlated"
        ? [row("node", "number", `Gauss–Legendre nodes of order ${nodes.length} on −1 to 1`, nodes), row("node_weight", "number", "their weights", weights)]
        : []),
      ...failureRows("paid", "-{d2}", "{credit_limit}", credit, rho),
      ...failureRows("received", "-{d1}", "{shifted_limit}", credit, rho),
      row(
        "guarantor_loss",
        "$",
        "discount factor · (guaranteed · failed paid − forward · failed received), within 0 and the riskless value",
        "=MAX(0,MIN({riskless_value},{discount_factor}*({guaranteed}*{failed_paid}-{forward}*{failed_received})))",
      ),
      output("backstop", "$", "riskless value − guarantor loss; #N/A when the rows no longer fit the arguments", "=IF({as_laid_out},{riskless_value}-{guarantor_loss},NA())"),
    ],
    // A difference of shares of the guaranteed value, so its rounding is that of it.
    [{ native: "backstop", unit: "$", of: call, places: [[1, 1]], scale: "1E-3*{guaranteed}" }],
  );
};
