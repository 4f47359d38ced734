import type { Fraction, Multiple, NotDefined, Usd } from "../units";
import { notDefined } from "../units";

export interface LeverageBridgeInput {
  readonly debt0: Usd;
  readonly cash0: Usd;
  /** What carries the debt, in its own unit: coins, GPUs, megawatts, EBITDA. */
  readonly base0: number;
  readonly debt1: Usd;
  readonly cash1: Usd;
  readonly base1: number;
  /** Price of one unit of the base. */
  readonly price0: Usd;
  readonly price1: Usd;
}

export interface LeverageBridgeWorkings {
  readonly netDebt0: Usd;
  readonly netDebt1: Usd;
  readonly ratio0: Multiple;
  readonly ratio1: Multiple;
  readonly ratioAtOldPrice: Multiple;
  readonly debtGrowth: Fraction | NotDefined;
  /** Shares of ln(ratio1/ratio0); they add up to it. */
  readonly fromDebt: number | NotDefined;
  readonly fromBase: number | NotDefined;
  readonly fromPrice: number | NotDefined;
}

/**
 * Why a leverage ratio moved between two dates: more debt, a larger base, or only its price.
 *
 *     ratio = (debt − cash) / (base · price)
 *     ln(ratio1/ratio0) = ln(netDebt1/netDebt0) − ln(base1/base0) − ln(price1/price0)
 *
 * In logarithms the three causes add up exactly and do not depend on their order. Without net debt at both dates there
 * is no logarithm, and the three stay empty. debtGrowth is of gross debt.
 *
 * Shapes   scalars -> scalars.
 * Units    $ and units of the base -> x; logarithms.
 * Source   docs/conventions.md#leverage-bridge
 */
export function leverageBridge({ debt0, cash0, base0, debt1, cash1, base1, price0, price1 }: LeverageBridgeInput): LeverageBridgeWorkings {
  const [netDebt0, netDebt1] = [debt0 - cash0, debt1 - cash1];
  const isIndebted = netDebt0 > 0 && netDebt1 > 0;
  const cause = (logarithm: () => number): number | NotDefined => (isIndebted ? logarithm() : notDefined("there is no net debt at one of the dates"));
  return {
    netDebt0, netDebt1,
    ratio0: netDebt0 / (base0 * price0),
    ratio1: netDebt1 / (base1 * price1),
    ratioAtOldPrice: netDebt1 / (base1 * price0),
    debtGrowth: debt0 > 0 ? debt1 / debt0 - 1 : notDefined("there was no debt to grow from"),
    fromDebt: cause(() => Math.log(netDebt1 / netDebt0)),
    fromBase: cause(() => -Math.log(base1 / base0)),
    fromPrice: cause(() => -Math.log(price1 / price0)),
  };
}
