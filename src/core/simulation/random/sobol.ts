import { primitives, SOBOL_DIMENSIONS } from "./direction-numbers";
import { fillWords, SCRAMBLING } from "./threefry";

const BITS = 32;

/** Direction numbers of every dimension, leading bit first: [dimension · 32 + bit]. */
export function directionNumbers(dimensions: number): Int32Array {
  const directions = new Int32Array(dimensions * BITS);
  for (let bit = 0; bit < BITS && dimensions > 0; bit += 1) directions[bit] = 1 << (BITS - 1 - bit);
  primitives().slice(0, Math.max(0, dimensions - 1)).forEach(({ degree, inner, initial }, i) => {
    const at = (i + 1) * BITS;
    for (let bit = 0; bit < BITS; bit += 1) {
      if (bit < degree) {
        directions[at + bit] = initial[bit]! << (BITS - 1 - bit);
        continue;
      }
      const before = directions[at + bit - degree]!;
      let value = before ^ (before >>> degree);
      for (let k = 1; k < degree; k += 1) if ((inner >>> (degree - 1 - k)) & 1) value ^= directions[at + bit - k]!;
      directions[at + bit] = value;
    }
  });
  return directions;
}

/** A scrambled Sobol sequence. Word d of point i is shift[d] xor the columns of the bits of i's Gray code. */
export interface Sobol {
  readonly dimensions: number;
  /** [bit · dimensions + dimension], scrambled. */
  readonly columns: Int32Array;
  readonly shift: Int32Array;
}

/**
 * Sobol points scrambled at random: a random lower triangular matrix over the binary digits and a random shift, both from
 * the seed and the number of the randomization.
 *
 *     word = M · (Sobol word) ⊕ shift
 *
 * Every randomized point is uniform by itself, so a mean over the points is unbiased; the points together still fill every
 * binary box evenly. Several randomizations give an honest standard error, which plain Sobol points cannot.
 *
 * Beyond the 160 dimensions of the table a word is a Threefry word of its own: what matters least comes last (see draws).
 *
 * Source   J. Matoušek, On the L2-discrepancy for anchored boxes, J. Complexity 14 (1998); A. B. Owen, Variance with
 *          alternative scramblings of digital nets, ACM TOMACS 13 (2003).
 */
export function createSobol(seed: number, randomization: number, wanted: number): Sobol {
  const dimensions = Math.min(wanted, SOBOL_DIMENSIONS);
  const plain = directionNumbers(dimensions);
  const columns = new Int32Array(dimensions * BITS);
  const shift = new Int32Array(dimensions);
  const random = new Int32Array(4 * 9);
  const matrix = new Int32Array(BITS);
  for (let d = 0; d < dimensions; d += 1) {
    fillWords(random, seed, randomization, 9, d, SCRAMBLING);
    // Column k of the matrix: digit k itself and random digits below it.
    for (let k = 0; k < BITS; k += 1) matrix[k] = (random[k]! >>> k) | (0x80000000 >>> k);
    shift[d] = random[BITS]!;
    for (let bit = 0; bit < BITS; bit += 1) {
      let word = 0;
      for (let rest = plain[d * BITS + bit]!; rest !== 0;) {
        const k = Math.clz32(rest);
        word ^= matrix[k]!;
        rest &= ~(0x80000000 >>> k);
      }
      columns[bit * dimensions + d] = word;
    }
  }
  return { dimensions, columns, shift };
}

/** The words of point i, from nothing. */
export function sobolPoint({ dimensions, columns, shift }: Sobol, point: number, out: Int32Array): void {
  const gray = point ^ (point >>> 1);
  out.set(shift);
  for (let bit = 0; bit < BITS; bit += 1) {
    if (((gray >>> bit) & 1) === 0) continue;
    for (let d = 0; d < dimensions; d += 1) out[d] = out[d]! ^ columns[bit * dimensions + d]!;
  }
}

/** The words of point i from those of point i − 1: the Gray codes of neighbours differ in one bit. */
export function nextSobolPoint({ dimensions, columns }: Sobol, point: number, out: Int32Array): void {
  const bit = 31 - Math.clz32(point & -point);
  for (let d = 0; d < dimensions; d += 1) out[d] = out[d]! ^ columns[bit * dimensions + d]!;
}
