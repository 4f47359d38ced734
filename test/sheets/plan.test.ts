import { CATALOGUE } from "../../src/functions/catalogue";
import type { Preset } from "../../src/presets/figure";
import { PRESETS } from "../../src/presets/presets";
import { FORMAT_CODES } from "../../src/sheets/formats";
import { OUTPUTS, outputAddress } from "../../src/sheets/outputs";
import { type CellPlan, isFormula, type WorkbookPlan } from "../../src/sheets/plan";
import { columnLetters, columnNumber, resolve } from "../../src/sheets/references";
import { startSheet } from "../../src/sheets/sheet";
import { STYLES } from "../../src/sheets/styles";
import { buildWorkbook } from "../../src/sheets/workbook";

const preset = PRESETS.find(({ id }) => id === "coreweave")!;
const specs = new Map(CATALOGUE.map((spec) => [spec.name, spec]));

/** Constants that are universal: signs and counts, quarters, a hundred, thousands, basis points, millions. Everything else belongs in a cell. */
const UNIVERSAL = new Set([0, 1, 4, 100, 1000, 10_000, 1_000_000]);

const REFERENCE = /(?:('(?:[^']|'')+'|[A-Za-z]+)!)?\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?(?![A-Za-z0-9_(])/g;

interface Area {
  readonly sheet: string;
  readonly rows: readonly [number, number];
  readonly columns: readonly [number, number];
}

const withoutTexts = (formula: string): string => formula.replace(/"(?:[^"]|"")*"/g, '""');

const areasIn = (formula: string, ownSheet: string): readonly Area[] =>
  [...withoutTexts(formula).matchAll(REFERENCE)].map(([, sheet, column, row, toColumn, toRow]) => ({
    sheet: sheet === undefined ? ownSheet : sheet.startsWith("'") ? sheet.slice(1, -1).replaceAll("''", "'") : sheet,
    columns: [columnNumber(column!), columnNumber(toColumn ?? column!)],
    rows: [Number(row), Number(toRow ?? row)],
  }));

const formulasOf = (plan: WorkbookPlan): readonly { readonly at: string; readonly sheet: string; readonly cell: CellPlan; readonly text: string }[] =>
  plan.sheets.flatMap((sheet) =>
    sheet.cells.flatMap((cell) =>
      isFormula(cell.content) ? [{ at: `${sheet.name}!${columnLetters(cell.column)}${cell.row}`, sheet: sheet.name, cell, text: cell.content.formula }] : []));

const callsIn = (text: string): readonly string[] => [...withoutTexts(text).matchAll(/CCREDIT\.([A-Z_]+)\(/g)].map((match) => match[1]!);

/** Arguments of the first CCREDIT call of a formula, as written. */
const argumentsOf = (text: string): readonly string[] => {
  const plain = withoutTexts(text);
  const from = plain.indexOf("(", plain.indexOf("CCREDIT.")) + 1;
  const found: string[] = [""];
  for (let i = from, depth = 1; i < plain.length; i += 1) {
    const char = plain[i]!;
    if (char === "(") depth += 1;
    if (char === ")") depth -= 1;
    if (depth === 0) break;
    if (char === "," && depth === 1) found.push("");
    else found[found.length - 1] += char;
  }
  return found.length === 1 && found[0] === "" ? [] : found;
};

const byId = (id: string): Preset => PRESETS.find((one) => one.id === id)!;

describe.each([
  ["English", preset, buildWorkbook(preset)],
  ["Spanish, scenario 5, sheets taken", preset, buildWorkbook(preset, { scenario: 5, language: "es", taken: ["inputs", "Sheet1"] })],
  ["a private company", byId("crusoe"), buildWorkbook(byId("crusoe"))],
  ["a template", byId("gpu-loan"), buildWorkbook(byId("gpu-loan"), { language: "es" })],
])("plan well-formed: %s", (_, preset, plan) => {
  const formulas = formulasOf(plan);
  const planned = new Map(plan.sheets.map((sheet) => [sheet.name, new Map(sheet.cells.map((cell) => [`${cell.row}:${cell.column}`, cell]))]));

  it("plans no cell twice and every sheet once", () => {
    for (const sheet of plan.sheets) expect(new Set(sheet.cells.map(({ row, column }) => `${row}:${column}`)).size).toBe(sheet.cells.length);
    expect(new Set(plan.sheets.map(({ name }) => name.toLowerCase())).size).toBe(plan.sheets.length);
    for (const { name } of plan.sheets) expect(name.length).toBeLessThanOrEqual(31);
  });

  it("leaves no [key] unresolved", () => {
    expect(formulas.filter(({ text }) => /\[|\]/.test(text)).map(({ at }) => at)).toEqual([]);
  });

  it("refers only to cells that are planned; Scenarios may be blank", () => {
    const scenarios = plan.sheets.find(({ key }) => key === "scenarios")!.name;
    const paths = plan.sheets.find(({ key }) => key === "paths")!.name;
    // A table of Paths is laid out for the tenor of its scenario and grows with it.
    const lastPlanned = 9 + 4 * preset.figures.find(({ key }) => key === "years")!.value!;
    const missing = formulas.flatMap(({ at, sheet, text }) =>
      areasIn(text, sheet).flatMap((area) => {
        const cells = planned.get(area.sheet);
        if (!cells) return [`${at}: no sheet ${area.sheet}`];
        const found: string[] = [];
        for (let row = area.rows[0]; row <= area.rows[1]; row += 1) {
          for (let column = area.columns[0]; column <= area.columns[1]; column += 1) {
            const blankIsMeant = (area.sheet === scenarios && row >= 6 && row <= 59) || (area.sheet === paths && row > lastPlanned);
            if (!blankIsMeant && !cells.has(`${row}:${column}`)) found.push(`${at}: ${area.sheet}!${columnLetters(column)}${row}`);
          }
        }
        return found;
      }));
    expect(missing).toEqual([]);
  });

  it("refers, in charts, names and highlights, to cells that are planned", () => {
    const exists = (reference: string): boolean => areasIn(reference, "").every((area) => planned.get(area.sheet)?.has(`${area.rows[0]}:${area.columns[0]}`) && planned.get(area.sheet)?.has(`${area.rows[1]}:${area.columns[1]}`));
    const charts = plan.sheets.flatMap((sheet) => sheet.charts);
    expect(charts.map(({ id }) => id)).toEqual(["dscr", "value", "tornado", "scenarios", ...(preset.debt ? ["ladder"] : []), "haircut"]);
    for (const chart of charts) {
      expect(chart.title).toMatch(/\?$/);
      expect(chart.valueAxis).toMatch(/\(|\$/);
      expect([chart.categories, ...chart.series.map(({ values }) => values)].filter((reference) => !exists(reference))).toEqual([]);
    }
    expect(plan.names.filter(({ refersTo }) => !exists(refersTo))).toEqual([]);
    for (const output of OUTPUTS) expect([output.key, exists(outputAddress(plan, output))]).toEqual([output.key, true]);
  });

  it("embeds no constant that is not universal", () => {
    const found = formulas.flatMap(({ at, text }) => {
      const bare = withoutTexts(text).replace(REFERENCE, " ").replace(/[A-Z_]+(?:\.[A-Z_]+)*\(/g, "(");
      return [...bare.matchAll(/\d+(?:\.\d+)?/g)].filter(([number]) => !UNIVERSAL.has(Number(number))).map(([number]) => `${at}: ${number}`);
    });
    expect(found).toEqual([]);
  });

  it("calls one function a cell, every argument a cell, at most as many as the function takes", () => {
    for (const { at, text } of formulas) {
      const calls = callsIn(text);
      expect([at, calls.length <= 1]).toEqual([at, true]);
      if (calls.length === 0) continue;
      const spec = specs.get(calls[0]!);
      expect([at, calls[0], spec !== undefined]).toEqual([at, calls[0], true]);
      const given = argumentsOf(text);
      expect([at, given.length <= Object.keys(spec!.args as object).length]).toEqual([at, true]);
      for (const argument of given) expect([at, argument === "" || areasIn(argument, "x").length === 1, argument]).toEqual([at, true, argument]);
    }
  });

  it("stays within 250 calls and four links", () => {
    const calls = formulas.filter(({ text }) => callsIn(text).length > 0);
    expect(calls.length).toBeGreaterThan(100);
    expect(calls.length).toBeLessThanOrEqual(250);

    // A blank content belongs to the nearest call above it and to the left, or to a formula that fills its column.
    const byCell = new Map(formulas.map((one) => [`${one.sheet}!${one.cell.row}:${one.cell.column}`, one]));
    const spillOf = (sheet: string, row: number, column: number): string | undefined => {
      for (let c = column; c >= Math.max(1, column - 12); c -= 1) {
        for (let r = row; r >= Math.max(1, row - 60); r -= 1) {
          const found = byCell.get(`${sheet}!${r}:${c}`);
          if (found && (c === column || callsIn(found.text).length > 0)) return `${sheet}!${r}:${c}`;
          if (planned.get(sheet)?.get(`${r}:${c}`)?.content !== null) break;
        }
      }
      return undefined;
    };
    const depths = new Map<string, number>();
    const depthOf = (id: string): number => {
      const known = depths.get(id);
      if (known !== undefined) return known;
      const { sheet, text } = byCell.get(id)!;
      depths.set(id, NaN);
      let deepest = 0;
      for (const area of areasIn(text, sheet)) {
        for (let row = area.rows[0]; row <= area.rows[1]; row += 1) {
          for (let column = area.columns[0]; column <= area.columns[1]; column += 1) {
            const own = `${area.sheet}!${row}:${column}`;
            const source = byCell.has(own) ? own : planned.get(area.sheet)?.get(`${row}:${column}`)?.content === null ? spillOf(area.sheet, row, column) : undefined;
            if (source === undefined) continue;
            const below = depthOf(source);
            if (Number.isNaN(below)) throw new Error(`${id} reads itself through ${source}`);
            deepest = Math.max(deepest, below);
          }
        }
      }
      const depth = deepest + callsIn(text).length;
      depths.set(id, depth);
      return depth;
    };
    const deepest = Math.max(...[...byCell.keys()].map(depthOf));
    expect(deepest).toBeGreaterThan(1);
    expect(deepest).toBeLessThanOrEqual(4);
  });

  it("names inputs once, with names that are no function and no cell", () => {
    const names = plan.names.map(({ name }) => name);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    for (const name of names) {
      expect(name).toMatch(/^in_[a-z0-9_]+$/);
      expect(specs.has(name.toUpperCase())).toBe(false);
    }
    for (const { key } of preset.figures) expect(names).toContain(`in_${key}`);
  });

  it("keeps text as text: none begins like a formula", () => {
    const texts = plan.sheets.flatMap(({ cells }) => cells.flatMap(({ content }) => (typeof content === "string" ? [content] : [])));
    expect(texts.filter((text) => /^[=@]/.test(text))).toEqual([]);
  });

  it("has the same key in the same row on Inputs, Scenarios and Stress", () => {
    const keyAt = (sheet: string, row: number): unknown => plan.sheets.find(({ key }) => key === sheet)!.cells.find((cell) => cell.row === row && cell.column === 1)?.content;
    preset.figures.forEach(({ key }, i) => {
      for (const sheet of ["inputs", "scenarios", "stress"]) expect([sheet, keyAt(sheet, 6 + i)]).toEqual([sheet, key]);
    });
  });

  it("states a unit beside every number of the working sheets", () => {
    for (const key of ["collateral", "coverage", "dashboard"]) {
      const sheet = plan.sheets.find((one) => one.key === key)!;
      const at = (row: number, column: number): CellPlan | undefined => sheet.cells.find((cell) => cell.row === row && cell.column === column);
      const bare = sheet.cells.filter(({ row, column, format }) => column === 3 && row > 4 && format !== undefined && format !== "text" && typeof at(row, 1)?.content === "string" && typeof at(row, 2)?.content !== "string");
      expect([key, bare.map(({ row }) => row)]).toEqual([key, []]);
    }
  });

  it("gives every cell a look and a format that exist, and every sheet widths for its columns", () => {
    for (const { cells, widths, key } of plan.sheets) {
      for (const { role, format, column } of cells) {
        expect(STYLES[role]).toBeDefined();
        if (format !== undefined) expect(FORMAT_CODES[format]).toBeDefined();
        expect([key, column <= widths.length]).toEqual([key, true]);
      }
    }
  });
});

describe("building", () => {
  it("numbers all sheets alike when one name is taken, so that two loads stay two sets", () => {
    const plan = buildWorkbook(preset, { taken: ["STRESS"] });
    expect(plan.sheets.map(({ name }) => name)).toEqual(buildWorkbook(preset).sheets.map(({ name }) => `${name} (2)`));
    expect(formulasOf(plan).some(({ text }) => text.includes("'Inputs (2)'!"))).toBe(true);
    expect(formulasOf(plan).some(({ text }) => /(?<![(2) '])Inputs!/.test(text))).toBe(false);
  });

  it("takes labels and scenario names in the language asked for", () => {
    const texts = (language: "en" | "es"): ReadonlySet<unknown> => new Set(buildWorkbook(preset, { language }).sheets.flatMap(({ cells }) => cells.map(({ content }) => content)));
    const deflation = preset.figures.find(({ key }) => key === "deflation")!;
    expect(texts("en").has(deflation.label)).toBe(true);
    expect(texts("es").has(deflation.labelEs)).toBe(true);
    expect(texts("es").has(preset.scenarios[4]!.nameEs)).toBe(true);
  });

  it("changes the fingerprint when an input changes by one part in 10^15, and not when a label of a format does", () => {
    const print = (of: Preset): unknown => buildWorkbook(of).sheets[0]!.cells.find(({ row, column }) => row === 25 && column === 3)!.content;
    const rent = preset.figures.find(({ key }) => key === "rent")!;
    const moved: Preset = { ...preset, figures: preset.figures.map((figure) => (figure.key === "rent" ? { ...figure, value: rent.value! * (1 + 2 ** -50) } : figure)) };
    expect(print(preset)).toMatch(/^[0-9a-f]{16}$/);
    expect(print(moved)).not.toBe(print(preset));
    expect(print({ ...preset })).toBe(print(preset));
  });

  it("has one row on Sources for each fact behind a figure", () => {
    const listed = buildWorkbook(preset).sheets.find(({ key }) => key === "sources")!.cells.filter(({ column, row }) => column === 1 && row >= 5).map(({ content }) => content);
    expect(new Set(listed).size).toBe(listed.length);
    for (const { facts } of preset.figures) for (const id of facts) expect(listed).toContain(id);
  });

  it("refuses a scenario that does not exist, a key nobody knows and a cell planned twice", () => {
    expect(() => buildWorkbook(preset, { scenario: 13 })).toThrow("expected a scenario of coreweave (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12), got 13");
    expect(() => resolve("=[rent]*[hours]", (key) => (key === "rent" ? "D34" : undefined))).toThrow('no row has the key "hours"');
    const sheet = startSheet("x", "X", "Title", "Purpose");
    expect(() => sheet.put("A1", 1, "label")).toThrow("X!A1 is planned twice");
  });

  it("refuses a preset whose scenario changes what is no input", () => {
    const broken: Preset = { ...preset, scenarios: preset.scenarios.map((scenario) => (scenario.number === 3 ? { ...scenario, changes: { nonsense: 1 } } : scenario)) };
    expect(() => buildWorkbook(broken)).toThrow('scenario 3 changes "nonsense", which is no input');
  });
});
