import { fireSale } from "../../core/collateral/fire-sale";
import { defineFunction, number, numberOr, series, seriesOr, word, words } from "../define";
import { depth, DEPTH_LIMIT, elasticity, eligible, ORDERLY_PRICE_LIMIT, orderlyPrice, SALE_DAYS_EVIDENCE } from "./liquidation-terms";

const OUTPUTS = {
  PRICE: words("Price of one GPU after the sale", "Precio de una GPU tras la venta"),
  TOTAL: words("GPUs that all firms sell", "GPU que venden todas las empresas"),
  SALES: words("GPUs that each firm sells", "GPU que vende cada empresa"),
  SHORTFALLS: words("Debt of each firm that its cash and all its GPUs do not cover", "Deuda de cada empresa no cubierta por su caja y todas sus GPU"),
};

export const FIRE_SALE = defineFunction({
  name: "FIRE_SALE",
  family: "collateral",
  summary: words("Price and sales when several lenders enforce the same maximum LTV at once: each sale lowers the price for all.", "Precio y ventas cuando varios prestamistas exigen el mismo LTV máximo a la vez: cada venta baja el precio de todos."),
  args: {
    debt: series("$", words("Debt of each firm, in whole dollars", "Deuda de cada empresa, en dólares enteros"), { range: { min: 0 } }),
    units: series("GPU", words("GPUs of each firm before the sale", "GPU de cada empresa antes de la venta"), { range: { min: 0 } }),
    ltv: number("fraction", words("Maximum loan-to-value that every lender enforces", "LTV máximo que exige cada prestamista"), { range: { above: 0, below: 1 } }),
    price: orderlyPrice,
    depth,
    liqDays: numberOr("days", words("Days over which all the sales are spread", "Días en que se reparten todas las ventas"), {
      default: 90, range: { above: 0, max: 3650 },
      evidence: SALE_DAYS_EVIDENCE,
    }),
    eligible,
    elasticity,
    cash: seriesOr("$", words("Cash of each firm, paid to its lender first; one for all or one each", "Caja de cada empresa, que paga antes; una para todas o una por empresa"), { default: [0], range: { min: 0 } }),
    output: word(OUTPUTS, words("Part of the answer", "Parte de la respuesta"), "PRICE"),
  },
  returns: { shape: "scalar", part: { name: "price", unit: "$", meaning: OUTPUTS.PRICE, how: "greatest P with P = price · LIQ_FACTOR(total sold at P)" } },
  switched: [
    { by: "output", on: ["TOTAL"], returns: { shape: "scalar", part: { name: "total", unit: "GPU", meaning: OUTPUTS.TOTAL, how: "sum of sales" } } },
    { by: "output", on: ["SALES"], returns: { shape: "series", part: { name: "sales", unit: "GPU", meaning: OUTPUTS.SALES, how: "(net_debt − ltv · P · units)/(P · (1 − ltv)) within 0 and units" } } },
    { by: "output", on: ["SHORTFALLS"], returns: { shape: "series", part: { name: "shortfall", unit: "$", meaning: OUTPUTS.SHORTFALLS, how: "max(0, net_debt − P · units)" } } },
  ],
  formula: "P = price · LIQ_FACTOR(Σ sales, depth, liq_days, eligible, elasticity); sales = min(units, max(0, (debt − cash − ltv · P · units)/(P · (1 − ltv)))); the greatest such P",
  limits: [
    DEPTH_LIMIT,
    ORDERLY_PRICE_LIMIT,
    words("The first and best equilibrium: where the spiral stops when it starts from today's price. There may be a worse one if confidence goes first.", "El primer y mejor equilibrio: donde para la espiral desde el precio de hoy. Puede haber otro peor si antes se pierde la confianza."),
    words("One maximum LTV for all, marked to market and enforced at once. GPU loans rarely carry such a trigger (they amortise and trap cash): read it as a stress of the whole market, not of one loan.", "Un LTV máximo común, a mercado y exigido de inmediato. Los préstamos sobre GPU rara vez lo llevan (amortizan y retienen caja): es un estrés de todo el mercado."),
    words("Fractions of a GPU are sold; no fee, decay or holding cost during the sale (LIQ_PROCEEDS has them).", "Se venden fracciones de GPU; sin comisión, caída ni coste de tenencia durante la venta (los tiene LIQ_PROCEEDS)."),
  ],
  errors: {
    "#VALUE!": [
      words("debt and units differ in length", "debt y units tienen longitudes distintas"),
      words("cash has neither one entry nor one for each firm", "cash no tiene una sola entrada ni una por empresa"),
    ],
  },
  warnings: ({ debt, units, price }) =>
    debt.some((owed, i) => owed > 0 && owed < 100 * (units[i] ?? 0))
      ? [words("a debt is below $100 per GPU: is it in millions?", "una deuda es menor de 100 $ por GPU: ¿está en millones?")]
      : debt.every((owed, i) => owed <= (units[i] ?? 0) * price) ? [] : [words("a firm owes more than its GPUs are worth today, before its cash", "una empresa debe más de lo que valen hoy sus GPU, antes de su caja")],
  sources: ["docs/conventions.md#fire-sale", "R. Cifuentes, G. Ferrucci, H. S. Shin: Liquidity risk and contagion, Journal of the European Economic Association 3 (2005)"],
  related: ["LIQ_FACTOR", "LIQ_PROCEEDS", "REPO_HAIRCUT"],
  examples: [
    { given: { debt: [180000000, 100000000], units: [10000, 10000], ltv: 0.65, price: 30000, depth: 20000 }, result: 30000, because: "LTV .60 and .33 are below .65: nobody sells" },
    { given: { debt: [300000000], units: [10000], ltv: 0.65, price: 30000, depth: 1500, eligible: 0.5 }, result: 20972, tolerance: 0.00005, because: "all 10,000 are sold: pressure 10000/3/750 = 4.44; 30000 · 4.44^(−.24), printed beforehand to the dollar" },
    { given: { debt: [3200], units: [10], ltv: 0.5, price: 400, depth: 5, liqDays: 30, elasticity: 1, output: "SALES" }, result: [[10]], because: "6 must go at 400, which leaves 400 · 5/6 = 333; 9.2 at 333, then all 10 at 200: the spiral runs to the end" },
    { given: { debt: [3200], units: [10], ltv: 0.5, price: 400, depth: 5, liqDays: 30, elasticity: 1, output: "SHORTFALLS" }, result: [[1200]], because: "3200 − 200 · 10, though the GPUs were worth 4000" },
    { given: { debt: [2400, 1000], units: [10, 10], ltv: 0.5, price: 400, depth: 100, liqDays: 30, cash: [200, 0], output: "TOTAL" }, result: 1, because: "below depth: (2200 − 2000)/(400 · .5)" },
  ],
  compute: fireSale,
  steps: [
    { of: "netDebt", unit: "$", how: "max(0, debt − cash)" },
    { of: "triggerPrices", unit: "$", how: "net_debt/(ltv · units): below it the firm sells" },
    { of: "firstRoundSales", unit: "GPU", how: "sales at today's price" },
    { of: "firstRoundPrice", unit: "$", how: "price that those sales alone would leave" },
    { of: "priceAfter", unit: "$", how: "greatest P with P = price · LIQ_FACTOR(total sold at P)" },
    { of: "sales", unit: "GPU", how: "(net_debt − ltv · P · units)/(P · (1 − ltv)) within 0 and units" },
    { of: "total", unit: "GPU", how: "sum of sales" },
    { of: "shortfalls", unit: "$", how: "max(0, net_debt − P · units)" },
  ],
  result: ({ priceAfter, total, sales, shortfalls }, { output }) => ({ PRICE: priceAfter, TOTAL: total, SALES: sales, SHORTFALLS: shortfalls })[output],
});
