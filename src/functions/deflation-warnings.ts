import { type Limit, weak, type Words, words } from "./define";

interface RentPath {
  readonly deflation: number;
  readonly launchYears?: readonly number[] | undefined;
  readonly step: readonly number[];
}

/** A deflation of .23 to .25 is measured across generations and already contains their launches; within one it is about .16. */
const ACROSS_GENERATIONS = 0.2;

/** A blank cell in a range of launches arrives as 0, and takes a step off today's price. */
export const launchTodayWarning = (launches: readonly number[] | undefined, step: readonly number[]): readonly Words[] =>
  launches?.includes(0) && step.some((share) => share > 0)
    ? [words("a launch at 0 has already happened: is it a blank cell of the range?", "un lanzamiento en 0 ya ha ocurrido: ¿es una celda vacía del rango?")]
    : [];

/** What every function that takes deflation says about the value it was given. */
export const deflationWarnings = ({ deflation, launchYears, step }: RentPath): readonly Words[] => {
  const hasLaunches = launchYears !== undefined && step.some((share) => share > 0);
  return [
    ...launchTodayWarning(launchYears, step),
    ...(hasLaunches && deflation >= ACROSS_GENERATIONS
      ? [words(`deflation ${deflation} with launch_years counts launches twice; with launches use about .16`, `deflation ${deflation} con launch_years cuenta los lanzamientos dos veces; use alrededor de 0,16`)]
      : []),
    ...(deflation < 0
      ? [words(`deflation ${deflation} means that rents rise every year; H100 one-year contracts rose from 1.70 (Oct 2025) to 2.35 (Mar 2026), after falling from 2.85`, `deflation ${deflation} supone alquileres que suben cada año; el contrato anual de H100 subió de 1,70 (oct. 2025) a 2,35 (mar. 2026), tras caer desde 2,85`)]
      : []),
  ];
};

/** What nobody knows about deflation, said in the help of every function that takes it. */
export const DEFLATION_LIMITS: readonly Limit[] = [
  weak("deflation", words(
    "Deflation is the deciding assumption, sign included. H100 one-year contracts fell 8.9 % a year from early 2024 to March 2026 and 26.6 % a year to October 2025: show both.",
    "La deflación decide el resultado, incluso su signo. El contrato anual de H100 cayó 8,9 % al año hasta marzo de 2026 y 26,6 % al año hasta octubre de 2025: muestre ambas.",
  )),
  words(
    "What falls 20 to 30 % a year is the rent of an old generation relative to the newest; net of market growth g it is 1 − (1 − deflation)(1 + g).",
    "Lo que cae 20 a 30 % al año es el alquiler de una generación antigua frente a la nueva; neto del crecimiento g del mercado es 1 − (1 − deflation)(1 + g).",
  ),
];

/** Launches on the clock of the market: years from today, not the age of the card. */
export const LAUNCH_LIMIT: Limit = weak("launchYears", words(
  "launch_years counts from today, launch_ages of GPU_RESIDUAL from the day the card was bought. A deflation of .25 already contains launches: with explicit ones use .16. Step size is a judgement.",
  "launch_years cuenta desde hoy; launch_ages de GPU_RESIDUAL desde la compra. Una deflación de 0,25 ya contiene los lanzamientos: con lanzamientos explícitos use 0,16. El tamaño del salto es un juicio.",
));
