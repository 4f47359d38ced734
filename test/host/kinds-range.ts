import { isCellError } from "../../src/functions/cells";
import { activate, addressOf, cellAt, eachCell, ensureCell, localAddress, type Range, rangeAt, rangeOf, type Sheet } from "./book";
import { denied, invalid, notModelled } from "./faults";
import { guess } from "./guesses";
import type { HostObject, Kind } from "./processor";
import { asGrid, refuseProtected, setFormulas, setNumberFormat } from "./typing";

/** Part of a range or of several: its format, fill or font, choices or rules. */
interface PartOf extends HostObject { readonly ranges: readonly Range[] }
export interface RangeAreas extends HostObject { readonly kind: "RangeAreas"; readonly ranges: readonly Range[] }

const partOf = (kind: string) => (object: Range | PartOf): PartOf => ({ kind, ranges: "ranges" in object ? object.ranges : [object] });

export type Accepts = "text" | "number" | "flag" | "colour" | readonly string[];
export const accepted = (value: unknown, what: Accepts): boolean => {
  if (what === "text") return typeof value === "string";
  if (what === "number") return typeof value === "number" && Number.isFinite(value);
  if (what === "flag") return typeof value === "boolean";
  if (what === "colour") return typeof value === "string" && /^#[0-9A-F]{6}$/i.test(value);
  return what.includes(value as string);
};
/** Properties that are kept as they are set; anything else set to them is refused. */
export const keptIn = (settings: (object: any) => Map<string, unknown>, fields: Readonly<Record<string, Accepts>>): NonNullable<Kind["properties"]> =>
  Object.fromEntries(Object.entries(fields).map(([name, what]) => [name, {
    get: (object: unknown) => settings(object).get(name) ?? null,
    set: (object: unknown, value: unknown) => {
      if (!accepted(value, what)) throw invalid();
      settings(object).set(name, value);
    },
  }]));

const looked = (key: string, what: Accepts): NonNullable<Kind["properties"]>[string] => ({
  get: ({ ranges }: PartOf) => {
    const found = new Set(ranges.flatMap((range) => eachCell(range, (row, column) => cellAt(range.sheet, row, column)?.look.get(key) ?? null).flat()));
    return found.size === 1 ? [...found][0] : null;
  },
  set: ({ ranges }: PartOf, value: unknown) => {
    if (!accepted(value, what)) throw invalid();
    for (const range of ranges) {
      refuseProtected(range);
      eachCell(range, (row, column) => ensureCell(range.sheet, row, column).look.set(key, value));
    }
  },
});

/** What a cell holds; null when it is blank, which empty text from a formula is not. */
const heldBy = (sheet: Sheet, row: number, column: number): string | number | boolean | null => {
  const cell = cellAt(sheet, row, column);
  const { calculator } = sheet.book;
  if (cell && !cell.isFormula && cell.typed !== "") return cell.typed;
  if (!calculator) return cell?.isFormula ? 0 : null;
  if (sheet.book.stale.has(sheet)) {
    guess("stale-after-suspension");
    return cell?.isFormula ? 0 : null;
  }
  const value = calculator.value(sheet.name, row, column);
  if (!isCellError(value)) return value;
  guess(value.error === "#SPILL!" ? "blocked-spill" : "error-values");
  return value.error;
};
const valueOf = (sheet: Sheet, row: number, column: number): string | number | boolean => {
  guess("blank-is-empty-text");
  return heldBy(sheet, row, column) ?? "";
};
const typeOf = (sheet: Sheet, row: number, column: number): string => {
  const [value, cell] = [heldBy(sheet, row, column), cellAt(sheet, row, column)];
  guess("empty-text");
  if (value === null) return "Empty";
  if (typeof value === "number") return "Double";
  if (typeof value === "boolean") return "Boolean";
  // A text typed by hand that looks like an error is a text; only what is calculated can be an error.
  return /^#(N\/A|[A-Z0-9/]+[!?])$/.test(value) && (cell === undefined || cell.isFormula || cell.typed === "") ? "Error" : "String";
};
const grid = (read: (sheet: Sheet, row: number, column: number) => unknown) => (range: Range) => eachCell(range, (row, column) => read(range.sheet, row, column));

const moved = (range: Range, row: number, column: number, rows: number, columns: number): Range => rangeOf(range.sheet, row, column, rows, columns);
const needsNumbers = (...given: readonly unknown[]): void => {
  if (!given.every(Number.isInteger)) throw invalid();
};

/** A list of areas as getRanges takes it. */
export const areasAt = (sheet: Sheet, text: string): RangeAreas => {
  guess("areas-limit");
  if (text.length > 8192) throw invalid();
  return { kind: "RangeAreas", ranges: text.split(",").map((address) => rangeAt(sheet.book, address.trim(), sheet)) };
};

const RULE_FONTS = { Color: "colour", Bold: "flag", Italic: "flag" } as const;
const settingsOf = (object: { readonly settings: Map<string, unknown> }): Map<string, unknown> => object.settings;
/** Part of an object whose settings are kept with those of its owner, under a prefix of their own. */
const inside = (kind: string, prefix: string) => (owner: { readonly settings: Map<string, unknown> }): HostObject & { readonly settings: Map<string, unknown> } =>
  ({ kind, settings: new Proxy(owner.settings, {
    get: (map, method) => (method === "set" ? (key: string, value: unknown) => map.set(prefix + key, value) : method === "get" ? (key: string) => map.get(prefix + key) : Reflect.get(map, method)),
  }) });
export { inside, settingsOf };

export const RANGE_KINDS: Readonly<Record<string, Kind>> = {
  Range: {
    properties: {
      Address: addressOf,
      RowIndex: ({ row }: Range) => row,
      ColumnIndex: ({ column }: Range) => column,
      RowCount: ({ rows }: Range) => rows,
      ColumnCount: ({ columns }: Range) => columns,
      Values: { get: grid(valueOf), set: setFormulas },
      Formulas: {
        get: grid((sheet, row, column) => {
          const cell = cellAt(sheet, row, column);
          if (cell?.isFormula) return cell.typed;
          guess("spill-formula");
          return valueOf(sheet, row, column);
        }),
        set: setFormulas,
      },
      ValueTypes: grid(typeOf),
      NumberFormat: { get: grid((sheet, row, column) => cellAt(sheet, row, column)?.numberFormat ?? "General"), set: setNumberFormat },
    },
    parts: {
      Format: partOf("RangeFormat"),
      Worksheet: ({ sheet }: Range) => sheet,
      DataValidation: partOf("DataValidation"),
      ConditionalFormats: partOf("ConditionalFormatCollection"),
    },
    methods: {
      GetCell: (range: Range, [row, column]) => (needsNumbers(row, column), moved(range, range.row + row, range.column + column, 1, 1)),
      GetRow: (range: Range, [row]) => (needsNumbers(row), moved(range, range.row + row, range.column, 1, range.columns)),
      GetBoundingRect: (range: Range, [other]) => {
        const to = typeof other === "string" ? rangeAt(range.sheet.book, other, range.sheet) : (other as Range);
        const [row, column] = [Math.min(range.row, to.row), Math.min(range.column, to.column)];
        return moved(range, row, column, Math.max(range.row + range.rows, to.row + to.rows) - row, Math.max(range.column + range.columns, to.column + to.columns) - column);
      },
      _ValidateArraySize: (range: Range, [rows, columns]) => {
        if (rows !== range.rows || columns !== range.columns) asGrid(range, []);
      },
      GetSpillParentOrNullObject: (range: Range) => {
        guess("spill-parent");
        if (range.rows * range.columns !== 1) throw invalid();
        const parent = range.sheet.book.calculator?.spillAt(range.sheet.name, range.row, range.column);
        return parent ? moved(range, parent.row, parent.column, 1, 1) : null;
      },
      GetSpillingToRangeOrNullObject: (range: Range) => {
        guess("spilling-to");
        if (range.rows * range.columns !== 1) throw invalid();
        const spill = range.sheet.book.calculator?.spillAt(range.sheet.name, range.row, range.column);
        const isFirst = spill && spill.row === range.row && spill.column === range.column;
        return isFirst && spill.rows * spill.columns > 1 ? moved(range, spill.row, spill.column, spill.rows, spill.columns) : null;
      },
      Select: (range: Range) => {
        const { book } = range.sheet;
        if (range.sheet.visibility !== "Visible") throw denied();
        range.sheet.selected = range;
        activate(range.sheet);
        book.told(14, [range.sheet.id, "Workbook"], { address: localAddress(range), worksheetId: range.sheet.id });
      },
      Clear: (range: Range, [what]) => {
        if (what !== "Contents" && what !== "All" && what !== undefined && what !== null) throw notModelled(`Range.clear(${what})`);
        setFormulas(range, "");
      },
    },
  },
  RangeAreas: { parts: { Format: partOf("RangeFormat") } },
  RangeFormat: {
    properties: {
      WrapText: looked("wrap", "flag"),
      VerticalAlignment: looked("vertical", ["Top", "Center", "Bottom"]),
      HorizontalAlignment: looked("horizontal", ["General", "Left", "Center", "Right"]),
      ColumnWidth: {
        get: ({ ranges }: PartOf) => ranges[0]!.sheet.widths.get(ranges[0]!.column) ?? 48,
        set: ({ ranges }: PartOf, width: unknown) => {
          if (!accepted(width, "number") || (width as number) < 0) throw invalid();
          for (const range of ranges) for (let i = 0; i < range.columns; i += 1) range.sheet.widths.set(range.column + i, width as number);
        },
      },
    },
    parts: { Fill: partOf("RangeFill"), Font: partOf("RangeFont") },
  },
  RangeFill: { properties: { Color: looked("fill", "colour") } },
  RangeFont: { properties: { Bold: looked("bold", "flag"), Italic: looked("italic", "flag"), Color: looked("color", "colour"), Size: looked("size", "number"), Name: looked("font", "text") } },
  DataValidation: {
    properties: {
      Rule: {
        get: ({ ranges }: PartOf) => ranges[0]!.sheet.choices.get(localAddress(ranges[0]!)) ?? null,
        set: ({ ranges }: PartOf, rule: unknown) => {
          const list = (rule as { readonly list?: { readonly source?: unknown; readonly inCellDropDown?: unknown } }).list;
          if (!list || typeof list.source !== "string") throw notModelled(`the rule ${JSON.stringify(rule)}`);
          guess("choice-limit");
          if (list.source.length > 255) throw invalid();
          for (const range of ranges) range.sheet.choices.set(localAddress(range), list.source);
        },
      },
    },
  },
  ConditionalFormatCollection: {
    methods: {
      Add: ({ ranges }: PartOf, [type]) => {
        if (type !== "Custom") throw notModelled(`conditional formats of type ${type}`);
        const [range] = ranges as readonly [Range];
        const rule = { kind: "ConditionalFormat" as const, range: localAddress(range), settings: new Map<string, unknown>() };
        range.sheet.rules.push(rule);
        return rule;
      },
    },
  },
  ConditionalFormat: { identity: () => ({ Id: "1" }), properties: { Id: () => "1" }, parts: { Custom: inside("CustomConditionalFormat", "") } },
  CustomConditionalFormat: { parts: { Rule: inside("ConditionalFormatRule", ""), Format: inside("ConditionalRangeFormat", "") } },
  ConditionalFormatRule: { properties: keptIn(settingsOf, { Formula: "text" }) },
  ConditionalRangeFormat: { parts: { Font: inside("ConditionalRangeFont", "font."), Fill: inside("ConditionalRangeFill", "fill.") } },
  ConditionalRangeFont: { properties: keptIn(settingsOf, RULE_FONTS) },
  ConditionalRangeFill: { properties: keptIn(settingsOf, { Color: "colour" }) },
};
