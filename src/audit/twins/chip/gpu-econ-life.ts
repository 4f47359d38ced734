import { argumentsOf, closed, liftedPlaces, problemOf } from "../rows";
import type { Twin } from "../twin";
import { launchTokens, lifeRows } from "./spot";

/** GPU_ECON_LIFE: one stretch after each launch; a call over a range takes one column for each cell. */
export const gpuEconLifeTwin: Twin = (call) => {
  const problem = problemOf(call);
  if (problem) return problem;
  const { rows, values, lifted: columns, per, entry } = argumentsOf(call);
  const spot = { rent: per("rent"), deflation: per("deflation"), launches: launchTokens(values["launchYears"]!.length, entry) };
  return closed(
    "GPU_ECON_LIFE with built-in functions",
    call,
    [...rows, ...lifeRows(spot, per("opex"), per("util"), per("maxLife"), columns).map((one) => (one.key === "life" ? { ...one, role: "output" as const } : one))],
    [{ native: "life", unit: "years", of: call, places: liftedPlaces(call) }],
  );
};
