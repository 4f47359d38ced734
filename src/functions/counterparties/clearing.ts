import { clearing } from "../../core/counterparties/clearing";
import { DIAGONAL_ERROR, SQUARE_ERROR } from "../common-errors";
import { defineFunction, matrix, numberOr, series, seriesOr, weak, words } from "../define";
import { EDGES_ARE_UNREVIEWED } from "./party-arguments";

export const CLEARING = defineFunction({
  name: "CLEARING",
  family: "counterparties",
  summary: words("What each firm of a network pays when debts among them fall due: payments, recovery, equity, and the round in which it defaults.", "Lo que paga cada empresa de una red cuando vencen sus deudas: pagos, recuperación, capital y ronda de impago."),
  args: {
    liabilities: matrix("$", words("Debts due in one period: row owes column; square, 0 on the diagonal", "Deudas que vencen en un periodo: la fila debe a la columna; cuadrada, diagonal 0"), { range: { min: 0 } }),
    external: series("$", words("Cash of each firm from outside the network, in the same period; receipts from the network do not belong here", "Caja de cada empresa de fuera de la red, en el mismo periodo; los cobros de la red no van aquí"), { range: { min: 0 } }),
    extLiab: seriesOr("$", words("Debt outside the network that ranks with the debts inside; one for all or one each", "Deuda fuera de la red del mismo rango que la interna; una para todas o una por empresa"), { default: [0], range: { min: 0 } }),
    extSenior: seriesOr("$", words("Debt outside the network that is paid first, as to lenders of a GPU vehicle; one for all or one each", "Deuda fuera de la red que se paga primero, como la del vehículo de GPU; una para todas o una por empresa"), { default: [0], range: { min: 0 } }),
    alpha: numberOr("fraction", words("Share of outside cash left after the costs of a default", "Parte de la caja externa que queda tras los costes del impago"), {
      default: 1, range: { min: 0, max: 1 },
      evidence: { grade: "D", why: words("1 is a default without cost, the mildest case", "1 es un impago sin coste, el caso más suave") },
    }),
    beta: numberOr("fraction", words("Share of receipts from the network left after the costs of a default", "Parte de los cobros de la red que queda tras los costes del impago"), {
      default: 1, range: { min: 0, max: 1 },
      evidence: { grade: "D", why: words("1 is a default without cost, the mildest case", "1 es un impago sin coste, el caso más suave") },
    }),
  },
  returns: {
    shape: "table",
    parts: [
      { name: "paid", unit: "$", meaning: words("Paid on ordinary debts, inside and outside the network", "Pagado por deudas ordinarias, dentro y fuera de la red"), how: "obligations, or in default what is left after senior debt" },
      { name: "recovery", unit: "fraction", meaning: words("Paid / owed; 1 where nothing is owed", "Pagado / debido; 1 si no se debe nada"), how: "paid / obligations" },
      { name: "senior paid", unit: "$", meaning: words("Paid to senior lenders outside", "Pagado a prestamistas preferentes"), how: "min(ext_senior, cash)" },
      { name: "equity", unit: "$", meaning: words("Left for the owners; 0 in default", "Queda para los socios; 0 en impago"), how: "external + received − obligations − ext_senior" },
      { name: "default round", unit: "number", meaning: words("0: no default; 1: by itself; 2 and more: through others", "0: sin impago; 1: por sí sola; 2 o más: por contagio"), how: "first round in which external + received < obligations + ext_senior" },
    ],
  },
  formula: "p = p̄ where external + Σ share·p ≥ p̄ + ext_senior, else max(0, alpha·external + beta·Σ share·p − ext_senior); the greatest such p, p̄ = row sum of liabilities + ext_liab",
  limits: [
    weak("", words("One date: all debts fall due together, nothing is renegotiated, and nobody sells assets to pay. Enter obligations of one year only.", "Una sola fecha: todo vence a la vez, nada se renegocia y nadie vende activos para pagar. Ponga solo obligaciones de un año.")),
    words("external must leave out receipts from firms of the network: they would count twice.", "external debe excluir los cobros de empresas de la red: contarían dos veces."),
    words("Costs of default (alpha, beta) have no public record for AI firms; 1 is the mildest case. Show the answer for several.", "Los costes del impago (alpha, beta) no tienen datos públicos para empresas de IA; 1 es el caso más suave. Muestre varios."),
    EDGES_ARE_UNREVIEWED,
  ],
  errors: {
    "#VALUE!": [
      SQUARE_ERROR,
      DIAGONAL_ERROR,
      words("external does not have one entry for each firm", "external no tiene una entrada por empresa"),
      words("ext_liab or ext_senior has neither one entry nor one for each firm", "ext_liab o ext_senior no tiene una sola entrada ni una por empresa"),
    ],
  },
  warnings: ({ alpha, beta, external }) => [
    ...(alpha === 1 && beta === 1 ? [words("alpha and beta 1: defaults cost nothing, losses are at their smallest", "alpha y beta 1: los impagos no cuestan nada, las pérdidas son mínimas")] : []),
    ...(external.every((cash) => cash === 0) ? [words("no firm has outside cash: full payment can rest on a circle of promises", "ninguna empresa tiene caja externa: el pago completo puede apoyarse en un círculo de promesas")] : []),
  ],
  sources: [
    "docs/conventions.md#clearing",
    "L.C.G. Rogers and L.A.M. Veraart, Failure and rescue in an interbank network, Management Science 59(4), 2013",
    "L. Eisenberg and T. Noe, Systemic risk in financial systems, Management Science 47(2), 2001",
  ],
  related: ["CONTAGION_AV", "CIRCULAR_FLOW", "CUSTOMER_STRESS"],
  examples: [
    {
      given: { liabilities: [[0, 100, 0], [0, 0, 100], [0, 0, 0]], external: [20, 90, 0] },
      result: [[20, 0.2, 0, 0, 1], [100, 1, 0, 10, 0], [0, 1, 0, 100, 0]], because: "by hand: the first pays its 20; the second has 110 and pays 100",
    },
    {
      given: { liabilities: [[0, 0.1, 0.7], [2, 0, 10.5], [0, 8.4, 0]], external: [0, 0, 0.1] },
      result: [[0.8, 1, 0, 0.1, 0], [5.625, 0.45, 0, 0, 1], [5.525, 5.525 / 8.4, 0, 0, 2]],
      because: "package FinNetValu, test of the fictitious default sequence 8.4 → 5.525; equity .9 − .8 by hand: 2/12.5 · 5.625 = .9",
    },
    {
      given: { liabilities: [[0, 60], [0, 0]], external: [100, 0], extSenior: [70, 0], alpha: 0.9 },
      result: [[20, 1 / 3, 70, 0, 1], [0, 1, 0, 20, 0]], because: "by hand: 100 < 130, so 90 is left, 70 for the senior lender and 20 of 60 for the supplier",
    },
  ],
  work: ({ external }) => 100 + external.length ** 2,
  compute: clearing,
  steps: [
    { of: "obligations", unit: "$", how: "row sum of liabilities + ext_liab" },
    { of: "received", unit: "$", how: "Σ over payers of liabilities/obligations · paid" },
    { of: "rounds", unit: "count", how: "rounds until no further firm defaults" },
    { of: "defaults", unit: "count", how: "firms in default" },
    { of: "ordinaryShortfall", unit: "$", how: "Σ (obligations − paid)" },
    { of: "seniorShortfall", unit: "$", how: "Σ (ext_senior − senior paid)" },
  ],
  result: ({ paid, recovery, seniorPaid, equity, round }) => paid.map((amount, i) => [amount, recovery[i]!, seniorPaid[i]!, equity[i]!, round[i]!]),
});
