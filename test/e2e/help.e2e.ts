import { type Browser, chromium } from "playwright-core";

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: process.env["CHROMIUM"]!, args: ["--no-sandbox"] });
});
afterAll(() => browser.close());

const open = async (path: string, scheme: "light" | "dark", width: number) => {
  const page = await browser.newPage({ colorScheme: scheme, viewport: { width, height: 800 } });
  const problems: string[] = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && problems.push(message.text()));
  page.on("pageerror", (problem) => problems.push(problem.message));
  page.on("request", (request) => !request.url().startsWith(process.env["BASE_URL"]!) && problems.push(`asked ${request.url()}`));
  await page.goto(new URL(path, process.env["BASE_URL"]).href);
  return { page, problems };
};

describe.each([["light", 1000], ["dark", 320]] as const)("the help in %s at %d pixels", (scheme, width) => {
  it.each(["help/", "help/es/", "help/gpu-residual.html", "help/es/gpu-residual.html", "help/conventions.html"])("%s shows without complaint and without scrolling sideways", async (path) => {
    const { page, problems } = await open(path, scheme, width);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    // A style sheet that did not load would leave the browser's own margin.
    expect(await page.evaluate(() => getComputedStyle(document.body).margin)).toBe("0px");
    expect(problems).toEqual([]);
    await page.close();
  });
});

it("leads from the index to a function, to its Spanish page and back", async () => {
  const { page, problems } = await open("help/", "light", 1000);
  await page.click("text=GPU_RESIDUAL");
  expect(await page.textContent("h1")).toBe("GPU_RESIDUAL");
  await page.click("text=Español");
  expect(await page.getAttribute("html", "lang")).toBe("es");
  await page.click("text=English");
  expect(await page.getAttribute("html", "lang")).toBe("en");
  expect(problems).toEqual([]);
  await page.close();
});
