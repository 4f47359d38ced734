import { fairSpread } from "../../core/risk/loan-price";
import { CUMULATIVE_PD_ERROR, NOBODY_PAYS_ERROR, NO_LOAN_ERROR, SERIES_ERROR } from "../common-errors";
import { defineFunction, words } from "../define";
import { freq } from "../vocabulary";
import { ANNUAL_OR_CUMULATIVE, capital, hurdle, NO_DEFAULT_LIMIT, opening, pdPath, recovery, repayments, rf, scheduleWarnings } from "./credit-arguments";

export const FAIR_SPREAD = defineFunction({
  name: "FAIR_SPREAD",
  family: "risk",
  summary: words("Expected-loss and capital spread: the margin over rf that repays a loan's expected loss and the cost of its capital.", "Diferencial por pérdida esperada y capital: el margen sobre rf que paga la pérdida esperada y el coste del capital."),
  args: { opening, repayments, pd: pdPath, recovery, rf, freq, capital, hurdle },
  returns: { shape: "scalar", part: { name: "spread", unit: "per year, nominal", meaning: words("Expected-loss and capital spread", "Diferencial por pérdida esperada y capital"), how: "break_even_spread + capital_spread" } },
  formula: "s with Σ DF {S (o (rf + s)/f + π) + (S₋₁ − S) R o (1 + rf/f)} = o₁, plus capital · hurdle",
  limits: [
    words("Without capital it is a break-even: it pays expected loss and nothing for risk. Compare a market quote only with capital set.", "Sin capital es un punto de equilibrio: paga la pérdida esperada y nada por el riesgo. Compare con el mercado solo con capital."),
    ANNUAL_OR_CUMULATIVE,
    words("Recovery is of balance and accrued interest at rf, at the end of the period, at once: a sale that takes long costs more.", "La recuperación es del saldo e intereses a rf, al final del periodo y al instante: una venta lenta cuesta más."),
    NO_DEFAULT_LIMIT,
  ],
  errors: {
    "#DIV/0!": [NO_LOAN_ERROR, NOBODY_PAYS_ERROR],
    "#VALUE!": [SERIES_ERROR, CUMULATIVE_PD_ERROR],
  },
  warnings: ({ opening: balances, repayments: principal, capital: held }) => [
    ...scheduleWarnings(balances, principal),
    ...(held === 0 ? [words("capital is 0: a break-even, without any pay for risk", "capital es 0: punto de equilibrio, sin remunerar el riesgo")] : []),
  ],
  sources: ["docs/conventions.md#fair-spread", "docs/conventions.md#default-probability", "P. Schönbucher, Credit Derivatives Pricing Models, Wiley 2003, chapter 3"],
  related: ["LOAN_PRICE", "IMPLIED_PD", "EXPECTED_LOSS", "IRB_RW", "DSCR_PD_CURVE"],
  examples: [
    { given: { opening: 100, repayments: 100, pd: 0.2, recovery: 0.4, rf: 0.04, freq: 1 }, result: 0.156, because: "one period: (1 + rf) · pd · (1 − R)/(1 − pd) = 1.04 · .2 · .6/.8" },
    {
      given: { opening: [100, 100, 100, 100, 100], repayments: [0, 0, 0, 0, 100], pd: 0.02, recovery: 0.6, rf: 0.04, freq: 1, capital: 0.08, hurdle: 0.12 },
      result: (1.04 * 0.02 * 0.4) / 0.98 + 0.0096, because: "a bullet at a flat annual PD is one period repeated; capital adds .08 · .12",
    },
    { given: { opening: [100, 75, 50, 25], repayments: [25, 25, 25, 25], pd: [0.01, 0.03, 0.06, 0.1], recovery: 1, rf: 0.05 }, result: 0, because: "full recovery of balance and interest: nothing to pay for" },
  ],
  compute: fairSpread,
  steps: [
    { of: "survival", unit: "fraction", how: "alive at the end of each period" },
    { of: "valueAtZeroSpread", unit: "$", how: "Σ DF {S (o rf/f + π) + (S₋₁ − S) R o (1 + rf/f)}" },
    { of: "spreadAnnuity", unit: "$ per unit of spread", how: "Σ DF S o/f" },
    { of: "breakEvenSpread", unit: "per year, nominal", how: "(opening₁ − value_at_zero_spread) / spread_annuity" },
    { of: "capitalSpread", unit: "per year, nominal", how: "capital · hurdle" },
  ],
  result: (workings) => workings.spread,
});
