import { LexerTreeBuilder } from "@univerjs/engine-formula";
import { createHeadlessEngine } from "../../src/engine/headless";

/** One more than Univer keeps parsed by itself. */
const MANY = 5_001;

it("an edit of a workbook of over 5,000 formulas does not parse them again", async () => {
  const engine = createHeadlessEngine();
  engine.addSheet("Many");
  engine.setMany("Many", [{ row: 1, column: 1, value: 1 }, ...Array.from({ length: MANY }, (_, i) => ({ row: i + 1, column: 2, formula: `=$A$1+${i}` }))]);
  await engine.calculate();
  const parse = jest.spyOn(LexerTreeBuilder.prototype, "treeBuilder");
  engine.setValue("Many!A1", 10);
  await engine.calculate();
  expect(engine.value(`Many!B${MANY}`)).toBe(10 + MANY - 1);
  expect(parse.mock.calls.length).toBeLessThan(100);
  parse.mockRestore();
  engine.dispose();
}, 120_000);
