import { log, powerOfTwo } from "../../numerics/elementary";
import { once } from "./once";
import { fillWords } from "./threefry";

/** Coefficients of Wichura's rational functions, highest power first. */
const CENTRE_ABOVE = [
  2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457, 13731.693765509461125,
  1971.5909503065514427, 133.14166789178437745, 3.387132872796366608,
];
const CENTRE_BELOW = [
  5226.495278852545925, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867, 5394.1960214247511077,
  687.1870074920579083, 42.313330701600911252, 1,
];
const TAIL_ABOVE = [
  7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177, 1.27045825245236838258, 3.64784832476320460504,
  5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734,
];
const TAIL_BELOW = [
  1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966, 0.14810397642748007459, 0.68976733498510000455,
  1.6763848301838038494, 2.05319162663775882187, 1,
];
const polynomial = (coefficients: readonly number[], x: number): number => {
  let sum = 0;
  for (const c of coefficients) sum = sum * x + c;
  return sum;
};

/**
 * z with P(Z > z) = p, for 2⁻³³ ≤ p ≤ ½, from IEEE operations alone.
 *
 * Source   M. J. Wichura, Algorithm AS 241 (PPND16), Appl. Statist. 37 (1988); its far tail is not reached with 32 bits.
 */
const upperQuantile = (p: number): number => {
  const q = 0.5 - p;
  if (q <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * polynomial(CENTRE_ABOVE, r)) / polynomial(CENTRE_BELOW, r);
  }
  const r = Math.sqrt(-log(p)) - 1.6;
  return polynomial(TAIL_ABOVE, r) / polynomial(TAIL_BELOW, r);
};

const SEGMENTS = 16;
/** Coefficients per segment: six, padded to eight so that WebAssembly loads pairs from even addresses. */
const STRIDE = 8;
export const NORMAL_TABLE_LENGTH = 32 * SEGMENTS * STRIDE;

/** Nodes of the Chebyshev polynomial of degree 6: cos(π/12), cos(3π/12), cos(5π/12) and their negatives, by square roots. */
const OUTER = (Math.sqrt(6) + Math.sqrt(2)) / 4;
const INNER = (Math.sqrt(6) - Math.sqrt(2)) / 4;
const NODES = [OUTER, Math.sqrt(2) / 2, INNER, -INNER, -Math.sqrt(2) / 2, -OUTER];

const CHEBYSHEV = [
  () => 0.5,
  (x: number) => x,
  (x: number) => 2 * x * x - 1,
  (x: number) => x * (4 * x * x - 3),
  (x: number) => x * x * (8 * x * x - 8) + 1,
  (x: number) => x * (x * x * (16 * x * x - 20) + 5),
];
/** Chebyshev polynomials 0 … 5 at the nodes, the first halved: [polynomial][node]. */
const BASIS = CHEBYSHEV.map((chebyshev) => NODES.map(chebyshev));

/** Monomial coefficients on [−1, 1] of the polynomial of degree 5 through the values at the nodes. */
const interpolate = (values: readonly number[]): readonly number[] => {
  const weight = (row: readonly number[]): number => {
    let sum = 0;
    for (let k = 0; k < row.length; k += 1) sum += values[k]! * row[k]!;
    return sum / 3;
  };
  const [c0, c1, c2, c3, c4, c5] = BASIS.map(weight) as [number, number, number, number, number, number];
  return [c0 - c2 + c4, c1 - 3 * c3 + 5 * c5, 2 * c2 - 8 * c4, 4 * c3 - 20 * c5, 8 * c4, 16 * c5];
};

/**
 * The inverse normal as a table of polynomials, for words of 32 bits: the lower half by its leading bit (rows), each row
 * in 16 segments, each segment a polynomial of degree 5 in the bits that are left. Row 0 is the word 0.
 *
 * The table costs a millisecond, once, and no bytes of download; made of IEEE operations, it is the same everywhere, and the
 * WebAssembly engine is handed this very table.
 *
 * Shapes   -> table[32 rows · 16 segments · 8]; coefficient k in units of 2⁻²⁶ᵏ.
 */
export const normalTable = once((): Float64Array => {
  const table = new Float64Array(NORMAL_TABLE_LENGTH);
  for (let row = 1; row < 32; row += 1) {
    for (let segment = 0; segment < SEGMENTS; segment += 1) {
      const start = 2 ** 31 + segment * 2 ** 27;
      const values = NODES.map((node) => upperQuantile((0.5 + (start + (node + 1) * 2 ** 26) * powerOfTwo(row - 32)) * powerOfTwo(-32)));
      interpolate(values).forEach((c, k) => { table[(row * SEGMENTS + segment) * STRIDE + k] = c * powerOfTwo(-26 * k); });
    }
  }
  table[0] = upperQuantile(powerOfTwo(-33));
  return table;
});

/**
 * The standard normal of one word:  Φ⁻¹((word + ½) / 2³²).
 *
 * It rises with the word, uses one word per number and never branches on the sign: fit for Sobol points and for paths that
 * stand by themselves. |z| ends at 6.34, where the probability left is 1.2e-10.
 *
 * Units    word as a signed 32-bit integer -> standard deviations; absolute error below 2e-12.
 */
export function normalOf(table: Float64Array, word: number): number {
  const sign = word >> 31;
  const half = word ^ sign;
  const zeros = Math.clz32(half);
  const bits = (half << 1) << (zeros - 1);
  const at = (((32 - zeros) << 4) | ((bits >>> 27) & 15)) << 3;
  const g = (bits & 0x7ffffff) - 0x4000000;
  const size = table[at]! + g * (table[at + 1]! + g * (table[at + 2]! + g * (table[at + 3]! + g * (table[at + 4]! + g * table[at + 5]!))));
  return (~sign | 1) * size;
}

/** A number strictly between 0 and 1:  (word + ½) / 2³². */
export const uniformOf = (word: number): number => ((word >>> 0) + 0.5) * 2.3283064365386963e-10;

/**
 * Independent standard normals of `count` paths. Factor f of period t is word f mod 4 of group ⌊f / 4⌋, so a number depends
 * on seed, path, period and factor alone.
 *
 * Shapes   -> out[(p · periods + t) · factors + f], p counted from firstPath.
 */
export function fillNormals(seed: number, firstPath: number, count: number, periods: number, factors: number, out: Float64Array): void {
  const table = normalTable();
  const words = new Int32Array(4 * periods);
  for (let p = 0; p < count; p += 1) {
    for (let from = 0; from < factors; from += 4) {
      fillWords(words, seed, firstPath + p, periods, from / 4);
      for (let t = 0; t < periods; t += 1) {
        for (let f = from; f < factors && f < from + 4; f += 1) out[(p * periods + t) * factors + f] = normalOf(table, words[4 * t + f - from]!);
      }
    }
  }
}
