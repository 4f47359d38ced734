import type { HaircutWorkings } from "../../core/collateral/haircut";
import { poissonTerms } from "../../core/numerics/poisson";
import { evaluate } from "../../functions/evaluate";
import { legendreRule } from "./legendre";
import { argumentsOf, changed, closed, problemOf, row } from "./rows";
import type { NoTwin, Twin, TwinBlock, TwinCall, TwinRow } from "./twin";

/** More jump counts, or a correlation nearer to ±1 than this, need more cells than a reader can follow. */
const MOST_COUNTS = 60;
const HIGHEST_RHO = 0.995;
/** A price share below this is too small to be recovered from 1 − haircut to the digits compared. */
const SMALLEST_LEFT = 1e-6;
/** Where the quadrature over credit states begins: states below have a probability of 1e-23. */
const LOWEST_STATE = -10;
/** Nodes that bring the quadrature to 1e-12: measured against the bivariate normal distribution. */
const nodesFor = (rho: number): number => (Math.abs(rho) <= 0.7 ? 32 : Math.abs(rho) <= 0.95 ? 64 : 200);

/** How the root can be had: read off a staircase, in closed form, or proved by the distribution function. */
type Route = "staircase" | "closed" | "proof";
type Credit = "independent" | "correlated" | "same" | "opposite";

interface Stage {
  readonly name: "jumps" | "wrong_way";
  readonly route: Route;
  readonly credit: Credit;
  /** How many of the six parts of the haircut are deducted up to here. */
  readonly parts: number;
  readonly counts: number;
}

const closedRoot: Readonly<Record<Exclude<Credit, "correlated">, string>> = {
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
  const { nodes, weights } = legendreRule(nodesFor(rho));
  const columns = nodes.length;
  const share = "SQRT(1-{rho}^2)";
  return [
    row("default_below", "standard deviations", "Φ⁻¹(pd): the borrower defaults in credit states below", "=NORM.S.INV({pd})"),
    row("node", "number", `Gauss–Legendre nodes of order ${columns} on −1 to 1`, nodes),
    row("node_weight", "number", "their weights", weights),
    row("state", "standard deviations", `credit states y from ${LOWEST_STATE} to Φ⁻¹(pd)`, `=${LOWEST_STATE}+({default_below}-(${LOWEST_STATE}))/2*(1+{node.})`, columns),
    row("state_weight", "fraction", "density of y · node weight · half of the range / pd: adds up to 1", `=NORM.S.DIST({state.},FALSE)*{node_weight.}*({default_below}-(${LOWEST_STATE}))/2/{pd}`, columns),
    ...Array.from({ length: counts }, (_, k) =>
      row(`below_${k + 1}_${name}`, "fraction", `P(Z ≤ z of column ${k + 1} | y) = Φ((z − rho · y)/√(1 − rho²))`, `=NORM.S.DIST(({z_${name}@${k + 1}}-{rho}*{state.})/${share},TRUE)`, columns),
    ),
  ];
};

/** One quantile: the return at the confidence level, and the share of price it leaves. */
const stageRows = (stage: Stage, rho: number, simple: boolean): readonly TwinRow[] => {
  const { name, route, credit, parts, counts } = stage;
  const key = (of: string): string => `${of}_${name}`;
  const share = (x: string): string => (simple ? `=1+${x}` : `=EXP(${x})`);
  const left = row(key("left"), "fraction of value", simple ? "1 + return" : "e^return", share(`{${key("return")}}`));
  if (route === "staircase") {
    return [
      row(key("count"), "jumps", "the largest count reached with a probability of at least 1 − conf", "={jumps@1}+SUMPRODUCT(({jumps:}>{jumps@1})*({at_least:}>=1-{conf}))"),
      row(key("return"), "return", "−drift − count · jump_loss: without volatility the return is a staircase", `=-{drift}-{${key("count")}}*{jump_loss}`),
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
    row(key("given_left"), "fraction of value", `share of price left that CCREDIT answers: 1 − the first ${parts} parts`, `=1-SUM({parts_given@1}:{parts_given@${parts}})`),
    row(key("given_return"), "return", "its return: the root that is put to the test", simple ? `={${key("given_left")}}-1` : `=LN({${key("given_left")}})`),
    row(key("z"), "standard deviations", "(return + drift + jumps · jump_loss) / spread", `=({${key("given_return")}}+{drift}+{jumps.}*{jump_loss})/{spread}`, counts),
    ...(credit === "correlated" ? quadratureRows(stage, rho) : []),
    row(key("cdf"), "fraction", "P(Z ≤ z | default) of each jump count", credit === "correlated" ? Array.from({ length: counts }, (_, k) => ({ formula: `=${states(k + 1)}` })) : `=${cdf!.replaceAll("Z", z)}`, counts),
    row(key("probability"), "fraction", "Σ P(jumps) · P(Z ≤ z | default): the distribution function at the root", `=SUMPRODUCT({weight:},{${key("cdf")}:})`),
    { ...row(key("missed"), "fraction", "distribution function − (1 − conf): 0 proves the root", `={${key("probability")}}-(1-{conf})`), role: "check" },
    row(key("density"), "per unit of return", "slope of the distribution function, per jump count", `=${density!.replaceAll("Z", z)}/{spread}`, counts),
    row(key("return"), "return", "root − missed / slope: one step of Newton, so that an error of the root would show below", `={${key("given_return")}}-{${key("missed")}}/SUMPRODUCT({weight:},{${key("density")}:})`),
    left,
  ];
};

const build = (call: TwinCall, workings: HaircutWorkings): TwinBlock | NoTwin => {
  const { rows, values } = argumentsOf(call);
  const value = (key: string): any => values[key]![0];
  const [rho, pd, conf, simple] = [value("rho") as number, value("pd") as number, value("conf") as number, value("dist") === "NORM"];
  const { spread, jumpLoss, expectedJumps } = workings;
  const terms = poissonTerms(jumpLoss === 0 ? 0 : expectedJumps, 1e-15 * (1 - conf));
  const counts = terms.weights.length;
  if (counts > MOST_COUNTS) return { none: `${counts} jump counts matter here; a twin shows at most ${MOST_COUNTS}` };
  if (Math.abs(rho) > HIGHEST_RHO && Math.abs(rho) < 1) return { none: `with rho between ${HIGHEST_RHO} and 1 the bivariate distribution needs more cells than a reader can follow; rho = 1 has a twin` };
  if (!simple && spread > 0 && Math.min(workings.afterJumps, workings.afterWrongWay) < SMALLEST_LEFT) return { none: "nearly nothing is left of the price: the root cannot be read back from the haircut" };

  const credit: Credit = rho === 0 || pd === 1 ? "independent" : rho === 1 ? "same" : rho === -1 ? "opposite" : "correlated";
  const route = (from: Credit): Route => (spread < 1e-18 ? "staircase" : counts === 1 && from !== "correlated" ? "closed" : "proof");
  const jumps: Stage = { name: "jumps", route: route("independent"), credit: "independent", parts: 3, counts };
  const wrongWay: Stage = { name: "wrong_way", route: route(credit), credit, parts: 4, counts };

  const withParts = changed(call, { parts: true, labels: false });
  const places = Array.from({ length: 7 }, (_, i) => [1, i + 1] as const);
  const asLaidOut = [
    `{dist}="${simple ? "NORM" : "LOGN"}"`,
    `({rho}=0)=${rho === 0 ? "TRUE" : "FALSE"}`,
    `(ABS({rho})=1)=${Math.abs(rho) === 1 ? "TRUE" : "FALSE"}`,
    `({spread}=0)=${spread === 0 ? "TRUE" : "FALSE"}`,
    `({expected_jumps}*{jump_loss}=0)=${expectedJumps * jumpLoss === 0 ? "TRUE" : "FALSE"}`,
  ].join(",");
  const all = [
    ...rows,
    { ...row("parts_given", "fraction", "the answer of CCREDIT by cause: its roots are put to the test below", places.map(([r, c]) => ({ of: withParts, row: r, column: c }))), role: "output" as const },
    row("variance_years", "years", "(mpr_days + liq_days/3)/365: variance of an average over the sale", "=({mpr_days}+{liq_days}/3)/365"),
    row("drift_years", "years", "(mpr_days + liq_days/2)/365: mean time of sale", "=({mpr_days}+{liq_days}/2)/365"),
    row("spread", "fraction", "vol · √variance_years", "={vol}*SQRT({variance_years})"),
    row("drift", "fraction", simple ? "1 − (1 − decay)^drift_years" : "−ln(1 − decay) · drift_years", simple ? "=1-(1-{decay})^{drift_years}" : "=-LN(1-{decay})*{drift_years}"),
    row("expected_jumps", "jumps", "jump_rate · drift_years", "={jump_rate}*{drift_years}"),
    row("jump_loss", "fraction", simple ? "jump_size" : "−ln(1 − jump_size)", simple ? "={jump_size}" : "=-LN(1-{jump_size})"),
    row("as_laid_out", "TRUE/FALSE", "the arguments still are of the kind for which these rows are laid out", `=AND(${asLaidOut})`),
    row("jumps", "jumps", "number of jumps until the end of the sale", Array.from({ length: counts }, (_, k) => terms.first + k)),
    row("weight", "fraction", "Poisson probability of the number", counts === 1 && terms.first === 0 ? "=1" : "=POISSON.DIST({jumps.},{expected_jumps},FALSE)", counts),
    row("at_least", "fraction", "probability of this number or more", "=IF({jumps.}=0,1,1-POISSON.DIST(MAX({jumps.}-1,0),MAX({expected_jumps},1E-300),TRUE))", counts),
    row("left_decay", "fraction of value", "share of price left by decay alone", simple ? "=1-{drift}" : "=EXP(-{drift})"),
    row("left_diffusion", "fraction of value", "and with volatility at the confidence level", simple ? `=1-{drift}+{spread}*${closedRoot.independent}` : `=EXP(-{drift}+{spread}*${closedRoot.independent})`),
    ...stageRows(jumps, rho, simple),
    ...stageRows(wrongWay, rho, simple),
    row("pace", "GPU per 30 days", "units / (liq_days / 30)", "=IF({units}=0,0,{units}/({liq_days}/30))"),
    row("depth_factor", "fraction", "min(1, (pace / (depth · eligible))^(−elasticity)); 1 without units", "=IF({units}=0,1,IF({pace}<={depth}*{eligible},1,1/({pace}/({depth}*{eligible}))^{elasticity}))"),
    row("left_depth", "fraction of value", "left · depth_factor", "={left_wrong_way}*{depth_factor}"),
    row("recovery", "fraction of value", "left_depth · (1 − fee) − cost_pct", "={left_depth}*(1-{fee})-{cost_pct}"),
    { ...row("haircut", "fraction", "1 − recovery within 0 and 1; #N/A when the rows no longer fit the arguments", "=IF({as_laid_out},MAX(0,MIN(1,1-{recovery})),NA())"), role: "output" as const },
  ];
  if (value("parts") !== true) return closed("REPO_HAIRCUT with built-in functions", call, all, [{ native: "haircut", unit: "fraction", of: call, places: [[1, 1]] }]);
  const shares = ["1", "{left_decay}", "{left_diffusion}", "{left_jumps}", "{left_wrong_way}", "{left_depth}", "{recovery}"];
  const parts = [...shares.slice(1).map((share, i) => ({ formula: `=${shares[i]}-${share}` })), { formula: "={haircut}" }];
  return closed(
    "REPO_HAIRCUT with built-in functions", call,
    [...all, { ...row("parts_native", "fraction", "what each cause takes: decay, diffusion, jumps, wrong-way, depth, fees and costs; total", parts), role: "output" }],
    // A part is a difference of shares of price, so its rounding is that of 1.
    [{ native: "parts_native", unit: "fraction", of: withParts, places, scale: "1E-3" }],
  );
};

/**
 * REPO_HAIRCUT: horizons, depth and fees are plain formulas. The quantile has no closed form once jumps or a correlation
 * enter; there the twin proves it: it puts the return that CCREDIT answers into the distribution function, written out
 * over jump counts and credit states, and improves it by one step of Newton, so that a wrong root would show.
 */
export const repoHaircutTwin: Twin = (call) => {
  const problem = problemOf(call);
  if (problem) return problem;
  const { workings } = evaluate(call.spec, call.args.map((arg) => arg.input), call.library);
  if (workings === undefined) return { none: "one haircut at a time: write the twin of a call with single values" };
  return build(call, workings as HaircutWorkings);
};
