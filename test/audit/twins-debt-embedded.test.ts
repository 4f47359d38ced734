import { livingBook } from "../support/living-book";
import { newTwinBook } from "../support/twin-book";
import { DEBT_CASES } from "../support/twin-calls-debt";

/** The first calls of each function and every seventh of the rest: LibreOffice takes all of them. */
const CHOSEN = DEBT_CASES.filter((one, i, all) => all.slice(0, i).filter(({ name }) => name === one.name).length < 3 || i % 7 === 0);

describe("twins of the debt functions in the embedded spreadsheet, both sides alive", () => {
  const book = newTwinBook("formulas");
  const cases = CHOSEN.map(({ name, given }, i) => ({
    title: `${i + 1} ${name} ${JSON.stringify(given).slice(0, 160)}`,
    placed: book.add(book.linkedCall(name, given)),
  }));
  const engine = livingBook(book);

  it.each(cases.map(({ title, placed }) => [title, placed] as const))("%s", (_, { block, address }) => {
    const disagreeing = block.rows
      .filter(({ role, cells }) => role === "check" && cells.length > 0)
      .flatMap(({ key, cells }) => cells.flatMap((_cell, n) => (engine.value(address(key, n + 1)) === true ? [] : [[key, n + 1]])));
    expect(disagreeing).toEqual([]);
  });
});
