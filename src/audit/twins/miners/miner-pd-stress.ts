import { ifLaidOut, laidOutFor, severalCalls } from "../layout";
import { output } from "../proof";
import { argumentsOf, closed, problemOf } from "../rows";
import type { Twin } from "../twin";
import { ACCURACY, minerLegs } from "./miner-legs";
import { twoAssetRows } from "./two-assets";

/** MINER_PD_STRESS: the integral of MINER_PD in both regimes. */
export const minerPdStressTwin: Twin = (call) => {
  const args = argumentsOf(call);
  const problem = severalCalls(args) ?? problemOf(call);
  if (problem) return problem;
  const calm = twoAssetRows(minerLegs(args, { name: "_calm", rho: "rho" }));
  const stress = twoAssetRows(
    minerLegs(args, { name: "_stress", rho: "rhoStress", volMult: "volMult", btcShock: "btcShock", siteShock: "siteShock" }),
  );
  if ("none" in calm) return calm;
  if ("none" in stress) return stress;
  return closed(
    "MINER_PD_STRESS with built-in functions",
    call,
    [
      ...args.rows,
      ...calm.rows,
      ...stress.rows,
      laidOutFor([...calm.conditions, ...stress.conditions]),
      output(
        "below_debt",
        "fraction",
        "(1 − p_stress) · calm + p_stress · stress",
        ifLaidOut("(1-{p_stress})*{pd_calm}+{p_stress}*{pd_stress}"),
      ),
    ],
    [{ native: "below_debt", unit: "fraction", of: call, places: [[1, 1]], scale: ACCURACY }],
  );
};
