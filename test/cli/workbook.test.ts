import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Cell, isCellError } from "../../src/functions/cells";
import { PRESETS } from "../../src/presets/presets";
import { buildWorkbook } from "../../src/sheets/workbook";
import { run } from "../../src/cli/run";
import { printAddress } from "../../src/workbook/address";
import { readWorkbook, type StoredWorkbook } from "../../src/workbook/xlsx";
import { capture } from "../support/streams";

const folder = mkdtempSync(join(tmpdir(), "ccredit-workbook-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const made = async (id: string, ...options: readonly string[]): Promise<{ readonly stored: StoredWorkbook; readonly out: string; readonly bytes: Uint8Array }> => {
  const file = join(folder, `${id}${options.join("")}.xlsx`);
  const streams = capture();
  expect([await run(["workbook", id, "--out", file, ...options], streams), streams.err()]).toEqual([0, ""]);
  const bytes = new Uint8Array(readFileSync(file));
  return { stored: await readWorkbook(bytes), out: streams.out(), bytes };
};

/** `size` is that of what was subtracted, where a cell holds what rounding leaves of a difference. */
const differs = (left: Cell, right: Cell, size = 0): boolean => {
  if (typeof left === "number" && typeof right === "number") return Math.abs(left - right) > 1e-9 * Math.max(1, Math.abs(left), size);
  if (isCellError(left) && isCellError(right)) return false;
  return (left ?? "") !== (right ?? "");
};

describe.each(PRESETS.map((preset) => [preset.id, preset] as const))("workbook %s", (id, preset) => {
  const plan = buildWorkbook(preset);
  let live: StoredWorkbook;
  let native: StoredWorkbook;
  let said: string;
  beforeAll(async () => {
    live = (await made(id)).stored;
    const written = await made(id, "--native");
    [native, said] = [written.stored, written.out];
  }, 240_000);
  const cells = plan.sheets.flatMap((sheet) => sheet.cells.map((cell) => ({ ...cell, address: printAddress({ sheet: sheet.name, row: cell.row, column: cell.column, rows: 1, columns: 1 }) })));

  it("holds every sheet, name and formula of the plan, each formula with a value", () => {
    expect(live.sheets).toEqual(plan.sheets.map((sheet) => sheet.name));
    expect(live.names.length).toBe(plan.names.length);
    for (const { address, content } of cells) {
      if (content === null || typeof content !== "object") continue;
      expect([address, live.cell(address).formula]).toEqual([address, content.formula]);
      expect([address, live.cell(address).value === null]).toEqual([address, false]);
    }
  });
  it("--native holds no CCREDIT function, and says how many became formulas and values", () => {
    for (const { address } of cells) expect([address, native.cell(address).formula?.includes("CCREDIT") ?? false]).toEqual([address, false]);
    expect(said).toMatch(/of the CCREDIT formulas [1-9]\d* stand as built-in functions, \d+ as values/);
  });
  it("--native shows the same number in every cell of the plan, to 1e-9", () => {
    const subtracted = (address: string): number => {
      const operands = /^=([A-Z]+\d+)-([A-Z]+\d+)$/.exec(live.cell(address).formula ?? "")?.slice(1) ?? [];
      return Math.max(0, ...operands.map((local) => Math.abs(Number(live.cell(address.replace(/[A-Z]+\d+$/, local)).value) || 0)));
    };
    // A movement of a reserve is a difference taken inside a function: where it is 0, rounding of the largest amount of its row may be left, 1e-15 of it.
    const rows = new Map<string, number>();
    const rowOf = (address: string): string => address.replace(/[A-Z]+(\d+)$/, "$1");
    for (const { address } of cells) rows.set(rowOf(address), Math.max(rows.get(rowOf(address)) ?? 0, Math.abs(Number(live.cell(address).value) || 0)));
    const size = (address: string): number => Math.max(subtracted(address), live.cell(address).value === 0 ? 1e-6 * rows.get(rowOf(address))! : 0);
    const wrong = cells.filter(({ address }) => differs(live.cell(address).value, native.cell(address).value, size(address)))
      .map(({ address }) => [address, live.cell(address).value, native.cell(address).value]);
    expect(wrong).toEqual([]);
  });
  it("--native proves every call it writes out: each block of the sheet of twins agrees", () => {
    const verdicts: Cell[] = [];
    for (let row = 1; row < 10_000; row += 1) if (native.cell(`Twins!A${row}`).value === "agrees") verdicts.push(native.cell(`Twins!D${row}`).value);
    expect(verdicts.length).toBeGreaterThan(0);
    expect(verdicts.every((verdict) => verdict === true)).toBe(true);
  });
  it("refuses a scenario it does not have, and says which there are", async () => {
    const streams = capture();
    expect(await run(["workbook", id, "--scenario", "99", "--out", join(folder, "none.xlsx")], streams)).toBe(1);
    expect(streams.err()).toContain(`preset ${id} has no scenario 99; it has: 1 ${preset.scenarios[0]!.name}`);
  });
});

describe("workbook", () => {
  it("writes the scenario that was asked for: its inputs stand in the column that the sheets use", async () => {
    const preset = PRESETS.find(({ scenarios }) => scenarios.some(({ changes }) => "deflation" in changes))!;
    const scenario = preset.scenarios.find(({ changes }) => "deflation" in changes)!;
    const { stored } = await made(preset.id, "--scenario", String(scenario.number));
    const inputs = buildWorkbook(preset).sheets.find(({ key }) => key === "inputs")!;
    const row = inputs.cells.find(({ content, role }) => role === "key" && content === "deflation")!.row;
    expect(stored.cell(`Inputs!D${row}`).value).toBeCloseTo(scenario.changes["deflation"]!, 12);
  });
  it("says why it cannot write, exit code 1", async () => {
    const streams = capture();
    expect(await run(["workbook", PRESETS[0]!.id, "--out", join(folder, "no", "such", "folder.xlsx")], streams)).toBe(1);
    expect(streams.err()).toMatch(/^cannot write .*folder\.xlsx: ENOENT/);
  });
});

describe("calc --preset", () => {
  it("calculates among the sheets and names of a preset", async () => {
    const preset = PRESETS[0]!;
    const names = buildWorkbook(preset).names;
    const streams = capture();
    expect(await run(["calc", `=${names[0]!.name}-${names[0]!.refersTo}`, "--preset", preset.id], streams)).toBe(0);
    expect(JSON.parse(streams.out())).toEqual({ value: 0 });
  });
});
