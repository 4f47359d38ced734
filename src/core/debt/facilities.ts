import type { Amortization } from "../conventions";
import { check } from "../errors";
import type { AnnualRate, Multiple, NotDefined, Periods, Usd, Years } from "../units";
import { notDefined } from "../units";
import { dscrPath } from "./coverage";
import { schedule } from "./schedule";

/** Facilities side by side: each argument has one entry for each facility, or one for all. */
export interface FacilitiesInput {
  readonly cfads: readonly Usd[];
  readonly debt: readonly Usd[];
  readonly rate: readonly AnnualRate[];
  readonly years: readonly Years[];
  readonly freq: number;
  readonly type: readonly Amortization[];
  readonly grace: readonly Periods[];
  readonly balloon: readonly Usd[];
  /** Periods over which the ratio is taken: 4 quarters are a rolling year. */
  readonly window: Periods;
}

export interface FacilitiesWorkings {
  readonly facilities: number;
  readonly interest: readonly Usd[];
  readonly principal: readonly Usd[];
  readonly debtService: readonly Usd[];
  readonly balloon: readonly Usd[];
  readonly closing: readonly Usd[];
  readonly windowCfads: readonly Usd[];
  readonly windowDebtService: readonly Usd[];
  readonly dscr: readonly (Multiple | NotDefined)[];
}

/** A schedule of each facility is kept at once; no borrower has more term loans than this. */
const MAX_FACILITIES = 100;

const FACILITY_TERMS = ["debt", "rate", "years", "type", "grace", "balloon"] as const;

/** Total of the last `window` entries; 0 before the first full window. */
const rollingSum = (flows: readonly Usd[], window: Periods): readonly Usd[] =>
  flows.map((_, t) => (t + 1 < window ? 0 : flows.slice(t + 1 - window, t + 1).reduce((sum, flow) => sum + flow, 0)));

/**
 * DSCR of a borrower with one or more facilities, all drawn today, each on its own terms:
 *
 *     dscr[t] = Σ cfads[t − window + 1 … t] / Σ debtService[t − window + 1 … t]
 *
 * Debt service is interest and scheduled principal of every facility; balloons stand apart. A facility that matures
 * before the last CFADS pays nothing afterwards; one that runs longer is cut off there, and what it leaves unpaid
 * stands in closing.
 *
 * Shapes   cfads[n]; debt, rate, years, type, grace, balloon each [1] or [facilities] -> vectors[n].
 * Units    $ per period -> x.
 * Errors   bad-input: a term has neither one entry nor one for each facility; SCULPT with several facilities; as schedule.
 * Source   docs/conventions.md#dscr
 */
export function facilities(input: FacilitiesInput): FacilitiesWorkings {
  const { cfads, freq, window } = input;
  const count = Math.max(...FACILITY_TERMS.map((term) => input[term].length));
  for (const term of FACILITY_TERMS) {
    const given = input[term].length;
    check<FacilitiesInput>(term, given === 1 || given === count, () => `expected one entry, or one for each of the ${count} facilities, got ${given}`);
  }
  check<FacilitiesInput>("debt", count <= MAX_FACILITIES, () => `expected at most ${MAX_FACILITIES} facilities, got ${count}`);
  const isSculpted = input.type.includes("SCULPT");
  check<FacilitiesInput>("type", count === 1 || !isSculpted, () => `expected no SCULPT beside other facilities, got SCULPT with ${count}`);

  const of = <T>(terms: readonly T[], facility: number): T => (terms.length === 1 ? terms[0]! : terms[facility]!);
  const loans = Array.from({ length: count }, (_, j) =>
    schedule({
      debt: of(input.debt, j), rate: of(input.rate, j), years: of(input.years, j), freq,
      type: of(input.type, j), grace: of(input.grace, j), balloon: of(input.balloon, j), cfads,
    }),
  );
  const total = (flows: "interest" | "principal" | "debtService" | "balloon" | "closing"): readonly Usd[] =>
    cfads.map((_, t) => loans.reduce((sum, loan) => sum + (loan[flows][t] ?? 0), 0));
  const debtService = total("debtService");
  const windowCfads = rollingSum(cfads, window);
  const windowDebtService = rollingSum(debtService, window);
  return {
    facilities: count, interest: total("interest"), principal: total("principal"), debtService,
    balloon: total("balloon"), closing: total("closing"), windowCfads, windowDebtService,
    dscr: dscrPath(windowCfads, windowDebtService).map((ratio, t) =>
      t + 1 < window ? notDefined(`the first window ends in period ${window}`) : ratio,
    ),
  };
}
