import { minerPd } from "../../core/miners/miner-pd";
import { defineFunction, words } from "../define";
import { balanceWarnings, btcDrift, JOINT_SERIES_LIMIT, MINER, ONE_DATE, SITE_VOL_LIMIT, siteDecay } from "./miner-arguments";

export const MINER_PD = defineFunction({
  name: "MINER_PD",
  family: "miners",
  summary: words("Probability that a miner's bitcoin and sites together are worth less than its debt at a date, with correlation.", "Probabilidad de que los bitcoin y emplazamientos de un minero valgan menos que su deuda en una fecha, con correlación."),
  args: { ...MINER, siteDecay, btcDrift },
  returns: { shape: "scalar", part: { name: "P(assets < debt)", unit: "fraction", meaning: words("Probability that assets are below debt at the horizon", "Probabilidad de que los activos queden por debajo de la deuda en el horizonte"), how: "∫ φ(z) Φ((ln(debt − bitcoin(z)) − m − s·rho·z)/(s·√(1 − rho²))) dz" } },
  formula: "P(btc_qty · S + G < debt): S and G lognormal with correlation rho, means btc_price · e^(btc_drift · years) and site_value · (1 − site_decay)^years",
  limits: [
    ONE_DATE,
    JOINT_SERIES_LIMIT,
    SITE_VOL_LIMIT,
    words("From a rho of 0 up, rho widens assets and leaves their mean: with debt well below it, the usual case, the answer rises with rho; well above it, it falls.", "Desde rho 0, rho ensancha los activos sin mover su media: con deuda muy por debajo, lo usual, la respuesta sube con rho; muy por encima, baja."),
    words("Pledged bitcoin serve their own lender first: count only what is free, and subtract what it secures from debt.", "Los bitcoin pignorados responden antes ante su prestamista: cuente solo los libres y reste de la deuda lo que garantizan."),
  ],
  errors: {},
  warnings: (values) => balanceWarnings(values),
  sources: ["docs/conventions.md#miner-pd", "R. Merton, On the pricing of corporate debt, Journal of Finance 29 (1974)"],
  related: ["MINER_PD_STRESS", "MERTON_PD", "HIT_PROB", "JOINT_PD", "LEVERAGE_BRIDGE"],
  examples: [
    {
      given: { btcQty: 5000, btcPrice: 90_000, btcVol: 0.55, siteValue: 300e6, siteVol: 0.35, debt: 450e6, years: 1, rho: 0.8, siteDecay: 0.23 },
      result: 0.253345875, tolerance: 0.0005, because: "8 million simulated paths, standard error .00015",
    },
    {
      given: { btcQty: 0, btcPrice: 90_000, btcVol: 0.55, siteValue: 100e6, siteVol: 0.3, debt: 100e6 * Math.exp(-0.045), years: 1, rho: 0.5 },
      result: 0.5, because: "one asset: the debt is its median, 100m · e^(−.3²/2)",
    },
  ],
  work: () => 250,
  compute: minerPd,
  steps: [
    { of: "btcValue", unit: "$", how: "btc_qty · btc_price" },
    { of: "assets", unit: "$", how: "btc_value + site_value" },
    { of: "leverage", unit: "fraction", how: "debt / assets, today" },
    { of: "btcMean", unit: "$", how: "btc_value · e^(btc_drift · years)" },
    { of: "siteMean", unit: "$", how: "site_value · (1 − site_decay)^years" },
  ],
  result: (workings) => workings.pd,
});
