import { type Words, words } from "../define";

/** What every function that takes a loan says about the values it was given. */
export const loanWarnings = ({ rate, type, balloon = 0 }: { readonly rate: number; readonly type?: string; readonly balloon?: number }): readonly Words[] => [
  ...(rate >= 1 ? [words(`rate ${rate} is read as ${rate * 100} % a year; 11 % is written .11`, `rate ${rate} se lee como ${rate * 100} % anual; 11 % se escribe 0,11`)] : []),
  ...(rate < 0 ? [words(`rate ${rate} is negative: the lender pays the borrower`, `rate ${rate} es negativo: el prestamista paga al prestatario`)] : []),
  ...(type === "BULLET" || balloon > 0
    ? [words("the balloon is outside debt service and DSCR: who refinances it is a separate question, see LLCR", "el pago final queda fuera del servicio y del DSCR: quién lo refinancia es otra pregunta, vea LLCR")]
    : []),
  ...(type === "BULLET" && balloon > 0 ? [words("BULLET ignores balloon: the whole debt is due at maturity", "BULLET ignora balloon: toda la deuda vence al final")] : []),
];

export const SCHEDULE_LIMITS: readonly Words[] = [
  words("Whole periods only, interest on rate/freq: no stub periods, day counts, fees or payment dates.", "Solo periodos enteros, con interés rate/freq: sin periodos cortos, base de días, comisiones ni fechas de pago."),
  words("The schedule is what is due, not what is paid: a shortfall is not carried forward here.", "El calendario es lo que vence, no lo que se paga: un impago no se arrastra aquí."),
];

export const LLCR_LIMIT: Words = words(
  "CFADS is a forecast and is discounted at the loan rate: no risk is priced. The last entry should be the last period of the loan.",
  "El CFADS es una previsión y se descuenta al tipo del préstamo: no incluye prima de riesgo. La última entrada debe ser el último periodo del préstamo.",
);
