import { FIELDS, METRIC_STRESS, NO_METRIC, NO_VALUE, WEIGHTED_FIELDS } from "../core/simulation/layout";
import type { Chunk, ChunkResult, SimulationPlan } from "../core/simulation/plan";
import { createBridge } from "../core/simulation/random/bridge";
import { sobolPlaces } from "../core/simulation/random/draws";
import { normalTable } from "../core/simulation/random/normal";
import { createSobol } from "../core/simulation/random/sobol";
import type { Engine } from "./engine";
import { LANES, type MemoryMap, memoryMap } from "./memory";

interface Exports {
  readonly memory: WebAssembly.Memory;
  readonly base: () => number;
  readonly runRandom: (...numbers: number[]) => void;
  readonly runSobol: (...numbers: number[]) => void;
}

/** A module of two instructions on vectors: where it is refused, the engine would be refused too. */
const VECTOR_PROBE = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11);

/** Can this place run vectors in WebAssembly? A content security policy may still refuse to compile. */
export const hasVectors = (): boolean => typeof WebAssembly === "object" && WebAssembly.validate(VECTOR_PROBE);

const PAGE = 65536;
const reserve = (memory: WebAssembly.Memory, end: number): void => {
  const missing = end - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
};

/** Columns and shift of the Sobol points by place, as the engine reads them, and the places that the table does not reach. */
const writeSobol = (buffer: ArrayBuffer, map: MemoryMap, plan: SimulationPlan, randomization: number, end: number): number => {
  const places = sobolPlaces(plan.periods);
  const width = places.length;
  const { dimensions, column, shift } = createSobol(plan.seed, randomization, width);
  const toColumns = new Int32Array(buffer, map.columns, 32 * width).fill(0);
  const toShift = new Int32Array(buffer, map.shift, width).fill(0);
  for (let d = 0; d < dimensions; d += 1) toShift[places[d]!] = shift[d]!;
  // The engine steps from group to group: the last step needs the bit that the first point after the chunk adds.
  for (let bit = 0; bit < 32 - Math.clz32(end); bit += 1) column(bit).forEach((word, d) => { toColumns[bit * width + places[d]!] = word; });
  new Int32Array(buffer, map.beyondPlaces, width - dimensions).set(places.subarray(dimensions));
  return width - dimensions;
};

const writeBridge = (buffer: ArrayBuffer, map: MemoryMap, periods: number): void => {
  const { point, left, right, leftWeight, rightWeight, deviation } = createBridge(periods);
  const order = new Int32Array(buffer, map.order, 3 * periods);
  const weights = new Float64Array(buffer, map.weights, 3 * periods);
  for (let level = 0; level < periods; level += 1) {
    order.set([point[level]!, left[level]!, right[level]!], 3 * level);
    weights.set([leftWeight[level]!, rightWeight[level]!, deviation[level]!], 3 * level);
  }
};

/** The lanes are filled up to a multiple of four; what the last ones calculated is left behind. */
const withoutPadding = (padded: Float64Array, fields: number, stride: number, count: number): Float64Array => {
  if (stride === count) return padded.slice();
  const out = new Float64Array(fields * count);
  for (let field = 0; field < fields; field += 1) out.set(padded.subarray(field * stride, field * stride + count), field * count);
  return out;
};

/** The kernel compiled for vectors of WebAssembly. An engine holds its memory and runs one chunk at a time. */
export const wasmEngine = async (module: WebAssembly.Module): Promise<Engine> => {
  const { memory, base, runRandom, runSobol } = (await WebAssembly.instantiate(module, {})).exports as unknown as Exports;
  const table = normalTable();
  return {
    name: "WebAssembly",
    run: (plan: SimulationPlan, { randomization, firstPath, count, mix }: Chunk): ChunkResult => {
      const { params, periods, metric, seed } = plan;
      const stride = Math.ceil(count / LANES) * LANES;
      const fields = mix ? WEIGHTED_FIELDS : FIELDS;
      const hasSeries = metric !== NO_METRIC;
      const map = memoryMap(base(), params.length, periods, stride, hasSeries, mix !== undefined);
      reserve(memory, map.end);
      const { buffer } = memory;
      new Float64Array(buffer, map.table, table.length).set(table);
      new Float64Array(buffer, map.params, params.length).set(params);
      const series = new Float64Array(buffer, map.series, hasSeries ? stride * periods : 0).fill(NO_VALUE);
      const states = metric === METRIC_STRESS ? map.states : 0;
      const common = [
        seed | 0, Math.floor(seed / 4294967296) | 0, firstPath, stride, metric,
        map.table, map.params, map.words, map.draws, states, map.out, map.series,
        mix ? map.ratios : 0, mix?.isShifted ? 1 : 0, mix?.plain ?? 1,
      ];
      if (plan.sampling === "SOBOL") {
        if (firstPath % LANES !== 0) throw new Error(`a chunk of Sobol points begins at a multiple of ${LANES}, not at ${firstPath}`);
        const beyond = writeSobol(buffer, map, plan, randomization, firstPath + stride);
        writeBridge(buffer, map, periods);
        const points = [randomization, map.columns, map.shift, map.start, beyond, map.beyondPlaces, map.scratch];
        runSobol(...common, ...points, map.order, map.weights, map.reached);
      } else runRandom(...common);
      return {
        out: withoutPadding(new Float64Array(buffer, map.out, fields * stride), fields, stride, count),
        series: series.slice(0, hasSeries ? count * periods : 0),
      };
    },
  };
};
