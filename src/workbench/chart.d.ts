import type { Cell } from "../functions/cells";
import type { ChartPlan } from "../sheets/plan";
export type ReadValues = (address: string) => readonly (readonly Cell[])[];
/** A title as lines that fit: the library draws one line and cuts it. */
export declare const lines: (text: string, width: number, measure: (part: string) => number) => readonly string[];
export interface LiveChart {
    readonly update: () => void;
    readonly destroy: () => void;
}
/** Draws a chart plan on a canvas and keeps its numbers where tests and screen readers find them. */
export declare function drawChart(canvas: HTMLCanvasElement, plan: ChartPlan, read: ReadValues): LiveChart;
