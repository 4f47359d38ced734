import { borrowingBase } from "../../core/collateral/borrowing-base";
import { defineFunction, numberOr, optionalSeries, series, words } from "../define";

export const BORROWING_BASE = defineFunction({
  name: "BORROWING_BASE",
  family: "collateral",
  summary: words("What an asset-based lender lends against classes of assets: advance rates, caps and a reserve.", "Lo que presta un financiador con garantía de activos sobre cada clase: tasas de anticipo, topes y reserva."),
  args: {
    gross: series("$", words("Gross amount of each asset class", "Importe bruto de cada clase de activo"), { range: { min: 0 } }),
    ineligible: series("$", words("Ineligible amount of each class", "Importe no admisible de cada clase"), { range: { min: 0 } }),
    advance: series("fraction", words("Advance rate: one for all or one for each class", "Tasa de anticipo: una para todas o una por clase"), { range: { min: 0, max: 1 } }),
    cap: optionalSeries("$", words("Most that a class may contribute: one for all or one each; left out: no cap", "Máximo que aporta una clase: uno para todas o uno por clase; omitido: sin tope"), { range: { min: 0 } }),
    reserve: numberOr("$", words("Reserve that the lender holds back from the total", "Reserva que el prestamista retiene del total"), { default: 0, range: { min: 0 } }),
  },
  returns: { shape: "scalar", part: { name: "base", unit: "$", meaning: words("Borrowing base, never negative", "Base de endeudamiento, nunca negativa"), how: "max(0, total − reserve)" } },
  formula: "max(0, Σ min(cap, advance · max(0, gross − ineligible)) − reserve)",
  limits: [
    words("Usual advances: receivables 85 %, inventory 65 % of cost or 85 % of net orderly liquidation value (grade C). For GPUs 1 − REPO_HAIRCUT, on orderly liquidation value, not on cost.", "Anticipos usuales: cuentas a cobrar 85 %, existencias 65 % del coste u 85 % del valor neto de liquidación ordenada (grado C). Para GPU, 1 − REPO_HAIRCUT sobre liquidación ordenada."),
    words("A blank cell inside a range is 0: a blank cap closes its class.", "Una celda vacía en un rango es 0: un tope en blanco cierra su clase."),
    words("A base is a limit on one day. As GPUs lose value it falls and forces repayment: see ABL_PATH.", "La base es un límite de un día. Al perder valor las GPU baja y obliga a pagar: véase ABL_PATH."),
  ],
  errors: {
    "#VALUE!": [
      words("gross and ineligible differ in length", "gross e ineligible tienen longitudes distintas"),
      words("advance or cap has neither one entry nor one for each class", "advance o cap no tiene una sola entrada ni una por clase"),
    ],
  },
  sources: ["docs/conventions.md#borrowing-base", "Office of the Comptroller of the Currency, Comptroller's Handbook: Asset-Based Lending (March 2014)"],
  related: ["ELIGIBLE_AR", "ABL_PATH", "REPO_HAIRCUT"],
  examples: [
    { given: { gross: [100, 50], ineligible: [20, 0], advance: [0.85, 0.5], reserve: 5 }, result: 88, because: ".85 · 80 + .5 · 50 − 5" },
    { given: { gross: [100, 50], ineligible: [20, 60], advance: 0.8, cap: [60, 100] }, result: 60, because: "min(60, 64), and nothing of 50 − 60" },
  ],
  compute: borrowingBase,
  steps: [
    { of: "eligible", unit: "$", how: "max(0, gross − ineligible)" },
    { of: "availability", unit: "$", how: "min(cap, advance · eligible)" },
    { of: "total", unit: "$", how: "sum of availability" },
  ],
  result: (workings) => workings.base,
});
