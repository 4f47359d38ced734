import { displacementRent } from "../../core/chip/generations";
import { defineFunction, number, words } from "../define";
import * as vocab from "../vocabulary";
import { OPEX_LIMIT } from "./gpu-econ-life";

export const DISPLACEMENT_RENT = defineFunction({
  name: "DISPLACEMENT_RENT",
  family: "chip",
  summary: words("Rent below which an old GPU loses its slot to a new one where power is scarce.", "Alquiler por debajo del cual una GPU antigua pierde su sitio ante una nueva cuando escasea la energía."),
  args: {
    rentNew: number("$/GPU-hour", words("Rent of the new GPU", "Alquiler de la GPU nueva"), { range: { min: 0 } }),
    kwNew: number("kW", words("Power of one new GPU with its share of server and network", "Potencia de una GPU nueva con su parte de servidor y red"), { range: { above: 0 } }),
    opexNew: { ...vocab.opex, meaning: words("Cash running cost of one hour of the new GPU", "Coste corriente de caja de una hora de la GPU nueva") },
    costNew: number("$", words("Price of the new GPU, all-in", "Precio de la GPU nueva, todo incluido"), { range: { min: 0 } }),
    lifeNew: number("years", words("Years over which the new GPU must earn its price", "Años en que la GPU nueva debe recuperar su precio"), { range: { above: 0, max: 100 } }),
    kwOld: number("kW", words("Power of one old GPU with its share of server and network", "Potencia de una GPU antigua con su parte de servidor y red"), { range: { min: 0 } }),
    opexOld: { ...vocab.opex, meaning: words("Cash running cost of one hour of the old GPU", "Coste corriente de caja de una hora de la GPU antigua") },
    util: { ...vocab.util, meaning: words("GPU-hours sold / GPU-hours available, the same for both", "Horas de GPU vendidas / disponibles, igual para ambas") },
    disc: vocab.disc,
  },
  returns: { shape: "scalar", part: { name: "rent", unit: "$/GPU-hour", meaning: words("Rent the old GPU must earn to keep its slot", "Alquiler que debe ganar la GPU antigua para conservar su sitio"), how: "(opex_old + kw_old · power_rent)/util" } },
  formula: "(opex_old + kw_old · λ)/util; λ = max(0, (util · rent_new − opex_new − annuity)/kw_new); annuity = cost_new/(8760 · φ(ln(1 + disc), life_new))",
  limits: [
    words("Holds where power, not chips or money, is the scarce thing and a slot can be refitted at once. Refitting cost, delivery time and a contract on the old fleet all keep it longer.", "Vale donde lo escaso es la energía y el sitio se reequipa al instante. El coste de reequipar, los plazos y un contrato sobre la flota antigua la mantienen más tiempo."),
    words("The new GPU's rent is taken as level over its life: with deflation its annuity is larger and the old one is safer. Enter the mean rent.", "El alquiler de la GPU nueva se toma constante: con deflación su anualidad es mayor y la antigua está más segura. Introduzca el alquiler medio."),
    words("To get the life of a chip whose slot is contested, pass this rent times util as opex to GPU_ECON_LIFE.", "Para la vida de una GPU con el sitio disputado, pase este alquiler por util como opex a GPU_ECON_LIFE."),
    OPEX_LIMIT,
  ],
  errors: {
    "#DIV/0!": [words("util is 0: no rent is earned", "util es 0: no se gana alquiler")],
    "#VALUE!": [
      words("kw_new is so small that the rent is too large for a number", "kw_new es tan pequeña que el alquiler es demasiado grande para un número"),
    ],
  },
  sources: ["docs/conventions.md#displacement-rent"],
  related: ["BREAKEVEN_RENT", "GPU_ECON_LIFE", "DEPLOYABLE_GPUS"],
  examples: [
    { given: { rentNew: 5, kwNew: 2, opexNew: 1, costNew: 26280, lifeNew: 3, kwOld: 1, opexOld: 0.5, util: 1, disc: 0 }, result: 2, because: "annuity 26280/(8760 · 3) = 1; (5 − 1 − 1)/2 = 1.5 a kW-hour; .5 + 1.5" },
    { given: { rentNew: 1.5, kwNew: 2, opexNew: 1, costNew: 26280, lifeNew: 3, kwOld: 1, opexOld: 0.5, util: 0.5, disc: 0 }, result: 1, because: "the new chip does not earn its price: running cost .5/.5 alone" },
    { given: { rentNew: 6.84, kwNew: 1.67, opexNew: 0.8, costNew: 45000, lifeNew: 5, kwOld: 1.275, opexOld: 0.5, util: 0.8, disc: 0.12 }, result: 3.799305895787132, because: "an H100 against a B200, by hand with a numerical annuity in another program" },
  ],
  compute: displacementRent,
  steps: [
    { of: "annuityPerHour", unit: "$/GPU-hour", how: "cost_new/(8760 · φ(ln(1 + disc), life_new))" },
    { of: "surplus", unit: "$/GPU-hour", how: "util · rent_new − opex_new − annuity_per_hour" },
    { of: "powerRent", unit: "$ per kW-hour", how: "max(0, surplus/kw_new)" },
  ],
  result: (workings) => workings.displacementRent,
});
