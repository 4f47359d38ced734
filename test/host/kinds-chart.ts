import { addressOf, type Chart, type ChartSeries, freshId, localAddress, type Range, rangeAt, type Sheet } from "./book";
import { invalid, notModelled } from "./faults";
import { guess } from "./guesses";
import { inside, keptIn, settingsOf } from "./kinds-range";
import type { HostObject, Kind } from "./processor";

export interface ChartCollection extends HostObject { readonly kind: "ChartCollection"; readonly sheet: Sheet }
interface SeriesCollection extends HostObject { readonly chart: Chart }

const CHART_TYPES = ["Line", "ColumnClustered", "ColumnStacked", "BarClustered"];

const newSeries = (chart: Chart, name: string): ChartSeries => {
  const series: ChartSeries = { kind: "ChartSeries", chart, settings: new Map([["Name", name]]), values: "", categories: "" };
  chart.series.push(series);
  return series;
};
const asRange = (given: unknown): Range => {
  if ((given as HostObject | null)?.kind !== "Range") throw invalid();
  return given as Range;
};

export const CHART_KINDS: Readonly<Record<string, Kind>> = {
  ChartCollection: {
    items: ({ sheet }: ChartCollection) => sheet.charts,
    byKey: ({ sheet }: ChartCollection, key) => sheet.charts.find((chart) => chart.id === key || chart.settings.get("Name") === key) ?? null,
    methods: {
      Add: ({ sheet }: ChartCollection, [type, source, seriesBy]) => {
        if (!CHART_TYPES.includes(type) || (seriesBy !== "Columns" && seriesBy !== "Rows")) throw notModelled(`charts.add("${type}", …, "${seriesBy}")`);
        const range = asRange(source);
        const chart: Chart = { kind: "Chart", id: freshId(), sheet, settings: new Map([["ChartType", type]]), series: [], position: "" };
        sheet.charts.push(chart);
        guess("chart-source-series");
        for (let i = 0; i < (seriesBy === "Columns" ? range.columns : range.rows); i += 1) newSeries(chart, `Series${i + 1}`).values = addressOf(range);
        return chart;
      },
    },
  },
  Chart: {
    identity: ({ id }: Chart) => ({ Id: id }),
    properties: { Id: ({ id }: Chart) => id, ...keptIn(settingsOf, { Name: "text", ChartType: CHART_TYPES }) },
    parts: {
      Series: (chart: Chart): HostObject & { readonly chart: Chart } => ({ kind: "ChartSeriesCollection", chart }),
      Title: inside("ChartTitle", "title."),
      Axes: inside("ChartAxes", ""),
      Legend: inside("ChartLegend", "legend."),
      Worksheet: ({ sheet }: Chart) => sheet,
    },
    methods: {
      SetPosition: (chart: Chart, [first, last]) => {
        const [from, to] = [first, last].map((given) => (typeof given === "string" ? rangeAt(chart.sheet.book, given, chart.sheet) : asRange(given))) as [Range, Range];
        chart.position = `${localAddress(from)}:${localAddress(to)}`;
      },
      Delete: (chart: Chart) => void chart.sheet.charts.splice(chart.sheet.charts.indexOf(chart), 1),
    },
  },
  ChartTitle: { properties: keptIn(settingsOf, { Text: "text", Visible: "flag" }) },
  ChartLegend: { properties: keptIn(settingsOf, { Visible: "flag", Position: ["Top", "Bottom", "Left", "Right", "Corner"] }) },
  ChartAxes: { parts: { CategoryAxis: inside("ChartAxis", "category."), ValueAxis: inside("ChartAxis", "value.") } },
  ChartAxis: {
    properties: keptIn(settingsOf, { NumberFormat: "text", Visible: "flag" }),
    parts: {
      Title: (axis) => {
        guess("chart-defaults");
        return inside("ChartAxisTitle", "title.")(axis);
      },
    },
  },
  ChartAxisTitle: { properties: keptIn(settingsOf, { Text: "text", Visible: "flag" }) },
  ChartSeriesCollection: {
    items: ({ chart }: SeriesCollection) => chart.series,
    methods: {
      Add: ({ chart }: SeriesCollection, [name]) => newSeries(chart, name ?? ""),
      GetItemAt: ({ chart }: SeriesCollection, [index]) => chart.series[index] ?? null,
    },
  },
  ChartSeries: {
    properties: keptIn(settingsOf, { Name: "text", ChartType: CHART_TYPES }),
    parts: { Format: inside("ChartSeriesFormat", "format.") },
    methods: {
      SetValues: (series: ChartSeries, [range]) => void (series.values = addressOf(asRange(range))),
      SetXAxisValues: (series: ChartSeries, [range]) => void (series.categories = addressOf(asRange(range))),
    },
  },
  ChartSeriesFormat: { parts: { Line: inside("ChartLineFormat", "line.") } },
  ChartLineFormat: { properties: keptIn(settingsOf, { LineStyle: ["Continuous", "Dash", "Dot"], Color: "colour", Weight: "number" }) },
};
