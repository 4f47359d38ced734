import type { BreachMethod } from "../../core/conventions";
import { breachCurve } from "../../core/risk/first-passage";
import { SERIES_ERROR } from "../common-errors";
import { defineFunction, series, seriesOr, word, type Words, words } from "../define";
import { freq } from "../vocabulary";
import { NO_DEFAULT_LIMIT, threshold, vol, VOL_LIMIT } from "./credit-arguments";

const METHODS: Readonly<Record<BreachMethod, ReturnType<typeof words>>> = {
  PASSAGE: words("First failure along one price path, exact", "Primer fallo a lo largo de una trayectoria, exacto"),
  LOWER: words("Largest single probability so far: every failure the same event", "Mayor probabilidad aislada hasta la fecha: un mismo suceso"),
  UPPER: words("Failures independent of one another", "Fallos independientes entre sí"),
};
/** More periods spread the price over more panels, with the square root of time. */
const passageWork = (periods: number): number => 100 + 40 * periods + 2.2 * periods ** 1.5;

const amount = (meaning: Words) => series("$ per period", meaning, { range: { min: 0 } });

export const DSCR_PD_CURVE = defineFunction({
  name: "DSCR_PD_CURVE",
  family: "risk",
  summary: words("Cumulative probability, period by period, of a first DSCR failure when spot revenue follows a random path.", "Probabilidad acumulada, por periodo, de un primer incumplimiento del DSCR con ingreso al contado aleatorio."),
  args: {
    revenue: amount(words("Expected spot revenue of each period, deflation included; one value repeats", "Ingreso al contado esperado por periodo, con deflación; un valor se repite")),
    opex: amount(words("Cash running cost of each period; one value repeats", "Coste corriente de caja por periodo; un valor se repite")),
    debtService: amount(words("Scheduled debt service of each period; one value repeats; 0 is a period that is not tested", "Servicio programado por periodo; un valor se repite; 0 es un periodo sin prueba")),
    vol,
    fixed: seriesOr("$ per period", words("Contracted revenue of each period; one value repeats", "Ingreso contratado por periodo; un valor se repite"), { default: [0], range: { min: 0 } }),
    freq,
    threshold,
    method: word(METHODS, words("How the periods are put together", "Cómo se combinan los periodos"), "PASSAGE"),
  },
  returns: { shape: "series", part: { name: "cumulative PD", unit: "fraction", meaning: words("Probability of a failure in or before the period", "Probabilidad de fallo en el periodo o antes"), how: "PASSAGE: density of survivors carried from test to test; LOWER: running maximum; UPPER: 1 − Π(1 − single)" } },
  formula: "period t fails when e^(−vol²t/2 + vol·W(t)) < (opex + threshold · debt_service − fixed)/revenue; PASSAGE is the first such t",
  limits: [
    words("A failed test is not a default: reserves, sponsors and waivers come between. Pass the answer to FAIR_SPREAD only as an upper view.", "Incumplir la prueba no es impagar: median reservas, socios y dispensas. Úselo en FAIR_SPREAD solo como visión superior."),
    words("One driftless path for price and one vol: expected deflation belongs in revenue; contracts are certain until they end.", "Una trayectoria sin tendencia y una vol: la deflación esperada va en revenue; los contratos son ciertos hasta su fin."),
    VOL_LIMIT,
    NO_DEFAULT_LIMIT,
  ],
  errors: {
    "#VALUE!": [SERIES_ERROR, words("method PASSAGE with more than 480 periods", "método PASSAGE con más de 480 periodos")],
  },
  warnings: ({ debtService }) => (debtService.every((due) => due === 0) ? [words("no debt service in any period: nothing is tested", "sin servicio de la deuda en ningún periodo: no se prueba nada")] : []),
  sources: ["docs/conventions.md#dscr-breach"],
  related: ["DSCR_BREACH_PROB", "FAIR_SPREAD", "EXPECTED_LOSS", "DSCR_PATH"],
  examples: [
    {
      given: { revenue: [100, 100], opex: 30, debtService: 55, vol: 0.3 },
      pick: [1, 0], result: 0.3007805276260118, because: "two quarters: inclusion and exclusion with the bivariate normal at correlation √½",
    },
    {
      given: { revenue: [98.69162813660014, 96.12601554586078, 93.62709927060472, 91.19314545650217], opex: 30, debtService: 55, vol: 0.3 },
      result: [[0.17879], [0.3612075], [0.48575], [0.573705]], tolerance: 0.0024, because: "400,000 simulated paths, three standard errors",
    },
    { given: { revenue: [100, 90], opex: 30, debtService: [0, 65], vol: 0, method: "LOWER" }, result: [[0], [1]], because: "no volatility: 90 − 30 does not pay 65; the first period is not tested" },
  ],
  work: ({ revenue, opex, debtService, fixed, method }) => (method === "PASSAGE" ? passageWork(Math.min(480, Math.max(revenue.length, opex.length, debtService.length, fixed.length))) : 0),
  compute: breachCurve,
  steps: [
    { of: "boundary", unit: "fraction", how: "(opex + threshold · debt_service − fixed) / revenue; 0 where nothing is due or the need is met" },
    { of: "marginal", unit: "fraction", how: "Φ((ln boundary + s²/2)/s), s = vol · √(t/freq): failure in that period alone" },
  ],
  result: (workings) => workings.cumulative,
});
