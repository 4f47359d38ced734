import type { HaircutWorkings } from "../../core/collateral/haircut";
import { poissonTerms } from "../../core/numerics/poisson";
import { evaluate } from "../../functions/evaluate";
import { closedRoot, type Credit, reachOf, type Route, type Stage, stageRows } from "./haircut-roots";
import { argumentsOf, changed, closed, problemOf, row } from "./rows";
import type { NoTwin, Twin, TwinBlock, TwinCall } from "./twin";

/** More jump counts, or a correlation nearer to ±1 than this, need more cells than a reader can follow. */
const MOST_COUNTS = 60;
const HIGHEST_RHO = 0.995;
/** A price share below this is too small to be recovered from 1 − haircut to the digits compared. */
const SMALLEST_LEFT = 1e-6;

const build = (call: TwinCall, workings: HaircutWorkings): TwinBlock | NoTwin => {
  const { rows, values } = argumentsOf(call);
  const [rho, pd, conf] = ["rho", "pd", "conf"].map((key) => values[key]![0]) as [number, number, number];
  const simple = values["dist"]![0] === "NORM";
  const { spread, jumpLoss, expectedJumps } = workings;
  const terms = poissonTerms(jumpLoss === 0 ? 0 : expectedJumps, 1e-15 * (1 - conf));
  const counts = terms.weights.length;
  if (counts > MOST_COUNTS) return { none: `${counts} jump counts matter here; a twin shows at most ${MOST_COUNTS}` };
  if (Math.abs(rho) > HIGHEST_RHO && Math.abs(rho) < 1)
    return {
      none: `with rho between ${HIGHEST_RHO} and 1 the bivariate distribution needs more cells than a reader can follow; rho = 1 has a twin`,
    };
  if (!simple && spread > 0 && Math.min(workings.afterJumps, workings.afterWrongWay) < SMALLEST_LEFT)
    return { none: "nearly nothing is left of the price: the root cannot be read back from the haircut" };

  const credit: Credit = rho === 0 || pd === 1 ? "independent" : rho === 1 ? "same" : rho === -1 ? "opposite" : "correlated";
  const route = (from: Credit): Route => (spread < 1e-18 ? "staircase" : counts === 1 && from !== "correlated" ? "closed" : "proof");
  const jumps: Stage = { name: "jumps", route: route("independent"), credit: "independent", parts: 3, counts };
  const wrongWay: Stage = { name: "wrong_way", route: route(credit), credit, parts: 4, counts };

  const withParts = changed(call, { parts: true, labels: false });
  const places = Array.from({ length: 7 }, (_, i) => [1, i + 1] as const);
  const asLaidOut = [
    `{dist}="${simple ? "NORM" : "LOGN"}"`,
    `({rho}=0)=${rho === 0 ? "TRUE" : "FALSE"}`,
    Math.abs(rho) === 1 ? `{rho}=${rho}` : "ABS({rho})<1",
    `({pd}=1)=${pd === 1 ? "TRUE" : "FALSE"}`,
    `({spread}=0)=${spread === 0 ? "TRUE" : "FALSE"}`,
    `({expected_jumps}*{jump_loss}=0)=${expectedJumps * jumpLoss === 0 ? "TRUE" : "FALSE"}`,
    `ABS({rho})<=${reachOf(rho)}`,
    // The jump counts shown are all that matter at this confidence.
    ...(counts === 1 ? [] : ["1-SUM({weight:})<=MAX(1E-13,1E-11*(1-{conf}))"]),
  ].join(",");
  const all = [
    ...rows,
    {
      ...row(
        "parts_given",
        "fraction",
        "the answer of CCREDIT by cause: its roots are put to the test below",
        places.map(([r, c]) => ({ of: withParts, row: r, column: c })),
      ),
      role: "output" as const,
    },
    row("variance_years", "years", "(mpr_days + liq_days/3)/365: variance of an average over the sale", "=({mpr_days}+{liq_days}/3)/365"),
    row("drift_years", "years", "(mpr_days + liq_days/2)/365: mean time of sale", "=({mpr_days}+{liq_days}/2)/365"),
    row("spread", "fraction", "vol · √variance_years", "={vol}*SQRT({variance_years})"),
    row(
      "drift",
      "fraction",
      simple ? "1 − (1 − decay)^drift_years" : "−ln(1 − decay) · drift_years",
      simple ? "=1-(1-{decay})^{drift_years}" : "=-LN(1-{decay})*{drift_years}",
    ),
    row("expected_jumps", "jumps", "jump_rate · drift_years", "={jump_rate}*{drift_years}"),
    row("jump_loss", "fraction", simple ? "jump_size" : "−ln(1 − jump_size)", simple ? "={jump_size}" : "=-LN(1-{jump_size})"),
    row("as_laid_out", "TRUE/FALSE", "the arguments still are of the kind for which these rows are laid out", `=AND(${asLaidOut})`),
    row(
      "jumps",
      "jumps",
      "number of jumps until the end of the sale",
      Array.from({ length: counts }, (_, k) => terms.first + k),
    ),
    row(
      "weight",
      "fraction",
      "Poisson probability of the number",
      counts === 1 && terms.first === 0 ? "=1" : "=POISSON.DIST({jumps.},MAX({expected_jumps},1E-300),FALSE)",
      counts,
    ),
    row(
      "at_least",
      "fraction",
      "probability of this number or more",
      "=IF({jumps.}=0,1,1-POISSON.DIST(MAX({jumps.}-1,0),MAX({expected_jumps},1E-300),TRUE))",
      counts,
    ),
    row("left_decay", "fraction of value", "share of price left by decay alone", simple ? "=1-{drift}" : "=EXP(-{drift})"),
    row(
      "left_diffusion",
      "fraction of value",
      "and with volatility at the confidence level",
      simple ? `=1-{drift}+{spread}*${closedRoot.independent}` : `=EXP(-{drift}+{spread}*${closedRoot.independent})`,
    ),
    ...stageRows(jumps, rho, simple),
    ...stageRows(wrongWay, rho, simple),
    row("pace", "GPU per 30 days", "units / (liq_days / 30)", "=IF({units}=0,0,{units}/({liq_days}/30))"),
    row(
      "depth_factor",
      "fraction",
      "min(1, (pace / (depth · eligible))^(−elasticity)); 1 without units",
      "=IF({units}=0,1,IF({pace}<={depth}*{eligible},1,1/({pace}/({depth}*{eligible}))^{elasticity}))",
    ),
    row("left_depth", "fraction of value", "left · depth_factor", "={left_wrong_way}*{depth_factor}"),
    row("recovery", "fraction of value", "left_depth · (1 − fee) − cost_pct", "={left_depth}*(1-{fee})-{cost_pct}"),
    {
      ...row(
        "haircut",
        "fraction",
        "1 − recovery within 0 and 1; #N/A when the rows no longer fit the arguments",
        "=IF({as_laid_out},MAX(0,MIN(1,1-{recovery})),NA())",
      ),
      role: "output" as const,
    },
  ];
  if (values["parts"]![0] !== true)
    return closed("REPO_HAIRCUT with built-in functions", call, all, [{ native: "haircut", unit: "fraction", of: call, places: [[1, 1]] }]);
  const shares = ["1", "{left_decay}", "{left_diffusion}", "{left_jumps}", "{left_wrong_way}", "{left_depth}", "{recovery}"];
  const parts = [...shares.slice(1).map((share, i) => ({ formula: `=IF({as_laid_out},${shares[i]}-${share},NA())` })), { formula: "={haircut}" }];
  return closed(
    "REPO_HAIRCUT with built-in functions",
    call,
    [
      ...all,
      {
        ...row(
          "parts_native",
          "fraction",
          "what each cause takes: decay, diffusion, jumps, wrong-way, depth, fees and costs; total",
          parts,
        ),
        role: "output",
      },
    ],
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
  const { workings } = evaluate(
    call.spec,
    call.args.map((arg) => arg.input),
    call.library,
  );
  if (workings === undefined) return { none: "one haircut at a time: write the twin of a call with single values" };
  return build(call, workings as HaircutWorkings);
};
