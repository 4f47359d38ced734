import { hitProbability } from "../../core/miners/hit-probability";
import { defineFunction, number, numberOr, words } from "../define";
import { horizon } from "./miner-arguments";

export const HIT_PROB = defineFunction({
  name: "HIT_PROB",
  family: "miners",
  summary: words("Probability that a price touches a lower barrier, such as a margin call price, at any time within the horizon.", "Probabilidad de que un precio toque una barrera inferior, como el de reposición de garantía, dentro del horizonte."),
  args: {
    spot: number("$", words("Price today", "Precio hoy"), { range: { above: 0 } }),
    barrier: number("$", words("Barrier: a margin call price is loan / (quantity · maximum LTV)", "Barrera: el precio de reposición es préstamo / (cantidad · LTV máximo)"), { range: { min: 0 } }),
    vol: number("per √year", words("Volatility of the price a year", "Volatilidad anual del precio"), { range: { min: 0, max: 10 } }),
    years: { ...horizon, meaning: words("Years for which the price is watched", "Años durante los que se vigila el precio") },
    drift: numberOr("per year, continuous", words("Expected return of the price", "Rentabilidad esperada del precio"), { default: 0, range: { min: -5, max: 5 } }),
  },
  returns: { shape: "scalar", part: { name: "hit probability", unit: "fraction", meaning: words("Probability of touching the barrier", "Probabilidad de tocar la barrera"), how: "ends_below + recovers" } },
  formula: "Φ((−a − νT)/s) + e^(−2νa/vol²) · Φ((−a + νT)/s), a = ln(spot/barrier), ν = drift − vol²/2, s = vol · √years",
  limits: [
    words("The price is watched at every moment; watched once a day it is touched a little less often.", "El precio se vigila en todo momento; mirado una vez al día toca la barrera algo menos."),
    words("One volatility and no jumps: crashes of bitcoin come in jumps, which touch low barriers more often.", "Una sola volatilidad y sin saltos: las caídas de bitcoin llegan a saltos y tocan más las barreras bajas."),
  ],
  errors: {},
  warnings: ({ spot, barrier }) => (spot <= barrier ? [words("the price is at or below the barrier today", "el precio está hoy en la barrera o por debajo")] : []),
  sources: ["docs/conventions.md#hitting-probability", "F. Black, J. Cox, Valuing corporate securities, Journal of Finance 31 (1976)"],
  related: ["MINER_PD", "MERTON_PD"],
  examples: [
    { given: { spot: 100, barrier: 60, vol: 0.6, years: 1, drift: 0.18 }, result: 2 * 0.19728, tolerance: 5e-5, because: "drift = vol²/2: twice the normal tail at ln(60/100)/.6 = −.85138 (reflection principle)" },
    { given: { spot: 50, barrier: 60, vol: 0.6, years: 1 }, result: 1, because: "already below the barrier" },
    { given: { spot: 100, barrier: 60, vol: 0.6, years: 1 }, result: 0.49797, tolerance: 0.005, because: "40,000 simulated paths of 4,000 steps, with the bridge correction" },
  ],
  compute: hitProbability,
  steps: [
    { of: "distance", unit: "logarithm", how: "a = ln(spot / barrier)" },
    { of: "logDrift", unit: "per year", how: "ν = drift − vol²/2" },
    { of: "endsBelow", unit: "fraction", how: "Φ((−a − νT)/s): ends below the barrier" },
    { of: "recovers", unit: "fraction", how: "e^(−2νa/vol²) · Φ((−a + νT)/s): touches it and ends above" },
  ],
  result: (workings) => workings.probability,
});
