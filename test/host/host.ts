import { columnLetters, quoteSheet } from "../../src/sheets/references";
import { type Book, type Calculator, createBook, type Range, rangeAt } from "./book";
import { type HostFault } from "./faults";
import { guess } from "./guesses";
import { BOOK_KINDS, namedItemKind } from "./kinds-book";
import { CHART_KINDS } from "./kinds-chart";
import { RANGE_KINDS } from "./kinds-range";
import { type FunctionService, type Ribbon, type Runtime, SERVICE_KINDS } from "./kinds-service";
import { type Batch, createProcessor, type HostObject, type Kind } from "./processor";

/** What befalls one request. */
export type Mishap =
  /** Refused as a whole with a code of the wire: nothing of it is done. */
  | { readonly kind: "refuse"; readonly code: number }
  /** Fails half way with an error of Excel; `share` of its actions is done. */
  | { readonly kind: "cut"; readonly share: number; readonly error: HostFault }
  /** The connection breaks before or after the work is done; the client is told of a lost session. */
  | { readonly kind: "lose"; readonly isDone: boolean }
  /** The pane is closed before or after the work is done; nobody is told anything. */
  | { readonly kind: "silence"; readonly isDone: boolean };

export const WIRE = { cellEdit: 5004, throttled: 5102, tooLarge: 5103, denied: 7000, lostSession: 5012 } as const;
/** Excel on the web takes no request above this, in bytes of its text. */
export const MAX_REQUEST = 5 * 1024 * 1024;
const WAIT_FOR_CELL = 64;

export type Outcome = { readonly kind: "answer"; readonly text: string } | { readonly kind: "refused"; readonly code: number } | { readonly kind: "silence" };
export interface Entry { readonly messageCategory: number; readonly messageType: number; readonly targetId: string; readonly message: string; readonly id: string }
export interface Request { readonly body: Batch; readonly bytes: number; readonly flags: number; readonly ms: number; readonly code: string }

/** The answer of one call of a custom function: a value or rows, or the error that its cell shows. */
export type CallResult = { readonly value: unknown } | { readonly error: string; readonly message: string };
/** Codes of errors that were thrown, as the runtime sends them. */
const CALL_ERRORS: Readonly<Record<number, string>> = { 0: "#VALUE!", 1: "#N/A", 2: "#VALUE!", 3: "#VALUE!", 4: "#VALUE!", 5: "#DIV/0!", 6: "#NUM!", 7: "#VALUE!", 8: "#NULL!", 9: "#NAME?", 10: "#NAME?" };

/** Libraries before 2022 send an error inside an answer in another form. */
const asToday = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(asToday);
  const { valueType, code, message } = (value ?? {}) as { readonly valueType?: string; readonly code?: string; readonly message?: string };
  return valueType === "CustomFunctionError" ? { type: "Error", basicValue: code, errorType: ERROR_TYPES[code!], message } : value;
};
const ERROR_TYPES: Readonly<Record<string, string>> = { "#VALUE!": "Value", "#N/A": "NotAvailable", "#DIV/0!": "Div0", "#NUM!": "Num" };

export interface Host {
  readonly book: Book;
  readonly functions: FunctionService;
  readonly runtime: Runtime;
  readonly ribbon: Ribbon;
  /** Requests since the last `forget`, in the order of their arrival. */
  readonly requests: readonly Request[];
  forget(): void;
  /** Ranges the client still keeps hold of. */
  kept(): readonly string[];
  /** Another workbook in the same window. */
  open(calculator: Calculator | null): Book;
  receive(body: string, flags: number): Promise<Outcome>;
  /** Asked before each request, counted from 1 since the last `forget`. */
  mishap: (request: number) => Mishap | undefined;
  /** Until this is over a cell is being edited. */
  editing: Promise<void> | undefined;
  push: (entries: readonly Entry[]) => void;
  /** Calls a custom function as a cell does. */
  call(id: string, args: readonly unknown[], options?: { readonly flags?: number; readonly at?: string }): Promise<CallResult>;
}

/** The simulated Excel: a workbook, the requests of the library, and calls of custom functions. Transports plug into it. */
export const createHost = (calculator: Calculator | null): Host => {
  const state = { book: createBook(calculator), requests: [] as Request[], entries: 0, calls: 0 };
  const waiting = new Map<number, (result: CallResult) => void>();
  const functions: FunctionService = {
    kind: "CustomFunctions", isReady: false, whenReady: [],
    answered: (results) => {
      guess("repeated-results");
      for (const [id, isGood, value, code] of results as readonly (readonly [number, boolean, unknown, number | undefined])[]) {
        const told = waiting.get(id);
        waiting.delete(id);
        const single = asToday(value) as { readonly type?: string; readonly basicValue?: string; readonly message?: string } | null;
        if (!isGood) {
          const error = CALL_ERRORS[code ?? 0] ?? "#VALUE!";
          guess("error-message-shown");
          told?.({ error, message: error === "#VALUE!" || error === "#N/A" ? String(value ?? "") : "" });
        } else if (single?.type === "Error") told?.({ error: single.basicValue!, message: single.message ?? "" });
        else told?.({ value: single });
      }
    },
  };
  const runtime: Runtime = { kind: "AppRuntimeService", state: "Background", startup: "None" };
  const ribbon: Ribbon = { kind: "DynamicRibbon", asked: [] };
  const persistence: HostObject & { readonly runtime: Runtime } = { kind: "AppRuntimePersistenceService", runtime };
  const book = (): Book => state.book;
  const kinds: Record<string, Kind> = { ...BOOK_KINDS, ...RANGE_KINDS, ...CHART_KINDS, ...SERVICE_KINDS, NamedItem: namedItemKind(book) };
  kinds["Workbook"] = { ...kinds["Workbook"]!, methods: { ...kinds["Workbook"]!.methods, _GetRangeForEventByReferenceId: (_book, [id]) => processor.keptObject(id) ?? null } };
  const calculate = async (): Promise<void> => {
    if (book().isCalculationSuspended) guess("calculation-after-request");
    else await book().calculator?.calculate();
  };
  const processor = createProcessor({
    kinds, root: book, beforeQuery: calculate,
    services: {
      "Microsoft.ExcelServices.CustomFunctions": functions,
      "Microsoft.AppRuntime.AppRuntimeService": runtime,
      "Microsoft.AppRuntime.AppRuntimePersistenceService": persistence,
      "Microsoft.InternalService.AddinInternalService": { kind: "AddinInternalService" },
      "Microsoft.DynamicRibbon.DynamicRibbon": ribbon,
    },
  });
  const entry = (messageCategory: number, messageType: number, targetId: string, message: unknown): Entry =>
    ({ messageCategory, messageType, targetId, message: JSON.stringify(message), id: String((state.entries += 1)) });
  let turn: Promise<unknown> = Promise.resolve();

  const work = async (body: string, flags: number): Promise<Outcome> => {
    const bytes = new TextEncoder().encode(body).length;
    const start = performance.now();
    const request = { body: JSON.parse(body) as Batch, bytes, flags };
    const note = (code: string): void => void state.requests.push({ ...request, code, ms: performance.now() - start });
    if (host.editing) {
      if ((flags & WAIT_FOR_CELL) === 0) {
        note("cell edit");
        return { kind: "refused", code: WIRE.cellEdit };
      }
      guess("cell-edit-wait");
      await host.editing;
    }
    const mishap = host.mishap(state.requests.length + 1);
    if (bytes > MAX_REQUEST || mishap?.kind === "refuse") {
      guess(bytes > MAX_REQUEST ? "payload-limit" : "refused-whole");
      note("refused");
      return { kind: "refused", code: mishap?.kind === "refuse" ? mishap.code : WIRE.tooLarge };
    }
    if ((mishap?.kind === "lose" || mishap?.kind === "silence") && !mishap.isDone) {
      note(mishap.kind);
      return mishap.kind === "lose" ? { kind: "refused", code: WIRE.lostSession } : { kind: "silence" };
    }
    const cut = mishap?.kind === "cut" ? { cutAfter: Math.floor(mishap.share * request.body.Actions.length), cutWith: mishap.error } : {};
    const answer = await processor.process(request.body, cut);
    [book().isCalculationSuspended, book().isScreenSuspended] = [false, false];
    if (book().calculationMode === "Automatic") await book().calculator?.calculate();
    note(answer.Error?.Code ?? "");
    if (mishap?.kind === "lose") return { kind: "refused", code: WIRE.lostSession };
    return mishap?.kind === "silence" ? { kind: "silence" } : { kind: "answer", text: JSON.stringify(answer) };
  };

  const host: Host = {
    get book() { return book(); },
    get requests() { return state.requests; },
    functions, runtime, ribbon,
    forget: () => void (state.requests = []),
    kept: processor.kept,
    open(next) {
      state.book.calculator?.dispose();
      state.book = createBook(next);
      state.book.told = (event, targets, args) => host.push(targets.map((target) => entry(65_536, event, target, args)));
      return state.book;
    },
    mishap: () => undefined,
    editing: undefined,
    push: () => {},
    // One after the other, as Excel does.
    receive: (body, flags) => {
      const outcome = turn.then(() => work(body, flags));
      turn = outcome.catch(() => undefined);
      return outcome;
    },
    call: (id, args, { flags = 4, at = "Sheet1!A1" } = {}) =>
      new Promise((resolve) => {
        const number = (state.calls += 1);
        waiting.set(number, resolve);
        const place: Range = rangeAt(book(), at, book().active);
        const address = `${quoteSheet(place.sheet.name)}!${columnLetters(place.column + 1)}${place.row + 1}`;
        const go = (): void => host.push([entry(1, 1000, "", [number, id, args, address, flags, null])]);
        // Excel holds calls until the runtime says that it is ready.
        if (functions.isReady) go();
        else functions.whenReady.push(go);
      }),
  };
  host.book.told = (event, targets, args) => host.push(targets.map((target) => entry(65_536, event, target, args)));
  return host;
};
