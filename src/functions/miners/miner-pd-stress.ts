import { minerPdStress } from "../../core/miners/miner-pd";
import { defineFunction, number, numberOr, words } from "../define";
import { balanceWarnings, btcDrift, JOINT_SERIES_LIMIT, MINER, ONE_DATE, SITE_VOL_LIMIT, siteDecay } from "./miner-arguments";

export const MINER_PD_STRESS = defineFunction({
  name: "MINER_PD_STRESS",
  family: "miners",
  summary: words("MINER_PD in two regimes: calm, and a stress with higher correlation, higher volatility and an immediate loss.", "MINER_PD en dos regímenes: calma y un estrés con más correlación, más volatilidad y una pérdida inmediata."),
  args: {
    ...MINER,
    pStress: number("fraction", words("Probability of the stressed regime", "Probabilidad del régimen de estrés"), { range: { min: 0, max: 1 } }),
    rhoStress: number("correlation", words("Correlation in stress; .9 is a judgement", "Correlación en estrés; 0,9 es un juicio"), { range: { min: -1, max: 1 } }),
    volMult: numberOr("multiple", words("Both volatilities are multiplied by it in stress", "Factor de ambas volatilidades en estrés"), {
      default: 1.5, range: { min: 0, max: 10 },
      evidence: { grade: "D", why: words("house choice; no stressed regime of both assets has been observed", "elección de la casa; no se ha observado un estrés conjunto") },
    }),
    btcShock: numberOr("fraction", words("Share of the bitcoin price lost at once in stress", "Parte del precio de bitcoin que se pierde de golpe en estrés"), { default: 0, range: { min: 0, max: 1 } }),
    siteShock: numberOr("fraction", words("Share of the site value lost at once in stress", "Parte del valor de los emplazamientos que se pierde de golpe en estrés"), { default: 0, range: { min: 0, max: 1 } }),
    siteDecay,
    btcDrift,
  },
  returns: { shape: "scalar", part: { name: "P(assets < debt)", unit: "fraction", meaning: words("Probability over both regimes", "Probabilidad sobre ambos regímenes"), how: "(1 − p_stress) · calm_pd + p_stress · stress_pd" } },
  formula: "(1 − p_stress) · MINER_PD(calm) + p_stress · MINER_PD(rho_stress, vols · vol_mult, btc_price · (1 − btc_shock), site_value · (1 − site_shock))",
  limits: [
    words("The regime is drawn once for the whole horizon; p_stress is an opinion, and nothing in the data settles it.", "El régimen se sortea una vez para todo el horizonte; p_stress es una opinión y ningún dato la decide."),
    ONE_DATE,
    JOINT_SERIES_LIMIT,
    SITE_VOL_LIMIT,
  ],
  errors: {},
  warnings: (values) => [
    ...balanceWarnings(values),
    ...(values.rhoStress < values.rho ? [words("rho_stress is below rho: the stress diversifies", "rho_stress es menor que rho: el estrés diversifica")] : []),
  ],
  sources: ["docs/conventions.md#miner-pd"],
  related: ["MINER_PD", "CORR_CONVERGE", "TAIL_DEP"],
  examples: [
    {
      given: { btcQty: 1000, btcPrice: 100_000, btcVol: 0, siteValue: 50e6, siteVol: 0, debt: 120e6, years: 1, rho: 0, pStress: 0.25, rhoStress: 0.9, btcShock: 0.5 },
      result: 0.25, because: "no volatility: 150m covers 120m in calm, 50m + 50m does not in stress, which has probability .25",
    },
  ],
  work: () => 100,
  compute: minerPdStress,
  steps: [
    { of: "calmPd", unit: "fraction", how: "MINER_PD with the values given" },
    { of: "stressPd", unit: "fraction", how: "MINER_PD with rho_stress, higher volatilities and shocked prices" },
    { of: "added", unit: "fraction", how: "p_stress · (stress_pd − calm_pd)" },
  ],
  result: (workings) => workings.pd,
});
