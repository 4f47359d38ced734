import { contagion } from "../../core/counterparties/contagion";
import { defineFunction, matrix, type Part, series, word, words } from "../define";

const OUTPUTS = {
  AV: words("Second-round loss of all, as a share of total equity", "Pérdida de segunda ronda de todos, como parte del capital total"),
  SYSTEMIC: words("The part each holder's sales cause", "La parte que causan las ventas de cada tenedor"),
  VULNERABLE: words("Second-round loss of each holder, as a share of its equity", "Pérdida de segunda ronda de cada tenedor, como parte de su capital"),
};
const share = (name: string, meaning: Part["meaning"], how: string): Part => ({ name, unit: "fraction of equity", meaning, how });

export const CONTAGION_AV = defineFunction({
  name: "CONTAGION_AV",
  family: "counterparties",
  summary: words("Aggregate vulnerability: what forced sales after a shock cost all holders of the same assets.", "Vulnerabilidad agregada: lo que las ventas forzadas tras un golpe cuestan a todos los tenedores de los mismos activos."),
  args: {
    assets: series("$", words("Total assets of each holder", "Activos totales de cada tenedor"), { range: { min: 0 } }),
    weights: matrix("fraction", words("Row holder, column asset: share of the holder's assets; each row adds up to at most 1", "Fila tenedor, columna activo: parte de sus activos; cada fila suma como máximo 1"), { range: { min: 0, max: 1 } }),
    leverage: series("x", words("Debt / equity of each holder, which it restores by selling; one for all or one each", "Deuda / capital de cada tenedor, que restablece vendiendo; uno para todos o uno por tenedor"), { range: { min: 0 } }),
    impact: series("fraction per $", words("Fall of each asset's price for one unit of money sold; one for all or one each", "Caída del precio de cada activo por unidad de dinero vendida; uno para todos o uno por activo"), { range: { min: 0 } }),
    shock: series("fraction", words("First return of each asset; -0.05 is a fall of 5 %", "Primer rendimiento de cada activo; -0,05 es una caída del 5 %"), { range: { min: -1 } }),
    output: word(OUTPUTS, words("Which part of the answer to show", "Qué parte de la respuesta mostrar"), "AV"),
  },
  returns: { shape: "scalar", part: share("AV", OUTPUTS.AV, "−Σ assets · weights · second_returns / total_equity") },
  switched: [
    { by: "output", on: ["SYSTEMIC"], returns: { shape: "series", part: share("systemicness", OUTPUTS.SYSTEMIC, "−(Σ holdings · impact · weight) · trade / total_equity; adds up to AV") } },
    { by: "output", on: ["VULNERABLE"], returns: { shape: "series", part: share("vulnerability", OUTPUTS.VULNERABLE, "−(1 + leverage) · weights · second_returns") } },
  ],
  formula: "AV = −1ᵀA·M·L·Mᵀ·B·A·M·f / E, E = Σ assets/(1 + leverage); SYSTEMIC_i = −1ᵀA·M·L·m_i·b_i·a_i·(m_i·f)/E; VULNERABLE_i = −(1 + b_i)·m_i·L·Mᵀ·B·A·M·f",
  limits: [
    words("One round and linear: no floor at the loss of all equity. An answer above 1 says that the model is beyond its range.", "Una ronda y lineal: no se detiene al perder todo el capital. Una respuesta mayor que 1 está fuera del alcance del modelo."),
    words("The loss of the first shock is not in it; only what the sales after it cause.", "No incluye la pérdida del primer golpe, solo lo que causan las ventas posteriores."),
    words("impact has no public number for GPUs, and it must be in the unit of assets: $ and $bn differ by a factor of 1e9.", "impact no tiene cifra pública para GPU y debe ir en la unidad de assets: $ y miles de millones difieren en 1e9."),
    words("Holders of loans need not sell when prices fall; the leverage target is a bank's, not a private-credit fund's.", "Quien tiene préstamos no ha de vender si caen los precios; el objetivo de apalancamiento es de banco, no de fondo de crédito."),
  ],
  errors: {
    "#DIV/0!": [words("assets are 0: there is no equity to lose", "assets es 0: no hay capital que perder")],
    "#VALUE!": [
      words("weights does not have one row for each holder", "weights no tiene una fila por tenedor"),
      words("a row of weights adds up to more than 1", "una fila de weights suma más de 1"),
      words("shock does not have one entry for each asset", "shock no tiene una entrada por activo"),
      words("leverage or impact has neither one entry nor one for each holder or asset", "leverage o impact no tiene una sola entrada ni una por tenedor o activo"),
    ],
  },
  warnings: ({ weights, shock }) => [
    ...(weights.some((row) => row.reduce((sum, weight) => sum + weight, 0) < 1 - 1e-9) ? [words("a row of weights adds up to less than 1: the rest is taken as an asset that nobody sells", "una fila de weights suma menos de 1: el resto se toma como un activo que nadie vende")] : []),
    ...(shock.some((change) => change > 0) ? [words("a positive shock: holders buy, and the loss can be negative", "un golpe positivo: los tenedores compran y la pérdida puede ser negativa")] : []),
  ],
  sources: ["docs/conventions.md#contagion", "R. Greenwood, A. Landier, D. Thesmar, Vulnerable banks, Journal of Financial Economics 115 (2015), NBER working paper 18537"],
  related: ["CLEARING"],
  examples: [
    { given: { assets: [100], weights: [[1]], leverage: [4], impact: [0.001], shock: [-0.1] }, result: 0.2, because: "by hand: 40 sold at .001 is −4 %, 4 of 20 equity" },
    {
      given: { assets: [100, 100], weights: [[1, 0], [1, 0]], leverage: [4, 0], impact: [0.001, 0], shock: [-0.1, 0], output: "SYSTEMIC" },
      result: [[8 / 120], [0]], because: "by hand: only the first sells, 40; −4 % on 200 is 8 of 120 equity",
    },
    {
      given: { assets: [100, 100], weights: [[1, 0], [1, 0]], leverage: [4, 0], impact: [0.001, 0], shock: [-0.1, 0], output: "VULNERABLE" },
      result: [[0.2], [0.04]], because: "by hand: −4 % times 1 + leverage",
    },
  ],
  compute: contagion,
  steps: [
    { of: "equity", unit: "$", how: "assets / (1 + leverage)" },
    { of: "totalEquity", unit: "$", how: "Σ equity" },
    { of: "firstReturns", unit: "fraction", how: "weights · shock, of each holder" },
    { of: "trades", unit: "$", how: "leverage · assets · first_returns; negative is sold" },
    { of: "assetTrades", unit: "$", how: "Σ weights · trades, of each asset" },
    { of: "secondReturns", unit: "fraction", how: "impact · asset_trades" },
  ],
  result: ({ vulnerability, systemicness, vulnerabilities }, { output }) => (output === "AV" ? vulnerability : output === "SYSTEMIC" ? systemicness : vulnerabilities),
});
