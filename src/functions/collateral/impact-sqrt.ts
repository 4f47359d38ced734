import { squareRootImpact } from "../../core/collateral/square-root-impact";
import { defineFunction, flag, number, numberOr, words } from "../define";

export const IMPACT_SQRT = defineFunction({
  name: "IMPACT_SQRT",
  family: "collateral",
  summary: words("Price move of a large sale by the square-root law of market impact, at its end or on average.", "Movimiento del precio por una venta grande según la ley de la raíz cuadrada, al final o en promedio."),
  args: {
    qty: number("GPU", words("Quantity sold, in the unit of volume", "Cantidad vendida, en la unidad de volume"), { range: { min: 0 } }),
    volume: number("GPU", words("Quantity the market trades in the time that vol refers to", "Cantidad que negocia el mercado en el tiempo al que se refiere vol"), { range: { above: 0 } }),
    vol: number("fraction", words("Volatility of the price over that time, not a year", "Volatilidad del precio en ese tiempo, no anual"), { range: { min: 0, max: 10 } }),
    y: numberOr("x", words("Factor in front of the law, of order 1", "Factor delante de la ley, del orden de 1"), {
      default: 1, range: { min: 0 },
      evidence: { grade: "D", why: words("of order 1 on equities (measured); never measured for GPUs", "del orden de 1 en acciones (medido); nunca medido en GPU") },
    }),
    average: flag(words("TRUE: mean over the sale, two thirds of the move at its end", "VERDADERO: media de la venta, dos tercios del movimiento final"), false),
  },
  returns: { shape: "scalar", part: { name: "impact", unit: "fraction", meaning: words("Price move as a share of the price", "Movimiento como parte del precio"), how: "peak, or 2/3 · peak with average" } },
  formula: "y · vol · √(qty/volume), times 2/3 with average = TRUE",
  limits: [
    words("Measured on exchange-traded equities, which trade every second; GPUs trade by appraisal and broker. An analogy: prefer LIQ_FACTOR, which is at least fitted to appraisers' factors.", "Medida en acciones cotizadas; las GPU se venden por tasación e intermediario. Es una analogía: prefiera LIQ_FACTOR, ajustado al menos a factores de tasadores."),
    words("volume has no public number for GPUs, like depth; and the answer may exceed 1, where the law has long stopped being true.", "volume no tiene cifra pública para GPU, como depth; y el resultado puede pasar de 1, donde la ley ya no vale."),
  ],
  errors: {
    "#VALUE!": [words("volume is too small beside qty to be compared", "volume es demasiado pequeño frente a qty para compararse")],
  },
  warnings: ({ qty, volume }) => (qty > volume ? [words(`qty is ${qty / volume} times volume: far outside the range in which the law is measured`, `qty es ${qty / volume} veces volume: muy fuera del rango en que se mide la ley`)] : []),
  sources: ["docs/conventions.md#square-root-impact", "Sato and Kanazawa, arXiv 2411.13965 (exponent .489 ± .0015); Maitrier and others, arXiv 2502.16246: equities, not GPUs"],
  related: ["LIQ_FACTOR", "LIQ_PROCEEDS"],
  examples: [
    { given: { qty: 4, volume: 100, vol: 0.05 }, result: 0.01, because: ".05 · √.04" },
    { given: { qty: 4, volume: 100, vol: 0.05, y: 0.9, average: true }, result: 0.006, because: "2/3 · .9 · .01" },
  ],
  compute: squareRootImpact,
  steps: [
    { of: "participation", unit: "x", how: "qty/volume" },
    { of: "peak", unit: "fraction", how: "y · vol · √participation" },
  ],
  result: (workings) => workings.impact,
});
