import { type Words, words } from "./define";

/** Errors that several functions share, as help says them. */

export const PERIODS_ERROR: Words = words("years · freq is not a whole number of periods", "years · freq no es un número entero de periodos");
export const STEP_ERROR: Words = words("step has neither one entry nor one for each launch", "step no tiene una sola entrada ni una por lanzamiento");
export const FINITE_ERROR: Words = words("the rates, over so many years, make the result too large for a number", "con esas tasas y tantos años el resultado es demasiado grande para un número");
export const SALE_VALUE_ERROR: Words = words("the sale is so short, or prices and costs are so large, that its value is no number", "la venta es tan breve, o los precios y costes tan grandes, que su valor no cabe en un número");
export const DISCOUNT_ERROR: Words = words("rate/freq is so near −1 that the periods cannot be discounted", "rate/freq está tan cerca de −1 que los periodos no se pueden descontar");

/** A schedule of one loan. */
export const LOAN_ERRORS: readonly Words[] = [
  PERIODS_ERROR,
  words("grace leaves no period in which principal falls due", "grace no deja ningún periodo en que venza principal"),
  words("balloon exceeds the debt", "balloon supera la deuda"),
];
export const NOTHING_TO_SCULPT_ERROR: Words = words("SCULPT, and no period after grace has positive CFADS", "SCULPT, y ningún periodo tras la carencia tiene CFADS positivo");
export const SCULPT_LENGTH_ERROR: Words = words("SCULPT, and cfads does not have one entry for each period of the loan", "SCULPT, y cfads no tiene una entrada por cada periodo del préstamo");
export const NO_SCULPT_ERROR: Words = words("type is SCULPT, which needs a CFADS that this function does not know", "type es SCULPT, que necesita un CFADS que esta función no conoce");

/** A fleet and its loan. */
export const FLEET_ERRORS: readonly Words[] = [
  words("debt is below $100 or above $1,000,000 for each GPU: is it in $ millions?", "debt es menor de 100 $ o mayor de 1.000.000 $ por GPU: ¿está en millones de $?"),
  words("contract_years without a contract_rent above 0", "contract_years sin un contract_rent mayor que 0"),
  ...LOAN_ERRORS,
  STEP_ERROR,
  FINITE_ERROR,
];

/** Series of which each is one value or one for each period of the longest. */
export const SERIES_ERROR: Words = words("a series has neither one entry nor as many as the longest", "una serie no tiene una sola entrada ni tantas como la más larga");
export const CUMULATIVE_PD_ERROR: Words = words("pd for several periods falls: cumulative probabilities never do", "pd de varios periodos baja: las probabilidades acumuladas nunca bajan");
export const NO_LOAN_ERROR: Words = words("the first balance is 0: there is no loan", "el primer saldo es 0: no hay préstamo");
export const NOBODY_PAYS_ERROR: Words = words("nobody survives a period to pay a spread", "nadie sobrevive un periodo para pagar un diferencial");

/** A matrix of payments. */
export const SQUARE_ERROR: Words = words("a matrix has not as many columns as rows", "una matriz no tiene tantas columnas como filas");
export const DIAGONAL_ERROR: Words = words("a party pays itself: the diagonal is not 0", "una parte se paga a sí misma: la diagonal no es 0");
export const TWO_MATRICES_ERROR: Words = words("financing and purchases are not of the same size", "financing y purchases no tienen el mismo tamaño");
export const NODE_ERROR: Words = words("node is not a row of the matrices", "node no es una fila de las matrices");
export const ONE_EACH_ERROR: Words = words("a series has neither one entry nor one for each contract", "una serie no tiene una sola entrada ni una por contrato");

/** Simulations. */
export const SIMULATION_ERRORS: readonly Words[] = [
  words("more than 120 periods", "más de 120 periodos"),
  words("paths · periods exceeds 400,000 where the sheet waits for the answer", "paths · periodos supera 400.000 si la hoja espera la respuesta"),
  words("stress can come, and terms do not state stress_weight", "puede haber estrés y terms no indica stress_weight"),
  words("the three correlations contradict each other; the message says which values fit", "las tres correlaciones se contradicen; el mensaje dice qué valores caben"),
];

/** Functions that call another one. */
export const CALLED_ERRORS: readonly Words[] = [
  words("function is unknown, or itself calls functions", "function no existe o llama a su vez a funciones"),
  words("arguments names what the function does not have, or the same argument twice", "arguments nombra lo que la función no tiene, o dos veces el mismo argumento"),
  words("an argument to be changed is not one of the function", "el argumento que se cambia no es de la función"),
  words("the calls of one formula together take longer than a sheet can wait for; the message says how many were made", "las llamadas de una fórmula tardan juntas más de lo que espera una hoja; el mensaje dice cuántas se hicieron"),
];
export const CALLED_CELL_ERROR: Words = words("in a cell: row or col beyond the answer, or the function refuses the changed argument", "en una celda: row o col fuera de la respuesta, o la función rechaza el argumento cambiado");
export const PASSED_ON_ERROR: Words = words("in a cell: the function answers so there", "en una celda: la función responde así en ese punto");
