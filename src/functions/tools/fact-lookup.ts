import { check, notAvailable } from "../../core/errors";
import { type FactQuery, findFacts } from "../../facts/find";
import type { FactValue } from "../../facts/values";
import { type Library, optionalPeriod, text, type Words, words } from "../define";

/** The arguments that FIGURE and SOURCE share: which fact is meant. */
export const factArguments = {
  company: text(words("Company as the facts name it, or Market, Hardware", "Empresa como la nombran los datos, o Market, Hardware")),
  metric: text(words("Name of the metric, or the id (F109) or key of one fact; case does not matter", "Nombre de la métrica, o id (F109) o clave de un dato; no distingue mayúsculas")),
  asOf: optionalPeriod(words("Period or date of the value, as FY2025, 2025-12-31 or a date; left out: any date", "Periodo o fecha del valor: FY2025, 2025-12-31 o una fecha; omitido: cualquier fecha")),
};

/** Day 0 of the 1900 date system, counted from 1 March 0000; the system's false leap day ends before serial 61. */
const SERIAL_ZERO = 693_899;
const DAYS_PER_ERA = 146_097;

/** A date serial as year-month-day, by calendar arithmetic alone (Hinnant, days to civil). */
export const isoDate = (serial: number): string => {
  const days = Math.floor(serial) + SERIAL_ZERO;
  const era = Math.floor(days / DAYS_PER_ERA);
  const dayOfEra = days - era * DAYS_PER_ERA;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = yearOfEra + 400 * era + (month <= 2 ? 1 : 0);
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
};

/** Five digits are a date serial, which Excel may hand over as a number or as text; four digits are a year. */
const asPeriod = (asOf: string): string => {
  if (!/^\d{5,}(\.\d+)?$/.test(asOf)) return asOf;
  const serial = Number(asOf);
  check<typeof factArguments>("asOf", serial <= 2_958_465, `expected a date up to 9999-12-31, got ${asOf}`);
  return isoDate(serial);
};

const list = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(", ");

/** The facts that answer, best first; #N/A with what exists instead where there is none. */
export const lookUp = (company: string, metric: string, asOf: string | undefined): readonly [FactValue, ...FactValue[]] => {
  const period = asOf === undefined ? undefined : asPeriod(asOf);
  const query: FactQuery = { company, metric, ...(period === undefined ? {} : { asOf: period }) };
  const finding = findFacts(query);
  if ("found" in finding) return finding.found;
  const { missing, offers } = finding;
  if (missing === "company") return notAvailable("company", `no facts about "${company}"; nearest: ${list(offers)}`);
  if (missing === "metric") return notAvailable("metric", `${company} has no "${metric}"; nearest: ${list(offers)}`);
  const shown = offers.slice(0, 8);
  return notAvailable("asOf", `"${metric}" is not known at "${period}"; known at ${list(shown)}${shown.length < offers.length ? " and others" : ""}`);
};

/** Which fact answered, for EXPLAIN. */
export const factSteps = [
  { of: "id", unit: "text", how: "the fact that answers: best confidence, then the latest source, then the latest date" },
  { of: "known", unit: "text", how: "metric and date of that fact" },
  { of: "printed", unit: "text", how: "the value as the source prints it" },
  { of: "confidence", unit: "text", how: "high: filing or release read; medium: press or quoted filing; low: secondary or own arithmetic" },
  { of: "source", unit: "text", how: "title and publisher" },
  { of: "passedOver", unit: "text", how: "other facts with this name and date that rank lower" },
] as const;

/** The document is asked for when an explanation reads it: FIGURE answers without, and in Excel the documents may be on their way. */
export const factWorkings = <More extends object>([best, ...others]: readonly [FactValue, ...FactValue[]], library: Library, more: More) => ({
  id: best.id,
  known: `${best.metric}, ${best.asOf}`,
  printed: `${best.printed} ${best.unit}`,
  confidence: best.confidence,
  get source(): string {
    const { title, publisher } = library.documentOf(best.id);
    return `${title}; ${publisher}`;
  },
  passedOver: others.length === 0 ? "none" : others.map((fact) => `${fact.id} (${fact.printed} ${fact.unit}, ${fact.asOf})`).join("; "),
  ...more,
});

/** Said when a fact is called by its id although a better source states the same. */
export const supersededWarning = (company: string, metric: string): readonly Words[] => {
  const finding = findFacts({ company, metric });
  const fact = "found" in finding ? finding.found[0] : undefined;
  return fact?.supersededBy
    ? [words(`${fact.id} is superseded by ${fact.supersededBy}, which states the same from a better source`, `${fact.id} está sustituido por ${fact.supersededBy}, que dice lo mismo con mejor fuente`)]
    : [];
};

export const factLimits: readonly Words[] = [
  words(
    "A packaged record, collected up to October 2026, not a live feed; a workbook holds values, and this function only checks them for drift.",
    "Registro empaquetado, recogido hasta octubre de 2026, no datos en vivo; el libro guarda valores y esta función solo comprueba su deriva.",
  ),
  words(
    "Several facts fit: best confidence answers, then the latest source, then the latest date. Without as_of this may be a fact of 2026: give the date.",
    "Si varios datos encajan: responde el de mayor confianza, luego la fuente más reciente, luego la fecha más reciente. Sin as_of puede ser un dato de 2026: indique la fecha.",
  ),
  words(
    "as_of is compared with the text of the fact; if no text is equal, dates that begin with it fit: 2025-12 finds 2025-12-05, never a fiscal year.",
    "as_of se compara con el texto del dato; si ninguno es igual, valen las fechas que empiezan así: 2025-12 halla 2025-12-05, nunca un ejercicio.",
  ),
];
