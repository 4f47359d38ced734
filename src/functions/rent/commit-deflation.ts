import { commitDeflation } from "../../core/rent/commit-deflation";
import { defineFunction, number, numberOr, words } from "../define";
import { DEFLATION_LIMITS } from "../deflation-warnings";
import { STRIP_NOT_FORECAST } from "./forward-rent";

export const COMMIT_DEFLATION = defineFunction({
  name: "COMMIT_DEFLATION",
  family: "rent",
  summary: words("Yearly fall of rent that would explain a commitment discount; evidence that the discount is not a forecast.", "Caída anual del alquiler que explicaría un descuento por compromiso; prueba de que no es un pronóstico."),
  args: {
    ratio: number("fraction", words("Committed rent / on-demand rent on the same day", "Alquiler comprometido / alquiler a demanda el mismo día"), { range: { above: 0 } }),
    years: number("years", words("Length of the commitment", "Plazo del compromiso"), { range: { above: 0, max: 100 } }),
    certainty: numberOr("fraction", words("Discount that the provider gives for certainty alone, before any fall of rent", "Descuento que el proveedor da solo por la certeza, antes de cualquier caída"), {
      default: 0, range: { min: 0, below: 1 },
      evidence: { grade: "D", why: words("unknown; 0, .1 and .2 are shown side by side in the source", "desconocido; la fuente muestra 0, 0,1 y 0,2 en paralelo") },
    }),
  },
  returns: { shape: "scalar", part: { name: "deflation", unit: "per year, effective", meaning: words("Yearly fall of rent that explains the ratio; negative when the commitment costs more", "Caída anual que explica la razón; negativa si el compromiso cuesta más"), how: "1 − e^(−drift)" } },
  formula: "deflation = 1 − e^(−d) with φ(d, years)/years = ratio/(1 − certainty); φ(d, T) = (1 − e^(−dT))/d",
  limits: [
    STRIP_NOT_FORECAST,
    words("Never the deflation cell of a base case: use it to show how far a price list is from any rent path seen so far (H100: −8.9 % a year from early 2024 to March 2026).", "Nunca la deflación de un caso base: úsela para mostrar cuánto dista una tarifa de lo observado (H100: −8,9 % anual de inicios de 2024 a marzo de 2026)."),
    ...DEFLATION_LIMITS,
  ],
  errors: {
    "#NUM!": [
      words("no deflation that a number can hold explains the ratio", "ninguna deflación que quepa en un número explica ratio"),
      words("years is so short that the deflation is too large for a number", "years es tan corto que la deflación es demasiado grande para un número"),
    ],
  },
  sources: ["docs/conventions.md#commitment-deflation", "henryzhangpku/gpu-price-index docs/FINDINGS.md, section 6: AWS and GCP commitments of one and three years (grade B)"],
  related: ["FORWARD_RENT", "IMPLIED_DEFLATION", "RENT_CURVE"],
  examples: [
    { given: { ratio: 1, years: 3 }, result: 0, because: "no discount, no fall" },
    { given: { ratio: 0.6, years: 1 }, result: 0.676, tolerance: 0.0006, because: "AWS one year at 60 % of on-demand: FINDINGS.md prints 67.6 %" },
    { given: { ratio: 0.45, years: 3, certainty: 0.2 }, result: 0.349, tolerance: 0.0006, because: "GCP three years at 45 %, 20 % for certainty: FINDINGS.md prints 34.9 %" },
    { given: { ratio: 0.7213475204444817, years: 1 }, result: 0.5, because: "mean of 2^(−t) over a year is 1/(2 ln 2)" },
  ],
  compute: commitDeflation,
  steps: [
    { of: "meanRatio", unit: "fraction", how: "ratio/(1 − certainty): mean rent over the commitment / rent today" },
    { of: "driftTimesYears", unit: "number", how: "y with (1 − e^(−y))/y = mean_ratio" },
    { of: "drift", unit: "per year, continuous", how: "drift_times_years/years" },
  ],
  result: (workings) => workings.deflation,
});
