/**
 * Threefry4x32-20: four words of 32 bits from a counter and a key, twenty rounds of add, rotate and exclusive-or. It has no
 * state: whoever knows counter and key has the words, in any order and on any number of workers.
 *
 * The blocks c0, c0 + 1 … of the same key are written one after the other. Philox, which needs the upper half of a product
 * of 32-bit numbers, costs three times as much in JavaScript; both pass the same batteries of tests.
 *
 * Shapes   counter, key of four words each -> out[4 · blocks].
 * Source   Salmon, Moraes, Dror and Shaw, Parallel random numbers: as easy as 1, 2, 3, SC11 (2011); rotations and rounds as
 *          in the authors' Random123.
 */
export function threefryBlocks(
  out: Int32Array, blocks: number,
  c0: number, c1: number, c2: number, c3: number,
  k0: number, k1: number, k2: number, k3: number,
): void {
  const k4 = 0x1bd11bda ^ k0 ^ k1 ^ k2 ^ k3;
  for (let block = 0; block < blocks; block += 1) {
    let a = (c0 + block + k0) | 0, b = (c1 + k1) | 0, c = (c2 + k2) | 0, d = (c3 + k3) | 0;
    a = (a + b) | 0; b = ((b << 10) | (b >>> 22)) ^ a; c = (c + d) | 0; d = ((d << 26) | (d >>> 6)) ^ c;
    a = (a + d) | 0; d = ((d << 11) | (d >>> 21)) ^ a; c = (c + b) | 0; b = ((b << 21) | (b >>> 11)) ^ c;
    a = (a + b) | 0; b = ((b << 13) | (b >>> 19)) ^ a; c = (c + d) | 0; d = ((d << 27) | (d >>> 5)) ^ c;
    a = (a + d) | 0; d = ((d << 23) | (d >>> 9)) ^ a; c = (c + b) | 0; b = ((b << 5) | (b >>> 27)) ^ c;
    a = (a + k1) | 0; b = (b + k2) | 0; c = (c + k3) | 0; d = (d + k4 + 1) | 0;
    a = (a + b) | 0; b = ((b << 6) | (b >>> 26)) ^ a; c = (c + d) | 0; d = ((d << 20) | (d >>> 12)) ^ c;
    a = (a + d) | 0; d = ((d << 17) | (d >>> 15)) ^ a; c = (c + b) | 0; b = ((b << 11) | (b >>> 21)) ^ c;
    a = (a + b) | 0; b = ((b << 25) | (b >>> 7)) ^ a; c = (c + d) | 0; d = ((d << 10) | (d >>> 22)) ^ c;
    a = (a + d) | 0; d = ((d << 18) | (d >>> 14)) ^ a; c = (c + b) | 0; b = ((b << 20) | (b >>> 12)) ^ c;
    a = (a + k2) | 0; b = (b + k3) | 0; c = (c + k4) | 0; d = (d + k0 + 2) | 0;
    a = (a + b) | 0; b = ((b << 10) | (b >>> 22)) ^ a; c = (c + d) | 0; d = ((d << 26) | (d >>> 6)) ^ c;
    a = (a + d) | 0; d = ((d << 11) | (d >>> 21)) ^ a; c = (c + b) | 0; b = ((b << 21) | (b >>> 11)) ^ c;
    a = (a + b) | 0; b = ((b << 13) | (b >>> 19)) ^ a; c = (c + d) | 0; d = ((d << 27) | (d >>> 5)) ^ c;
    a = (a + d) | 0; d = ((d << 23) | (d >>> 9)) ^ a; c = (c + b) | 0; b = ((b << 5) | (b >>> 27)) ^ c;
    a = (a + k3) | 0; b = (b + k4) | 0; c = (c + k0) | 0; d = (d + k1 + 3) | 0;
    a = (a + b) | 0; b = ((b << 6) | (b >>> 26)) ^ a; c = (c + d) | 0; d = ((d << 20) | (d >>> 12)) ^ c;
    a = (a + d) | 0; d = ((d << 17) | (d >>> 15)) ^ a; c = (c + b) | 0; b = ((b << 11) | (b >>> 21)) ^ c;
    a = (a + b) | 0; b = ((b << 25) | (b >>> 7)) ^ a; c = (c + d) | 0; d = ((d << 10) | (d >>> 22)) ^ c;
    a = (a + d) | 0; d = ((d << 18) | (d >>> 14)) ^ a; c = (c + b) | 0; b = ((b << 20) | (b >>> 12)) ^ c;
    a = (a + k4) | 0; b = (b + k0) | 0; c = (c + k1) | 0; d = (d + k2 + 4) | 0;
    a = (a + b) | 0; b = ((b << 10) | (b >>> 22)) ^ a; c = (c + d) | 0; d = ((d << 26) | (d >>> 6)) ^ c;
    a = (a + d) | 0; d = ((d << 11) | (d >>> 21)) ^ a; c = (c + b) | 0; b = ((b << 21) | (b >>> 11)) ^ c;
    a = (a + b) | 0; b = ((b << 13) | (b >>> 19)) ^ a; c = (c + d) | 0; d = ((d << 27) | (d >>> 5)) ^ c;
    a = (a + d) | 0; d = ((d << 23) | (d >>> 9)) ^ a; c = (c + b) | 0; b = ((b << 5) | (b >>> 27)) ^ c;
    a = (a + k0) | 0; b = (b + k1) | 0; c = (c + k2) | 0; d = (d + k3 + 5) | 0;
    out[4 * block] = a;
    out[4 * block + 1] = b;
    out[4 * block + 2] = c;
    out[4 * block + 3] = d;
  }
}

/** What the words of a seed are used for; each use has a counter of its own. */
export const PATHS = 0;
export const SCRAMBLING = 1;
export const BEYOND_SOBOL = 2;

/**
 * The words of one path: block t belongs to period t, so the words depend on seed, path and period alone. `group` 0 holds
 * the first four factors of a model, 1 the next four. Other uses count blocks instead of periods, from `first` on.
 *
 * Shapes   -> out[4 · periods]: word w of period t at 4t + w.
 * Units    seed: a whole number from 0 to 2⁵³ − 1; path below 2³².
 */
export function fillWords(out: Int32Array, seed: number, path: number, periods: number, group = 0, use = PATHS, first = 0): void {
  threefryBlocks(out, periods, first, path, group, use, seed | 0, Math.floor(seed / 4294967296) | 0, 0, 0);
}
