import { convergeCorrelation } from "../../core/miners/correlation";
import { SQUARE_ERROR } from "../common-errors";
import { defineFunction, matrix, number, words } from "../define";

export const CORR_CONVERGE = defineFunction({
  name: "CORR_CONVERGE",
  family: "miners",
  summary: words("Moves all correlations of a matrix a given part of the way to 1; the result is always a correlation matrix.", "Acerca todas las correlaciones de una matriz a 1 en una proporción dada; el resultado siempre es una matriz de correlación."),
  args: {
    corr: matrix("correlation", words("Correlation matrix: square, 1 on the diagonal, symmetric", "Matriz de correlación: cuadrada, 1 en la diagonal, simétrica"), { range: { min: -1, max: 1 } }),
    weight: number("fraction", words("0 leaves the matrix, 1 makes every correlation 1", "0 deja la matriz, 1 hace todas las correlaciones 1"), { range: { min: 0, max: 1 } }),
  },
  returns: { shape: "matrix", part: { name: "correlation", unit: "correlation", meaning: words("Matrix of the same size", "Matriz del mismo tamaño"), how: "(1 − weight) · corr + weight" } },
  formula: "(1 − weight) · corr + weight",
  limits: [
    words("Convergence is a stress hypothesis: bitcoin and AI shares moved apart in 2025. weight is chosen, not estimated.", "La convergencia es una hipótesis de estrés: bitcoin y las acciones de IA se separaron en 2025. weight se elige, no se estima."),
    words("All pairs move alike; raising single entries by hand may leave a matrix that no set of assets can have.", "Todos los pares se mueven igual; subir celdas a mano puede dar una matriz imposible."),
  ],
  errors: {
    "#VALUE!": [
      SQUARE_ERROR,
      words("the diagonal of corr is not 1", "la diagonal de corr no es 1"),
      words("corr is not symmetric: two mirrored entries differ", "corr no es simétrica: dos celdas opuestas difieren"),
    ],
  },
  warnings: ({ corr }) =>
    convergeCorrelation({ corr, weight: 0 }).isPossible
      ? []
      : [words("corr is no correlation matrix: some combination would have a negative variance", "corr no es una matriz de correlación: alguna combinación tendría varianza negativa")],
  sources: ["docs/conventions.md#correlation-convergence"],
  related: ["JOINT_PD", "MINER_PD_STRESS", "TAIL_DEP"],
  examples: [
    { given: { corr: [[1]], weight: 0.5 }, result: [[1]], because: "one asset: its correlation with itself" },
    { given: { corr: [[1, 0.2], [0.2, 1]], weight: 0.5 }, result: [[1, 0.6], [0.6, 1]], because: "by hand: half way from .2 to 1" },
    { given: { corr: [[1, -0.5, 0], [-0.5, 1, 0.3], [0, 0.3, 1]], weight: 0.2 }, result: [[1, -0.2, 0.2], [-0.2, 1, 0.44], [0.2, 0.44, 1]], because: "by hand: .8 · corr + .2" },
  ],
  compute: convergeCorrelation,
  steps: [
    { of: "isPossible", unit: "1 or 0", how: "1 if corr is positive semidefinite" },
    { of: "averageBefore", unit: "correlation", how: "mean off the diagonal, before" },
    { of: "averageAfter", unit: "correlation", how: "mean off the diagonal, after" },
  ],
  result: (workings) => workings.matrix,
});
