/** Addresses of the blocks that the compiled engine reads and writes; memory ends at `end`. */
export interface MemoryMap {
    readonly table: number;
    readonly params: number;
    readonly words: number;
    readonly draws: number;
    readonly states: number;
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
export declare const LANES = 4;
/** One block after the other from `base` on, each at the beginning of a cache line. */
export declare const memoryMap: (base: number, params: number, periods: number, count: number, hasSeries: boolean) => MemoryMap;
