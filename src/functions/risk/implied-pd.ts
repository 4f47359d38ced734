import { impliedPd } from "../../core/risk/loss";
import { defineFunction, number, numberOr, words } from "../define";
import { NO_DEFAULT_LIMIT } from "./credit-arguments";

export const IMPLIED_PD = defineFunction({
  name: "IMPLIED_PD",
  family: "risk",
  summary: words("Default probability that a credit spread pays for, at a given recovery.", "Probabilidad de impago que paga un diferencial de crédito, con una recuperación dada."),
  args: {
    spread: number("per year", words("Credit spread; 225 bp is written .0225", "Diferencial de crédito; 225 pb se escribe 0,0225"), { range: { min: 0 } }),
    recovery: number("fraction", words("Recovery given default, below 1", "Recuperación en impago, menor que 1"), { range: { min: 0, below: 1 } }),
    years: numberOr("years", words("Horizon", "Horizonte"), { default: 1, range: { above: 0, max: 100 } }),
  },
  returns: { shape: "scalar", part: { name: "implied PD", unit: "fraction", meaning: words("Default probability over the horizon", "Probabilidad de impago en el horizonte"), how: "1 − e^(−hazard · years)" } },
  formula: "1 − e^(−spread · years/(1 − recovery))",
  limits: [
    words("Reads the whole spread as expected loss; liquidity and risk premia are in it, so the true PD is lower.", "Lee todo el diferencial como pérdida esperada; incluye primas de liquidez y riesgo, así que la PD real es menor."),
    words("Turns on recovery: 225 bp is 11 % a year at 80 %, but 3 % at 30 %. The haircut decides whether the quote is cheap.", "Depende de la recuperación: 225 pb es 11 % anual con 80 %, pero 3 % con 30 %. El recorte decide si es barato."),
    NO_DEFAULT_LIMIT,
  ],
  errors: {},
  warnings: ({ spread }) => (spread >= 1 ? [words(`spread ${spread} is read as ${spread * 100} % a year; 225 bp is written .0225`, `spread ${spread} se lee como ${spread * 100} % anual; 225 pb se escribe 0,0225`)] : []),
  sources: ["docs/conventions.md#implied-pd", "J. Hull, Options, Futures and Other Derivatives, section 24.4"],
  related: ["FAIR_SPREAD", "LOAN_PRICE", "MERTON"],
  examples: [
    { given: { spread: 0.01, recovery: 0, years: 5 }, result: 0.04877057549928599, because: "QuantLib test of a flat hazard rate: 1 % for 5 years" },
    { given: { spread: 0.0225, recovery: 0.3 }, result: 0.03163176612170693, because: "225 bp at 30 %: 1 − e^(−.0225/.7)" },
  ],
  compute: impliedPd,
  steps: [
    { of: "hazard", unit: "per year", how: "spread / (1 − recovery)" },
    { of: "annualPd", unit: "fraction", how: "1 − e^(−hazard)" },
  ],
  result: (workings) => workings.pd,
});
