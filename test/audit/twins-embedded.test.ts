import { livingBook } from "../support/living-book";
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
  const engine = livingBook(book);

  it.each(cases.map(({ title, placed, i }) => [i + 1, title, placed] as const))("%i: %s", (_, __, { address }) => {
    expect(engine.value(address("agrees"))).toBe(true);
  });
});
