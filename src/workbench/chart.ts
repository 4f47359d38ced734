import {
  BarController, BarElement, CategoryScale, Chart, type ChartConfiguration, Legend, LinearScale, LineController, LineElement, PointElement, Title, Tooltip,
} from "chart.js";
import type { Cell } from "../functions/cells";
import { FORMAT_CODES } from "../sheets/formats";
import type { ChartPlan } from "../sheets/plan";

Chart.register(BarController, BarElement, CategoryScale, Legend, LinearScale, LineController, LineElement, PointElement, Title, Tooltip);

/** Okabe and Ito's palette: told apart by colour-blind readers, on white and on black. */
const COLOURS = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9"] as const;

export type ReadValues = (address: string) => readonly (readonly Cell[])[];

const numberOrGap = (cell: Cell): number | null => (typeof cell === "number" ? cell : null);
const labelOf = (cell: Cell): string => (cell === null || typeof cell === "object" ? "" : typeof cell === "number" ? String(Math.round(cell * 100) / 100) : String(cell));

const tick = (plan: ChartPlan) => (value: number | string): string => {
  const number = Number(value);
  const code = FORMAT_CODES[plan.valueFormat];
  if (code.includes("%")) return `${Math.round(number * 1000) / 10} %`;
  return new Intl.NumberFormat("en-US", { maximumFractionDigits: 2 }).format(number) + (code.includes("x") ? "x" : "");
};

/** A title as lines that fit: the library draws one line and cuts it. */
export const lines = (text: string, width: number, measure: (part: string) => number): readonly string[] => {
  const broken: string[] = [];
  for (const word of text.split(" ")) {
    const last = broken.at(-1);
    if (last !== undefined && measure(`${last} ${word}`) <= width) broken[broken.length - 1] = `${last} ${word}`;
    else broken.push(word);
  }
  return broken;
};

/** The library calls it whenever it draws, so that the title follows the chart's width. */
const fittingTitle = (title: string) => ({ chart }: { readonly chart: Chart }): string[] => {
  const { ctx, width } = chart;
  ctx.save();
  ctx.font = `bold 14px ${Chart.defaults.font.family ?? "sans-serif"}`;
  const fitting = lines(title, Math.max(120, width - 16), (part) => ctx.measureText(part).width);
  ctx.restore();
  return [...fitting];
};

const configuration = (plan: ChartPlan, read: ReadValues, ink: string, grid: string): ChartConfiguration => {
  const labels = read(plan.categories).flat().map(labelOf);
  const isBar = plan.kind !== "line";
  const stacked = plan.kind === "stackedColumn";
  return {
    type: isBar ? "bar" : "line",
    data: {
      labels,
      datasets: plan.series.map((series, i) => {
        const colour = COLOURS[i % COLOURS.length]!;
        const line = !isBar || series.look === "dashed" || series.look === "line";
        return {
          type: line ? ("line" as const) : ("bar" as const),
          label: series.name,
          data: read(series.values).flat().map(numberOrGap),
          borderColor: series.look === "dashed" ? ink : colour,
          backgroundColor: colour,
          borderWidth: line ? 2 : 0,
          pointStyle: line ? ("line" as const) : ("rect" as const),
          ...(line ? { borderDash: series.look === "dashed" ? [6, 4] : [], pointRadius: 0, pointHitRadius: 6, tension: 0 } : {}),
          // Beside stacked columns a line shows its own value, in front of them: each is a stack of one.
          ...(line && stacked ? { stack: `line ${i}`, order: -1 } : {}),
        };
      }),
    },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      indexAxis: plan.kind === "bar" ? "y" : "x",
      interaction: { mode: "index", intersect: false },
      plugins: {
        // Its types leave out that a plugin's option may be a function.
        title: { display: true, text: fittingTitle(plan.title) as never, color: ink, align: "start", font: { size: 14, weight: "bold" } },
        legend: { display: plan.series.length > 1, position: "bottom", labels: { color: ink, usePointStyle: true, pointStyleWidth: 24 } },
      },
      scales: {
        x: { stacked, title: { display: true, text: plan.kind === "bar" ? plan.valueAxis : plan.categoryAxis, color: ink }, ticks: { color: ink, ...(plan.kind === "bar" ? { callback: tick(plan) } : {}) }, grid: { color: grid } },
        y: { stacked, title: { display: true, text: plan.kind === "bar" ? plan.categoryAxis : plan.valueAxis, color: ink }, ticks: { color: ink, ...(plan.kind === "bar" ? {} : { callback: tick(plan) }) }, grid: { color: grid } },
      },
    },
  };
};

export interface LiveChart {
  readonly update: () => void;
  readonly destroy: () => void;
}

/** Draws a chart plan on a canvas and keeps its numbers where tests and screen readers find them. */
export function drawChart(canvas: HTMLCanvasElement, plan: ChartPlan, read: ReadValues): LiveChart {
  const style = (): readonly [string, string] => {
    const dark = document.documentElement.dataset["theme"] === "dark";
    return dark ? ["#e6e6e6", "#4a4a4a"] : ["#242424", "#e0e0e0"];
  };
  const describe = (): void => {
    const last = plan.series.map((series) => `${series.name}: ${read(series.values).flat().map(labelOf).join(", ")}`).join("; ");
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", `${plan.title}. ${plan.description} ${last}`);
  };
  const chart = new Chart(canvas, configuration(plan, read, ...style()));
  describe();
  return {
    update: () => {
      const next = configuration(plan, read, ...style());
      chart.data = next.data;
      chart.options = next.options ?? {};
      chart.update("none");
      describe();
    },
    destroy: () => chart.destroy(),
  };
}
