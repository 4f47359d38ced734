import { type Limit, number, numberOr, series, weak, type Words, words } from "../define";

/** Arguments, limits and warnings shared by the functions on default, loss and price. */

const share = { range: { min: 0, max: 1 } };

export const opening = series("$", words("Balance at the start of each period; one value repeats", "Saldo al inicio de cada periodo; un valor se repite"), { range: { min: 0 } });
export const repayments = series("$ per period", words("Principal repaid at the end of each period, balloon included; negative for a draw; one value repeats", "Principal devuelto al final de cada periodo, pago final incluido; negativo si se dispone; un valor se repite"));
export const pdPath = series("fraction", words("One annual default probability, or cumulative ones for each period", "Una probabilidad anual de impago, o acumuladas por periodo"), share);
export const recovery = series("fraction", words("Part of balance and accrued interest recovered at default; one value repeats", "Parte del saldo e intereses devengados que se recupera en impago; un valor se repite"), share);
export const rf = number("per year, nominal", words("Risk-free rate, nominal: a period counts rf/freq", "Tipo sin riesgo nominal: cada periodo cuenta rf/freq"), { range: { above: -1, max: 10 } });
export const capital = numberOr("fraction of balance", words("Equity held against the balance; the Basel minimum is 8 % of the risk weight", "Capital propio frente al saldo; el mínimo de Basilea es 8 % del peso de riesgo"), { default: 0, range: { min: 0, max: 1 } });
export const hurdle = numberOr("per year", words("Return over rf that this equity has to earn; used only with capital", "Rentabilidad sobre rf que ha de ganar ese capital; solo se usa con capital"), {
  default: 0.1, range: { min: 0, max: 10 },
  evidence: { grade: "D", why: words("house choice; lenders to neoclouds ask for more", "elección de la casa; los prestamistas a neonubes piden más") },
});
export const threshold = numberOr("x", words("DSCR below which the test is failed; 1 is a missed payment", "DSCR por debajo del cual se incumple; 1 es no poder pagar"), { default: 1, range: { min: 0 } });
export const vol = number("per √year", words("Volatility of the spot price behind revenue; for GPU rent .40 is a judgement", "Volatilidad del precio al contado tras el ingreso; 0,40 para alquiler de GPU es un juicio"), { range: { min: 0, max: 10 } });

export const NO_DEFAULT_LIMIT: Limit = weak("", words(
  "No GPU loan has defaulted in public: PD and recovery are uncalibrated. The one workout to look at is a miner's of 2022, whose machines were put at about 63 cents per dollar of debt before costs.",
  "Ningún préstamo sobre GPU ha impagado en público: PD y recuperación están sin calibrar. El único precedente es un minero en 2022, cuyas máquinas se estimaron en unos 63 céntimos por dólar de deuda antes de costes.",
));
export const ANNUAL_OR_CUMULATIVE: Words = words(
  "A single pd is annual, not a hazard: 20 % leaves 80 % alive after a year. Several are cumulative and must not fall.",
  "Una sola pd es anual y no una intensidad: 20 % deja vivo un 80 % al año. Varias son acumuladas y no pueden bajar.",
);
export const VOL_LIMIT: Limit = weak("vol", words(
  "vol of GPU rent rests on five mixed points (.58 without trend, .74 raw); list prices are administered and show almost none.",
  "La vol del alquiler de GPU se apoya en cinco puntos mezclados (0,58 sin tendencia, 0,74 bruta); los precios de lista casi no la muestran.",
));

/** A schedule whose principal does not add up to what was lent leaves the difference in the spread. */
export const scheduleWarnings = (balances: readonly number[], principal: readonly number[]): readonly Words[] => {
  const periods = Math.max(balances.length, principal.length);
  const repaid = principal.reduce((sum, amount) => sum + amount, 0) * (principal.length === 1 ? periods : 1);
  const face = balances[0] ?? 0;
  return Math.abs(repaid - face) > 1e-6 * Math.max(1, face)
    ? [words(`repayments add up to ${repaid} on a balance of ${face}: the difference is counted as lost, or as won`, `repayments suma ${repaid} sobre un saldo de ${face}: la diferencia cuenta como pérdida o ganancia`)]
    : [];
};
