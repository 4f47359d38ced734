import { growth } from "./kernel";
import * as at from "./layout";

const shiftsOf = (params: Float64Array): number => at.TABLES + at.RECORD * params[at.PERIODS]!;

/** Moves the normals of shifted paths, in place. */
export function shiftDraws(params: Float64Array, draws: Float64Array, count: number): void {
  const n = params[at.PERIODS]!;
  const shifts = shiftsOf(params);
  for (let path = 0; path < count; path += 1) {
    for (let t = 0; t < n; t += 1) {
      const draw = (path * n + t) * at.FACTORS;
      for (let factor = 0; factor < at.HALF_SQUARES; factor += 1) draws[draw + factor] = draws[draw + factor]! + params[shifts + t * at.SHIFT + factor]!;
    }
  }
}

/**
 * What a path counts in a mixture of plain and shifted paths:
 *
 *     ratio  = exp(Σ shift[t] · z[t] − Σ |shift[t]|² / 2),  t = 1 … the period of default, or the last one
 *     weight = 1 / (plain + (1 − plain) · ratio)
 *
 * ratio is the density of the path when shifted over its density when plain, up to the moment at which its outcome is known;
 * weight is the plain density over that of the mixture. Its mean is 1 whatever the shift, and with half of the paths plain
 * it never exceeds 2: no estimate is worse than that of the plain half alone.
 *
 * Shapes   draws as the kernel has read them, out as it has left them -> field WEIGHT of out.
 * Source   T. Hesterberg, Weighted average importance sampling and defensive mixture distributions, Technometrics 37 (1995);
 *          A. Owen and Y. Zhou, Safe and effective importance sampling, JASA 95 (2000).
 */
export function weighPaths(params: Float64Array, draws: Float64Array, count: number, plain: number, out: Float64Array): void {
  const n = params[at.PERIODS]!;
  const shifts = shiftsOf(params);
  for (let path = 0; path < count; path += 1) {
    const ended = out[at.DEFAULT_PERIOD * count + path]!;
    const last = (ended > 0 ? ended : n) - 1;
    let sum = 0;
    for (let t = 0; t <= last; t += 1) {
      const draw = (path * n + t) * at.FACTORS;
      const shift = shifts + t * at.SHIFT;
      sum = sum + (params[shift]! * draws[draw]! + params[shift + 1]! * draws[draw + 1]! + params[shift + 2]! * draws[draw + 2]!);
    }
    const ratio = growth(sum - params[shifts + last * at.SHIFT + at.HALF_SQUARES]!);
    out[at.WEIGHT * count + path] = 1 / (plain + (1 - plain) * ratio);
  }
}
