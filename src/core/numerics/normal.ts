/**
 * The standard normal distribution, the base of every quantile in the library.
 *
 * Units    standard deviations <-> probability.
 * Source   cdf: W. J. Cody, Rational Chebyshev approximations for the error function, Math. Comp. 23 (1969), in the
 *          normal form of his ANORM (ACM TOMS 715); inverse: M. J. Wichura, Algorithm AS 241 (PPND16), Appl. Statist.
 *          37 (1988). Both are good to about 1e-15 relative, tails included.
 */

/** c[0] + c[1]x + c[2]x² … */
const polynomial = (coefficients: readonly number[], x: number): number => {
  let sum = coefficients[coefficients.length - 1]!;
  for (let i = coefficients.length - 2; i >= 0; i -= 1) sum = sum * x + coefficients[i]!;
  return sum;
};

const SQRT_2PI = 2.5066282746310002;

/** Middle, |z| below .67448975: Φ(z) − ½ = z · A(z²)/B(z²). */
const A = [18154.981253343561249, 1067.6894854603709582, 161.02823106855587881, 2.2352520354606839287, 0.065682337918207449113];
const B = [45507.789335026729956, 10260.932208618978205, 976.09855173777669322, 47.20258190468824187, 1];

/** Shoulder, up to √32: Φ(−|z|) = exp(−z²/2) · C(|z|)/D(|z|). */
const C = [
  9842.7148383839780218, 11602.651437647350124, 6848.1904505362823326, 2494.5375852903726711, 597.27027639480026226,
  93.506656132177855979, 8.8831497943883759412, 0.39894151208813466764, 1.0765576773720192317e-8,
];
const D = [
  19685.429676859990727, 38912.003286093271411, 34900.952721145977266, 18615.571640885098091, 6485.558298266760755,
  1519.377599407554805, 235.38790178262499861, 22.266688044328115691, 1,
];

/** Tail: Φ(−|z|) = exp(−z²/2)/|z| · (1/√2π − z⁻² · P(z⁻²)/Q(z⁻²)). */
const P = [2.9112874951168792e-5, 0.001421619193227893466, 0.022235277870649807, 0.1274011611602473639, 0.21589853405795699, 0.02307344176494017303];
const Q = [7.29751555083966205e-5, 0.00378239633202758244, 0.0659881378689285515, 0.468238212480865118, 1.28426009614491121, 1];

/** exp(−z²/2) without the rounding error of z²: z² is split at a multiple of 1/16, whose square is exact. */
const bell = (size: number): number => {
  const grid = Math.trunc(size * 16) / 16;
  return Math.exp(-grid * grid * 0.5) * Math.exp(-(size - grid) * (size + grid) * 0.5);
};

const lowerTail = (size: number): number => {
  if (size < 5.656854249492381) return (bell(size) * polynomial(C, size)) / polynomial(D, size);
  if (size > 38.6) return 0;
  const inverse = 1 / (size * size);
  return (bell(size) * (1 / SQRT_2PI - (inverse * polynomial(P, inverse)) / polynomial(Q, inverse))) / size;
};

/** Φ(z) = P(Z ≤ z). Below −38.6 the probability is smaller than the smallest number and is 0. */
export function normalCdf(z: number): number {
  const size = Math.abs(z);
  if (size < 0.67448975) return 0.5 + (z * polynomial(A, z * z)) / polynomial(B, z * z);
  return z < 0 ? lowerTail(size) : 1 - lowerTail(size);
}

/** φ(z) = exp(−z²/2)/√2π. */
export function normalDensity(z: number): number {
  return bell(Math.min(Math.abs(z), 50)) / SQRT_2PI;
}

const CENTRE_ABOVE = [
  3.387132872796366608, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125, 45921.953931549871457,
  67265.770927008700853, 33430.575583588128105, 2509.0809287301226727,
];
const CENTRE_BELOW = [
  1, 42.313330701600911252, 687.1870074920579083, 5394.1960214247511077, 21213.794301586595867,
  39307.89580009271061, 28729.085735721942674, 5226.495278852545925,
];
const NEAR_ABOVE = [
  1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504, 1.27045825245236838258,
  0.24178072517745061177, 0.0227238449892691845833, 7.7454501427834140764e-4,
];
const NEAR_BELOW = [
  1, 2.05319162663775882187, 1.6763848301838038494, 0.68976733498510000455, 0.14810397642748007459,
  0.0151986665636164571966, 5.475938084995344946e-4, 1.05075007164441684324e-9,
];
const FAR_ABOVE = [
  6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358, 0.29656057182850489123, 0.026532189526576123093,
  0.0012426609473880784386, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
];
const FAR_BELOW = [
  1, 0.59983220655588793769, 0.13692988092273580531, 0.0148753612908506148525, 7.868691311456132591e-4,
  1.8463183175100546818e-5, 1.4215117583164458887e-7, 2.04426310338993978564e-15,
];

/** Φ⁻¹(p): the z with Φ(z) = p, for 0 < p < 1; −∞ and +∞ at 0 and 1, NaN nowhere in between. */
export function normalQuantile(p: number): number {
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * polynomial(CENTRE_ABOVE, r)) / polynomial(CENTRE_BELOW, r);
  }
  const tail = q < 0 ? p : 1 - p;
  if (tail <= 0) return q < 0 ? -Infinity : Infinity;
  const r = Math.sqrt(-Math.log(tail));
  const near = r <= 5;
  const x = near ? r - 1.6 : r - 5;
  const size = polynomial(near ? NEAR_ABOVE : FAR_ABOVE, x) / polynomial(near ? NEAR_BELOW : FAR_BELOW, x);
  return q < 0 ? -size : size;
}
