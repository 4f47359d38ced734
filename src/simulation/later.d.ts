type Run = typeof import("../core/simulation/run").runPlan;
/** What a calculation throws that has to wait: ask again when the promise is kept. */
export interface Waiting {
    readonly until: Promise<unknown>;
}
export declare const isWaiting: (problem: unknown) => problem is Waiting;
/** Kernel and random numbers come with the first simulation: most workbooks have none. */
export declare const loadEngine: () => Promise<void>;
/**
 * Stands in the pages for runPlan of core/simulation/run.ts (webpack.config.js). Until that is there it asks to wait; the
 * registration answers Excel with a promise and calls again. The other faces load the engine before they calculate.
 */
export declare const runPlan: Run;
export {};
