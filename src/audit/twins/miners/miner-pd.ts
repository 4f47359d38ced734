import { ifLaidOut, laidOutFor, severalCalls } from "../layout";
import { output } from "../proof";
import { argumentsOf, closed, problemOf } from "../rows";
import type { Twin } from "../twin";
import { ACCURACY, minerLegs } from "./miner-legs";
import { twoAssetRows } from "./two-assets";

/** MINER_PD: an integral over the shock of bitcoin, laid out in cells. */
export const minerPdTwin: Twin = (call) => {
  const args = argumentsOf(call);
  const problem = severalCalls(args) ?? problemOf(call);
  if (problem) return problem;
  const both = twoAssetRows(minerLegs(args, { name: "", rho: "rho" }));
  if ("none" in both) return both;
  return closed(
    "MINER_PD with built-in functions",
    call,
    [...args.rows, ...both.rows, laidOutFor(both.conditions), output("below_debt", "fraction", "assets below debt", ifLaidOut("{pd}"))],
    [{ native: "below_debt", unit: "fraction", of: call, places: [[1, 1]], scale: ACCURACY }],
  );
};
