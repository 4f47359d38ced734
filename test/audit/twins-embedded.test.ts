import { createHeadlessEngine } from "../../src/engine/headless";
import { isFormula } from "../../src/sheets/plan";
import { newTwinBook } from "../support/twin-book";
import { TWIN_CASES } from "../support/twin-calls";

/** The twin as a user meets it: the CCREDIT side alive beside the native side, in the embedded spreadsheet. */
describe("twins in the embedded spreadsheet, both sides alive", () => {
  const book = newTwinBook("formulas");
  const cases = TWIN_CASES.map(({ name, given }, i) => ({
    title: `${name} ${JSON.stringify(given).slice(0, 160)}`,
    placed: book.add(book.linkedCall(name, given)),
    i,
  }));
  const engine = createHeadlessEngine();
  beforeAll(async () => {
    for (const { name, cells } of book.plan().sheets) {
      engine.addSheet(name);
      engine.setMany(
        name,
        cells.map(({ row, column, content }) => {
          if (content === null) return { row, column };
          return isFormula(content) ? { row, column, formula: content.formula } : { row, column, value: content };
        }),
      );
    }
    await engine.calculate();
  }, 240_000);
  afterAll(() => engine.dispose());

  it.each(cases.map(({ title, placed, i }) => [i + 1, title, placed] as const))("%i: %s", (_, __, { address }) => {
    expect(engine.value(address("agrees"))).toBe(true);
  });
});
