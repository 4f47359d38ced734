import { convention, type Setting } from "../settings";

/** Model settings, the same in every scenario. */
export const SETTINGS: readonly Setting[] = [
  convention("sell_near", "Near year of the ladder", "years", 2, "To the end of 2027", "integer"),
  convention("sell_far", "Far year of the ladder", "years", 5, "To the end of 2030", "integer"),
  convention("ladder_years", "Years of the ladder", "years", 7, "To the end of 2032, the last note of these companies", "integer"),
  convention("lease_horizon", "Years of the lease path", "years", 25, "The longest lease in the record", "years"),
  convention("level", "Debt service taken for debt on leases", "word", "ANNUITY", "Level service over the years beside it"),
  convention("interest_only", "Debt service of convertibles", "word", "BULLET", "Coupons until the put or maturity; principal stands on the ladder"),
  convention("escalator", "Yearly rise of the lease", "%/y", 0, "Not counted", "percent1"),
  convention("hash_decline", "Yearly fall of the hashprice", "%/y", 0, "Held at its level: the generous reading for mining", "percent1"),
  convention("vol_mult", "Volatilities in the stress regime / today", "x", 1.5, "House choice of the stress regime", "multiple"),
  convention("btc_drift", "Expected return of bitcoin", "%/y", 0, "None: the price is its own forecast", "percent1"),
  convention("debt_freq", "Periods a year of a yearly look", "periods", 1, "Years", "integer"),
  convention("capital", "Capital held against a loan", "%", 0.08, "Share of the balance; as for a loan against GPUs", "percent"),
  convention("hurdle", "Return on that capital", "%", 0.12, "House choice; as for a loan against GPUs", "percent"),
  convention("zero", "Net present value at which a lease breaks even", "$/MW", 0, "Nothing gained, nothing lost", "usd"),
  convention("lease_low", "Lowest lease rent tried", "$/kW-month", 50, "Start of the search", "rent"),
  convention("lease_high", "Highest lease rent tried", "$/kW-month", 300, "End of the search", "rent"),
  convention("npv_row", "Row of MINER_CONVERSION that is the NPV", "row", 6, "The sixth of seven answers", "integer"),
  convention("show_labels", "Sensitivities show the values tried", "TRUE/FALSE", true, "Down the first column and across the header"),
  convention("listed_limit", "Largest gap between listed debt and its total", "%", 0.05, "Carrying value and face differ; a larger gap would mean that an item is missing", "percent"),
  convention("tolerance", "Largest gap that counts as none", "relative", 1e-9, "Rounding of binary arithmetic only"),
  convention("solver_tolerance", "Largest gap of a value found by search", "relative", 1e-6, "The search stops when the rent is known to twelve digits; NPV is a difference of millions"),
];
