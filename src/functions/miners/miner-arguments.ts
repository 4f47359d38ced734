import { type Limit, number, numberOr, weak, type Words, words } from "../define";

/** Arguments, limits and warnings shared by the functions on bitcoin miners and their two kinds of assets. */

export const rho = number("correlation", words("Correlation of bitcoin with the site value; no joint series exists: .3 calm, .9 stressed are judgements", "Correlación de bitcoin con el valor de los emplazamientos; no hay serie conjunta: 0,3 en calma y 0,9 en estrés son juicios"), { range: { min: -1, max: 1 } });
export const horizon = number("years", words("Years to the date at which debt is compared with assets", "Años hasta la fecha en que se compara la deuda con los activos"), { range: { above: 0, max: 100 } });

export const MINER = {
  btcQty: number("BTC", words("Bitcoin held and free to serve this debt", "Bitcoin en cartera y libres para esta deuda"), { range: { min: 0 } }),
  btcPrice: number("$", words("Price of one bitcoin", "Precio de un bitcoin"), { range: { min: 0 } }),
  btcVol: number("per √year", words("Volatility of bitcoin a year; .55 is a judgement", "Volatilidad anual de bitcoin; 0,55 es un juicio"), { range: { min: 0, max: 10 } }),
  siteValue: number("$", words("Value of the rest: sites, power, machines or GPUs", "Valor del resto: emplazamientos, energía, máquinas o GPU"), { range: { min: 0 } }),
  siteVol: number("per √year", words("Volatility of the site value a year", "Volatilidad anual del valor de los emplazamientos"), { range: { min: 0, max: 10 } }),
  debt: number("$", words("All debt to be covered at the horizon, in whole dollars", "Toda la deuda a cubrir en el horizonte, en dólares enteros"), { range: { min: 0 } }),
  years: horizon,
  rho,
};
export const siteDecay = numberOr("per year, effective", words("Fall of the mean site value a year; 0 for leased sites, .23 where it stands for GPUs", "Caída anual del valor medio de los emplazamientos; 0 si están alquilados, 0,23 si representan GPU"), { default: 0, range: { min: -10, below: 1 } });
export const btcDrift = numberOr("per year, continuous", words("Expected return of bitcoin; 0 leaves its mean where it is", "Rentabilidad esperada de bitcoin; 0 deja su media donde está"), { default: 0, range: { min: -5, max: 5 } });

export const JOINT_SERIES_LIMIT: Limit = weak("rho", words(
  "Nobody has a joint series of bitcoin and site or rent values. Bitcoin and AI shares moved apart in 2025; the miners' machines of 2021-22 (−87 % with bitcoin) are an analogy. rho is a stress, not a fact.",
  "No existe una serie conjunta de bitcoin y valores de emplazamientos o alquileres. En 2025 bitcoin y las acciones de IA se separaron; las máquinas de 2021-22 (−87 % con bitcoin) son una analogía. rho es un estrés, no un hecho.",
));
export const SITE_VOL_LIMIT: Limit = weak("siteVol", words(
  "site_vol has no market behind it: sites are appraised, and where they stand for GPUs the vol of rent rests on five mixed points. Show a range.",
  "site_vol no tiene mercado detrás: los emplazamientos se tasan y, si representan GPU, la vol del alquiler se apoya en cinco puntos mezclados. Muestre un rango.",
));
export const ONE_DATE: Words = words(
  "It is the probability that assets are below debt at one date, not of default: no margin call, missed payment or cash shortage before it.",
  "Es la probabilidad de que los activos valgan menos que la deuda en una fecha, no la de impago: no ve reposiciones de garantía, impagos ni falta de caja anteriores.",
);

interface Balance {
  readonly btcQty: number;
  readonly btcPrice: number;
  readonly siteValue: number;
  readonly debt: number;
}
export const balanceWarnings = ({ btcQty, btcPrice, siteValue, debt }: Balance): readonly Words[] => {
  const assets = btcQty * btcPrice + siteValue;
  return debt > 0 && (debt < assets / 1000 || debt > assets * 1000)
    ? [words(`debt ${debt} against assets of ${assets}: are both in whole dollars?`, `deuda ${debt} frente a activos de ${assets}: ¿están ambos en dólares enteros?`)]
    : [];
};
