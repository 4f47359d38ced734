import { add, belowSegment, both, exponentOfHalves, firstSegment, half, minus, mul, segmentMiddle, sub, wordUnit } from "./vector";

// Four paths side by side, a lane each; words are [place][lane] of 4 bytes, numbers [place][lane] of 8.

@inline function rotate(x: v128, bits: i32): v128 { return v128.or(i32x4.shl(x, bits), i32x4.shr_u(x, 32 - bits)); }

/** fillWords of core/simulation/random/threefry.ts for the paths first, first + 1, first + 2, first + 3. */
export function threefry4(words: usize, first: u32, blocks: u32, group: u32, use: u32, k0: u32, k1: u32): void {
  const k4: u32 = 0x1bd11bda ^ k0 ^ k1;
  const path = i32x4.add(i32x4.splat(first + k1), i32x4(0, 1, 2, 3));
  for (let block: u32 = 0; block < blocks; block++) {
    let a = i32x4.splat(block + k0), b = path, c = i32x4.splat(group), d = i32x4.splat(use);
    a = i32x4.add(a, b); b = v128.xor(rotate(b, 10), a); c = i32x4.add(c, d); d = v128.xor(rotate(d, 26), c);
    a = i32x4.add(a, d); d = v128.xor(rotate(d, 11), a); c = i32x4.add(c, b); b = v128.xor(rotate(b, 21), c);
    a = i32x4.add(a, b); b = v128.xor(rotate(b, 13), a); c = i32x4.add(c, d); d = v128.xor(rotate(d, 27), c);
    a = i32x4.add(a, d); d = v128.xor(rotate(d, 23), a); c = i32x4.add(c, b); b = v128.xor(rotate(b, 5), c);
    a = i32x4.add(a, i32x4.splat(k1)); d = i32x4.add(d, i32x4.splat(k4 + 1));
    a = i32x4.add(a, b); b = v128.xor(rotate(b, 6), a); c = i32x4.add(c, d); d = v128.xor(rotate(d, 20), c);
    a = i32x4.add(a, d); d = v128.xor(rotate(d, 17), a); c = i32x4.add(c, b); b = v128.xor(rotate(b, 11), c);
    a = i32x4.add(a, b); b = v128.xor(rotate(b, 25), a); c = i32x4.add(c, d); d = v128.xor(rotate(d, 10), c);
    a = i32x4.add(a, d); d = v128.xor(rotate(d, 18), a); c = i32x4.add(c, b); b = v128.xor(rotate(b, 20), c);
    c = i32x4.add(c, i32x4.splat(k4)); d = i32x4.add(d, i32x4.splat(k0 + 2));
    a = i32x4.add(a, b); b = v128.xor(rotate(b, 10), a); c = i32x4.add(c, d); d = v128.xor(rotate(d, 26), c);
    a = i32x4.add(a, d); d = v128.xor(rotate(d, 11), a); c = i32x4.add(c, b); b = v128.xor(rotate(b, 21), c);
    a = i32x4.add(a, b); b = v128.xor(rotate(b, 13), a); c = i32x4.add(c, d); d = v128.xor(rotate(d, 27), c);
    a = i32x4.add(a, d); d = v128.xor(rotate(d, 23), a); c = i32x4.add(c, b); b = v128.xor(rotate(b, 5), c);
    b = i32x4.add(b, i32x4.splat(k4)); c = i32x4.add(c, i32x4.splat(k0)); d = i32x4.add(d, i32x4.splat(k1 + 3));
    a = i32x4.add(a, b); b = v128.xor(rotate(b, 6), a); c = i32x4.add(c, d); d = v128.xor(rotate(d, 20), c);
    a = i32x4.add(a, d); d = v128.xor(rotate(d, 17), a); c = i32x4.add(c, b); b = v128.xor(rotate(b, 11), c);
    a = i32x4.add(a, b); b = v128.xor(rotate(b, 25), a); c = i32x4.add(c, d); d = v128.xor(rotate(d, 10), c);
    a = i32x4.add(a, d); d = v128.xor(rotate(d, 18), a); c = i32x4.add(c, b); b = v128.xor(rotate(b, 20), c);
    a = i32x4.add(a, i32x4.splat(k4)); b = i32x4.add(b, i32x4.splat(k0)); c = i32x4.add(c, i32x4.splat(k1)); d = i32x4.add(d, i32x4.splat(4));
    a = i32x4.add(a, b); b = v128.xor(rotate(b, 10), a); c = i32x4.add(c, d); d = v128.xor(rotate(d, 26), c);
    a = i32x4.add(a, d); d = v128.xor(rotate(d, 11), a); c = i32x4.add(c, b); b = v128.xor(rotate(b, 21), c);
    a = i32x4.add(a, b); b = v128.xor(rotate(b, 13), a); c = i32x4.add(c, d); d = v128.xor(rotate(d, 27), c);
    a = i32x4.add(a, d); d = v128.xor(rotate(d, 23), a); c = i32x4.add(c, b); b = v128.xor(rotate(b, 5), c);
    a = i32x4.add(a, i32x4.splat(k0)); b = i32x4.add(b, i32x4.splat(k1)); d = i32x4.add(d, i32x4.splat(5));
    const at = words + (<usize>block << 6);
    v128.store(at, a); v128.store(at, b, 16); v128.store(at, c, 32); v128.store(at, d, 48);
  }
}

/** Sizes of two normals from the lower halves of two words, before the sign: normalOf, with the leading bit read from a float. */
@inline function sizes(table: usize, halves: v128): v128 {
  const d = f64x2.convert_low_i32x4_u(halves);
  const g = sub(v128.or(v128.and(d, belowSegment()), exponentOfHalves()), segmentMiddle());
  // Exponent and four bits below it, counted from the exponent of ½: the number of the segment; the word 0 has none.
  const at = i32x4.max_s(i32x4.sub(i64x2.shr_u(d, 48), firstSegment()), i32x4.splat(0));
  const one = table + (<usize>i32x4.extract_lane(at, 0) << 6);
  const two = table + (<usize>i32x4.extract_lane(at, 2) << 6);
  const a0 = v128.load(one), a1 = v128.load(one, 16), a2 = v128.load(one, 32);
  const b0 = v128.load(two), b1 = v128.load(two, 16), b2 = v128.load(two, 32);
  const c0 = v128.shuffle<f64>(a0, b0, 0, 2), c1 = v128.shuffle<f64>(a0, b0, 1, 3);
  const c2 = v128.shuffle<f64>(a1, b1, 0, 2), c3 = v128.shuffle<f64>(a1, b1, 1, 3);
  const c4 = v128.shuffle<f64>(a2, b2, 0, 2), c5 = v128.shuffle<f64>(a2, b2, 1, 3);
  return add(c0, mul(g, add(c1, mul(g, add(c2, mul(g, add(c3, mul(g, add(c4, mul(g, c5))))))))));
}

/** Three normals and a uniform of every period from the words. */
export function numbers4(table: usize, words: usize, draws: usize, periods: u32): void {
  for (let t: u32 = 0; t < periods; t++) {
    const from = words + (<usize>t << 6);
    const to = draws + (<usize>t << 7);
    for (let f: usize = 0; f < 3; f++) {
      const word = v128.load(from + (f << 4));
      const sign = i32x4.shr_s(word, 31);
      const lowerHalf = v128.xor(word, sign);
      const lower = v128.not(sign);
      const z = to + (f << 5);
      v128.store(z, v128.xor(sizes(table, lowerHalf), v128.and(i64x2.extend_low_i32x4_s(lower), minus())));
      v128.store(z, v128.xor(sizes(table, v128.shuffle<i32>(lowerHalf, lowerHalf, 2, 3, 2, 3)), v128.and(i64x2.extend_high_i32x4_s(lower), minus())), 16);
    }
    const word = v128.load(from, 48);
    v128.store(to, mul(add(f64x2.convert_low_i32x4_u(word), half()), wordUnit()), 96);
    v128.store(to, mul(add(f64x2.convert_low_i32x4_u(v128.shuffle<i32>(word, word, 2, 3, 2, 3)), half()), wordUnit()), 112);
  }
}

/** The words of point `point`, a multiple of 4, from the columns [bit][place] and the shift [place]. */
export function sobolSeek(point: u32, places: u32, columns: usize, shift: usize, start: usize): void {
  const gray = point ^ (point >>> 1);
  for (let place: u32 = 0; place < places; place += 4) {
    let word = v128.load(shift + (place << 2));
    for (let bit: u32 = 0; bit < 32; bit++) if ((gray >>> bit) & 1) word = v128.xor(word, v128.load(columns + ((bit * places + place) << 2)));
    v128.store(start + (place << 2), word);
  }
}

/** Four points from `start`, which moves on to the group that begins at `next`. Points 1, 2, 3 differ by columns 0, 0 ⊕ 1, 1. */
export function sobol4(words: usize, next: u32, places: u32, columns: usize, start: usize): void {
  const turned = columns + ctz<u32>(next) * (places << 2);
  const second = columns + (places << 2);
  for (let place: u32 = 0; place < places; place += 4) {
    const here = start + (place << 2);
    const w = v128.load(here);
    const c0 = v128.load(columns + (place << 2));
    const c1 = v128.load(second + (place << 2));
    const w1 = v128.xor(w, c0), w3 = v128.xor(w, c1), w2 = v128.xor(w1, c1);
    // Four places by four points, turned over: a row for every place.
    const p = v128.shuffle<i32>(w, w1, 0, 4, 1, 5), q = v128.shuffle<i32>(w2, w3, 0, 4, 1, 5);
    const r = v128.shuffle<i32>(w, w1, 2, 6, 3, 7), s = v128.shuffle<i32>(w2, w3, 2, 6, 3, 7);
    const to = words + (place << 4);
    v128.store(to, v128.shuffle<i32>(p, q, 0, 1, 4, 5));
    v128.store(to, v128.shuffle<i32>(p, q, 2, 3, 6, 7), 16);
    v128.store(to, v128.shuffle<i32>(r, s, 0, 1, 4, 5), 32);
    v128.store(to, v128.shuffle<i32>(r, s, 2, 3, 6, 7), 48);
    v128.store(here, v128.xor(w3, v128.load(turned + (place << 2))));
  }
}

/** Words from a scratch of consecutive dimensions to their places. */
export function scatter4(scratch: usize, places: usize, count: u32, words: usize): void {
  for (let d: u32 = 0; d < count; d++) v128.store(words + (load<u32>(places + (d << 2)) << 4), v128.load(scratch + (d << 4)));
}

/** One vector of a level: deviation · z, and the points on both sides by their weights. */
@inline function pointOf(z: usize, size: v128, near: v128, far: v128, right: usize, left: usize, hasLeft: bool): v128 {
  const known = add(mul(near, v128.load(right)), mul(size, v128.load(z)));
  return hasLeft ? add(known, mul(far, v128.load(left))) : known;
}

/** bridgeSteps of core/simulation/random/bridge.ts: three factors of four lanes at every level. */
export function bridge4(draws: usize, periods: u32, order: usize, weights: usize, reached: usize): void {
  const end = reached + <usize>(periods - 1) * 96;
  const whole = v128.load64_splat(weights, 16);
  for (let v: usize = 0; v < 96; v += 16) v128.store(end + v, mul(whole, v128.load(draws + v)));
  for (let level: u32 = 1; level < periods; level++) {
    const o = order + level * 12;
    const w = weights + level * 24;
    const z = draws + (<usize>level << 7);
    const to = reached + <usize>load<i32>(o) * 96;
    const right = reached + <usize>load<i32>(o, 8) * 96;
    const left = load<i32>(o, 4);
    const hasLeft = left >= 0;
    const from = reached + (hasLeft ? <usize>left : 0) * 96;
    const far = v128.load64_splat(w), near = v128.load64_splat(w, 8), size = v128.load64_splat(w, 16);
    for (let v: usize = 0; v < 96; v += 32) {
      v128.store(to + v, pointOf(z + v, size, near, far, right + v, from + v, hasLeft));
      v128.store(to + v, pointOf(z + v + 16, size, near, far, right + v + 16, from + v + 16, hasLeft), 16);
    }
  }
  for (let v: usize = 0; v < 96; v += 16) {
    let before = both(0.0);
    for (let step: u32 = 0; step < periods; step++) {
      const here = v128.load(reached + <usize>step * 96 + v);
      v128.store(draws + (<usize>step << 7) + v, sub(here, before));
      before = here;
    }
  }
}
