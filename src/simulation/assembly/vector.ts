// Pairs of 64-bit floats. Every operation rounds by itself: nothing here may be fused, or the last bits change.

@inline export function add(a: v128, b: v128): v128 { return f64x2.add(a, b); }
@inline export function sub(a: v128, b: v128): v128 { return f64x2.sub(a, b); }
@inline export function mul(a: v128, b: v128): v128 { return f64x2.mul(a, b); }
@inline export function div(a: v128, b: v128): v128 { return f64x2.div(a, b); }
@inline export function lt(a: v128, b: v128): v128 { return f64x2.lt(a, b); }
@inline export function gt(a: v128, b: v128): v128 { return f64x2.gt(a, b); }
@inline export function both(x: f64): v128 { return f64x2.splat(x); }
/** yes where the mask is set, no elsewhere. */
@inline export function choose(mask: v128, yes: v128, no: v128): v128 { return v128.bitselect(yes, no, mask); }
/** b < a ? b : a, in this order: what TypeScript writes as a comparison, zeros and their signs included. */
@inline export function least(a: v128, b: v128): v128 { return f64x2.pmin(a, b); }
/** a < b ? b : a. */
@inline export function most(a: v128, b: v128): v128 { return f64x2.pmax(a, b); }
@inline export function any(mask: v128): bool { return v128.any_true(mask); }

/**
 * Constants, each twice: a load costs less than making a pair of one. First those of exp in core/numerics/elementary.ts,
 * then those named below.
 */
const K: usize = memory.data<f64>([
  -200.0, -200.0, 200.0, 200.0,
  1.4426950408889634, 1.4426950408889634, 6755399441055744.0, 6755399441055744.0,
  0.6931471803691238, 0.6931471803691238, 1.9082149292705877e-10, 1.9082149292705877e-10,
  1.0000000000000013, 1.0000000000000013, 0.5000000000000001, 0.5000000000000001,
  0.16666666666615607, 0.16666666666615607, 0.04166666666662413, 0.04166666666662413,
  0.008333333367332009, 0.008333333367332009, 0.0013888888917213717, 0.0013888888917213717,
  0.0001984119061583585, 0.0001984119061583585, 2.4801521295954376e-5, 2.4801521295954376e-5,
  2.763265575933203e-6, 2.763265575933203e-6, 2.7620088445409746e-7, 2.7620088445409746e-7,
  1.0, 1.0, 0.5, 0.5, 1e300, 1e300, 2.3283064365386963e-10, 2.3283064365386963e-10, 2214592512.0, 2214592512.0,
], 64);
/** Masks of the draws: the bits below the segment, the exponent of 2³¹, the sign, and the number of the segment of ½. */
const M: usize = memory.data<u64>([
  0x0000ffffffffffff, 0x0000ffffffffffff, 0x41e0000000000000, 0x41e0000000000000, 0x8000000000000000, 0x8000000000000000,
  0x00003fe000003fe0, 0x00003fe000003fe0,
], 64);
@inline export function one(): v128 { return v128.load(K, 256); }
@inline export function half(): v128 { return v128.load(K, 272); }
/** NO_VALUE of the layout. */
@inline export function none(): v128 { return v128.load(K, 288); }
/** 2⁻³². */
@inline export function wordUnit(): v128 { return v128.load(K, 304); }
@inline export function segmentMiddle(): v128 { return v128.load(K, 320); }
@inline export function belowSegment(): v128 { return v128.load(M); }
@inline export function exponentOfHalves(): v128 { return v128.load(M, 16); }
@inline export function minus(): v128 { return v128.load(M, 32); }
@inline export function firstSegment(): v128 { return v128.load(M, 48); }

/** exp of core/numerics/elementary.ts between the bounds of growth in core/simulation/kernel.ts. */
@inline export function growth(given: v128): v128 {
  const x = least(most(given, v128.load(K)), v128.load(K, 16));
  const t = add(mul(x, v128.load(K, 32)), v128.load(K, 48));
  const k = sub(t, v128.load(K, 48));
  const r = sub(sub(x, mul(k, v128.load(K, 64))), mul(k, v128.load(K, 80)));
  const r2 = mul(r, r);
  const r4 = mul(r2, r2);
  const low = add(add(v128.load(K, 96), mul(v128.load(K, 112), r)), mul(add(v128.load(K, 128), mul(v128.load(K, 144), r)), r2));
  const middle = add(add(v128.load(K, 160), mul(v128.load(K, 176), r)), mul(add(v128.load(K, 192), mul(v128.load(K, 208), r)), r2));
  const q = add(low, mul(r4, add(middle, mul(r4, add(v128.load(K, 224), mul(v128.load(K, 240), r))))));
  // The low bits of t hold k: added to the exponent they multiply by 2 to the power k, without rounding.
  return i64x2.add(add(one(), mul(r, q)), i64x2.shl(t, 52));
}
