import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type FetchOptions, JSDOM, ResourceLoader, VirtualConsole } from "jsdom";
import type { Calculator } from "./book";
import { createHost, type Host } from "./host";
import { addNotes } from "./notes-proxies";
import { paneAddress, requirements, type WebWire, webWire } from "./web-wire";

/** Where Microsoft's library is read from; OFFICE_JS_DIST names another build. Used to test, never copied anywhere. */
export const LIBRARY = process.env["OFFICE_JS_DIST"] ?? join(process.cwd(), "node_modules/@microsoft/office-js/dist");
if (!existsSync(join(LIBRARY, "office.js"))) throw new Error(`there is no office.js in ${LIBRARY}${process.env["OFFICE_JS_DIST"] ? ", which OFFICE_JS_DIST names" : ""}`);
const ORIGIN = "https://localhost";
const HOSTED = `${ORIGIN}/office/`;

export interface OpenOptions {
  /** Newest ExcelApi requirement set the host says it has. */
  readonly excelApi?: string;
  /** Other sets in place of those that Excel on the web has. */
  readonly sets?: Readonly<Record<string, string>>;
  /** The library itself refuses members above that set. */
  readonly isStrict?: boolean;
  readonly calculator?: Calculator | null;
  readonly locale?: string;
  /** Runs in the page before any script. */
  readonly prepare?: (window: any) => void;
  /** Scripts of the page after office.js, as text. */
  readonly scripts?: readonly string[];
}
export interface OpenExcel {
  readonly window: any;
  readonly host: Host;
  readonly wire: WebWire;
  /** Addresses the page asked for and did not get. */
  readonly refused: readonly string[];
  /** Waits until the page has sent nothing for a moment: at its start it says that it is ready, after a run it lets ranges go. */
  settled(): Promise<void>;
  close(): void;
}

export const settledOf = async (host: Host): Promise<void> => {
  for (let [before, calm] = [-1, 0]; calm < 3; calm = host.requests.length === before ? calm + 1 : 0) {
    before = host.requests.length;
    await new Promise((go) => setTimeout(go, 5));
  }
};

/** Microsoft's own Office.js, unchanged, in a page whose parent is the simulated Excel on the web. */
export const openExcel = async (options: OpenOptions = {}): Promise<OpenExcel> => {
  const { excelApi = "1.15", locale = "en-US" } = options;
  const host = createHost(options.calculator ?? null);
  const refused: string[] = [];
  let window: any;
  const wire = webWire(host, { requirements: { ...requirements(excelApi), ...options.sets }, locale, origin: ORIGIN }, (json) =>
    setTimeout(() => window.dispatchEvent(new window.MessageEvent("message", { data: json, origin: ORIGIN, source: window.opener })), 0));

  const resources = new (class extends ResourceLoader {
    override fetch(url: string, _options: FetchOptions) {
      const path = url.startsWith(HOSTED) ? join(LIBRARY, new URL(url).pathname.slice("/office/".length)) : "";
      if (path !== "" && existsSync(path)) return Promise.resolve(readFileSync(path)) as ReturnType<ResourceLoader["fetch"]>;
      refused.push(url);
      return null;
    }
  })();
  const virtualConsole = new VirtualConsole();
  virtualConsole.on("jsdomError", (problem) => {
    if (!/Not implemented|Could not load/.test(problem.message)) console.error(problem.message);
  });
  const page = new JSDOM(`<!doctype html><html><head><script src="${HOSTED}office.js"></script></head><body></body></html>`, {
    url: paneAddress(`${ORIGIN}/taskpane.html`, { origin: ORIGIN, locale }),
    runScripts: "dangerously", resources, pretendToBeVisual: true, virtualConsole,
    beforeParse(opened: any) {
      window = opened;
      if (opened.document.domain === undefined) Object.defineProperty(opened.document, "domain", { value: "localhost" });
      Object.defineProperty(opened, "opener", { configurable: true, value: { postMessage: (json: string) => setTimeout(() => wire.receive(json), 0), closed: false } });
      options.prepare?.(opened);
    },
  });
  await new Promise<void>((loaded) => page.window.addEventListener("load", () => loaded()));
  for (const script of options.scripts ?? []) page.window.eval(script);
  await new Promise<void>((ready, fail) => {
    const late = setTimeout(() => fail(new Error(`Office.onReady did not come; strange messages: ${wire.strange.join(", ")}`)), 60_000);
    window.Office.onReady(() => {
      clearTimeout(late);
      ready();
    });
  });
  if (options.isStrict) window.OfficeExtension.CommonUtility._doApiNotSupportedCheck = true;
  if (Number(excelApi.split(".")[1]) >= 18) addNotes(window);
  return { window, host, wire, refused, settled: () => settledOf(host), close: () => page.window.close() };
};

/** Makes the library of that page the one that the product's own modules find. */
export const install = ({ window }: Pick<OpenExcel, "window">): void => {
  for (const name of ["Office", "Excel", "OfficeExtension", "CustomFunctions"]) (globalThis as Record<string, unknown>)[name] = window[name];
};

/** An Excel for all tests of a file, opened before them and closed after. */
export const excelForFile = (options: Parameters<typeof openExcel>[0]): (() => OpenExcel) => {
  let excel: OpenExcel;
  beforeAll(async () => {
    excel = await openExcel(options);
    install(excel);
    await excel.settled();
  });
  afterAll(() => {
    excel.host.open(null);
    excel.close();
  });
  return () => excel;
};
