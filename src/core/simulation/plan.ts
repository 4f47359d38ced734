import { check } from "../errors";
import type { Fraction, Periods } from "../units";
import type { Sampling } from "./random/draws";
import * as at from "./layout";

/**
 * A simulation as work that can be cut up: every chunk is calculated from the plan alone, on whatever machine, thread or
 * engine, in whatever order, and the chunks together are the answer. One pure function stands on either side of the cut:
 * simulationPlan makes the chunks, the estimates of simulation/estimates.ts put their results together.
 */
export interface SimulationPlan {
  readonly params: Float64Array;
  readonly periods: Periods;
  readonly paths: number;
  readonly seed: number;
  readonly sampling: Sampling;
  /** Independent groups of paths, from whose differences standard errors are taken. */
  readonly groups: number;
  /** Series that is recorded for every path and period; layout.NO_METRIC = none. */
  readonly metric: number;
  readonly chunks: readonly Chunk[];
}

export interface Chunk {
  readonly group: number;
  /** Randomization of the Sobol points; 0 for random paths. */
  readonly randomization: number;
  readonly firstPath: number;
  readonly count: number;
  /** Where paths are tilted: the plain part of the group's paths, and whether these are its shifted ones. */
  readonly mix?: { readonly plain: Fraction; readonly isShifted: boolean };
}

/** Results of the paths of one chunk, as simulation/layout.ts says. */
export interface ChunkResult {
  readonly out: Float64Array;
  /** Empty without a metric. */
  readonly series: Float64Array;
}

/** Sixteen randomizations leave fifteen degrees of freedom to a standard error: it is right to within a fifth or so. */
const GROUPS = 16;
/** With fewer paths a group would have no estimate of its own. */
const LEAST_FOR_GROUPS = 2 * GROUPS;
const CHUNK = 8192;
export const MAX_PATHS = 1_000_000;
/** Path-periods that are worked off while a sheet waits: 10,000 paths of 40 quarters, about a tenth of a second. */
export const MAX_AT_ONCE = 400_000;
/** A series keeps every period of every path. */
export const MAX_SERIES = 4_000_000;

export interface PlanInput {
  readonly params: Float64Array;
  readonly paths: number;
  readonly seed: number;
  readonly sampling: Sampling;
  readonly metric: number;
}

/**
 * The chunks of a simulation. SOBOL: each group is a randomization of its own, with points 0, 1, 2 … RANDOM: the groups
 * are one stream of paths cut into runs, so that path 17 has the same numbers however many paths there are. Where params
 * hold shifts (tilt.ts) the second half of every group is shifted, with randomizations of its own.
 *
 * Shapes   params -> chunks, at most 8,192 paths each; groups differ by at most one path.
 * Errors   bad-input: more numbers of a series than memory should hold.
 * Source   docs/decisions/0015-simulation.md
 */
export function simulationPlan({ params, paths, seed, sampling, metric }: PlanInput): SimulationPlan {
  const periods = params[at.PERIODS]!;
  const most = metric === at.NO_METRIC ? MAX_PATHS : Math.floor(MAX_SERIES / periods);
  check<PlanInput>("paths", paths <= most, () => `expected at most ${most} paths of ${periods} periods${metric === 0 ? "" : " where all are kept"}, got ${paths}`);
  const groups = paths < LEAST_FOR_GROUPS ? 1 : GROUPS;
  const isSobol = sampling === "SOBOL";
  const isTilted = params.length > at.TABLES + at.RECORD * periods;
  const chunks: Chunk[] = [];
  let first = 0;
  for (let group = 0; group < groups; group += 1) {
    const size = Math.floor(((group + 1) * paths) / groups) - Math.floor((group * paths) / groups);
    const plain = isTilted ? Math.ceil(size / 2) : size;
    const addRun = (count: number, isShifted: boolean): void => {
      const randomization = isSobol ? (isShifted ? groups + group : group) : 0;
      for (let done = 0; done < count; done += CHUNK) {
        const chunk = { group, randomization, firstPath: (isSobol ? 0 : first) + done, count: Math.min(CHUNK, count - done) };
        chunks.push(isTilted ? { ...chunk, mix: { plain: plain / size, isShifted } } : chunk);
      }
      first += count;
    };
    addRun(plain, false);
    addRun(size - plain, true);
  }
  return { params, periods, paths, seed, sampling, groups, metric, chunks };
}

/** The generator in words, with the number of its stream: it changes when the same seed would give other numbers. */
export const generatorOf = ({ sampling, groups, chunks }: SimulationPlan): string => {
  const isTilted = chunks.some(({ mix }) => mix);
  const sets = isTilted ? 2 * groups : groups;
  const points = sampling === "SOBOL" ? `scrambled Sobol, ${sets} randomization${sets === 1 ? "" : "s"}, ` : "";
  return `${points}Threefry4x32-20, stream 1${isTilted ? ", half tilted" : ""}`;
};
