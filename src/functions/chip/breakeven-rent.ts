import { breakevenRent } from "../../core/chip/breakeven-rent";
import { FINITE_ERROR } from "../common-errors";
import { defineFunction, number, numberOr, words } from "../define";
import { DEFLATION_LIMITS, deflationWarnings } from "../deflation-warnings";
import * as vocab from "../vocabulary";
import { maxLife, OPEX_LIMIT } from "./gpu-econ-life";

export const BREAKEVEN_RENT = defineFunction({
  name: "BREAKEVEN_RENT",
  family: "chip",
  summary: words("Rent today at which a GPU earns back what it costs, over its economic life.", "Alquiler de hoy con el que una GPU recupera su coste a lo largo de su vida económica."),
  args: {
    cost: number("$", words("Price paid for one GPU, all-in", "Precio pagado por GPU, todo incluido"), { range: { above: 0 } }),
    opex: vocab.opex,
    deflation: vocab.deflation,
    util: vocab.util,
    disc: vocab.disc,
    maxLife,
    salvage: numberOr("$", words("Scrap proceeds for one GPU at the end of its economic life, in dollars", "Ingreso por desguace de una GPU al final de su vida económica, en dólares"), { default: 0, range: { min: 0 } }),
  },
  returns: { shape: "scalar", part: { name: "rent", unit: "$/GPU-hour", meaning: words("Break-even rent today", "Alquiler de equilibrio hoy"), how: "root of GPU_ECON_VALUE = cost; opex/util where value jumps past cost there" } },
  formula: "rent above which GPU_ECON_VALUE(rent, opex, deflation, util, disc, max_life, salvage) exceeds cost; Brent above opex/util",
  limits: [
    words("The rent of a chip bought today and sold by the hour at util; a contract of years needs its own price. It says nothing about whether that rent is paid.", "Es el alquiler de una GPU comprada hoy y vendida por horas a util; un contrato a años tiene su propio precio. No dice si ese alquiler se paga."),
    words("disc is the return that the buyer asks on the whole price; with debt the lender's share is paid first.", "disc es la rentabilidad exigida sobre todo el precio; con deuda, la parte del prestamista se paga antes."),
    words("Where rents rise, value jumps at opex/util; a cost inside that jump has opex/util itself as its break-even.", "Si los alquileres suben, el valor salta en opex/util; un coste dentro del salto tiene opex/util como equilibrio."),
    OPEX_LIMIT,
    ...DEFLATION_LIMITS,
  ],
  errors: {
    "#N/A": [
      words("util is 0: no rent pays for hours that are not sold", "util es 0: ningún alquiler paga horas que no se venden"),
      words("cost does not exceed salvage: scrap alone pays for the chip", "cost no supera salvage: el desguace ya paga la GPU"),
    ],
    "#NUM!": [
      words("no rent that a number can hold makes the chip worth cost", "ningún alquiler que quepa en un número hace valer a la GPU lo que cuesta"),
    ],
    "#VALUE!": [words("util is so small that no rent earns opex", "util es tan pequeña que ningún alquiler cubre el opex"), FINITE_ERROR],
  },
  warnings: (values, workings) => [
    ...deflationWarnings({ ...values, step: [] }),
    ...(workings && workings.breakevenRent === workings.shutdownRent && workings.value > values.cost
      ? [words(
        "no rent makes the value equal cost, which it jumps past at opex/util: life and values below are those just above",
        "ningún alquiler iguala valor y coste, que se salta en opex/util: la vida y los valores de abajo son los de justo por encima",
      )]
      : []),
    ...(values.salvage > 0 && values.salvage <= 1 ? [words(`salvage is in dollars per GPU here, not a share of cost; got ${values.salvage}`, `salvage va aquí en dólares por GPU, no como parte del coste; recibido ${values.salvage}`)] : []),
  ],
  sources: ["docs/conventions.md#breakeven-rent", "Brent: Algorithms for Minimization without Derivatives, Prentice-Hall 1973, chapter 4"],
  related: ["GPU_ECON_VALUE", "DISPLACEMENT_RENT", "IMPLIED_DEFLATION"],
  examples: [
    { given: { cost: 52560, opex: 0, deflation: 0, util: 1, disc: 0, maxLife: 3 }, result: 2, because: "52560/(8760 · 3)" },
    { given: { cost: 30000, opex: 0.5, deflation: 0, util: 0.5, disc: 0, maxLife: 4, salvage: 2000 }, result: 2.5981735159817352, because: "(28000/(8760 · 4) + .5)/.5 by hand" },
    { given: { cost: 30000, opex: 0.5, deflation: 0.25, util: 0.8, disc: 0.1, maxLife: 6 }, result: 3.0331849121806806, tolerance: 1e-8, because: "another program; the value at that rent is 30000.000000" },
  ],
  work: () => 170,
  compute: breakevenRent,
  steps: [
    { of: "shutdownRent", unit: "$/GPU-hour", how: "opex/util: below it the chip does not run" },
    { of: "life", unit: "years", how: "GPU_ECON_LIFE at the answer, or just above it: see the warning" },
    { of: "rentValue", unit: "$", how: "value of rent less running cost at the answer" },
    { of: "salvageValue", unit: "$", how: "salvage · (1 + disc)^(−life)" },
    { of: "value", unit: "$", how: "GPU_ECON_VALUE there; equals cost where no warning says otherwise" },
  ],
  result: (workings) => workings.breakevenRent,
});
