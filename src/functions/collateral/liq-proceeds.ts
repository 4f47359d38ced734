import { liquidationProceeds } from "../../core/collateral/liquidation";
import { SALE_VALUE_ERROR } from "../common-errors";
import { defineFunction, flag, number, numberOr, words } from "../define";
import { disc } from "../vocabulary";
import { carry, depth, DEPTH_LIMIT, elasticity, eligible, fee, ORDERLY_PRICE_LIMIT, orderlyPrice, resaleDecay, SALE_COSTS_LIMIT, unitCost, unitsToSell } from "./liquidation-terms";

export const LIQ_PROCEEDS = defineFunction({
  name: "LIQ_PROCEEDS",
  family: "collateral",
  summary: words("Present value of selling GPUs evenly over a time, after a delay: price impact, decay, fees, unit and holding cost.", "Valor actual de vender GPU de forma uniforme tras una demora: impacto, caída, comisión, coste por unidad y de tenencia."),
  args: {
    units: unitsToSell,
    price: orderlyPrice,
    depth,
    liqDays: number("days", words("Days over which the sale is spread, after delay_days", "Días en que se reparte la venta, después de delay_days"), { range: { above: 0, max: 3650 } }),
    decay: resaleDecay,
    delayDays: numberOr("days", words("Days until the first sale: notice, standstill, repossession, removal; as mpr_days of REPO_HAIRCUT", "Días hasta la primera venta: aviso, espera, recuperación, desmontaje; como mpr_days de REPO_HAIRCUT"), { default: 0, range: { min: 0, max: 3650 } }),
    eligible,
    elasticity,
    disc,
    fee,
    unitCost,
    carry,
    schedule: flag(words("TRUE spills the sale in slices of 30 days", "VERDADERO despliega la venta en tramos de 30 días"), false),
  },
  returns: { shape: "scalar", part: { name: "proceeds", unit: "$", meaning: words("Present value of the sale, today", "Valor actual de la venta, hoy"), how: "sales_value − unit_cost_value − delay_carry_value − sale_carry_value" } },
  switched: {
    by: "schedule",
    returns: {
      shape: "table",
      parts: [
        { name: "n", unit: "count", meaning: words("Slice of 30 days, counted from the first sale; the last one may be shorter", "Tramo de 30 días desde la primera venta; el último puede ser menor") },
        { name: "units", unit: "GPU", meaning: words("GPUs sold", "GPU vendidas"), how: "units · days of the slice/liq_days" },
        { name: "mean net price", unit: "$", meaning: words("Cash for one GPU sold", "Caja por GPU vendida"), how: "cash/units" },
        { name: "cash", unit: "$", meaning: words("Cash of the slice, undiscounted", "Caja del tramo, sin descontar"), how: "gross · (1 − fee) − unit_cost · units − holding cost of the slice; that of the delay in slice 1" },
        { name: "PV", unit: "$", meaning: words("Present value of the slice, today", "Valor actual del tramo, hoy"), how: "the same flows discounted day by day; adds up to LIQ_PROCEEDS" },
      ],
    },
  },
  formula: "∫ over the sale of units/T · [price · factor · (1 − decay)^t · (1 − fee) − unit_cost] · (1 + disc)^(−t) dt − ∫ carry · unsold(t) · (1 + disc)^(−t) dt; factor as LIQ_FACTOR; closed form",
  limits: [
    DEPTH_LIMIT,
    ORDERLY_PRICE_LIMIT,
    SALE_COSTS_LIMIT,
    words("An expected value, not a loss at a confidence level: without volatility. For the lender's haircut use REPO_HAIRCUT with mpr_days = delay_days.", "Valor esperado, no pérdida a un nivel de confianza: sin volatilidad. Para el recorte use REPO_HAIRCUT con mpr_days = delay_days."),
    words("The whole sale has one pace. A decay of .23 contains launches; a launch inside the sale is not modelled as a step.", "Toda la venta va a un ritmo. Una caída de 0,23 incluye lanzamientos; un lanzamiento durante la venta no es un salto."),
  ],
  errors: {
    "#VALUE!": [SALE_VALUE_ERROR],
  },
  warnings: ({ delayDays }) =>
    delayDays === 0 ? [words("delay_days is 0: the first GPU is sold today, before any notice, repossession or removal", "delay_days es 0: la primera GPU se vende hoy, antes de aviso, recuperación o desmontaje")] : [],
  sources: ["docs/conventions.md#liquidation-proceeds", "SpotWire valuator_data.json v0.6 (CC-BY): liquidation factors and 25 sold comparables; relutech.com: up to 40 % of value lost if not remarketed in about 60 days (grade C)"],
  related: ["LIQ_OPTIMAL", "LIQ_FACTOR", "REPO_HAIRCUT"],
  examples: [
    { given: { units: 100, price: 1000, depth: 1000, liqDays: 30, decay: 0, disc: 0, fee: 0.1, unitCost: 50, carry: 365 }, result: 83500, because: "90000 − 5000 − 100 GPUs · 15 days at $1 a day = 1500" },
    { given: { units: 100, price: 1000, depth: 1000, liqDays: 365, decay: 0, disc: 0, delayDays: 365, carry: 100 }, result: 85000, because: "100000 − 100 · 100 for the year before the sale − half of that during it" },
    { given: { units: 160, price: 1000, depth: 10, liqDays: 30, decay: 0, disc: 0, elasticity: 0.25 }, result: 80000, because: "16 times the depth: half the price" },
    {
      given: { units: 100, price: 1000, depth: 1000, liqDays: 40, decay: 0, disc: 0, fee: 0.1, schedule: true },
      result: [[1, 75, 900, 67500, 67500], [2, 25, 900, 22500, 22500]], because: "30 of 40 days, then 10; 900 net each",
    },
    { given: { units: 10000, price: 20000, depth: 1500, liqDays: 90, decay: 0.23, delayDays: 60, eligible: 0.5, fee: 0.05, unitCost: 300, carry: 1000 }, result: 114156094.40205295, because: "60 days before the first sale: numerical quadrature in another program" },
  ],
  work: () => 200,
  compute: liquidationProceeds,
  steps: [
    { of: "factor", unit: "fraction", how: "LIQ_FACTOR(units, depth, liq_days, eligible, elasticity)" },
    { of: "delayYears", unit: "years", how: "delay_days/365" },
    { of: "saleYears", unit: "years", how: "liq_days/365" },
    { of: "salesValue", unit: "$", how: "units · price · factor · (1 − decay)^delay · φ(k + d, T)/T · (1 − fee) · (1 + disc)^(−delay); k = ln(1 + disc), d = −ln(1 − decay)" },
    { of: "unitCostValue", unit: "$", how: "units · unit_cost · φ(k, T)/T · (1 + disc)^(−delay)" },
    { of: "delayCarryValue", unit: "$", how: "units · carry · φ(k, delay)" },
    { of: "saleCarryValue", unit: "$", how: "units · carry · [φ(k, T) − τ(k, T)/T] · (1 + disc)^(−delay)" },
  ],
  result: ({ proceeds, schedule }, values) =>
    values.schedule ? schedule.map(({ units, netPrice, cash, presentValue }, i) => [i + 1, units, netPrice, cash, presentValue]) : proceeds,
});
