import { primitives, SOBOL_DIMENSIONS } from "./direction-numbers";
import { once } from "./once";
import { fillWords, SCRAMBLING } from "./threefry";

const BITS = 32;

/**
 * Direction numbers of every dimension, leading bit first: [dimension · 32 + bit]. Unpacked on first use, and then the same
 * for every run.
 */
export const directionNumbers = once((): Int32Array => {
  const directions = new Int32Array(SOBOL_DIMENSIONS * BITS);
  for (let bit = 0; bit < BITS; bit += 1) directions[bit] = 1 << (BITS - 1 - bit);
  primitives().forEach(({ degree, inner, initial }, i) => {
    const at = (i + 1) * BITS;
    for (let bit = 0; bit < degree; bit += 1) directions[at + bit] = initial[bit]! << (BITS - 1 - bit);
    for (let bit = degree; bit < BITS; bit += 1) {
      const before = directions[at + bit - degree]!;
      let value = before ^ (before >>> degree);
      for (let k = 1; k < degree; k += 1) if ((inner >>> (degree - 1 - k)) & 1) value ^= directions[at + bit - k]!;
      directions[at + bit] = value;
    }
  });
  return directions;
});

/** A scrambled Sobol sequence. Word d of point i is shift[d] xor the columns of the bits of i's Gray code. */
export interface Sobol {
  readonly dimensions: number;
  readonly shift: Int32Array;
  /** What bit b of the Gray code adds to the words: [dimension]. */
  readonly column: (bit: number) => Int32Array;
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
 * Bit b of the point reaches the first b + 1 digits only, so a column needs as many columns of the matrix: a run of a few
 * hundred points makes a few of the 32. At most the 160 dimensions of the table; draws.ts says what stands beyond them.
 *
 * Source   J. Matoušek, On the L2-discrepancy for anchored boxes, J. Complexity 14 (1998); A. B. Owen, Variance with
 *          alternative scramblings of digital nets, ACM TOMACS 13 (2003).
 */
export function createSobol(seed: number, randomization: number, wanted: number): Sobol {
  const dimensions = Math.min(wanted, SOBOL_DIMENSIONS);
  const directions = directionNumbers();
  const shift = new Int32Array(dimensions);
  // Four columns of the matrix are a Threefry block; the ninth block holds the shift.
  const block = new Int32Array(4);
  const draw = (d: number, number: number): void => fillWords(block, seed, randomization, 1, d, SCRAMBLING, number);
  for (let d = 0; d < dimensions; d += 1) {
    draw(d, BITS / 4);
    shift[d] = block[0]!;
  }
  const matrix = new Int32Array(dimensions * BITS);
  const columns: Int32Array[] = [];
  const addColumn = (bit: number): void => {
    const column = new Int32Array(dimensions);
    for (let d = 0; d < dimensions; d += 1) {
      const row = d * BITS;
      if (bit % 4 === 0) {
        draw(d, bit / 4);
        // Column k of the matrix: digit k itself and random digits below it.
        for (let k = bit; k < bit + 4; k += 1) matrix[row + k] = (block[k - bit]! >>> k) | (0x80000000 >>> k);
      }
      let word = 0;
      for (let rest = directions[row + bit]!; rest !== 0;) {
        const k = Math.clz32(rest);
        word ^= matrix[row + k]!;
        rest ^= 0x80000000 >>> k;
      }
      column[d] = word;
    }
    columns.push(column);
  };
  return {
    dimensions, shift,
    column: (bit) => {
      while (columns.length <= bit) addColumn(columns.length);
      return columns[bit]!;
    },
  };
}

const add = (out: Int32Array, column: Int32Array): void => {
  for (let d = 0; d < column.length; d += 1) out[d] = out[d]! ^ column[d]!;
};

/** The words of point i, from nothing. */
export function sobolPoint({ shift, column }: Sobol, point: number, out: Int32Array): void {
  out.set(shift);
  for (let gray = point ^ (point >>> 1), bit = 0; gray !== 0; gray >>>= 1, bit += 1) if (gray & 1) add(out, column(bit));
}

/** The words of point i from those of point i − 1: the Gray codes of neighbours differ in one bit. */
export const nextSobolPoint = ({ column }: Sobol, point: number, out: Int32Array): void => add(out, column(31 - Math.clz32(point & -point)));
