import { createElement } from "react";
import type { FWorksheet } from "@univerjs/sheets/facade";
import type {} from "@univerjs/sheets-drawing-ui/facade";
import type {} from "@univerjs/sheets-ui/facade";
import type {} from "@univerjs/ui/facade";
import type { BrowserEngine } from "../engine/browser";
import type { ChartPlan } from "../sheets/plan";
import { drawChart, type LiveChart } from "./chart";

export interface Charts {
  readonly add: (sheet: FWorksheet, plan: ChartPlan) => void;
  /** Redraws every chart: after a calculation, or when the page turns dark. */
  readonly update: () => void;
}

/** Sum of the sizes of the first `count` rows or columns, in pixels. */
const extent = (count: number, sizeOf: (index: number) => number): number => Array.from({ length: count }, (_, i) => sizeOf(i)).reduce((sum, size) => sum + size, 0);

/** Charts that float over a sheet of the embedded spreadsheet, at the cells their plans name, and follow its values. */
export const floatingCharts = (engine: () => BrowserEngine): Charts => {
  const live = new Map<HTMLCanvasElement, LiveChart>();
  let number = 0;
  const update = (): void => {
    for (const [canvas, chart] of live) {
      if (canvas.isConnected) chart.update();
      else {
        chart.destroy();
        live.delete(canvas);
      }
    }
  };
  const add = (sheet: FWorksheet, plan: ChartPlan): void => {
    const { api, values } = engine();
    const key = `chart-${(number += 1)}-${plan.id}`;
    const mount = (canvas: HTMLCanvasElement | null): void => {
      if (canvas && !live.has(canvas)) live.set(canvas, drawChart(canvas, plan, values));
    };
    const Component = () => createElement("div", { className: "wb-chart" }, createElement("canvas", { ref: mount, "data-chart": plan.id }));
    api.registerComponent(key, Component);
    const { row, column, rows, columns } = plan.at;
    // Univer counts a drawing's place from the corner of the headings, not of the first cell.
    const headings = sheet.getSkeleton();
    const x = (headings?.rowHeaderWidth ?? 0) + extent(column - 1, (i) => sheet.getColumnWidth(i));
    const y = (headings?.columnHeaderHeight ?? 0) + extent(row - 1, (i) => sheet.getRowHeight(i));
    const width = extent(columns, (i) => sheet.getColumnWidth(column - 1 + i));
    const height = extent(rows, (i) => sheet.getRowHeight(row - 1 + i));
    sheet.addFloatDomToPosition({ componentKey: key, allowTransform: true, initPosition: { startX: x, endX: x + width, startY: y, endY: y + height } }, key);
  };
  return { add, update };
};
