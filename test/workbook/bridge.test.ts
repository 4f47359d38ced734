import type { Engine } from "../../src/engine/engine";
import { createHeadlessEngine } from "../../src/engine/headless";
import { LIBRARY } from "../../src/functions/library";
import { answer } from "../../src/functions/evaluate";
import { PRESETS } from "../../src/presets/presets";
import type { Bridge } from "../../src/sheets/bridge";
import { bridgePlan } from "../../src/sheets/bridge";
import { buildWorkbook } from "../../src/sheets/workbook";
import { apartOn } from "../../src/workbook/apart";
import { bridgeBetween } from "../../src/workbook/bridge";
import { embeddedWorkbook } from "../../src/workbook/embedded";
import { rangesIn } from "../../src/workbook/trial";
import type { WorkbookPort } from "../../src/workbook/port";

/** LLCR of the reference loan by the function itself, outside any spreadsheet. */
const llcr = (changed: { readonly deflation?: number; readonly rent?: number; readonly contractYears?: number } = {}): number => {
  const { deflation = 0.1, rent = 1.7, contractYears = 3 } = changed;
  const inputs = [10_000, rent, 0.5, 285_680_000, 0.0995, 5, deflation, 0.8, 2.3, contractYears, 1.4];
  return (answer(LIBRARY.find("FLEET_SUMMARY")!, inputs, LIBRARY) as number[][])[4]![0]!;
};
const sum = ({ lines, interaction = 0 }: Bridge): number => lines.reduce((total, { part }) => total + part, interaction);
const part = ({ lines }: Bridge, key: string): number => lines.find((line) => line.key === key)!.part;

let engine: Engine;
let port: WorkbookPort;
beforeAll(async () => {
  engine = createHeadlessEngine();
  port = embeddedWorkbook(engine);
  await port.write(buildWorkbook(PRESETS.find(({ id }) => id === "coreweave")!), () => {});
});
afterAll(() => engine.dispose());

const question = (from: number, to: number, cell = "Coverage!C11", label = "LLCR") => ({
  answer: cell, label, format: "multiple" as const, scenarioCell: "About!C10", sheets: { inputs: "Inputs", scenarios: "Scenarios" }, from, to,
});
const bridge = (from: number, to: number, cell?: string, label?: string): Promise<Bridge> => bridgeBetween(port, question(from, to, cell, label), async () => apartOn(createHeadlessEngine()));

describe("a bridge between two scenarios", () => {
  it("gives the whole move of LLCR to deflation where the other change does not reach it", async () => {
    // Scenario 3: deflation .1 -> .2 and decay .23, which is the base's own; LLCR never reads decay.
    const found = await bridge(2, 3);
    expect(found.before).toBeCloseTo(llcr(), 12);
    expect(found.after).toBeCloseTo(llcr({ deflation: 0.2 }), 12);
    expect(part(found, "deflation")).toBeCloseTo(llcr({ deflation: 0.2 }) - llcr(), 12);
    expect(found.lines.filter(({ key }) => key !== "deflation").map((line) => line.part)).toEqual(found.lines.filter(({ key }) => key !== "deflation").map(() => 0));
  });
  it("splits rents up 2026 over rent and deflation as the function itself says, each order counted", async () => {
    const found = await bridge(2, 6);
    const [both, rent, deflation] = [llcr({ rent: 2.35, deflation: 0 }), llcr({ rent: 2.35 }), llcr({ deflation: 0 })];
    expect(part(found, "rent")).toBeCloseTo((rent - llcr() + (both - deflation)) / 2, 12);
    expect(part(found, "deflation")).toBeCloseTo((deflation - llcr() + (both - rent)) / 2, 12);
    expect(part(found, "decay")).toBe(0);
    expect([found.method, found.calculations]).toEqual(["every order", 4]);
    expect(Math.abs(sum(found) - found.total)).toBeLessThan(1e-12);
  });
  it("changes its sign with its direction", async () => {
    const [there, back] = [await bridge(2, 6), await bridge(6, 2)];
    for (const { key } of there.lines) expect(part(back, key)).toBeCloseTo(-part(there, key), 12);
  });
  it("takes as one step what has no number one without the other, and still adds up", async () => {
    // The document has neither contract rent nor contract: a rent of 0 while the contract runs leaves no LLCR.
    const found = await bridge(2, 1);
    expect(found.lines.filter(({ key }) => key.includes(" + ")).map(({ key }) => key.split(" + ").sort())).toEqual([["contract_rent", "contract_years"]]);
    expect(found.method).toBe("every order");
    expect(Math.abs(sum(found) - found.total)).toBeLessThan(1e-12);
  });
  it("does every change by itself where there are many, with a line for what they do together", async () => {
    // A scenario of the user's own in the first free column: ten inputs, each 5 % up.
    const keys = (await port.read("Scenarios!A6:A60")).map(([cell]) => cell!.value);
    const own = ["rent", "deflation", "util", "opex", "contract_rent", "margin", "advance", "cost", "rf", "covenant", "decay"];
    await port.set("Scenarios!P5", "Everything up");
    for (const key of own) await port.set(`Scenarios!P${keys.indexOf(key) + 6}`, 1.05 * ((await port.read(`Inputs!E${keys.indexOf(key) + 6}`))[0]![0]!.value as number));
    const found = await bridge(2, 13);
    const alone = llcr({ deflation: 0.105 }) - llcr();
    expect(found.method).toBe("one at a time");
    expect(part(found, "deflation")).toBeCloseTo(alone, 12);
    expect(part(found, "decay")).toBe(0);
    expect(Math.abs(found.interaction!)).toBeGreaterThan(1e-6);
    expect(Math.abs(sum(found) - found.total)).toBeLessThan(1e-12);
    await port.set("About!C10", 13);
    expect([engine.value("Inputs!D3"), engine.value("Coverage!C11"), engine.value("Checks!C3")]).toEqual(["13 Everything up", expect.closeTo(found.after, 12), 0]);
    await port.set("About!C10", 2);
  });
  it("follows the cells of the workbook: a change typed into Scenarios counts", async () => {
    await port.set("Scenarios!G8", null);
    const row = (await port.read("Scenarios!A6:A60")).findIndex(([cell]) => cell!.value === "contract_years") + 6;
    await port.set(`Scenarios!F${row}`, 2);
    const found = await bridge(2, 3);
    const [both, years, deflation] = [llcr({ contractYears: 2, deflation: 0.2 }), llcr({ contractYears: 2 }), llcr({ deflation: 0.2 })];
    expect(part(found, "contract_years")).toBeCloseTo((years - llcr() + (both - deflation)) / 2, 12);
    await port.set(`Scenarios!F${row}`, null);
  });
  it("leaves the user's workbook alone", async () => {
    const before = JSON.stringify([engine.values("Scenarios!A1:W60"), engine.values("Inputs!A1:N60"), engine.value("About!C10"), engine.sheetNames()]);
    await bridge(4, 10);
    expect(JSON.stringify([engine.values("Scenarios!A1:W60"), engine.values("Inputs!A1:N60"), engine.value("About!C10"), engine.sheetNames()])).toBe(before);
  });
  it("says in words why there is nothing to split", async () => {
    await expect(bridge(2, 6, "Coverage!C10", "First period below the covenant")).rejects.toThrow("First period below the covenant has no number in scenario 6: there is nothing to split");
  });
  it("refuses an answer whose copy does not calculate what the sheet shows", async () => {
    await port.set("Dashboard!Z90", { formula: "=in_deflation+0" });
    await expect(bridge(2, 6, "Dashboard!Z90", "Mine")).rejects.toThrow(/Dashboard!Z90 shows 0\.1, its copy .*depends on something that could not be copied/);
    await port.set("Dashboard!Z90", null);
  });
  it("becomes a sheet whose own formula checks that the parts add up", async () => {
    const found = await bridge(2, 6);
    await port.write(bridgePlan(found, { from: "2 Actuals", to: "6 Rents up", company: "CoreWeave" }, "en"), () => {});
    const cells = (await port.read("Bridge!A1:F20")).flat();
    const at = (text: string): number => Number(cells.find(({ value }) => value === text)!.address.match(/\d+$/)![0]);
    expect(Math.abs((await port.read(`Bridge!F${at("Difference less the parts")}`))[0]![0]!.value as number)).toBeLessThan(1e-12);
    expect((await port.read("Bridge!F5"))[0]![0]!.value).toBe(found.before);
  });
});

describe("ranges a formula reads", () => {
  it.each([
    ["=A1+$B$2", ["Own!A1", "Own!B2"]],
    ["=SUM(Fleet!$E$10:$E$69)-'My (2)'!C5", ["Fleet!E10:E69", "'My (2)'!C5"]],
    ['=IF(A1="B2 Fleet!C3","x",LOG10(D4))', ["Own!A1", "Own!D4"]],
    ["=in_D6+ATAN2(A1,1E5)", ["Own!A1"]],
    ["=CCREDIT.FLEET_SUMMARY(Inputs!$D$6,A5#)", ["Inputs!D6", "Own!A5"]],
  ])("%s", (formula, ranges) => expect(rangesIn(formula, "Own")).toEqual(ranges));
});
