import { residual } from "../chip/residual";
import { fleet, type FleetInput } from "../debt/fleet";
import { reserveAccount } from "../debt/reserve-account";
import { check } from "../errors";
import { isAbove } from "../numerics/compare";
import { exponential } from "../numerics/powers";
import { revenuePath } from "../rent/revenue-path";
import { isDefined, type AnnualRate, type Days, type Fraction, type Multiple, type Periods, type Units, type Usd } from "../units";
import { type DynamicsInput, type DynamicsWorkings, writeDynamics } from "./dynamics";
import * as at from "./layout";
import { createParams, type LendingTerms, logFactorOf, writeTerms } from "./terms";

export interface LoanInput extends Omit<FleetInput, "timing">, DynamicsInput, Omit<LendingTerms, "refinanceLtv"> {
  /** Months of debt service that the reserve account holds, funded at closing. */
  readonly reserveMonths: number;
  /** Resale price of one GPU today, and its expected fall a year. */
  readonly price: Usd;
  readonly decay: AnnualRate;
  /** Share of the resale value that a liquidation brings, where no depth is given. */
  readonly liqFactor: Fraction;
  readonly depth: Units | undefined;
  readonly liqDays: Days;
  readonly eligible: Fraction;
  /** LTV up to which a balance left at maturity is refinanced; absent: the liquidation factor. */
  readonly refinanceLtv: Fraction | undefined;
  readonly freq: number;
}

export interface LoanModel extends DynamicsWorkings {
  readonly params: Float64Array;
  readonly periods: Periods;
  /** Without volatility: the DSCR of FLEET_DSCR. */
  readonly expectedMinimum: Multiple | undefined;
  readonly openingReserve: Usd;
  readonly openingLtv: Fraction | undefined;
  readonly liquidationFactor: Fraction;
}

/** Longer paths than this would leave the first, best dimensions of the Sobol points to a small part of the loan. */
export const MAX_PERIODS = 120;

/** The period count of a simulation is bounded: every path walks through all of them. */
export const checkPeriods = <Input extends { readonly years: number }>(periods: Periods, years: number): void =>
  check<Input>("years", periods <= MAX_PERIODS, () => `expected at most ${MAX_PERIODS} periods, got ${periods} in ${years} years`);

/**
 * A fleet loan as the kernel's numbers. Rents, contract, running cost and schedule are those of FLEET_DSCR, the reserve is
 * DSRA, the resale value declines as GPU_RESIDUAL with method DB, the sale is LIQ_FACTOR.
 *
 *     with vol, value_vol and jump_rate 0 every path is the row of FLEET_DSCR, and with a sweep that of SWEEP_SCHEDULE
 *
 * The schedule is fixed at signing on the expected path, SCULPT too. Rents are read as the mean of the period.
 *
 * Shapes   scalars; launchYears[m], step[1] or step[m] -> params.
 * Errors   bad-input: as fleet, writeDynamics and liquidity; more than 120 periods.
 * Source   docs/conventions.md#simulation
 */
export function loanModel(input: LoanInput): LoanModel {
  const { units, util, contractRent, contractYears, freq, opex, price } = input;
  checkPeriods<LoanInput>(Math.round(input.years * freq), input.years);
  const base = fleet({ ...input, timing: "AVG" });
  const earned = revenuePath({ units, rents: base.rents, util, contractRent, contractYears, freq, takeOrPay: 1, renewYears: 0 });
  const reserve = reserveAccount({ debtService: base.debtService, months: input.reserveMonths, freq });
  const periods = base.rents.length;
  const params = createParams(periods);
  const dynamics = writeDynamics(params, input);
  const logFactor = logFactorOf(input);
  const liquidationFactor = Math.min(1, exponential(logFactor));
  writeTerms(params, { ...input, refinanceLtv: input.refinanceLtv ?? liquidationFactor }, input, logFactor);
  params[at.OPENING_CASH] = reserve.required[0]!;
  params[at.OPEX] = opex;
  params[at.HAS_COIN] = input.coinQty > 0 ? 1 : 0;
  params[at.PAYOUT] = 1;
  const hardwareAt = (age: number): Usd =>
    units * residual({ cost: price, age, method: "DB", decay: input.decay, life: 1, salvage: 0, launchAges: [], step: [0], ramp: 0 }).value;
  base.rents.forEach((spot, t) => {
    const row = at.TABLES + t * at.RECORD;
    params[row + at.FIXED] = earned.contractRevenue[t]!;
    params[row + at.SPOT] = earned.spotRevenue[t]!;
    params[row + at.RUNNING_COST] = base.hours * opex;
    params[row + at.RETIRE_RENT] = input.retire && base.contractShares[t] === 0 ? (isAbove(spot * util, opex) ? spot * util : Math.min(spot * util, opex)) : at.NO_VALUE;
    params[row + at.REPAYMENT] = base.loan.principal[t]!;
    params[row + at.RESERVE] = reserve.required[t + 1]!;
    params[row + at.HARDWARE] = hardwareAt((t + 1) / freq);
  });
  const collateral = units * price + input.coinQty * input.coinPrice;
  const ratios = base.dscr.filter(isDefined);
  return {
    ...dynamics, params, periods, liquidationFactor,
    expectedMinimum: ratios.length === 0 ? undefined : ratios.reduce((least, ratio) => Math.min(least, ratio)),
    openingReserve: reserve.required[0]!,
    openingLtv: collateral > 0 ? input.debt / collateral : undefined,
  };
}
