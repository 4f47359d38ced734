import { tailDependence } from "../../core/miners/joint-default";
import { defineFunction, number, words } from "../define";

export const TAIL_DEP = defineFunction({
  name: "TAIL_DEP",
  family: "miners",
  summary: words("Tail dependence of the t copula: given an extreme loss of one name, the probability of one of the other.", "Dependencia de cola de la cópula t: dada una pérdida extrema de uno, la probabilidad de otra del segundo."),
  args: {
    rho: number("correlation", words("Correlation of the two", "Correlación de ambos"), { range: { min: -1, max: 1 } }),
    dof: number("degrees of freedom", words("Fat tails: 2 to 4 fits stressed markets, 30 is near Gaussian", "Colas gruesas: 2 a 4 se ajusta a mercados en estrés, 30 es casi gaussiana"), { range: { min: 0.1, max: 1_000_000 } }),
  },
  returns: { shape: "scalar", part: { name: "tail dependence", unit: "fraction", meaning: words("Limit of P(second below its q | first below its q) as q goes to 0", "Límite de P(segundo bajo su q | primero bajo su q) cuando q tiende a 0"), how: "2 · t with dof + 1 at argument" } },
  formula: "2 · t_{dof+1}(−√((dof + 1)(1 − rho)/(1 + rho)))",
  limits: [
    words("A limit at infinity that no sample shows; dof cannot be estimated from a few years of prices. Use it to compare, not to price.", "Es un límite que ninguna muestra exhibe; dof no se estima con pocos años de precios. Sirve para comparar, no para valorar."),
    words("Symmetric: joint gains are as likely as joint losses, which markets are not.", "Simétrica: iguala ganancias y pérdidas conjuntas, y los mercados no lo hacen."),
    words("Table 5.1 of the textbook is recalled, not read again; the values here stand against an integral of 30 digits.", "La tabla 5.1 del manual se cita de memoria; los valores se contrastan con una integral de 30 dígitos."),
  ],
  errors: {},
  sources: ["docs/conventions.md#joint-default", "A. McNeil, R. Frey, P. Embrechts, Quantitative Risk Management, equation 5.31 and table 5.1"],
  related: ["JOINT_PD", "CORR_CONVERGE"],
  examples: [
    { given: { rho: 0.5, dof: 2 }, result: 0.39, tolerance: 0.005, because: "QRM table 5.1, two digits" },
    { given: { rho: 0.9, dof: 4 }, result: 0.63, tolerance: 0.005, because: "QRM table 5.1, two digits" },
    { given: { rho: 0, dof: 1 }, result: 1 - Math.SQRT1_2, because: "t with 2 degrees: ½ + x/(2√(2 + x²)) at −√2, doubled: 1 − √½" },
  ],
  compute: tailDependence,
  steps: [
    { of: "argument", unit: "t", how: "−√((dof + 1)(1 − rho)/(1 + rho))" },
    { of: "gaussian", unit: "fraction", how: "the same under a Gaussian copula: 0 below rho = 1" },
  ],
  result: (workings) => workings.dependence,
});
