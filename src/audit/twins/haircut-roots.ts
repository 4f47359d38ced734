import { gaussLegendre } from "../../core/numerics/quadrature";
import { row } from "./rows";
import type { TwinRow } from "./twin";

/** Where the quadrature over credit states begins: states below have a probability of 1e-23. */
const LOWEST_STATE = -10;
/** Nodes that bring the quadrature to 1e-12: measured against the bivariate normal distribution. */
const nodesFor = (rho: number): number => (Math.abs(rho) <= 0.7 ? 32 : Math.abs(rho) <= 0.95 ? 64 : 200);
/** The largest correlation for which the nodes laid out for this one do. */
export const reachOf = (rho: number): number => [0.7, 0.95].find((reach) => Math.abs(rho) <= reach) ?? 1;

/** How the root can be had: read off a staircase, in closed form, or proved by the distribution function. */
export type Route = "staircase" | "closed" | "proof";
export type Credit = "independent" | "correlated" | "same" | "opposite";

export interface Stage {
  readonly name: "jumps" | "wrong_way";
  readonly route: Route;
  readonly credit: Credit;
  /** How many of the six parts of the haircut are deducted up to here. */
  readonly parts: number;
  readonly counts: number;
}

export const closedRoot: Readonly<Record<Exclude<Credit, "correlated">, string>> = {
  independent: "NORM.S.INV(1-{conf})",
  same: "NORM.S.INV((1-{conf})*{pd})",
  opposite: "-NORM.S.INV({conf}*{pd})",
};

/** Distribution of the normal part given default, and its density, at the z of each column. */
const conditional: Readonly<Record<Exclude<Credit, "correlated">, readonly [cdf: string, density: string]>> = {
  independent: ["NORM.S.DIST(Z,TRUE)", "NORM.S.DIST(Z,FALSE)"],
  same: ["MIN(1,NORM.S.DIST(Z,TRUE)/{pd})", "IF(NORM.S.DIST(Z,TRUE)<{pd},NORM.S.DIST(Z,FALSE)/{pd},0)"],
  opposite: ["MAX(0,1-NORM.S.DIST(-Z,TRUE)/{pd})", "IF(NORM.S.DIST(-Z,TRUE)<{pd},NORM.S.DIST(Z,FALSE)/{pd},0)"],
};

/** Φ₂ in cells: the chance of a return below z, averaged over the credit states in which the borrower defaults. */
const quadratureRows = ({ name, counts }: Stage, rho: number): readonly TwinRow[] => {
  const { nodes, weights } = gaussLegendre(nodesFor(rho));
  const columns = nodes.length;
  const share = "SQRT(1-{rho}^2)";
  return [
    row("default_below", "standard deviations", "Φ⁻¹(pd): the borrower defaults in credit states below", "=NORM.S.INV({pd})"),
    row("node", "number", `Gauss–Legendre nodes of order ${columns} on −1 to 1`, nodes),
    row("node_weight", "number", "their weights", weights),
    row(
      "state",
      "standard deviations",
      `credit states y from ${LOWEST_STATE} to Φ⁻¹(pd)`,
      `=${LOWEST_STATE}+({default_below}-(${LOWEST_STATE}))/2*(1+{node.})`,
      columns,
    ),
    row(
      "state_weight",
      "fraction",
      "density of y · node weight · half of the range / pd: adds up to 1",
      `=NORM.S.DIST({state.},FALSE)*{node_weight.}*({default_below}-(${LOWEST_STATE}))/2/{pd}`,
      columns,
    ),
    ...Array.from({ length: counts }, (_, k) =>
      row(
        `below_${k + 1}_${name}`,
        "fraction",
        `P(Z ≤ z of column ${k + 1} | y) = Φ((z − rho · y)/√(1 − rho²))`,
        `=NORM.S.DIST(({z_${name}@${k + 1}}-{rho}*{state.})/${share},TRUE)`,
        columns,
      ),
    ),
  ];
};

/** One quantile: the return at the confidence level, and the share of price it leaves. */
export const stageRows = (stage: Stage, rho: number, simple: boolean): readonly TwinRow[] => {
  const { name, route, credit, parts, counts } = stage;
  const key = (of: string): string => `${of}_${name}`;
  const share = (x: string): string => (simple ? `=1+${x}` : `=EXP(${x})`);
  const left = row(key("left"), "fraction of value", simple ? "1 + return" : "e^return", share(`{${key("return")}}`));
  if (route === "staircase") {
    return [
      row(
        key("count"),
        "jumps",
        "the largest count reached with a probability of at least 1 − conf",
        "={jumps@1}+SUMPRODUCT(({jumps:}>{jumps@1})*({at_least:}>=1-{conf}))",
      ),
      row(
        key("return"),
        "return",
        "−drift − count · jump_loss: without volatility the return is a staircase",
        `=-{drift}-{${key("count")}}*{jump_loss}`,
      ),
      left,
    ];
  }
  if (route === "closed" && credit !== "correlated") {
    return [row(key("return"), "return", "−drift + spread · normal quantile", `=-{drift}+{spread}*${closedRoot[credit]}`), left];
  }
  const z = `{${key("z")}.}`;
  const [cdf, density]: readonly string[] =
    credit === "correlated"
      ? ["", "NORM.S.DIST(Z,FALSE)*NORM.S.DIST(({default_below}-{rho}*Z)/SQRT(1-{rho}^2),TRUE)/{pd}"]
      : conditional[credit];
  const states = (k: number): string => `SUMPRODUCT({state_weight:},{below_${k}_${name}:})`;
  return [
    row(
      key("given_left"),
      "fraction of value",
      `share of price left that CCREDIT answers: 1 − the first ${parts} parts`,
      `=1-SUM({parts_given@1}:{parts_given@${parts}})`,
    ),
    row(
      key("given_return"),
      "return",
      "its return: the root that is put to the test",
      simple ? `={${key("given_left")}}-1` : `=LN({${key("given_left")}})`,
    ),
    row(
      key("z"),
      "standard deviations",
      "(return + drift + jumps · jump_loss) / spread",
      `=({${key("given_return")}}+{drift}+{jumps.}*{jump_loss})/{spread}`,
      counts,
    ),
    ...(credit === "correlated" ? quadratureRows(stage, rho) : []),
    row(
      key("cdf"),
      "fraction",
      "P(Z ≤ z | default) of each jump count",
      credit === "correlated"
        ? Array.from({ length: counts }, (_, k) => ({ formula: `=${states(k + 1)}` }))
        : `=${cdf!.replaceAll("Z", z)}`,
      counts,
    ),
    row(
      key("probability"),
      "fraction",
      "Σ P(jumps) · P(Z ≤ z | default): the distribution function at the root",
      `=SUMPRODUCT({weight:},{${key("cdf")}:})`,
    ),
    {
      ...row(key("missed"), "fraction", "distribution function − (1 − conf): 0 proves the root", `={${key("probability")}}-(1-{conf})`),
      role: "check",
    },
    row(
      key("density"),
      "per unit of return",
      "slope of the distribution function, per jump count",
      `=${density!.replaceAll("Z", z)}/{spread}`,
      counts,
    ),
    row(
      key("return"),
      "return",
      "root − missed / slope: one step of Newton, so that an error of the root would show below",
      `={${key("given_return")}}-{${key("missed")}}/SUMPRODUCT({weight:},{${key("density")}:})`,
    ),
    left,
  ];
};
