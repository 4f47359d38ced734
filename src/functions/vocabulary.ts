import type { Amortization, Timing } from "../core/conventions";
import { FREQUENCIES } from "../core/conventions";
import { flag, number, numberOr, optionalSeries, series, seriesOr, word, type Words, words, wordSeries, type Evidence } from "./define";

/** Arguments that several functions share: one word, one meaning, one unit, one default. */

const judgement = (why: Words): Evidence => ({ grade: "D", why });

export const units = number("GPU", words("GPUs in the fleet", "GPU de la flota"), { range: { above: 0 } });
export const rent = number("$/GPU-hour", words("Spot rent today for one GPU-hour", "Alquiler al contado hoy por GPU-hora"), { range: { min: 0 } });
export const opex = number(
  "$/GPU-hour",
  words("Cash running cost of one GPU-hour, whether it is sold or not: power, colocation, staff", "Coste corriente de caja por GPU-hora, vendida o no: energía, colocation, personal"),
  { range: { min: 0 } },
);
export const debt = number("$", words("Loan amount in whole dollars", "Importe del préstamo en dólares enteros"), { range: { min: 0 } });
export const rate = number("per year, nominal", words("Annual interest rate of the loan, nominal; rate/freq is paid each period", "Tipo de interés anual nominal; cada periodo se paga rate/freq"), { range: { above: -1 } });
export const years = number("years", words("Tenor of the loan", "Plazo del préstamo"), { range: { above: 0, max: 100 } });
export const deflation = number(
  "per year, effective",
  words("Annual fall of rent as a decimal; .25 means 25 % a year, a negative number means rising rents", "Caída anual del alquiler en decimal; 0,25 es 25 % al año; negativo si sube"),
  { range: { below: 1 } },
);
export const util = number("fraction", words("GPU-hours sold / GPU-hours available, at spot", "Horas de GPU vendidas / disponibles, al contado"), { range: { min: 0, max: 1 } });
export const disc = numberOr("per year, effective", words("Discount rate, effective annual", "Tasa de descuento efectiva anual"), {
  default: 0.1,
  range: { above: -1 },
  evidence: judgement(words("house choice; the value falls as it rises", "elección de la casa; el valor baja al subir")),
});
export const maxLife = numberOr("years", words("Age at which a GPU is retired at the latest", "Edad máxima de retirada de la GPU"), { default: 10, range: { above: 0, max: 100 } });
export const launchYears = optionalSeries(
  "years",
  words("Years from today at which a new generation launches; with explicit launches use a deflation of .16", "Años desde hoy en que se lanza una nueva generación; con lanzamientos explícitos use deflación 0,16"),
);
export const step = seriesOr("fraction", words("Share of rent or value lost at each launch; one for all or one each", "Parte del alquiler o valor perdida en cada lanzamiento; una para todos o una por lanzamiento"), {
  default: [0.15],
  range: { min: 0, below: 1 },
  evidence: judgement(words("split of depreciation between drift and launch steps is not measured; blogs say 20 to 30 %", "el reparto entre deriva y saltos no está medido; los blogs dicen 20 a 30 %")),
});
export const freq = numberOr("periods per year", words("Payment periods a year: 1, 2, 4 or 12", "Periodos de pago al año: 1, 2, 4 o 12"), { default: 4, range: { oneOf: FREQUENCIES } });
export const contractRent = numberOr("$/GPU-hour", words("Rent fixed by contract", "Alquiler fijado por contrato"), { default: 0, range: { min: 0 } });
export const contractYears = numberOr("years", words("Years from today for which the contract runs", "Años de contrato desde hoy"), { default: 0, range: { min: 0, max: 100 } });
export const grace = numberOr("periods", words("Periods at the start in which interest only is due", "Periodos iniciales en que solo se pagan intereses"), { default: 0, range: { min: 0, whole: true } });
export const balloon = numberOr("$", words("Principal due in one sum at maturity, outside scheduled debt service", "Principal que vence de una vez al final, fuera del servicio programado"), { default: 0, range: { min: 0 } });
/** Series: one value a period, never lifted. */
export const cfads = series("$ per period", words("Cash flow available for debt service (CFADS): revenue less cash cost, tax and maintenance capex; one value a period", "Flujo disponible para el servicio de la deuda (CFADS): ingreso menos coste de caja, impuestos y capex de mantenimiento; uno por periodo"));

export const AMORTIZATION_WORDS: Readonly<Record<Amortization, ReturnType<typeof words>>> = {
  ANNUITY: words("Level debt service", "Cuota constante"),
  LEVEL: words("Another name of ANNUITY", "Otro nombre de ANNUITY"),
  STRAIGHT: words("Equal principal", "Principal constante"),
  BULLET: words("Interest only; all principal at maturity", "Solo intereses; todo el principal al final"),
  SCULPT: words("Debt service in proportion to CFADS", "Servicio proporcional al flujo (CFADS)"),
};
const amortizationMeaning = words("How scheduled principal falls due", "Cómo vence el principal programado");
export const type = word(AMORTIZATION_WORDS, amortizationMeaning, "ANNUITY");
export const types = wordSeries(AMORTIZATION_WORDS, amortizationMeaning, "ANNUITY");

export const TIMING_WORDS: Readonly<Record<Timing, ReturnType<typeof words>>> = {
  AVG: words("Exact mean over the period", "Media exacta del periodo"),
  START: words("Start of the period", "Inicio del periodo"),
  MID: words("Middle of the period", "Mitad del periodo"),
  END: words("End of the period", "Final del periodo"),
};
export const timing = word(TIMING_WORDS, words("Moment of the period at which rent is read", "Momento del periodo en que se lee el alquiler"), "AVG");
export const retire = flag(words("TRUE switches the fleet off, for good, once its spot revenue no longer covers opex", "VERDADERO apaga la flota para siempre cuando el ingreso al contado no cubre el opex"), true);
