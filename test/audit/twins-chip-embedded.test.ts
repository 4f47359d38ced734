import { livingBook } from "../support/living-book";
import { newTwinBook } from "../support/twin-book";
import { CHIP_CASES } from "../support/twin-calls-chip";

/** The twin as a user meets it: the CCREDIT side alive beside the native side, in the embedded spreadsheet. */
describe("twins of chip, rent and collateral in the embedded spreadsheet, both sides alive", () => {
  const book = newTwinBook("formulas");
  const cases = CHIP_CASES.map(({ name, given }, i) => ({
    title: `${i + 1} ${name} ${JSON.stringify(given).slice(0, 160)}`,
    placed: book.add(book.linkedCall(name, given)),
  }));
  const engine = livingBook(book);

  it.each(cases.map(({ title, placed }) => [title, placed] as const))("%s", (_, { block, address }) => {
    const missed = block.rows.filter(({ key }) => key.startsWith("agrees")).flatMap(({ key, cells }) => cells.flatMap((_cell, i) => (engine.value(address(key, i + 1)) === true ? [] : [[key, i + 1]])));
    expect(missed).toEqual([]);
  });
});
