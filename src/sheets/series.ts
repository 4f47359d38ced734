import { serialDay } from "../presets/local-forms";
import type { Series } from "../presets/own-series";
import type { Format, WorkbookPlan } from "./plan";
import { quoteSheet } from "./references";
import { formula, startSheet } from "./sheet";

const FIRST = 22;

/** What an input can take from a series: the cell, and whether it has the unit of the series or is a yearly rate. */
export const STATISTICS = {
  last: { cell: "C9", en: "Last value", es: "Último valor", rate: false },
  mean: { cell: "C10", en: "Mean", es: "Media", rate: false },
  fall: { cell: "C13", en: "Fall a year, first to last", es: "Caída anual, del primero al último", rate: true },
} as const;
export type Statistic = keyof typeof STATISTICS;

const WORDS = {
  en: {
    series: "Series", what: ["What", "Unit", "Value", "How"], unit: "Unit", kind: "Kind", source: "Source", first: "First value", firstDate: "… on", lastDate: "… on", mean: "Mean", count: "Values", years: "Years between", fall: "Fall a year, first to last",
    fallHow: "1 − (last / first) to the power of 1 / years; negative where it rises", date: "Date", value: "Value", purpose: "A series of your own with its source. Inputs may refer to the cells above; the rows below are what was read.", text: "text", last: "Last value",
    chart: "How did it move?", description: "The values of the series by date.", daysYear: "Days in a year", daysHow: "House convention: 365",
  },
  es: {
    series: "Serie", what: ["Qué", "Unidad", "Valor", "Cómo"], unit: "Unidad", kind: "Tipo", source: "Fuente", first: "Primer valor", firstDate: "… el", lastDate: "… el", mean: "Media", count: "Valores", years: "Años entre ambos", fall: "Caída anual, del primero al último",
    fallHow: "1 − (último / primero) elevado a 1 / años; negativa si sube", date: "Fecha", value: "Valor", purpose: "Una serie propia con su fuente. Inputs puede referirse a las celdas de arriba; las filas de abajo son lo leído.", text: "texto", last: "Último valor",
    chart: "¿Cómo se movió?", description: "Los valores de la serie por fecha.", daysYear: "Días de un año", daysHow: "Convención de la casa: 365",
  },
} as const;

/** A series as a sheet: provenance, the figures an input can take from it, a chart, and every row as it was read. */
export const seriesPlan = (series: Series, language: "en" | "es"): WorkbookPlan => {
  const words = WORDS[language];
  const name = `${words.series} ${series.name.replaceAll(/[[\]:*?/\\']/g, " ")}`.slice(0, 26).trim();
  const sheet = startSheet("series", name, `${words.series}: ${series.name}`, words.purpose);
  const format: Format = /^\$/.test(series.unit) ? "decimal" : "general";
  const last = FIRST + series.points.length - 1;
  const line = (row: number, label: string, unit: string, content: Parameters<typeof sheet.put>[1], how = "", as: Format = "general", role: "calculation" | "output" | "reported" | "assumed" | "derived" | "choice" = "calculation"): void => {
    sheet.put(`A${row}`, label, "label");
    sheet.put(`B${row}`, unit, "unit");
    sheet.put(`C${row}`, content, role, { format: as });
    if (how !== "") sheet.put(`D${row}`, how, "note");
  };
  sheet.row("A4", words.what, "heading");
  line(5, words.source, words.text, series.source, "", "text", series.kind);
  line(6, words.kind, words.text, series.kind, "", "text", series.kind);
  line(7, words.first, series.unit, formula(`=C${FIRST}`), "", format);
  line(8, words.firstDate, words.date, formula(`=A${FIRST}`), "", "date");
  line(9, words.last, series.unit, formula(`=C${last}`), "", format, "output");
  line(10, words.mean, series.unit, formula(`=AVERAGE(C${FIRST}:C${last})`), "", format, "output");
  line(11, words.lastDate, words.date, formula(`=A${last}`), "", "date");
  line(12, words.years, "years", formula("=(C11-C8)/C15"), "", "years");
  line(13, words.fall, "%/y", formula("=1-(C9/C7)^(1/C12)"), words.fallHow, "percent2", "output");
  line(14, words.count, "#", formula(`=COUNT(C${FIRST}:C${last})`), "", "integer");
  line(15, words.daysYear, "days", 365, words.daysHow, "integer", "choice");
  sheet.row(`A${FIRST - 1}`, [words.date, words.unit, words.value], "heading");
  series.points.forEach(({ date, value }, i) => {
    sheet.put(`A${FIRST + i}`, serialDay(date), series.kind, { format: "date" });
    sheet.put(`B${FIRST + i}`, series.unit, "unit");
    sheet.put(`C${FIRST + i}`, value, series.kind, { format });
  });
  const range = (column: string): string => `${quoteSheet(name)}!$${column}$${FIRST}:$${column}$${last}`;
  sheet.chart({
    id: "series", title: words.chart, kind: "line", categories: range("A"), series: [{ name: series.name, values: range("C") }], categoryAxis: words.date,
    valueAxis: series.unit, valueFormat: format, description: words.description, at: { row: FIRST, column: 5, rows: 18, columns: 6 },
  });
  return {
    title: `${words.series}: ${series.name}`, preset: "", scenario: 0, names: [], open: "series",
    sheets: [sheet.finish({ widths: [34, 14, 18, 60, 12, 12, 12, 12, 12, 12], freeze: { rows: 4, columns: 0 }, landscape: true })],
  };
};
