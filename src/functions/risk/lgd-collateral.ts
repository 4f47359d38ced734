import { collateralLoss } from "../../core/risk/loss";
import { defineFunction, number, numberOr, words } from "../define";
import { NO_DEFAULT_LIMIT } from "./credit-arguments";

export const LGD_COLLATERAL = defineFunction({
  name: "LGD_COLLATERAL",
  family: "risk",
  summary: words("Loss given default of a loan against collateral, after haircut, senior claims and unsecured recovery.", "Pérdida en caso de impago de un préstamo con garantía, tras recorte, acreedores preferentes y recuperación sin garantía."),
  args: {
    ead: number("$", words("Exposure at default", "Exposición en el impago"), { range: { min: 0 } }),
    collateral: number("$", words("Market value of the collateral", "Valor de mercado de la garantía"), { range: { min: 0 } }),
    haircut: number("fraction", words("Share of that value lost between default and cash: REPO_HAIRCUT, or 1 − liquidation factor and costs", "Parte del valor perdida entre impago y cobro: REPO_HAIRCUT, o 1 − factor de liquidación y costes"), { range: { min: 0, max: 1 } }),
    unsecuredRec: numberOr("fraction", words("Recovery on what the collateral leaves open; 0 for a single-purpose borrower", "Recuperación de lo que la garantía no cubre; 0 para una sociedad vehículo"), { default: 0, range: { min: 0, max: 1 } }),
    senior: numberOr("$", words("Claims paid from the same collateral first", "Créditos que cobran antes de la misma garantía"), { default: 0, range: { min: 0 } }),
  },
  returns: { shape: "scalar", part: { name: "LGD", unit: "fraction", meaning: words("Loss given default / exposure", "Pérdida en impago / exposición"), how: "deficiency / ead · (1 − unsecured_rec)" } },
  formula: "max(0, 1 − max(0, collateral · (1 − haircut) − senior)/ead) · (1 − unsecured_rec)",
  limits: [
    words("The haircut is the answer in disguise: a 99 % haircut gives a stressed LGD, the median gives an expected one. Say which.", "El recorte es la respuesta encubierta: al 99 % da una LGD estresada y la mediana, una esperada. Indique cuál."),
    NO_DEFAULT_LIMIT,
  ],
  errors: {
    "#DIV/0!": [words("ead is 0: there is nothing to lose", "ead es 0: no hay nada que perder")],
  },
  warnings: ({ ead, collateral }) => (ead > 0 && collateral > 0 && (collateral > ead * 1000 || ead > collateral * 1000) ? [words(`collateral ${collateral} against exposure ${ead}: are both in whole dollars?`, `garantía ${collateral} frente a exposición ${ead}: ¿están ambas en dólares enteros?`)] : []),
  sources: ["docs/conventions.md#lgd"],
  related: ["REPO_HAIRCUT", "LIQ_FACTOR", "EXPECTED_LOSS", "FAIR_SPREAD"],
  examples: [
    { given: { ead: 100, collateral: 150, haircut: 0.5, unsecuredRec: 0.1 }, result: 0.225, because: "by hand: 25 of 100 are open, a tenth comes back" },
    { given: { ead: 107.8, collateral: 67.5, haircut: 0 }, result: 0.37, tolerance: 0.005, because: "Iris Energy's vehicles, November 2022: 107.8m against machines of 65 to 70m, about 37 % before costs" },
    { given: { ead: 100, collateral: 200, haircut: 0.25, senior: 90 }, result: 0.4, because: "by hand: 150 less 90 for seniors leaves 60" },
  ],
  compute: collateralLoss,
  steps: [
    { of: "netCollateral", unit: "$", how: "collateral · (1 − haircut)" },
    { of: "forUs", unit: "$", how: "max(0, net_collateral − senior)" },
    { of: "cover", unit: "x", how: "for_us / ead" },
    { of: "deficiency", unit: "$", how: "max(0, ead − for_us)" },
  ],
  result: (workings) => workings.lgd,
});
