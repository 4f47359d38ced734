import { check } from "../errors";
import { annuity, timeWeightedAnnuity } from "../numerics/annuity";
import { type AnnualRate, type Days, DAYS_PER_YEAR, type Fraction, notDefined, type NotDefined, type Units, type Usd, type Years } from "../units";
import { liquidity, type LiquidityInput } from "./liquidity";

export interface LiquidationInput extends LiquidityInput {
  /** Orderly price of one GPU today. */
  readonly price: Usd;
  /** Fall of the resale price a year, effective. */
  readonly decay: AnnualRate;
  /** Days from today to the first sale. */
  readonly delayDays: Days;
  readonly disc: AnnualRate;
  /** Commission as a share of gross proceeds. */
  readonly fee: Fraction;
  /** Removal, transport and legal cost of each GPU sold, paid when it is sold. */
  readonly unitCost: Usd;
  /** Cost of holding one unsold GPU for a year: storage, power, insurance. */
  readonly carry: Usd;
}

/** One slice of the sale. */
export interface LiquidationSlice {
  readonly units: Units;
  /** Gross proceeds, before commission. */
  readonly gross: Usd;
  readonly carry: Usd;
  readonly cash: Usd;
  readonly netPrice: Usd | NotDefined;
  readonly presentValue: Usd;
}

export interface LiquidationWorkings {
  readonly factor: Fraction;
  readonly delayYears: Years;
  readonly saleYears: Years;
  /** Present values, today: sales after commission, unit cost, holding cost before the first sale and during the sale. */
  readonly salesValue: Usd;
  readonly unitCostValue: Usd;
  readonly delayCarryValue: Usd;
  readonly saleCarryValue: Usd;
  readonly proceeds: Usd;
  readonly schedule: readonly LiquidationSlice[];
}

const SLICE_DAYS = 30;

/** Value at the start of a span of years of 1 a year on a stock that falls evenly from `first` to `last`. */
const fallingStock = (rate: number, span: Years, first: number, last: number): number =>
  first * annuity(rate, span) - ((first - last) / span) * timeWeightedAnnuity(rate, span);

/**
 * Present value today of selling GPUs evenly over a time, at the price that pace allows:
 *
 *     P(t)     = price · factor · (1 − decay)^t,   factor as LIQ_FACTOR, D = delay, T = length of the sale, in years
 *     proceeds = ∫_D^{D+T} (units/T) · [P(t)(1 − fee) − unitCost] · (1 + disc)^(−t) dt
 *                − ∫_0^{D+T} carry · unsold(t) · (1 + disc)^(−t) dt
 *
 * Closed form: every integral is a φ or a τ. Holding cost runs on the whole stock until the first sale and on what is
 * unsold after it. The schedule cuts the same integrals into slices of 30 days from the first sale, the last one
 * shorter; the holding cost of the delay stands in slice 1, and the present values of the slices add up to the proceeds.
 *
 * Shapes   scalars -> scalar; schedule[⌈liqDays/30⌉].
 * Units    GPUs, days, $ per GPU (carry: per GPU a year), effective yearly rates -> $.
 * Errors   bad-input: units with no depth or no days; rates at which the value overflows.
 * Source   docs/conventions.md#liquidation-proceeds
 */
export function liquidationProceeds(input: LiquidationInput): LiquidationWorkings {
  const { units, price, liqDays, decay, delayDays, disc, fee, unitCost, carry } = input;
  const { factor } = liquidity(input);
  const delayYears = delayDays / DAYS_PER_YEAR;
  const saleYears = liqDays / DAYS_PER_YEAR;
  const discounting = Math.log1p(disc);
  const fall = -Math.log1p(-decay);
  const firstPrice = price * factor * (1 - decay) ** delayYears;
  const pace = units / saleYears;

  /** One stretch of the sale, in years from the first sale; rate 0 gives cash, the discount rate its value at the first sale. */
  const stretch = (from: Years, to: Years, rate: number) => {
    const span = to - from;
    const scale = Math.exp(-rate * from);
    const unsold = (at: Years): Units => Math.max(0, units - pace * at);
    return {
      gross: pace * firstPrice * Math.exp(-(rate + fall) * from) * annuity(rate + fall, span),
      unitCost: pace * unitCost * scale * annuity(rate, span),
      carry: carry * scale * fallingStock(rate, span, unsold(from), unsold(to)),
    };
  };
  const toToday = Math.exp(-discounting * delayYears);
  const sale = stretch(0, saleYears, discounting);
  const salesValue = sale.gross * (1 - fee) * toToday;
  const unitCostValue = sale.unitCost * toToday;
  const delayCarryValue = units * carry * annuity(discounting, delayYears);
  const saleCarryValue = sale.carry * toToday;
  const proceeds = salesValue - unitCostValue - delayCarryValue - saleCarryValue;
  check<LiquidationInput>("disc", Number.isFinite(proceeds), () => `expected rates that keep the value finite over ${delayDays + liqDays} days, got ${disc}`);

  const slices = Math.max(1, Math.ceil(liqDays / SLICE_DAYS - 1e-9));
  const schedule = Array.from({ length: slices }, (_, i): LiquidationSlice => {
    const from = (i * SLICE_DAYS) / DAYS_PER_YEAR;
    const to = i === slices - 1 ? saleYears : ((i + 1) * SLICE_DAYS) / DAYS_PER_YEAR;
    const [paid, valued] = [stretch(from, to, 0), stretch(from, to, discounting)];
    const sold = pace * (to - from);
    const held = paid.carry + (i === 0 ? units * carry * delayYears : 0);
    const cash = paid.gross * (1 - fee) - paid.unitCost - held;
    const presentValue = toToday * (valued.gross * (1 - fee) - valued.unitCost - valued.carry) - (i === 0 ? delayCarryValue : 0);
    const netPrice = sold === 0 ? notDefined("nothing is sold") : cash / sold;
    return { units: sold, gross: paid.gross, carry: held, cash, netPrice, presentValue };
  });
  return { factor, delayYears, saleYears, salesValue, unitCostValue, delayCarryValue, saleCarryValue, proceeds, schedule };
}
