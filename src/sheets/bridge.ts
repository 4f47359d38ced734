import type { Cell } from "../functions/cells";
import { formatOf } from "./formats";
import type { Content, Format, WorkbookPlan } from "./plan";
import { quoteSheet } from "./references";
import { formula, startSheet } from "./sheet";

/** Two scenarios and the answer whose difference is asked about. Sheet names are quoted where a formula would quote them. */
export interface BridgeQuestion {
  readonly answer: string;
  readonly label: string;
  readonly format: Format;
  readonly scenarioCell: string;
  readonly sheets: { readonly inputs: string; readonly scenarios: string };
  readonly from: number;
  readonly to: number;
}

export interface BridgeLine {
  readonly key: string;
  readonly label: string;
  readonly unit: string;
  readonly before: Cell;
  readonly after: Cell;
  /** What this change moved the answer by. */
  readonly part: number;
}

export interface Bridge {
  readonly question: BridgeQuestion;
  readonly before: number;
  readonly after: number;
  readonly total: number;
  readonly lines: readonly BridgeLine[];
  readonly method: "every order" | "one at a time";
  /** Present with "one at a time": what the changes do together beyond the sum of the lines. */
  readonly interaction?: number;
  readonly calculations: number;
}

/** How the parts were found, in the words a reviewer reads beside them. */
export const METHODS = {
  "every order": {
    en: "Average over every order in which the changes can be made (Shapley value; Shapley 1953, Shorrocks 2013). The parts add up to the difference.",
    es: "Media sobre todos los órdenes en que pueden hacerse los cambios (valor de Shapley; Shapley 1953, Shorrocks 2013). Las partes suman la diferencia.",
  },
  "one at a time": {
    en: "Each change by itself against the first scenario; the last line is what they do together. With the line the parts add up to the difference.",
    es: "Cada cambio por sí solo frente al primer escenario; la última línea es lo que hacen juntos. Con ella, las partes suman la diferencia.",
  },
} as const;

const WORDS = {
  en: { title: "Bridge", from: "From", to: "To", together: "Together, beyond each by itself", gap: "Difference less the parts", method: "Method", head: ["Key", "Change", "Unit", "Before", "After", "Moves the answer by"], purpose: "Which change between two scenarios moved the answer. Values of the moment it was written; they do not follow the model.", chart: "What moved it?", axis: "Change" },
  es: { title: "Puente", from: "Desde", to: "Hasta", together: "Juntos, más allá de cada uno", gap: "Diferencia menos las partes", method: "Método", head: ["Clave", "Cambio", "Unidad", "Antes", "Después", "Mueve la respuesta"], purpose: "Qué cambio entre dos escenarios movió la respuesta. Valores del momento en que se escribió; no siguen al modelo.", chart: "¿Qué la movió?", axis: "Cambio" },
} as const;

const plain = (cell: Cell): Content => (typeof cell === "object" ? null : cell);

/** A bridge as a sheet of its own: the lines, their sum against the difference, the method, a chart. */
export const bridgePlan = (bridge: Bridge, names: { readonly from: string; readonly to: string; readonly company: string }, language: "en" | "es"): WorkbookPlan => {
  const words = WORDS[language];
  const { label, format } = bridge.question;
  const sheet = startSheet("bridge", words.title, `${words.title}: ${label}, ${names.company}`, words.purpose);
  sheet.row("A4", words.head, "heading");
  sheet.put("B5", `${words.from} ${names.from}`, "label");
  sheet.put("F5", bridge.before, "output", { format });
  const moved = [...bridge.lines].sort((a, b) => Math.abs(b.part) - Math.abs(a.part));
  moved.forEach((line, i) => {
    const row = 6 + i;
    const unit = formatOf(line.unit);
    sheet.put(`A${row}`, line.key, "key");
    sheet.put(`B${row}`, line.label, "label");
    sheet.put(`C${row}`, line.unit, "unit");
    sheet.put(`D${row}`, plain(line.before), "calculation", { format: unit });
    sheet.put(`E${row}`, plain(line.after), "calculation", { format: unit });
    sheet.put(`F${row}`, line.part, "calculation", { format: format === "multiple" ? "general" : format });
  });
  let row = 6 + moved.length;
  if (bridge.interaction !== undefined) {
    sheet.put(`B${row}`, words.together, "label");
    sheet.put(`F${row}`, bridge.interaction, "calculation", { format: format === "multiple" ? "general" : format });
    row += 1;
  }
  const last = row - 1;
  sheet.put(`B${row}`, `${words.to} ${names.to}`, "label");
  sheet.put(`F${row}`, bridge.after, "output", { format });
  sheet.put(`B${row + 2}`, words.gap, "label");
  sheet.put(`F${row + 2}`, formula(last < 6 ? `=F${row}-F5` : `=F${row}-F5-SUM(F6:F${last})`), "check");
  sheet.put(`B${row + 3}`, words.method, "label");
  sheet.put(`C${row + 3}`, METHODS[bridge.method][language], "note");
  if (last >= 6) {
    const range = (letter: string): string => `${quoteSheet(words.title)}!$${letter}$6:$${letter}$${last}`;
    sheet.chart({
      id: "bridge", title: words.chart, kind: "bar", categories: range("B"), series: [{ name: label, values: range("F"), look: "column" }],
      categoryAxis: words.axis, valueAxis: label, valueFormat: format, description: METHODS[bridge.method][language],
      at: { row: row + 5, column: 2, rows: 16, columns: 5 },
    });
  }
  return {
    title: `${words.title}: ${label}`, preset: "", scenario: bridge.question.to, names: [], open: "bridge",
    sheets: [sheet.finish({ widths: [18, 46, 14, 14, 14, 22], freeze: { rows: 4, columns: 0 }, landscape: true })],
  };
};
