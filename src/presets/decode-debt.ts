import { inUnit, usable } from "./fact-value";
import type { Covenant, DebtBook, Facility, Maturity, Quote } from "./figure";
import { type Json, list, oneOf, optional, record, refuse, someNumber, someText } from "./read";

const FACILITY_FIELDS = [
  "key", "name", "balanceJun2025", "balanceMar2026", "balanceDec2025", "balanceKind", "rate", "maturity", "recourse", "facts", "how",
];
const MATURITY_FIELDS = ["year", "label", "amount", "fact"];
const COVENANT_FIELDS = ["key", "label", "labelEs", "kind", "threshold", "unit", "firstTest", "fact", "how"];

const QUOTE_FIELDS = ["label", "labelEs", "spread", "fact", "differs", "how"];

const factNumber = (id: string, unit: string, where: string): number => {
  const fact = usable(id);
  if (typeof fact === "string") return refuse(where, fact);
  const stated = inUnit(fact, unit);
  return typeof stated === "number" ? stated : refuse(where, stated);
};

const facility = (json: Json, where: string): Facility => {
  const from = record(json, where, FACILITY_FIELDS);
  const text = (field: string): string => someText(from[field], `${where}, ${field}`);
  const facts = list(from["facts"], `${where}, facts`).map((id) => someText(id, `${where}, facts`));
  if (facts.length === 0) refuse(`${where}, facts`, "a facility needs its source");
  const known = facts.map((id) => usable(id)).map((fact) => (typeof fact === "string" ? refuse(`${where}, facts`, fact) : fact));
  const secondHand = known.some((fact) => /second-hand/.test(fact.publisher));
  if (secondHand && !/second-hand/.test(text("how"))) refuse(`${where}, how`, "a source was read second-hand; say so");
  const balance = (field: "balanceJun2025" | "balanceMar2026"): number | null => {
    if (from[field] === null) return null;
    const value = someNumber(from[field], `${where}, ${field}`);
    const printed = known.some((fact) => inUnit(fact, "$m") === value);
    return printed ? value : refuse(`${where}, ${field}`, `none of ${facts.join(", ")} prints ${value} $m`);
  };
  return {
    key: text("key"), name: text("name"), maturity: text("maturity"), recourse: text("recourse"), how: text("how"), facts,
    balanceJun2025: balance("balanceJun2025"), balanceMar2026: balance("balanceMar2026"),
    balanceDec2025: someNumber(from["balanceDec2025"], `${where}, balanceDec2025`),
    balanceKind: oneOf(["exact", "interpolated"] as const, from["balanceKind"], `${where}, balanceKind`),
    rate: someNumber(from["rate"], `${where}, rate`),
  };
};

const maturity = (json: Json, where: string): Maturity => {
  const from = record(json, where, MATURITY_FIELDS);
  const [fact, amount] = [someText(from["fact"], `${where}, fact`), someNumber(from["amount"], `${where}, amount`)];
  const stated = factNumber(fact, "$m", `${where}, fact`);
  if (amount !== stated) refuse(`${where}, amount`, `${amount} is not ${stated}, which ${fact} states`);
  return { year: someNumber(from["year"], `${where}, year`), label: someText(from["label"], `${where}, label`), amount, fact };
};

const covenant = (json: Json, where: string): Covenant => {
  const from = record(json, where, COVENANT_FIELDS);
  const text = (field: string): string => someText(from[field], `${where}, ${field}`);
  const [fact, unit, threshold] = [text("fact"), text("unit"), someNumber(from["threshold"], `${where}, threshold`)];
  const stated = factNumber(fact, unit, `${where}, fact`);
  if (threshold !== stated) refuse(`${where}, threshold`, `${threshold} is not ${stated}, which ${fact} states`);
  return {
    key: text("key"), label: text("label"), labelEs: text("labelEs"), how: text("how"), fact, unit, threshold,
    kind: oneOf(["MIN", "MAX"] as const, from["kind"], `${where}, kind`), firstTest: someNumber(from["firstTest"], `${where}, firstTest`),
  };
};

const quote = (json: Json, where: string): Quote => {
  const from = record(json, where, QUOTE_FIELDS);
  const text = (field: string): string => someText(from[field], `${where}, ${field}`);
  const [fact, spread] = [text("fact"), someNumber(from["spread"], `${where}, spread`)];
  const differs = optional(from["differs"], (given) => someText(given, `${where}, differs`));
  const source = usable(fact);
  if (typeof source === "string") return refuse(`${where}, fact`, source);
  const stated = inUnit(source, "bp");
  if (differs === undefined && (typeof stated !== "number" || Math.abs(stated - spread) > 1e-9 * spread)) {
    refuse(`${where}, spread`, typeof stated === "string" ? `${stated}; say in "differs" where ${spread} comes from` : `${spread} is not ${stated}, which ${fact} states`);
  }
  if (/second-hand/.test(source.publisher) && !/second-hand/i.test(text("how"))) refuse(`${where}, how`, "a source was read second-hand; say so");
  return { label: text("label"), labelEs: text("labelEs"), spread, fact, how: text("how"), ...(differs && { differs }) };
};

/** The company's debt: every balance is printed by one of its facts, and facilities and plug add up to the total. */
export const debtBook = (json: Json, where: string, debtTotal: number): DebtBook => {
  const from = record(json, where, ["facilities", "plug", "maturities", "maturitiesAsOf", "covenants", "quotes"]);
  const rows = <T>(field: string, read: (json: Json, where: string) => T): readonly T[] =>
    list(from[field], `${where}, ${field}`).map((row, i) => read(row, `${where}, ${field} ${i + 1}`));
  const facilities = rows("facilities", facility);
  const plug = someNumber(from["plug"], `${where}, plug`);
  const total = facilities.reduce((sum, { balanceDec2025 }) => sum + balanceDec2025, plug);
  if (Math.abs(total - debtTotal) > 1e-9) refuse(`${where}, plug`, `facilities and plug add up to ${total}, not debt_total ${debtTotal}`);
  return {
    facilities, plug, maturities: rows("maturities", maturity),
    maturitiesAsOf: someText(from["maturitiesAsOf"], `${where}, maturitiesAsOf`), covenants: rows("covenants", covenant), quotes: rows("quotes", quote),
  };
};
