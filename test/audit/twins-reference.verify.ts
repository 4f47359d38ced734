import type { Cell } from "../../src/functions/cells";
import { placeAll } from "../support/reference-twins";
import { newTwinBook } from "../support/twin-book";
import { calculated, differences } from "../support/twin-checks";

describe.each(["constants", "references", "blank cells"] as const)("the twin of every reference case, recalculated by LibreOffice from %s, equals its function", (road) => {
  const book = newTwinBook("values");
  const placed = placeAll(book, road);
  let value: (address: string) => Cell;
  beforeAll(async () => (value = await calculated(book)), 240_000);
  it.each(placed)("%s", (_, at) => {
    expect(differences(at, value)).toEqual([]);
    expect(value(at.address("agrees"))).toBe(true);
  });
});
