import type { Engine } from "../../src/engine/engine";
import { createHeadlessEngine } from "../../src/engine/headless";
import { isFormula } from "../../src/sheets/plan";
import type { TwinBook } from "./twin-book";

/** The book in an embedded spreadsheet that is calculated before the tests and gone after them. */
export const livingBook = (book: TwinBook): Engine => {
  const engine = createHeadlessEngine();
  beforeAll(async () => {
    for (const { name, cells } of book.plan().sheets) {
      engine.addSheet(name);
      engine.setMany(
        name,
        cells.map(({ row, column, content }) => {
          if (content === null) return { row, column };
          // Empty text is what a formula gives: typed in, it would leave the cell blank.
          if (content === "") return { row, column, formula: '=""' };
          return isFormula(content) ? { row, column, formula: content.formula } : { row, column, value: content };
        }),
      );
    }
    await engine.calculate();
  }, 240_000);
  afterAll(() => engine.dispose());
  return engine;
};
