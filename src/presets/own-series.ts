import { type CsvRecord, parseCsv } from "./csv";
import type { Kind } from "./figure";
import { type DateForm, dateForm, type DateOrder, type DecimalSign, isDay, isoDay, localNumber, numberForm } from "./local-forms";
import { MOST_BYTES, MOST_PROBLEMS, type Problem, tooLarge } from "./own-read";

export const MOST_POINTS = 5000;

/** What a person says of a series beside its numbers; a line "# source: …" of the file says the same. */
export interface SeriesFields {
  readonly name: string;
  readonly unit: string;
  readonly kind: string;
  readonly source: string;
  /** "" leaves it to the column itself. */
  readonly dates: DateOrder | "";
  readonly decimal: DecimalSign | "";
}

export interface Series {
  readonly name: string;
  readonly unit: string;
  readonly kind: Kind;
  readonly source: string;
  /** By date, oldest first; dates as 2026-03-01. */
  readonly points: readonly { readonly date: string; readonly value: number }[];
}

export type ReadSeries = { readonly series: Series; readonly remarks: readonly Problem[] } | { readonly problems: readonly Problem[] };

const NAMES: Readonly<Record<string, keyof SeriesFields>> = {
  name: "name", nombre: "name", unit: "unit", unidad: "unit", kind: "kind", tipo: "kind", source: "source", fuente: "source",
  dates: "dates", fechas: "dates", decimal: "decimal",
};
const KINDS: Readonly<Record<string, Kind>> = { reported: "reported", publicada: "reported", derived: "derived", derivada: "derived", assumed: "assumed", supuesta: "assumed" };

const CONTROL = /[\p{Cc}\u200e\u200f\u2028-\u202e\u2066-\u2069]/u;
const quoted = (text: string): string => {
  const clean = text.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, "�");
  return `"${clean.length > 30 ? `${clean.slice(0, 30)}…` : clean}"`;
};
const both = (en: string, es: string): Problem => ({ en, es });

/** What the file says of itself: lines "# source: …". */
const fieldsIn = (text: string): Partial<Record<keyof SeriesFields, string>> =>
  Object.fromEntries(text.split(/\r\n|\r|\n/, 200).flatMap((line) => {
    const match = /^#\s*([a-z]+)\s*:\s*(.*?)\s*$/i.exec(line);
    const field = match && Object.hasOwn(NAMES, match[1]!.toLowerCase()) ? NAMES[match[1]!.toLowerCase()] : undefined;
    return field ? [[field, match![2]!] as const] : [];
  }));

/** The separator that makes two columns; a tab or a semicolon goes before a comma, which may be a decimal sign. */
const recordsOf = (text: string): { readonly records: readonly CsvRecord[]; readonly broken?: number } => {
  const separator = ["\t", ";"].find((sign) => {
    const { records } = parseCsv(text, sign, 20);
    return records.length > 0 && records.every(({ fields }) => fields.length > 1);
  });
  return parseCsv(text, separator ?? ",", MOST_POINTS + 2);
};

const decimalSign = (rows: readonly CsvRecord[], said: DecimalSign | "", problems: Problem[]): DecimalSign => {
  if (said !== "") return said;
  const with_ = (form: string): CsvRecord | undefined => rows.find(({ fields }) => numberForm(fields[1]!) === form);
  const [point, comma, either] = [with_("."), with_(","), with_("either")];
  if (point && comma) problems.push(both(`line ${point.line} has a decimal point (${quoted(point.fields[1]!)}) and line ${comma.line} a decimal comma (${quoted(comma.fields[1]!)})`, `la línea ${point.line} tiene punto decimal (${quoted(point.fields[1]!)}) y la línea ${comma.line} coma decimal (${quoted(comma.fields[1]!)})`));
  else if (either && !point && !comma) problems.push(both(`line ${either.line}: ${quoted(either.fields[1]!)} has two readings, thousands or decimals; say which decimal sign the table uses`, `línea ${either.line}: ${quoted(either.fields[1]!)} tiene dos lecturas, miles o decimales; indique el signo decimal de la tabla`));
  return comma && !point ? "," : ".";
};

const dateOrder = (rows: readonly (readonly [CsvRecord, DateForm])[], said: DateOrder | "", problems: Problem[]): DateOrder => {
  if (said !== "") return said;
  const open = rows.flatMap(([record, form]) => (form.is === "either" ? [[record, form] as const] : []));
  const [dayFirst, monthFirst] = [open.find(([, { first }]) => first > 12), open.find(([, { second }]) => second > 12)];
  const unclear = open.find(([, { first, second }]) => first !== second);
  if (dayFirst && monthFirst) problems.push(both(`line ${dayFirst[0].line} has the day first (${quoted(dayFirst[0].fields[0]!)}) and line ${monthFirst[0].line} the month (${quoted(monthFirst[0].fields[0]!)})`, `la línea ${dayFirst[0].line} pone primero el día (${quoted(dayFirst[0].fields[0]!)}) y la línea ${monthFirst[0].line} el mes (${quoted(monthFirst[0].fields[0]!)})`));
  else if (!dayFirst && !monthFirst && unclear) problems.push(both(`line ${unclear[0].line}: ${quoted(unclear[0].fields[0]!)} has two readings, day or month first; say which, or write 2026-03-01`, `línea ${unclear[0].line}: ${quoted(unclear[0].fields[0]!)} tiene dos lecturas, primero el día o el mes; indique cuál, o escriba 2026-03-01`));
  return monthFirst && !dayFirst ? "mdy" : "dmy";
};

const isHeader = ({ fields }: CsvRecord): boolean => dateForm(fields[0]!).is === "no date" && !/\d/.test(fields[0]!) && numberForm(fields[1] ?? "") === "no number";

const checkFields = (fields: SeriesFields, problems: Problem[]): Kind => {
  const texts = [["name", "nombre", 60], ["unit", "unidad", 40], ["source", "fuente", 400]] as const;
  for (const [field, es, most] of texts) {
    const text = fields[field];
    if (text === "") problems.push(both(`${field} missing`, `falta: ${es}`));
    else if (text.length > most) problems.push(both(`${field} is longer than ${most} characters`, `${es}: más de ${most} caracteres`));
    else if (CONTROL.test(text)) problems.push(both(`${field} holds a control or direction character`, `${es}: contiene un carácter de control o de dirección`));
  }
  const kind = Object.hasOwn(KINDS, fields.kind.toLowerCase()) ? KINDS[fields.kind.toLowerCase()] : undefined;
  if (!kind) problems.push(fields.kind === "" ? both("kind missing: reported, derived or assumed", "falta: tipo (publicada, derivada o supuesta)") : both(`kind: expected reported, derived, assumed, got ${quoted(fields.kind)}`, `tipo: se esperaba publicada, derivada, supuesta, hay ${quoted(fields.kind)}`));
  return kind ?? "assumed";
};

const choice = <T extends string>(words: readonly T[], text: string, field: string, problems: Problem[]): T | "" => {
  const found = words.find((word) => word === text.toLowerCase());
  if (found === undefined && text !== "") problems.push(both(`${field}: expected ${words.join(" or ")}, got ${quoted(text)}`, `${field}: se esperaba ${words.join(" o ")}, hay ${quoted(text)}`));
  return found ?? "";
};

/**
 * A pasted or opened table of dates and values with its provenance as a series, or everything that is wrong with it. Decimal
 * comma or point and the order of day and month are taken from the column where it proves them; where it does not, they must be
 * said. Nothing is filled in.
 */
export const readSeries = (text: string, given: Partial<SeriesFields> = {}): ReadSeries => {
  if (text.length > MOST_BYTES) return { problems: [tooLarge(text.length)] };
  const clean = text.replace(/^\uFEFF/, "");
  const inFile = fieldsIn(clean);
  const said = (field: keyof SeriesFields): string => (given[field] || inFile[field] || "").trim();
  const problems: Problem[] = [];
  const [dates, decimal] = [choice(["dmy", "mdy"] as const, said("dates"), "dates", problems), choice([".", ","] as const, said("decimal"), "decimal", problems)];
  const fields: SeriesFields = { name: said("name"), unit: said("unit"), kind: said("kind"), source: said("source"), dates, decimal };
  const kind = checkFields(fields, problems);
  const { records, broken } = recordsOf(clean);
  if (broken !== undefined) problems.push(both(`line ${broken}: a quotation mark is not closed, or stands inside a field`, `línea ${broken}: unas comillas no se cierran o están dentro de un campo`));
  const rows = records[0] && isHeader(records[0]) ? records.slice(1) : records;
  if (rows.length > MOST_POINTS) return { problems: [both(`The table has more than ${MOST_POINTS} rows`, `La tabla tiene más de ${MOST_POINTS} filas`)] };
  if (rows.length < 2 && broken === undefined) problems.push(both("expected at least two rows of date and value", "se esperaban al menos dos filas de fecha y valor"));
  for (const { line, fields: cells } of rows) {
    if (cells.length !== 2) problems.push(both(`line ${line}: expected date and value, got ${cells.length} fields${cells.length === 3 ? " (a decimal comma between commas? separate with ; or a tab)" : ""}`, `línea ${line}: se esperaban fecha y valor, hay ${cells.length} campos${cells.length === 3 ? " (¿coma decimal entre comas? separe con ; o tabulador)" : ""}`));
  }
  const twos = rows.filter(({ fields: cells }) => cells.length === 2);
  const dated = twos.map((record) => [record, dateForm(record.fields[0]!)] as const);
  const [sign, order] = [decimalSign(twos, decimal, problems), dateOrder(dated, dates, problems)];
  const points = dated.flatMap(([{ line, fields: cells }, form]) => {
    const value = localNumber(cells[1]!, sign);
    const day = form.is === "either" ? { ...form, month: order === "dmy" ? form.second : form.first, day: order === "dmy" ? form.first : form.second } : form;
    if (day.is === "no date" || !isDay(day.year, day.month, day.day)) problems.push(both(`line ${line}: ${quoted(cells[0]!)} is no date`, `línea ${line}: ${quoted(cells[0]!)} no es una fecha`));
    if (value === undefined) problems.push(both(`line ${line}: ${quoted(cells[1]!)} is no number`, `línea ${line}: ${quoted(cells[1]!)} no es un número`));
    else if (value <= 0) problems.push(both(`line ${line}: expected a value above 0, got ${value}`, `línea ${line}: se esperaba un valor mayor que 0, hay ${value}`));
    return day.is === "no date" || value === undefined ? [] : [{ line, date: isoDay(day.year, day.month, day.day), value }];
  });
  const seen = new Map<string, number>();
  for (const { line, date } of points) {
    const first = seen.get(date);
    if (first !== undefined) problems.push(both(`line ${line}: ${date} stands twice; first in line ${first}`, `línea ${line}: ${date} está dos veces; primero en la línea ${first}`));
    else seen.set(date, line);
  }
  if (problems.length > 0) return { problems: problems.slice(0, MOST_PROBLEMS) };
  const sorted = [...points].sort((a, b) => (a.date < b.date ? -1 : 1));
  const wasSorted = sorted.every((point, i) => point === points[i]);
  return {
    series: { name: fields.name, unit: fields.unit, source: fields.source, kind, points: sorted.map(({ date, value }) => ({ date, value })) },
    remarks: wasSorted ? [] : [both("The rows were put in order of date.", "Las filas se ordenaron por fecha.")],
  };
};
