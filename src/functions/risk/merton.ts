import { merton } from "../../core/risk/merton";
import { defineFunction, number, type Part, type Words, words } from "../define";
import { NO_DEFAULT_LIMIT } from "./credit-arguments";

const part = (name: string, unit: string, meaning: Words, how: string): Part => ({ name, unit, meaning, how });

export const MERTON = defineFunction({
  name: "MERTON",
  family: "risk",
  summary: words("What a share price says about credit: asset value and volatility, PD, value of debt, spread, expected loss, recovery.", "Lo que dice la acción sobre el crédito: activos y su volatilidad, PD, valor de la deuda, diferencial, pérdida y recuperación."),
  args: {
    equity: number("$", words("Market value of all equity", "Valor de mercado de todo el capital"), { range: { above: 0 } }),
    volEquity: number("per √year", words("Volatility of the share a year", "Volatilidad anual de la acción"), { range: { above: 0, max: 10 } }),
    debt: number("$", words("Face value of all debt, as if due at the horizon", "Nominal de toda la deuda, como si venciera en el horizonte"), { range: { min: 0 } }),
    rf: number("per year, continuous", words("Risk-free rate", "Tipo sin riesgo"), { range: { min: -1, max: 10 } }),
    years: number("years", words("Horizon", "Horizonte"), { range: { above: 0, max: 100 } }),
  },
  returns: {
    shape: "row",
    parts: [
      part("assets", "$", words("Market value of assets", "Valor de mercado de los activos"), "equity + value of debt"),
      part("asset volatility", "per √year", words("Volatility of assets", "Volatilidad de los activos"), "vol_equity · equity / (assets · Φ(d₁))"),
      part("PD", "fraction", words("Risk-neutral default probability at the horizon", "Probabilidad de impago neutral al riesgo en el horizonte"), "Φ(−d₂)"),
      part("value of debt", "$", words("Market value of debt", "Valor de mercado de la deuda"), "safe_debt · (1 − expected loss)"),
      part("spread", "per year, continuous", words("Credit spread", "Diferencial de crédito"), "−ln(1 − expected loss) / years"),
      part("expected loss", "fraction", words("Expected loss over safe debt", "Pérdida esperada sobre la deuda sin riesgo"), "Φ(−d₂) − assets/safe_debt · Φ(−d₁)"),
      part("recovery", "fraction", words("Recovery given default; empty where default is out of reach", "Recuperación en impago; vacía si el impago es inalcanzable"), "1 − expected loss / PD"),
    ],
  },
  formula: "equity = V Φ(d₁) − debt e^(−rf·T) Φ(d₂), vol_equity · equity = Φ(d₁) σ V; PD = Φ(−d₂)",
  limits: [
    words("One debt, due on one day, one lognormal asset. Neoclouds have secured, structurally senior debt and revenue that steps down.", "Una deuda, un vencimiento y un activo lognormal. Las neonubes tienen deuda garantizada y estructuralmente preferente."),
    words("Risk-neutral: the PD carries a risk premium and is above history; a share price that hopes is read as credit that is good.", "Neutral al riesgo: la PD incluye prima y supera la histórica; una acción optimista se lee como buen crédito."),
    words("Default only at the horizon. HIT_PROB looks at every moment, DSCR_PD_CURVE at cash.", "Impago solo en el horizonte. HIT_PROB mira cada momento y DSCR_PD_CURVE, la caja."),
    NO_DEFAULT_LIMIT,
  ],
  errors: {
    "#DIV/0!": [words("debt is 0: a firm without debt cannot default", "debt es 0: una empresa sin deuda no puede impagar")],
    "#NUM!": [
      words("no asset value and volatility give this equity and vol_equity", "ningún valor y volatilidad de los activos dan este equity y vol_equity"),
    ],
    "#VALUE!": [
      words("equity beside the discounted debt is too small or too large for a number", "equity frente a la deuda descontada es demasiado pequeño o grande para un número"),
    ],
  },
  sources: ["docs/conventions.md#merton", "R. Merton, On the pricing of corporate debt, Journal of Finance 29 (1974)", "J. Hull, Options, Futures and Other Derivatives, section 24.6"],
  related: ["MERTON_PD", "IMPLIED_PD", "HIT_PROB", "CONVERT_CLAIM"],
  examples: [
    {
      given: { equity: 3, volEquity: 0.8, debt: 10, rf: 0.05, years: 1 },
      result: [[12.395387188639658, 0.21230471342320786, 0.1269712410627966, 9.395387188639663, 0.012366248775617592, 0.012290100932153141, 0.9032056327930575]],
      tolerance: 1e-10, because: "Hull's example, printed 12.40, 21.23 %, 12.7 %, 9.40; digits by mpmath to 40 places",
    },
    { given: { equity: 45.1106138, volEquity: 0.60762557, debt: 100, rf: 0.05, years: 1 }, pick: [0, 0], result: 140, tolerance: 2e-5, because: "FinancePy prices the equity of assets of 140 at 20 %: this is the way back" },
  ],
  compute: merton,
  steps: [
    { of: "safeDebt", unit: "$", how: "debt · e^(−rf · years)" },
    { of: "d2", unit: "standard deviations", how: "distance to default, root of the two equations" },
    { of: "d1", unit: "standard deviations", how: "d2 + vol of assets · √years" },
  ],
  result: (all) => [all.assets, all.volAssets, all.pd, all.debtValue, all.spread, all.expectedLoss, all.recovery],
});
