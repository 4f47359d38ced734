import { bridgeSteps, createBridge } from "./bridge";
import { SOBOL_DIMENSIONS } from "./direction-numbers";
import { createNormalTable, normalOf, uniformOf } from "./normal";
import { createSobol, nextSobolPoint, type Sobol, sobolPoint } from "./sobol";
import { BEYOND_SOBOL, fillWords } from "./threefry";

/** RANDOM: Threefry words, a path as good as any other. SOBOL: scrambled Sobol points through a Brownian bridge. */
export type Sampling = "RANDOM" | "SOBOL";

/** Three normals and one uniform number per period: one Threefry block. */
export const DRAWS_PER_PERIOD = 4;
export const NORMALS_PER_PERIOD = 3;

export interface DrawsInput {
  readonly sampling: Sampling;
  readonly seed: number;
  /** Which randomization of the Sobol points; RANDOM has one only, 0. */
  readonly randomization: number;
  readonly periods: number;
}

/**
 * Writes the numbers of `count` paths from `firstPath` on, as simulation/layout.ts wants them:
 * out[(p · periods + t) · 4 + f], f = 0, 1, 2 standard normal, f = 3 uniform in (0, 1).
 */
export type Draws = (firstPath: number, count: number, out: Float64Array) => void;

const toNumbers = (table: Float64Array, words: Int32Array, periods: number, out: Float64Array, at: number): void => {
  for (let i = 0; i < DRAWS_PER_PERIOD * periods; i += DRAWS_PER_PERIOD) {
    out[at + i] = normalOf(table, words[i]!);
    out[at + i + 1] = normalOf(table, words[i + 1]!);
    out[at + i + 2] = normalOf(table, words[i + 2]!);
    out[at + i + 3] = uniformOf(words[i + 3]!);
  }
};

/**
 * Where dimension d of a Sobol point stands among the words of a path. The normals come first, level by level of the
 * bridge: the ends of the three factors, then their middles. The uniform numbers (jumps) come last, period by period.
 *
 * Shapes   -> places[4 · periods].
 */
export const sobolPlaces = (periods: number): Int32Array =>
  Int32Array.from({ length: DRAWS_PER_PERIOD * periods }, (_, d) => {
    const normals = NORMALS_PER_PERIOD * periods;
    if (d >= normals) return (d - normals) * DRAWS_PER_PERIOD + NORMALS_PER_PERIOD;
    return Math.floor(d / NORMALS_PER_PERIOD) * DRAWS_PER_PERIOD + (d % NORMALS_PER_PERIOD);
  });

const sobolWords = (input: DrawsInput, sobol: Sobol): ((path: number, words: Int32Array) => void) => {
  const places = sobolPlaces(input.periods);
  const beyond = new Int32Array(4 * Math.ceil(Math.max(0, places.length - SOBOL_DIMENSIONS) / 4));
  const point = new Int32Array(sobol.dimensions);
  let last = -1;
  return (path, words) => {
    if (last >= 0 && path === last + 1) nextSobolPoint(sobol, path, point);
    else sobolPoint(sobol, path, point);
    last = path;
    for (let d = 0; d < point.length; d += 1) words[places[d]!] = point[d]!;
    if (beyond.length === 0) return;
    fillWords(beyond, input.seed, path, beyond.length / 4, input.randomization, BEYOND_SOBOL);
    for (let d = point.length; d < places.length; d += 1) words[places[d]!] = beyond[d - point.length]!;
  };
};

/**
 * The source of all numbers of a run; it holds tables and buffers, so each run makes its own. A path's numbers depend on
 * seed, randomization, path and period alone: never on where, in which order or beside which other paths they are drawn.
 */
export function createDraws(input: DrawsInput): Draws {
  const { sampling, seed, randomization, periods } = input;
  const table = createNormalTable();
  const width = DRAWS_PER_PERIOD * periods;
  const words = new Int32Array(width);
  if (sampling === "RANDOM") {
    return (firstPath, count, out) => {
      for (let p = 0; p < count; p += 1) {
        fillWords(words, seed, firstPath + p, periods);
        toNumbers(table, words, periods, out, p * width);
      }
    };
  }
  const bridge = createBridge(periods);
  const reached = new Float64Array(periods);
  const draw = sobolWords(input, createSobol(seed, randomization, width));
  return (firstPath, count, out) => {
    for (let p = 0; p < count; p += 1) {
      draw(firstPath + p, words);
      toNumbers(table, words, periods, out, p * width);
      for (let factor = 0; factor < NORMALS_PER_PERIOD; factor += 1) bridgeSteps(bridge, out, p * width + factor, DRAWS_PER_PERIOD, reached);
    }
  };
}
