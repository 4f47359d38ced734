import type { Engine } from "../../src/engine/engine";
import { CASES, DATA, NAMES, SPILL } from "./modern-cases";
import { at, open } from "./sheet";

/** Relative. Solved rates stop at Univer's own limit. */
const TOLERANCE = 1e-9;

let engine: Engine;
beforeAll(async () => {
  engine = await open({}, { sheets: ["Data", "Spill", "T"], names: NAMES });
  engine.setMany("Data", DATA.flatMap((row, r) => row.map((value, c) => ({ row: r + 1, column: c + 1, value }))));
  engine.setFormula("Spill!A1", SPILL);
  engine.setMany("T", [...CASES.map(([formula], r) => ({ row: r + 1, column: 1, formula })), { row: 200, column: 1, formula: "=SUM(Spill!A1#)" },
    { row: 201, column: 1, formula: "=SUM(INDEX(Data!A2:B6,0,1):INDEX(Data!A2:B6,0,2))" }, { row: 202, column: 1, formula: "=LET(f,LAMBDA(x,x*2),f(4))" }]);
  await engine.calculate();
});
afterAll(() => engine.dispose());

it.each(CASES.map(([formula, result], i) => [formula, result, i] as const))("%s is %s", (_, result, i) => {
  const got = at(engine, `T!A${i + 1}`);
  if (typeof result === "number") {
    expect(typeof got).toBe("number");
    expect(Math.abs((got as number) - result)).toBeLessThanOrEqual(TOLERANCE * Math.max(1, Math.abs(result)));
  } else expect(got).toBe(result);
});

it("does not know A1#: our sheets name the range or the spill instead", () => {
  expect(at(engine, "T!A200")).toBe("#VALUE!");
});

it("knows no range between two columns of INDEX and no function named in LET, as docs/differences.md says", () => {
  expect([at(engine, "T!A201"), at(engine, "T!A202")]).toEqual(["#NAME?", "#NAME?"]);
});
