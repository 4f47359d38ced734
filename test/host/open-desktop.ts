import { readFileSync } from "node:fs";
import { join } from "node:path";
import { JSDOM, VirtualConsole } from "jsdom";
import { createHost } from "./host";
import { type NativeBridge, nativeBridge } from "./native-bridge";
import { LIBRARY, type OpenExcel, settledOf } from "./open";

/** The parts of Microsoft's library for one desktop. */
export const DESKTOPS = { Windows: "excel-win32-16.01.debug.js", Mac: "excel-mac-16.00.debug.js" } as const;

export interface OpenDesktop extends Pick<OpenExcel, "window" | "host" | "settled" | "close"> {
  readonly bridge: NativeBridge;
}

/**
 * Microsoft's library of a desktop, unchanged, on the simulated Excel behind a bridge object that it finds as it loads. The
 * bridge carries requests and events; Office.context comes another way on a desktop, so the one question that our adapter
 * has for it, which requirement sets there are, is answered here.
 */
export const openDesktop = (desktop: keyof typeof DESKTOPS, excelApi: string, isStrict: boolean): OpenDesktop => {
  const host = createHost(null);
  const page = new JSDOM("<!doctype html><html><head><script id='library'></script></head><body></body></html>", {
    url: "https://localhost/taskpane.html", runScripts: "outside-only", pretendToBeVisual: true, virtualConsole: new VirtualConsole(),
  });
  const { window }: { window: any } = page;
  if (window.document.domain === undefined) Object.defineProperty(window.document, "domain", { value: "localhost" });
  // The library looks for the element that loads it.
  Object.defineProperty(window.document.getElementById("library"), "src", { value: "https://localhost/office/office.debug.js" });
  const bridge = nativeBridge(host);
  window._richApiNativeBridge = bridge;
  for (const file of ["office.debug.js", "en-us/office_strings.debug.js", DESKTOPS[desktop]]) window.eval(readFileSync(join(LIBRARY, file), "utf8"));
  const [major, minor] = excelApi.split(".").map(Number) as [number, number];
  const isSetSupported = (name: string, version: string | number): boolean => {
    const [wanted, part] = String(version).split(".").map(Number) as [number, number | undefined];
    return name === "ExcelApi" && (wanted < major || (wanted === major && (part ?? 0) <= minor));
  };
  window.Office.context.requirements = { isSetSupported };
  window.OfficeExtension.CommonUtility._doApiNotSupportedCheck = isStrict;
  return { window, host, bridge, settled: () => settledOf(host), close: () => window.close() };
};
