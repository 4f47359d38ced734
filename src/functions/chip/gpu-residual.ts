import { residual } from "../../core/chip/residual";
import type { ResidualMethod } from "../../core/conventions";
import { STEP_ERROR } from "../common-errors";
import { defineFunction, number, numberOr, optionalNumber, seriesOr, word, type Words, words } from "../define";
import { launchTodayWarning } from "../deflation-warnings";
import { step } from "../vocabulary";

const METHODS: Readonly<Record<ResidualMethod, ReturnType<typeof words>>> = {
  MARKET: words("Yearly decay and a step at each launch", "Caída anual y un salto en cada lanzamiento"),
  DB: words("Declining balance: yearly decay only", "Saldo decreciente: solo caída anual"),
  SL: words("Straight line over the book life", "Lineal sobre la vida contable"),
  SYD: words("Sum of the years' digits", "Suma de dígitos de los años"),
};

/** Two weakly dependent routes to .23: a cross-section of rents (−22.7 % a year) and a vintage curve of resale prices (.77^age). */
const DEFAULT_DECAY: Readonly<Record<ResidualMethod, number>> = { MARKET: 0.16, DB: 0.23, SL: 0, SYD: 0 };
const DECAY_EVIDENCE: Readonly<Record<ResidualMethod, readonly Words[]>> = {
  MARKET: [words("decay left out: .16; evidence D: .23 less the launches, a judgement", "decay omitida: 0,16; evidencia D: 0,23 menos los lanzamientos, un juicio")],
  DB: [words("decay left out: .23; evidence C: rents across generations, one vendor's curve", "decay omitida: 0,23; evidencia C: alquileres entre generaciones, curva de un proveedor")],
  SL: [],
  SYD: [],
};

export const GPU_RESIDUAL = defineFunction({
  name: "GPU_RESIDUAL",
  family: "chip",
  summary: words("Value of a GPU at an age: yearly decay with steps at generation launches, or a book schedule.", "Valor de una GPU a una edad: caída anual con saltos por lanzamiento, o amortización contable."),
  args: {
    cost: number("$", words("Price paid for one GPU, all-in", "Precio pagado por GPU, todo incluido"), { range: { above: 0 } }),
    age: number("years", words("Age of the card", "Edad de la tarjeta"), { range: { min: 0 } }),
    method: word(METHODS, words("How value falls", "Cómo cae el valor"), "MARKET"),
    decay: optionalNumber("per year, effective", words("Fall of resale price a year, negative when prices rise; left out: .16 for MARKET, .23 for DB", "Caída anual del precio de reventa, negativa si sube; omitida: 0,16 MARKET, 0,23 DB"), { range: { below: 1 } }),
    life: numberOr("years", words("Book life, for SL and SYD", "Vida contable, para SL y SYD"), {
      default: 6, range: { above: 0, max: 100 },
      evidence: { grade: "B", why: words("accounting life of CoreWeave, Microsoft and Google", "vida contable de CoreWeave, Microsoft y Google") },
    }),
    salvage: numberOr("fraction of cost", words("Value below which the card never falls, as a share of cost", "Valor mínimo como parte del coste"), { default: 0, range: { min: 0, max: 1 } }),
    launchAges: seriesOr("years", words("Ages of the card at which a new generation launches", "Edades de la tarjeta en que se lanza una generación"), {
      default: [2, 4, 6, 8, 10],
      evidence: { grade: "D", why: words("a generation every two years, as announced so far", "una generación cada dos años, según lo anunciado") },
    }),
    step,
    ramp: numberOr("years", words("Years over which a step takes effect; 0 is at once", "Años en que el salto hace efecto; 0 es inmediato"), { default: 0, range: { min: 0 } }),
  },
  returns: { shape: "scalar", part: { name: "value", unit: "$", meaning: words("Value of one GPU", "Valor de una GPU") } },
  formula: "MARKET: cost · max(salvage, (1 − decay)^age · Π(1 − step) over launches up to age); DB: cost · max(salvage, (1 − decay)^age); SL: cost · (1 − (1 − salvage) · min(age/life, 1))",
  limits: [
    words("The split between yearly decay and launch steps is a judgement: only their product is observed.", "El reparto entre caída anual y saltos es un juicio: solo se observa su producto."),
    words("The default curve follows one vendor's anchors for used H100 (grade C); sold comparables are about 25. Enter an appraisal with RESIDUAL_TABLE when there is one.", "La curva por defecto sigue anclas de un proveedor para H100 usado (grado C), con unas 25 ventas. Si hay tasación, use RESIDUAL_TABLE."),
    words("launch_ages is the age of the card, launch_years of RENT_CURVE and GPU_ECON_VALUE are years from today. A launch at or before age 0 counts as launched.", "launch_ages es la edad de la tarjeta; launch_years de RENT_CURVE y GPU_ECON_VALUE son años desde hoy. Un lanzamiento a edad 0 o antes cuenta como ocurrido."),
    words("Resale price and earning power are two truths: compare with GPU_ECON_VALUE, and show the deflation that the price implies (IMPLIED_DEFLATION).", "Precio de reventa y capacidad de ganar son dos verdades: compare con GPU_ECON_VALUE y muestre la deflación que implica el precio (IMPLIED_DEFLATION)."),
    words("A decay measured across generations (.23) already contains the launches; with explicit launches use .16.", "Una caída medida entre generaciones (0,23) ya contiene los lanzamientos; con lanzamientos explícitos use 0,16."),
  ],
  errors: {
    "#VALUE!": [
      words("method SYD with a life that is not whole years", "método SYD con una life que no son años enteros"),
      STEP_ERROR,
      words("decay is so negative that the value at that age is too large for a number", "decay es tan negativa que el valor a esa edad es demasiado grande para un número"),
    ],
  },
  warnings: ({ method, decay, launchAges, step: steps }) => [
    ...(method === "MARKET" && steps.some((share) => share > 0) ? [words("how value falls by age and how by launches is a split nobody has measured", "nadie ha medido qué parte cae por edad y cuál por lanzamientos")] : []),
    ...(decay === undefined ? DECAY_EVIDENCE[method] : []),
    ...(method === "MARKET" ? launchTodayWarning(launchAges, steps) : []),
    ...(method === "MARKET" && decay !== undefined && decay >= 0.2 && steps.some((share) => share > 0)
      ? [words(`decay ${decay} with launch steps counts launches twice; with steps use about .16`, `decay ${decay} con saltos cuenta los lanzamientos dos veces; use alrededor de 0,16`)]
      : []),
  ],
  sources: [
    "docs/conventions.md#gpu-residual",
    "SpotWire valuator_data.json v0.6 (CC-BY): H100 vintage curve 1/.78/.60/.46/.35 at ages 0 to 4",
    "Geske, Ramey, Shapiro: Why Do Computers Depreciate?, NBER working paper 10831",
  ],
  related: ["RESIDUAL_TABLE", "GPU_ECON_VALUE", "IMPLIED_DEFLATION"],
  examples: [
    { given: { cost: 30000, age: 2.5, method: "SL", life: 5 }, result: 15000, because: "half of a five-year life: 30000 · (1 − 2.5/5)" },
    { given: { cost: 1, age: 2, method: "DB" }, result: 0.5929, because: ".77² by hand; the SpotWire vintage curve prints .60" },
    { given: { cost: 30000, age: 2 }, result: 17992.8, because: "30000 · .84² · (1 − .15): the launch at age 2 counts" },
  ],
  compute: ({ cost, age, method, decay = DEFAULT_DECAY[method], life, salvage, launchAges, step: steps, ramp }) =>
    residual({ cost, age, method, decay, life, salvage, launchAges, step: steps, ramp }),
  steps: [
    { of: "decay", unit: "per year, effective", how: "given; left out: .16 for MARKET, .23 for DB" },
    { of: "ageFactor", unit: "fraction", how: "share of cost left by age alone" },
    { of: "launchFactor", unit: "fraction", how: "Π(1 − step · min(1, (age − launch)/ramp)) over launches up to age" },
    { of: "share", unit: "fraction", how: "max(salvage, age_factor · launch_factor) for MARKET and DB" },
  ],
  result: (workings) => workings.value,
});
