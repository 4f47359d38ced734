import { reserveAccount } from "../../core/debt/reserve-account";
import { defineFunction, numberOr, series, words } from "../define";
import * as vocab from "../vocabulary";

export const DSRA = defineFunction({
  name: "DSRA",
  family: "debt",
  summary: words("Debt service reserve account: balance required after each payment and what is paid in or released.", "Cuenta de reserva del servicio de la deuda: saldo exigido tras cada pago y lo que se aporta o libera."),
  args: {
    debtService: series("$ per period", words("Interest and scheduled principal of each period", "Intereses y principal programado de cada periodo"), { range: { min: 0 } }),
    months: numberOr("months", words("Months of debt service that the account has to hold", "Meses de servicio de la deuda que debe cubrir la cuenta"), {
      default: 6, range: { min: 0, max: 120 },
      evidence: { grade: "D", why: words("six months is usual in project finance; GPU loans publish no reserve terms", "seis meses es lo usual en project finance; los préstamos de GPU no publican reservas") },
    }),
    freq: vocab.freq,
  },
  returns: {
    shape: "table",
    parts: [
      { name: "t", unit: "period", meaning: words("Payments made; 0 is closing", "Pagos hechos; 0 es la firma"), how: "0, 1, … number of debt_service" },
      { name: "required", unit: "$", meaning: words("Balance that the account has to hold", "Saldo que debe tener la cuenta"), how: "debt service of the next months · freq/12 periods, a part of a period pro rata" },
      { name: "funding", unit: "$", meaning: words("Paid in; negative where released", "Aportación; negativa si se libera"), how: "required − required of the row before" },
    ],
  },
  formula: "required[t] = Σ debt_service[t + 1 … t + m], m = months · freq/12, a part of a period pro rata; funding[t] = required[t] − required[t − 1]",
  limits: [
    words("The balance is a target: whether the cash is there is a question for WATERFALL. A letter of credit in its place costs a fee that is not here.", "El saldo es un objetivo: si hay caja lo dice WATERFALL. Una carta de crédito en su lugar cuesta una comisión que no está aquí."),
    words("Debt service excludes the balloon, so the account does not save for it. The account earns no interest here.", "El servicio excluye el pago final, así que la cuenta no ahorra para él. Aquí la cuenta no gana intereses."),
  ],
  errors: {},
  sources: ["docs/conventions.md#debt-service-reserve"],
  related: ["DEBT_SCHEDULE", "LLCR", "WATERFALL"],
  examples: [
    { given: { debtService: [10, 12, 14, 16] }, result: [[0, 22, 22], [1, 26, 4], [2, 30, 4], [3, 16, -14], [4, 0, -16]], because: "by hand: the next two quarters each time" },
    { given: { debtService: [100, 60], months: 18, freq: 1 }, result: [[0, 130, 130], [1, 60, -70], [2, 0, -60]], because: "by hand: a year and half of the next" },
  ],
  compute: reserveAccount,
  steps: [
    { of: "periodsCovered", unit: "periods", how: "months · freq / 12" },
    { of: "peak", unit: "$", how: "largest balance required" },
  ],
  result: ({ required, funding }) => required.map((balance, t) => [t, balance, funding[t]!]),
});
