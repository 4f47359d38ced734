import { scaleHaircut } from "../../core/collateral/haircut-scaling";
import { defineFunction, number, numberOr, type Words, words } from "../define";

const days = (meaning: Words, fallback: number) => numberOr("business days", meaning, { default: fallback, range: { min: 1, max: 2600 } });

export const HAIRCUT_BASEL = defineFunction({
  name: "HAIRCUT_BASEL",
  family: "collateral",
  summary: words("Supervisory haircut carried over to another holding period and rarer remargining, by the square root of time.", "Recorte supervisor llevado a otro periodo de tenencia y a reposiciones más espaciadas, por la raíz del tiempo."),
  args: {
    haircut: number("fraction", words("Haircut of the supervisory table, for base_days and daily remargining", "Recorte de la tabla supervisora, para base_days y reposición diaria"), { range: { min: 0, max: 1 } }),
    holdingDays: days(words("Minimum holding period of the transaction: 5 repo, 10 capital market, 20 secured lending", "Periodo mínimo de la operación: 5 repo, 10 mercado de capitales, 20 préstamo garantizado"), 10),
    baseDays: days(words("Holding period that the table assumes: 10 in the Basel tables", "Periodo que supone la tabla: 10 en las de Basilea"), 10),
    remarginDays: days(words("Days between two remargining or revaluation dates; 1 is daily", "Días entre dos reposiciones o revaluaciones; 1 es diaria"), 1),
  },
  returns: { shape: "scalar", part: { name: "haircut", unit: "fraction", meaning: words("Scaled haircut; not limited to 1", "Recorte escalado; no se limita a 1"), how: "haircut · holding_factor · remargin_factor" } },
  formula: "haircut · √(holding_days/base_days) · √((remargin_days + holding_days − 1)/holding_days)",
  limits: [
    words("No GPU is eligible collateral under these rules: the nearest published haircuts are 25 % (other exposure types, 12 CFR 324.132) and 30 % (leased and other assets, Bahrain CA-4.7.39). Reference only.", "Ninguna GPU es garantía admisible en estas normas: los recortes más próximos son 25 % (otros tipos, 12 CFR 324.132) y 30 % (bienes en leasing y otros, Bahréin CA-4.7.39). Solo referencia."),
    words("The square root of time knows no drift, no launch and no market depth: for a sale of months use REPO_HAIRCUT.", "La raíz del tiempo ignora deriva, lanzamientos y profundidad: para ventas de meses use REPO_HAIRCUT."),
  ],
  errors: {},
  warnings: ({ haircut, holdingDays, baseDays, remarginDays }) =>
    haircut * Math.sqrt((remarginDays + holdingDays - 1) / baseDays) > 1
      ? [words("the scaled haircut is above 1: the collateral counts for nothing", "el recorte escalado supera 1: la garantía no cuenta")]
      : [],
  sources: ["docs/conventions.md#basel-haircut", "Basel Committee, CRE22 (comprehensive approach); text read in Central Bank of Bahrain rulebook CA-4.3.11 to CA-4.3.13: https://cbben.thomsonreuters.com/node/108802"],
  related: ["REPO_HAIRCUT", "LIQ_FACTOR"],
  examples: [
    { given: { haircut: 0.25, holdingDays: 20, remarginDays: 30 }, result: 0.5533985905294664, because: ".25 · √(49/10): other collateral, secured lending, revalued every 30 business days" },
    { given: { haircut: 0.2, holdingDays: 5, remarginDays: 5 }, result: 0.18973665961010278, because: ".2 · √(9/10): repo with weekly remargining" },
    { given: { haircut: 0.15 }, result: 0.15, because: "the table's own case: 10 days, daily" },
  ],
  compute: scaleHaircut,
  steps: [
    { of: "holdingFactor", unit: "x", how: "√(holding_days/base_days)" },
    { of: "remarginFactor", unit: "x", how: "√((remargin_days + holding_days − 1)/holding_days)" },
  ],
  result: (workings) => workings.scaled,
});
