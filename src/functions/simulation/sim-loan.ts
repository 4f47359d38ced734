import { check } from "../../core/errors";
import { creditEstimates } from "../../core/simulation/estimates";
import * as layout from "../../core/simulation/layout";
import { loanModel } from "../../core/simulation/loan";
import type { SimulationPlan } from "../../core/simulation/plan";
import { FLEET_ERRORS, NOTHING_TO_SCULPT_ERROR, SIMULATION_ERRORS } from "../common-errors";
import { defineFunction, type Library, numberOr, type Simulated, termTable, type Values, weak, type Words, words } from "../define";
import { DEFLATION_LIMITS } from "../deflation-warnings";
import { FLEET_AND_LOAN } from "../debt/fleet-arguments";
import { OPEX_LIMIT } from "../chip/gpu-econ-life";
import { NO_DEFAULT_LIMIT } from "../risk/credit-arguments";
import * as vocab from "../vocabulary";
import { atOnce, EFFECTIVE_PART, errorPart, errorsOf, fewDefaults, MODEL_LIMIT, ORIGIN, originOf, planOf, quantileErrorPart, RARE_LIMIT, valuesOf, WEIGHT_STEPS } from "./answering";
import { LOAN_TERMS, paths, seed, termsOf, vol } from "./terms";

const judged = (why: Words) => ({ grade: "D" as const, why });
const { contractRent, contractYears, ...loan } = FLEET_AND_LOAN;

export const LOAN_ARGUMENTS = {
  ...loan,
  vol,
  contractRent, contractYears,
  freq: vocab.freq,
  type: vocab.type,
  reserveMonths: numberOr("months", words("Months of debt service in the reserve account, funded at closing", "Meses de servicio de deuda en la cuenta de reserva, dotada al cierre"), { default: 6, range: { min: 0, max: 120 }, evidence: judged(words("six months is usual in project finance", "seis meses es lo usual en financiación de proyectos")) }),
  price: numberOr("$/GPU", words("Resale price of one GPU today", "Precio de reventa hoy de una GPU"), { default: 30_000, range: { min: 0 }, evidence: { grade: "C", why: words("list price of an H100", "precio de lista de una H100") } }),
  decay: numberOr("per year, effective", words("Expected fall of the resale price a year", "Caída esperada anual del precio de reventa"), { default: 0.23, range: { min: -10, below: 1 }, evidence: { grade: "C", why: words("a vendor's vintage curve, .77 a year", "curva por antigüedad de un proveedor, 0,77 al año") } }),
  liqFactor: numberOr("fraction", words("Share of the resale price that a liquidation brings", "Parte del precio de reventa que da una liquidación"), { default: 0.65, range: { min: 0, max: 1 }, evidence: { grade: "C", why: words("auction within 30 days, one vendor", "subasta en 30 días, un proveedor") } }),
  jumpRate: numberOr("per year", words("Launches a year at random dates; their mean effect is already in deflation and decay", "Lanzamientos al año en fechas aleatorias; su efecto medio ya está en deflation y decay"), { default: 0, range: { min: 0, max: 4 } }),
  jumpSize: numberOr("fraction", words("Share of rent lost at each of them", "Parte del alquiler perdida en cada uno"), { default: 0, range: { min: 0, below: 1 } }),
  paths, seed,
  terms: termTable(termsOf, LOAN_TERMS),
};

type LoanValues = Values<typeof LOAN_ARGUMENTS>;

export const checkStress = ({ terms }: Pick<LoanValues, "terms"> | { readonly terms: { readonly stressStart: number; readonly stressRate: number; readonly stressWeight: number | undefined } }): void =>
  check<{ "terms.stressWeight": number }>(
    "terms.stressWeight",
    terms.stressWeight !== undefined || (terms.stressStart === 0 && terms.stressRate === 0),
    "expected how far correlations move to 1 in stress, because stress can come, got none",
  );

const modelOf = ({ terms, ...given }: LoanValues) => {
  checkStress({ terms });
  const { rhoBtcRent } = terms;
  return loanModel({
    ...given, ...terms,
    launchYears: terms.launchYears ?? [],
    rentVol: given.vol, valueVol: terms.valueVol ?? given.vol, coinVol: terms.btcVol, coinDrift: terms.btcDrift,
    rhoCoinRent: rhoBtcRent, rhoCoinValue: terms.rhoBtcValue ?? rhoBtcRent,
    stressWeight: terms.stressWeight ?? 0, coinShock: terms.btcShock,
    sweepInBreach: terms.trapSweep, refinanceLtv: terms.refiLtv, disc: terms.lossDisc,
    coinQty: terms.btcQty, coinPrice: terms.btcPrice, coinHaircut: terms.btcHaircut,
  });
};

const simulated = {
  plan: (values: LoanValues, _library: Library, metric: number = layout.NO_METRIC): SimulationPlan =>
    planOf(values, modelOf(values).params, metric),
  combine: (values: LoanValues, { version }: Library, plan: SimulationPlan, results: Parameters<Simulated["combine"]>[3]) => {
    const { params: _params, ...model } = modelOf(values);
    return { ...model, ...creditEstimates(plan, results, values.freq), origin: originOf(plan, version) };
  },
};

export const SIM_LOAN = defineFunction({
  name: "SIM_LOAN",
  family: "simulation",
  summary: words("Default probability, loss and covenants of a GPU fleet loan by simulation of rent, resale value and coin, with standard errors.", "Probabilidad de impago, pérdida y covenants de un préstamo sobre GPU por simulación de alquiler, reventa y moneda, con errores estándar."),
  args: LOAN_ARGUMENTS,
  returns: {
    shape: "row",
    parts: [
      { name: "PD", unit: "fraction", meaning: words("Probability of default during the loan", "Probabilidad de impago durante el préstamo"), how: "paths that default / paths" },
      { name: "LGD", unit: "fraction", meaning: words("Loss over exposure in default; empty without a default", "Pérdida sobre exposición en impago; vacía sin impagos"), how: "Σ loss / Σ balance at default" },
      { name: "EL", unit: "fraction", meaning: words("Expected loss as a share of the loan", "Pérdida esperada como parte del préstamo"), how: "Σ loss / (paths · debt)" },
      { name: "time of default", unit: "years", meaning: words("Mean time of default; empty without a default", "Momento medio del impago; vacío sin impagos"), how: "mean over the paths that default, ends of periods" },
      errorPart("PD", "fraction"), errorPart("LGD", "fraction"), errorPart("EL", "fraction"), errorPart("time", "years"),
      { name: "covenant breach", unit: "fraction", meaning: words("Probability that a covenant traps cash", "Probabilidad de que un covenant retenga caja"), how: "paths with DSCR below lock_dscr or LTV above lock_ltv / paths" },
      { name: "loss 99 %", unit: "fraction", meaning: words("Loss as a share of the loan that 99 % of paths do not exceed", "Pérdida como parte del préstamo que el 99 % no supera"), how: "quantile of loss / debt" },
      { name: "minimum DSCR 5 %", unit: "x", meaning: words("Lowest DSCR of a path: 5 % of paths are below", "DSCR mínimo de la trayectoria: el 5 % queda por debajo"), how: "5 % quantile of the lowest DSCR up to default" },
      { name: "maximum LTV 95 %", unit: "fraction", meaning: words("Highest closing LTV of a path: 5 % of paths are above", "LTV máximo de cierre: el 5 % queda por encima"), how: "95 % quantile of the highest closing LTV up to default" },
      errorPart("breach", "fraction"), quantileErrorPart("loss 99 %", "fraction"), quantileErrorPart("DSCR 5 %", "x"), quantileErrorPart("LTV 95 %", "fraction"),
      ...ORIGIN, EFFECTIVE_PART,
    ],
  },
  formula: "rent X = exp(deviation − variance/2 + launches), mean 1, deviation e^(−speed/freq) of the one before and a shock; CFADS = contract + spot · X − opex; default when CFADS and reserve do not pay what is due; loss = balance − cash − units · price · (1 − decay)^t · Y · min(1, factor · X^(depth_beta · elasticity))",
  limits: [
    MODEL_LIMIT,
    RARE_LIMIT,
    words("The customer never defaults here: a contract to the end shows a PD of 0, and then the customer's PD is the loan's.", "El cliente nunca impaga aquí: con contrato hasta el final la PD es 0 y entonces cuenta la PD del cliente."),
    words("Rent and resale move in steps of a period, utilization and cost not at all. One correlation of rent and resale, 1 unless stated, is wrong-way risk in full.", "Alquiler y reventa se mueven por periodos; utilización y coste, nada. La correlación entre ambos, 1 si no se indica, es el riesgo de correlación completo."),
    weak("", words("Depth of the resale market has no public number: liq_factor, depth and depth_beta are what the loss hangs on.", "La profundidad del mercado de reventa no tiene cifra pública: de liq_factor, depth y depth_beta depende la pérdida.")),
    words("The schedule is fixed at signing. A lender who waives, extends or restructures is not simulated; curing is only curing by cash.", "El calendario se fija a la firma. No se simulan dispensas, prórrogas ni reestructuraciones; solo se cura con caja."),
    OPEX_LIMIT,
    NO_DEFAULT_LIMIT,
    ...DEFLATION_LIMITS,
  ],
  errors: {
    "#N/A": [NOTHING_TO_SCULPT_ERROR],
    "#VALUE!": [...SIMULATION_ERRORS, ...FLEET_ERRORS],
  },
  warnings: ({ jumpRate, jumpSize, contractYears: held, years, terms, price }, found) => [
    ...(jumpRate > 0 && jumpSize === 0 ? [words("jump_rate without jump_size has no effect", "jump_rate sin jump_size no tiene efecto")] : []),
    ...(held >= years ? [words("the contract lasts as long as the loan: only resale value moves, and the customer's credit is not simulated", "el contrato dura lo que el préstamo: solo se mueve la reventa y el crédito del cliente no se simula")] : []),
    ...(terms.depth !== undefined ? [words("depth is given: LIQ_FACTOR of the whole fleet replaces liq_factor", "hay depth: LIQ_FACTOR de toda la flota sustituye a liq_factor")] : []),
    ...(price === 0 ? [words("price 0: there is no collateral", "price 0: no hay garantía")] : []),
    ...(terms.trapSweep > 0 && terms.lockDscr === undefined && terms.lockLtv === undefined ? [words("trap_sweep without lock_dscr or lock_ltv has no effect", "trap_sweep sin lock_dscr ni lock_ltv no tiene efecto")] : []),
    ...fewDefaults(found),
  ],
  sources: [
    "docs/conventions.md#simulation",
    "A. Owen, Monte Carlo theory, methods and examples (2013), chapter 17: randomized quasi-Monte Carlo",
    "Salmon, Moraes, Dror, Shaw, Parallel random numbers: as easy as 1, 2, 3, SC11 (2011): Threefry",
  ],
  related: ["SIM_PATHS", "SIM_MINER", "FLEET_DSCR", "DSCR_BREACH_PROB", "DSCR_PD_CURVE", "EXPECTED_LOSS", "LIQ_FACTOR", "CORR_CONVERGE"],
  examples: [
    {
      given: { units: 1000, rent: 2.5, opex: 0.5, debt: 25_000_000, rate: 0.11, years: 5, deflation: 0.05, util: 0.8, vol: 0, paths: 10 },
      pick: [0, 0], result: 0, because: "without volatility and with a deflation of 5 % the expected CFADS covers every payment",
    },
    {
      given: { units: 1000, rent: 2.5, opex: 0.5, debt: 9_000_000, rate: 0.1, years: 1, deflation: 0.25, util: 1, vol: 0.3, freq: 1, reserveMonths: 0, paths: 4000 },
      pick: [0, 0], result: 0.209707, tolerance: 0.01,
      because: "one period without a reserve is DSCR_BREACH_PROB: Φ(ln b/.3 + .15), b = 14.28m of cost and service over a revenue of 21.9m · .25/−ln .75",
    },
    {
      given: {
        units: 100, rent: 2, opex: 0.5, debt: 1_000_000, rate: 0, years: 1, deflation: 0, util: 0, vol: 0, freq: 1, type: "BULLET", price: 8000, decay: 0, liqFactor: 0.5, paths: 1,
        terms: [["refi_ltv", 0.6], ["workout_cost", 50_000], ["retire", true]],
      },
      pick: [0, 1], result: 0.65,
      because: "by hand: a balance of 1m against 800,000 is not refinanced at 60 %; half of it less 50,000 comes back; without interest there is no DSCR",
    },
  ],
  compute: atOnce(simulated),
  simulated,
  steps: [
    { of: "periods", unit: "periods", how: "years · freq" },
    { of: "expectedMinimum", unit: "x", how: "lowest DSCR of FLEET_DSCR, where nothing is random" },
    { of: "openingReserve", unit: "$", how: "DSRA at closing" },
    { of: "openingLtv", unit: "fraction", how: "debt / (units · price + coins)" },
    { of: "liquidationFactor", unit: "fraction", how: "liq_factor, or LIQ_FACTOR with depth, at the expected rent" },
    { of: "persistence", unit: "fraction", how: "e^(−mean_reversion/freq): share of a deviation of rent left a period later" },
    { of: "rentSpread", unit: "logarithm per period", how: "vol · √((1 − e^(−2 speed/freq))/(2 speed)); vol/√freq without mean reversion" },
    { of: "stressBegins", unit: "fraction per period", how: "1 − (1 − stress_rate)^(1/freq)" },
    { of: "stressEnds", unit: "fraction per period", how: "1/(freq · stress_years)" },
    { of: "calmCorr", unit: "correlation", how: "coin, rent, value in calm" },
    { of: "stressCorr", unit: "correlation", how: "CORR_CONVERGE(calm_corr, stress_weight)" },
    { of: "defaults", unit: "paths", how: "paths that default" },
    ...WEIGHT_STEPS,
    { of: "pdBelow", unit: "fraction", how: "no default: 3/plain paths, the PD that independent paths leave open at 95 %" },
  ],
  result: (all) => [
    ...valuesOf([all.pd, all.lgd, all.el, all.time]), ...errorsOf([all.pd, all.lgd, all.el, all.time]),
    ...valuesOf([all.breach, all.loss99, all.minDscr5, all.maxLtv95]), ...errorsOf([all.breach, all.loss99, all.minDscr5, all.maxLtv95]),
    ...all.origin, all.effectiveDefaults,
  ],
});
