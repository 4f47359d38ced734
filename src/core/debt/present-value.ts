import { CalcError } from "../errors";
import { power } from "../numerics/powers";
import type { Fraction, Periods, Usd } from "../units";

/**
 * Value one period ahead of its date of a flow that falls due in `periods` periods. Refused where the factor leaves
 * the range of numbers: only a rate close to −100 % over many periods does that.
 *
 * Source   docs/conventions.md#rates
 */
export const discountFactor = (periodicRate: Fraction, periods: Periods): Fraction => {
  const factor = power(1 + periodicRate, -periods);
  if (!Number.isFinite(factor)) {
    throw new CalcError("bad-input", "rate", `expected a rate at which ${periods} periods can be discounted, got ${periodicRate} a period`);
  }
  return factor;
};

/**
 * Present value, at the start of each period, of the flows from that period on:
 *
 *     value[t] = (flows[t] + value[t + 1]) / (1 + periodicRate)
 *
 * Run backwards, so that flows of one sign never cancel and the first entry is as exact as the last.
 *
 * Shapes   flows[n], scalar -> value[n]; flows fall at period ends, entry 1 is worth flows[1..n] at closing.
 * Units    $ -> $; periodicRate = rate / freq, a share for each period.
 * Errors   bad-input (rate): the discount factor of the whole stretch is not a finite number.
 * Source   docs/conventions.md#rates
 */
export function presentValuePath(flows: readonly Usd[], periodicRate: Fraction): readonly Usd[] {
  discountFactor(periodicRate, flows.length);
  const values = new Array<Usd>(flows.length);
  let later = 0;
  for (let t = flows.length - 1; t >= 0; t -= 1) {
    later = (flows[t]! + later) / (1 + periodicRate);
    values[t] = later;
  }
  return values;
}

/** Present value today of flows at the ends of periods 1, 2, …; 0 without flows. */
export const presentValue = (flows: readonly Usd[], periodicRate: Fraction): Usd => presentValuePath(flows, periodicRate)[0] ?? 0;
