import { millsRatio, normal, SMALL_PROBABILITY } from "../expressions";
import { output } from "../proof";
import { argumentsOf, closed, liftedPlaces, problemOf, row } from "../rows";
import type { Twin } from "../twin";

/** HIT_PROB; a call over a range takes one column for each cell. */
export const hitProbTwin: Twin = (call) => {
  const problem = problemOf(call);
  if (problem) return problem;
  const { rows, lifted: columns, per } = argumentsOf(call);
  const [spot, barrier, vol, years] = [per("spot"), per("barrier"), per("vol"), per("years")];
  const each = (key: string, unit: string, how: string, formula: string) => row(key, unit, how, formula, columns);
  return closed(
    "HIT_PROB with built-in functions",
    call,
    [
      ...rows,
      each("is_far", "TRUE/FALSE", "above the barrier, which is above 0", `=AND(${barrier}>0,${spot}>${barrier})`),
      each("distance", "logarithm", "a = ln(spot/barrier)", `=IF({is_far.},LN(${spot}/${barrier}),0)`),
      each("log_drift", "per year", "ν = drift − vol²/2", `=${per("drift")}-${vol}^2/2`),
      each("spread", "number", "s = vol · √years", `=${vol}*SQRT(${years})`),
      each("is_random", "TRUE/FALSE", "above the barrier, with volatility", "=AND({is_far.},{spread.}>0)"),
      each("down", "standard deviations", "(a + ν · years)/s", `=IF({is_random.},({distance.}+{log_drift.}*${years})/{spread.},0)`),
      each(
        "mirror",
        "standard deviations",
        "(a − ν · years)/s: to the path reflected at the barrier",
        `=IF({is_random.},({distance.}-{log_drift.}*${years})/{spread.},0)`,
      ),
      each("ends_below", "fraction", "Φ(−down)", `=${normal("-{down.}")}`),
      each(
        "recovers",
        "fraction",
        "e^(−2νa/vol²) · Φ(−mirror); far out e^(−down²/2)/√2π · Φ/φ at the mirror, which is the same",
        `=IF({mirror.}>5,EXP(-0.5*{down.}^2)/SQRT(2*PI())*${millsRatio("MAX(5,{mirror.})")},EXP(MIN(700,-2*{log_drift.}*{distance.}/MAX(1E-300,${vol}^2)))*${normal("-{mirror.}")})`,
      ),
      output(
        "hit_probability",
        "fraction",
        "ends below + recovers; 1 at the barrier, 0 for a barrier of 0, certain without volatility",
        `=IF(${spot}<=${barrier},1,IF(${barrier}=0,0,IF({spread.}=0,IF({distance.}+MIN(0,{log_drift.}*${years})<=0,1,0),MIN(1,{ends_below.}+{recovers.}))))`,
        columns,
      ),
    ],
    [{ native: "hit_probability", unit: "fraction", of: call, places: liftedPlaces(call), scale: SMALL_PROBABILITY }],
  );
};
