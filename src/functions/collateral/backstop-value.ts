import { backstop } from "../../core/collateral/backstop";
import { FINITE_ERROR } from "../common-errors";
import { defineFunction, number, numberOr, weak, words } from "../define";
import { disc } from "../vocabulary";

export const BACKSTOP_VALUE = defineFunction({
  name: "BACKSTOP_VALUE",
  family: "collateral",
  summary: words("Value of a guarantee that collateral is worth a given amount on a day, by a guarantor who may fail with it.", "Valor de una garantía de que el colateral valga cierto importe en una fecha, de un garante que puede fallar."),
  args: {
    guaranteed: number("$", words("Value that the guarantor makes up to, for one GPU or for the pool", "Valor garantizado, por GPU o por el conjunto"), { range: { above: 0 } }),
    value: number("$", words("Value of the same collateral today", "Valor hoy de la misma garantía"), { range: { above: 0 } }),
    vol: number("per √year", words("Volatility of that value a year; .40 is a judgement from five rent points", "Volatilidad anual de ese valor; 0,40 es un juicio sobre cinco puntos de alquiler"), { range: { min: 0, max: 10 } }),
    years: number("years", words("Years until the guarantee can be called", "Años hasta que se puede ejecutar la garantía"), { range: { min: 0, max: 100 } }),
    decay: numberOr("per year, effective", words("Expected fall of value a year; it moves the mean", "Caída esperada del valor al año; mueve la media"), { default: 0, range: { min: -1, below: 1 } }),
    disc: { ...disc, default: 0, evidence: { grade: "D", why: words("a riskless rate belongs here, as the guarantor's risk is counted by pd", "aquí va un tipo sin riesgo: el riesgo del garante lo cuenta pd") } },
    pd: numberOr("fraction", words("Probability that the guarantor fails within years (not in one year)", "Probabilidad de que el garante falle dentro de years (no en un año)"), { default: 0, range: { min: 0, max: 1 } }),
    rho: numberOr("correlation", words("Correlation of the value with the guarantor's credit; positive: it fails when chips are cheap", "Correlación del valor con el crédito del garante; positiva: falla cuando las GPU están baratas"), { default: 0, range: { min: -1, max: 1 } }),
  },
  returns: { shape: "scalar", part: { name: "backstop", unit: "$", meaning: words("Value of the guarantee today", "Valor de la garantía hoy"), how: "riskless_value − guarantor_loss" } },
  formula: "(1 + disc)^(−years) · {guaranteed · [Φ(−d2) − Φ₂(−d2, c; rho)] − F · [Φ(−d1) − Φ₂(−d1, c − rho · s; rho)]}; F = value · (1 − decay)^years, s = vol · √years, d1 = [ln(F/guaranteed) + s²/2]/s, d2 = d1 − s, c = Φ⁻¹(pd)",
  limits: [
    words("pd is over the whole term, not a year: for an annual probability p pass 1 − (1 − p)^years.", "pd es de todo el plazo, no anual: para una probabilidad anual p use 1 − (1 − p)^years."),
    words("The defaults decay 0 and pd 0 describe a riskless guarantor of chips that do not lose value: set both. A guarantor in the same industry (chip maker, cloud) calls for a positive rho.", "Los valores decay 0 y pd 0 describen un garante sin riesgo y GPU que no pierden valor: fije ambos. Un garante del mismo sector exige rho positivo."),
    weak("vol", words("vol of GPU value rests on five mixed points; rho has never been measured: show a range.", "La vol del valor de GPU se apoya en cinco puntos mezclados; rho nunca se ha medido: muestre un rango.")),
    words("One date, cash settlement, no recovery from a failed guarantor, no dispute about the appraisal. Residual-value guarantees often cap the amount and require return condition.", "Una fecha, liquidación en efectivo, sin recuperación del garante fallido ni disputa de tasación. Estas garantías suelen tener topes y condiciones de entrega."),
  ],
  errors: {
    "#VALUE!": [FINITE_ERROR],
  },
  warnings: ({ decay, pd, rho }) => [
    ...(decay === 0 ? [words("decay is 0: the collateral is expected to keep its value", "decay es 0: se espera que la garantía conserve su valor")] : []),
    ...(pd === 0 ? [words("pd is 0: the guarantor never fails", "pd es 0: el garante nunca falla")] : []),
    ...(pd > 0 && rho === 0 ? [words("rho is 0: the guarantor's failure has nothing to do with the price of chips", "rho es 0: el fallo del garante no tiene relación con el precio de las GPU")] : []),
  ],
  sources: ["docs/conventions.md#backstop", "F. Black: The pricing of commodity contracts, Journal of Financial Economics 3 (1976)"],
  related: ["GPU_RESIDUAL", "REPO_HAIRCUT"],
  examples: [
    { given: { guaranteed: 10000, value: 8000, vol: 0, years: 2, decay: 0.5 }, result: 8000, because: "certain value 2000: the guarantor pays 8000" },
    { given: { guaranteed: 10000, value: 20000, vol: 0.4, years: 3, decay: 0.23, disc: 0.04 }, result: 2709.6145991726503, because: "riskless guarantor: numerical quadrature in another program" },
    { given: { guaranteed: 10000, value: 20000, vol: 0.4, years: 3, decay: 0.23, disc: 0.04, pd: 0.1 }, result: 2438.6531392553853, because: "an independent guarantor: 90 % of the riskless value" },
    { given: { guaranteed: 10000, value: 20000, vol: 0.4, years: 3, decay: 0.23, disc: 0.04, pd: 0.1, rho: 0.5 }, result: 2221.336452682261, because: "wrong-way guarantor: quadrature of the conditional survival in another program" },
  ],
  compute: backstop,
  steps: [
    { of: "forward", unit: "$", how: "F = value · (1 − decay)^years" },
    { of: "discountFactor", unit: "fraction", how: "(1 + disc)^(−years)" },
    { of: "spread", unit: "fraction", how: "s = vol · √years" },
    { of: "d1", unit: "number", how: "[ln(F/guaranteed) + s²/2]/s" },
    { of: "d2", unit: "number", how: "d1 − s" },
    { of: "callProbability", unit: "probability", how: "Φ(−d2)" },
    { of: "failedCallProbability", unit: "probability", how: "Φ₂(−d2, Φ⁻¹(pd); rho): called, and the guarantor has failed" },
    { of: "risklessValue", unit: "$", how: "discount_factor · [guaranteed · Φ(−d2) − F · Φ(−d1)]" },
    { of: "guarantorLoss", unit: "$", how: "discount_factor · [guaranteed · failed_call_probability − F · Φ₂(−d1, c − rho · s; rho)]" },
  ],
  result: (workings) => workings.backstopValue,
});
