import type { Engine } from "../../src/engine/engine";
import { type Cell, isCellError } from "../../src/functions/cells";
import { PRESETS } from "../../src/presets/presets";
import { debtPlaces } from "../../src/sheets/debt-places";
import { OUTPUTS, outputAddress } from "../../src/sheets/outputs";
import { PLACES } from "../../src/sheets/places";
import { columnLetters, columnNumber } from "../../src/sheets/references";
import { buildWorkbook } from "../../src/sheets/workbook";
import reference from "../reference/neocloud-loan.json";
import { cellOf, loadIntoEngine } from "./load";

const preset = PRESETS.find(({ id }) => id === "coreweave")!;
const plan = buildWorkbook(preset);
const places: Readonly<Record<string, string>> = { ...PLACES, ...debtPlaces(preset.debt) };

/** Sheet and cell of a place; inputs.key is the live cell of the row with that key. */
const find = (name: string): readonly [string, string] => {
  const [sheet, key] = name.split(".") as [string, string];
  if (sheet !== "inputs") return [sheet, places[name]!];
  const row = plan.sheets.find((one) => one.key === "inputs")!.cells.find(({ column, content }) => column === 1 && content === key)!.row;
  return ["inputs", `D${row}`];
};

/** Agrees with a printed number: within half a unit of its last digit. */
const expectPrinted = (what: string, value: Cell, printed: number | string, digits: number, scale = 1): void => {
  if (typeof printed === "string") expect([what, value]).toEqual([what, printed]);
  else {
    expect([what, typeof value]).toEqual([what, "number"]);
    expect([what, Math.abs((value as number) * scale - printed) <= 0.5 * 10 ** -digits + 1e-9, value]).toEqual([what, true, value]);
  }
};

let engine: Engine;
beforeAll(async () => {
  engine = await loadIntoEngine(plan);
}, 120_000);
afterAll(() => engine.dispose());

const valueAt = (name: string, scenario?: number): Cell => {
  const [sheet, cell] = find(name);
  if (scenario === undefined) return cellOf(engine, plan, sheet, cell);
  const match = /^([A-Z]+)(\d+)$/.exec(cell)!;
  return cellOf(engine, plan, sheet, `${columnLetters(columnNumber(match[1]!) + scenario - 1)}${match[2]!}`);
};

describe("reference loan, against results printed by another program", () => {
  it.each(reference.rows)("$name in every printed scenario", ({ place, digits, printed, name, scale = 1 }) => {
    reference.scenarios.forEach((scenario, i) => expectPrinted(`${name}, scenario ${scenario}`, valueAt(place, scenario), printed[i]!, digits, scale));
  });

  it.each(reference.rows)("$name where a scenario does not concern this loan", ({ place }) => {
    for (const scenario of reference.sameAsBase) expect(valueAt(place, scenario)).toBe(valueAt(place, 2));
  });

  it.each(reference.base)("$name in the base case", ({ place, digits, printed, name }) => {
    expectPrinted(name, valueAt(place), printed, digits);
  });

  it.each(reference.company)("$name", ({ place, digits, printed, scenarios, name }) => {
    scenarios.forEach((scenario, i) => expectPrinted(`${name}, scenario ${scenario}`, valueAt(place, scenario), printed[i]!, digits));
  });

  it("inputs in the order in which they move LLCR, with the published ends", () => {
    const rows = reference.tornado.order.map((_, i) => ["D", "E", "F"].map((column) => cellOf(engine, plan, "drivers", `${column}${17 + i}`)));
    expect(rows.map(([name]) => name)).toEqual(reference.tornado.order);
    for (const [name, ends] of Object.entries(reference.tornado.ends)) {
      const [, low, high] = rows.find(([one]) => one === name)!;
      [low, high].forEach((value, i) => expectPrinted(`${name}, end ${i}`, value!, ends[i]!, 2));
    }
  });

  it("the cash trap repays the loan in quarter 9", () => {
    const closings = Array.from({ length: 20 }, (_, t) => cellOf(engine, plan, "coverage", `I${33 + t}`));
    expect(closings.findIndex((closing) => (closing as number) < 1) + 1).toBe(9);
  });

  it("LLCR at both ends of the deflation range", () => {
    const row = (label: string): number => plan.sheets.find(({ key }) => key === "collateral")!.cells.filter(({ content }) => content === label)[0]!.row;
    const columns = ["C", "D", "E", "F", "G"];
    reference.tornado.deflations.forEach((deflation, i) => {
      const column = columns.find((one) => cellOf(engine, plan, "collateral", `${one}${row("Deflation")}`) === deflation)!;
      expectPrinted(`LLCR at ${deflation}`, cellOf(engine, plan, "collateral", `${column}${row("LLCR")}`), reference.tornado.llcr[i]!, reference.tornado.digits);
    });
  });
});

describe("workbook in every scenario", () => {
  const errorsOf = (): readonly string[] =>
    plan.sheets.flatMap(({ key, cells }) =>
      cells.flatMap(({ row, column }) => {
        const value = cellOf(engine, plan, key, `${columnLetters(column)}${row}`);
        return isCellError(value) ? [`${key}!${columnLetters(column)}${row} ${value.error} ${value.message}`] : [];
      }));

  it.each(preset.scenarios.map(({ number, name }) => [number, name] as const))("scenario %i (%s): no error, no unexpected check, headline = its column of Stress", async (number) => {
    engine.setValue(`About!${places["about.scenario"]!}`, number);
    await engine.calculate();
    expect(errorsOf()).toEqual([]);
    expect(valueAt("checks.unexpected")).toBe(0);
    for (const place of ["llcr", "min_dscr", "left", "first_breach", "contracted_llcr", "spot_llcr", "capacity"]) {
      expect([place, valueAt(`coverage.${place}`)]).toEqual([place, valueAt(`stress.${place}`, number)]);
    }
    for (const [place, digits] of [["fair", 7], ["price", 9], ["pd", 12], ["lgd", 12]] as const) {
      expect(valueAt(`spread.${place}`)).toBeCloseTo(valueAt(`stress.${place}`, number) as number, digits);
    }
    expect([valueAt("debt.first_gap"), valueAt("customers.cover_without")]).toEqual([valueAt("stress.new_money", number), valueAt("stress.cover_without", number)]);
    for (const place of ["haircut", "cover", "value", "life", "ltv_resale", "ltv_economic"]) {
      const [left, right] = [valueAt(`collateral.${place}`), valueAt(`stress.${place}`, number)];
      expect(typeof left).toBe("number");
      expect(Math.abs((left as number) - (right as number))).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(right as number)));
    }
    const trapped = reference.scenarios.indexOf(number);
    if (trapped >= 0) expectPrinted(reference.trapped.name, valueAt(reference.trapped.place), reference.trapped.printed[trapped]!, reference.trapped.digits);
    for (const output of OUTPUTS) expect([output.key, engine.value(outputAddress(plan, output)) === null]).toEqual([output.key, false]);
  }, 120_000);

  it("an input typed by hand moves the base, and a value typed into a scenario wins over it", async () => {
    engine.setValue(`About!${places["about.scenario"]!}`, 2);
    const [, live] = find("inputs.opex");
    engine.setValue(`Inputs!${live.replace("D", "E")}`, 0.9125);
    await engine.calculate();
    // The company's own cost per hour: the record prints a fall of LLCR from 1.58 to 1.10.
    expectPrinted("LLCR at the company's opex", valueAt("coverage.llcr"), 1.1, 2);
    engine.setValue(`Scenarios!${live.replace("D", "E")}`, 0.5);
    await engine.calculate();
    expectPrinted("LLCR with the scenario's opex", valueAt("coverage.llcr"), 1.58, 2);
    expectPrinted("another scenario follows the input", valueAt("stress.llcr", 7), 1.1, 2);
  }, 120_000);
});
