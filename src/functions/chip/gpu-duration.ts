import { gpuDuration } from "../../core/chip/duration";
import { FINITE_ERROR } from "../common-errors";
import { defineFunction, words } from "../define";
import { DEFLATION_LIMITS, deflationWarnings } from "../deflation-warnings";
import * as vocab from "../vocabulary";
import { maxLife, noMarginWarning, OPEX_LIMIT } from "./gpu-econ-life";

export const GPU_DURATION = defineFunction({
  name: "GPU_DURATION",
  family: "chip",
  summary: words("Value of a GPU and how fast it falls: its duration to the discount rate and its duration to deflation.", "Valor de una GPU y su sensibilidad: duración frente a la tasa de descuento y duración frente a la deflación."),
  args: { rent: vocab.rent, opex: vocab.opex, deflation: vocab.deflation, util: vocab.util, disc: vocab.disc, maxLife: { ...maxLife, range: { above: 0, max: 1000 } } },
  returns: {
    shape: "row",
    parts: [
      { name: "value", unit: "$", meaning: words("Economic value of one GPU, as GPU_ECON_VALUE", "Valor económico de una GPU, como GPU_ECON_VALUE"), how: "rent_value − opex_value" },
      { name: "rate duration", unit: "years", meaning: words("Relative fall of value per unit of the continuous discount rate", "Caída relativa del valor por unidad de tasa continua"), how: "(rent_times_years − opex_times_years)/value" },
      { name: "deflation duration", unit: "years", meaning: words("Relative fall of value per unit of the continuous fall of rent", "Caída relativa del valor por unidad de caída continua del alquiler"), how: "rent_times_years/value" },
    ],
  },
  formula: "value = 8760 · [util · rent · φ(k + d, life) − opex · φ(k, life)]; rate duration = 8760 · [util · rent · τ(k + d, life) − opex · τ(k, life)]/value; deflation duration = 8760 · util · rent · τ(k + d, life)/value; k = ln(1 + disc), d = −ln(1 − deflation)",
  limits: [
    words("Per unit of a continuous rate: one point of disc is .01/(1 + disc), one point of deflation is .01/(1 − deflation). A first-order reading: for a large change value the chip again.", "Por unidad de tasa continua: un punto de disc es 0,01/(1 + disc) y uno de deflation es 0,01/(1 − deflation). Lectura de primer orden: para cambios grandes revalúe la GPU."),
    words("With running cost the deflation duration is the longer one, because deflation works on the rent alone: the two agree only at opex 0. Macaulay's duration of the rents is not the deflation duration.", "Con coste corriente la duración a la deflación es mayor, porque actúa solo sobre el alquiler: ambas coinciden solo con opex 0. La duración de Macaulay no es la de deflación."),
    words("Duration gap: rate duration less liabilities/assets times the duration of the debt; a deflation shock has no counterpart on the debt side.", "Brecha de duración: la de tipo menos deuda/activo por la duración de la deuda; la deflación no tiene contrapartida en la deuda."),
    OPEX_LIMIT,
    ...DEFLATION_LIMITS,
  ],
  errors: {
    "#DIV/0!": [words("the chip is worth nothing: util · rent does not exceed opex today", "la GPU no vale nada: util · rent no supera el opex hoy")],
    "#VALUE!": [FINITE_ERROR],
  },
  warnings: (values) => [...deflationWarnings({ ...values, step: [] }), ...noMarginWarning(values)],
  sources: ["docs/conventions.md#gpu-duration"],
  related: ["GPU_ECON_VALUE", "IMPLIED_DEFLATION", "DEBT_AT_DEATH"],
  examples: [
    { given: { rent: 2, opex: 0, deflation: 0, util: 1, disc: 0, maxLife: 3 }, result: [[52560, 1.5, 1.5]], because: "level income of 2 · 8760 a year for 3 years: paid 1.5 years away on average" },
    { given: { rent: 2, opex: 1, deflation: 0, util: 1, disc: 0, maxLife: 2 }, result: [[17520, 1, 2]], because: "margin half of rent doubles the deflation duration: 8760 · 2 · 2²/2 over 17520" },
    { given: { rent: 2.5, opex: 0.5, deflation: 0.25, util: 0.8 }, result: [[21597, 1.3, 3.05]], tolerance: 0.004, because: "worked example, printed to three digits; checked by central differences of GPU_ECON_VALUE in another program" },
  ],
  compute: gpuDuration,
  steps: [
    { of: "discounting", unit: "per year, continuous", how: "k = ln(1 + disc)" },
    { of: "drift", unit: "per year, continuous", how: "d = −ln(1 − deflation)" },
    { of: "life", unit: "years", how: "as GPU_ECON_LIFE" },
    { of: "rentValue", unit: "$", how: "8760 · util · rent · φ(k + d, life); φ(x, T) = (1 − e^(−xT))/x" },
    { of: "opexValue", unit: "$", how: "8760 · opex · φ(k, life)" },
    { of: "rentTimesYears", unit: "$ · years", how: "8760 · util · rent · τ(k + d, life); τ(x, T) = (1 − e^(−xT)(1 + xT))/x²" },
    { of: "opexTimesYears", unit: "$ · years", how: "8760 · opex · τ(k, life)" },
  ],
  result: ({ value, rateDuration, deflationDuration }) => [value, rateDuration, deflationDuration],
});
