import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";

const library = join(__dirname, "../../node_modules/@microsoft/office-js/dist");
const HOSTED = "https://appsforoffice.microsoft.com/lib/1/hosted/";

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: process.env["CHROMIUM"]!, args: ["--no-sandbox"] });
});
afterAll(() => browser.close());

/** The pane with Microsoft's own Office.js, answered from the package instead of the network. */
const openPane = async (query: string) => {
  const page = await browser.newPage();
  const refused: string[] = [];
  await page.route("**/*", async (route) => {
    const url = new URL(route.request().url());
    if (url.href.startsWith(process.env["BASE_URL"]!)) return route.continue();
    const file = join(library, url.pathname.replace("/lib/1/hosted/", ""));
    if (url.href.startsWith(HOSTED) && existsSync(file)) return route.fulfill({ contentType: "text/javascript", body: readFileSync(file, "utf8") });
    refused.push(url.origin);
    return route.abort();
  });
  await page.goto(`${process.env["BASE_URL"]}taskpane.html${query}`);
  return { page, refused };
};

const declared = async (): Promise<readonly string[]> => {
  const response = await fetch(`${process.env["BASE_URL"]}functions.json`);
  return ((await response.json()) as { functions: readonly { id: string }[] }).functions.map((entry) => entry.id).sort();
};

describe("functions.js beside Microsoft's Office.js", () => {
  it("has associated every function of functions.json before any host has loaded", async () => {
    const { page } = await openPane("");
    const associated = await page.evaluate(() => Object.keys((globalThis as any).CustomFunctions._association.mappings));
    expect(associated.sort()).toEqual(await declared());
    await page.close();
  });
  it("answers, and fails with Excel's own error, once the script of Excel has loaded", async () => {
    const { page } = await openPane("?_host_Info=Excel$Win32$16.01$en-US$$$$0");
    await page.waitForFunction(() => typeof (globalThis as any).CustomFunctions?.Error === "function");
    const said = await page.evaluate(() => {
      const { CustomFunctions } = globalThis as any;
      const residual = CustomFunctions._association.mappings["GPU_RESIDUAL"];
      try {
        residual("abc", 2);
        return [];
      } catch (problem: any) {
        return [residual(30000, 2.5, "SL", null, 5, { functionName: "GPU_RESIDUAL" }), problem instanceof CustomFunctions.Error, problem.code, problem.message];
      }
    });
    // 30000 · (1 − 2.5/5) = 15000
    expect(said).toEqual([15000, true, "#VALUE!", 'cost: expected a number, got "abc"']);
    await page.close();
  });
  it("fetches the documents behind the facts and the steps by itself, and answers with them", async () => {
    const { page } = await openPane("?_host_Info=Excel$Win32$16.01$en-US$$$$0");
    await page.waitForFunction(() => typeof (globalThis as any).CustomFunctions?.Error === "function");
    const said = await page.evaluate(async () => {
      const { mappings } = (globalThis as any).CustomFunctions._association;
      const first = await mappings["SOURCE"]("CoreWeave", "Revenue FY2025");
      const explained = await mappings["EXPLAIN"]("FIGURE", [["company", "CoreWeave"], ["metric", "F109"]]);
      // By now the documents are there, and nothing waits any more.
      return [first, mappings["SOURCE"]("CoreWeave", "F109", null, "PUBLISHER"), explained.at(-1)[1], mappings["FIGURE"]("CoreWeave", "F109")];
    });
    // Form 10-K of FY2025 on EDGAR, as facts.json records it: 5,131 USD m.
    expect(said).toEqual(["https://www.sec.gov/Archives/edgar/data/1769628/000176962826000104/crwv-20251231.htm", "SEC EDGAR (second-hand)", 5131, 5131]);
    await page.close();
  });
});
