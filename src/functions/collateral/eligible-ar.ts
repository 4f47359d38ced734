import { eligibleReceivables } from "../../core/collateral/borrowing-base";
import { defineFunction, numberOr, series, words } from "../define";

export const ELIGIBLE_AR = defineFunction({
  name: "ELIGIBLE_AR",
  family: "collateral",
  summary: words("Receivables that count in a borrowing base: without aged ones, without debtors in arrears, with a limit per debtor.", "Cuentas a cobrar admisibles: sin vencidas, sin deudores morosos y con límite por deudor."),
  args: {
    current: series("$", words("Receivables of each debtor within terms", "Saldo de cada deudor dentro de plazo"), { range: { min: 0 } }),
    aged: series("$", words("Receivables of the same debtors past the limit, usually 90 days; never eligible", "Saldo de los mismos deudores vencido más allá del límite, normalmente 90 días; nunca admisible"), { range: { min: 0 } }),
    crossAge: numberOr("fraction", words("Aged share above which a debtor drops out altogether", "Parte vencida por encima de la cual el deudor sale entero"), {
      default: 0.5, range: { min: 0, max: 1 },
      evidence: { grade: "C", why: words("usual in US credit agreements; stricter ones use 10 to 25 %", "habitual en contratos de EE. UU.; los más estrictos usan 10 a 25 %") },
    }),
    concLimit: numberOr("fraction", words("Most that one debtor may be of what is eligible before this limit; 1 is no limit", "Máximo de un deudor sobre lo admisible antes de este límite; 1 es sin límite"), { default: 1, range: { min: 0, max: 1 } }),
  },
  returns: { shape: "scalar", part: { name: "eligible", unit: "$", meaning: words("Eligible receivables, all debtors", "Cuentas admisibles, todos los deudores"), how: "sum of eligible" } },
  formula: "Σ min(c, conc_limit · Σc), c = current, and 0 where aged/(current + aged) > cross_age",
  limits: [
    words("With the customers of a GPU cloud (one at 62 to 67 % of revenue) the concentration limit decides: at 25 % most of the largest receivable drops out.", "Con los clientes de una nube de GPU (uno con 62 a 67 % del ingreso) decide el límite de concentración: al 25 % sale casi todo el mayor saldo."),
    words("The limit is a share of the total before the limit, as agreements usually say; a share of the total after it would be stricter.", "El límite es parte del total antes de aplicarlo, como suelen decir los contratos; sobre el total posterior sería más estricto."),
    words("Contra accounts, disputes, foreign and affiliated debtors are excluded by hand. Credit balances are refused: net them against the debtor first.", "Compensaciones, disputas y deudores extranjeros o vinculados se excluyen a mano. No se admiten saldos negativos: compénselos antes."),
  ],
  errors: {
    "#VALUE!": [words("current and aged differ in length", "current y aged tienen longitudes distintas")],
  },
  warnings: ({ concLimit }) => (concLimit === 1 ? [words("conc_limit is 1: no limit to one debtor; 20 to 25 % is usual", "conc_limit es 1: sin límite por deudor; lo usual es 20 a 25 %")] : []),
  sources: ["docs/conventions.md#eligible-receivables", "Office of the Comptroller of the Currency, Comptroller's Handbook: Asset-Based Lending (March 2014)"],
  related: ["BORROWING_BASE", "ABL_PATH"],
  examples: [
    { given: { current: [60, 30, 10], aged: [0, 0, 0], concLimit: 0.4 }, result: 80, because: "60 is cut to 40 of 100: 40 + 30 + 10" },
    { given: { current: [60, 30, 10], aged: [0, 40, 10] }, result: 70, because: "40/70 is above one half, 10/20 is not: 60 + 10" },
  ],
  compute: eligibleReceivables,
  steps: [
    { of: "agedShares", unit: "fraction", how: "aged/(current + aged)" },
    { of: "beforeLimit", unit: "$", how: "current, and 0 where aged_share > cross_age" },
    { of: "debtorLimit", unit: "$", how: "conc_limit · sum of before_limit" },
    { of: "eligible", unit: "$", how: "min(before_limit, debtor_limit)" },
  ],
  result: (workings) => workings.total,
});
