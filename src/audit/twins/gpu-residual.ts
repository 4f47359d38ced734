import type { ResidualMethod } from "../../core/conventions";
import { argumentsOf, closed, liftedPlaces, problemOf, row } from "./rows";
import type { Twin, TwinCell, TwinRow } from "./twin";

/** What GPU_RESIDUAL takes for a decay that is left out; differs by method, so it has no single default. */
const DECAY: Readonly<Record<ResidualMethod, number>> = { MARKET: 0.16, DB: 0.23, SL: 0, SYD: 0 };

/** GPU_RESIDUAL, all methods; a call over a range of ages (or of any single argument) takes one column for each. */
export const gpuResidualTwin: Twin = (call) => {
  const problem = problemOf(call);
  if (problem) return problem;
  const methods = argumentsOf(call).values["method"] as readonly ResidualMethod[];
  const { rows, values, lifted: columns, per, entry } = argumentsOf(call, { decay: DECAY[methods[0]!] });
  const decayIsLeftOut = call.args[3]!.written === "" || call.args[3]!.input === null;
  if (decayIsLeftOut && new Set(methods).size > 1)
    return { none: "a decay that is left out differs by method; give the decay, or one method at a time" };

  const methodOf = (n: number): ResidualMethod => methods[n] ?? methods[0]!;
  const [cost, age, life, salvage, decay, ramp] = ["cost", "age", "life", "salvage", "decay", "ramp"].map(per) as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const launches = (values["launchAges"] as readonly number[]).length;
  const perMethod = (formulas: Readonly<Record<ResidualMethod, string>>): TwinCell[] =>
    Array.from({ length: columns }, (_, n) => ({ formula: formulas[methodOf(n)] }));
  const has = (...wanted: ResidualMethod[]): boolean => methods.some((method) => wanted.includes(method));

  const digits = (years: string): string => `=1-(1-${salvage})*(2*${life}*${years}-${years}*(${years}-1))/(${life}*(${life}+1))`;
  const digitRows: TwinRow[] = has("SYD")
    ? [
        row("years_done", "years", "whole years of age, at most the life", `=MIN(INT(${age}),${life})`, columns),
        row("years_next", "years", "one year on, at most the life", `=MIN(INT(${age})+1,${life})`, columns),
        row("left_done", "fraction", "1 − (1 − salvage) · digits written down / sum of the digits", digits("{years_done.}"), columns),
        row("left_next", "fraction", "the same one year on", digits("{years_next.}"), columns),
      ]
    : [];
  const launchRows: TwinRow[] = has("MARKET")
    ? Array.from({ length: launches }, (_, j) => {
        const [at, step] = [entry("launchAges", j + 1), entry("step", j + 1)];
        const effect = `IF(${ramp}=0,1,MIN(1,(${age}-${at})/MAX(${ramp},1E-300)))`;
        return row(
          `launch_${j + 1}`,
          "fraction",
          `1 − step · effect of launch ${j + 1}; 1 before it`,
          `=IF(${at}>${age},1,1-${step}*${effect})`,
          columns,
        );
      })
    : [];
  const aged = `=(1-${decay})^${age}`;
  const kept = `=MAX(${salvage},{age_factor.}*{launch_factor.})`;
  return closed(
    "GPU_RESIDUAL with built-in functions",
    call,
    [
      ...rows,
      ...digitRows,
      row(
        "age_factor",
        "fraction of cost",
        "share of cost left by age alone",
        perMethod({
          MARKET: aged,
          DB: aged,
          SL: `=1-(1-${salvage})*MIN(${age}/${life},1)`,
          SYD: `={left_done.}+(${age}-INT(${age}))*({left_next.}-{left_done.})`,
        }),
      ),
      ...launchRows,
      row(
        "launch_factor",
        "fraction",
        "product over the launches; 1 for methods that know none",
        perMethod({
          MARKET: `=PRODUCT({launch_1.}:{launch_${launches}.})`,
          DB: "=1",
          SL: "=1",
          SYD: "=1",
        }),
      ),
      row(
        "share",
        "fraction of cost",
        "MARKET and DB: at least the salvage share",
        perMethod({ MARKET: kept, DB: kept, SL: "={age_factor.}", SYD: "={age_factor.}" }),
      ),
      {
        ...row(
          "value",
          "$",
          "cost · share; #N/A when the method is no longer the one laid out here",
          Array.from({ length: columns }, (_, n) => ({ formula: `=IF(${per("method")}="${methodOf(n)}",${cost}*{share.},NA())` })),
        ),
        role: "output",
      },
    ],
    [{ native: "value", unit: "$", of: call, places: liftedPlaces(call) }],
  );
};
