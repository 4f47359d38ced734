/**
 * Present value of 1 a year, paid evenly over a time span, at a continuous rate x:
 *
 *     φ(x, T) = ∫₀ᵀ e^(−xs) ds = (1 − e^(−xT)) / x,  and T where x is 0
 *
 * Rents that fall, discounting and default each add their own continuous rate to x, so the present value of every
 * compute cash flow is a sum of φ's and no numerical integration is needed. 1 − e^(−xT) is taken by expm1: the plain
 * difference loses every digit when xT is small.
 *
 * Shapes   scalars -> scalar.
 * Units    x continuous per year, T in years -> years. x may be negative.
 * Source   textbook annuity in continuous time; the limit is a first-order Taylor series.
 */
export const annuity = (x: number, span: number): number => (Math.abs(x * span) < 1e-12 ? span : -Math.expm1(-x * span) / x);
