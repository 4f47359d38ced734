import { optimalLiquidation } from "../../core/collateral/optimal-liquidation";
import { SALE_VALUE_ERROR } from "../common-errors";
import { defineFunction, numberOr, words } from "../define";
import { disc } from "../vocabulary";
import { carry, depth, DEPTH_LIMIT, elasticity, eligible, fee, ORDERLY_PRICE_LIMIT, orderlyPrice, resaleDecay, SALE_COSTS_LIMIT, unitCost, unitsToSell } from "./liquidation-terms";

export const LIQ_OPTIMAL = defineFunction({
  name: "LIQ_OPTIMAL",
  family: "collateral",
  summary: words("Length of a sale of GPUs that brings most today, and what it brings: a better price per unit against decay.", "Duración de una venta de GPU que más rinde hoy, y su valor: mejor precio por unidad frente a la caída."),
  args: {
    units: unitsToSell,
    price: orderlyPrice,
    depth,
    decay: resaleDecay,
    eligible,
    elasticity,
    disc,
    fee,
    unitCost,
    carry,
    maxDays: numberOr("days", words("The sale takes at most this long", "La venta dura como máximo esto"), {
      default: 1825, range: { above: 0, max: 3650 },
      evidence: { grade: "D", why: words("five years, longer than any lender waits: a bound for the search", "cinco años, más de lo que espera un prestamista: cota de la búsqueda") },
    }),
  },
  returns: {
    shape: "row",
    parts: [
      { name: "days", unit: "days", meaning: words("Best length of the sale; 0 is at once", "Mejor duración de la venta; 0 es de inmediato"), how: "candidate with the highest proceeds, the shortest in a tie" },
      { name: "proceeds", unit: "$", meaning: words("Present value of the sale of that length, today", "Valor actual de esa venta, hoy"), how: "LIQ_PROCEEDS at days" },
    ],
  },
  formula: "argmax over 0 to max_days of LIQ_PROCEEDS(units, price, depth, days, decay, 0, …); without unit and holding cost days = min(30 · units/(depth · eligible), 365 · x/a), x/(e^x − 1) = 1 − elasticity, a = ln(1 + disc) − ln(1 − decay)",
  limits: [
    DEPTH_LIMIT,
    ORDERLY_PRICE_LIMIT,
    SALE_COSTS_LIMIT,
    words("The best length for an owner who can wait and bears no risk. A lender sells faster: the value is flat around the best (with elasticity .24, half the time costs about 4 %).", "La mejor duración para quien puede esperar y no asume riesgo. Un prestamista vende antes: el valor es plano cerca del óptimo (con elasticidad 0,24, la mitad del tiempo cuesta un 4 %)."),
    words("The sale starts today: no delay for repossession.", "La venta empieza hoy: sin demora por recuperación."),
  ],
  errors: {
    "#VALUE!": [SALE_VALUE_ERROR],
  },
  sources: ["docs/conventions.md#optimal-liquidation", "SpotWire valuator_data.json v0.6 (CC-BY): liquidation factors behind the elasticity"],
  related: ["LIQ_PROCEEDS", "LIQ_FACTOR", "REPO_HAIRCUT"],
  examples: [
    { given: { units: 1000, price: 20000, depth: 1500, decay: 0.23 }, result: [[20, 19805828.682601444]], tolerance: 1e-9, because: "a small lot sells at the market's own pace, 30 · 1000/1500 days; value by another program" },
    { given: { units: 100, price: 1000, depth: 100, decay: 0, disc: 0 }, result: [[30, 100000]], because: "nothing is lost by waiting: the shortest length without a concession" },
    { given: { units: 1000000, price: 20000, depth: 1500, decay: 0.23 }, pick: [0, 0], result: 538, tolerance: 0.001, because: "a large lot: 365 · .5259/(ln 1.1 − ln .77), x/(e^x − 1) = .76, worked out beforehand to three digits" },
  ],
  work: () => 300,
  compute: optimalLiquidation,
  steps: [
    { of: "unhurriedDays", unit: "days", how: "30 · units/(depth · eligible): no concession from here on" },
    { of: "candidateDays", unit: "days", how: "0, max_days, unhurried_days, and each length at which another day stops paying" },
    { of: "candidateProceeds", unit: "$", how: "LIQ_PROCEEDS at each of them" },
    { of: "factor", unit: "fraction", how: "LIQ_FACTOR at the best length" },
    { of: "salesValue", unit: "$", how: "present value of sales after commission" },
    { of: "unitCostValue", unit: "$", how: "present value of unit cost" },
    { of: "carryValue", unit: "$", how: "present value of holding cost" },
  ],
  result: ({ days, proceeds }) => [days, proceeds],
});
