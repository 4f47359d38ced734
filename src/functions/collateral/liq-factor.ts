import { liquidity } from "../../core/collateral/liquidity";
import { defineFunction, number, words } from "../define";
import { DEPTH_LIMIT, elasticity, eligible } from "./liquidation-terms";

export const LIQ_FACTOR = defineFunction({
  name: "LIQ_FACTOR",
  family: "collateral",
  summary: words("Share of the orderly price that a sale of GPUs brings at a given pace, depth and share of eligible buyers.", "Parte del precio ordenado que obtiene una venta de GPU según ritmo, profundidad y compradores aptos."),
  args: {
    units: number("GPU", words("GPUs to sell", "GPU que se venden"), { range: { min: 0 } }),
    depth: number("GPU per 30 days", words("GPUs the whole market takes in 30 days without a concession; no public number exists", "GPU que todo el mercado absorbe en 30 días sin descuento; no hay cifra pública"), { range: { above: 0 } }),
    liqDays: number("days", words("Days over which the sale is spread", "Días en que se reparte la venta"), { range: { above: 0 } }),
    eligible,
    elasticity,
  },
  returns: { shape: "scalar", part: { name: "factor", unit: "fraction", meaning: words("Share of the orderly price received", "Parte del precio ordenado que se cobra") } },
  formula: "min(1, (pace / (depth · eligible))^(−elasticity)), pace = units / (liq_days / 30)",
  limits: [
    DEPTH_LIMIT,
    words("1.00 is an orderly sale over 180 days: apply it to orderly liquidation value, not to the value in use.", "1,00 es una venta ordenada en 180 días: aplíquese al valor de liquidación ordenada, no al valor en uso."),
  ],
  errors: {},
  sources: [
    "docs/conventions.md#liquidity-factor",
    "SpotWire valuator_data.json v0.6 (CC-BY): orderly 180 d 1.00, broker 90 d .85, auction 30 d .65, distressed 7 d .45",
  ],
  related: ["REPO_HAIRCUT"],
  examples: [
    { given: { units: 6000, depth: 1000, liqDays: 90 }, result: 0.85, tolerance: 0.011, because: "SpotWire prints .85 for a broker sale in 90 days; 180 days are orderly" },
    { given: { units: 6000, depth: 1000, liqDays: 30 }, result: 0.65, tolerance: 0.011, because: "SpotWire prints .65 for an auction in 30 days" },
    { given: { units: 6000, depth: 1000, liqDays: 7 }, result: 0.45, tolerance: 0.011, because: "SpotWire prints .45 for a distressed sale in 7 days" },
    { given: { units: 160, depth: 10, liqDays: 30, elasticity: 0.25 }, result: 0.5, because: "16 times the depth: 16^(−1/4) by hand" },
    { given: { units: 100, depth: 1000, liqDays: 180 }, result: 1, because: "slower than the market absorbs: no concession" },
  ],
  compute: liquidity,
  steps: [
    { of: "pace", unit: "GPU per 30 days", how: "units / (liq_days / 30)" },
    { of: "pressure", unit: "x", how: "pace / (depth · eligible)" },
  ],
  result: (workings) => workings.factor,
});
