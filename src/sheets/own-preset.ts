import type { Cell } from "../functions/cells";
import { isCellError } from "../functions/cells";
import { arithmetic, namesIn } from "../presets/arithmetic";
import type { Conflict, Figure, Preset, Scenario } from "../presets/figure";
import { rationale } from "./input-rows";

/** A row of Inputs as it stands: base value, its formula, and the passport beside it. */
export interface InputRow {
  readonly row: number;
  readonly key: string;
  readonly base: Cell;
  readonly formula: string | null;
  readonly low: Cell;
  readonly high: Cell;
  readonly source: Cell;
  readonly asOf: Cell;
  readonly confidence: Cell;
  readonly rationale: Cell;
  /** Who changed the value and why, where the Overrides sheet says so. */
  readonly reason: string;
}

/** A scenario as its column stands. */
export interface ScenarioColumn {
  readonly number: number;
  readonly name: string;
  readonly changes: Readonly<Record<string, Cell>>;
}

export interface Snapshot {
  readonly rows: readonly InputRow[];
  readonly scenarios: readonly ScenarioColumn[];
}

/** What the file is called, and under which name it will be listed. */
export interface OwnName {
  readonly id: string;
  readonly title: string;
}

type Language = "en" | "es";
export interface Saved {
  readonly preset: Preset;
  /** What the user should know of before he passes the file on. */
  readonly remarks: readonly string[];
}
export type Save = Saved | { readonly problems: readonly string[] };

const WORDS = {
  en: {
    row: "row", missing: "the row is not on Inputs any more", expected: "expected a number", got: "got", empty: "is empty; only an assumed figure that was empty before may be",
    changed: (from: string, title: string) => `Changed by the user; ${title} has ${from}. No reason was given`,
    worked: (formula: string) => `Worked out in the sheet as ${formula}`,
    was: (title: string) => `Value of ${title}, before it was changed`,
    noReason: (count: number, labels: string) => `${count} changed without a reason (write it on Overrides, or in columns J and M of Inputs): ${labels}`,
    range: (label: string, low: string, high: string) => `${label}: the value lies outside its range ${low} to ${high}; the range was left out`,
    base: (number: number) => `scenario ${number} is the base and has changes: move them to Inputs or to another scenario`,
    notNumber: (scenario: string, key: string) => `scenario ${scenario}, ${key}: expected a number`,
    own: "A scenario of the user's own",
  },
  es: {
    row: "fila", missing: "la fila ya no está en Inputs", expected: "se esperaba un número", got: "hay", empty: "está vacía; solo puede estarlo una cifra supuesta que ya lo estaba",
    changed: (from: string, title: string) => `Cambiado por el usuario; ${title} tiene ${from}. No se dio motivo`,
    worked: (formula: string) => `Calculado en la hoja como ${formula}`,
    was: (title: string) => `Valor de ${title}, antes del cambio`,
    noReason: (count: number, labels: string) => `${count} sin motivo (escríbalo en Overrides o en las columnas J y M de Inputs): ${labels}`,
    range: (label: string, low: string, high: string) => `${label}: el valor está fuera de su rango de ${low} a ${high}; se omitió el rango`,
    base: (number: number) => `el escenario ${number} es la base y tiene cambios: páselos a Inputs o a otro escenario`,
    notNumber: (scenario: string, key: string) => `escenario ${scenario}, ${key}: se esperaba un número`,
    own: "Un escenario propio del usuario",
  },
} as const;

const isEmpty = (cell: Cell): boolean => cell === null || cell === "";
const same = (a: number | null, b: number | null): boolean => a === b || (a !== null && b !== null && Math.abs(a - b) <= 1e-12 * Math.max(1, Math.abs(a), Math.abs(b)));
const numberOr = (cell: Cell): number | undefined => (typeof cell === "number" && Number.isFinite(cell) ? cell : undefined);
const textOr = (cell: Cell): string => (typeof cell === "string" ? cell.trim() : typeof cell === "number" ? String(cell) : "");

/** What the source column says by itself of a figure that nobody touched. */
const standsInSourceColumn = ({ facts, source }: Figure): readonly string[] => [source ?? "", facts.join(", "), "A!", "arithmetic", "not found", ""];

interface Taken {
  readonly figure: Figure;
  readonly remarks: readonly string[];
  readonly lacksReason: boolean;
}

/** A figure as its row stands. A value that was typed over loses the facts of the old one: they did not print it. */
const taken = (figure: Figure, row: InputRow, title: string, language: Language): Taken => {
  const words = WORDS[language];
  const label = language === "es" ? figure.labelEs : figure.label;
  const value = isEmpty(row.base) ? null : (row.base as number);
  const { facts: _, source: __, formula, arithmetic: sum, bound, differs, how, low: ___, high: ____, ...rest } = figure;
  const [source, asOf, reason] = [textOr(row.source), textOr(row.asOf), textOr(row.rationale)];
  const ownSource = standsInSourceColumn(figure).includes(source) ? figure.source : source;
  const ownReason = reason === "" || reason === rationale(figure) ? row.reason : reason;
  const [low, high] = [numberOr(row.low), numberOr(row.high)];
  const isOutside = value !== null && ((low !== undefined && value < low) || (high !== undefined && value > high));
  const common = {
    ...rest, value, asOf: asOf === "" ? figure.asOf : asOf,
    confidence: (["high", "medium", "low"] as const).find((grade) => grade === textOr(row.confidence)) ?? figure.confidence,
    ...(isOutside || low === undefined ? {} : { low }), ...(isOutside || high === undefined ? {} : { high }),
    ...(ownSource !== undefined && { source: ownSource }),
  };
  // What is said of a fact that stays, as that it was read second-hand, stays as well.
  const reasonToo = [ownReason, how].filter(Boolean).join(" · ");
  const kept = { ...(bound && { bound }), ...(differs !== undefined && { differs }) };
  const remarks = isOutside ? [words.range(label, String(low ?? "…"), String(high ?? "…"))] : [];
  // A figure that follows from others keeps its formula as long as the sheet has one.
  if (formula !== undefined && row.formula !== null) {
    return { figure: { ...common, formula, facts: figure.facts, ...kept, ...(how !== undefined && { how: reasonToo }) }, remarks, lacksReason: false };
  }
  if (same(value, figure.value) && row.formula === null) {
    return {
      figure: { ...common, facts: figure.facts, ...(sum !== undefined && { arithmetic: sum }), ...kept, ...(reasonToo !== "" && { how: reasonToo }) },
      remarks, lacksReason: false,
    };
  }
  const hasOwnSource = ownSource !== undefined && ownSource !== figure.source;
  const worked = row.formula === null ? "" : words.worked(row.formula);
  const given = [ownReason, worked].filter(Boolean).join(" · ");
  const first = figure.kind === "reported" && formula === undefined && sum === undefined ? figure.facts[0] : undefined;
  const before: readonly Conflict[] = first === undefined || figure.value === null ? []
    : [{ value: figure.value, fact: first, why: words.was(title), ...kept }];
  return {
    figure: {
      ...common, kind: hasOwnSource && value !== null ? "reported" : "assumed", facts: [], conflicts: [...before, ...figure.conflicts],
      how: given || words.changed(figure.value === null ? "–" : String(figure.value), title),
    },
    remarks, lacksReason: given === "" && !hasOwnSource,
  };
};

const rowProblems = (figure: Figure, row: InputRow | undefined, language: Language): readonly string[] => {
  const words = WORDS[language];
  const label = language === "es" ? figure.labelEs : figure.label;
  if (!row) return [`'${label}': ${words.missing}`];
  if (isEmpty(row.base)) return figure.value === null || figure.kind === "assumed" ? [] : [`${words.row} ${row.row} '${label}' ${words.empty}`];
  if (typeof row.base === "number") return [];
  const shown = isCellError(row.base) ? row.base.error : `"${String(row.base).slice(0, 40)}"`;
  return [`${words.row} ${row.row} '${label}': ${words.expected}, ${words.got} ${shown}`];
};

const scenariosOf = (preset: Preset, { scenarios }: Snapshot, language: Language): { readonly scenarios: readonly Scenario[]; readonly problems: readonly string[] } => {
  const words = WORDS[language];
  const problems: string[] = [];
  const read = scenarios.map((column, i): Scenario => {
    const known = preset.scenarios.find(({ number }) => number === column.number);
    const changes: Record<string, number> = {};
    for (const [key, cell] of Object.entries(column.changes)) {
      if (typeof cell === "number") changes[key] = cell;
      else problems.push(words.notNumber(`${column.number} '${column.name}'`, key));
    }
    const changesNothing = Object.keys(changes).length === 0;
    if (known?.effect === "base" && !changesNothing) problems.push(words.base(column.number));
    const isRenamed = !known || column.name !== (language === "es" ? known.nameEs : known.name);
    return {
      ...(known ?? { story: words.own }),
      number: i + 1,
      name: isRenamed ? column.name : known.name, nameEs: isRenamed ? column.name : known.nameEs,
      changes, ...(changesNothing && { effect: known?.effect ?? "none" }),
    };
  });
  // An effect says why there are no changes; one that has them now says nothing.
  return { problems, scenarios: read.map(({ effect, ...scenario }) => (Object.keys(scenario.changes).length === 0 ? { ...scenario, effect: effect! } : scenario)) };
};

/** A loaded model as it stands in its sheets, as a preset of the user's own; or everything that keeps it from being one. */
export const presetFromSheets = (preset: Preset, name: OwnName, sheets: Snapshot, language: Language): Save => {
  const rows = new Map(sheets.rows.map((row) => [row.key, row]));
  const all = [...preset.figures, ...(preset.further ?? [])];
  const { scenarios, problems: inScenarios } = scenariosOf(preset, sheets, language);
  const problems = [...all.flatMap((figure) => rowProblems(figure, rows.get(figure.key), language)), ...inScenarios];
  if (problems.length > 0) return { problems };
  const title = language === "es" ? preset.titleEs : preset.title;
  const read = all.map((figure) => taken(figure, rows.get(figure.key)!, title, language));
  const values = new Map(read.map(({ figure }) => [figure.key, figure.value]));
  // A formula that no longer gives the value of its cell was typed over by another one.
  const figures = read.map(({ figure }): Figure => {
    if (figure.formula === undefined) return figure;
    const isKnown = namesIn(figure.formula).every((key) => typeof values.get(key) === "number");
    if (isKnown && figure.value !== null && same(arithmetic(figure.formula, (key) => values.get(key)!), figure.value)) return figure;
    const { formula, ...rest } = figure;
    return { ...rest, kind: "assumed", facts: [], how: [figure.how, WORDS[language].worked(rows.get(figure.key)!.formula ?? formula)].filter(Boolean).join(" · ") };
  });
  const unexplained = read.filter(({ lacksReason }) => lacksReason).map(({ figure }) => (language === "es" ? figure.labelEs : figure.label));
  const { further: _, ...base } = preset;
  return {
    preset: {
      ...base, id: name.id, title: name.title, titleEs: name.title, scenarios,
      figures: figures.slice(0, preset.figures.length),
      ...(preset.further && { further: figures.slice(preset.figures.length) }),
    },
    remarks: [...(unexplained.length > 0 ? [WORDS[language].noReason(unexplained.length, unexplained.join("; "))] : []), ...read.flatMap(({ remarks }) => remarks)],
  };
};
