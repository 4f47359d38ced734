import { economicLife } from "../../core/chip/economics";
import { FINITE_ERROR, STEP_ERROR } from "../common-errors";
import { defineFunction, type Limit, weak, type Words, words } from "../define";
import { DEFLATION_LIMITS, deflationWarnings, LAUNCH_LIMIT } from "../deflation-warnings";
import * as vocab from "../vocabulary";

/** The latest retirement counts from today, as launches do: the chip may already be old. */
export const maxLife = { ...vocab.maxLife, meaning: words("Years from today at which the GPU is retired at the latest", "Años desde hoy en que la GPU se retira a más tardar") };

export const OPEX_LIMIT: Limit = weak("opex", words(
  "opex decides as much as deflation: built up from colocation and power it is about .45 to .50 $/GPU-hour, but reported margins of a large operator imply .91 at a rent of 2.30. Show both.",
  "El opex pesa tanto como la deflación: por colocation y energía es unos 0,45 a 0,50 $/GPU-hora, pero los márgenes publicados de un gran operador implican 0,91 con alquiler 2,30. Muestre ambos.",
));

/** Of a chip that earns nothing today, which an analyst should not overlook behind a zero. */
export const noMarginWarning = ({ util, rent, opex }: { readonly util: number; readonly rent: number; readonly opex: number }): readonly Words[] =>
  util * rent <= opex ? [words("util times rent does not cover opex today: the economic life is 0", "util por rent no cubre el opex hoy: la vida económica es 0")] : [];

export const GPU_ECON_LIFE = defineFunction({
  name: "GPU_ECON_LIFE",
  family: "chip",
  summary: words("Economic life of a GPU: years from today until the rent it earns no longer covers its running cost.", "Vida económica de una GPU: años desde hoy hasta que su alquiler no cubre su coste corriente."),
  args: {
    rent: vocab.rent,
    opex: vocab.opex,
    deflation: vocab.deflation,
    util: vocab.util,
    maxLife,
    launchYears: vocab.launchYears,
    step: vocab.step,
  },
  returns: { shape: "scalar", part: { name: "life", unit: "years", meaning: words("Economic life from today", "Vida económica desde hoy"), how: "first moment with util · rent ≤ opex, at most max_life" } },
  formula: "ln(util · rent/opex) / −ln(1 − deflation), at most max_life; with launches each stretch between them by the same formula; 0 when util · rent ≤ opex today",
  limits: [
    ...DEFLATION_LIMITS,
    OPEX_LIMIT,
    words("Published views run from 1 to 3 years (Kshirsagar; Burry) to 6 years (Bernstein): with the same rent and opex the whole argument is the deflation cell.", "Las opiniones van de 1 a 3 años (Kshirsagar; Burry) a 6 (Bernstein): con igual alquiler y opex toda la discusión es la deflación."),
    words("A contract above spot keeps a chip alive longer than this: the life is that of a chip let at spot. A chip once switched off does not come back, even when rents rise.", "Un contrato por encima del mercado alarga la vida: esta es la de una GPU al contado. Una GPU apagada no vuelve, aunque suban los alquileres."),
    LAUNCH_LIMIT,
  ],
  errors: {
    "#VALUE!": [STEP_ERROR, FINITE_ERROR],
  },
  warnings: (values) => [...deflationWarnings(values), ...noMarginWarning(values)],
  sources: [
    "docs/conventions.md#economic-life",
    "Kshirsagar, CITP Princeton, 15 Oct 2025 (1 to 3 years); Bernstein via ng.investing.com (about 6 years)",
  ],
  related: ["GPU_ECON_VALUE", "IMPLIED_DEFLATION", "RENT_CURVE"],
  examples: [
    { given: { rent: 4, opex: 0.5, deflation: 0.5, util: 1 }, result: 3, because: "rent halves every year: 4, 2, 1, .5 after three years" },
    { given: { rent: 2.5, opex: 0.5, deflation: 0, util: 1 }, result: 10, because: "rents that do not fall never meet opex: max_life" },
    { given: { rent: 2, opex: 1.5, deflation: 0.1, util: 1, launchYears: [1], step: [0.3] }, result: 1, because: "the launch takes rent from 1.80 to 1.26, below 1.50" },
  ],
  compute: economicLife,
  steps: [
    { of: "marginToday", unit: "$/GPU-hour", how: "util · rent − opex" },
    { of: "drift", unit: "per year, continuous", how: "−ln(1 − deflation)" },
    { of: "testYears", unit: "years", how: "today and each launch before max_life" },
    { of: "testMargins", unit: "$/GPU-hour", how: "util · rent at that moment, after the launch, − opex" },
  ],
  result: (workings) => workings.life,
});
