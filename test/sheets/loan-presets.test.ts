import { isCellError } from "../../src/functions/cells";
import type { Engine } from "../../src/engine/engine";
import { PRESETS } from "../../src/presets/presets";
import { PLACES } from "../../src/sheets/places";
import { columnLetters } from "../../src/sheets/references";
import { buildWorkbook } from "../../src/sheets/workbook";
import { cellOf, loadIntoEngine } from "./load";

/** Presets of one loan, whose borrower's own figures are not public or not there. */
describe.each(["crusoe", "gpu-loan"])("%s", (id) => {
  const preset = PRESETS.find((one) => one.id === id)!;
  const plan = buildWorkbook(preset);
  let engine: Engine;
  beforeAll(async () => {
    engine = await loadIntoEngine(plan);
  }, 120_000);
  afterAll(() => engine.dispose());
  const at = (place: keyof typeof PLACES) => cellOf(engine, plan, place.split(".")[0]!, PLACES[place]);

  it.each([1, 2, 5, 10])("scenario %i: no error, no unexpected check, working sheets = Stress", async (number) => {
    engine.setValue(`About!${PLACES["about.scenario"]}`, number);
    await engine.calculate();
    const errors = plan.sheets.flatMap(({ key, cells }) =>
      cells.map(({ row, column }) => `${key}!${columnLetters(column)}${row}`).filter((address) => isCellError(cellOf(engine, plan, key, address.split("!")[1]!))));
    expect(errors).toEqual([]);
    expect(at("checks.unexpected")).toBe(0);
    const column = columnLetters(3 + number);
    expect(at("coverage.llcr")).toBe(cellOf(engine, plan, "stress", `${column}66`));
    expect(at("spread.fair")).toBeCloseTo(cellOf(engine, plan, "stress", `${column}82`) as number, 7);
  }, 60_000);

  it("shows nothing about the borrower that it does not know", () => {
    for (const key of ["debt", "customers"]) expect(plan.sheets.some((sheet) => sheet.key === key)).toBe(false);
    const labels = plan.sheets.filter(({ key }) => ["dashboard", "stress", "coverage"].includes(key)).flatMap(({ key, cells }) => cells.filter(({ row }) => key !== "stress" || row > 60).map(({ content }) => content));
    expect(labels.filter((label) => typeof label === "string" && /new money|largest customer|EBITDA|Backlog quality/i.test(label))).toEqual([]);
  });
});

describe("Crusoe's building in Abilene, against printed results", () => {
  const preset = PRESETS.find((one) => one.id === "crusoe")!;
  const plan = buildWorkbook(preset);
  it("NOI 1,273, DSCR 1.295x, capacity 9,367 at 1.30x", async () => {
    const engine = await loadIntoEngine(plan);
    const at = (place: keyof typeof PLACES): number => cellOf(engine, plan, "shell", PLACES[place]) as number;
    expect(at("shell.noi").toFixed(0)).toBe("1273");
    expect(at("shell.dscr").toFixed(3)).toBe("1.295");
    expect(at("shell.capacity").toFixed(0)).toBe("9367");
    engine.dispose();
  }, 60_000);
  it("leaves what is not public empty, each with its reason", () => {
    const unknown = preset.figures.filter(({ value, key }) => value === null && key !== "launch_years");
    expect(unknown.length).toBe(18);
    for (const { how } of unknown) expect(how).toMatch(/not public|not quoted/i);
  });
});

describe("template of a GPU loan", () => {
  it("states of every figure that it is assumed, and why", () => {
    for (const { kind, how, facts } of PRESETS.find((one) => one.id === "gpu-loan")!.figures) {
      expect([kind, facts.length]).toEqual(["assumed", 0]);
      expect(how).toMatch(/placeholder|yours to fill/i);
    }
  });
});
