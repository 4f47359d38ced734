import { llcr } from "../../core/debt/coverage";
import { DISCOUNT_ERROR } from "../common-errors";
import { defineFunction, numberOr, words } from "../define";
import * as vocab from "../vocabulary";
import { LLCR_LIMIT, loanWarnings } from "./loan-notes";

export const LLCR = defineFunction({
  name: "LLCR",
  family: "debt",
  summary: words("Loan life coverage ratio: present value of CFADS at the loan rate, plus reserve cash, divided by the debt.", "Cobertura de la vida del préstamo: valor actual del CFADS al tipo del préstamo, más caja de reserva, entre la deuda."),
  args: {
    cfads: vocab.cfads,
    debt: { ...vocab.debt, meaning: words("Debt outstanding today, in the money of cfads", "Deuda viva hoy, en la moneda de cfads") },
    rate: vocab.rate,
    freq: vocab.freq,
    cash: numberOr("$", words("Cash reserved for the lender, as a debt service reserve account", "Caja reservada al prestamista, como una cuenta de reserva"), { default: 0, range: { min: 0 } }),
  },
  returns: { shape: "scalar", part: { name: "LLCR", unit: "x", meaning: words("Loan life coverage ratio", "Cobertura de la vida del préstamo"), how: "(present value + cash) / debt" } },
  formula: "(Σ CFADS · (1 + rate/freq)^−t + cash) / debt",
  limits: [
    LLCR_LIMIT,
    words("Negative CFADS stays in: it is a cash need. DEBT_CAPACITY leaves it out, so that the two differ on such a path.", "El CFADS negativo cuenta: es una necesidad de caja. DEBT_CAPACITY lo excluye y por eso ambas difieren en ese caso."),
  ],
  errors: {
    "#DIV/0!": [words("debt is 0: there is nothing to cover", "debt es 0: no hay nada que cubrir")],
    "#VALUE!": [DISCOUNT_ERROR],
  },
  warnings: ({ rate }) => loanWarnings({ rate }),
  sources: ["docs/conventions.md#llcr", "E. Bodmer, edbodmer.com: LLCR equals DSCR when service is sculpted"],
  related: ["DSCR_PATH", "DEBT_CAPACITY", "CONTRACT_COVER", "FLEET_SUMMARY"],
  examples: [
    { given: { cfads: [110, 121], debt: 100, rate: 0.1, freq: 1 }, result: 2, because: "by hand: (110/1.1 + 121/1.21) / 100" },
    { given: { cfads: [110, -121], debt: 100, rate: 0.1, freq: 1, cash: 20 }, result: 0.2, because: "by hand: (100 − 100 + 20) / 100" },
    { given: { cfads: [8000, 9200, 10000, 12000, 14500], debt: 40000, rate: 0.08, freq: 1 }, result: 41922.061554932 / 40000, because: "Microsoft support example of NPV: 41,922.06 at 8 %, over a debt of 40,000" },
  ],
  compute: llcr,
  steps: [
    { of: "periodicRate", unit: "per period", how: "rate / freq" },
    { of: "presentValue", unit: "$", how: "Σ CFADS · (1 + periodic_rate)^−t" },
  ],
  result: (workings) => workings.llcr,
});
