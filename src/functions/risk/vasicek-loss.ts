import { vasicek } from "../../core/risk/capital";
import { defineFunction, number, numberOr, words } from "../define";
import { NO_DEFAULT_LIMIT } from "./credit-arguments";

export const VASICEK_LOSS = defineFunction({
  name: "VASICEK_LOSS",
  family: "risk",
  summary: words("Loss of a large, even loan pool that is not exceeded with a given confidence, one common factor.", "Pérdida de una cartera grande y homogénea que no se supera con una confianza dada, con un factor común."),
  args: {
    pd: number("fraction", words("Default probability of each loan", "Probabilidad de impago de cada préstamo"), { range: { min: 0, max: 1 } }),
    rho: number("correlation", words("Correlation of the loans through one common factor", "Correlación de los préstamos por un factor común"), { range: { min: 0, max: 1 } }),
    conf: number("fraction", words("Confidence; Basel takes .999", "Confianza; Basilea toma 0,999"), { range: { above: 0, below: 1 } }),
    lgd: numberOr("fraction", words("Loss given default; 1 answers the default rate", "Pérdida en impago; 1 da la tasa de impago"), { default: 1, range: { min: 0, max: 1 } }),
  },
  returns: { shape: "scalar", part: { name: "loss", unit: "fraction of exposure", meaning: words("Loss at the confidence level", "Pérdida al nivel de confianza"), how: "lgd · stressed_pd" } },
  formula: "lgd · Φ((Φ⁻¹(pd) + √rho · Φ⁻¹(conf))/√(1 − rho))",
  limits: [
    words("Infinitely many small loans: three neoclouds on one chip maker are the opposite. CUSTOMER_STRESS counts names one by one.", "Infinitos préstamos pequeños: tres neonubes de un mismo fabricante son lo contrario. CUSTOMER_STRESS cuenta nombre a nombre."),
    words("lgd is fixed, though collateral falls in the very state that makes defaults frequent.", "La lgd es fija, aunque la garantía cae justo cuando abundan los impagos."),
    NO_DEFAULT_LIMIT,
  ],
  errors: {},
  sources: ["docs/conventions.md#irb", "O. Vasicek, Loan portfolio value, Risk, December 2002"],
  related: ["IRB_RW", "JOINT_PD", "EXPECTED_LOSS"],
  examples: [
    { given: { pd: 0.02, rho: 0.1, conf: 0.999 }, result: 0.128, tolerance: 0.0006, because: "Hull, example 24.8" },
    { given: { pd: 0.02, rho: 0, conf: 0.999 }, result: 0.02, because: "no correlation: the law of large numbers leaves pd" },
    { given: { pd: 0.03, rho: 0.15, conf: 0.999, lgd: 0.45 }, result: 1.1199 / 12.5 + 0.03 * 0.45, tolerance: 5e-6, because: "Basel II Annex 5, residential mortgage at 3 %: 12.5 · (loss − pd · lgd) = 111.99 %" },
  ],
  compute: vasicek,
  steps: [
    { of: "expectedLoss", unit: "fraction", how: "pd · lgd" },
    { of: "stressedPd", unit: "fraction", how: "Φ((Φ⁻¹(pd) + √rho · Φ⁻¹(conf))/√(1 − rho))" },
    { of: "unexpectedLoss", unit: "fraction", how: "loss − expected_loss" },
  ],
  result: (workings) => workings.loss,
});
