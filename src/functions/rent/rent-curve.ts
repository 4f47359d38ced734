import { rentCurve } from "../../core/rent/rent-curve";
import { FINITE_ERROR, PERIODS_ERROR, STEP_ERROR } from "../common-errors";
import { defineFunction, numberOr, words } from "../define";
import { DEFLATION_LIMITS, deflationWarnings, LAUNCH_LIMIT } from "../deflation-warnings";
import * as vocab from "../vocabulary";

export const RENT_CURVE = defineFunction({
  name: "RENT_CURVE",
  family: "rent",
  summary: words("Spot rent of each future period: today's rent falling every year, with steps at generation launches and a floor.", "Alquiler al contado de cada periodo: el de hoy con caída anual, saltos por lanzamiento y un suelo."),
  args: {
    rent: vocab.rent,
    years: { ...vocab.years, meaning: words("Years that the curve covers; a whole number of periods", "Años que cubre la curva; un número entero de periodos") },
    deflation: vocab.deflation,
    freq: { ...vocab.freq, meaning: words("Periods a year: 1, 2, 4 or 12", "Periodos al año: 1, 2, 4 o 12") },
    timing: vocab.timing,
    launchYears: vocab.launchYears,
    step: vocab.step,
    floor: numberOr("$/GPU-hour", words("Rent below which the market never falls", "Alquiler por debajo del cual el mercado nunca cae"), { default: 0, range: { min: 0 } }),
  },
  returns: { shape: "series", part: { name: "rent", unit: "$/GPU-hour", meaning: words("Spot rent of the period", "Alquiler al contado del periodo"), how: "AVG: exact mean of rent over the period, split at launches and at the floor; START, MID, END: rent at that moment" } },
  formula: "rent(t) = max(floor, rent · (1 − deflation)^t · Π(1 − step) over launches up to t); AVG: mean of rent(t) over the period, exact",
  limits: [
    ...DEFLATION_LIMITS,
    LAUNCH_LIMIT,
    words("Timing is a real assumption: at 30 % a year and yearly periods START overstates first-year revenue by 19 % against AVG.", "El momento importa: al 30 % anual y con periodos anuales START exagera el ingreso del primer año un 19 % frente a AVG."),
    words("A floor is an assumption of the user; no market has shown one.", "El suelo es una hipótesis del usuario; ningún mercado lo ha mostrado."),
  ],
  errors: {
    "#VALUE!": [PERIODS_ERROR, STEP_ERROR, FINITE_ERROR],
  },
  warnings: deflationWarnings,
  sources: [
    "docs/conventions.md#rent-curve",
    "SemiAnalysis H100 one-year contract rents: 1.70 (Oct 2025), 2.35 (Mar 2026); 2.85 in early 2024 (Latent Space)",
  ],
  related: ["REVENUE_PATH", "GPU_ECON_LIFE", "IMPLIED_DEFLATION"],
  examples: [
    { given: { rent: 2.5, years: 3, deflation: 0.25, freq: 1, timing: "START" }, result: [2.5, 1.875, 1.40625], because: "2.5 · .75^(t−1) by hand" },
    { given: { rent: 2.5, years: 2, deflation: -0.2, freq: 1, timing: "END" }, result: [3, 3.6], because: "rising rents: 2.5 · 1.2, 2.5 · 1.44" },
    { given: { rent: 2, years: 2, deflation: 0, freq: 1, launchYears: [1.5], step: [0.5], floor: 1.2 }, result: [2, 1.6], because: "second year: half a year at 2, half a year at the floor 1.2 instead of 1" },
  ],
  compute: rentCurve,
  steps: [
    { of: "startRents", unit: "$/GPU-hour", how: "max(floor, rent · (1 − deflation)^t · Π(1 − step)) at t = (period − 1)/freq" },
    { of: "endRents", unit: "$/GPU-hour", how: "the same at t = period/freq; a launch at that moment counts" },
  ],
  result: (workings) => workings.rents,
});
