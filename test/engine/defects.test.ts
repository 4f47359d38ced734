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

it("bond and date functions take dates as text, go through ranges and refuse by Excel's code", async () => {
  const engine = await open({
    A1: "2008-02-15", A2: "2017-11-15", A3: "=1/0", B1: 0.05, B2: 0.06, B3: "=1/0", B4: "x",
    // 7.75 years of 5.75 % at a yield equal to the coupon, on a coupon date: par, by definition.
    D1: "=PRICE(DATE(2010,2,15),DATE(2017,11,15),0.0575,0.0575,100,4)", D2: '=YEARFRAC("2010-01-01","2011-01-01",3)', D3: "=YEARFRAC(A1,A3)", D4: "=COUPNUM(A2,A1,2)",
    D5: "=PRICE(A1,A2,0.05,0.05,100,3)", D6: "=PRICE(A1,A2,0.05,0.05,100,2,5)", D7: "=PRICE(A1,A2,-0.05,0.05,100,2)", D8: "=YIELD(A1,A2,0.05,0,100,2)", D9: "=PRICE(A1,A2)",
    F1: "=ROUND(PRICE(DATE(2010,2,15),DATE(2017,11,15),B1:B4,B1:B4,100,4),9)", H1: '=ACCRINT("2010-01-01","2010-07-01","2010-07-01",0.1,1000,2)', H2: "=DOLLARDE(1.1,0.5)", H3: "=DOLLARDE(1.1,-2)",
    H4: "=SUM(YEARFRAC({40179;40179;40179},{40544;40909},3))", H5: "=YEARFRAC(5,5)",
  });
  expect(at(engine, "D1")).toBeCloseTo(100, 10);
  expect(show(engine, "D2:D9").flat()).toEqual([1, "#DIV/0!", "#NUM!", "#NUM!", "#NUM!", "#NUM!", "#NUM!", "#N/A"]);
  expect(show(engine, "F1:F4").flat()).toEqual([100, 100, "#DIV/0!", "#VALUE!"]);
  expect(show(engine, "H1:H5").flat()).toEqual([50, "#DIV/0!", "#NUM!", "#N/A", 0]);
  engine.dispose();
});

it("the yield of a price is the yield it was priced at, from 0.01 % to 400 %", async () => {
  const yields = [0.0001, 0.02, 0.0575, 0.11, 0.9, 4];
  const bond = (last: string, value: string) => `${last}(DATE(2026,3,17),DATE(2036,8,31),0.0575,${value},100,2,0)`;
  const engine = await open(Object.fromEntries(yields.map((rate, i) => [`A${i + 1}`, `=${bond("YIELD", bond("PRICE", String(rate)))}`])));
  yields.forEach((rate, i) => expect(Math.abs((at(engine, `A${i + 1}`) as number) / rate - 1)).toBeLessThan(1e-10));
  engine.dispose();
});

it("rates of return: the rate nearest to the guess, and none where the flows have one sign", async () => {
  const engine = await open({
    // −100 + 230/(1 + r) − 132/(1 + r)² is worth nothing at 10 % and at 20 %.
    A1: "=IRR({-100;230;-132},0.05)", A2: "=IRR({-100;230;-132},0.3)", A3: "=IRR({100;200})", A4: "=IRR({-200;0;10;-10;300},0.5)", A5: "=XIRR({-100;50;10},{40179;40544;40909},0.1)",
    A6: "=XIRR({100;110},{40179;40544})", A8: "=IRR({-100;1E-6},0.1)",
  });
  expect(at(engine, "A1")).toBeCloseTo(0.1, 10);
  expect(at(engine, "A2")).toBeCloseTo(0.2, 10);
  expect(at(engine, "A4")).toBeCloseTo(0.1077814124169, 10);
  // 100 = 50/(1 + r) + 10/(1 + r)²: 1 + r = (50 + √(50² + 4·100·10))/200.
  expect(at(engine, "A5")).toBeCloseTo((50 + Math.sqrt(6500)) / 200 - 1, 8);
  expect([at(engine, "A3"), at(engine, "A6")]).toEqual(["#NUM!", "#NUM!"]);
  // One period leaves 1e-8 of it.
  expect((at(engine, "A8") as number) + 1).toBeCloseTo(1e-8, 15);
  engine.dispose();
});

it("normal and t distributions have their tails and refuse by Excel's code", async () => {
  const engine = await open({
    // Φ(−37.5) and Φ(−8) as in test/reference/normal-grid.json, by 40-digit quadrature.
    A1: "=NORM.S.DIST(-37.5,TRUE)", A2: "=NORM.DIST(-12,4,2,TRUE)", A3: "=NORM.S.INV(NORM.S.DIST(-20,TRUE))", A4: "=NORM.S.INV(1)", A5: "=NORM.DIST(1,0,0,TRUE)", A6: "=T.DIST(0,5,TRUE)",
    // Cauchy: P(T ≤ 1) = 3/4 and density 1/(2π) there.
    A7: "=T.DIST(1,1.9,TRUE)", A8: "=T.DIST(1,1,FALSE)*2*PI()", A9: "=T.INV(0.75,1)", A10: "=TDIST(-1,5,2)", A11: "=TDIST(1,5,3)", A12: "=T.INV.2T(0.5,1)", A13: "=SUM(NORM.S.DIST({0;0},{TRUE;TRUE}))",
  });
  expect((at(engine, "A1") as number) / 4.605353009581955e-308).toBeCloseTo(1, 12);
  expect((at(engine, "A2") as number) / 6.220960574271784e-16).toBeCloseTo(1, 12);
  expect(at(engine, "A3")).toBeCloseTo(-20, 12);
  [["A6", 0.5], ["A7", 0.75], ["A9", 1], ["A12", 1], ["A13", 1]].forEach(([cell, value]) => expect(at(engine, cell as string)).toBeCloseTo(value as number, 13));
  expect(at(engine, "A8")).toBeCloseTo(1, 13);
  expect(["A4", "A5", "A10", "A11"].map((cell) => at(engine, cell))).toEqual(["#NUM!", "#NUM!", "#NUM!", "#NUM!"]);
  engine.dispose();
});

it("texts in array constants stay texts, numbers written as text too", async () => {
  const engine = await open({ A1: '=ISTEXT("1.0")', A2: '=LEN("1.10")', A3: '=ISTEXT(INDEX({"1.0";2.0},1))', A4: "=ISNUMBER(INDEX({5;-0.0},2))", A5: "=-0.0", A6: "=1e5", A7: '=1.50&"x"', A8: '=IF(-0.0=0,"y","n")' });
  expect(show(engine, "A1:A8").flat()).toEqual([true, 4, true, true, 0, 100000, "1.5x", "y"]);
  engine.dispose();
});
