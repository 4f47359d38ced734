import { SAMPLE } from "../support/sample-plan";
import { freeSheetName, renameIn, withFreeNames } from "../../src/workbook/rename";

const map = (entries: Record<string, string>) => new Map(Object.entries(entries));

describe("free names", () => {
  it("keep Excel's rules for sheets: at most 31 characters, none of []:*?/\\, case does not matter, History is reserved", () => {
    expect(freeSheetName("Inputs", new Set(["inputs"]))).toBe("Inputs (2)");
    expect(freeSheetName("Inputs", new Set(["inputs", "inputs (2)"]))).toBe("Inputs (3)");
    expect(freeSheetName("A/B: what?", new Set())).toBe("A B  what");
    expect(freeSheetName("x".repeat(40), new Set())).toBe("x".repeat(31));
    expect(freeSheetName("x".repeat(31), new Set(["x".repeat(31)]))).toBe(`${"x".repeat(27)} (2)`);
    expect(freeSheetName("History", new Set())).toBe("History (2)");
    expect(freeSheetName("'quoted'", new Set())).toBe("quoted");
  });
  it("change nothing where nothing is taken", () => {
    expect(withFreeNames(SAMPLE, { sheets: ["Sheet1"], names: ["other"] })).toBe(SAMPLE);
  });
  it("see a name in another case as taken", () => {
    const plan = withFreeNames(SAMPLE, { sheets: ["INPUTS"], names: ["COST"] });
    expect(plan.sheets[0]!.name).toBe("Inputs (2)");
    expect(plan.names[0]).toEqual({ name: "cost_2", refersTo: "'Inputs (2)'!$B$3" });
  });
  it("reach charts, highlights and formulas, and leave texts alone", () => {
    const plan = withFreeNames(SAMPLE, { sheets: ["Chip value", "Inputs"], names: [] });
    expect(plan.sheets[1]!.charts[0]!.series[0]!.values).toBe("'Chip value (2)'!$A$10:$A$13");
    expect(plan.sheets[1]!.charts[0]!.categories).toBe("'Inputs (2)'!$A$10:$A$13");
    expect(plan.sheets[0]!.cells[0]!.content).toBe("Inputs");
  });
});

describe("renaming inside a formula", () => {
  const sheets = map({ inputs: "Inputs (2)", "my sheet": "Mine" });
  const names = map({ cost: "cost_2", rate: "rate_2", e5: "never" });
  it.each([
    ["=Inputs!$B$3+'My sheet'!A1", "='Inputs (2)'!$B$3+Mine!A1"],
    ["=cost*COST+costs+cost.x", "=cost_2*cost_2+costs+cost.x"],
    ['=IF(cost>1,"cost","Inputs!A1")', '=IF(cost_2>1,"cost","Inputs!A1")'],
    ["=RATE(1,2,3)+rate", "=RATE(1,2,3)+rate_2"],
    ["=1E5+$E5+2.E5", "=1E5+$E5+2.E5"],
    ["=CCREDIT.COST(cost)", "=CCREDIT.COST(cost_2)"],
    ["='It''s mine'!cost", "='It''s mine'!cost_2"],
  ])("%s becomes %s", (before, after) => {
    expect(renameIn(before, sheets, names)).toBe(after);
  });
});
