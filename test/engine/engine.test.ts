import type { Engine } from "../../src/engine/engine";
import { createHeadlessEngine } from "../../src/engine/headless";
import { at, edit, open, put, show } from "./sheet";
import { SAMPLES } from "./sample-functions";

let engine: Engine;
beforeEach(() => {
  engine = createHeadlessEngine();
});
afterEach(() => engine.dispose());

describe("cells", () => {
  it("keep what is written: numbers, texts that look like something else, truth values", async () => {
    put(engine, { A1: 1 / 3, A2: "12", A4: true, A5: "TRUE", A6: "a'b", B1: "=A2&1", B2: "=ISTEXT(A2)", B3: "=A3&1", B4: "=A4=TRUE", B5: "=ISTEXT(A5)" });
    engine.setValue("Sheet1!A3", "=1+1");
    await engine.calculate();
    expect(engine.values("Sheet1!A1:A6").flat()).toEqual([1 / 3, "12", "=1+1", true, "TRUE", "a'b"]);
    expect(show(engine, "B1:B5").flat()).toEqual(["121", true, "=1+11", true, true]);
    expect(engine.formula("Sheet1!A3")).toBeNull();
  });
  it("are cleared by null, and by empty text as in Excel", async () => {
    put(engine, { A1: 1, A2: "=A1+1", A3: "x", B1: "=COUNTA(A1:A3)" });
    await edit(engine, { A1: null, A2: null, A3: "" });
    expect(show(engine, "A1:B3")).toEqual([[null, 0], [null, null], [null, null]]);
    expect(engine.formula("Sheet1!A2")).toBeNull();
  });
  it("change from formula to value and back", async () => {
    await edit(engine, { A1: 2, B1: "=A1*2", C1: "=B1+1" });
    await edit(engine, { B1: 10 });
    expect([engine.formula("Sheet1!B1"), at(engine, "C1")]).toEqual([null, 11]);
    await edit(engine, { B1: "=A1*3" });
    expect([engine.formula("Sheet1!B1"), at(engine, "C1")]).toEqual(["=A1*3", 7]);
  });
  it("are written many at once, beyond the edge of a new sheet too", async () => {
    engine.setMany("Sheet1", [
      { row: 1, column: 1, value: 5 }, { row: 2, column: 1, formula: "=A1*2" }, { row: 3, column: 1, formula: "A2+1" },
      { row: 3000, column: 120, value: 7 }, { row: 4, column: 1, formula: "=DP3000" }, { row: 5, column: 1, value: false },
    ]);
    engine.setMany("Sheet1", []);
    await engine.calculate();
    expect(show(engine, "A1:A5").flat()).toEqual([5, 10, 11, 7, false]);
    engine.setMany("Sheet1", [{ row: 1, column: 1 }]);
    await engine.calculate();
    expect(show(engine, "A1:A3").flat()).toEqual([null, 0, 1]);
  });
  it("show errors as errors, with their code", async () => {
    await edit(engine, { A1: "=1/0", A2: "=NA()", A3: "=SQRT(-1)", A4: "=nope", A5: "=NOPE()", A6: '="x"+1', A7: "=A1:A2 B1:B2" });
    expect(show(engine, "A1:A6").flat()).toEqual(["#DIV/0!", "#N/A", "#NUM!", "#NAME?", "#NAME?", "#VALUE!"]);
    expect(engine.value("Sheet1!A1")).toEqual({ error: "#DIV/0!", message: "" });
  });
});

describe("addresses", () => {
  it("name sheets with spaces and apostrophes in quotes, and take dollars", async () => {
    engine.addSheet("Jo's fleet");
    engine.setValue("'Jo''s fleet'!$B$2", 4);
    engine.setFormula("Sheet1!A1", "='Jo''s fleet'!B2*2");
    await engine.calculate();
    expect([engine.value("'Jo''s fleet'!B2"), engine.value("Sheet1!$A$1")]).toEqual([4, 8]);
    expect(engine.values("'Jo''s fleet'!B3:A2")).toEqual([[null, 4], [null, null]]);
  });
  it("that are none, or on a sheet that is not there, throw", () => {
    for (const address of ["A1", "Sheet1!", "Sheet1!A0", "Sheet1!1A", "Sheet1!A1:", "Sheet1!A:A"]) expect(() => engine.value(address)).toThrow(`expected an address such as Sheet!A1 or Sheet!A1:B3, got "${address}"`);
    for (const act of [() => engine.value("No!A1"), () => engine.setValue("No!A1", 1), () => engine.removeSheet("No"), () => engine.setMany("No", [{ row: 1, column: 1 }])]) {
      expect(act).toThrow('expected a sheet of this workbook, got "No"');
    }
  });
});

describe("sheets", () => {
  it("are added at the end and removed; readers of a removed sheet show #REF!", async () => {
    engine.addSheet("Two");
    engine.addSheet("Three");
    put(engine, { "Two!A1": 3, A1: "=Two!A1+1", A2: "=SUM(Two!A1:A2)" });
    await engine.calculate();
    expect([engine.sheetNames(), show(engine, "A1:A2").flat()]).toEqual([["Sheet1", "Two", "Three"], [4, 3]]);
    engine.removeSheet("Two");
    await engine.calculate();
    expect([engine.sheetNames(), show(engine, "A1:A2").flat()]).toEqual([["Sheet1", "Three"], ["#REF!", "#REF!"]]);
  });
  it("have a name each, without the exclamation mark that Univer cannot read in a formula, and one stays", () => {
    expect(() => engine.addSheet("a!b")).toThrow('expected a sheet name without "!", got "a!b"');
    expect(() => engine.addSheet("Sheet1")).toThrow('a sheet named "Sheet1" is there already');
    expect(() => engine.removeSheet("Sheet1")).toThrow("a workbook keeps one sheet");
  });
  it("that are added later are found by formulas that waited for them", async () => {
    await edit(engine, { A1: "=Later!A1" });
    engine.addSheet("Later");
    await edit(engine, { "Later!A1": 9 });
    expect(at(engine, "A1")).toBe(9);
  });
});

describe("names", () => {
  it("are added before or after the formulas that use them; removed, they leave #REF! in these formulas", async () => {
    put(engine, { A1: 5, A2: 6, B1: "=SUM(flows)*scale", B2: "=SUM(flows)" });
    engine.addName("flows", "Sheet1!$A$1:$A$2");
    engine.addName("scale", "10");
    await engine.calculate();
    expect([[...engine.names()].sort(), show(engine, "B1:B2").flat()]).toEqual([["flows", "scale"], [110, 11]]);
    engine.removeName("scale");
    await engine.calculate();
    expect([engine.names(), show(engine, "B1:B2").flat()]).toEqual([["flows"], ["#REF!", 11]]);
    engine.addName("scale", "Sheet1!$A$1");
    await edit(engine, { B1: "=SUM(flows)*scale" });
    expect(show(engine, "B1:B2").flat()).toEqual([55, 11]);
  });
  it("that come back with another meaning are read anew, also through other names", async () => {
    put(engine, { A1: 5, A2: 6, B1: "=2*inner", B2: "=outer+1" });
    engine.addName("inner", "Sheet1!$A$1");
    engine.addName("outer", "=inner*10");
    await engine.calculate();
    expect(show(engine, "B1:B2").flat()).toEqual([10, 51]);
    engine.removeName("inner");
    engine.addName("inner", "Sheet1!$A$2");
    await edit(engine, { B1: "=2*inner", B2: "=outer+1" });
    expect(at(engine, "B1")).toBe(12);
  });
  it("of functions and sheets are refused, because formulas would be misread, and names that are none too", () => {
    expect(() => engine.addName("rate", "Sheet1!$A$1")).toThrow('the name "rate" is the name of a function');
    expect(() => engine.addName("Sheet1", "Sheet1!$A$1")).toThrow('the name "Sheet1" is the name of a sheet');
    for (const name of ["A1", "1st", "two words", ""]) expect(() => engine.addName(name, "Sheet1!$A$1")).toThrow(`got "${name}"`);
    expect(() => engine.addName("empty", "")).toThrow('got "empty" for ""');
  });
  it("are taken once and must be there to be removed", () => {
    engine.addName("flows", "Sheet1!$A$1");
    expect(() => engine.addName("flows", "Sheet1!$A$2")).toThrow('the name "flows" is taken');
    expect(() => engine.removeName("other")).toThrow('expected a name of this workbook, got "other"');
  });
});

describe("calculation", () => {
  it("is waited for, also when nothing is to be done", async () => {
    await engine.calculate();
    await engine.calculate();
    put(engine, { A1: 1, A2: "=A1+1" });
    await Promise.all([engine.calculate(), engine.calculate()]);
    expect(at(engine, "A2")).toBe(2);
  });
  it("is told to listeners once for an edit, when spills have settled, until they stop listening", async () => {
    const seen: unknown[] = [];
    put(engine, { N1: 3, A1: "=SEQUENCE(N1)", C1: "=SUM(A2:A20)" });
    await engine.calculate();
    const stop = engine.onCalculated(() => seen.push(at(engine, "C1")));
    await edit(engine, { N1: 4 });
    expect(seen).toEqual([2 + 3 + 4]);
    await edit(engine, { N1: 2 });
    expect(seen).toEqual([9, 2]);
    stop();
    await edit(engine, { N1: 5 });
    expect(seen).toEqual([9, 2]);
  });
  it("happens by itself soon after an edit", async () => {
    const calculated = new Promise<void>((done) => void engine.onCalculated(done));
    put(engine, { A1: 1, A2: "=A1+1" });
    await calculated;
    expect(at(engine, "A2")).toBe(2);
  });
  it("that is overtaken by an edit starts again and is right", async () => {
    const rows = Array.from({ length: 1200 }, (_, i) => ({ row: i + 1, column: 2, formula: `=SUM(A$1,${i})` }));
    engine.setMany("Sheet1", rows);
    const calculated = engine.calculate();
    for (const value of [1, 2, 3]) {
      await new Promise((go) => setTimeout(go, 8));
      engine.setValue("Sheet1!A1", value);
    }
    await calculated;
    await engine.calculate();
    expect([at(engine, "B1"), at(engine, "B1200")]).toEqual([3, 3 + 1199]);
    // And when nobody waits: Univer stops a running calculation 100 ms after the edit.
    for (const pause of [60, 104, 112]) {
      const calculated = new Promise<void>((done) => void engine.onCalculated(() => at(engine, "B1200") === pause + 1199 && done()));
      engine.setValue("Sheet1!A1", -1);
      await new Promise((go) => setTimeout(go, pause));
      engine.setValue("Sheet1!A1", pause);
      await calculated;
      await engine.calculate();
      expect(at(engine, "B1200")).toBe(pause + 1199);
    }
  });
  it("stays right and quick over hundreds of edits", async () => {
    put(engine, { N1: 1, A1: "=SEQUENCE(5)*N1", C1: "=SUM(A2:A5)" });
    for (let value = 1; value <= 450; value += 1) {
      await edit(engine, { N1: value });
      expect(at(engine, "C1")).toBe(value * (2 + 3 + 4 + 5));
    }
  });
  it("ends when the workbook is closed meanwhile", async () => {
    const other = createHeadlessEngine();
    put(other, { A1: "=1+1" });
    const waiting = other.calculate();
    await new Promise((go) => setTimeout(go, 0));
    other.dispose();
    await expect(waiting).resolves.toBeUndefined();
  });
  it("of a circular reference ends", async () => {
    await edit(engine, { A1: "=B1+1", B1: "=A1+1", C1: "=SEQUENCE(D3)", D1: "=SUM(C1:C9)", D3: "=MIN(3,D1+1)" });
    expect(typeof at(engine, "A1")).toBe("number");
  });
  it("of 250 of our functions on ten sheets follows one edit after another (npm run bench times it)", async () => {
    const big = await open({}, { functions: SAMPLES, sheets: Array.from({ length: 10 }, (_, i) => `S${i}`) });
    for (let s = 0; s < 10; s += 1) {
      const calls = Array.from({ length: 25 }, (_, i) => ({ row: 1 + 30 * (i % 5), column: 2 + 3 * Math.floor(i / 5), formula: i % 2 ? `=CCREDIT.LADDER(20+0*Sheet1!$A$1)` : `=CCREDIT.GPU_RESIDUAL(30000,Sheet1!$A$1+${i}/10+${s})` }));
      const sums = Array.from({ length: 50 }, (_, i) => ({ row: i + 1, column: 1, formula: `=SUM(B${i + 1}:P${i + 1})` }));
      big.setMany(`S${s}`, [...calls, ...sums]);
    }
    await edit(big, { A1: 1 });
    for (const value of [2, 3, 4]) await edit(big, { A1: value });
    // Column B holds a call of GPU_RESIDUAL at age 4 in its first row.
    expect(at(big, "S0!B1")).toBeCloseTo(30000 * 0.84 ** 4 * 0.85 ** 2, 8);
    big.dispose();
  });
});
