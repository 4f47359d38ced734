import { normalCdf } from "./normal";

/** Half of a symmetric Gauss–Legendre rule on [−1, 1]: [node, weight]; the other half has the opposite sign. */
type HalfRule = readonly (readonly [number, number])[];

const SIX: HalfRule = [[0.9324695142031522, 0.1713244923791705], [0.6612093864662647, 0.3607615730481384], [0.238619186083197, 0.4679139345726904]];
const TWELVE: HalfRule = [
  [0.9815606342467191, 0.04717533638651177], [0.904117256370475, 0.1069393259953183], [0.769902674194305, 0.1600783285433464],
  [0.5873179542866171, 0.2031674267230659], [0.3678314989981802, 0.2334925365383547], [0.1252334085114692, 0.2491470458134029],
];
const TWENTY: HalfRule = [
  [0.9931285991850949, 0.01761400713915212], [0.9639719272779138, 0.04060142980038694], [0.9122344282513259, 0.06267204833410906],
  [0.8391169718222188, 0.08327674157670475], [0.7463319064601508, 0.1019301198172404], [0.636053680726515, 0.1181945319615184],
  [0.5108670019508271, 0.1316886384491766], [0.3737060887154196, 0.1420961093183821], [0.2277858511416451, 0.1491729864726037],
  [0.07652652113349733, 0.1527533871307259],
];

/** ∫ over [0, 2·half] of f, by the rule. */
const integrate = (rule: HalfRule, half: number, f: (x: number) => number): number => {
  let sum = 0;
  for (let j = 0; j < rule.length; j += 1) {
    const pair = rule[j]!;
    sum += pair[1] * (f(half * (1 - pair[0])) + f(half * (1 + pair[0])));
  }
  return half * sum;
};

/** Moderate correlation: Plackett's derivative, integrated over the angle asin ρ. */
const moderate = (h: number, k: number, rho: number): number => {
  const size = Math.abs(rho);
  const rule = size < 0.3 ? SIX : size < 0.75 ? TWELVE : TWENTY;
  const halfSquares = (h * h + k * k) / 2;
  const angle = integrate(rule, Math.asin(rho) / 2, (theta) => {
    const sine = Math.sin(theta);
    return Math.exp((sine * h * k - halfSquares) / (1 - sine * sine));
  });
  return angle / (2 * Math.PI) + normalCdf(-h) * normalCdf(-k);
};

/** High correlation: what the perfect case ρ = ±1 misses, as a series near the diagonal plus a quadrature of its error. */
const high = (h: number, kGiven: number, rho: number): number => {
  const k = rho < 0 ? -kGiven : kGiven;
  const hk = h * k;
  let missing = 0;
  if (Math.abs(rho) < 1) {
    const variance = (1 - rho) * (1 + rho);
    const spread = Math.sqrt(variance);
    const gapSquared = (h - k) ** 2;
    const gap = Math.sqrt(gapSquared);
    const c = (4 - hk) / 8;
    const d = (12 - hk) / 16;
    const exponent = -(gapSquared / variance + hk) / 2;
    if (exponent > -100) {
      const series = 1 - (c * (gapSquared - variance) * (1 - (d * gapSquared) / 5)) / 3 + (c * d * variance * variance) / 5;
      missing = spread * Math.exp(exponent) * series;
    }
    if (hk > -100) {
      const far = Math.exp(-hk / 2) * Math.sqrt(2 * Math.PI) * normalCdf(-gap / spread) * gap;
      missing -= far * (1 - (c * gapSquared * (1 - (d * gapSquared) / 5)) / 3);
    }
    missing += integrate(TWENTY, spread / 2, (x) => {
      const square = x * x;
      const root = Math.sqrt(1 - square);
      const inner = -(gapSquared / square + hk) / 2;
      if (inner <= -100) return 0;
      return Math.exp(inner) * (Math.exp((-hk * square) / (2 * (1 + root) ** 2)) / root - (1 + c * square * (1 + d * square)));
    });
    missing /= -2 * Math.PI;
  }
  if (rho > 0) return missing + normalCdf(-Math.max(h, k));
  if (k <= h) return -missing;
  return -missing + (h < 0 ? normalCdf(k) - normalCdf(h) : normalCdf(-h) - normalCdf(-k));
};

/**
 * Probability that two standard normals with a correlation both stay below their bounds:
 *
 *     Φ₂(x, y; ρ) = P(X ≤ x, Y ≤ y)
 *
 * ρ = 0 is the product, ρ = 1 the smaller of the two, ρ = −1 max(0, Φ(x) + Φ(y) − 1). The error is about 1e-15 in
 * absolute terms: a probability far below that is not resolved, and ratios of such probabilities must not be formed.
 *
 * Units    standard deviations -> probability; |ρ| ≤ 1, bounds finite.
 * Source   Drezner and Wesolowsky (1990) as improved by A. Genz, Numerical computation of rectangular bivariate and
 *          trivariate normal and t probabilities, Statistics and Computing 14 (2004), routine BVND.
 */
export function bivariateNormalCdf(x: number, y: number, rho: number): number {
  const probability = Math.abs(rho) < 0.925 ? moderate(-x, -y, rho) : high(-x, -y, rho);
  return Math.max(0, Math.min(1, probability));
}
