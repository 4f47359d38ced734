import { economicValue } from "../../core/chip/economics";
import { FINITE_ERROR, STEP_ERROR } from "../common-errors";
import { defineFunction, numberOr, words } from "../define";
import { DEFLATION_LIMITS, deflationWarnings, LAUNCH_LIMIT } from "../deflation-warnings";
import * as vocab from "../vocabulary";
import { maxLife, noMarginWarning, OPEX_LIMIT } from "./gpu-econ-life";

export const GPU_ECON_VALUE = defineFunction({
  name: "GPU_ECON_VALUE",
  family: "chip",
  summary: words("Economic value of a GPU: discounted rent less running cost until the end of its economic life, plus scrap.", "Valor económico de una GPU: alquiler menos coste corriente, descontado hasta el fin de su vida económica, más el desguace."),
  args: {
    rent: vocab.rent,
    opex: vocab.opex,
    deflation: vocab.deflation,
    util: vocab.util,
    disc: vocab.disc,
    maxLife,
    salvage: numberOr("$", words("Scrap proceeds for one GPU at the end of its economic life, in dollars", "Ingreso por desguace de una GPU al final de su vida económica, en dólares"), { default: 0, range: { min: 0 } }),
    fromYear: numberOr("years", words("Moment of the valuation, in years from today; rent and launches keep counting from today", "Momento de la valoración, en años desde hoy; alquiler y lanzamientos cuentan desde hoy"), { default: 0, range: { min: 0 } }),
    launchYears: vocab.launchYears,
    step: vocab.step,
  },
  returns: { shape: "scalar", part: { name: "value", unit: "$", meaning: words("Value of one GPU at from_year", "Valor de una GPU en from_year"), how: "sum of segment_values + salvage_value" } },
  formula: "8760 · ∫ from from_year to life of (util · rent(t) − opex) · (1 + disc)^(from_year − t) dt + salvage · (1 + disc)^(from_year − life); salvage alone at or after the end of life",
  limits: [
    words("A value in use, not a price: with rent 2.50, opex .50, util .8 and 25 % deflation a $30,000 chip is worth $2,368 here after three years and $15,114 by GPU_RESIDUAL. Show both loan-to-values, and IMPLIED_DEFLATION for the gap.", "Valor en uso, no precio: con alquiler 2,50, opex 0,50, util 0,8 y deflación 25 % una GPU de 30.000 $ vale aquí 2.368 $ a los tres años y 15.114 $ según GPU_RESIDUAL. Muestre ambos LTV e IMPLIED_DEFLATION."),
    ...DEFLATION_LIMITS,
    OPEX_LIMIT,
    words("No tax, no capital expenditure after today and no sale before the end of life: every hour is sold at util times spot.", "Sin impuestos, sin inversión posterior y sin venta anticipada: cada hora se vende a util por el precio al contado."),
    LAUNCH_LIMIT,
  ],
  errors: {
    "#VALUE!": [STEP_ERROR, FINITE_ERROR],
  },
  warnings: (values) => [
    ...deflationWarnings(values),
    ...noMarginWarning(values),
    ...(values.salvage > 0 && values.salvage <= 1 ? [words(`salvage is in dollars per GPU here, not a share of cost; got ${values.salvage}`, `salvage va aquí en dólares por GPU, no como parte del coste; recibido ${values.salvage}`)] : []),
  ],
  sources: ["docs/conventions.md#economic-value", "Geske, Ramey, Shapiro: Why Do Computers Depreciate?, NBER working paper 10831 (obsolescence, not wear)"],
  related: ["GPU_ECON_LIFE", "IMPLIED_DEFLATION", "GPU_RESIDUAL"],
  examples: [
    { given: { rent: 2, opex: 0, deflation: 0, util: 1, disc: 0, maxLife: 3 }, result: 52560, because: "2 · 8760 · 3 by hand" },
    { given: { rent: 2, opex: 0.5, deflation: 0, util: 0.5, disc: 0, maxLife: 4, salvage: 1000, fromYear: 3 }, result: 5380, because: "one year left: 8760 · (.5 · 2 − .5) + 1000" },
    { given: { rent: 2.5, opex: 0.5, deflation: 0.25, util: 0.8, fromYear: 3 }, result: 2368.3868265955416, tolerance: 1e-8, because: "the two truths at year 3: midpoint sum with 200,000 cells, made by another program" },
    { given: { rent: 2.5, opex: 0.5, deflation: 0.25, util: 0.7 }, result: 16864.928023897228, tolerance: 1e-8, because: "midpoint Riemann sum with 400,000 cells, made by another program" },
  ],
  compute: economicValue,
  steps: [
    { of: "life", unit: "years", how: "first moment from today with util · rent ≤ opex, at most max_life, as GPU_ECON_LIFE" },
    { of: "segmentYears", unit: "years", how: "from_year and each launch before the end of life" },
    { of: "segmentRents", unit: "$/GPU-hour", how: "rent at the start of the stretch, after a launch at that moment" },
    { of: "segmentValues", unit: "$", how: "8760 · (1 + disc)^(from_year − start) · [util · rent · φ(k + d, length) − opex · φ(k, length)]; φ(x, T) = (1 − e^(−xT))/x, k = ln(1 + disc), d = −ln(1 − deflation)" },
    { of: "salvageValue", unit: "$", how: "salvage · (1 + disc)^(from_year − life); undiscounted at or after the end of life" },
  ],
  result: (workings) => workings.value,
});
