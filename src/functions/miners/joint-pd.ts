import { jointDefault } from "../../core/miners/joint-default";
import { defineFunction, number, optionalNumber, words } from "../define";

export const JOINT_PD = defineFunction({
  name: "JOINT_PD",
  family: "miners",
  summary: words("Probability that two borrowers both default, from their own probabilities and a correlation; Gaussian or t copula.", "Probabilidad de que dos deudores impaguen a la vez, con su correlación; cópula gaussiana o t."),
  args: {
    pd1: number("fraction", words("Default probability of the first over the horizon", "Probabilidad de impago del primero en el horizonte"), { range: { min: 0, max: 1 } }),
    pd2: number("fraction", words("Default probability of the second over the same horizon", "Probabilidad de impago del segundo en el mismo horizonte"), { range: { min: 0, max: 1 } }),
    rho: number("correlation", words("Correlation of what drives the two, not of default events", "Correlación de lo que mueve a ambos, no de los impagos"), { range: { min: -1, max: 1 } }),
    dof: optionalNumber("degrees of freedom", words("Fat tails of the t copula: 4 is fat, 30 near Gaussian; left out: Gaussian", "Colas de la cópula t: 4 gruesas, 30 casi gaussianas; omitido: gaussiana"), { range: { min: 0.1, max: 1_000_000 } }),
  },
  returns: { shape: "scalar", part: { name: "joint PD", unit: "fraction", meaning: words("Probability that both default", "Probabilidad de que ambos impaguen"), how: "Φ₂(threshold1, threshold2; rho), or the same of two t variables" } },
  formula: "Φ₂(Φ⁻¹(pd1), Φ⁻¹(pd2); rho); with dof the t copula P(T₁ ≤ t⁻¹(pd1), T₂ ≤ t⁻¹(pd2))",
  limits: [
    words("The correlation is not observed: it is taken from shares or chosen. Correlation of share returns is not that of default drivers.", "La correlación no se observa: se toma de acciones o se elige. La de rentabilidades no es la de los factores de impago."),
    words("With dof, rho = 0 is not independence: a common shock still links the two.", "Con dof, rho = 0 no es independencia: un choque común aún une a ambos."),
  ],
  errors: {},
  sources: ["docs/conventions.md#joint-default", "A. McNeil, R. Frey, P. Embrechts, Quantitative Risk Management, section 5.3"],
  related: ["TAIL_DEP", "CORR_CONVERGE", "MINER_PD", "VASICEK_LOSS"],
  examples: [
    { given: { pd1: 0.5, pd2: 0.5, rho: 0.5 }, result: 1 / 3, because: "exact: ¼ + asin(rho)/2π" },
    { given: { pd1: 0.1, pd2: 0.05, rho: 0 }, result: 0.005, because: "independent: .1 · .05" },
    { given: { pd1: 0.05, pd2: 0.05, rho: 0.7, dof: 10 }, result: 0.021384677114463, because: "mpmath: chi-square mixture of bivariate normals" },
  ],
  work: () => 250,
  compute: jointDefault,
  steps: [
    { of: "threshold1", unit: "standard deviations", how: "quantile of pd1" },
    { of: "threshold2", unit: "standard deviations", how: "quantile of pd2" },
    { of: "independent", unit: "fraction", how: "pd1 · pd2" },
    { of: "least", unit: "fraction", how: "max(0, pd1 + pd2 − 1)" },
    { of: "most", unit: "fraction", how: "min(pd1, pd2)" },
  ],
  result: (workings) => workings.joint,
});
