import { delayedDraw } from "../../core/debt/delayed-draw";
import { DISCOUNT_ERROR, NO_SCULPT_ERROR, PERIODS_ERROR } from "../common-errors";
import { defineFunction, numberOr, optionalNumber, series, words } from "../define";
import * as vocab from "../vocabulary";
import { CLOSING, INTEREST, PERIOD } from "./columns";
import { loanWarnings } from "./loan-notes";

export const DDTL_SCHEDULE = defineFunction({
  name: "DDTL_SCHEDULE",
  family: "debt",
  summary: words("Delayed-draw term loan, one period a row: each draw is repaid on its own clock, a fee is due on what is undrawn.", "Préstamo de disposición diferida, un periodo por fila: cada disposición se amortiza con su propio plazo y lo no dispuesto paga comisión."),
  args: {
    draws: series("$ per period", words("Amount drawn at the start of periods 1, 2, …; 0 where nothing is drawn", "Importe dispuesto al inicio de los periodos 1, 2, …; 0 si no se dispone"), { range: { min: 0 } }),
    rate: vocab.rate,
    years: { ...vocab.years, meaning: words("Tenor of each draw, counted from the draw", "Plazo de cada disposición, contado desde ella") },
    freq: vocab.freq,
    type: vocab.type,
    commitment: optionalNumber("$", words("Amount the lender has committed; the sum of draws when left out", "Importe comprometido por el prestamista; la suma de draws si se omite"), { range: { min: 0 } }),
    undrawnFee: numberOr("per year, nominal", words("Annual fee on what is committed and not drawn", "Comisión anual sobre lo comprometido y no dispuesto"), { default: 0, range: { min: 0 } }),
  },
  returns: {
    shape: "table",
    parts: [
      { ...PERIOD, how: "1, 2, … draws + years · freq − 1" },
      { name: "draw", unit: "$", meaning: words("Amount drawn at the start of the period", "Importe dispuesto al inicio del periodo"), how: "as given" },
      { ...INTEREST, how: "(closing of the period before + draw) · rate/freq" },
      { name: "principal", unit: "$ per period", meaning: words("Principal of all draws, bullets included", "Principal de todas las disposiciones, incluidos los pagos únicos"), how: "sum over draws of what each owes in this period of its own schedule" },
      { name: "undrawn fee", unit: "$ per period", meaning: words("Fee on the undrawn commitment", "Comisión sobre lo no dispuesto"), how: "undrawn_fee/freq · (commitment − draws so far, this one included); only while draws are available" },
      { name: "debt service", unit: "$ per period", meaning: words("Interest, principal and fee", "Intereses, principal y comisión"), how: "interest + principal + undrawn fee" },
      { ...CLOSING, how: "closing of the period before + draw − principal" },
    ],
  },
  formula: "principal[t] = Σ over draws s of the principal a loan of draws[s] owes in its own period t − s + 1; fee[t] = undrawn_fee/freq · (commitment − Σ draws[1 … t]) for t ≤ number of draws",
  limits: [
    words("Principal includes the bullet of each draw: draws mature one after the other. A DSCR on this debt service therefore shows those bullets, unlike DSCR_PATH.", "El principal incluye el pago único de cada disposición, que vencen una tras otra. Un DSCR con este servicio los muestra, a diferencia de DSCR_PATH."),
    words("The lender is assumed to fund every draw; conditions precedent and cancellation of the undrawn part are not modelled. Trailing zeros in draws keep the fee running.", "Supone que el prestamista financia cada disposición; no modela condiciones previas ni la cancelación de lo no dispuesto. Los ceros finales en draws mantienen la comisión."),
    words("Whole periods, interest on rate/freq, one rate for all draws: no day counts, upfront fees or original issue discount.", "Periodos enteros, interés rate/freq y un solo tipo: sin base de días, comisiones de apertura ni descuento de emisión."),
  ],
  errors: {
    "#VALUE!": [
      words("commitment is less than what is drawn", "commitment es menor que lo dispuesto"),
      words("more than 1,200 draws", "más de 1.200 disposiciones"),
      NO_SCULPT_ERROR,
      PERIODS_ERROR,
      DISCOUNT_ERROR,
    ],
  },
  warnings: ({ rate, type, draws, commitment, undrawnFee }) => {
    const drawn = draws.reduce((sum, draw) => sum + draw, 0);
    return [
      ...loanWarnings({ rate }),
      ...(type === "BULLET" ? [words("each draw is repaid in one sum at its own maturity, and that sum stands in principal and debt service", "cada disposición se paga de una vez en su vencimiento, y ese pago figura en principal y en el servicio")] : []),
      ...(undrawnFee >= 0.1 ? [words(`undrawn_fee ${undrawnFee} is read as ${undrawnFee * 100} % a year; half a per cent is .005`, `undrawn_fee ${undrawnFee} se lee como ${undrawnFee * 100} % anual; medio por ciento es 0,005`)] : []),
      ...(commitment !== undefined && commitment > drawn ? [words(`${commitment - drawn} of the commitment is never drawn here`, `${commitment - drawn} del compromiso nunca se dispone aquí`)] : []),
    ];
  },
  sources: ["docs/conventions.md#delayed-draw", "CoreWeave 8-K, 2 October 2025: each draw of the DDTL matures five years after its own date"],
  related: ["DEBT_SCHEDULE", "DSCR_PATH", "FUNDING_GAP", "WAL"],
  examples: [
    {
      given: { draws: [100, 50], rate: 0.08, years: 0.5, type: "STRAIGHT", commitment: 200, undrawnFee: 0.01 },
      result: [[1, 100, 2, 50, 0.25, 52.25, 50], [2, 50, 2, 75, 0.125, 77.125, 25], [3, 0, 0.5, 25, 0, 25.5, 0]],
      because: "by hand: 2 % a quarter on 100, then on 50 + 50; each draw repaid in halves; fee .25 % on 100, then on 50",
    },
    {
      given: { draws: [10, 0, 20], rate: 0.1, years: 2, freq: 1, type: "BULLET" },
      result: [[1, 10, 1, 0, 0, 1, 10], [2, 0, 1, 10, 0, 11, 0], [3, 20, 2, 0, 0, 2, 20], [4, 0, 2, 20, 0, 22, 0]],
      because: "by hand: each draw bears 10 % for two years and is then repaid",
    },
  ],
  compute: delayedDraw,
  steps: [
    { of: "periodicRate", unit: "per period", how: "rate / freq" },
    { of: "availability", unit: "periods", how: "number of entries in draws: periods in which the lender still has to lend" },
    { of: "periodsOfEachDraw", unit: "periods", how: "years · freq, whole" },
    { of: "totalDrawn", unit: "$", how: "Σ draws" },
    { of: "commitment", unit: "$", how: "as given; Σ draws when left out" },
    { of: "undrawn", unit: "$", how: "commitment − Σ draws up to this period; 0 after the last draw" },
  ],
  result: (loan) =>
    loan.drawn.map((draw, t) => [t + 1, draw, loan.interest[t]!, loan.principal[t]!, loan.fee[t]!, loan.debtService[t]!, loan.closing[t]!]),
});
