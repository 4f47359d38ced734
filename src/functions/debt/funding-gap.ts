import { fundingGap } from "../../core/debt/funding-gap";
import { defineFunction, number, numberOr, series, words } from "../define";

const MONEY = "$ or $m, all alike";

export const FUNDING_GAP = defineFunction({
  name: "FUNDING_GAP",
  family: "debt",
  summary: words("Money that has to be raised in each period: what cash, operations and committed lines do not cover.", "Dinero que hay que obtener en cada periodo: lo que no cubren la caja, la operación y las líneas comprometidas."),
  args: {
    cash: number(MONEY, words("Cash today", "Caja hoy"), { range: { min: 0 } }),
    cfo: series(MONEY, words("Cash flow from operations of each period, after interest; negative where cash is burnt; one for all or one each", "Flujo de caja operativo de cada periodo, tras intereses; negativo si consume caja; uno para todos o uno por periodo")),
    capex: series(MONEY, words("Capital spending of each period, as a positive number; one for all or one each", "Inversión de cada periodo, en positivo; una para todos o una por periodo"), { range: { min: 0 } }),
    maturities: series(MONEY, words("Debt falling due in each period; one for all or one each", "Deuda que vence en cada periodo; una para todos o una por periodo"), { range: { min: 0 } }),
    undrawn: numberOr(MONEY, words("Committed credit lines not drawn", "Líneas comprometidas sin disponer"), { default: 0, range: { min: 0 } }),
    minCash: numberOr(MONEY, words("Cash that must remain at all times", "Caja mínima que debe quedar siempre"), { default: 0, range: { min: 0 } }),
  },
  returns: {
    shape: "table",
    parts: [
      { name: "t", unit: "period", meaning: words("Number of the period, from 1", "Número del periodo, desde 1"), how: "1, 2, …" },
      { name: "opening cash", unit: MONEY, meaning: words("Cash at the start", "Caja al inicio"), how: "closing cash of the period before; cash in period 1" },
      { name: "cfo", unit: MONEY, meaning: words("Cash flow from operations", "Flujo de caja operativo"), how: "as given" },
      { name: "capex", unit: MONEY, meaning: words("Capital spending", "Inversión"), how: "as given" },
      { name: "maturities", unit: MONEY, meaning: words("Debt falling due", "Deuda que vence"), how: "as given" },
      { name: "draw", unit: MONEY, meaning: words("Drawn on committed lines", "Dispuesto de líneas comprometidas"), how: "min(max(0, min_cash − cash before funding), undrawn left)" },
      { name: "gap", unit: MONEY, meaning: words("New money to be raised", "Dinero nuevo por obtener"), how: "max(0, min_cash − cash before funding) − draw" },
      { name: "closing cash", unit: MONEY, meaning: words("Cash at the end, the gap being funded", "Caja al final, con el déficit cubierto"), how: "opening cash + cfo − capex − maturities + draw + gap" },
    ],
  },
  formula: "need = max(0, min_cash − (opening + cfo − capex − maturities)); draw = min(need, undrawn left); gap = need − draw; closing = opening + cfo − capex − maturities + draw + gap",
  limits: [
    words("The gap is taken as funded, with money that costs nothing and does not fall due inside the table; what it then costs belongs into cfo and maturities.", "El déficit se da por cubierto con dinero sin coste que no vence dentro de la tabla; su coste va en cfo y maturities."),
    words("A line is committed only while its conditions are met: a lender that stops lending is the case to test with undrawn = 0.", "Una línea está comprometida solo si se cumplen sus condiciones: pruebe el caso undrawn = 0, en que el banco deja de prestar."),
    words("Capex guidance decides the result and changes every quarter: show the low and the high end.", "La previsión de capex decide el resultado y cambia cada trimestre: muestre el extremo bajo y el alto."),
  ],
  errors: {
    "#VALUE!": [
      words("cfo, capex or maturities has neither one entry nor one for each period", "cfo, capex o maturities no tiene una sola entrada ni una por periodo"),
    ],
  },
  warnings: ({ cfo, capex, maturities }) =>
    cfo.length === 1 && (capex.length > 1 || maturities.length > 1)
      ? [words("one cfo stands for every period", "un solo cfo vale para todos los periodos")]
      : [],
  sources: ["docs/conventions.md#funding-gap"],
  related: ["MATURITY_LADDER", "DDTL_SCHEDULE", "WATERFALL"],
  examples: [
    { given: { cash: 4.2, cfo: 5, capex: 32.5, maturities: 4.2, undrawn: 3.7, minCash: 1 }, result: [[1, 4.2, 5, 32.5, 4.2, 3.7, 24.8, 1]], because: "by hand: 4.2 + 5 − 32.5 − 4.2 = −27.5; 28.5 is needed and 3.7 is drawn" },
    { given: { cash: 10, cfo: [5, 5], capex: [1, 1], maturities: [2, 20], undrawn: 1 }, result: [[1, 10, 5, 1, 2, 0, 0, 12], [2, 12, 5, 1, 20, 1, 3, 0]], because: "by hand: the surplus of the first period is carried into the second" },
  ],
  compute: fundingGap,
  steps: [
    { of: "totalGap", unit: MONEY, how: "Σ gap" },
    { of: "firstGap", unit: "period", how: "first period in which new money is needed" },
    { of: "undrawnAtEnd", unit: MONEY, how: "undrawn − Σ draw" },
  ],
  result: ({ periods }) => periods.map((row, t) => [t + 1, row.opening, row.cfo, row.capex, row.maturities, row.draw, row.gap, row.closing]),
});
