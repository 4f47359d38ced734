import type { Format } from "./plan";

/** A convention of the model: the same in every scenario, on Inputs below the figures, open to change like any input. */
export interface Setting {
  readonly key: string;
  readonly label: string;
  readonly unit: string;
  readonly value: number | string | boolean;
  readonly format: Format;
  readonly why: string;
}

export const convention = (key: string, label: string, unit: string, value: Setting["value"], why: string, format: Format = "general"): Setting => ({
  key, label, unit, value, format, why,
});

export const SETTINGS: readonly Setting[] = [
  convention("type", "Amortization of the loan", "word", "ANNUITY", "Level debt service; also STRAIGHT, BULLET, SCULPT"),
  convention("grace", "Interest-only periods at the start", "periods", 0, "None"),
  convention("balloon", "Principal due in one sum at maturity", "$", 0, "None: the loan is repaid by its schedule", "usd"),
  convention("timing", "Moment of the period at which rent is read", "word", "AVG", "Exact mean over the period; START would flatter the first year"),
  convention("retire", "Fleet is switched off when spot revenue no longer covers opex", "TRUE/FALSE", true, "After the contract only; a contracted loss stays"),
  convention("max_life", "Age at which a GPU is retired at the latest", "years", 10, "Ceiling of the economic life; binds where rents do not fall", "years"),
  convention("from_year", "Year from which economic value is read", "years", 0, "Today", "years"),
  convention("salvage", "Scrap value at the end of the economic life", "$/GPU", 0, "Nothing is assumed", "usdPerGpu"),
  convention("book_method", "Book value: depreciation method", "word", "SL", "Straight line over the accounting life, as a borrowing base reads it"),
  convention("resale_method", "Resale value by quarter: method", "word", "DB", "Constant annual fall; launches are a column of their own"),
  convention("parts", "Haircut shown in its parts", "TRUE/FALSE", true, "Six parts and the total"),
  convention("sculpt", "Amortization used by the sculpting check", "word", "SCULPT", "Debt service in proportion to cash flow: then LLCR equals DSCR in every period"),
  convention("hours_year", "Hours in a year", "hours", 8760, "365 days: contracts and rents are counted in hours", "integer"),
  convention("cover_row", "Row of CUSTOMER_STRESS that Stress reads", "row", 2, "Cover without the largest customer", "integer"),
  convention("gap_column", "Column of FUNDING_GAP that Stress reads", "column", 7, "New money needed", "integer"),
  convention("test_count", "Breaches in a row that count as one event", "periods", 1, "One missed test is a breach"),
  convention("opex_band", "Band within which opex agrees with the company margin", "fraction", 0.2, "House band of the check on opex", "percent"),
  convention("plug_limit", "Largest part of the debt that no facility need explain", "%", 0.05, "House limit of the check on the facilities", "percent"),
  convention("tolerance", "Largest gap that counts as none", "relative", 1e-9, "Rounding of binary arithmetic only"),
];
