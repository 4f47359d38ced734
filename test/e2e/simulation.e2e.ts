import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { METRIC_LTV } from "../../src/core/simulation/layout";
import type { Chunk, SimulationPlan } from "../../src/core/simulation/plan";
import { runChunk, runPlan } from "../../src/core/simulation/run";
import { CATALOGUE } from "../../src/functions/catalogue";
import { LIBRARY } from "../../src/functions/library";
import type { Input } from "../../src/functions/cells";
import { answerLater } from "../../src/functions/evaluate";
import { anyPlan, bitsOf } from "../support/simulation-plans";

const library = join(__dirname, "../../node_modules/@microsoft/office-js/dist");
const HOSTED = "https://appsforoffice.microsoft.com/lib/1/hosted/";

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: process.env["CHROMIUM"]!, args: ["--no-sandbox"] });
});
afterAll(() => browser.close());

/** The pane with Microsoft's own Office.js, ready to be called as Excel calls it. `prepare` may take something away first. */
const openPane = async (prepare: (page: Page) => Promise<unknown> = async () => {}): Promise<{ readonly page: Page; readonly loaded: readonly string[]; readonly said: readonly string[] }> => {
  const page = await browser.newPage();
  const [loaded, said]: [string[], string[]] = [[], []];
  page.on("console", (message) => said.push(message.text()));
  page.on("request", (request) => loaded.push(new URL(request.url()).pathname));
  await page.route(`${HOSTED}**`, (route) => {
    const file = join(library, new URL(route.request().url()).pathname.replace("/lib/1/hosted/", ""));
    return existsSync(file) ? route.fulfill({ contentType: "text/javascript", body: readFileSync(file, "utf8") }) : route.abort();
  });
  await prepare(page);
  await page.goto(`${process.env["BASE_URL"]}taskpane.html?_host_Info=Excel$Win32$16.01$en-US$$$$0`);
  await page.waitForFunction(() => typeof (globalThis as any).CustomFunctions?.Error === "function");
  return { page, loaded, said };
};

const spec = CATALOGUE.find(({ name }) => name === "SIM_LOAN")!;
/** 12 quarters of 60,000 paths: more than a sheet waits for. */
const given: Readonly<Record<string, unknown>> = { units: 1000, rent: 2.5, opex: 0.5, debt: 25e6, rate: 0.11, years: 3, deflation: 0.3, util: 0.8, vol: 0.4, jumpRate: 0.5, jumpSize: 0.2, paths: 60_000, seed: 7 };
const args = spec.slots.map(([key]) => (given[key as string] ?? null) as Input);

/** What the function answers in the page: its cells, or its error; `cancelAfter` has Excel give it up after so many milliseconds. */
const callIn = (page: Page, cancelAfter?: number): Promise<unknown> =>
  page.evaluate(async ([values, after]) => {
    const invocation = { functionName: "SIM_LOAN", onCanceled: () => {} };
    const answer = (globalThis as any).CustomFunctions._association.mappings["SIM_LOAN"](...(values as unknown[]), invocation);
    if (after !== undefined) setTimeout(() => invocation.onCanceled(), after as number);
    try {
      return [answer instanceof Promise, await answer];
    } catch (problem: any) {
      return [problem.code, problem.message];
    }
  }, [args, cancelAfter] as const);

describe("a large simulation in the page of Excel", () => {
  let inBrowser: unknown;
  it("runs on the compiled kernel in workers and says what Node says, digit for digit", async () => {
    const { page, loaded, said } = await openPane();
    expect(loaded.filter((path) => /simulation-worker|kernel/.test(path))).toEqual([]);
    const [isLater, cells] = (await callIn(page)) as [boolean, readonly (readonly unknown[])[]];
    inBrowser = cells;
    expect(isLater).toBe(true);
    const expected = (await answerLater(spec, args, LIBRARY, async (plan) => runPlan(plan))) as readonly (readonly unknown[])[];
    expect(cells).toEqual(expected);
    expect(loaded.filter((path) => path.endsWith(".wasm"))).toHaveLength(Math.max(1, Math.min(8, await page.evaluate(() => navigator.hardwareConcurrency - 1))));
    expect(said.filter((text) => /policy|wasm/i.test(text))).toEqual([]);
    await page.close();
  });
  it("gives every digit again in TypeScript where the kernel is refused", async () => {
    const { page } = await openPane((opened) => opened.route("**/*.wasm", (route) => route.abort()));
    expect(await callIn(page)).toEqual([true, inBrowser]);
    await page.close();
  });
  it("gives every digit again where no worker can be started", async () => {
    const { page, loaded } = await openPane((opened) => opened.route("**/simulation-worker.*", (route) => route.abort()));
    expect(await callIn(page)).toEqual([true, inBrowser]);
    expect(loaded.filter((path) => path.endsWith(".wasm"))).toEqual([]);
    await page.close();
  });
  it("is given up when Excel says that nobody waits", async () => {
    const { page } = await openPane();
    expect(await callIn(page, 0)).toEqual(["#N/A", "the simulation was cancelled"]);
    await page.close();
  });
});

describe("a large simulation in the workbench", () => {
  it("shows #BUSY! while workers run it on the compiled kernel, then what Node says, digit for digit", async () => {
    const page = await browser.newPage();
    const [loaded, said]: [string[], string[]] = [[], []];
    page.on("console", (message) => said.push(message.text()));
    page.on("request", (request) => loaded.push(new URL(request.url()).pathname));
    await page.goto(`${process.env["BASE_URL"]}workbench.html?preset=none&lang=en`);
    await page.waitForFunction(() => document.documentElement.dataset["ready"] === "true");
    const typed = args.map((value) => value ?? "").join(",").replace(/,+$/, "");
    const shown = await page.evaluate(async (formula) => {
      const { engine } = (globalThis as any).computeCredit;
      engine.setFormula("Sheet1!A1", formula);
      const seen: unknown[] = [];
      engine.onCalculated(() => seen.push(engine.value("Sheet1!A1")));
      await engine.calculate();
      return [seen[0], engine.values("Sheet1!A1:U1")];
    }, `=CCREDIT.SIM_LOAN(${typed})`);
    const expected = await answerLater(spec, args, LIBRARY, async (plan) => runPlan(plan));
    expect(shown).toEqual([expect.objectContaining({ error: "#BUSY!" }), expected]);
    expect(loaded.filter((path) => path.endsWith(".wasm")).length).toBeGreaterThan(0);
    expect(said.filter((text) => /policy|wasm/i.test(text))).toEqual([]);
    await page.close();
  });
});

describe("paths in Chromium", () => {
  /** The bits of a chunk from the product's own worker, in the page, as hexadecimal. */
  const bitsIn = (page: Page, worker: string, kernel: string, plan: SimulationPlan, chunk: Chunk): Promise<readonly string[]> =>
    page.evaluate(([address, start, given, params, wanted]) => new Promise<string[]>((resolve, reject) => {
      const thread = new Worker(address);
      let engine = "";
      thread.onerror = () => reject(new Error("no worker"));
      thread.onmessage = ({ data }) => {
        if (data.kind === "ready") engine = data.engine;
        else if (data.kind === "failed") reject(new Error(data.message));
        else {
          const bytes = (numbers: Float64Array) => [...new Uint8Array(numbers.buffer)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
          resolve([engine, `${bytes(data.result.out)}:${bytes(data.result.series)}`]);
          thread.terminate();
        }
      };
      thread.postMessage({ kernel: start });
      thread.postMessage({ kind: "chunk", id: 0, plan: { ...(given as object), params: Float64Array.from(params) }, chunk: wanted });
    }), [worker, kernel, { ...plan, params: undefined }, [...plan.params], chunk] as const);

  it("have the bits of paths in Node: compiled and in TypeScript, random and Sobol, one number a path and a series, tilted", async () => {
    const { page, loaded } = await openPane();
    await callIn(page);
    const find = (pattern: RegExp): string => new URL(loaded.find((path) => pattern.test(path))!, process.env["BASE_URL"]).href;
    const [worker, kernel] = [find(/simulation-worker/), find(/\.wasm$/)];
    for (const [seed, sampling, metric, tilt] of [[1, "SOBOL", 0, 0], [2, "RANDOM", 0, 0], [3, "SOBOL", METRIC_LTV, 0], [4, "SOBOL", 0, 2], [5, "RANDOM", 0, 3]] as const) {
      const plan = anyPlan(seed, { sampling, metric, tilt, paths: 1600 });
      const chunk = plan.chunks[3]!;
      const expected = bitsOf([runChunk(plan, chunk)]);
      expect(await bitsIn(page, worker, kernel, plan, chunk)).toEqual(["WebAssembly", expected]);
      const [engine, bits] = await bitsIn(page, worker, `${kernel}.missing`, plan, chunk);
      expect([engine!.startsWith("TypeScript (WebAssembly is blocked"), bits]).toEqual([true, expected]);
    }
    await page.close();
  });
});

describe("the pages", () => {
  it("may not compile WebAssembly themselves: their workers may", async () => {
    const { page } = await openPane();
    // The smallest module there is: its magic number and version.
    const refused = await page.evaluate(() => WebAssembly.compile(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)).then(() => "compiled", (problem: Error) => problem.name));
    expect(refused).toBe("CompileError");
    await page.close();
  });
});
