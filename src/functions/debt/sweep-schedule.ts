import { sweepSchedule } from "../../core/debt/sweep";
import { defineFunction, numberOr, series, weak, words } from "../define";
import * as vocab from "../vocabulary";
import { CLOSING, DSCR, OPENING, PERIOD } from "./columns";
import { loanWarnings } from "./loan-notes";

export const SWEEP_SCHEDULE = defineFunction({
  name: "SWEEP_SCHEDULE",
  family: "debt",
  summary: words("A loan paid from the cash there is: interest, principal with arrears, then a share of the excess swept into early repayment.", "Préstamo pagado con la caja que hay: intereses, principal con atrasos y después parte del excedente a amortización anticipada."),
  args: {
    debt: { ...vocab.debt, meaning: words("Loan amount today, in the money of cfads", "Importe del préstamo hoy, en la moneda de cfads") },
    rate: vocab.rate,
    cfads: vocab.cfads,
    repayments: series("$ per period", words("Scheduled principal of each period, as column 4 of DEBT_SCHEDULE; one for all or one each", "Principal programado de cada periodo, como la columna 4 de DEBT_SCHEDULE; uno para todos o uno por periodo"), { range: { min: 0 } }),
    sweep: numberOr("fraction", words("Share of the cash left after scheduled payments that repays debt early: 1 traps all, 0 distributes all", "Parte de la caja sobrante tras los pagos programados que amortiza antes: 1 retiene todo, 0 reparte todo"), {
      default: 1, range: { min: 0, max: 1 },
      evidence: { grade: "D", why: words("sweep terms of GPU loans are not published; 1 is the full cash trap", "las cláusulas de barrido de estos préstamos no son públicas; 1 es la retención total") },
    }),
    freq: vocab.freq,
  },
  returns: {
    shape: "table",
    parts: [
      { ...PERIOD, how: "1, 2, … number of cfads" },
      OPENING,
      { name: "interest due", unit: "$ per period", meaning: words("Interest of the period", "Intereses del periodo"), how: "opening · rate/freq" },
      { name: "principal due", unit: "$ per period", meaning: words("Scheduled principal, arrears and interest capitalised", "Principal programado, atrasos e intereses capitalizados"), how: "scheduled + arrears of the period before + unpaid interest, at most opening + unpaid interest" },
      { name: "interest paid", unit: "$ per period", meaning: words("Interest paid; the rest is capitalised", "Intereses pagados; el resto se capitaliza"), how: "min(max(CFADS, 0), interest due)" },
      { name: "principal paid", unit: "$ per period", meaning: words("Principal paid from what interest leaves", "Principal pagado con lo que dejan los intereses"), how: "min(cash after interest, principal due)" },
      { name: "swept", unit: "$ per period", meaning: words("Repaid ahead of schedule", "Amortizado por anticipado"), how: "sweep · cash after scheduled payments, at most the balance; 0 while anything is in arrears" },
      { name: "arrears", unit: "$", meaning: words("Missed principal and interest, due again next period", "Principal e intereses impagados, que vencen en el periodo siguiente"), how: "principal due − principal paid" },
      { ...CLOSING, how: "opening + unpaid interest − principal paid − swept" },
      { ...DSCR, how: "CFADS / (interest due + scheduled principal of the period), scheduled at most opening" },
    ],
  },
  formula: "principal due = min(scheduled + arrears + unpaid interest, opening + unpaid interest); swept = sweep · excess, only without arrears; closing = opening + unpaid interest − principal paid − swept; cash not swept is distributed",
  limits: [
    weak("", words("Sweep terms of GPU loans are not public: the share that repays a loan by contract end is a question to the borrower, not a finding.", "Las cláusulas de barrido no son públicas: la parte que salda el préstamo al fin del contrato es una pregunta al prestatario, no una conclusión.")),
    words("A sweep shortens the loan from its end; scheduled amounts stay until the balance is gone. Agreements that apply it pro rata lower the next payments instead.", "El barrido acorta el préstamo por el final; los importes programados no cambian. Los contratos que lo aplican a prorrata bajan los pagos siguientes."),
    words("Missed payments bear the loan rate: no default interest, no acceleration, no waiver. Cash distributed is gone and helps no later period.", "Los impagos devengan el tipo del préstamo: sin intereses de demora, vencimiento anticipado ni dispensa. La caja repartida ya no ayuda después."),
  ],
  errors: {
    "#VALUE!": [
      words("repayments has neither one entry nor one for each period of cfads", "repayments no tiene una sola entrada ni una por periodo de cfads"),
    ],
  },
  warnings: ({ debt, rate, cfads, repayments }) => {
    const scheduled = repayments.length === 1 ? repayments[0]! * cfads.length : repayments.reduce((sum, due) => sum + due, 0);
    return [
      ...loanWarnings({ rate }),
      ...(scheduled < debt * (1 - 1e-9) ? [words(`repayments add up to ${scheduled}, less than the debt: the rest never falls due in this table and stands in closing`, `repayments suma ${scheduled}, menos que la deuda: el resto no vence en esta tabla y queda en closing`)] : []),
      ...(cfads.some((flow) => flow < 0) ? [words("negative CFADS pays nothing and somebody else has to bring that cash; it is not added to the loan", "el CFADS negativo no paga nada y otro debe poner esa caja; no se suma al préstamo")] : []),
    ];
  },
  sources: ["docs/conventions.md#cash-sweep"],
  related: ["DEBT_SCHEDULE", "DSCR_PATH", "CONTRACT_COVER", "WATERFALL", "SOLVE"],
  examples: [
    {
      given: { debt: 100, rate: 0.1, cfads: [0, 200], repayments: [50, 50], sweep: 0, freq: 1 },
      result: [[1, 100, 10, 60, 0, 0, 0, 60, 110, 0], [2, 110, 11, 110, 11, 110, 0, 0, 0, 200 / 61]],
      because: "by hand: 50 and 10 of interest are missed and fall due again with the second 50",
    },
    {
      given: { debt: 100, rate: 0.1, cfads: [60, 40, 40], repayments: [20, 20, 60], sweep: 0.5, freq: 1 },
      result: [[1, 100, 10, 20, 10, 20, 15, 0, 65, 2], [2, 65, 6.5, 20, 6.5, 20, 6.75, 0, 38.25, 40 / 26.5], [3, 38.25, 3.825, 38.25, 3.825, 36.175, 0, 2.075, 2.075, 40 / 42.075]],
      because: "by hand: half of 30, then half of 13.5 is swept; the last 60 falls due on 38.25 only, and 2.075 stays unpaid",
    },
  ],
  compute: sweepSchedule,
  steps: [
    { of: "periodicRate", unit: "per period", how: "rate / freq" },
    { of: "scheduled", unit: "$", how: "Σ repayments" },
    { of: "totalSwept", unit: "$", how: "Σ swept" },
    { of: "totalDistributed", unit: "$", how: "Σ cash left after scheduled payments and sweep" },
    { of: "firstArrears", unit: "period", how: "first period in which something due is not paid" },
    { of: "repaidIn", unit: "period", how: "period in which the last of the debt is repaid" },
  ],
  result: ({ periods }) =>
    periods.map((row, t) => [
      t + 1, row.opening, row.interestDue, row.principalDue, row.interestPaid, row.principalPaid, row.swept, row.arrears, row.closing, row.dscr,
    ]),
});
