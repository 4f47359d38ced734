import { DEFECTS } from "./defect-cases";
import { at, edit, open, show } from "./sheet";

it.each(DEFECTS.map((defect) => [defect.name, defect] as const))("mended: %s", async (_, { steps, read, right }) => {
  const engine = await open({});
  for (const cells of steps) await edit(engine, cells);
  const got = at(engine, read);
  if (typeof right === "number") expect(got).toBeCloseTo(right, 6);
  else expect(got).toBe(right);
  engine.dispose();
});

it("keeps two workbooks of one process apart, also when one is closed", async () => {
  const cells = { A1: 1, A2: "=A1*10", A3: "=SUM(A1:A2)", C1: "=SEQUENCE(A1+1)" };
  const [one, two] = [await open(cells), await open({ ...cells, A1: 5 })];
  expect([at(one, "A3"), at(two, "A3")]).toEqual([11, 55]);
  one.dispose();
  await edit(two, { A1: 2 });
  expect([at(two, "A3"), ...show(two, "C1:C4").flat()]).toEqual([22, 1, 2, 3, null]);
  two.dispose();
});

it("reads values as they are calculated, not as they are shown", async () => {
  const engine = await open({ A1: 1, A2: "=A1/3", A3: "=A1:A1/3", C1: "=SEQUENCE(2)/3" });
  expect(show(engine, "A2:C3")[0]![0]).toBe(1 / 3);
  expect(show(engine, "C1:C2").flat()).toEqual([1 / 3, 2 / 3]);
  engine.dispose();
});

it("leaves no empty text behind in blank cells that a blocked spill wanted", async () => {
  const engine = await open({ N1: 4, A1: "=SEQUENCE(N1)", A3: "x", C1: "=COUNTA(A1:A9)", C2: "=ISBLANK(A4)" });
  expect([at(engine, "A1"), at(engine, "C1"), at(engine, "C2")]).toEqual(["#SPILL!", 2, true]);
  await edit(engine, { A3: null });
  expect([at(engine, "C1"), at(engine, "C2")]).toEqual([4, false]);
  await edit(engine, { N1: 1 });
  expect([at(engine, "C1"), at(engine, "C2"), ...show(engine, "A1:A4").flat()]).toEqual([1, true, 1, null, null, null]);
  engine.dispose();
});

it("sorts by several columns, in rows, and mixed kinds as Excel does, without touching the source", async () => {
  const engine = await open({ A1: 3, A2: 1, A3: 2, B1: "c", B2: "a", B3: "b", D1: "=SORT(A1:B3,2,-1)", G1: "=SORT(A1:A3)", I1: "=SORT(A1:B3,1,1)", L1: "=SUM(A1:A1)" });
  expect(show(engine, "D1:E3")).toEqual([[3, "c"], [2, "b"], [1, "a"]]);
  expect(show(engine, "G1:G3").flat()).toEqual([1, 2, 3]);
  expect(show(engine, "I1:J3")).toEqual([[1, "a"], [2, "b"], [3, "c"]]);
  expect(at(engine, "L1")).toBe(3);
  engine.dispose();
});

it("EDATE and DB go through ranges, pass errors on and refuse what is no number", async () => {
  const engine = await open({
    A1: 46053, A2: 46081, A3: "=1/0", A4: "x",
    C1: "=EDATE(A1:A4,1)", E1: "=EDATE(A1,{1,2})", E2: "=EDATE(A1,-12.9)", E3: "=EDATE(-1,1)", E4: "=EDATE(A1)", E5: "=DB(100,0,5,7)", E6: "=DB(0,0,5,1)",
  });
  // 28 February, 28 March; 28 February, 31 March; 31 January 2025.
  expect(show(engine, "C1:C4").flat()).toEqual([46081, 46109, "#DIV/0!", "#VALUE!"]);
  expect(show(engine, "E1:F1").flat()).toEqual([46081, 46112]);
  expect(show(engine, "E2:E6").flat()).toEqual([45688, "#NUM!", "#N/A", "#NUM!", 0]);
  engine.dispose();
});
