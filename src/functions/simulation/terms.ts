import type { Sampling } from "../../core/simulation/random/draws";
import { flag, number, numberOr, optionalNumber, pairs, word, type Words, words } from "../define";
import { ELASTICITY_EVIDENCE, ELIGIBLE_EVIDENCE, SALE_DAYS_EVIDENCE } from "../collateral/liquidation-terms";
import * as vocab from "../vocabulary";

/** Terms of the simulations beyond their arguments, in a table of names and values. Units and ranges as for arguments. */

const share = { min: 0, max: 1 };
const judged = (why: Words) => ({ grade: "D" as const, why });
const volatility = { min: 0, max: 5 };

export const paths = numberOr("paths", words("Simulated paths; more than 400,000 path-periods (10,000 paths of 40 quarters) are worked off beside the sheet; in a formula of a tool they are refused", "Trayectorias simuladas; más de 400.000 trayectoria-periodos (10.000 de 40 trimestres) se calculan fuera de la hoja; en una fórmula de herramienta se rechazan"), { default: 2000, range: { min: 1, max: 1_000_000, whole: true } });
export const seed = numberOr("number", words("Starts the random numbers: the same seed gives the same answer, on every machine", "Inicia los números aleatorios: la misma semilla da la misma respuesta en cualquier máquina"), { default: 1, range: { min: 0, max: 9_007_199_254_740_991, whole: true } });

const SAMPLING_WORDS: Readonly<Record<Sampling, Words>> = {
  SOBOL: words("Scrambled Sobol points: smaller errors for the same paths", "Puntos de Sobol aleatorizados: menor error con las mismas trayectorias"),
  RANDOM: words("Independent random paths", "Trayectorias aleatorias independientes"),
};
export const sampling = word(SAMPLING_WORDS, words("How paths are chosen", "Cómo se eligen las trayectorias"), "SOBOL");

/** How rents move besides their volatility, and what stress is. */
export const MARKET_TERMS = {
  meanReversion: numberOr("per year", words("Speed at which a deviation of rent from its expected path dies out: half is gone after .69 / speed years; 0 = never", "Velocidad con que se corrige una desviación del alquiler: la mitad en 0,69 / velocidad años; 0 = nunca"), { default: 0, range: { min: 0, max: 50 } }),
  jumpShare: numberOr("exponent", words("Part of a launch's fall of rent that resale value shares: 1 all, 0 none", "Parte de la caída por lanzamiento que comparte la reventa: 1 toda, 0 nada"), { default: 1, range: { min: 0, max: 5 } }),
  stressStart: numberOr("fraction", words("Probability that stress rules from the first period", "Probabilidad de que el estrés rija desde el primer periodo"), { default: 0, range: share }),
  stressRate: numberOr("fraction", words("Probability that stress begins within a year of calm", "Probabilidad de que el estrés empiece en un año de calma"), { default: 0, range: { min: 0, below: 1 } }),
  stressYears: optionalNumber("years", words("Mean length of stress; left out: it does not end", "Duración media del estrés; omitido: no termina"), { range: { above: 0, max: 100 } }),
  stressWeight: optionalNumber("fraction", words("How far all correlations move to 1 in stress, as CORR_CONVERGE; required with stress", "Cuánto se acercan a 1 todas las correlaciones en estrés, como CORR_CONVERGE; obligatorio con estrés"), { range: share }),
  volMult: numberOr("multiple", words("Volatilities in stress / in calm", "Volatilidades en estrés / en calma"), { default: 1.5, range: { min: 0, max: 10 }, evidence: judged(words("as MINER_PD_STRESS: a judgement", "como MINER_PD_STRESS: un juicio")) }),
  jumpMult: numberOr("multiple", words("Launches in stress / in calm", "Lanzamientos en estrés / en calma"), { default: 1, range: { min: 0, max: 10 } }),
  btcShock: numberOr("fraction", words("Fall of the coin when stress begins", "Caída de la moneda al empezar el estrés"), { default: 0, range: { min: 0, below: 1 } }),
  rentShock: numberOr("fraction", words("Fall of rent when stress begins", "Caída del alquiler al empezar el estrés"), { default: 0, range: { min: 0, below: 1 } }),
  valueShock: numberOr("fraction", words("Fall of resale or site value when stress begins", "Caída del valor de reventa o del emplazamiento al empezar el estrés"), { default: 0, range: { min: 0, below: 1 } }),
};

/** The covenants, the account and the end of a loan. */
export const LENDING_TERMS = {
  balloon: vocab.balloon,
  sweep: numberOr("fraction", words("Share of free cash that repays debt early while covenants hold", "Parte de la caja libre que amortiza antes mientras se cumplen los covenants"), { default: 0, range: share }),
  lockDscr: optionalNumber("x", words("DSCR below which cash is trapped; left out: no such covenant", "DSCR por debajo del cual se retiene la caja; omitido: sin ese covenant"), { range: { min: 0, max: 100 } }),
  lockLtv: optionalNumber("fraction", words("LTV above which cash is trapped; left out: no such covenant", "LTV por encima del cual se retiene la caja; omitido: sin ese covenant"), { range: { above: 0, max: 100 } }),
  trapSweep: numberOr("fraction", words("Share of trapped cash that repays debt at once; the rest stays in the account", "Parte de la caja retenida que amortiza al momento; el resto queda en la cuenta"), { default: 0, range: share }),
  curePeriods: numberOr("periods", words("Missed payments in a row that make a default", "Impagos seguidos que constituyen incumplimiento"), { default: 1, range: { min: 1, max: 1000, whole: true } }),
  elasticity: numberOr("exponent", words("Elasticity of the sale price to its pace, as LIQ_FACTOR", "Elasticidad del precio de venta al ritmo, como LIQ_FACTOR"), { default: 0.24, range: { min: 0, max: 5 }, evidence: ELASTICITY_EVIDENCE }),
  depthBeta: numberOr("exponent", words("How the depth of the resale market follows rents: 0 not at all, 1 in proportion", "Cómo sigue la profundidad del mercado al alquiler: 0 nada, 1 en proporción"), { default: 0, range: { min: 0, max: 10 } }),
  stressDepth: numberOr("fraction", words("Share of the depth of the resale market left in stress", "Parte de la profundidad del mercado que queda en estrés"), { default: 1, range: { above: 0, max: 1 } }),
  btcHaircut: numberOr("fraction", words("Share of the coin price lost in a sale", "Parte del precio de la moneda que se pierde al vender"), { default: 0, range: share }),
  fee: numberOr("fraction", words("Share of the proceeds of the hardware lost to fees", "Parte de lo obtenido por el equipo que se va en comisiones"), { default: 0, range: share }),
  workoutCost: numberOr("$", words("Fixed cost of a workout", "Coste fijo de la ejecución"), { default: 0, range: { min: 0 } }),
  lossDisc: numberOr("per year, effective", words("Rate at which losses are discounted to today", "Tasa a la que se descuentan las pérdidas"), { default: 0, range: { above: -1, max: 10 } }),
  sampling,
  tilt: numberOr("standard deviations", words("For rare defaults: half of the paths are moved this far against the loan, and all are weighed back; about 2 for a PD of 2 %, 3 for .1 %, 4 for .003 %. SIM_PATHS does without", "Para impagos raros: la mitad de las trayectorias se desplaza tantas desviaciones en contra del préstamo y todas se reponderan; unas 2 para una PD del 2 %, 3 para el 0,1 %, 4 para el 0,003 %. SIM_PATHS no lo usa"), { default: 0, range: { min: 0, max: 8 } }),
};

export const LOAN_TERMS = {
  valueVol: optionalNumber("per √year", words("Volatility of resale value a year; left out: vol", "Volatilidad anual del valor de reventa; omitida: vol"), { range: volatility }),
  rhoRentValue: numberOr("correlation", words("Correlation of rent and resale value", "Correlación del alquiler con el valor de reventa"), { default: 1, range: { min: -1, max: 1 }, evidence: judged(words("no joint series; 1 is wrong-way risk in full", "sin serie conjunta; 1 es todo el riesgo de correlación")) }),
  rhoBtcRent: numberOr("correlation", words("Correlation of the coin and rent", "Correlación de la moneda con el alquiler"), { default: 0, range: { min: -1, max: 1 } }),
  rhoBtcValue: optionalNumber("correlation", words("Correlation of the coin and resale value; left out: rho_btc_rent", "Correlación de la moneda con la reventa; omitida: rho_btc_rent"), { range: { min: -1, max: 1 } }),
  ...MARKET_TERMS,
  grace: vocab.grace,
  launchYears: vocab.launchYears,
  step: vocab.step,
  retire: flag(words("TRUE switches the fleet off, for good, once it is out of contract and simulated spot revenue does not exceed opex", "VERDADERO apaga la flota para siempre cuando, ya sin contrato, el ingreso simulado no supera el opex"), true),
  ...LENDING_TERMS,
  callLtv: optionalNumber("fraction", words("LTV above which the loan is called: a default; left out: never", "LTV por encima del cual se exige el préstamo: es un impago; omitido: nunca"), { range: { above: 0, max: 100 } }),
  refiLtv: optionalNumber("fraction", words("LTV up to which a balance left at maturity is refinanced; left out: the liquidation factor", "LTV hasta el que se refinancia lo que queda al vencer; omitido: el factor de liquidación"), { range: { min: 0, max: 100 } }),
  depth: optionalNumber("GPU", words("GPUs that the resale market takes in 30 days: LIQ_FACTOR then replaces liq_factor", "GPU que absorbe el mercado en 30 días: LIQ_FACTOR sustituye entonces a liq_factor"), { range: { above: 0 } }),
  liqDays: numberOr("days", words("Days over which the fleet is sold; only with depth", "Días en que se vende la flota; solo con depth"), { default: 90, range: { above: 0, max: 36_500 }, evidence: SALE_DAYS_EVIDENCE }),
  eligible: numberOr("fraction", words("Share of depth able to house this kit", "Parte de la profundidad capaz de alojar este equipo"), { default: 1, range: { above: 0, max: 1 }, evidence: ELIGIBLE_EVIDENCE }),
  btcQty: numberOr("BTC", words("Coins pledged: sold for what cash does not pay", "Monedas en garantía: se venden por lo que la caja no paga"), { default: 0, range: { min: 0 } }),
  btcPrice: numberOr("$", words("Price of one coin", "Precio de una moneda"), { default: 0, range: { min: 0 } }),
  btcVol: numberOr("per √year", words("Volatility of the coin a year", "Volatilidad anual de la moneda"), { default: 0, range: volatility }),
  btcDrift: numberOr("per year, continuous", words("Expected return of the coin", "Rentabilidad esperada de la moneda"), { default: 0, range: { min: -5, max: 5 } }),
};

export const MINER_TERMS = {
  rentVol: numberOr("per √year", words("Volatility of rents a year, for rent_income", "Volatilidad anual del alquiler, para rent_income"), { default: 0, range: volatility }),
  rhoBtcRent: optionalNumber("correlation", words("Correlation of the coin and rent; left out: rho", "Correlación de la moneda con el alquiler; omitida: rho"), { range: { min: -1, max: 1 } }),
  rhoRentValue: numberOr("correlation", words("Correlation of rent and site value", "Correlación del alquiler con el valor del emplazamiento"), { default: 1, range: { min: -1, max: 1 }, evidence: judged(words("no joint series exists", "no hay serie conjunta")) }),
  jumpRate: numberOr("per year", words("Launches a year that lower rent and site value", "Lanzamientos al año que bajan el alquiler y el valor"), { default: 0, range: { min: 0, max: 4 } }),
  jumpSize: numberOr("fraction", words("Share of rent lost at each", "Parte del alquiler perdida en cada uno"), { default: 0, range: { min: 0, below: 1 } }),
  ...MARKET_TERMS,
  ...LENDING_TERMS,
  liqFactor: numberOr("fraction", words("Share of site value that a liquidation brings", "Parte del valor del emplazamiento que da una liquidación"), { default: 0.65, range: share, evidence: judged(words("auction within 30 days, one vendor", "subasta en 30 días, un proveedor")) }),
};

export const termsOf = pairs(words("Further terms in two columns: name, value; their list is on the help page", "Otros términos en dos columnas: nombre, valor; la lista está en la ayuda"));

/** Volatility of what a simulation is about: it has no default, because it decides. */
export const vol = number("per √year", words("Volatility of spot rent a year: .3 to .6 from five list prices, nothing better exists", "Volatilidad anual del alquiler: 0,3 a 0,6 según cinco precios de lista; no hay nada mejor"), { range: volatility });
