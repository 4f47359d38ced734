/**
 * Quantities carry their unit in the type. The brand is optional: a plain number may be given a unit without ceremony,
 * but one unit never passes for another (Years are refused where a Multiple is due). See docs/decisions/0003.
 */
declare const unit: unique symbol;
export type Quantity<U extends string> = number & { readonly [unit]?: U };

/** Nominal US dollars, whole: not thousands, not millions. */
export type Usd = Quantity<"$">;
/** US dollars per GPU-hour. */
export type UsdPerHour = Quantity<"$/GPU-hour">;
/** A share: 0.25, never 25. */
export type Fraction = Quantity<"fraction">;
/** An annual rate as a decimal; each argument says whether nominal or effective. */
export type AnnualRate = Quantity<"per year">;
/** A multiple: 1.35 is read "1.35x". */
export type Multiple = Quantity<"x">;
/** Years; one year is 365 days or 8,760 hours. */
export type Years = Quantity<"years">;
export type Days = Quantity<"days">;
/** GPUs. */
export type Units = Quantity<"GPU">;
/** A count of periods, or the number of one, counted from 1. */
export type Periods = Quantity<"periods">;

/** Hours of a year of 365 days: every rent is sold by the hour, every rate is by the year. */
export const HOURS_PER_YEAR = 8760;
export const DAYS_PER_YEAR = 365;

/** Marks one entry of a series that has no value; carries the reason shown to the user. */
export interface NotDefined {
  readonly notDefined: string;
}
export const notDefined = (reason: string): NotDefined => ({ notDefined: reason });
export const isDefined = <T extends number>(entry: T | NotDefined): entry is T => typeof entry === "number";
