import { backlogRunoff } from "../../core/counterparties/backlog-runoff";
import { ONE_EACH_ERROR } from "../common-errors";
import { defineFunction, number, words } from "../define";
import * as vocab from "../vocabulary";
import { amounts, lives, starts, STRAIGHT_LINE } from "./party-arguments";

export const BACKLOG_RUNOFF = defineFunction({
  name: "BACKLOG_RUNOFF",
  family: "counterparties",
  summary: words("Revenue that a backlog brings in each period, every contract earned evenly over its life.", "Ingreso que una cartera contratada aporta cada periodo, cada contrato de forma lineal en su vida."),
  args: {
    amounts,
    years: lives,
    horizon: number("years", words("How far to look, in years from today", "Hasta cuándo mirar, en años desde hoy"), { range: { above: 0, max: 100 } }),
    freq: vocab.freq,
    starts,
  },
  returns: { shape: "series", part: { name: "revenue", unit: "$ per period", meaning: words("Revenue of each period", "Ingreso de cada periodo"), how: "Σ amount · (part of the period inside the contract) / years" } },
  formula: "revenue[t] = Σ amount · overlap of [(t − 1)/freq, t/freq] with [start, start + years] / years",
  limits: [
    STRAIGHT_LINE,
    words("Counts a backlog as if every customer paid: value it with BACKLOG_VALUE. What falls beyond the horizon is shown by EXPLAIN.", "Cuenta la cartera como si todos pagaran: valórela con BACKLOG_VALUE. Lo posterior al horizonte lo muestra EXPLAIN."),
    words("A reported backlog may include optional or cancellable amounts; read the definition in the filing.", "La cartera publicada puede incluir importes opcionales o cancelables; lea su definición en el informe."),
  ],
  errors: {
    "#VALUE!": [
      ONE_EACH_ERROR,
      words("horizon · freq is not a whole number of periods, at most 12,000", "horizon · freq no es un número entero de periodos, como máximo 12.000"),
    ],
  },
  sources: ["docs/conventions.md#backlog-runoff"],
  related: ["BACKLOG_VALUE", "REVENUE_PATH", "HHI"],
  examples: [
    { given: { amounts: [11.9, 4], years: [5, 4], horizon: 6, freq: 1 }, result: [[3.38], [3.38], [3.38], [3.38], [2.38], [0]], because: "OpenAI with CoreWeave, $11.9bn over five and $4bn over four years: 2.38 + 1 a year" },
    { given: { amounts: [12], years: [1], horizon: 2, freq: 2, starts: [0.25] }, result: [[3], [6], [3], [0]], because: "by hand: one year from the end of the first quarter, 12 a year" },
  ],
  compute: backlogRunoff,
  steps: [
    { of: "periods", unit: "periods", how: "horizon · freq" },
    { of: "total", unit: "$", how: "SUM(amounts)" },
    { of: "withinHorizon", unit: "$", how: "earned up to the horizon" },
    { of: "beyondHorizon", unit: "$", how: "total − within_horizon" },
  ],
  result: ({ runoff }) => runoff,
});
