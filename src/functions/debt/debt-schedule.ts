import { schedule } from "../../core/debt/schedule";
import { LOAN_ERRORS, NOTHING_TO_SCULPT_ERROR, SCULPT_LENGTH_ERROR } from "../common-errors";
import { defineFunction, optionalSeries, words } from "../define";
import * as vocab from "../vocabulary";
import { BALLOON, CLOSING, DEBT_SERVICE, INTEREST, OPENING, PERIOD, PRINCIPAL } from "./columns";
import { loanWarnings, SCHEDULE_LIMITS } from "./loan-notes";

export const DEBT_SCHEDULE = defineFunction({
  name: "DEBT_SCHEDULE",
  family: "debt",
  summary: words("Repayment schedule of a loan, one period a row; the balloon has its own column, outside debt service.", "Calendario de pagos de un préstamo, un periodo por fila; el pago final va en columna propia, fuera del servicio."),
  args: {
    debt: vocab.debt,
    rate: vocab.rate,
    years: vocab.years,
    freq: vocab.freq,
    type: vocab.type,
    grace: vocab.grace,
    balloon: vocab.balloon,
    cfads: optionalSeries("$ per period", words("CFADS of every period; needed for SCULPT, not read otherwise", "CFADS de cada periodo; necesario para SCULPT, si no, no se lee")),
  },
  returns: { shape: "table", parts: [PERIOD, OPENING, INTEREST, PRINCIPAL, BALLOON, DEBT_SERVICE, CLOSING] },
  formula:
    "i = rate/freq, m = years · freq − grace. ANNUITY: service = (debt − balloon) · i/(1 − (1 + i)^−m) + balloon · i; STRAIGHT: principal = (debt − balloon)/m; BULLET: balloon = debt; SCULPT: service = max(CFADS, 0) · (debt − balloon · (1 + i)^−m)/PV(max(CFADS, 0)); in grace service = interest",
  limits: [
    ...SCHEDULE_LIMITS,
    words("SCULPT may ask for negative principal where its share of CFADS is less than interest: the balance then rises.", "SCULPT puede dar principal negativo cuando su parte del CFADS no cubre los intereses: el saldo entonces sube."),
  ],
  errors: {
    "#N/A": [NOTHING_TO_SCULPT_ERROR],
    "#VALUE!": [...LOAN_ERRORS, SCULPT_LENGTH_ERROR],
  },
  warnings: ({ type, cfads, ...loan }) => [
    ...loanWarnings({ ...loan, type }),
    ...(type === "SCULPT" && cfads?.some((flow) => flow < 0)
      ? [words("negative CFADS is left out of the sculpting: nothing is due in those periods and interest is added to the balance", "el CFADS negativo no entra en SCULPT: en esos periodos no vence nada y los intereses se suman al saldo")]
      : []),
  ],
  sources: ["docs/conventions.md#debt-schedule", "Microsoft Excel PMT, IPMT", "E. Bodmer, edbodmer.com: sculpted repayment"],
  related: ["DSCR_PATH", "FLEET_DSCR", "DEBT_AT_DEATH", "DEBT_CAPACITY"],
  examples: [
    {
      given: { debt: 100, rate: 0.08, years: 2, freq: 1, type: "STRAIGHT" },
      result: [[1, 100, 8, 50, 0, 58, 50], [2, 50, 4, 50, 0, 54, 0]], because: "by hand: 50 of principal a year, 8 % on 100 and on 50",
    },
    {
      given: { debt: 100, rate: 0.1, years: 2, freq: 1, type: "SCULPT", cfads: [110, 121] },
      result: [[1, 100, 10, 45, 0, 55, 55], [2, 55, 5.5, 55, 0, 60.5, 0]], because: "by hand: CFADS is worth 100 + 100, twice the debt, so service is half of it",
    },
    { given: { debt: 10000, rate: 0.08, years: 10 / 12, freq: 12 }, pick: [0, 5], result: 1037.032089359164, because: "Microsoft support example of PMT: 8 %/12, 10 payments, 10,000" },
    { given: { debt: 8000, rate: 0.1, years: 3, freq: 1 }, pick: [2, 2], result: 292.44712990937, tolerance: 1e-11, because: "Microsoft support example of IPMT: 10 %, year 3 of 3, 8,000" },
    { given: { debt: 100, rate: 0.08, years: 5, freq: 1, balloon: 40 }, pick: [4, 5], result: 18.227387274010187, because: "Excel: PMT(8%,5,−100,40)" },
  ],
  compute: schedule,
  steps: [
    { of: "periods", unit: "periods", how: "years · freq, whole" },
    { of: "periodicRate", unit: "per period", how: "rate / freq" },
    { of: "amortizingPeriods", unit: "periods", how: "periods − grace" },
    { of: "finalBalloon", unit: "$", how: "balloon; the whole debt for BULLET" },
    { of: "levelPayment", unit: "$ per period", how: "ANNUITY: (debt − balloon) · i/(1 − (1 + i)^−m) + balloon · i" },
    { of: "levelPrincipal", unit: "$ per period", how: "STRAIGHT: (debt − balloon) / amortizing_periods" },
    { of: "positiveCfadsValue", unit: "$", how: "SCULPT: PV, at the end of grace, of max(CFADS, 0)" },
    { of: "sculptedDscr", unit: "x", how: "SCULPT: positive_cfads_value / (debt − balloon · (1 + i)^−m)" },
  ],
  result: (loan) =>
    loan.opening.map((opening, t) => [t + 1, opening, loan.interest[t]!, loan.principal[t]!, loan.balloon[t]!, loan.debtService[t]!, loan.closing[t]!]),
});
