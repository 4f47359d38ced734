import { circularFlow } from "../../core/counterparties/circular-flow";
import { DIAGONAL_ERROR, SQUARE_ERROR } from "../common-errors";
import { defineFunction, matrix, word, words } from "../define";
import { CIRCULAR_IS_NOT_FICTITIOUS, EDGES_ARE_UNREVIEWED, ONE_PERIOD } from "./party-arguments";

const OUTPUTS = {
  SHARE: words("Part of all payments that goes round in circles", "Parte de todos los pagos que da vueltas en círculo"),
  CIRCULATION: words("The circles, payment by payment", "Los círculos, pago a pago"),
  NET: words("What is left without circles, payment by payment", "Lo que queda sin círculos, pago a pago"),
};

export const CIRCULAR_FLOW = defineFunction({
  name: "CIRCULAR_FLOW",
  family: "counterparties",
  summary: words("Part of the payments among firms that goes round in circles, and the split of every payment into circle and net.", "Parte de los pagos entre empresas que da vueltas en círculo, y la división de cada pago en círculo y neto."),
  args: {
    flows: matrix("$", words("Cash paid in one period: row pays column; square, 0 on the diagonal", "Caja pagada en un periodo: la fila paga a la columna; cuadrada, diagonal 0"), { range: { min: 0 } }),
    output: word(OUTPUTS, words("Which part of the answer to show", "Qué parte de la respuesta mostrar"), "SHARE"),
  },
  returns: { shape: "scalar", part: { name: "share", unit: "fraction", meaning: OUTPUTS.SHARE, how: "circulating_total / total" } },
  switched: [
    { by: "output", on: ["CIRCULATION"], returns: { shape: "matrix", part: { name: "circulation", unit: "$", meaning: OUTPUTS.CIRCULATION, how: "flows − net; received = paid at every party" } } },
    { by: "output", on: ["NET"], returns: { shape: "matrix", part: { name: "net", unit: "$", meaning: OUTPUTS.NET, how: "cheapest flow, one per unit and payment, that carries the net positions" } } },
  ],
  formula: "flows = circulation + net; circulation: 0 ≤ C ≤ flows, balanced at every party, ΣC largest; share = ΣC / Σflows",
  limits: [
    ONE_PERIOD,
    CIRCULAR_IS_NOT_FICTITIOUS,
    words("Only the total is unique: CIRCULATION and NET show one of possibly several largest splits.", "Solo el total es único: CIRCULATION y NET muestran una de las posibles divisiones máximas."),
    words("A party that is left out breaks the circles through it: the share is a lower bound of that of the whole economy.", "Una parte omitida rompe los círculos que pasan por ella: la cifra es una cota inferior."),
    EDGES_ARE_UNREVIEWED,
  ],
  errors: {
    "#DIV/0!": [words("nobody pays anything", "nadie paga nada")],
    "#VALUE!": [SQUARE_ERROR, DIAGONAL_ERROR],
  },
  sources: ["docs/conventions.md#circular-flow", "T. Fleischman and P. Dini, Mathematical foundations for balancing the payment system in the trade credit market, JRFM 14:452 (2021)"],
  related: ["ROUND_TRIP", "FUNDED_SHARE", "CLEARING"],
  examples: [
    { given: { flows: [[0, 100, 0], [0, 0, 80], [60, 0, 0]] }, result: 0.75, because: "by hand: 60 go round three firms, 180 of 240" },
    { given: { flows: [[0, 5, 0], [0, 0, 5], [0, 0, 0]] }, result: 0, because: "nothing comes back" },
    {
      given: { flows: [[0, 100, 0], [0, 0, 80], [60, 0, 0]], output: "NET" },
      result: [[0, 40, 0], [0, 0, 20], [0, 0, 0]], because: "by hand: 60 less on each payment of the only circle",
    },
  ],
  work: ({ flows }) => 50 + 2.5 * flows.length ** 2,
  compute: circularFlow,
  steps: [
    { of: "total", unit: "$", how: "Σ flows" },
    { of: "netPositions", unit: "$", how: "paid − received, of each party" },
    { of: "netTotal", unit: "$", how: "Σ net: smallest total with the same positions along these payments" },
    { of: "circulatingTotal", unit: "$", how: "Σ circulation = total − net_total" },
  ],
  result: ({ share, circulation, net }, { output }) => (output === "SHARE" ? share : output === "NET" ? net : circulation),
});
