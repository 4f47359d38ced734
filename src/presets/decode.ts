import type { Fact } from "../facts/facts";
import { periodEnd } from "../facts/find";
import { arithmetic, namesIn } from "./arithmetic";
import { debtBook } from "./decode-debt";
import { inUnit, usable } from "./fact-value";
import type { Bound, Figure, Preset, Scenario } from "./figure";
import { networkOf } from "./network-flows";
import { type Json, list, oneOf, optional, record, refuse, someNumber, someText } from "./read";

const ARCHETYPES = ["neocloud", "miner", "network"] as const;
const KINDS = ["reported", "derived", "assumed"] as const;
const CONFIDENCES = ["high", "medium", "low"] as const;
const BOUNDS = ["LOW", "MID", "HIGH"] as const;

const FIGURE_FIELDS = [
  "key", "label", "labelEs", "unit", "value", "formula", "arithmetic", "asOf", "kind", "facts", "bound", "differs", "how",
  "confidence", "seed", "seedWording", "update", "low", "high", "conflicts", "source",
] as const;
const CLAIM_FIELDS = ["value", "fact", "why", "bound", "differs"] as const;

/** Two values are one when they agree in twelve digits: what is left is binary arithmetic. */
const same = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-12 * Math.max(1, Math.abs(a), Math.abs(b));

const fact = (id: string, where: string): Fact => {
  const found = usable(id);
  return typeof found === "string" ? refuse(where, found) : found;
};

/** A value that names a fact must be that fact's number, or say why it is not. */
const checkClaim = (where: string, value: number, unit: string, source: Fact, bound: Bound | undefined, differs: string | undefined): void => {
  const stated = inUnit(source, unit, bound);
  const agrees = typeof stated === "number" && same(value, stated);
  if (agrees && differs !== undefined) refuse(`${where}, differs`, `the value does equal ${source.id}; say nothing`);
  if (agrees || differs !== undefined) return;
  const problem = typeof stated === "string"
    ? `${stated}; say in "differs" where ${value} comes from`
    : `${value} is not ${stated}, which ${source.id} states; say why in "differs"`;
  refuse(`${where}, value`, problem);
};

const claim = (json: Json, where: string, unit: string) => {
  const from = record(json, where, CLAIM_FIELDS);
  const value = someNumber(from["value"], `${where}, value`);
  const id = someText(from["fact"], `${where}, fact`);
  const bound = optional(from["bound"], (given) => oneOf(BOUNDS, given, `${where}, bound`));
  const differs = optional(from["differs"], (given) => someText(given, `${where}, differs`));
  checkClaim(where, value, unit, fact(id, `${where}, fact`), bound, differs);
  return { from, value, fact: id, ...(bound && { bound }), ...(differs && { differs }) };
};

/** A figure by itself; what concerns other rows is checked once all are read. */
export const readFigure = (json: Json, row: string, freezeDate: string): Figure => {
  const named = record(json, row, FIGURE_FIELDS);
  const key = someText(named["key"], `${row}, key`);
  if (!/^[a-z][a-z0-9_]{1,}$/.test(key)) refuse(`${row}, key`, `expected lower case words joined by _, got "${key}"`);
  const where = `${row} (${key})`;
  const at = (field: string): string => `${where}, ${field}`;
  const text = (field: string): string => someText(named[field], at(field));
  const maybeText = (field: string) => optional(named[field], (given) => someText(given, at(field)));
  const maybeNumber = (field: string) => optional(named[field], (given) => someNumber(given, at(field)));

  const unit = text("unit");
  const kind = oneOf(KINDS, named["kind"], at("kind"));
  const value = named["value"] === null ? null : someNumber(named["value"], at("value"));
  const facts = list(named["facts"], at("facts")).map((id) => someText(id, at("facts")));
  const sources = facts.map((id) => fact(id, at("facts")));
  const [formula, sumOfFacts, differs, how, source] = [maybeText("formula"), maybeText("arithmetic"), maybeText("differs"), maybeText("how"), maybeText("source")];
  const bound = optional(named["bound"], (given) => oneOf(BOUNDS, given, at("bound")));
  const [low, high, seed, seedWording] = [maybeNumber("low"), maybeNumber("high"), maybeNumber("seed"), maybeText("seedWording")];

  if (value === null && kind !== "assumed") refuse(at("value"), "only an assumed parameter may be empty");
  if (kind === "reported" && sources.length === 0 && source === undefined) refuse(at("facts"), "a reported figure needs its source");
  if (kind !== "reported" && how === undefined) refuse(at("how"), `${kind === "assumed" ? "an" : "a"} ${kind} figure needs its reason`);
  if (sources.some((source) => /second-hand/.test(source.publisher)) && !/second-hand/.test(how ?? "")) {
    refuse(at("how"), "a source was read second-hand; say so");
  }
  if (formula !== undefined && !formula.startsWith("=")) refuse(at("formula"), `expected a formula that begins with =, got "${formula}"`);
  if (sumOfFacts !== undefined) {
    if (value === null) refuse(at("value"), "arithmetic on facts needs a value");
    checkArithmetic(at("arithmetic"), sumOfFacts, value!, unit, facts);
  } else if (formula === undefined && kind !== "assumed") {
    if (sources.length === 0 && differs === undefined && source === undefined) refuse(at("formula"), "a derived figure needs a formula, arithmetic on facts, or a fact");
    if (sources.length > 0) checkClaim(where, value!, unit, sources[0]!, bound, differs);
  }
  if (value !== null && ((low !== undefined && value < low) || (high !== undefined && value > high))) {
    refuse(at("low, high"), `${value} is outside ${low ?? "…"} to ${high ?? "…"}`);
  }
  const update = optional(named["update"], (given) => {
    const { from, ...later } = claim(given, at("update"), unit);
    if ("why" in from) refuse(at("update"), `unknown field "why"`);
    const spoken = periodEnd(fact(later.fact, at("update")).asOf);
    if (spoken <= freezeDate) refuse(at("update"), `${later.fact} speaks of ${spoken}, which is not after the freeze date`);
    return later;
  });
  const conflicts = list(named["conflicts"], at("conflicts")).map((given, i) => {
    const { from, ...other } = claim(given, at(`conflicts ${i + 1}`), unit);
    return { ...other, why: someText(from["why"], at(`conflicts ${i + 1}, why`)) };
  });
  return {
    key, label: text("label"), labelEs: text("labelEs"), unit, value, asOf: text("asOf"), kind, facts,
    confidence: oneOf(CONFIDENCES, named["confidence"], at("confidence")), conflicts,
    ...(formula !== undefined && { formula }), ...(sumOfFacts !== undefined && { arithmetic: sumOfFacts }),
    ...(bound && { bound }), ...(differs !== undefined && { differs }), ...(how !== undefined && { how }), ...(source !== undefined && { source }),
    ...(seed !== undefined && { seed }), ...(seedWording !== undefined && { seedWording }), ...(update && { update }),
    ...(low !== undefined && { low }), ...(high !== undefined && { high }),
  };
};

const checkArithmetic = (where: string, formula: string, value: number, unit: string, facts: readonly string[]): void => {
  for (const id of namesIn(formula)) if (!facts.includes(id)) refuse(where, `${id} is not among the facts of the figure`);
  const result = arithmetic(formula, (id) => {
    const stated = inUnit(fact(id, where), unit);
    return typeof stated === "number" ? stated : refuse(where, stated);
  });
  if (!same(result, value)) refuse(where, `${formula} is ${result}, not ${value}`);
};

const checkFormulas = (figures: readonly Figure[]): void => {
  const values = new Map(figures.map((figure) => [figure.key, figure.value]));
  for (const { key, formula, value } of figures) {
    if (formula === undefined) continue;
    const where = `${key}, formula`;
    const result = arithmetic(formula, (name) =>
      values.get(name) ?? refuse(where, values.has(name) ? `${name} has no value` : `unknown key ${name}`));
    if (value === null || !same(result, value)) refuse(where, `${formula} is ${result}, not ${value}`);
  }
};

export const checkScenarios = (scenarios: readonly Scenario[], keys: ReadonlySet<string>): void =>
  scenarios.forEach(({ number, name, changes, effect }, i) => {
    const where = `scenario ${number} (${name})`;
    if (number !== i + 1) refuse(where, `expected number ${i + 1}`);
    for (const [key, value] of Object.entries(changes)) {
      if (!keys.has(key)) refuse(where, `unknown key ${key}`);
      if (!Number.isFinite(value)) refuse(where, `expected a number for ${key}, got ${value}`);
    }
    const changesNothing = Object.keys(changes).length === 0;
    if (changesNothing !== (effect !== undefined)) refuse(where, "expected changes, or an effect that says why there are none");
  });

const PRESET_FIELDS = [
  "id", "archetype", "company", "title", "titleEs", "summary", "summaryEs", "freezeDate", "valuationDate", "thesis", "figures", "further", "debt", "parties", "flows",
] as const;

/**
 * A company file becomes a preset, or is refused with a message that names row and field. Nothing is filled in: a figure
 * without unit, date, kind, source or reason does not reach a workbook. `derived` are rows below the figures that a scenario
 * may change too.
 */
export const decode = (json: unknown, scenarios: readonly Scenario[], derived: readonly string[] = []): Preset => {
  const from = record(json as Json, "preset", PRESET_FIELDS);
  const id = someText(from["id"], "preset, id");
  const text = (field: string): string => someText(from[field], `${id}, ${field}`);
  const date = (field: string): string =>
    /^\d{4}-\d{2}-\d{2}$/.test(text(field)) ? text(field) : refuse(`${id}, ${field}`, `expected a date as 2025-12-31, got "${text(field)}"`);
  const freezeDate = date("freezeDate");
  const rows = (field: "figures" | "further"): readonly Figure[] =>
    list(from[field], `${id}, ${field}`).map((row, i) => readFigure(row, `${id}, ${field} ${i + 1}`, freezeDate));
  const figures = rows("figures");
  const further = from["further"] === undefined ? [] : rows("further");
  const all = [...figures, ...further];
  all.forEach(({ key }, i) => {
    if (all.findIndex((other) => other.key === key) !== i) refuse(`${id} (${key}), key`, "stands twice");
  });
  checkFormulas(all);
  checkScenarios(scenarios, new Set([...all.map((figure) => figure.key), ...derived]));
  const debtTotal = all.find((figure) => figure.key === "debt_total")?.value;
  const debt = optional(from["debt"], (given) =>
    debtBook(given, `${id}, debt`, debtTotal ?? refuse(`${id}, debt`, "expected a figure debt_total to add up to")));
  const network = optional(from["flows"], (given) => networkOf(from["parties"], given, id, figures));
  return {
    id, archetype: oneOf(ARCHETYPES, from["archetype"], `${id}, archetype`), company: text("company"), title: text("title"), titleEs: text("titleEs"), summary: text("summary"), summaryEs: text("summaryEs"),
    freezeDate, valuationDate: date("valuationDate"), thesis: text("thesis"), figures, scenarios,
    ...(further.length > 0 && { further }), ...(debt && { debt }), ...(network && { network }),
  };
};
