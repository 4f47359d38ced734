import { PRESETS } from "../../src/presets/presets";
import { buildWorkbook } from "../../src/sheets/workbook";
import { checkRows, ofThis, unbroken } from "./breaks/book";
import { breaksOf } from "./breaks/of";

/** The breaks themselves are tried in checks.test.ts of each kind of workbook; here none of the checks may escape them. */
it.each(PRESETS.map((preset) => [preset.id, preset] as const))("%s: every check is shown to fail", (_, preset) => {
  const plan = buildWorkbook(preset);
  const [rows, breaks] = [checkRows(plan), breaksOf(preset)(plan)];
  expect(rows.filter(({ printed }) => printed === undefined).length).toBeGreaterThanOrEqual(15);
  expect(unbroken(plan, breaks)).toEqual([]);
  // What C3 counts is what stands there, no more and no less.
  const formula = plan.sheets.find(({ key }) => key === "checks")!.cells.find(({ row, column }) => row === 3 && column === 3)!.content as { readonly formula: string };
  const counted = [...formula.formula.matchAll(/COUNTA\(B(\d+):B(\d+)\)/g)].reduce((sum, [, first, last]) => sum + Number(last) - Number(first) + 1, 0);
  expect(counted).toBe(rows.length);
  expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
});

it("keeps no break of a check that no workbook has", () => {
  const used = new Set(PRESETS.flatMap((preset) => {
    const plan = buildWorkbook(preset);
    return ofThis(plan, breaksOf(preset)(plan)).map(({ what }) => what);
  }));
  const all = new Set(PRESETS.flatMap((preset) => breaksOf(preset)(buildWorkbook(preset)).map(({ what }) => what)));
  expect([...all].filter((what) => !used.has(what))).toEqual([]);
});
