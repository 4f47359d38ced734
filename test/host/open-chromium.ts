import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Frame, Page } from "playwright-core";
import type { Calculator } from "./book";
import { createHost, type Host } from "./host";
import { LIBRARY } from "./open";
import { paneAddress, requirements, type WebWire, webWire } from "./web-wire";

const HOSTED = "https://appsforoffice.microsoft.com/lib/1/hosted/";
const ORIGIN = "https://localhost";

export interface InChromium {
  readonly page: Page;
  readonly frame: Frame;
  readonly host: Host;
  readonly wire: WebWire;
  /** Addresses asked for that are neither ours nor Microsoft's library. */
  readonly refused: readonly string[];
}
export interface ChromiumOptions {
  readonly excelApi: string;
  readonly calculator?: Calculator | null;
  /** Where the build is served. */
  readonly served: string;
  /** Out of sight, as Excel starts the page of a shared runtime whose pane nobody has opened. */
  readonly isHidden?: boolean;
}

/** The frame of the pane once somebody sees it. */
export const paneIn = async (page: Page): Promise<Frame> => {
  const frame = await (await page.waitForSelector("#pane")).contentFrame();
  await frame!.waitForSelector("#pane .cc-card", { timeout: 30_000 });
  return frame!;
};

/** Excel on the web: this page holds the workbook's end of the wire, a frame in it holds our built pane with Microsoft's Office.js. */
export const openInChromium = async (browser: Browser, { excelApi, calculator = null, served, isHidden = false }: ChromiumOptions): Promise<InChromium> => {
  const page = await (await browser.newContext({ viewport: { width: 420, height: 800 } })).newPage();
  const host = createHost(calculator);
  const refused: string[] = [];
  const wire = webWire(host, { requirements: requirements(excelApi), locale: "en-US", origin: ORIGIN }, (json) =>
    void page.evaluate((message) => (window as any).toPane(message), json).catch(() => undefined));
  if (isHidden) await page.addInitScript({ content: 'Object.defineProperty(document, "visibilityState", { configurable: true, get: () => "hidden" });' });
  await page.exposeFunction("fromPane", (json: unknown) => wire.receive(json));
  // Of the window, so that a help page that opens beside it is served too.
  await page.context().route("**/*", async (route) => {
    const url = new URL(route.request().url());
    if (url.href === `${ORIGIN}/excel.html`) {
      const address = JSON.stringify(paneAddress(`${ORIGIN}/taskpane.html`, { origin: ORIGIN, locale: "en-US" }));
      return route.fulfill({ contentType: "text/html", body: `<!doctype html><iframe id="pane" width="400" height="780"></iframe><script>
        const pane = document.getElementById("pane");
        window.toPane = (json) => pane.contentWindow.postMessage(json, "${ORIGIN}");
        addEventListener("message", (event) => { if (event.source === pane.contentWindow) window.fromPane(event.data); });
        pane.src = ${address};
      </script>` });
    }
    if (url.origin === ORIGIN) return route.fulfill({ response: await route.fetch({ url: new URL(url.pathname.slice(1), served).href }) });
    const file = join(LIBRARY, url.pathname.replace("/lib/1/hosted/", ""));
    if (url.href.startsWith(HOSTED) && existsSync(file)) return route.fulfill({ path: file, contentType: "text/javascript" });
    refused.push(url.href);
    return route.abort();
  });
  await page.goto(`${ORIGIN}/excel.html`);
  if (!isHidden) return { page, frame: await paneIn(page), host, wire, refused };
  for (let i = 0; i < 600 && !host.functions.isReady; i += 1) await page.waitForTimeout(50);
  return { page, frame: (await (await page.waitForSelector("#pane")).contentFrame())!, host, wire, refused };
};
