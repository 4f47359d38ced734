import { contractCover } from "../../core/debt/contract-cover";
import { DISCOUNT_ERROR, LOAN_ERRORS, NOTHING_TO_SCULPT_ERROR, SCULPT_LENGTH_ERROR } from "../common-errors";
import { defineFunction, number, words } from "../define";
import * as vocab from "../vocabulary";
import { LLCR_LIMIT, loanWarnings, SCHEDULE_LIMITS } from "./loan-notes";

export const CONTRACT_COVER = defineFunction({
  name: "CONTRACT_COVER",
  family: "debt",
  summary: words("How much of a loan its contract repays: contracted LLCR, debt left at expiry, years without contract, cover of what is left.", "Cuánto préstamo paga el contrato: LLCR contratado, deuda al vencer, años sin contrato y cobertura de lo que queda."),
  args: {
    cfads: vocab.cfads,
    debt: { ...vocab.debt, meaning: words("Loan amount, in the money of cfads", "Importe del préstamo, en la moneda de cfads") },
    rate: vocab.rate,
    years: vocab.years,
    contractYears: number("years", words("Years from today for which the contract runs; counted in whole periods, rounded down", "Años de contrato desde hoy; en periodos enteros, redondeados hacia abajo"), { range: { min: 0, max: 100 } }),
    freq: vocab.freq,
    type: vocab.type,
    grace: vocab.grace,
    balloon: vocab.balloon,
  },
  returns: {
    shape: "row",
    parts: [
      { name: "contracted LLCR", unit: "x", meaning: words("Value of contracted CFADS over the debt", "Valor del CFADS contratado entre la deuda"), how: "PV of CFADS up to expiry / debt" },
      { name: "debt at expiry", unit: "$", meaning: words("Balance when the contract ends", "Saldo al fin del contrato"), how: "balance after ⌊contract_years · freq⌋ periods, before a balloon then due" },
      { name: "share left", unit: "fraction", meaning: words("Part of the debt left at expiry", "Parte de la deuda que queda al vencer"), how: "debt at expiry / debt" },
      { name: "years without contract", unit: "years", meaning: words("Years of the loan after the contract", "Años de préstamo tras el contrato"), how: "max(0, years − contract_years)" },
      { name: "LLCR of the rest", unit: "x", meaning: words("Later CFADS, valued at expiry, over the debt then left; empty if none is left", "CFADS posterior, valorado al vencer, entre la deuda que queda; vacío si no queda"), how: "PV at expiry of CFADS from then to maturity / debt at expiry" },
    ],
  },
  formula: "k = ⌊contract_years · freq⌋: PV(CFADS 1…k)/debt; balance after k; balance/debt; max(0, years − contract_years); PV at k of CFADS k+1…n / balance",
  limits: [
    words("CFADS up to expiry counts as contracted, all of it: pass the CFADS of FLEET_DSCR, and discount the customer's default elsewhere.", "Todo el CFADS hasta el vencimiento cuenta como contratado: use el de FLEET_DSCR y descuente aparte el impago del cliente."),
    words("Excess cash is distributed, not kept for the lender: with a cash sweep less is left.", "La caja sobrante se reparte y no se retiene para el prestamista: con barrido de caja queda menos deuda."),
    LLCR_LIMIT,
    ...SCHEDULE_LIMITS,
  ],
  errors: {
    "#N/A": [NOTHING_TO_SCULPT_ERROR],
    "#DIV/0!": [words("debt is 0: there is nothing to cover", "debt es 0: no hay nada que cubrir")],
    "#VALUE!": [words("cfads is shorter than the loan", "cfads es más corto que el préstamo"), SCULPT_LENGTH_ERROR, ...LOAN_ERRORS, DISCOUNT_ERROR],
  },
  warnings: ({ cfads, years, contractYears, freq, ...loan }) => [
    ...loanWarnings(loan),
    ...(contractYears >= years ? [words("the contract covers the whole loan: all credit risk is the customer's", "el contrato cubre todo el préstamo: el riesgo es el del cliente")] : []),
    ...(cfads.length > Math.round(years * freq) ? [words("CFADS after maturity is not counted", "el CFADS posterior al vencimiento del préstamo no cuenta")] : []),
  ],
  sources: ["docs/conventions.md#contract-cover", "docs/conventions.md#llcr"],
  related: ["FLEET_DSCR", "FLEET_SUMMARY", "LLCR", "DEBT_AT_DEATH"],
  examples: [
    {
      given: { cfads: [60, 60, 60, 60], debt: 100, rate: 0, years: 4, contractYears: 2, freq: 1, type: "STRAIGHT" },
      result: [[1.2, 50, 0.5, 2, 2.4]], because: "by hand: 120/100 under contract; 50 left, and 120 to come",
    },
    {
      given: { cfads: [110, 121], debt: 100, rate: 0.1, years: 2, contractYears: 1.9, freq: 1, type: "BULLET" },
      result: [[1, 100, 1, 2 - 1.9, 1.1]], because: "by hand: one whole year under contract, 110/1.1 / 100; then 121/1.1 against 100",
    },
  ],
  compute: contractCover,
  steps: [
    { of: "periodicRate", unit: "per period", how: "rate / freq" },
    { of: "contractPeriods", unit: "periods", how: "⌊contract_years · freq⌋, at most years · freq" },
    { of: "contractedValue", unit: "$", how: "Σ CFADS · (1 + periodic_rate)^−t up to contract_periods" },
    { of: "laterValue", unit: "$", how: "Σ later CFADS · (1 + periodic_rate)^−(t − contract_periods) up to maturity" },
  ],
  result: (all) => [all.contractedLlcr, all.balanceAtExpiry, all.shareLeft, all.uncontractedYears, all.laterLlcr],
});
