import { expectedLoss } from "../../core/risk/loss";
import { CUMULATIVE_PD_ERROR, SERIES_ERROR } from "../common-errors";
import { defineFunction, numberOr, series, words } from "../define";
import { freq } from "../vocabulary";
import { ANNUAL_OR_CUMULATIVE, NO_DEFAULT_LIMIT, opening, pdPath } from "./credit-arguments";

export const EXPECTED_LOSS = defineFunction({
  name: "EXPECTED_LOSS",
  family: "risk",
  summary: words("Expected credit loss over the life of a loan: default in each period times loss times balance, discounted.", "Pérdida crediticia esperada en la vida de un préstamo: impago por periodo, por pérdida y saldo, descontada."),
  args: {
    opening,
    pd: pdPath,
    lgd: series("fraction", words("Loss given default of each period, rising as the chips age; one value repeats", "Pérdida en impago por periodo, creciente con la edad de los chips; un valor se repite"), { range: { min: 0, max: 1 } }),
    rf: numberOr("per year, nominal", words("Discount rate, nominal; 0 leaves losses undiscounted", "Tasa de descuento nominal; 0 no descuenta"), { default: 0, range: { above: -1, max: 10 } }),
    freq,
  },
  returns: { shape: "scalar", part: { name: "expected loss", unit: "$", meaning: words("Present value of expected losses", "Valor actual de las pérdidas esperadas"), how: "Σ losses" } },
  formula: "Σ (S[t−1] − S[t]) · lgd · opening · (1 + rf/freq)^−t; S[t] = (1 − pd)^(t/freq), or 1 − cumulative pd",
  limits: [
    ANNUAL_OR_CUMULATIVE,
    words("Default and loss are taken as independent. They are not: rents that break the borrower also break the price of its chips.", "Impago y pérdida se toman como independientes y no lo son: el alquiler que hunde al deudor hunde también sus chips."),
    NO_DEFAULT_LIMIT,
  ],
  errors: {
    "#VALUE!": [SERIES_ERROR, CUMULATIVE_PD_ERROR],
  },
  sources: ["docs/conventions.md#expected-loss", "docs/conventions.md#default-probability"],
  related: ["LGD_COLLATERAL", "FAIR_SPREAD", "DSCR_PD_CURVE", "VASICEK_LOSS"],
  examples: [
    { given: { opening: [100, 60], pd: [0.02, 0.05], lgd: [0.4, 0.5], freq: 1 }, result: 1.7, because: "by hand: .02 · .4 · 100 + .03 · .5 · 60" },
    { given: { opening: [100, 100], pd: 0.2, lgd: 0.5, rf: 0.25, freq: 1 }, result: 13.12, because: "by hand: .2 · 50/1.25 + .16 · 50/1.5625" },
  ],
  compute: expectedLoss,
  steps: [
    { of: "survival", unit: "fraction", how: "alive at the end of each period" },
    { of: "defaults", unit: "fraction", how: "defaults within each period" },
    { of: "discount", unit: "factor", how: "(1 + rf/freq)^−t" },
    { of: "losses", unit: "$", how: "defaults · lgd · opening · discount" },
  ],
  result: (workings) => workings.expectedLoss,
});
