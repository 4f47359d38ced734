import type { Engine } from "../../src/engine/engine";
import { at, edit, open, show } from "./sheet";
import { SAMPLES } from "./sample-functions";

let engine: Engine | undefined;
const sheet = async (cells: Parameters<typeof open>[0], more: Parameters<typeof open>[1] = {}): Promise<Engine> => (engine = await open(cells, { functions: SAMPLES, ...more }));
afterEach(() => {
  engine?.dispose();
  engine = undefined;
});

describe("answers", () => {
  it("a scalar stands in its cell, in any case of letters", async () => {
    const sheet1 = await sheet({ A1: '=CCREDIT.GPU_RESIDUAL(30000,2.5,"SL",,5)', A2: '=ccredit.gpu_residual(30000,2.5,"sl",,5)', A3: "=A1*2" });
    // Half of a five-year life.
    expect(show(sheet1, "A1:A3").flat()).toEqual([15000, 15000, 30000]);
  });
  it("a table spills, and its cells are read like any other", async () => {
    const sheet1 = await sheet({ A1: "=CCREDIT.LADDER(3)", D1: "=B3+1", D2: "=SUM(A1:B3)", D3: "=INDEX(CCREDIT.LADDER(3),2,2)" });
    expect(show(sheet1, "A1:B4")).toEqual([[1, 10], [2, 20], [3, 30], [null, null]]);
    expect(show(sheet1, "D1:D3").flat()).toEqual([31, 66, 20]);
    expect(sheet1.spills()).toEqual([{ sheet: "Sheet1", row: 1, column: 1, rows: 3, columns: 2 }]);
  });
  it("a series lies as its argument lies", async () => {
    const sheet1 = await sheet({ A1: 1, A2: 2, B1: 3, D1: "=CCREDIT.DOUBLES(A1:A2)", F1: "=CCREDIT.DOUBLES(A1:B1)", D5: "=CCREDIT.DOUBLES({1,2,3})" });
    expect(show(sheet1, "D1:G2")).toEqual([[2, null, 2, 6], [4, null, null, null]]);
    expect(show(sheet1, "D5:F5")).toEqual([[2, 4, 6]]);
  });
  it("an entry without a value is empty text, which MIN and AVERAGE pass over and a path takes for a gap", async () => {
    const sheet1 = await sheet({ A1: 4, A2: 0, A3: 6, C1: "=CCREDIT.DOUBLES(A1:A3)", E1: "=AVERAGE(C1:C3)", E2: "=MIN(C1:C3)", E3: "=CCREDIT.GAPS(C1:C3)", E4: "=CCREDIT.GAPS(CCREDIT.DOUBLES(A1:A3))", E5: "=C2" });
    expect(show(sheet1, "C1:C3").flat()).toEqual([8, "", 12]);
    expect(show(sheet1, "E1:E5").flat()).toEqual([10, 8, 1, 1, ""]);
  });
  it("a scalar argument that is given a range is answered cell by cell, each with its own error", async () => {
    const sheet1 = await sheet({ A1: 0, A2: 2.5, A3: -1, C1: '=CCREDIT.GPU_RESIDUAL(30000,A1:A3,"SL",,5)', E1: "=SUM(C1:C2)" });
    expect(show(sheet1, "C1:C3").flat()).toEqual([30000, 15000, "#VALUE!"]);
    expect(at(sheet1, "E1")).toBe(45000);
    expect(sheet1.message("Sheet1!C3")).toBe("age: expected a number of at least 0, got -1");
    expect(sheet1.message("Sheet1!C2")).toBeUndefined();
  });
  it("TRUE comes out as TRUE", async () => {
    const sheet1 = await sheet({ A1: "=CCREDIT.LEFT_OUT(1,2,TRUE)", A3: "=C1=TRUE", A4: "=IF(C1,\"yes\",\"no\")" });
    expect([...show(sheet1, "A1:C1").flat(), ...show(sheet1, "A3:A4").flat()]).toEqual([1, 2, true, true, "yes"]);
  });
});

describe("arguments", () => {
  it("a blank cell, empty text and nothing at all leave an argument out", async () => {
    const sheet1 = await sheet({ H2: '=""', A1: "=CCREDIT.LEFT_OUT()", A2: "=CCREDIT.LEFT_OUT(,)", A3: "=CCREDIT.LEFT_OUT(H1,H1)", A4: "=CCREDIT.LEFT_OUT(H2,H2)", A5: '=CCREDIT.LEFT_OUT("","")', A6: "=CCREDIT.LEFT_OUT(,5)", A7: "=CCREDIT.LEFT_OUT(0,0)" });
    const absent = ["absent", 7, false];
    expect(show(sheet1, "A1:C7")).toEqual([absent, absent, absent, absent, absent, ["absent", 5, false], [0, 0, false]]);
  });
  it("inside a range a blank is 0 and empty text is refused or a gap", async () => {
    const sheet1 = await sheet({ A1: 1, A3: 3, B1: 1, B2: '=""', D1: "=CCREDIT.GAPS(A1:A3)", D2: "=CCREDIT.GAPS(B1:B2)", D3: "=CCREDIT.DOUBLES(B1:B2)", F1: "=CCREDIT.DOUBLES(A1:A3)" });
    expect(show(sheet1, "D1:D3").flat()).toEqual([0, 1, "#VALUE!"]);
    expect(show(sheet1, "F1:F3").flat()).toEqual([2, "", 6]);
    expect(sheet1.message("Sheet1!D3")).toBe("values: expected a number, got empty text in position 2");
  });
  it("an error that comes in goes out unchanged", async () => {
    const sheet1 = await sheet({ A1: "=1/0", A2: "=NA()", B1: "=CCREDIT.DOUBLES(A1)", B2: "=CCREDIT.DOUBLES(A2)", B3: "=CCREDIT.LEFT_OUT(A1:A1)", B4: "=CCREDIT.DOUBLES(Nope!A1)", B5: "=CCREDIT.DOUBLES(CCREDIT.REASON(4))", B6: "=CCREDIT.LEFT_OUT(LAMBDA(x,x))" });
    expect(show(sheet1, "B1:B5").flat()).toEqual(["#DIV/0!", "#N/A", "#DIV/0!", "#REF!", "#NUM!"]);
    expect(sheet1.message("Sheet1!B5")).toBe("which: reason 4");
    expect(at(sheet1, "B6")).toBe("#CALC!");
  });
  it("text, numbers and TRUE keep their kind", async () => {
    const sheet1 = await sheet({ A1: "12", A2: true, B1: "=CCREDIT.DOUBLES(A1)", B2: "=CCREDIT.DOUBLES(A2)", B3: "=CCREDIT.LEFT_OUT(1,2,A2)" });
    expect(sheet1.message("Sheet1!B1")).toBe('values: expected a number, got "12"');
    expect(sheet1.message("Sheet1!B2")).toBe("values: expected a number, got TRUE");
    expect(show(sheet1, "B3:D3").flat()).toEqual([1, 2, true]);
  });
  it("names stand for ranges, constants and parts of spills; LET and MAP pass values on", async () => {
    const sheet1 = await sheet(
      { A1: 1, A2: 2, C1: "=CCREDIT.DOUBLES(flows)", E1: "=CCREDIT.DOUBLES(flows,times)", G1: "=SUM(CCREDIT.DOUBLES(doubled))", H1: "=LET(x,flows,SUM(CCREDIT.DOUBLES(x)))", H2: "=SUM(MAP(flows,LAMBDA(v,INDEX(CCREDIT.LADDER(v),1,2))))", H3: "=CCREDIT.DOUBLES(OFFSET(A1,1,0))" },
      { names: { flows: "Sheet1!$A$1:$A$2", times: "10", doubled: "Sheet1!$C$1:$C$2" } },
    );
    expect(show(sheet1, "C1:E2")).toEqual([[2, null, 10], [4, null, 20]]);
    expect([at(sheet1, "G1"), ...show(sheet1, "H1:H3").flat()]).toEqual([12, 6, 20, 4]);
  });
  it("refuses a whole column at once and says so", async () => {
    const sheet1 = await sheet({ A1: 1, C1: "=CCREDIT.DOUBLES(A:A)", C2: "=CCREDIT.LADDER(A:A)", C3: "=CCREDIT.DOUBLES(A1:A1)", C4: "=CCREDIT.DOUBLES(Sheet1!A:B)" });
    expect(show(sheet1, "C1:C4").flat()).toEqual(["#VALUE!", "#VALUE!", 2, "#VALUE!"]);
    expect(sheet1.message("Sheet1!C1")).toBe("values: expected at most 20000 cells, got 1048576; give the filled range, not whole columns");
    expect(sheet1.message("Sheet1!C2")).toBe("steps: expected at most 20000 cells, got 1048576; give the filled range, not whole columns");
  });
  it("a whole row is as long as in Excel", async () => {
    const sheet1 = await sheet({ A1: 1, B1: "x", A3: "=ROWS(CCREDIT.DOUBLES(5:5))", A4: "=COLUMNS(CCREDIT.DOUBLES(7:7))" });
    expect(show(sheet1, "A3:A4").flat()).toEqual([1, 16384]);
  });
  it("refuses too many arguments and unknown functions", async () => {
    const sheet1 = await sheet({ A1: "=CCREDIT.LADDER(1,TRUE,2)", A2: "=CCREDIT.NO_SUCH(1)", A3: "=CCREDIT.LADDER()" });
    expect(show(sheet1, "A1:A3").flat()).toEqual(["#VALUE!", "#NAME?", "#VALUE!"]);
    expect(sheet1.message("Sheet1!A1")).toBe("expected at most 2 arguments, got 3");
    expect(sheet1.message("Sheet1!A3")).toBe("steps: expected a whole number of at least 1 and at most 5000, got an empty cell");
  });
});

describe("errors and their messages", () => {
  it("each reason has its code and its message", async () => {
    const sheet1 = await sheet({ A1: "=CCREDIT.REASON(1)", A2: "=CCREDIT.REASON(2)", A3: "=CCREDIT.REASON(3)", A4: "=CCREDIT.REASON(4)" });
    expect(show(sheet1, "A1:A4").flat()).toEqual(["#VALUE!", "#N/A", "#DIV/0!", "#NUM!"]);
    expect([1, 2, 3, 4].map((row) => sheet1.message(`Sheet1!A${row}`))).toEqual([1, 2, 3, 4].map((reason) => `which: reason ${reason}`));
    expect(sheet1.value("Sheet1!A2")).toEqual({ error: "#N/A", message: "which: reason 2" });
  });
  it("a fault of ours is one bad cell, not a dead workbook", async () => {
    const sheet1 = await sheet({ A1: "=CCREDIT.FAULTY()", A2: "=1+1" });
    expect(show(sheet1, "A1:A2").flat()).toEqual(["#VALUE!", 2]);
    expect(sheet1.message("Sheet1!A1")).toMatch(/^internal error, please report: CCREDIT\.FAULTY, version \d/);
  });
  it("IFERROR catches the error and leaves no message", async () => {
    const sheet1 = await sheet({ A1: "=IFERROR(CCREDIT.REASON(1),5)", A2: "=IFERROR(CCREDIT.REASON(1),1/0)", A3: "=IFERROR(CCREDIT.REASON(2),CCREDIT.REASON(3))", A4: "=ERROR.TYPE(CCREDIT.REASON(2))" });
    expect(show(sheet1, "A1:A4").flat()).toEqual([5, "#DIV/0!", "#DIV/0!", 7]);
    expect([1, 2, 3, 4].map((row) => sheet1.message(`Sheet1!A${row}`))).toEqual([undefined, undefined, "which: reason 3", undefined]);
  });
  it("a message goes with the error that it explains", async () => {
    const sheet1 = await sheet({ N1: true, A1: '=IF(N1,CCREDIT.REASON(1),1+"x")', A2: "=CCREDIT.REASON(1)" });
    expect(sheet1.message("Sheet1!A1")).toBe("which: reason 1");
    await edit(sheet1, { N1: false });
    expect([at(sheet1, "A1"), sheet1.message("Sheet1!A1")]).toEqual(["#VALUE!", undefined]);
    await edit(sheet1, { A2: "#VALUE!" });
    expect(sheet1.message("Sheet1!A2")).toBeUndefined();
    await edit(sheet1, { A2: "=2" });
    expect([at(sheet1, "A2"), sheet1.message("Sheet1!A2")]).toEqual([2, undefined]);
  });
  it("the same call explains itself in every cell, also when its answer was known", async () => {
    const sheet1 = await sheet({ A1: "=CCREDIT.LADDER(0)", B7: "=CCREDIT.LADDER(0)", C1: "=A1+1" });
    expect(sheet1.message("Sheet1!A1")).toBe("steps: expected a whole number of at least 1 and at most 5000, got 0");
    expect(sheet1.message("Sheet1!B7")).toBe(sheet1.message("Sheet1!A1"));
    expect([at(sheet1, "C1"), sheet1.message("Sheet1!C1")]).toEqual(["#VALUE!", undefined]);
  });
});

describe("spills", () => {
  it("grow, shrink, are blocked and come back; every reader follows", async () => {
    const sheet1 = await sheet({ N1: 4, D1: "=SUM(B2:B30)", D2: "=COUNT(A1:A30)", D3: "=SUM(B:B)", D4: "=B4+0", D5: "=D1*2", A1: "=CCREDIT.LADDER(N1)" });
    const read = () => show(sheet1, "D1:D5").flat();
    expect(read()).toEqual([90, 4, 100, 40, 180]);
    await edit(sheet1, { N1: 6 });
    expect(read()).toEqual([200, 6, 210, 40, 400]);
    await edit(sheet1, { N1: 2 });
    expect(read()).toEqual([20, 2, 30, 0, 40]);
    expect(show(sheet1, "A2:B3")).toEqual([[2, 20], [null, null]]);
    await edit(sheet1, { N1: 5, B3: "in the way" });
    expect([at(sheet1, "A1"), ...show(sheet1, "A2:B3").flat()]).toEqual(["#SPILL!", null, null, null, "in the way"]);
    expect(sheet1.spills()).toEqual([]);
    await edit(sheet1, { B3: null });
    expect(read()).toEqual([140, 5, 150, 40, 280]);
    await edit(sheet1, { A1: "=CCREDIT.LADDER(0)" });
    expect(read()).toEqual([0, 0, 0, 0, 0]);
    await edit(sheet1, { A1: null });
    expect(read()).toEqual([0, 0, 0, 0, 0]);
  });
  it("four spills in a row are right in any order of entry and after every edit", async () => {
    const cells = { N1: 9, N2: 1, A1: "=CCREDIT.LADDER(N1)", D1: "=CCREDIT.DOUBLES(B2:B9,N2)", F1: "=CCREDIT.DOUBLES(D2:D7)", H1: "=CCREDIT.DOUBLES(F2:F6)", J1: "=SUM(H2:H5)" };
    // H2:H5 is 4 · N2 · (B5 … B8), as each spill is read from its second cell on.
    const total = (factor: number) => 4 * factor * (50 + 60 + 70 + 80);
    for (const order of [Object.entries(cells), Object.entries(cells).reverse()]) {
      const sheet1 = await sheet(Object.fromEntries(order));
      expect(at(sheet1, "J1")).toBe(total(1));
      await edit(sheet1, { N2: 3 });
      expect(at(sheet1, "J1")).toBe(total(3));
      await edit(sheet1, { N1: 4 });
      // B5 to B8 are blank, so 0, which has no double.
      // B2:B4 are 20, 30, 40; the blanks after them are 0 and have no double, and no text has a double.
      expect(show(sheet1, "D1:D4").flat()).toEqual([60, 90, 120, ""]);
      expect([at(sheet1, "F1"), at(sheet1, "J1")]).toEqual(["#VALUE!", 0]);
      await edit(sheet1, { N1: 9 });
      expect(at(sheet1, "J1")).toBe(total(3));
      sheet1.dispose();
    }
    engine = undefined;
  });
});
