import { bridgeSteps, createBridge } from "./bridge";
import { normalTable, normalOf, uniformOf } from "./normal";
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
 * Where dimension d of a Sobol point stands among the words of a path: the uniform number of the first period and the ends of
 * the three factors, then the uniform of the second and the middles of the factors, and so on. Against all normals first and
 * uniforms last this halves the variance of an expected loss with launches (bench/simulation): a launch is a large move.
 *
 * Shapes   -> places[4 · periods].
 */
export const sobolPlaces = (periods: number): Int32Array =>
  Int32Array.from({ length: DRAWS_PER_PERIOD * periods }, (_, d) => d - (d % DRAWS_PER_PERIOD) + ((d + NORMALS_PER_PERIOD) % DRAWS_PER_PERIOD));

/** The words of Sobol points at their places; a path after its neighbour costs one addition for each word. */
const sobolWords = (input: DrawsInput): ((path: number, words: Int32Array) => void) => {
  const places = sobolPlaces(input.periods);
  const sobol = createSobol(input.seed, input.randomization, places.length);
  const beyond = new Int32Array(4 * Math.ceil((places.length - sobol.dimensions) / 4));
  const atPlaces = (dimensions: Int32Array): Int32Array => {
    const words = new Int32Array(places.length);
    dimensions.forEach((word, d) => { words[places[d]!] = word; });
    return words;
  };
  const columns: Int32Array[] = [];
  const placed: Sobol = {
    dimensions: places.length,
    shift: atPlaces(sobol.shift),
    column: (bit) => (columns[bit] ??= atPlaces(sobol.column(bit))),
  };
  const point = new Int32Array(places.length);
  let last = -1;
  return (path, words) => {
    if (last >= 0 && path === last + 1) nextSobolPoint(placed, path, point);
    else sobolPoint(placed, path, point);
    last = path;
    words.set(point);
    if (beyond.length === 0) return;
    fillWords(beyond, input.seed, path, beyond.length / 4, input.randomization, BEYOND_SOBOL);
    for (let d = sobol.dimensions; d < places.length; d += 1) words[places[d]!] = beyond[d - sobol.dimensions]!;
  };
};

/**
 * The source of all numbers of a run; it holds tables and buffers, so each run makes its own. A path's numbers depend on
 * seed, randomization, path and period alone: never on where, in which order or beside which other paths they are drawn.
 */
export function createDraws(input: DrawsInput): Draws {
  const { sampling, seed, periods } = input;
  const table = normalTable();
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
  const reached = new Float64Array(NORMALS_PER_PERIOD * periods);
  const draw = sobolWords(input);
  return (firstPath, count, out) => {
    for (let p = 0; p < count; p += 1) {
      draw(firstPath + p, words);
      toNumbers(table, words, periods, out, p * width);
      bridgeSteps(bridge, out, p * width, DRAWS_PER_PERIOD, reached);
    }
  };
}
