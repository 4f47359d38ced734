import { matrix, number, series, seriesOr, words } from "../define";

/** Arguments and cautions shared by the functions of this family. */

export const ONE_PERIOD = words(
  "All amounts are of one and the same period: a multi-year commitment beside one year of revenue gives a number without meaning.",
  "Todos los importes son del mismo periodo: un compromiso de varios años junto a un año de ingresos da una cifra sin sentido.",
);
export const CIRCULAR_IS_NOT_FICTITIOUS = words(
  "Circular does not mean fictitious: an equity stake buys a claim, and chips are delivered. Report the measure, not an accusation.",
  "Circular no significa ficticio: una participación compra un derecho y los chips se entregan. Informe de la medida, no acuse.",
);
export const EDGES_ARE_UNREVIEWED = words(
  "Published lists of AI deals mix letters of intent, multi-year totals and annual flows: review every entry before it goes in.",
  "Las listas publicadas de operaciones de IA mezclan cartas de intención, totales plurianuales y flujos anuales: revise cada dato.",
);
export const STRAIGHT_LINE = words(
  "Revenue comes evenly over each contract's life; ramps, prepayments and milestones are not in a backlog figure.",
  "El ingreso llega de forma lineal en la vida de cada contrato; rampas, anticipos e hitos no están en una cifra de cartera.",
);

export const financing = matrix("$", words("Equity, loans, prepayments: row gives column, in one period; square, 0 on the diagonal", "Capital, préstamos, anticipos: la fila da a la columna, en un periodo; cuadrada, diagonal 0"), { range: { min: 0 } });
export const purchases = matrix("$", words("Purchases: row buys from column, in the same period; square, 0 on the diagonal", "Compras: la fila compra a la columna, en el mismo periodo; cuadrada, diagonal 0"), { range: { min: 0 } });
export const node = number("number", words("Party that is looked at, by its row, from 1", "Parte que se examina, por su fila, desde 1"), { range: { min: 1, whole: true } });

export const amounts = series("$", words("Amount of each contract that is still to be earned", "Importe de cada contrato pendiente de ingresar"), { range: { min: 0 } });
export const lives = series("years", words("Life of each contract from its start; one for all or one each", "Vida de cada contrato desde su inicio; una para todos o una por contrato"), { range: { above: 0, max: 100 } });
export const starts = seriesOr("years", words("Start of each contract in years from today; one for all or one each", "Inicio de cada contrato en años desde hoy; uno para todos o uno por contrato"), { default: [0], range: { min: 0, max: 100 } });

/** Parties of which a matrix says more payments than receipts. */
export const overspending = (all: readonly (readonly number[])[], sources: readonly number[], self: number): readonly number[] =>
  all.flatMap((row, i) => (i !== self && row.reduce((sum, amount) => sum + amount, 0) > sources[i]! * (1 + 1e-9) ? [i + 1] : []));
