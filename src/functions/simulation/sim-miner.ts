import { check } from "../../core/errors";
import { creditEstimates } from "../../core/simulation/estimates";
import * as layout from "../../core/simulation/layout";
import { minerModel } from "../../core/simulation/miner";
import type { SimulationPlan } from "../../core/simulation/plan";
import { NO_SCULPT_ERROR, PERIODS_ERROR, SIMULATION_ERRORS } from "../common-errors";
import { defineFunction, type Library, numberOr, type Simulated, termTable, type Values, word, words } from "../define";
import { balanceWarnings, btcDrift, MINER, JOINT_SERIES_LIMIT, siteDecay } from "../miners/miner-arguments";
import * as vocab from "../vocabulary";
import { atOnce, EFFECTIVE_PART, errorPart, errorsOf, fewDefaults, MODEL_LIMIT, ORIGIN, originOf, planOf, RARE_LIMIT, valuesOf, WEIGHT_STEPS } from "./answering";
import { checkStress } from "./sim-loan";
import { MINER_TERMS, paths, seed, termsOf } from "./terms";

const money = { min: 0 };
const fall = { min: -10, below: 1 };

const MINER_ARGUMENTS = {
  ...MINER,
  siteDecay,
  btcDrift,
  rate: numberOr("per year, nominal", words("Annual interest rate, nominal; rate/freq is paid each period", "Tipo de interés anual nominal; cada periodo se paga rate/freq"), { default: 0, range: { above: -1 } }),
  freq: vocab.freq,
  type: word(vocab.AMORTIZATION_WORDS, words("How scheduled principal falls due; SCULPT is refused", "Cómo vence el principal programado; SCULPT no se admite"), "BULLET"),
  cash: numberOr("$", words("Cash today; it stays in the firm and pays first", "Caja hoy; se queda en la empresa y paga primero"), { default: 0, range: money }),
  mining: numberOr("$ per year", words("Mining revenue a year at today's coin price", "Ingreso anual de minería al precio de hoy"), { default: 0, range: money }),
  miningCost: numberOr("$ per year", words("Cash cost of mining a year: power first; without a profit the machines stand still", "Coste de caja anual de la minería, sobre todo energía; sin beneficio las máquinas paran"), { default: 0, range: money }),
  hashDecline: numberOr("per year, effective", words("Fall of mining revenue a year at a constant coin price", "Caída anual del ingreso de minería a precio constante"), { default: 0, range: fall }),
  rentIncome: numberOr("$ per year", words("Income a year that follows rents: GPUs and short leases, after their cost", "Ingreso anual que sigue al alquiler: GPU y contratos cortos, neto de su coste"), { default: 0, range: money }),
  deflation: numberOr("per year, effective", words("Expected fall of that income a year", "Caída anual esperada de ese ingreso"), { default: 0, range: fall }),
  leaseIncome: numberOr("$ per year", words("Income a year fixed by lease, net", "Ingreso anual fijado por arrendamiento, neto"), { default: 0, range: money }),
  overhead: numberOr("$ per year", words("Cost a year that runs in any case", "Coste anual que corre en todo caso"), { default: 0, range: money }),
  minCover: numberOr("x", words("Assets / (debt − cash) below which lenders call at the end of a period; 0: only maturity tests it", "Activos / (deuda − caja) por debajo del cual se exige el préstamo al fin de un periodo; 0: solo se mira al vencer"), { default: 0, range: { min: 0, max: 100 } }),
  paths, seed,
  terms: termTable(termsOf, MINER_TERMS),
};

type MinerValues = Values<typeof MINER_ARGUMENTS>;

const modelOf = ({ terms, ...given }: MinerValues) => {
  checkStress({ terms });
  check<MinerValues>("type", given.type !== "SCULPT", "expected ANNUITY, STRAIGHT or BULLET, got SCULPT: a miner's cash flow follows the coin and nothing can be sculpted on it");
  return minerModel({
    ...given, ...terms,
    coinQty: given.btcQty, coinPrice: given.btcPrice, coinVol: given.btcVol, coinDrift: given.btcDrift, coinHaircut: terms.btcHaircut,
    valueVol: given.siteVol, rhoCoinValue: given.rho, rhoCoinRent: terms.rhoBtcRent ?? given.rho,
    stressWeight: terms.stressWeight ?? 0, coinShock: terms.btcShock, sweepInBreach: terms.trapSweep, disc: terms.lossDisc,
  });
};

const simulated = {
  plan: (values: MinerValues, _library: Library, metric: number = layout.NO_METRIC): SimulationPlan =>
    planOf(values, modelOf(values).params, metric),
  combine: (values: MinerValues, { version }: Library, plan: SimulationPlan, results: Parameters<Simulated["combine"]>[3]) => {
    const { params: _params, ...model } = modelOf(values);
    return { ...model, ...creditEstimates(plan, results, values.freq), origin: originOf(plan, version) };
  },
};

export const SIM_MINER = defineFunction({
  name: "SIM_MINER",
  family: "simulation",
  summary: words("Default of a miner by cash, by asset cover and at maturity, coin and rent simulated together, with standard errors.", "Impago de un minero por caja, por cobertura de activos y al vencer, con moneda y alquiler simulados juntos y errores estándar."),
  args: MINER_ARGUMENTS,
  returns: {
    shape: "row",
    parts: [
      { name: "PD", unit: "fraction", meaning: words("Probability of default up to maturity", "Probabilidad de impago hasta el vencimiento"), how: "paths that default / paths" },
      { name: "by cash", unit: "fraction", meaning: words("A payment is missed: cash and coins do not suffice", "Se falla un pago: no bastan caja ni monedas"), how: "paths / paths" },
      { name: "by cover", unit: "fraction", meaning: words("Asset cover falls below min_cover", "La cobertura cae por debajo de min_cover"), how: "paths / paths" },
      { name: "at maturity", unit: "fraction", meaning: words("Assets do not carry a refinancing of what is left", "Los activos no permiten refinanciar lo que queda"), how: "paths / paths" },
      { name: "LGD", unit: "fraction", meaning: words("Loss over exposure in default; empty without a default", "Pérdida sobre exposición en impago; vacía sin impagos"), how: "Σ loss / Σ balance at default" },
      { name: "EL", unit: "fraction", meaning: words("Expected loss as a share of the debt", "Pérdida esperada como parte de la deuda"), how: "Σ loss / (paths · debt)" },
      { name: "time of default", unit: "years", meaning: words("Mean time of default; empty without a default", "Momento medio del impago; vacío sin impagos"), how: "mean over the paths that default, ends of periods" },
      errorPart("PD", "fraction"), errorPart("cash", "fraction"), errorPart("cover", "fraction"), errorPart("maturity", "fraction"),
      errorPart("LGD", "fraction"), errorPart("EL", "fraction"), errorPart("time", "years"),
      ...ORIGIN, EFFECTIVE_PART,
    ],
  },
  formula: "cash flow = lease + rent_income · (1 − deflation)^τ · X − overhead + max(0, mining · (1 − hash_decline)^τ · S − mining_cost), τ the middle of the period; coins are sold for what cash does not pay; cover = (btc_qty · btc_price · S + site_value · (1 − site_decay)^t · Y)/(debt − cash); at maturity default when it is below 1",
  limits: [
    MODEL_LIMIT,
    RARE_LIMIT,
    JOINT_SERIES_LIMIT,
    words("Cover is tested at the ends of periods: between them a barrier is touched more often, as HIT_PROB shows. Take freq 12 for a margin loan.", "La cobertura se mira al fin de cada periodo: entre medias se toca más la barrera, como muestra HIT_PROB. Use freq 12 para préstamos con reposición."),
    words("No new shares, no new debt, no sale of sites before default: what miners did in 2022 and 2025 to live on is left out, and so is dilution.", "Sin emisión de acciones ni deuda y sin venta de emplazamientos antes del impago: queda fuera lo que los mineros hicieron en 2022 y 2025 para sobrevivir."),
    words("Mining revenue follows the coin one for one; difficulty does not answer to the price except through hash_decline.", "El ingreso de minería sigue a la moneda uno a uno; la dificultad no responde al precio salvo por hash_decline."),
  ],
  errors: {
    "#VALUE!": [...SIMULATION_ERRORS, NO_SCULPT_ERROR, PERIODS_ERROR],
  },
  warnings: (values, found) => [
    ...balanceWarnings(values),
    ...(values.rentIncome > 0 && values.terms.rentVol === 0 ? [words("rent_income without terms.rent_vol does not move", "rent_income sin terms.rent_vol no se mueve")] : []),
    ...(values.mining > 0 && values.miningCost === 0 ? [words("mining without mining_cost earns at any coin price", "mining sin mining_cost gana a cualquier precio")] : []),
    ...(values.terms.jumpRate > 0 && values.terms.jumpSize === 0 ? [words("jump_rate without jump_size has no effect", "jump_rate sin jump_size no tiene efecto")] : []),
    ...fewDefaults(found),
  ],
  sources: ["docs/conventions.md#simulation", "R. Merton, Journal of Finance 29 (1974); F. Black, J. Cox, Journal of Finance 31 (1976): default at maturity and at a barrier"],
  related: ["MINER_PD", "MINER_PD_STRESS", "HIT_PROB", "SIM_PATHS", "SIM_LOAN"],
  examples: [
    {
      given: { btcQty: 10, btcPrice: 100, btcVol: 0, siteValue: 0, siteVol: 0, debt: 1200, years: 1, rho: 0, minCover: 0.5, paths: 1 },
      pick: [0, 3], result: 1, because: "by hand: 1,000 of coins do not carry a balance of 1,200 at maturity, but cover .83 before it is no call",
    },
    {
      given: { btcQty: 5000, btcPrice: 90_000, btcVol: 0.55, siteValue: 300e6, siteVol: 0.35, debt: 450e6, years: 1, rho: 0.8, siteDecay: 0.23, paths: 4096 },
      pick: [0, 0], result: 0.253345875, tolerance: 0.01, because: "without interest, income and cover test it is MINER_PD: 8 million independent paths",
    },
    {
      given: { btcQty: 2, btcPrice: 100, btcVol: 0, siteValue: 1000, siteVol: 0, debt: 500, years: 2, rho: 0, rate: 0.4, freq: 1, paths: 1 },
      pick: [0, 6], result: 2, because: "by hand: two payments of 200 against 200 of coins; the second is missed, in year 2",
    },
  ],
  compute: atOnce(simulated),
  simulated,
  steps: [
    { of: "periods", unit: "periods", how: "years · freq" },
    { of: "openingCover", unit: "x", how: "(btc_qty · btc_price + site_value) / (debt − cash)" },
    { of: "firstService", unit: "$", how: "interest and scheduled principal of the first period" },
    { of: "firstDscr", unit: "x", how: "expected cash flow of the first period / its debt service" },
    { of: "stressBegins", unit: "fraction per period", how: "1 − (1 − stress_rate)^(1/freq)" },
    { of: "stressEnds", unit: "fraction per period", how: "1/(freq · stress_years)" },
    { of: "calmCorr", unit: "correlation", how: "coin, rent, site in calm" },
    { of: "stressCorr", unit: "correlation", how: "CORR_CONVERGE(calm_corr, stress_weight)" },
    { of: "defaults", unit: "paths", how: "paths that default" },
    ...WEIGHT_STEPS,
    { of: "pdBelow", unit: "fraction", how: "no default: 3/plain paths, the PD that independent paths leave open at 95 %" },
  ],
  result: (all) => {
    const estimates = [all.pd, all.byCash, all.byCover, all.atMaturity, all.lgd, all.el, all.time];
    return [...valuesOf(estimates), ...errorsOf(estimates), ...all.origin, all.effectiveDefaults];
  },
});
