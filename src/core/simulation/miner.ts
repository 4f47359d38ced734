import { schedule } from "../debt/schedule";
import type { Amortization } from "../conventions";
import { logarithm, power } from "../numerics/powers";
import type { AnnualRate, Fraction, Multiple, Periods, Usd, Years } from "../units";
import { type DynamicsInput, type DynamicsWorkings, writeDynamics } from "./dynamics";
import * as at from "./layout";
import { checkPeriods } from "./loan";
import { createParams, type LendingTerms, writeTerms } from "./terms";

export interface MinerInput extends DynamicsInput, Omit<LendingTerms, "callLtv" | "refinanceLtv"> {
  readonly years: Years;
  readonly type: Amortization;
  readonly balloon: Usd;
  /** Value of sites and machines today, and its expected fall a year. */
  readonly siteValue: Usd;
  readonly siteDecay: AnnualRate;
  readonly cash: Usd;
  /** Revenue from mining in a year at today's coin price, what it costs, and its yearly fall at a constant price. */
  readonly mining: Usd;
  readonly miningCost: Usd;
  readonly hashDecline: AnnualRate;
  /** Income in a year from GPUs and leases that follows rents, and its yearly fall. */
  readonly rentIncome: Usd;
  readonly deflation: AnnualRate;
  /** Income in a year that is fixed by lease. */
  readonly leaseIncome: Usd;
  /** Yearly cost that runs in any case. */
  readonly overhead: Usd;
  /** Assets over debt less cash below which lenders call; 0: only maturity tests it. */
  readonly minCover: Multiple;
  readonly liqFactor: Fraction;
}

export interface MinerModel extends DynamicsWorkings {
  readonly params: Float64Array;
  readonly periods: Periods;
  /** Coins and sites over debt less cash, today. */
  readonly openingCover: Multiple | undefined;
  readonly firstService: Usd;
  /** Expected cash flow of the first period over its debt service. */
  readonly firstDscr: Multiple | undefined;
}

/**
 * A miner with coins, sites and a loan as the kernel's numbers. Coins are sold for what cash does not pay; at maturity the
 * rest of the loan is refinanced as long as coins and sites are worth it, so that without rate, income and cover test the
 * default probability is MINER_PD. Cash stays in the firm. Machines that do not earn their power stand still.
 *
 *     income[t]  = (lease + rent · (1 − deflation)^τ · X − overhead)/freq + max(0, mining · (1 − hashDecline)^τ · S − cost)/freq
 *     cover      = (coins · S + sites · Y) / (debt − cash)
 *
 * Shapes   scalars -> params.
 * Errors   bad-input: as schedule and writeDynamics; more than 120 periods.
 * Source   docs/conventions.md#simulation
 */
export function minerModel(input: MinerInput): MinerModel {
  const { freq, years, debt, cash, type, coinQty, coinPrice, siteValue } = input;
  checkPeriods<MinerInput>(Math.round(years * freq), years);
  const loan = schedule({ debt, rate: input.rate, years, freq, type, grace: 0, balloon: input.balloon });
  const { periods } = loan;
  const params = createParams(periods);
  const dynamics = writeDynamics(params, input);
  const callLtv = input.minCover > 0 ? 1 / input.minCover : undefined;
  writeTerms(params, { ...input, callLtv, refinanceLtv: 1 }, input, input.liqFactor > 0 ? logarithm(input.liqFactor) : -at.NO_VALUE);
  params[at.OPENING_CASH] = cash;
  params[at.HAS_COIN] = 1;
  params[at.NET_OF_CASH] = 1;
  for (let t = 0; t < periods; t += 1) {
    const row = at.TABLES + t * at.RECORD;
    const middle = (t + 0.5) / freq;
    params[row + at.FIXED] = input.leaseIncome / freq;
    params[row + at.SPOT] = (input.rentIncome / freq) * power(1 - input.deflation, middle);
    params[row + at.RUNNING_COST] = input.overhead / freq;
    params[row + at.RETIRE_RENT] = at.NO_VALUE;
    params[row + at.COIN_INCOME] = (input.mining / freq) * power(1 - input.hashDecline, middle);
    params[row + at.COIN_COST] = input.miningCost / freq;
    params[row + at.REPAYMENT] = loan.principal[t]!;
    params[row + at.HARDWARE] = siteValue * power(1 - input.siteDecay, (t + 1) / freq);
  }
  const first = at.TABLES;
  const mined = Math.max(0, params[first + at.COIN_INCOME]! - params[first + at.COIN_COST]!);
  const income = params[first + at.FIXED]! + params[first + at.SPOT]! - params[first + at.RUNNING_COST]! + mined;
  const service = loan.debtService[0]!;
  return {
    ...dynamics, params, periods,
    openingCover: debt > cash ? (coinQty * coinPrice + siteValue) / (debt - cash) : undefined,
    firstService: service,
    firstDscr: service > 0 ? income / service : undefined,
  };
}
