import { activate, addSheet, type Book, copySheet, deleteSheet, localAddress, type NamedItem, type Range, rangeAt, rangeOf, renameSheet, sheetNamed, type Sheet, usedRange } from "./book";
import { denied, invalid, notModelled, taken } from "./faults";
import { guess } from "./guesses";
import { accepted, areasAt, keptIn } from "./kinds-range";
import type { HostObject, Kind } from "./processor";

interface OfBook extends HostObject { readonly book: Book }
interface OfSheet extends HostObject { readonly sheet: Sheet }
interface Setting extends HostObject { readonly key: string; readonly book: Book }
interface CustomProperty extends HostObject { readonly key: string; readonly sheet: Sheet }

interface Table extends HostObject { readonly name: string }

const tablesOf = (book: Book): readonly Table[] => book.sheets.flatMap(({ tables }) => tables.map(({ name }): Table => ({ kind: "Table", name })));
const ofBook = (kind: string) => (book: Book): OfBook => ({ kind, book });
const ofSheet = (kind: string) => (sheet: Sheet): OfSheet => ({ kind, sheet });

const VALID_NAME = /^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u;
const READS_AS_CELL = /^([A-Z]{1,3}\d+|R|C|R\d*C\d*)$/i;

const suspended = (book: Book, what: "isCalculationSuspended" | "isScreenSuspended"): void => {
  guess("suspend-ends");
  book[what] = true;
  book.suspensions += 1;
};
/** Registering and releasing events: the push comes from the model, so nothing needs to be kept here. */
const events = (...names: readonly string[]): NonNullable<Kind["methods"]> =>
  Object.fromEntries(names.flatMap((name) => [[`_Register${name}`, (object: { book?: Book; kind: string }) => void registered(object, name, 1)], [`_Unregister${name}`, (object: { book?: Book; kind: string }) => void registered(object, name, -1)]]));
const counts = new WeakMap<Book, Map<string, number>>();
const registered = (object: { readonly book?: Book; readonly kind: string }, name: string, change: number): void => {
  const book = object.kind === "Workbook" ? (object as unknown as Book) : object.book!;
  const known = counts.get(book) ?? new Map<string, number>();
  known.set(`${object.kind}.${name}`, (known.get(`${object.kind}.${name}`) ?? 0) + change);
  counts.set(book, known);
};
/** Handlers the client has registered and not released, by event. */
export const eventCounts = (book: Book): Readonly<Record<string, number>> => Object.fromEntries(counts.get(book) ?? []);

const noteCell = (sheet: Sheet | undefined, book: Book, cell: unknown): Range => {
  const range = typeof cell === "string" ? rangeAt(book, cell, sheet) : (cell as Range);
  if (range.rows * range.columns !== 1) throw invalid();
  return range;
};

export const BOOK_KINDS: Readonly<Record<string, Kind>> = {
  Workbook: {
    properties: { Name: () => "Book1.xlsx" },
    parts: {
      Worksheets: ofBook("WorksheetCollection"),
      Names: ofBook("NamedItemCollection"),
      Tables: ofBook("TableCollection"),
      Application: ofBook("Application"),
      Settings: ofBook("SettingCollection"),
      Protection: ofBook("WorkbookProtection"),
    },
    methods: {
      GetActiveCell: ({ selection: { sheet, row, column } }: Book) => rangeOf(sheet, row, column, 1, 1),
      GetSelectedRange: ({ selection }: Book) => selection,
      ...events("SelectionChangedEvent"),
    },
  },
  WorkbookProtection: { properties: { Protected: ({ book }: OfBook) => book.isStructureProtected } },
  Application: {
    properties: {
      CalculationMode: {
        get: ({ book }: OfBook) => book.calculationMode,
        set: ({ book }: OfBook, mode) => {
          if (!accepted(mode, ["Automatic", "AutomaticExceptTables", "Manual"])) throw invalid();
          book.calculationMode = mode;
        },
      },
    },
    methods: {
      Calculate: ({ book }: OfBook, [type]) => {
        if (!accepted(type, ["Recalculate", "Full", "FullRebuild"])) throw invalid();
        if (book.isCalculationSuspended) throw notModelled("calculate in a request that suspends calculation");
        book.stale.clear();
      },
      SuspendApiCalculationUntilNextSync: ({ book }: OfBook) => suspended(book, "isCalculationSuspended"),
      SuspendScreenUpdatingUntilNextSync: ({ book }: OfBook) => suspended(book, "isScreenSuspended"),
    },
  },
  WorksheetCollection: {
    items: ({ book }: OfBook) => book.sheets,
    byKey: ({ book }: OfBook, key) => sheetNamed(book, key),
    methods: {
      Add: ({ book }: OfBook, [name]) => addSheet(book, name),
      GetItemOrNullObject: ({ book }: OfBook, [key]) => sheetNamed(book, key),
      GetActiveWorksheet: ({ book }: OfBook) => book.active,
      ...events("DataChangedEvent", "CalculatedEvent", "AddedEvent", "DeletedEvent", "ActivatedEvent"),
    },
  },
  Worksheet: {
    identity: ({ id }: Sheet) => ({ Id: id }),
    properties: {
      Id: ({ id }: Sheet) => id,
      Name: { get: ({ name }: Sheet) => name, set: renameSheet },
      Position: (sheet: Sheet) => sheet.book.sheets.indexOf(sheet),
      Visibility: ({ visibility }: Sheet) => visibility,
    },
    parts: {
      Charts: ofSheet("ChartCollection"),
      Comments: ofSheet("CommentCollection"),
      Notes: ofSheet("NoteCollection"),
      FreezePanes: ofSheet("WorksheetFreezePanes"),
      PageLayout: ofSheet("PageLayout"),
      Names: ofSheet("NamedItemCollection"),
      CustomProperties: ofSheet("WorksheetCustomPropertyCollection"),
    },
    methods: {
      GetRange: (sheet: Sheet, [address]) => {
        if (typeof address !== "string" || address === "") throw notModelled("getRange() of a whole sheet");
        return rangeAt(sheet.book, address, sheet);
      },
      GetRangeByIndexes: (sheet: Sheet, [row, column, rows, columns]) => rangeOf(sheet, row, column, rows, columns),
      GetRanges: (sheet: Sheet, [address]) => areasAt(sheet, address),
      GetUsedRangeOrNullObject: (sheet: Sheet) => usedRange(sheet),
      Activate: (sheet: Sheet) => {
        if (sheet.visibility !== "Visible") throw denied();
        activate(sheet);
      },
      Calculate: (sheet: Sheet, [isAllDirty]) => {
        if (typeof isAllDirty !== "boolean") throw invalid();
        sheet.book.stale.delete(sheet);
      },
      Delete: deleteSheet,
      Copy: (sheet: Sheet, [position]) => {
        if (position !== "End") throw notModelled(`worksheet.copy("${position}")`);
        return copySheet(sheet);
      },
      ...events("SelectionChangedEvent", "DataChangedEvent", "CalculatedEvent"),
    },
  },
  WorksheetFreezePanes: {
    methods: {
      FreezeRows: ({ sheet }: OfSheet, [count]) => void (sheet.frozen = `rows ${count}`),
      FreezeColumns: ({ sheet }: OfSheet, [count]) => void (sheet.frozen = `columns ${count}`),
      FreezeAt: ({ sheet }: OfSheet, [range]) => void (sheet.frozen = localAddress(typeof range === "string" ? rangeAt(sheet.book, range, sheet) : range)),
    },
  },
  PageLayout: {
    properties: {
      ...keptIn(({ sheet }: OfSheet) => sheet.page, { Orientation: ["Portrait", "Landscape"] }),
      Zoom: { get: ({ sheet }: OfSheet) => sheet.page.get("Zoom"), set: ({ sheet }: OfSheet, zoom) => void sheet.page.set("Zoom", JSON.stringify(zoom)) },
    },
  },
  WorksheetCustomPropertyCollection: {
    items: ({ sheet }: OfSheet) => [...sheet.properties.keys()].map((key): CustomProperty => ({ kind: "WorksheetCustomProperty", key, sheet })),
    methods: {
      Add: ({ sheet }: OfSheet, [key, value]): CustomProperty => {
        guess("custom-property");
        if (typeof key !== "string" || key === "" || typeof value !== "string") throw invalid();
        sheet.properties.set(key, value);
        return { kind: "WorksheetCustomProperty", key, sheet };
      },
      GetItemOrNullObject: ({ sheet }: OfSheet, [key]): CustomProperty | null => (sheet.properties.has(key) ? { kind: "WorksheetCustomProperty", key, sheet } : null),
    },
  },
  WorksheetCustomProperty: {
    identity: ({ key }: CustomProperty) => ({ _Id: key }),
    properties: { Key: ({ key }: CustomProperty) => key, Value: ({ key, sheet }: CustomProperty) => sheet.properties.get(key) },
    methods: { Delete: ({ key, sheet }: CustomProperty) => void sheet.properties.delete(key) },
  },
  NamedItemCollection: {
    items: (of: OfBook | OfSheet) => ("sheet" in of ? of.sheet.names : of.book.names),
    byKey: ({ book }: OfBook, key) => book.names.find(({ name }) => name.toLowerCase() === String(key).toLowerCase()) ?? null,
    methods: {
      Add: ({ book }: OfBook, [name, formula, comment]): NamedItem => {
        if (typeof name !== "string" || !VALID_NAME.test(name) || READS_AS_CELL.test(name) || typeof formula !== "string") throw invalid();
        if (book.names.some((one) => one.name.toLowerCase() === name.toLowerCase())) throw taken();
        if (tablesOf(book).some((table) => table.name.toLowerCase() === name.toLowerCase())) {
          guess("table-name-taken");
          throw taken();
        }
        const item: NamedItem = { kind: "NamedItem", name, formula, comment: comment ?? "" };
        book.names.push(item);
        book.calculator?.addName(name, formula.replace(/^=/, ""));
        return item;
      },
      GetItemOrNullObject: ({ book }: OfBook, [key]) => book.names.find(({ name }) => name.toLowerCase() === String(key).toLowerCase()) ?? null,
    },
  },
  TableCollection: { items: ({ book }: OfBook) => tablesOf(book) },
  Table: { identity: ({ name }: Table) => ({ Id: name }), properties: { Name: ({ name }: Table) => name } },
  SettingCollection: {
    items: ({ book }: OfBook) => [...book.settings.keys()].map((key): Setting => ({ kind: "Setting", key, book })),
    byKey: ({ book }: OfBook, key) => (book.settings.has(key) ? { kind: "Setting", key, book } as Setting : null),
    methods: {
      Add: ({ book }: OfBook, [key, value]): Setting => {
        guess("setting-kept");
        book.settings.set(key, value);
        return { kind: "Setting", key, book };
      },
      GetItemOrNullObject: ({ book }: OfBook, [key]): Setting | null => (book.settings.has(key) ? { kind: "Setting", key, book } : null),
    },
  },
  Setting: {
    identity: ({ key }: Setting) => ({ _Id: key }),
    properties: { Key: ({ key }: Setting) => key, Value: { get: ({ key, book }: Setting) => book.settings.get(key), set: ({ key, book }: Setting, value) => void book.settings.set(key, value) } },
    methods: { Delete: ({ key, book }: Setting) => void book.settings.delete(key) },
  },
  CommentCollection: {
    methods: {
      Add: ({ sheet }: OfSheet, [cell, content]): HostObject => {
        guess("comment-address");
        const range = noteCell(sheet, sheet.book, cell);
        const at = localAddress(range);
        if (typeof content !== "string" || content === "" || range.sheet.comments.has(at)) throw invalid();
        range.sheet.comments.set(at, content);
        return { kind: "Comment" };
      },
    },
  },
  Comment: { identity: () => ({ Id: "comment" }) },
  NoteCollection: {
    methods: {
      Add: ({ sheet }: OfSheet, [cell, content]): HostObject => {
        guess("notes-wire");
        const range = noteCell(sheet, sheet.book, cell);
        const at = localAddress(range);
        if (typeof content !== "string" || content === "") throw invalid();
        guess("note-taken");
        if (range.sheet.notes.has(at)) throw taken();
        range.sheet.notes.set(at, content);
        return { kind: "Note" };
      },
    },
  },
  Note: {},
};

/** The named items need their book to be deleted from; they are kept as plain records. */
export const namedItemKind = (book: () => Book): Kind => ({
  identity: ({ name }: NamedItem) => ({ _Id: name }),
  properties: {
    Name: ({ name }: NamedItem) => name, Formula: ({ formula }: NamedItem) => formula, Comment: ({ comment }: NamedItem) => comment,
    Type: () => "Range", Visible: () => true,
  },
  methods: {
    Delete: (item: NamedItem) => {
      const { names, calculator } = book();
      names.splice(names.indexOf(item), 1);
      calculator?.removeName(item.name);
    },
  },
});
