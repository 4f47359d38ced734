import { CATALOGUE } from "../../../src/functions/catalogue";
import { PRESETS } from "../../../src/presets/presets";
import { FORMAT_CODES } from "../../../src/sheets/formats";
import { faceOf } from "../../../src/sheets/faces";
import { outputAddress } from "../../../src/sheets/outputs";
import { type CellPlan, isFormula, type WorkbookPlan } from "../../../src/sheets/plan";
import { columnLetters, columnNumber } from "../../../src/sheets/references";
import { STYLES } from "../../../src/sheets/styles";
import { buildWorkbook } from "../../../src/sheets/workbook";

const preset = PRESETS.find(({ id }) => id === "network")!;
const specs = new Map(CATALOGUE.map((spec) => [spec.name, spec]));

/** Constants that are universal: signs and counts, four digits of a year, thousands, millions. Everything else belongs in a cell. */
const UNIVERSAL = new Set([0, 1, 4, 100, 1000, 1_000_000]);
const REFERENCE = /(?:('(?:[^']|'')+'|[A-Za-z]+)!)?\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?(?![A-Za-z0-9_(])/g;

interface Area {
  readonly sheet: string;
  readonly rows: readonly [number, number];
  readonly columns: readonly [number, number];
}
interface Written {
  readonly at: string;
  readonly sheet: string;
  readonly cell: CellPlan;
  readonly text: string;
}

const withoutTexts = (formula: string): string => formula.replace(/"(?:[^"]|"")*"/g, '""');
const areasIn = (formula: string, ownSheet: string): readonly Area[] =>
  [...withoutTexts(formula).matchAll(REFERENCE)].map(([, sheet, column, row, toColumn, toRow]) => ({
    sheet: sheet === undefined ? ownSheet : sheet.startsWith("'") ? sheet.slice(1, -1).replaceAll("''", "'") : sheet,
    columns: [columnNumber(column!), columnNumber(toColumn ?? column!)],
    rows: [Number(row), Number(toRow ?? row)],
  }));
const formulasOf = (plan: WorkbookPlan): readonly Written[] =>
  plan.sheets.flatMap((sheet) => sheet.cells.flatMap((cell) => (isFormula(cell.content) ? [{ at: `${sheet.name}!${columnLetters(cell.column)}${cell.row}`, sheet: sheet.name, cell, text: cell.content.formula }] : [])));
const callsIn = (text: string): readonly string[] => [...withoutTexts(text).matchAll(/CCREDIT\.([A-Z_]+)\(/g)].map((match) => match[1]!);

/** Arguments of the CCREDIT call of a formula, as written. */
const argumentsOf = (text: string): readonly string[] => {
  const plain = withoutTexts(text);
  const found: string[] = [""];
  for (let i = plain.indexOf("(", plain.indexOf("CCREDIT.")) + 1, depth = 1; i < plain.length; i += 1) {
    const char = plain[i]!;
    if (char === "(") depth += 1;
    if (char === ")") depth -= 1;
    if (depth === 0) break;
    if (char === "," && depth === 1) found.push("");
    else found[found.length - 1] += char;
  }
  return found.length === 1 && found[0] === "" ? [] : found;
};

describe.each([
  ["in English", buildWorkbook(preset)] as const,
  ["in Spanish, scenario 10, sheets taken", buildWorkbook(preset, { scenario: 10, language: "es", taken: ["flows"] })] as const,
])("plan well-formed: %s", (_, plan) => {
  const formulas = formulasOf(plan);
  const planned = new Map(plan.sheets.map((sheet) => [sheet.name, new Map(sheet.cells.map((cell) => [`${cell.row}:${cell.column}`, cell]))]));

  it("refers only to cells that are planned; Scenarios may be blank", () => {
    const scenarios = plan.sheets.find(({ key }) => key === "scenarios")!.name;
    const checks = plan.sheets.find(({ key }) => key === "checks")!.name;
    const missing = formulas.flatMap(({ at, sheet, text }) =>
      areasIn(text, sheet).flatMap((area) => {
        const cells = planned.get(area.sheet);
        if (!cells) return [`${at}: no sheet ${area.sheet}`];
        const found: string[] = [];
        for (let row = area.rows[0]; row <= area.rows[1]; row += 1) {
          for (let column = area.columns[0]; column <= area.columns[1]; column += 1) {
            const blankIsMeant = area.sheet === scenarios || (area.sheet === checks && text.includes("COUNTA"));
            if (!blankIsMeant && !cells.has(`${row}:${column}`)) found.push(`${at}: ${area.sheet}!${columnLetters(column)}${row}`);
          }
        }
        return found;
      }));
    expect(missing).toEqual([]);
    expect(formulas.filter(({ text }) => /\[|\]/.test(text)).map(({ at }) => at)).toEqual([]);
  });

  it("refers, in charts, names, highlights and headlines, to cells that are planned", () => {
    const exists = (reference: string): boolean => areasIn(reference, "").every((area) => planned.get(area.sheet)?.has(`${area.rows[0]}:${area.columns[0]}`) && planned.get(area.sheet)?.has(`${area.rows[1]}:${area.columns[1]}`));
    const charts = plan.sheets.flatMap((sheet) => sheet.charts);
    expect(charts.length).toBe(6);
    expect(new Set(charts.map(({ id }) => id)).size).toBe(charts.length);
    for (const chart of charts) {
      expect(chart.title).toMatch(/\?$/);
      expect(chart.valueAxis).toMatch(/\(|\$/);
      expect([chart.id, ...[chart.categories, ...chart.series.map(({ values }) => values)].filter((reference) => !exists(reference))]).toEqual([chart.id]);
    }
    for (const one of charts) {
      for (const other of charts) {
        const apart = one === other || one.at.row + one.at.rows <= other.at.row || other.at.row + other.at.rows <= one.at.row
          || one.at.column + one.at.columns <= other.at.column || other.at.column + other.at.columns <= one.at.column;
        expect([one.id, other.id, apart]).toEqual([one.id, other.id, true]);
      }
    }
    expect(plan.names.filter(({ refersTo }) => !exists(refersTo))).toEqual([]);
    for (const output of faceOf("network").outputs) expect([output.key, exists(outputAddress(plan, output))]).toEqual([output.key, true]);
  });

  it("embeds no constant that is not universal", () => {
    const found = formulas.flatMap(({ at, text }) => {
      const bare = withoutTexts(text).replace(REFERENCE, " ").replace(/[A-Z_][A-Z0-9_]*(?:\.[A-Z_]+)*\(/g, "(");
      return [...bare.matchAll(/\d+(?:\.\d+)?/g)].filter(([number]) => !UNIVERSAL.has(Number(number))).map(([number]) => `${at}: ${number}`);
    });
    expect(found).toEqual([]);
  });

  it("calls one function a cell, every argument a cell, at most as many as the function takes; at most 250", () => {
    const calls = formulas.filter(({ text }) => callsIn(text).length > 0);
    for (const { at, text } of calls) {
      expect([at, callsIn(text).length]).toEqual([at, 1]);
      const spec = specs.get(callsIn(text)[0]!);
      expect([at, spec !== undefined]).toEqual([at, true]);
      const given = argumentsOf(text);
      expect([at, given.length <= Object.keys(spec!.args as object).length]).toEqual([at, true]);
      for (const argument of given) expect([at, argument === "" || areasIn(argument, "x").length === 1, argument]).toEqual([at, true, argument]);
    }
    expect(calls.length).toBeGreaterThan(100);
    expect(calls.length).toBeLessThanOrEqual(250);
  });

  it("is at most four links deep", () => {
    const byCell = new Map(formulas.map((one) => [`${one.sheet}!${one.cell.row}:${one.cell.column}`, one]));
    // A blank content belongs to the nearest call above it and to the left: that is how spills are laid out here.
    const spillOf = (sheet: string, row: number, column: number): string | undefined => {
      for (let c = column; c >= Math.max(1, column - 12); c -= 1) {
        for (let r = row; r >= Math.max(1, row - 60); r -= 1) {
          const found = byCell.get(`${sheet}!${r}:${c}`);
          if (found && callsIn(found.text).length > 0) return `${sheet}!${r}:${c}`;
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
            if (source === undefined || source === id) continue;
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
    expect(deepest).toBeGreaterThanOrEqual(1);
    expect(deepest).toBeLessThanOrEqual(4);
  });

  it("has the same key in the same row on Inputs, Scenarios and Stress", () => {
    const keyAt = (sheet: string, row: number): unknown => plan.sheets.find(({ key }) => key === sheet)!.cells.find((cell) => cell.row === row && cell.column === 1)?.content;
    preset.figures.forEach(({ key }, i) => {
      for (const sheet of ["inputs", "scenarios", "stress"]) expect([sheet, keyAt(sheet, 6 + i)]).toEqual([sheet, key]);
    });
  });

  it("names inputs once, keeps text as text, and looks right", () => {
    const names = plan.names.map(({ name }) => name);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    for (const { key } of preset.figures) expect(names).toContain(`in_${key}`);
    const texts = plan.sheets.flatMap(({ cells }) => cells.flatMap(({ content }) => (typeof content === "string" ? [content] : [])));
    expect(texts.filter((text) => /^[=@]/.test(text))).toEqual([]);
    for (const { cells, widths, key, name } of plan.sheets) {
      expect(name.length).toBeLessThanOrEqual(31);
      for (const { role, format, column } of cells) {
        expect(STYLES[role]).toBeDefined();
        if (format !== undefined) expect(FORMAT_CODES[format]).toBeDefined();
        expect([key, column, column <= widths.length]).toEqual([key, column, true]);
      }
    }
  });

  it("has one row on Sources for each fact behind a figure", () => {
    const listed = plan.sheets.find(({ key }) => key === "sources")!.cells.filter(({ column, row }) => column === 1 && row >= 5).map(({ content }) => content);
    expect(new Set(listed).size).toBe(listed.length);
    for (const { facts } of preset.figures) for (const id of facts) expect(listed).toContain(id);
  });

  it("keeps every scenario in a column of Stress and a block of Networks", () => {
    const titles = plan.sheets.find(({ key }) => key === "networks")!.cells.filter(({ column, row, role }) => column === 1 && row > 4 && role === "heading").map(({ content }) => content);
    expect(titles.length).toBe(preset.scenarios.length);
    expect(preset.scenarios.length).toBe(13);
  });

  it("lists a flow in the row of its amount, and each payment once", () => {
    const { flows, parties } = preset.network!;
    const cells = plan.sheets.find(({ key }) => key === "flows")!.cells;
    flows.forEach(({ key }, i) => expect(cells.find(({ row, column }) => row === 6 + i && column === 1)!.content).toBe(key));
    expect(new Set(flows.map(({ payer, payee, kind }) => `${payer} ${payee} ${kind}`)).size).toBe(flows.length);
    expect(parties).toEqual(["OpenAI", "Microsoft", "Nvidia", "Amazon", "Oracle", "CoreWeave"]);
  });
});
