import * as at from "../../core/simulation/layout";
import { param } from "./loan";
import { add, both, div, growth, mul, one, sub } from "./vector";

// core/simulation/weights.ts, operation for operation, for four paths: [period][lane].

@inline function shiftsOf(params: usize): usize {
  return params + (<usize>(at.TABLES + at.RECORD * <u32>load<f64>(params + (at.PERIODS << 3))) << 3);
}

/** Before the loan takes the draws: moves the normals of shifted paths and sums up what their ratios are made of. */
export function ratios4(params: usize, draws: usize, ratios: usize, isShifted: bool): void {
  const n = <u32>load<f64>(params + (at.PERIODS << 3));
  const shifts = shiftsOf(params);
  for (let lanes: usize = 0; lanes < 32; lanes += 16) {
    let sum = both(0.0);
    for (let t: u32 = 0; t < n; t++) {
      const draw = draws + (<usize>t << 7) + lanes;
      const shift = shifts + (<usize>(t * at.SHIFT) << 3);
      const s1 = param(shift, at.SHIFT_COIN), s2 = param(shift, at.SHIFT_RENT), s3 = param(shift, at.SHIFT_VALUE);
      let z1 = v128.load(draw), z2 = v128.load(draw, 32), z3 = v128.load(draw, 64);
      if (isShifted) {
        z1 = add(z1, s1);
        z2 = add(z2, s2);
        z3 = add(z3, s3);
        v128.store(draw, z1);
        v128.store(draw, z2, 32);
        v128.store(draw, z3, 64);
      }
      sum = add(sum, add(add(mul(s1, z1), mul(s2, z2)), mul(s3, z3)));
      v128.store(ratios + (<usize>t << 5) + lanes, sub(sum, param(shift, at.HALF_SQUARES)));
    }
  }
}

/** After the loan: the weight of each path by the period in which it ended. */
export function weigh4(params: usize, ratios: usize, out: usize, stride: usize, plain: f64): void {
  const n = <u32>load<f64>(params + (at.PERIODS << 3));
  const share = both(plain), rest = both(1.0 - plain);
  for (let lanes: usize = 0; lanes < 32; lanes += 16) {
    const ended = out + <usize>at.DEFAULT_PERIOD * stride + lanes;
    const first = <u32>load<f64>(ended), second = <u32>load<f64>(ended, 8);
    const ratio = f64x2.replace_lane(
      f64x2.splat(load<f64>(ratios + (<usize>((first ? first : n) - 1) << 5) + lanes)), 1,
      load<f64>(ratios + (<usize>((second ? second : n) - 1) << 5) + lanes + 8));
    v128.store(out + <usize>at.WEIGHT * stride + lanes, div(one(), add(share, mul(rest, growth(ratio)))));
  }
}
