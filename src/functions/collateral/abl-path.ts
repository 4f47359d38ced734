import { borrowingBasePath } from "../../core/collateral/borrowing-base";
import { defineFunction, series, words } from "../define";
import { debt } from "../vocabulary";

export const ABL_PATH = defineFunction({
  name: "ABL_PATH",
  family: "collateral",
  summary: words("Repayment that falling collateral forces on an asset-based loan, period by period.", "Amortización que la caída de la garantía impone a un préstamo con base de activos, periodo a periodo."),
  args: {
    debt: { ...debt, meaning: words("Loan outstanding today, in whole dollars", "Saldo del préstamo hoy, en dólares enteros") },
    values: series("$", words("Collateral value at the end of each period", "Valor de la garantía al final de cada periodo"), { range: { min: 0 } }),
    advance: series("fraction", words("Advance rate on that value: one for all or one for each period", "Tasa de anticipo sobre ese valor: una para todos o una por periodo"), { range: { min: 0, max: 1 } }),
  },
  returns: {
    shape: "table",
    parts: [
      { name: "t", unit: "period", meaning: words("Period, counted from 1", "Periodo, desde 1") },
      { name: "limit", unit: "$", meaning: words("Most that may be outstanding", "Máximo saldo permitido"), how: "advance · value" },
      { name: "prepayment", unit: "$", meaning: words("Mandatory prepayment at the end of the period", "Pago anticipado obligatorio al final del periodo"), how: "balance before − balance" },
      { name: "balance", unit: "$", meaning: words("Loan outstanding after it", "Saldo posterior"), how: "min(balance before, limit)" },
    ],
  },
  formula: "balance[t] = min(balance[t−1], advance · value[t]); prepayment[t] = balance[t−1] − balance[t]",
  limits: [
    words("Shows what the collateral demands, not what cash can pay: compare the prepayments with CFADS. No redrawing when value rises, no scheduled principal.", "Muestra lo que exige la garantía, no lo que puede pagar la caja: compare con CFADS. Sin nuevas disposiciones si sube el valor ni principal programado."),
    words("Values usually come from GPU_RESIDUAL, whose curve rests on few sales; with GPU_ECON_VALUE the prepayments come much earlier. Show both.", "Los valores suelen venir de GPU_RESIDUAL, con pocas ventas detrás; con GPU_ECON_VALUE los pagos llegan mucho antes. Muestre ambos."),
    words("Book value is not collateral value: a borrowing base on straight-line book over six years (as some GPU loans have) falls more slowly than resale prices.", "El valor contable no es el de garantía: una base sobre amortización lineal a seis años (como algunos préstamos) cae más despacio que la reventa."),
  ],
  errors: {
    "#VALUE!": [words("advance has neither one entry nor one for each period", "advance no tiene una sola entrada ni una por periodo")],
  },
  sources: ["docs/conventions.md#borrowing-base"],
  related: ["BORROWING_BASE", "GPU_RESIDUAL", "DEBT_SCHEDULE"],
  examples: [
    { given: { debt: 70, values: [95, 77, 80], advance: 0.7 }, result: [[1, 66.5, 3.5, 66.5], [2, 53.9, 12.6, 53.9], [3, 56, 0, 53.9]], because: "by hand; a value that rises again lends nothing more" },
    { given: { debt: 50, values: [100, 100], advance: [0.6, 0.4] }, result: [[1, 60, 0, 50], [2, 40, 10, 40]], because: "an advance rate that steps down" },
  ],
  compute: borrowingBasePath,
  steps: [],
  result: ({ limits, prepayments, balances }) => limits.map((limit, t) => [t + 1, limit, prepayments[t]!, balances[t]!]),
});
