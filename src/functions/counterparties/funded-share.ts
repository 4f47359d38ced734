import { fundedShare } from "../../core/counterparties/supplier-funding";
import { DIAGONAL_ERROR, NODE_ERROR, SQUARE_ERROR, TWO_MATRICES_ERROR } from "../common-errors";
import { defineFunction, series, words } from "../define";
import { CIRCULAR_IS_NOT_FICTITIOUS, EDGES_ARE_UNREVIEWED, financing, node, ONE_PERIOD, overspending, purchases } from "./party-arguments";

export const FUNDED_SHARE = defineFunction({
  name: "FUNDED_SHARE",
  family: "counterparties",
  summary: words("Part of a firm's revenue that it financed itself through its customers, traced pro rata, and the quality that is left.", "Parte del ingreso de una empresa que ella misma financió a través de sus clientes, a prorrata, y la calidad restante."),
  args: {
    financing,
    purchases,
    external: series("$", words("Cash of each party from outside the network in the same period, opening cash included", "Caja de cada parte de fuera de la red en el mismo periodo, con la caja inicial"), { range: { min: 0 } }),
    node,
  },
  returns: {
    shape: "row",
    parts: [
      { name: "circular revenue", unit: "$", meaning: words("Revenue paid with money the node financed", "Ingreso pagado con dinero que la empresa financió"), how: "Σ purchases from the node · funded part of the buyer's cash" },
      { name: "share", unit: "fraction", meaning: words("Its part of the node's revenue", "Su parte del ingreso de la empresa"), how: "circular revenue / revenue" },
      { name: "quality", unit: "fraction", meaning: words("Part of revenue paid with other money", "Parte del ingreso pagada con otro dinero"), how: "1 − share" },
    ],
  },
  formula: "funded_j = (financing(node, j) + Σ_{k≠node} F_kj·funded_k)/(external_j + Σ_k F_kj), F = financing + purchases; circular revenue = Σ purchases(j, node)·funded_j",
  limits: [
    words("Money is fungible: pro rata is a convention, not a trace of dollars. ROUND_TRIP gives the upper bound.", "El dinero es fungible: la prorrata es una convención, no un rastro de dólares. ROUND_TRIP da la cota superior."),
    words("A party that pays more than its stated sources has cash that external leaves out; its funded part is then too high.", "Una parte que paga más que sus fuentes declaradas tiene caja que external omite; su parte financiada sale demasiado alta."),
    ONE_PERIOD,
    CIRCULAR_IS_NOT_FICTITIOUS,
    EDGES_ARE_UNREVIEWED,
  ],
  errors: {
    "#DIV/0!": [words("nobody buys from node: there is no revenue to trace", "nadie compra a node: no hay ingreso que rastrear")],
    "#NUM!": [
      words("some parties only pay each other, without outside cash: the origin of their money is undetermined", "algunas partes solo se pagan entre sí, sin caja externa: el origen de su dinero queda indeterminado"),
    ],
    "#VALUE!": [
      SQUARE_ERROR,
      DIAGONAL_ERROR,
      TWO_MATRICES_ERROR,
      NODE_ERROR,
      words("external does not have one entry for each party", "external no tiene una entrada por parte"),
    ],
  },
  warnings: ({ financing: given, purchases: bought, external, node: number }) => {
    const all = given.map((row, i) => row.map((amount, j) => amount + bought[i]![j]!));
    const sources = external.map((cash, j) => all.reduce((sum, row) => sum + row[j]!, cash));
    return overspending(all, sources, number - 1).map((party) =>
      words(`party ${party} pays more than it receives: its cash in external is incomplete, and the share can exceed ROUND_TRIP / revenue`, `la parte ${party} paga más de lo que recibe: su caja en external está incompleta y la cifra puede superar ROUND_TRIP / ingreso`),
    );
  },
  sources: ["docs/conventions.md#funded-share"],
  related: ["ROUND_TRIP", "CIRCULAR_FLOW"],
  examples: [
    {
      given: { financing: [[0, 15], [0, 0]], purchases: [[0, 0], [38 / 7, 0]], external: [0, 22.8], node: 1 },
      result: [[(38 / 7) * (15 / 37.8), 15 / 37.8, 1 - 15 / 37.8]], because: "by hand, one year of 2026: 15 of the buyer's 37.8 come from the seller, who sells it 38/7",
    },
    {
      given: { financing: [[0, 30, 0], [0, 0, 0], [0, 0, 0]], purchases: [[0, 0, 0], [0, 0, 40], [20, 0, 0]], external: [0, 10, 10], node: 1 },
      result: [[12, 0.6, 0.4]], because: "by hand: 30/40 of the second's cash, 40 · .75/50 = .6 of the third's, times 20",
    },
  ],
  compute: fundedShare,
  steps: [
    { of: "sources", unit: "$", how: "external + all that is received, of each party" },
    { of: "funded", unit: "fraction", how: "(financing by the node + Σ receipts · funded part of the payer) / sources" },
    { of: "revenue", unit: "$", how: "Σ purchases from the node" },
  ],
  result: ({ circularRevenue, share, quality }) => [circularRevenue, share, quality],
});
