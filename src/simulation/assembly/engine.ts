import { bridge4, numbers4, scatter4, sobol4, sobolSeek, threefry4 } from "./draws";
import { levels2, loan4 } from "./loan";
import { ratios4, weigh4 } from "./weights";

/** Where free memory begins; from there on the host lays out what the runs read and write (simulation/memory.ts). */
export function base(): usize { return __heap_base; }

/** The draws of four paths, already in place, against the loan. `ratios` is 0 where nothing is tilted. */
@inline function loans(
  params: usize, draws: usize, states: usize, out: usize, stride: usize, series: usize, metric: i32, ratios: usize, isShifted: bool, plain: f64,
): void {
  if (ratios) ratios4(params, draws, ratios, isShifted);
  levels2(params, draws, states, 0);
  levels2(params, draws, states, 16);
  loan4(params, draws, states, out, stride, series, metric);
  if (ratios) weigh4(params, ratios, out, stride, plain);
}

/** Paths first … first + count − 1 of Threefry words; count is a multiple of 4. */
export function runRandom(
  seedLow: u32, seedHigh: u32, first: u32, count: u32, metric: i32,
  table: usize, params: usize, words: usize, draws: usize, states: usize, out: usize, series: usize,
  ratios: usize, isShifted: bool, plain: f64,
): void {
  const n = <u32>load<f64>(params);
  for (let p: u32 = 0; p < count; p += 4) {
    threefry4(words, first + p, n, 0, 0, seedLow, seedHigh);
    numbers4(table, words, draws, n);
    loans(params, draws, states, out + (<usize>p << 3), <usize>count << 3, series + (<usize>(p * n) << 3), metric, ratios, isShifted, plain);
  }
}

/** The same of scrambled Sobol points; first and count are multiples of 4. */
export function runSobol(
  seedLow: u32, seedHigh: u32, first: u32, count: u32, metric: i32,
  table: usize, params: usize, words: usize, draws: usize, states: usize, out: usize, series: usize,
  ratios: usize, isShifted: bool, plain: f64,
  randomization: u32, columns: usize, shift: usize, start: usize,
  beyond: u32, beyondPlaces: usize, scratch: usize, order: usize, weights: usize, reached: usize,
): void {
  const n = <u32>load<f64>(params);
  sobolSeek(first, n << 2, columns, shift, start);
  for (let p: u32 = 0; p < count; p += 4) {
    sobol4(words, first + p + 4, n << 2, columns, start);
    if (beyond > 0) {
      threefry4(scratch, first + p, (beyond + 3) >> 2, randomization, 2, seedLow, seedHigh);
      scatter4(scratch, beyondPlaces, beyond, words);
    }
    numbers4(table, words, draws, n);
    bridge4(draws, n, order, weights, reached);
    loans(params, draws, states, out + (<usize>p << 3), <usize>count << 3, series + (<usize>(p * n) << 3), metric, ratios, isShifted, plain);
  }
}
