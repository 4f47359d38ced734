import { mertonPd } from "../../core/risk/merton";
import { defineFunction, number, numberOr, words } from "../define";
import { NO_DEFAULT_LIMIT } from "./credit-arguments";

export const MERTON_PD = defineFunction({
  name: "MERTON_PD",
  family: "risk",
  summary: words("Probability that assets are worth less than debt at a date, from their value, volatility and drift.", "Probabilidad de que los activos valgan menos que la deuda en una fecha, según valor, volatilidad y tendencia."),
  args: {
    assets: number("$", words("Value of assets today", "Valor de los activos hoy"), { range: { min: 0 } }),
    debt: number("$", words("Debt to be covered at the horizon", "Deuda a cubrir en el horizonte"), { range: { min: 0 } }),
    vol: number("per √year", words("Volatility of assets a year", "Volatilidad anual de los activos"), { range: { min: 0, max: 10 } }),
    years: number("years", words("Horizon", "Horizonte"), { range: { above: 0, max: 100 } }),
    drift: numberOr("per year, continuous", words("Expected growth of assets; for GPUs negative: ln(1 − decay)", "Crecimiento esperado de los activos; en GPU negativo: ln(1 − caída)"), { default: 0, range: { min: -5, max: 5 } }),
  },
  returns: { shape: "scalar", part: { name: "PD", unit: "fraction", meaning: words("Probability of assets below debt", "Probabilidad de activos por debajo de la deuda"), how: "Φ(−distance)" } },
  formula: "Φ(−(ln(assets/debt) + (drift − vol²/2) · years)/(vol · √years))",
  limits: [
    words("One date: no default before it. drift moves the mean of assets; the median falls by vol²/2 a year more.", "Una sola fecha: sin impago anterior. drift mueve la media de los activos; la mediana cae vol²/2 al año adicional."),
    words("With the drift of a fast-falling asset most of the answer is the drift, which is a judgement.", "Con un activo que cae deprisa casi toda la respuesta es la tendencia, que es un juicio."),
    NO_DEFAULT_LIMIT,
  ],
  errors: {},
  sources: ["docs/conventions.md#merton", "R. Merton, On the pricing of corporate debt, Journal of Finance 29 (1974)"],
  related: ["MERTON", "MINER_PD", "HIT_PROB"],
  examples: [
    { given: { assets: 7.306302676, debt: 3.5, vol: 0.169883905, years: 1, drift: 0.031 }, result: 4.71700481e-6, tolerance: 1e-11, because: "third firm of the MathWorks example, solved exactly" },
    { given: { assets: 100, debt: 100 * Math.exp(-0.045), vol: 0.3, years: 1 }, result: 0.5, because: "the debt is the median of assets: 100 · e^(−.3²/2)" },
    { given: { assets: 100, debt: 70, vol: 0.3, years: 2, drift: 0.05 }, result: 0.19365516666666666, tolerance: 0.0005, because: "6 million simulated paths" },
  ],
  compute: mertonPd,
  steps: [
    { of: "leverage", unit: "fraction", how: "debt / assets, today" },
    { of: "distance", unit: "standard deviations", how: "(ln(assets/debt) + (drift − vol²/2) · years) / (vol · √years)" },
  ],
  result: (workings) => workings.pd,
});
