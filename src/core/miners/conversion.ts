import type { AnnualRate, Fraction, Multiple, NotDefined, Usd, Years } from "../units";
import { notDefined } from "../units";

export interface ConversionInput {
  /** Revenue of one PH/s for one day. */
  readonly hashprice: Usd;
  /** J/TH of the machines. */
  readonly efficiency: number;
  /** $ per kWh. */
  readonly powerPrice: Usd;
  /** $ per kW of IT load and month. */
  readonly lease: Usd;
  readonly noiMargin: Fraction;
  /** Cost of conversion per MW of IT load. */
  readonly capexMw: Usd;
  readonly years: Years;
  readonly disc: AnnualRate;
  readonly escalator: AnnualRate;
  readonly hashDecline: AnnualRate;
  readonly pue: Multiple;
}

export interface ConversionWorkings {
  /** PH/s that one MW runs. */
  readonly petahash: number;
  readonly powerCost: Usd;
  /** IT load in one MW of the site. */
  readonly itMw: Fraction;
  readonly mining: Usd;
  readonly noi: Usd;
  readonly difference: Usd;
  readonly capex: Usd;
  readonly yieldOnCost: Fraction | NotDefined;
  readonly noiValue: Usd;
  /** Value of the mining margin given up, in the years in which it is positive. */
  readonly miningValue: Usd;
  readonly npv: Usd;
  readonly breakEven: Usd | NotDefined;
}

const DAYS = 365;
const MONTHS = 12;
const KW_PER_MW = 1000;
const KWH_PER_MW_YEAR = 8_760_000;

/**
 * One megawatt of a mining site turned into a data centre that is let: what it earns, costs and gives up.
 *
 *     mining[t] = 365 · 1000/efficiency · hashprice · (1 − hashDecline)^(t−1) − 8.76e6 · powerPrice
 *     noi[t]    = 12 · lease · 1000/pue · noiMargin · (1 + escalator)^(t−1)
 *     npv       = −capexMw/pue + Σ (noi[t] − max(0, mining[t])) / (1 + disc)^t
 *
 * A year in which mining would lose money counts as zero: the miner switches off. The break-even hashprice makes npv 0.
 * It needs no solver: npv is the least of straight lines in the hashprice, one for each set of mining years, and only
 * the sets that mine first where the margin turns positive first can be the least. The lowest of their zeros is the root.
 *
 * Shapes   scalars -> scalars; flows at year ends, years whole.
 * Units    $ per gross MW; 1000/efficiency is PH/s per MW.
 * Source   docs/conventions.md#miner-conversion
 */
export function conversion(input: ConversionInput): ConversionWorkings {
  const { hashprice, efficiency, powerPrice, lease, noiMargin, capexMw, years, disc, escalator, hashDecline, pue } = input;
  const petahash = 1000 / efficiency;
  const powerCost = KWH_PER_MW_YEAR * powerPrice;
  const itMw = 1 / pue;
  const mining = DAYS * petahash * hashprice - powerCost;
  const noi = MONTHS * lease * KW_PER_MW * itMw * noiMargin;
  const capex = capexMw * itMw;

  const time = Array.from({ length: years }, (_, t) => t);
  const discount = time.map((t) => (1 + disc) ** -(t + 1));
  const hashValue = time.map((t) => DAYS * petahash * (1 - hashDecline) ** t);
  const noiValue = time.reduce((sum, t) => sum + noi * (1 + escalator) ** t * discount[t]!, 0);
  const miningValue = time.reduce((sum, t) => sum + Math.max(0, hashValue[t]! * hashprice - powerCost) * discount[t]!, 0);

  const surplus = noiValue - capex;
  const firstToMine = hashDecline >= 0 ? time : [...time].reverse();
  let [costs, earnings, breakEven] = [surplus, 0, Infinity];
  for (const t of firstToMine) {
    costs += powerCost * discount[t]!;
    earnings += hashValue[t]! * discount[t]!;
    breakEven = Math.min(breakEven, costs / earnings);
  }
  return {
    petahash, powerCost, itMw, mining, noi, difference: noi - mining, capex,
    yieldOnCost: capex > 0 ? noi / capex : notDefined("the conversion costs nothing"),
    noiValue, miningValue,
    npv: surplus - miningValue,
    breakEven: surplus > 0 ? breakEven : notDefined("the conversion loses money even at a hashprice of 0"),
  };
}
