import { waterfall } from "../../core/debt/waterfall";
import { defineFunction, number, optionalSeries, series, words } from "../define";

export const WATERFALL = defineFunction({
  name: "WATERFALL",
  family: "debt",
  summary: words("Pays claims from one sum of cash by rank; equal ranks share pro rata; the last row is what is left.", "Paga derechos de cobro con una suma de caja por rango; rangos iguales se reparten a prorrata; la última fila es lo que queda."),
  args: {
    cash: number("$", words("Cash to be paid out; negative cash pays nothing", "Caja por repartir; si es negativa no paga nada")),
    claims: series("$", words("Amount of each claim", "Importe de cada derecho de cobro"), { range: { min: 0 } }),
    rank: optionalSeries("rank", words("Rank of each claim: a smaller number is paid first, equal numbers share; the order given when left out", "Rango de cada derecho: el menor cobra primero, iguales se reparten; el orden dado si se omite")),
  },
  returns: {
    shape: "table",
    parts: [
      { name: "claim", unit: "$", meaning: words("Amount claimed, in the order given; residual in the last row", "Importe reclamado, en el orden dado; residual en la última fila"), how: "as given" },
      { name: "paid", unit: "$", meaning: words("Amount paid; cash left in the last row", "Importe pagado; caja restante en la última fila"), how: "the claim, or its share of what is left for its rank" },
      { name: "shortfall", unit: "$", meaning: words("Claim not paid", "Parte no pagada"), how: "claim − paid; 0 in the last row" },
    ],
  },
  formula: "by rank: paid = claim while cash lasts, then claim · left/Σ claims of the rank, then 0; residual = cash − Σ paid",
  limits: [
    words("Ranks are what the documents say in default; before default a lower rank is often paid while a higher one is only accruing.", "El rango es el que dice el contrato en caso de impago; antes, un rango inferior suele cobrar mientras el superior solo devenga."),
    words("One moment, one pot: no timing, set-off, structural subordination or release of collateral. Usual order of a GPU borrower: taxes and fees, opex, interest, principal, reserve, sweep, distribution.", "Un momento y una bolsa: sin plazos, compensación, subordinación estructural ni liberación de garantías. Orden usual: impuestos y comisiones, opex, intereses, principal, reserva, barrido, reparto."),
  ],
  errors: {
    "#VALUE!": [words("rank does not have one entry for each claim", "rank no tiene una entrada por cada crédito")],
  },
  warnings: ({ cash }) => (cash < 0 ? [words("cash is negative: nothing is paid and the deficit stands in the last row", "cash es negativo: no se paga nada y el déficit figura en la última fila")] : []),
  sources: ["docs/conventions.md#waterfall"],
  related: ["SWEEP_SCHEDULE", "DSRA", "FUNDING_GAP"],
  examples: [
    { given: { cash: 100, claims: [20, 50, 60] }, result: [[20, 20, 0], [50, 50, 0], [60, 30, 30], ["residual", 0, 0]], because: "by hand: one after the other" },
    { given: { cash: 100, claims: [60, 20, 120], rank: [2, 1, 2] }, result: [[60, 80 / 3, 60 - 80 / 3], [20, 20, 0], [120, 160 / 3, 120 - 160 / 3], ["residual", 0, 0]], because: "by hand: 20 first, then 80 over 60 and 120 as 1 : 2" },
  ],
  compute: waterfall,
  steps: [
    { of: "available", unit: "$", how: "max(0, cash)" },
    { of: "totalClaims", unit: "$", how: "Σ claims" },
    { of: "order", unit: "number of the claim", how: "claims in the order in which they are paid" },
    { of: "totalShortfall", unit: "$", how: "Σ shortfall" },
  ],
  result: ({ paid, shortfall, residual }, { claims }) => [...claims.map((claim, j) => [claim, paid[j]!, shortfall[j]!]), ["residual", residual, 0]],
});
