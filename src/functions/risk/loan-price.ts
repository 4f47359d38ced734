import { loanPrice } from "../../core/risk/loan-price";
import { CUMULATIVE_PD_ERROR, NO_LOAN_ERROR, SERIES_ERROR } from "../common-errors";
import { defineFunction, number, words } from "../define";
import { freq } from "../vocabulary";
import { ANNUAL_OR_CUMULATIVE, capital, hurdle, NO_DEFAULT_LIMIT, opening, pdPath, recovery, repayments, rf, scheduleWarnings } from "./credit-arguments";

export const LOAN_PRICE = defineFunction({
  name: "LOAN_PRICE",
  family: "risk",
  summary: words("Price of a loan, as a share of its balance, at the spread it pays; 1 is par, .97 is three points below.", "Precio de un préstamo, como parte de su saldo, al diferencial que paga; 1 es la par, 0,97 tres puntos menos."),
  args: {
    opening,
    repayments,
    spread: number("per year, nominal", words("Spread that the loan pays over rf", "Diferencial que el préstamo paga sobre rf"), { range: { above: -1, max: 100 } }),
    pd: pdPath,
    recovery,
    rf,
    freq,
    capital,
    hurdle,
  },
  returns: { shape: "scalar", part: { name: "price", unit: "fraction of balance", meaning: words("Value / balance", "Valor / saldo"), how: "(value_at_zero_spread + (spread − capital_spread) · spread_annuity) / opening₁" } },
  formula: "1 + (spread − fair spread) · Σ DF S o/f / o₁",
  limits: [
    words("A hold-to-maturity value at your PD and recovery, not a quote: liquidity, calls and amendment fees are left out.", "Valor a vencimiento con su PD y recuperación, no una cotización: sin liquidez, amortización anticipada ni comisiones."),
    ANNUAL_OR_CUMULATIVE,
    NO_DEFAULT_LIMIT,
  ],
  errors: {
    "#DIV/0!": [NO_LOAN_ERROR],
    "#VALUE!": [SERIES_ERROR, CUMULATIVE_PD_ERROR],
  },
  warnings: ({ opening: balances, repayments: principal, spread }) => [
    ...scheduleWarnings(balances, principal),
    ...(spread >= 1 ? [words(`spread ${spread} is read as ${spread * 100} % a year; 225 bp is written .0225`, `spread ${spread} se lee como ${spread * 100} % anual; 225 pb se escribe 0,0225`)] : []),
  ],
  sources: ["docs/conventions.md#fair-spread", "docs/conventions.md#default-probability"],
  related: ["FAIR_SPREAD", "EXPECTED_LOSS", "IMPLIED_PD"],
  examples: [
    { given: { opening: 100, repayments: 100, spread: 0.056, pd: 0.2, recovery: 0.4, rf: 0.04, freq: 1 }, result: 1 - (0.1 * 0.8) / 1.04, because: "one period, 1,000 bp below the fair .156: .1 · .8 survivors / 1.04" },
    { given: { opening: [100, 100], repayments: [0, 100], spread: 0.03, pd: 1, recovery: 0.4, rf: 0.04, freq: 1 }, result: 0.4, because: "certain default in year 1: 40 % of 104, discounted at 4 %" },
    { given: { opening: [100, 100, 100, 100, 100], repayments: [0, 0, 0, 0, 100], spread: 0.156, pd: 0.2, recovery: 0.4, rf: 0.04, freq: 1 }, result: 1, because: "at its fair spread a loan is worth par" },
  ],
  compute: loanPrice,
  steps: [
    { of: "survival", unit: "fraction", how: "alive at the end of each period" },
    { of: "valueAtZeroSpread", unit: "$", how: "Σ DF {S (o rf/f + π) + (S₋₁ − S) R o (1 + rf/f)}" },
    { of: "spreadAnnuity", unit: "$ per unit of spread", how: "Σ DF S o/f" },
    { of: "capitalSpread", unit: "per year, nominal", how: "capital · hurdle" },
    { of: "fairSpread", unit: "per year, nominal", how: "(opening₁ − value_at_zero_spread) / spread_annuity + capital_spread" },
  ],
  result: (workings) => workings.price,
});
