/**
 * A strict in-memory stand-in for the Excel object model, as far as src/workbook/office.ts uses it. Strict means: nothing
 * happens before sync; a property that was not loaded and synced throws; a member that is not modelled throws; shapes
 * must match; texts are read as Excel reads what is typed. A failing sync keeps the part of its batch that came before.
 */
export interface FakeCell {
  value: number | string | boolean;
  formula?: string;
  format?: string;
}
export interface FakeSheet {
  readonly id: string;
  name: string;
  readonly cells: Map<string, FakeCell>;
  /** Cell filled by a spill -> the cell whose formula fills it. */
  readonly spilled: Map<string, string>;
  readonly notes: Map<string, string>;
  readonly comments: Map<string, string>;
  readonly charts: FakeChart[];
  readonly choices: Map<string, string>;
  readonly rules: { range: string; formula: string; font: string; fill: string }[];
  readonly looks: { areas: string; what: string; value: unknown }[];
  frozen: string;
  orientation: string;
}
export interface FakeChart {
  type: string;
  name: string;
  title: string;
  position: string;
  readonly series: { name: string; values: string; categories: string; type?: string; dash?: string }[];
}

type Handler = () => Promise<unknown>;
interface ExcelFault extends Error { code: string }

const fault = (code: string, message: string): ExcelFault => Object.assign(new Error(message), { code });

/** What Excel makes of something typed into a cell. */
export const typedIn = (typed: unknown): FakeCell | null => {
  if (typed === "") return null;
  if (typeof typed !== "string") return { value: typed as number | boolean };
  if (typed.startsWith("'")) return { value: typed.slice(1) };
  if (/^[=+\-@]/.test(typed) && !/^[+-]?[0-9.]+%?$/.test(typed)) {
    if (!typed.startsWith("=")) throw fault("InvalidArgument", `Excel reads ${typed} as a formula`);
    return { value: 0, formula: typed };
  }
  if (/^(true|false)$/i.test(typed)) return { value: /^true$/i.test(typed) };
  if (/^[+-]?[0-9.]+%?$/.test(typed)) return { value: Number.parseFloat(typed) / (typed.endsWith("%") ? 100 : 1) };
  if (/^\d{4}-\d{2}-\d{2}$/.test(typed) || /^\d{1,2}[/-]\d{1,2}([/-]\d+)?$/.test(typed)) return { value: 46000 };
  return { value: typed };
};

const letters = (column: number): string => (column > 26 ? letters(Math.floor((column - 1) / 26)) : "") + String.fromCharCode(65 + ((column - 1) % 26));
const number = (text: string): number => [...text].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
const parse = (address: string): { row: number; column: number; rows: number; columns: number } => {
  const match = /^\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?$/.exec(address);
  if (!match) throw fault("InvalidArgument", `not an address: ${address}`);
  const [column, row] = [number(match[1]!), Number(match[2])];
  return { row, column, rows: (match[4] ? Number(match[4]) : row) - row + 1, columns: (match[3] ? number(match[3]) : column) - column + 1 };
};

/** The smallest block around some cells. */
const bounds = (keys: readonly string[]): string => {
  const places = (keys.length > 0 ? keys : ["A1"]).map(parse);
  const [rows, columns] = [places.map(({ row }) => row), places.map(({ column }) => column)];
  const [first, last] = [`${letters(Math.min(...columns))}${Math.min(...rows)}`, `${letters(Math.max(...columns))}${Math.max(...rows)}`];
  return first === last ? first : `${first}:${last}`;
};

export interface FakeExcelOptions {
  /** The newest ExcelApi requirement set: 18 is ExcelApi 1.18. */
  readonly api?: number;
  /** Sync number, counted from 1 over all runs, that fails; its batch is applied only up to the half. */
  readonly failAt?: number;
}

export const fakeExcel = (options: FakeExcelOptions = {}) => {
  const api = options.api ?? 18;
  const sheets: FakeSheet[] = [];
  const names = new Map<string, string>();
  const handlers = { selection: new Set<Handler>(), changed: new Set<Handler>(), calculated: new Set<Handler>() };
  const state = { syncs: 0, failAt: options.failAt ?? 0, active: "", selected: "A1", openRuns: 0, suspended: 0, largestBatch: 0 };
  let ids = 0;

  const newSheet = (name: string): FakeSheet => {
    if (name.length > 31 || /[[\]:*?/\\]/.test(name)) throw fault("InvalidArgument", `not a sheet name: ${name}`);
    if (sheets.some((sheet) => sheet.name.toLowerCase() === name.toLowerCase())) throw fault("ItemAlreadyExists", `a sheet ${name} exists`);
    const sheet: FakeSheet = { id: `{${(ids += 1)}}`, name, cells: new Map(), spilled: new Map(), notes: new Map(), comments: new Map(), charts: [], choices: new Map(), rules: [], looks: [], frozen: "", orientation: "" };
    sheets.push(sheet);
    return sheet;
  };
  const findSheet = (name: string): FakeSheet => {
    const found = sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase() || sheet.id === name);
    if (!found) throw fault("ItemNotFound", `no sheet ${name}`);
    return found;
  };

  const newContext = () => {
    let queue: (() => void)[] = [];
    const later = (act: () => void): void => void queue.push(act);
    /** Does at once what was put in the queue by the action that is running. */
    const flushNow = (): void => queue.splice(0).forEach((act) => act());

    /** An object whose listed members exist; a loaded value is readable after the sync, anything else throws. */
    const proxy = <T extends object>(kind: string, members: T, loadable: Readonly<Record<string, () => unknown>> = {}): T => {
      const loaded = new Map<string, unknown>();
      return new Proxy(members, {
        get: (target, key) => {
          if (typeof key === "symbol" || key === "then") return undefined;
          if (key === "load") {
            return (wanted: unknown) => {
              if (typeof wanted !== "string" || wanted === "") throw fault("InvalidArgument", `${kind}.load wants a list of properties`);
              const keys = [...new Set(wanted.split(",").map((part) => part.trim().split("/")[0]!))];
              keys.filter((part) => !(part in loadable)).forEach((part) => { throw fault("InvalidArgument", `${kind} has no property ${part}`); });
              later(() => [...keys, ...("isNullObject" in loadable ? ["isNullObject"] : [])].forEach((part) => loaded.set(part, loadable[part]!())));
            };
          }
          if (key in loadable && !(key in target)) {
            if (!loaded.has(key)) throw fault("PropertyNotLoaded", `${kind}.${key} was read before load and sync`);
            return loaded.get(key);
          }
          if (!(key in target)) throw fault("NotImplemented", `${kind}.${key} is not modelled`);
          return target[key as keyof T];
        },
        set: (target, key, value) => {
          const property = Object.getOwnPropertyDescriptor(target, key);
          if (!property?.set) throw fault("NotImplemented", `${kind}.${String(key)} cannot be set`);
          property.set(value);
          return true;
        },
      });
    };

    const settable = (record: (what: string, value: unknown) => void, keys: readonly string[], prefix = ""): object =>
      Object.defineProperties({}, Object.fromEntries(keys.map((key) => [key, { set: (value: unknown) => later(() => record(prefix + key, value)), configurable: true }])));

    const formatOf = (record: (what: string, value: unknown) => void) =>
      proxy("format", Object.defineProperties(
        { font: proxy("font", settable(record, ["color", "bold", "italic", "size"], "font.")), fill: proxy("fill", settable(record, ["color"], "fill.")) },
        Object.getOwnPropertyDescriptors(settable(record, ["wrapText", "columnWidth", "horizontalAlignment"])),
      ));

    const range = (sheetName: string, address: string): any => {
      const area = parse(address);
      const each = (act: (key: string, r: number, c: number) => void): void => {
        for (let r = 0; r < area.rows; r += 1) for (let c = 0; c < area.columns; c += 1) act(`${letters(area.column + c)}${area.row + r}`, r, c);
      };
      const grid = (valueOf: (cell: FakeCell | undefined) => unknown): unknown[][] => {
        const { cells } = findSheet(sheetName);
        const rows: unknown[][] = Array.from({ length: area.rows }, () => []);
        each((key, r) => void rows[r]!.push(valueOf(cells.get(key))));
        return rows;
      };
      const record = (what: string, value: unknown): void => void findSheet(sheetName).looks.push({ areas: address, what, value });
      const typeOf = (cell: FakeCell | undefined): string =>
        cell === undefined ? "Empty" : typeof cell.value === "number" ? "Double" : typeof cell.value === "boolean" ? "Boolean" : /^#(N\/A|VALUE!|DIV\/0!|NUM!|NAME\?|REF!)$/.test(cell.value) && cell.formula ? "Error" : "String";
      const members = {
        sheetName, address, format: formatOf(record),
        get worksheet() { return worksheet(sheetName); },
        select: () => later(() => { state.active = findSheet(sheetName).name; state.selected = address; }),
        getSpillParentOrNullObject: () => proxy("spill parent", {}, {
          isNullObject: () => !findSheet(sheetName).spilled.has(address),
          address: () => `${/^[A-Za-z]+$/.test(sheetName) ? sheetName : `'${sheetName}'`}!${findSheet(sheetName).spilled.get(address) ?? ""}`,
        }),
        getSpillingToRangeOrNullObject: () => {
          const filled = (): string[] => [...findSheet(sheetName).spilled].filter(([, anchor]) => anchor === address).map(([key]) => key);
          return proxy("spilling to", {}, {
            isNullObject: () => filled().length === 0,
            address: () => `${/^[A-Za-z]+$/.test(sheetName) ? sheetName : `'${sheetName}'`}!${bounds(filled())}`,
          });
        },
        dataValidation: proxy("dataValidation", Object.defineProperty({}, "rule", {
          set: (rule: { list?: { source: string } }) => later(() => {
            const source = rule.list?.source ?? "";
            if (source.length > 255) throw fault("InvalidArgument", "a list of choices has at most 255 characters");
            findSheet(sheetName).choices.set(address, source);
          }),
        })),
        conditionalFormats: proxy("conditionalFormats", {
          add: (kind: string) => {
            if (kind !== "Custom") throw fault("NotImplemented", `conditional format ${kind}`);
            const rule = { range: address, formula: "", font: "", fill: "" };
            later(() => void findSheet(sheetName).rules.push(rule));
            return proxy("conditionalFormat", {
              custom: proxy("custom", {
                rule: proxy("rule", settable((_, value) => { rule.formula = value as string; }, ["formula"])),
                format: proxy("format", {
                  font: proxy("font", settable((_, value) => { rule.font = value as string; }, ["color"])),
                  fill: proxy("fill", settable((_, value) => { rule.fill = value as string; }, ["color"])),
                }),
              }),
            });
          },
        }),
      };
      Object.defineProperties(members, {
        formulas: {
          configurable: true,
          set: (typed: readonly (readonly unknown[])[]) => {
            const size = JSON.stringify(typed).length;
            state.largestBatch = Math.max(state.largestBatch, size);
            later(() => {
              if (size > 5_000_000) throw fault("RequestPayloadSizeLimitExceeded", "more than 5 MB");
              if (typed.length !== area.rows || typed.some((row) => row.length !== area.columns)) throw fault("InvalidArgument", "the array has another shape than the range");
              const { cells } = findSheet(sheetName);
              each((key, r, c) => {
                const given = typed[r]![c];
                if (given === null) return;
                const cell = typedIn(given);
                if (cell) cells.set(key, { ...cells.get(key), ...cell });
                else cells.delete(key);
              });
              for (const tell of handlers.changed) void tell();
            });
          },
        },
        numberFormat: {
          set: (code: unknown) => later(() => {
            if (Array.isArray(code) && (code.length !== area.rows || (code[0] as unknown[]).length !== area.columns)) throw fault("InvalidArgument", "the array has another shape than the range");
            record("numberFormat", code);
          }),
        },
      });
      const loadable = {
        address: () => `${/^[A-Za-z]+$/.test(sheetName) ? sheetName : `'${sheetName}'`}!${address}`,
        values: () => grid((cell) => cell?.value ?? ""),
        formulas: () => grid((cell) => cell?.formula ?? cell?.value ?? ""),
        valueTypes: () => grid(typeOf),
      };
      // Written and loaded under one name: reading goes to what was loaded.
      const { address: _address, ...rest } = Object.getOwnPropertyDescriptors(members);
      const target = Object.defineProperties({}, rest);
      const loaded = proxy("range", {}, loadable) as any;
      const writable = proxy("range", target);
      return new Proxy(target, {
        get: (_, key) => (key === "__range" ? { sheetName, address } : key === "load" || (typeof key === "string" && key in loadable) ? loaded[key] : (writable as any)[key]),
        set: (_, key, value) => { (writable as any)[key] = value; return true; },
      });
    };
    const placeOf = (given: any): string => `${given.__range.sheetName}!${given.__range.address}`;

    const chart = (sheetName: string, type: string, source: any) => {
      const made: FakeChart = { type, name: "", title: "", position: "", series: [{ name: "", values: placeOf(source), categories: "" }] };
      later(() => void findSheet(sheetName).charts.push(made));
      const series = (index: number) => {
        const own = () => made.series[index]!;
        return proxy("series", Object.defineProperties(
          {
            setValues: (range: any) => later(() => { own().values = placeOf(range); }),
            setXAxisValues: (range: any) => later(() => { own().categories = placeOf(range); }),
            format: proxy("format", { line: proxy("line", settable((_, value) => { own().dash = value as string; }, ["lineStyle"])) }),
          },
          Object.getOwnPropertyDescriptors(settable((what, value) => { if (what === "name") own().name = value as string; else own().type = value as string; }, ["name", "chartType"])),
        ));
      };
      let count = 1;
      const axis = () => proxy("axis", Object.defineProperties({ title: proxy("title", settable(() => undefined, ["text"])) }, Object.getOwnPropertyDescriptors(settable(() => undefined, ["numberFormat"]))));
      return proxy("chart", Object.defineProperties(
        {
          title: proxy("title", settable((_, value) => { made.title = value as string; }, ["text"])),
          series: proxy("series collection", {
            getItemAt: series,
            add: (name: string) => {
              later(() => void made.series.push({ name, values: "", categories: "" }));
              return series(count++);
            },
          }),
          axes: proxy("axes", { categoryAxis: axis(), valueAxis: axis() }),
          legend: proxy("legend", settable(() => undefined, ["visible", "position"])),
          setPosition: (from: string, to: string) => later(() => { made.position = `${from}:${to}`; }),
        },
        Object.getOwnPropertyDescriptors(settable((_, value) => { made.name = value as string; }, ["name"])),
      ));
    };

    const worksheet = (name: string): any => proxy("worksheet", {
      getRange: (address: string) => range(name, address),
      getRangeByIndexes: (row: number, column: number, rows: number, columns: number) =>
        range(name, `${letters(column + 1)}${row + 1}${rows * columns > 1 ? `:${letters(column + columns)}${row + rows}` : ""}`),
      getRanges: (areas: string) => {
        if (areas.length > 8192) throw fault("InvalidArgument", "too many areas");
        areas.split(",").forEach(parse);
        return proxy("ranges", { format: formatOf((what, value) => void findSheet(name).looks.push({ areas, what, value })) });
      },
      getUsedRangeOrNullObject: (valuesOnly: boolean) => {
        if (!valuesOnly) throw fault("NotImplemented", "used range with formats");
        const used = (): any => range(name, bounds([...findSheet(name).cells.keys(), ...findSheet(name).spilled.keys()]));
        const inner: { it?: any } = {};
        const read = (key: string) => () => { throw fault("PropertyNotLoaded", `used range.${key} was read before load and sync`); };
        return new Proxy({} as Record<string, unknown>, {
          get: (_, key) => {
            if (key === "then" || typeof key === "symbol") return undefined;
            if (key === "load") return (wanted: string) => later(() => { if (findSheet(name).cells.size > 0) { inner.it = used(); inner.it.load(wanted); flushNow(); } else inner.it = null; });
            if (inner.it === undefined) return read(String(key))();
            return key === "isNullObject" ? inner.it === null : inner.it[key];
          },
        });
      },
      copy: (where: string) => {
        if (where !== "End") throw fault("NotImplemented", `copy to ${where}`);
        let made: FakeSheet | undefined;
        later(() => {
          const source = findSheet(name);
          made = newSheet(`${source.name.slice(0, 20)} copy ${ids}`);
          for (const [key, cell] of source.cells) made.cells.set(key, { ...cell });
          for (const [key, anchor] of source.spilled) made.spilled.set(key, anchor);
          for (const [key, note] of source.notes) made.notes.set(key, note);
          made.looks.push(...source.looks);
          made.frozen = source.frozen;
        });
        return proxy("copied worksheet", settable((_, value) => {
          if (sheets.some((sheet) => sheet !== made && sheet.name.toLowerCase() === String(value).toLowerCase())) throw fault("ItemAlreadyExists", `a sheet ${String(value)} exists`);
          made!.name = value as string;
        }, ["name"]));
      },
      freezePanes: proxy("freezePanes", {
        freezeAt: (address: string) => later(() => { findSheet(name).frozen = address; }),
        freezeRows: (count: number) => later(() => { findSheet(name).frozen = `rows ${count}`; }),
        freezeColumns: (count: number) => later(() => { findSheet(name).frozen = `columns ${count}`; }),
      }),
      pageLayout: proxy("pageLayout", settable((what, value) => { if (what === "orientation") findSheet(name).orientation = value as string; }, ["orientation", "zoom"])),
      notes: api >= 18 ? proxy("notes", { add: (cell: string, text: string) => later(() => void findSheet(name).notes.set(cell, text)) }) : undefined,
      comments: proxy("comments", { add: (cell: string, text: string) => later(() => void findSheet(name).comments.set(cell, text)) }),
      charts: proxy("charts", { add: (type: string, source: any) => chart(name, type, source) }),
      activate: () => later(() => { state.active = findSheet(name).name; }),
      delete: () => later(() => {
        if (sheets.length === 1) throw fault("InvalidOperation", "the last sheet cannot be deleted");
        sheets.splice(sheets.indexOf(findSheet(name)), 1);
      }),
    }, { id: () => findSheet(name).id, name: () => findSheet(name).name });

    /** Items of a collection carry the properties that were asked for with the collection. */
    const items = (of: () => readonly { readonly item: object; readonly shown: Readonly<Record<string, unknown>> }[]) => () =>
      of().map(({ item, shown }) => new Proxy(item, { get: (target, key) => (key in shown ? shown[key as string] : (target as any)[key]) }));

    const event = (set: Set<Handler>) => ({
      add: (handler: Handler) => {
        later(() => void set.add(handler));
        return { context, remove: () => later(() => void set.delete(handler)) };
      },
    });

    const workbook = proxy("workbook", {
      worksheets: proxy("worksheets", {
        add: (name: string) => later(() => void newSheet(name)),
        getItem: worksheet,
        onChanged: event(handlers.changed),
        onCalculated: event(handlers.calculated),
      }, { items: items(() => sheets.map(({ id, name }) => ({ item: worksheet(id), shown: { id, name } }))) }),
      names: proxy("names", {
        add: (name: string, formula: string) => later(() => {
          if ([...names.keys()].some((taken) => taken.toLowerCase() === name.toLowerCase())) throw fault("ItemAlreadyExists", `a name ${name} exists`);
          if (!formula.startsWith("=")) throw fault("InvalidArgument", "a name refers to a formula");
          names.set(name, formula);
        }),
      }, { items: items(() => [...names.keys()].map((name) => ({ item: { delete: () => later(() => void names.delete(name)) }, shown: { name } }))) }),
      getSelectedRange: () => range(state.active, state.selected),
      getActiveCell: () => range(state.active, state.selected.split(":")[0]!),
      onSelectionChanged: event(handlers.selection),
    });

    const context = {
      workbook,
      application: proxy("application", {
        suspendApiCalculationUntilNextSync: () => later(() => { state.suspended += 1; }),
        suspendScreenUpdatingUntilNextSync: () => later(() => { state.suspended += 1; }),
      }),
      sync: async () => {
        state.syncs += 1;
        const batch = queue;
        queue = [];
        await Promise.resolve();
        const fails = state.syncs === state.failAt;
        try {
          (fails ? batch.slice(0, Math.ceil(batch.length / 2)) : batch).forEach((act) => act());
        } finally {
          state.suspended = 0;
        }
        if (fails) throw fault("GeneralException", "injected failure");
      },
    };
    return context;
  };

  const run = async (...given: unknown[]): Promise<unknown> => {
    const act = given.at(-1) as (context: unknown) => unknown;
    const promise = act(given.length > 1 ? given[0] : newContext());
    if (!(promise instanceof Promise)) throw fault("RunMustReturnPromise", "Excel.run wants a function that returns a promise");
    state.openRuns += 1;
    try {
      return await promise;
    } finally {
      state.openRuns -= 1;
    }
  };

  newSheet("Sheet1");
  state.active = "Sheet1";
  return {
    Excel: { run },
    Office: { context: { requirements: { isSetSupported: (set: string, version: string) => set === "ExcelApi" && Number(version.split(".")[1]) <= api } } },
    sheets, names, state, handlers,
    sheet: findSheet, addSheet: newSheet,
    /** Puts the globals in place that Office.js would bring. */
    install(): void {
      Object.assign(globalThis, { Excel: this.Excel, Office: this.Office });
    },
    select(sheet: string, address: string): void {
      Object.assign(state, { active: sheet, selected: address });
      for (const tell of handlers.selection) void tell();
    },
  };
};
export type FakeExcel = ReturnType<typeof fakeExcel>;
