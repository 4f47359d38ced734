import { MOST_BYTES, type Problem, tooLarge } from "../presets/own-read";
import { readSeries, type Series, type SeriesFields } from "../presets/own-series";
import { quoteSheet } from "../sheets/references";
import { type Statistic, STATISTICS, seriesPlan } from "../sheets/series";
import type { WorkbookPort } from "../workbook/port";
import { element, replaceContent } from "./dom";
import type { Language, Say, TextKey } from "./language";
import type { WritePlan } from "./models";
import { readScenarios } from "./model-sheets";
import type { LoadedModel } from "./presets-tab";
import { fileButton, problemList, remarkList } from "./problem-list";

interface Setting {
  readonly port: WorkbookPort;
  readonly say: Say;
  readonly language: Language;
  readonly write: WritePlan;
  readonly model: () => LoadedModel | undefined;
}

/** Two spellings of one unit. */
const UNITS: Readonly<Record<string, string>> = { "$/gpu-hour": "$/h", "$/gpu-h": "$/h", "usd/gpu-h": "$/h", "usd": "$", "years": "y" };
const unitOf = (unit: string): string => UNITS[unit.toLowerCase()] ?? unit.toLowerCase();

/** A table with its provenance becomes a sheet of its own; then a figure of it can be put into an input, by reference. */
export function seriesPart({ port, say, language, write, model }: Setting): HTMLElement {
  const result = element("div", { "aria-live": "polite" });
  const field = (id: string, label: TextKey, more: Readonly<Record<string, string | number>> = {}): readonly [HTMLInputElement, readonly HTMLElement[]] => {
    const input = element("input", { id, class: "cc-input", autocomplete: "off", ...more });
    return [input, [element("label", { for: id }, say(label)), input]];
  };
  const choice = (id: string, label: TextKey, options: readonly (readonly [value: string, text: TextKey])[]): readonly [HTMLSelectElement, readonly HTMLElement[]] => {
    const select = element("select", { id, class: "cc-input" }, ...options.map(([value, text]) => element("option", { value }, say(text))));
    return [select, [element("label", { for: id }, say(label)), select]];
  };
  const [name, nameField] = field("cc-series-name", "ownName", { maxlength: 60 });
  const [unit, unitField] = field("cc-series-unit", "unit", { maxlength: 40, placeholder: "$/h" });
  const [source, sourceField] = field("cc-series-source", "source", { maxlength: 400 });
  const [kind, kindField] = choice("cc-series-kind", "kind", [["", "choose"], ["reported", "reported"], ["derived", "derived"], ["assumed", "assumed"]]);
  const [dates, datesField] = choice("cc-series-dates", "dateOrder", [["", "byColumn"], ["dmy", "dayFirst"], ["mdy", "monthFirst"]]);
  const [decimal, decimalField] = choice("cc-series-decimal", "decimalSign", [["", "byColumn"], [".", "point"], [",", "comma"]]);
  const table = element("textarea", { id: "cc-series-table", class: "cc-input", rows: 5, spellcheck: "false", placeholder: language === "es" ? "2026-02-28;2,30\n2026-03-31;2,35" : "2026-02-28, 2.30\n2026-03-31, 2.35" });
  const refuse = (problems: readonly Problem[]): void => replaceContent(result, problemList(say("notOpenedFile"), problems.map((problem) => problem[language])));

  const use = async (series: Series, sheet: string): Promise<readonly HTMLElement[]> => {
    const loaded = model();
    if (!loaded?.sheets) return [];
    const { sheets } = loaded;
    const { rows } = await readScenarios(port, sheets);
    const input = element("select", { id: "cc-series-input", class: "cc-input" }, ...rows.map(({ key, label, unit: of }) => element("option", { value: key }, `${label} (${of})`)));
    const fits = rows.find((row) => unitOf(row.unit) === unitOf(series.unit) || (series.unit === "$/h" && row.key === "rent"));
    if (fits) input.value = fits.key;
    const statistic = element("select", { id: "cc-series-statistic", class: "cc-input" }, ...(Object.keys(STATISTICS) as Statistic[]).map((key) => element("option", { value: key }, STATISTICS[key][language])));
    const status = element("p", { class: "cc-status", role: "status" });
    const put = async (): Promise<void> => {
      const row = rows.find(({ key }) => key === input.value)!;
      const taken = STATISTICS[statistic.value as Statistic];
      const given = taken.rate ? "%/y" : series.unit;
      if (taken.rate ? !/^%/.test(row.unit) : unitOf(row.unit) !== unitOf(given)) {
        status.className = "cc-error";
        status.textContent = `${say("unitDiffers")} ${row.label} ${row.unit}, ${taken[language]} ${given}`;
        return;
      }
      const at = (column: string): string => `${sheets.inputs}!${column}${row.row}`;
      await port.set(at("E"), { formula: `=${quoteSheet(sheet)}!${taken.cell}` });
      await port.set(at("J"), series.source);
      await port.set(at("K"), series.points[series.points.length - 1]!.date);
      await port.set(at("M"), `${taken[language]}, ${series.name} (${series.kind})`);
      status.className = "cc-status";
      status.textContent = `${say("writtenTo")} ${at("E")}`;
    };
    return [
      element("h4", {}, say("useSeries")),
      element("label", { for: "cc-series-statistic" }, say("statistic")), statistic, element("label", { for: "cc-series-input" }, say("inputToChange")), input,
      element("div", { class: "cc-buttons" }, element("fluent-button", { id: "cc-series-use", click: () => void put().catch((problem: Error) => refuse([{ en: problem.message, es: problem.message }])) }, say("putIntoInputs"))),
      status,
    ];
  };

  const insert = async (): Promise<void> => {
    const given: Partial<SeriesFields> = { name: name.value, unit: unit.value, source: source.value, kind: kind.value, dates: dates.value as SeriesFields["dates"], decimal: decimal.value as SeriesFields["decimal"] };
    const read = readSeries(table.value, given);
    if ("problems" in read) return refuse(read.problems);
    const written = await write(port, seriesPlan(read.series, language), () => {});
    const sheet = written.sheets[0]!.name;
    replaceContent(result,
      element("p", { class: "cc-status", role: "status" }, `${say("seriesInserted")} ${sheet}`), ...remarkList(say("remarks"), read.remarks.map((remark) => remark[language])),
      ...(await use(read.series, sheet)));
  };
  const opened = async (file: File): Promise<void> => {
    if (file.size > MOST_BYTES) return refuse([tooLarge(file.size)]);
    table.value = await file.text();
    replaceContent(result);
  };
  const told = (run: Promise<void>): void => {
    run.catch((problem: Error) => refuse([{ en: problem.message, es: problem.message }]));
  };
  return element("details", { class: "cc-part", id: "cc-series" },
    element("summary", {}, say("series")),
    element("label", { for: "cc-series-table" }, say("seriesTable")), table,
    element("p", { class: "cc-quiet" }, say("seriesHint")),
    fileButton("cc-series-file", say("seriesFile"), ".csv,.txt,.tsv,text/csv", (file) => told(opened(file))),
    ...nameField, ...unitField, ...kindField, ...sourceField, ...datesField, ...decimalField,
    element("div", { class: "cc-buttons" }, element("fluent-button", { id: "cc-series-insert", click: () => told(insert()) }, say("insertSeries"))),
    result);
}
