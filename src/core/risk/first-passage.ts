import type { BreachMethod } from "../conventions";
import { check } from "../errors";
import type { Fraction, Usd } from "../units";
import { belowBoundary, boundaryOf } from "./breach";
import { passage } from "./passage";
import { periodsOf, valueAt } from "./period-series";

export interface BreachCurveInput {
  readonly revenue: readonly Usd[];
  readonly opex: readonly Usd[];
  readonly debtService: readonly Usd[];
  readonly vol: Fraction;
  readonly fixed: readonly Usd[];
  readonly freq: number;
  readonly threshold: number;
  readonly method: BreachMethod;
}

export interface BreachCurveWorkings {
  /** Share of expected revenue below which each period fails; 0 where it cannot, or where nothing falls due. */
  readonly boundary: readonly number[];
  /** Probability of failing in that period, whatever happened before. */
  readonly marginal: readonly Fraction[];
  readonly cumulative: readonly Fraction[];
}

const MOST_TESTS = 480;
/** A yearly volatility below this moves no digit of a price: the outcome of every test is then certain. */
const NO_VOL = 1e-18;

/**
 * Cumulative probability, period by period, that a DSCR test is failed for the first time:
 *
 *     period t fails when e^(−vol²t/2 + vol·W(t)) < (opex + threshold · debtService − fixed)/revenue
 *     PASSAGE   first passage, exact;  LOWER   the largest single probability so far;  UPPER   1 − Π(1 − single)
 *
 * Tests of one price path help each other: the truth lies between LOWER and UPPER, which may be far apart. A period
 * without debt service is not tested, and one whose need is met by fixed income cannot fail.
 *
 * Shapes   revenue, opex, debtService, fixed each [n] or one for all -> [n]; period t ends at t/freq years.
 * Units    $ per period -> probability; vol per √year.
 * Errors   bad-input: lengths differ; more than 480 periods under PASSAGE.
 * Source   docs/conventions.md#dscr-breach
 */
export function breachCurve({ revenue, opex, debtService, vol, fixed, freq, threshold, method }: BreachCurveInput): BreachCurveWorkings {
  const n = periodsOf<BreachCurveInput>({ revenue, opex, debtService, fixed });
  check<BreachCurveInput>("revenue", method !== "PASSAGE" || n <= MOST_TESTS, `expected at most ${MOST_TESTS} periods, got ${n}`);
  const periods = Array.from({ length: n }, (_, t) => t);
  const isTested = periods.map((t) => valueAt(debtService, t) > 0);
  const boundary = periods.map((t) =>
    isTested[t] ? boundaryOf(valueAt(opex, t) + threshold * valueAt(debtService, t) - valueAt(fixed, t), valueAt(revenue, t)) : 0,
  );
  const marginal = boundary.map((level, t) => belowBoundary(level, vol * Math.sqrt((t + 1) / freq)));
  let [largest, surviving] = [0, 1];
  const bounds = marginal.map((single) => {
    largest = Math.max(largest, single);
    surviving *= 1 - single;
    return method === "UPPER" ? 1 - surviving : largest;
  });
  const isExact = method === "PASSAGE" && vol > NO_VOL;
  return { boundary, marginal, cumulative: isExact ? passage(boundary.map(Math.log), isTested, vol, freq) : bounds };
}
