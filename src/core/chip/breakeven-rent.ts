import { check, noSolution, notAvailable } from "../errors";
import { expandBracket, findRoot } from "../numerics/roots";
import { type AnnualRate, type Fraction, HOURS_PER_YEAR, type Usd, type UsdPerHour, type Years } from "../units";
import { lifeOf, segmentValuesOf } from "./economics";

export interface BreakevenRentInput {
  readonly cost: Usd;
  readonly opex: UsdPerHour;
  readonly deflation: AnnualRate;
  readonly util: Fraction;
  readonly disc: AnnualRate;
  readonly maxLife: Years;
  /** Scrap proceeds for one GPU at the end of its economic life. */
  readonly salvage: Usd;
}

export interface BreakevenRentWorkings {
  /** opex / util: below this rent the chip does not run at all. */
  readonly shutdownRent: UsdPerHour;
  readonly breakevenRent: UsdPerHour;
  /** Economic life and value at the answer, just above it where that is the shutdown rent; otherwise value equals cost. */
  readonly life: Years;
  readonly rentValue: Usd;
  readonly salvageValue: Usd;
  readonly value: Usd;
}

/** Rents beyond this are not prices; the search ends here. */
const HIGHEST_RENT = 1e300;

/**
 * The rent today at which a GPU earns back what it costs:
 *
 *     breakevenRent = rent above which economicValue(rent, opex, deflation, util, disc, maxLife, salvage) exceeds cost
 *
 * Value is scrap alone up to the shutdown rent opex/util and rises wherever it exceeds scrap, so for a cost above scrap
 * there is one answer. Where rents rise, value jumps at the shutdown rent, because the chip then lives to maxLife; a cost
 * inside that jump has the shutdown rent as its answer. Otherwise Brent to 1e-14 between the shutdown rent and a point
 * found by doubling, at most 200 steps.
 *
 * Units    $ per GPU, $/GPU-hour, effective yearly rates -> $/GPU-hour.
 * Errors   not-defined: util 0 (nothing is sold); cost not above salvage (scrap alone pays for it); no-solution: the
 *          rent would be beyond 1e300; bad-input: discount factors overflow.
 * Source   docs/conventions.md#breakeven-rent
 */
export function breakevenRent({ cost, opex, deflation, util, disc, maxLife, salvage }: BreakevenRentInput): BreakevenRentWorkings {
  if (util === 0) notAvailable("util", "expected a share above 0, got 0: no rent pays for hours that are not sold");
  if (cost <= salvage) notAvailable("cost", `expected a cost above salvage, got ${cost} against ${salvage}: scrap alone pays for the chip`);
  const shutdownRent = opex / util;
  check<BreakevenRentInput>("util", shutdownRent <= HIGHEST_RENT, () => `expected a share at which opex can be earned, got ${util}`);
  const drift = -Math.log1p(-deflation);
  // At the shutdown rent itself a chip whose margin does not fall is taken as running, so that value has no jump inside the search.
  const marginNeverFalls = drift <= 0 || opex === 0;
  const valuesAt = (rent: UsdPerHour) => {
    const margin = { spot: { rent, keep: 1 - deflation, drift, launches: [] }, opex, util };
    const life = marginNeverFalls ? maxLife : lifeOf(margin, maxLife);
    const rentValue = life === 0 ? 0 : segmentValuesOf(margin, disc, 0, life)[0]!.value;
    const salvageValue = salvage * (1 + disc) ** -life;
    return { life, rentValue, salvageValue, value: rentValue + salvageValue };
  };
  const excess = (rent: UsdPerHour): number => valuesAt(rent).value - cost;

  const atShutdown = excess(shutdownRent);
  check<BreakevenRentInput>("disc", Number.isFinite(atShutdown), () => `expected rates that keep the value finite for ${maxLife} years, got ${disc}`);
  if (atShutdown >= 0) return { shutdownRent, breakevenRent: shutdownRent, ...valuesAt(shutdownRent) };
  const step = Math.min(HIGHEST_RENT, cost / HOURS_PER_YEAR / util);
  const [low, high] = expandBracket({ of: excess, from: shutdownRent, step, end: HIGHEST_RENT });
  if (!(excess(high) >= 0)) noSolution("cost", `expected a rent below ${HIGHEST_RENT} at which the chip is worth ${cost}, got none`);
  const rent = findRoot(excess, low, high, { argument: "cost", tolerance: 1e-14 * Math.min(1, high) });
  return { shutdownRent, breakevenRent: rent, ...valuesAt(rent) };
}
