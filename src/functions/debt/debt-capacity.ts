import { debtCapacity } from "../../core/debt/coverage";
import { DISCOUNT_ERROR } from "../common-errors";
import { defineFunction, series, words } from "../define";
import * as vocab from "../vocabulary";
import { LLCR_LIMIT, loanWarnings } from "./loan-notes";

export const DEBT_CAPACITY = defineFunction({
  name: "DEBT_CAPACITY",
  family: "debt",
  summary: words("Largest debt that CFADS carries at a required DSCR, repaid in proportion to CFADS, with an optional balloon.", "Mayor deuda que el CFADS soporta con un DSCR exigido, pagada en proporción al CFADS, con pago final opcional."),
  args: {
    cfads: vocab.cfads,
    dscr: series("x", words("DSCR required; one for all periods or one each", "DSCR exigido; uno para todos los periodos o uno por periodo"), { range: { above: 0 } }),
    rate: vocab.rate,
    freq: vocab.freq,
    balloon: vocab.balloon,
  },
  returns: { shape: "scalar", part: { name: "debt capacity", unit: "$", meaning: words("Largest debt", "Mayor deuda"), how: "service_value + balloon_value" } },
  formula: "Σ max(CFADS, 0)/dscr · (1 + rate/freq)^−t + balloon · (1 + rate/freq)^−n",
  limits: [
    words("Assumes sculpted service. A level loan of this size breaks the DSCR in the weak periods.", "Supone servicio proporcional al CFADS. Un préstamo de cuota constante de este tamaño incumple el DSCR en los periodos débiles."),
    words("Negative CFADS carries no debt and takes none away; LLCR counts it.", "El CFADS negativo no soporta deuda ni la resta; LLCR sí lo cuenta."),
    LLCR_LIMIT,
  ],
  errors: {
    "#VALUE!": [words("dscr has neither one entry nor one for each period", "dscr no tiene una sola entrada ni una por periodo"), DISCOUNT_ERROR],
  },
  warnings: ({ cfads, dscr, rate, balloon }) => [
    ...loanWarnings({ rate, balloon }),
    ...(dscr.some((ratio) => ratio < 1) ? [words("a dscr below 1 sizes debt on more service than CFADS pays", "un dscr menor que 1 da deuda con más servicio del que paga el CFADS")] : []),
    ...(cfads.some((flow) => flow < 0) ? [words("periods with negative CFADS carry no debt; somebody has to bring that cash", "los periodos con CFADS negativo no soportan deuda; alguien debe aportar esa caja")] : []),
  ],
  sources: ["docs/conventions.md#debt-capacity", "E. Bodmer, edbodmer.com: debt = PV(CFADS) / DSCR"],
  related: ["LLCR", "DEBT_SCHEDULE", "FLEET_SUMMARY"],
  examples: [
    { given: { cfads: [80, 40, 10, -30], dscr: 1.3, rate: 0.08, freq: 1 }, result: (80 / 1.08 + 40 / 1.08 ** 2 + 10 / 1.08 ** 3) / 1.3, because: "by hand: 89.5; the negative year carries no debt" },
    { given: { cfads: [130, 120], dscr: [1.3, 1.2], rate: 0, freq: 1, balloon: 50 }, result: 250, because: "by hand: 130/1.3 + 120/1.2 + 50" },
  ],
  compute: debtCapacity,
  steps: [
    { of: "periodicRate", unit: "per period", how: "rate / freq" },
    { of: "affordableService", unit: "$ per period", how: "max(CFADS, 0) / dscr" },
    { of: "serviceValue", unit: "$", how: "Σ affordable_service · (1 + periodic_rate)^−t" },
    { of: "balloonValue", unit: "$", how: "balloon · (1 + periodic_rate)^−n" },
  ],
  result: (workings) => workings.capacity,
});
