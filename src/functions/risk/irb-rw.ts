import { riskWeight } from "../../core/risk/capital";
import { defineFunction, number, numberOr, optionalNumber, words } from "../define";
import { NO_DEFAULT_LIMIT } from "./credit-arguments";

export const IRB_RW = defineFunction({
  name: "IRB_RW",
  family: "risk",
  summary: words("Basel risk weight of a corporate loan under the internal-ratings approach, from PD, LGD, maturity and firm size.", "Peso de riesgo de Basilea de un préstamo a empresa con calificaciones internas, según PD, LGD, vencimiento y tamaño."),
  args: {
    pd: number("fraction", words("One-year default probability; the rule's floor of .0005 is not applied", "Probabilidad de impago a un año; no se aplica el suelo de 0,0005"), { range: { min: 0, max: 1 } }),
    lgd: number("fraction", words("Loss given default in a downturn", "Pérdida en impago en recesión"), { range: { min: 0, max: 1 } }),
    maturity: numberOr("years", words("Effective maturity; the rule counts 1 to 5 years", "Vencimiento efectivo; la norma cuenta de 1 a 5 años"), {
      default: 2.5, range: { min: 0, max: 100 },
      evidence: { grade: "A", why: words("foundation approach of the rule", "método básico de la norma") },
    }),
    salesEurM: optionalNumber("€m", words("Annual sales for the small-firm discount, counted from 5 to 50; left out: a large firm", "Ventas anuales para la rebaja a pymes, de 5 a 50; omitido: empresa grande"), { range: { min: 0 } }),
  },
  returns: { shape: "scalar", part: { name: "risk weight", unit: "fraction", meaning: words("Risk weight; 1 is 100 %, capital is 8 % of it", "Peso de riesgo; 1 es 100 %, el capital es el 8 %"), how: "12.5 · capital" } },
  formula: "12.5 · lgd · (Φ((Φ⁻¹(pd) + √R Φ⁻¹(.999))/√(1 − R)) − pd) · (1 + (maturity − 2.5) b)/(1 − 1.5 b)",
  limits: [
    words("A regulatory formula for diversified banks, not a price: it says nothing about a chip that loses its rent.", "Fórmula regulatoria para bancos diversificados, no un precio: nada dice de un chip que pierde su alquiler."),
    words("Without the factor 1.06 of Basel II, the output floor and the slotting of project finance, which many GPU loans would fall under.", "Sin el factor 1,06 de Basilea II, el suelo de capital ni la asignación por categorías de financiación de proyectos, donde caerían muchos préstamos GPU."),
    words("No pd floor; below a pd of about 3e-6 the maturity adjustment has no meaning (#N/A). A pd of 0 or 1 gives 0.", "Sin suelo de pd; por debajo de unos 3e-6 el ajuste por vencimiento carece de sentido (#N/A). Una pd de 0 o 1 da 0."),
    NO_DEFAULT_LIMIT,
  ],
  errors: {
    "#N/A": [
      words("pd is below about 3e-6, where the maturity adjustment of the rule has no meaning", "pd es menor que unos 3e-6, donde el ajuste por vencimiento de la norma no tiene sentido"),
    ],
  },
  warnings: ({ pd, maturity, salesEurM }) => [
    ...(pd > 0 && pd < 0.0005 ? [words(`pd ${pd} is below the rule's floor of .0005`, `pd ${pd} está bajo el suelo de la norma, 0,0005`)] : []),
    ...(maturity < 1 || maturity > 5 ? [words(`maturity ${maturity} is counted as ${Math.max(1, Math.min(5, maturity))}`, `maturity ${maturity} cuenta como ${Math.max(1, Math.min(5, maturity))}`)] : []),
    ...(salesEurM !== undefined && (salesEurM < 5 || salesEurM > 50) ? [words(`sales of ${salesEurM} are counted as ${Math.max(5, Math.min(50, salesEurM))}`, `ventas de ${salesEurM} cuentan como ${Math.max(5, Math.min(50, salesEurM))}`)] : []),
  ],
  sources: ["docs/conventions.md#irb", "Basel Committee, CRE31.5 to CRE31.9", "Basel Committee, Basel II (June 2006), Annex 5: illustrative IRB risk weights"],
  related: ["VASICEK_LOSS", "FAIR_SPREAD", "LGD_COLLATERAL"],
  examples: [
    { given: { pd: 0.03, lgd: 0.45 }, result: 1.2844, tolerance: 0.0001, because: "Basel II Annex 5, corporate, printed 128.44 %" },
    { given: { pd: 0.03, lgd: 0.45, salesEurM: 5 }, result: 0.9758, tolerance: 0.0001, because: "Basel II Annex 5, small corporate, printed 97.58 %" },
    { given: { pd: 1, lgd: 0.45 }, result: 0, because: "in default: the loss is expected, nothing is unexpected" },
  ],
  compute: riskWeight,
  steps: [
    { of: "usedMaturity", unit: "years", how: "maturity within 1 to 5" },
    { of: "usedSales", unit: "€m", how: "sales_eur_m within 5 to 50" },
    { of: "correlation", unit: "correlation", how: ".12 w + .24 (1 − w), w = (1 − e^(−50 pd))/(1 − e^(−50)); less .04 · (1 − (sales − 5)/45)" },
    { of: "maturitySlope", unit: "per year", how: "b = (.11852 − .05478 · ln pd)²" },
    { of: "maturityFactor", unit: "multiple", how: "(1 + (used_maturity − 2.5) b)/(1 − 1.5 b)" },
    { of: "stressedPd", unit: "fraction", how: "default rate in the worst year of a thousand" },
    { of: "capital", unit: "fraction", how: "lgd · (stressed_pd − pd) · maturity_factor" },
  ],
  result: (workings) => workings.riskWeight,
});
