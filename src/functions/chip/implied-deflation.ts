import { impliedDeflation } from "../../core/chip/implied-deflation";
import { FINITE_ERROR } from "../common-errors";
import { defineFunction, number, words } from "../define";
import { DEFLATION_LIMITS } from "../deflation-warnings";
import * as vocab from "../vocabulary";
import { maxLife, OPEX_LIMIT } from "./gpu-econ-life";

export const IMPLIED_DEFLATION = defineFunction({
  name: "IMPLIED_DEFLATION",
  family: "chip",
  summary: words("Yearly fall of rent at which a GPU is worth its price: what the resale market says about deflation.", "Caída anual del alquiler a la que una GPU vale su precio: lo que dice el mercado de reventa sobre la deflación."),
  args: {
    price: number("$", words("Price at which one GPU trades today", "Precio de mercado de una GPU hoy"), { range: { above: 0 } }),
    rent: vocab.rent,
    opex: vocab.opex,
    util: vocab.util,
    disc: vocab.disc,
    maxLife,
  },
  returns: { shape: "scalar", part: { name: "deflation", unit: "per year, effective", meaning: words("Implied yearly fall of rent; negative when the price needs rising rents", "Caída anual implícita; negativa si el precio exige alquileres al alza"), how: "1 − e^(−drift)" } },
  formula: "deflation for which GPU_ECON_VALUE(rent, opex, deflation, util, disc, max_life) = price; Brent on d = −ln(1 − deflation) within −709 to 36.7",
  limits: [
    words("A reading of one price, not a forecast: it puts everything the model leaves out (tax, capital expenditure, scarcity, a contract) into deflation.", "Lectura de un precio, no pronóstico: carga en la deflación todo lo que el modelo omite (impuestos, inversión, escasez, contrato)."),
    words("Resale prices have weak evidence: used H100 quotes ran from 15,000 to 28,000 dollars in early 2026, 25 sold comparables. Enter the range, not one price.", "Los precios de reventa tienen poca evidencia: el H100 usado iba de 15.000 a 28.000 dólares a inicios de 2026, con 25 ventas. Use el rango."),
    OPEX_LIMIT,
    ...DEFLATION_LIMITS,
    words("#N/A when util times rent does not exceed opex: a chip that earns nothing today has no price that deflation explains.", "#N/A si util por rent no supera el opex: ninguna deflación explica el precio de una GPU que hoy no gana nada."),
  ],
  errors: {
    "#N/A": [
      words("util · rent does not exceed opex: a chip that earns nothing today has no price that deflation explains", "util · rent no supera el opex: si la GPU no gana nada hoy, ninguna deflación explica su precio"),
    ],
    "#NUM!": [
      words("price is above what even the fastest rise of rents would justify", "price supera lo que justificaría incluso el alza más rápida de los alquileres"),
    ],
    "#VALUE!": [FINITE_ERROR],
  },
  sources: ["docs/conventions.md#implied-deflation", "Brent: Algorithms for Minimization without Derivatives, Prentice-Hall 1973, chapter 4"],
  related: ["GPU_ECON_VALUE", "GPU_ECON_LIFE", "GPU_RESIDUAL"],
  examples: [
    { given: { price: 52560, rent: 2, opex: 0, util: 1, disc: 0, maxLife: 3 }, result: 0, because: "2 · 8760 · 3: constant rent explains the price" },
    { given: { price: 21934.941628300276, rent: 2.35, opex: 0.5, util: 0.8 }, result: 0.22, because: "the price at 22 %, calculated by another program" },
    { given: { price: 20000, rent: 2.35, opex: 0.5, util: 0.8 }, result: 0.241, tolerance: 0.0005, because: "used H100 at $20,000, worked out and printed to three digits beforehand" },
  ],
  work: () => 50,
  compute: impliedDeflation,
  steps: [
    { of: "marginToday", unit: "$/GPU-hour", how: "util · rent − opex; must be above 0" },
    { of: "valueAtConstantRent", unit: "$", how: "GPU_ECON_VALUE at deflation 0; a price above it implies rising rents" },
    { of: "drift", unit: "per year, continuous", how: "root of GPU_ECON_VALUE = price, in d = −ln(1 − deflation)" },
    { of: "valueAtAnswer", unit: "$", how: "GPU_ECON_VALUE at the answer; equals price" },
    { of: "life", unit: "years", how: "GPU_ECON_LIFE at the answer" },
  ],
  result: (workings) => workings.deflation,
});
