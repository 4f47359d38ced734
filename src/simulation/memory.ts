import { FACTORS, FIELDS, WEIGHTED_FIELDS } from "../core/simulation/layout";
import { NORMAL_TABLE_LENGTH } from "../core/simulation/random/normal";

/** Addresses of the blocks that the compiled engine reads and writes; memory ends at `end`. */
export interface MemoryMap {
  readonly table: number;
  readonly params: number;
  readonly words: number;
  readonly draws: number;
  readonly states: number;
  readonly ratios: number;
  readonly reached: number;
  readonly columns: number;
  readonly shift: number;
  readonly start: number;
  readonly beyondPlaces: number;
  readonly scratch: number;
  readonly order: number;
  readonly weights: number;
  readonly out: number;
  readonly series: number;
  readonly end: number;
}

/** Paths side by side in the engine's vectors. */
export const LANES = 4;
const WORD = 4;
const NUMBER = 8;
const CACHE_LINE = 64;

/** One block after the other from `base` on, each at the beginning of a cache line. */
export const memoryMap = (base: number, params: number, periods: number, count: number, hasSeries: boolean, isTilted: boolean): MemoryMap => {
  let end = base;
  const block = (bytes: number): number => {
    const address = Math.ceil(end / CACHE_LINE) * CACHE_LINE;
    end = address + bytes;
    return address;
  };
  const places = FACTORS * periods;
  const map = {
    table: block(NORMAL_TABLE_LENGTH * NUMBER),
    params: block(params * NUMBER),
    words: block(places * LANES * WORD),
    draws: block(places * LANES * NUMBER),
    states: block(periods * LANES * NUMBER),
    ratios: block(isTilted ? periods * LANES * NUMBER : 0),
    reached: block(periods * 3 * LANES * NUMBER),
    columns: block(32 * places * WORD),
    shift: block(places * WORD),
    start: block(places * WORD),
    beyondPlaces: block(places * WORD),
    scratch: block((places + FACTORS) * LANES * WORD),
    // point, left, right; leftWeight, rightWeight, deviation of every level.
    order: block(3 * periods * WORD),
    weights: block(3 * periods * NUMBER),
    out: block((isTilted ? WEIGHTED_FIELDS : FIELDS) * count * NUMBER),
    series: block(hasSeries ? count * periods * NUMBER : 0),
  };
  return { ...map, end };
};
