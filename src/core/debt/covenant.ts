import type { CovenantKind } from "../conventions";
import { notAvailable } from "../errors";
import { isAbove, isBelow } from "../numerics/compare";
import type { Fraction, NotDefined, Periods } from "../units";
import { notDefined } from "../units";

export interface CovenantInput {
  /** The tested ratio or amount of each period; null where a period has none. */
  readonly path: readonly (number | null)[];
  readonly threshold: number;
  readonly kind: CovenantKind;
  /** Number of the first period that is tested. */
  readonly firstTest: Periods;
  /** Breaches in a row that make a default. */
  readonly count: Periods;
}

export interface CovenantWorkings {
  /** Periods that are tested and have a value. */
  readonly tested: Periods;
  readonly worst: number;
  readonly worstPeriod: Periods;
  /** Room left in the worst period, as a share of the threshold; negative in breach. */
  readonly headroom: Fraction | NotDefined;
  readonly firstDefault: Periods | NotDefined;
  readonly breaches: Periods;
  readonly isPassed: 0 | 1;
}

/**
 * Test of one covenant along a path:
 *
 *     breach      path[t] < threshold (MIN) or path[t] > threshold (MAX); equality passes, to 1e-12 of the threshold
 *     headroom    worst / threshold − 1 (MIN), 1 − worst / threshold (MAX)
 *     default     the period that completes the first run of `count` breaches
 *
 * Periods before firstTest are not counted, whatever they show. A period without a value, as a DSCR without debt
 * service, neither breaks a run nor extends it: a payment holiday cures nothing. Headroom is a share of the threshold
 * and has no meaning for a threshold of 0 or below.
 *
 * Shapes   path[n], scalars -> scalars; periods count from 1.
 * Units    those of the path -> flag, those of the path, period, share, period, periods.
 * Errors   not-defined: no period from firstTest on has a value.
 * Source   docs/conventions.md#covenant-test
 */
export function covenantTest({ path, threshold, kind, firstTest, count }: CovenantInput): CovenantWorkings {
  const tests = path.flatMap((value, t) => (value === null || t + 1 < firstTest ? [] : [{ value, period: t + 1 }]));
  const [first, ...others] = tests;
  if (first === undefined) return notAvailable("path", `no value is tested from period ${firstTest} on`);

  const isWorse = (value: number, than: number): boolean => (kind === "MIN" ? isBelow(value, than) : isAbove(value, than));
  const worst = others.reduce((so, test) => (isWorse(test.value, so.value) ? test : so), first);
  let run = 0;
  let breaches = 0;
  let firstDefault: Periods | undefined;
  for (const { value, period } of tests) {
    const isBreach = isWorse(value, threshold);
    run = isBreach ? run + 1 : 0;
    breaches += isBreach ? 1 : 0;
    if (run === count) firstDefault ??= period;
  }
  const room = worst.value / threshold - 1;
  return {
    tested: tests.length,
    worst: worst.value,
    worstPeriod: worst.period,
    headroom: threshold > 0 ? (kind === "MIN" ? room : -room) : notDefined("headroom needs a threshold above 0"),
    firstDefault: firstDefault ?? notDefined(count === 1 ? "no period is in breach" : `no ${count} periods in a row are in breach`),
    breaches,
    isPassed: firstDefault === undefined ? 1 : 0,
  };
}
