import { roundTrip } from "../../core/counterparties/supplier-funding";
import { DIAGONAL_ERROR, NODE_ERROR, SQUARE_ERROR, TWO_MATRICES_ERROR } from "../common-errors";
import { defineFunction, words } from "../define";
import { CIRCULAR_IS_NOT_FICTITIOUS, EDGES_ARE_UNREVIEWED, financing, node, ONE_PERIOD, purchases } from "./party-arguments";

export const ROUND_TRIP = defineFunction({
  name: "ROUND_TRIP",
  family: "counterparties",
  summary: words("The most of a firm's own financing of others that can have come back to it as revenue in one period.", "Lo máximo de lo que una empresa financia a otras que puede haberle vuelto como ingreso en un periodo."),
  args: { financing, purchases, node },
  returns: { shape: "scalar", part: { name: "round trip", unit: "$", meaning: words("Largest amount that can have returned", "Mayor importe que puede haber vuelto"), how: "maximum flow from the party, through the others, to itself" } },
  formula: "maximum flow from the node to itself: out of it financing, into it purchases, between others financing + purchases",
  limits: [
    words("An upper bound: cash is fungible and no matrix says whether the same dollar came back. FUNDED_SHARE traces it pro rata.", "Es una cota superior: la caja es fungible y ninguna matriz dice si volvió el mismo dólar. FUNDED_SHARE lo reparte a prorrata."),
    ONE_PERIOD,
    CIRCULAR_IS_NOT_FICTITIOUS,
    EDGES_ARE_UNREVIEWED,
  ],
  errors: {
    "#VALUE!": [SQUARE_ERROR, DIAGONAL_ERROR, TWO_MATRICES_ERROR, NODE_ERROR],
  },
  sources: ["docs/conventions.md#round-trip", "J. Edmonds and R. Karp, Theoretical improvements in algorithmic efficiency for network flow problems, JACM 19 (1972)"],
  related: ["FUNDED_SHARE", "CIRCULAR_FLOW"],
  examples: [
    { given: { financing: [[0, 50], [0, 0]], purchases: [[0, 0], [38, 0]], node: 1 }, result: 38, because: "by hand: 50 financed, 38 bought back" },
    {
      given: { financing: [[0, 50, 0], [0, 0, 0], [0, 0, 0]], purchases: [[0, 0, 0], [10, 0, 25], [40, 0, 0]], node: 1 },
      result: 35, because: "by hand: 10 directly, 25 through the third firm, which buys 40",
    },
  ],
  compute: roundTrip,
  steps: [
    { of: "financingOut", unit: "$", how: "what the node gives to all others" },
    { of: "revenue", unit: "$", how: "what all others buy from the node" },
    { of: "payingSide", unit: "number", how: "parties before the bottleneck: the payments that leave them add up to the round trip" },
  ],
  result: (workings) => workings.roundTrip,
});
