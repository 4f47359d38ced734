import type { Amortization } from "../conventions";
import { check } from "../errors";
import type { AnnualRate, Fraction, Periods, Usd, Years } from "../units";
import { schedule } from "./schedule";

export interface DelayedDrawInput {
  /** One amount a period, drawn at its start; 0 where nothing is drawn. */
  readonly draws: readonly Usd[];
  readonly rate: AnnualRate;
  /** Tenor of each draw, counted from its own date. */
  readonly years: Years;
  readonly freq: number;
  readonly type: Amortization;
  /** The sum of the draws where it is absent. */
  readonly commitment: Usd | undefined;
  /** Annual fee on what is committed and not drawn. */
  readonly undrawnFee: AnnualRate;
}

export interface DelayedDrawWorkings {
  readonly periodicRate: Fraction;
  /** Periods in which the lender still has to lend. */
  readonly availability: Periods;
  readonly periodsOfEachDraw: Periods;
  readonly totalDrawn: Usd;
  readonly commitment: Usd;
  readonly drawn: readonly Usd[];
  readonly undrawn: readonly Usd[];
  readonly interest: readonly Usd[];
  /** All principal, also what a bullet draw repays at its maturity. */
  readonly principal: readonly Usd[];
  readonly fee: readonly Usd[];
  readonly debtService: readonly Usd[];
  readonly closing: readonly Usd[];
}

/** Draws are monthly at the most and a facility is available for years, not for a century. */
const MAX_DRAWS = 1200;

/**
 * Delayed-draw term loan: draws at the start of periods 1 to k, each repaid on its own clock.
 *
 *     principal[t] = Σ over draws s ≤ t of the principal that a loan of draws[s] owes in its period t − s + 1
 *     fee[t]       = undrawnFee / freq · (commitment − Σ draws[1 … t]) for t ≤ k, then 0
 *     closing[t]   = closing[t − 1] + draws[t] − principal[t]
 *
 * A draw is in the base of the fee from its own period on, because it is made at the start. Each draw matures `years`
 * after itself, so the facility ends k − 1 periods after the tenor. Debt service contains interest, principal and fee;
 * principal contains the bullet of each draw, because draws that mature one after the other are paid, not refinanced at once.
 *
 * Shapes   draws[k], scalars -> vectors[k + n − 1], n = years · freq.
 * Units    $ per period; rate and undrawnFee nominal per year.
 * Errors   bad-input: SCULPT, which would need CFADS; commitment below the draws; years · freq not whole; over 1200 draws.
 * Source   docs/conventions.md#delayed-draw
 */
export function delayedDraw(input: DelayedDrawInput): DelayedDrawWorkings {
  const { draws, rate, years, freq, type, undrawnFee } = input;
  const k = draws.length;
  const totalDrawn = draws.reduce((sum, draw) => sum + draw, 0);
  const commitment = input.commitment ?? totalDrawn;
  check<DelayedDrawInput>("type", type !== "SCULPT", "expected ANNUITY, LEVEL, STRAIGHT or BULLET: SCULPT needs CFADS, got SCULPT");
  check<DelayedDrawInput>("draws", k <= MAX_DRAWS, () => `expected at most ${MAX_DRAWS} draws, got ${k}`);
  // Draws of cents add up to a commitment in dollars only within rounding.
  const isCovered = commitment >= totalDrawn * (1 - k * Number.EPSILON);
  check<DelayedDrawInput>("commitment", isCovered, () => `expected at least the ${totalDrawn} drawn, got ${commitment}`);

  const one = schedule({ debt: 1, rate, years, freq, type, grace: 0, balloon: 0 });
  const n = one.periods;
  const repaid = one.principal.map((part, t) => part + one.balloon[t]!);
  const rows = Array.from({ length: k + n - 1 }, (_, t) => t);
  /** What all draws together give in period t, from what a loan of 1 gives in each of its periods. */
  const overDraws = (ofOne: readonly number[]): readonly Usd[] =>
    rows.map((t) => {
      let total = 0;
      for (let s = Math.max(0, t - n + 1); s <= Math.min(t, k - 1); s += 1) total += draws[s]! * ofOne[t - s]!;
      return total;
    });

  let drawnSoFar = 0;
  const undrawn = rows.map((t) => {
    drawnSoFar += draws[t] ?? 0;
    return t < k ? Math.max(0, commitment - drawnSoFar) : 0;
  });
  const interest = overDraws(one.interest);
  const principal = overDraws(repaid);
  const fee = undrawn.map((amount) => (undrawnFee / freq) * amount);
  return {
    periodicRate: one.periodicRate, availability: k, periodsOfEachDraw: n, totalDrawn, commitment,
    drawn: rows.map((t) => draws[t] ?? 0), undrawn, interest, principal, fee,
    debtService: rows.map((t) => interest[t]! + principal[t]! + fee[t]!),
    closing: overDraws(one.closing),
  };
}
