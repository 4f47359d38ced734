import type { Cell } from "../../src/functions/cells";
import { TWINS, twinOf } from "../../src/audit/twins/registry";
import { isBlock, type TwinCall } from "../../src/audit/twins/twin";
import { givenOf, REFERENCE_CASES, type ReferenceCase } from "./reference-cases";
import { constantCall, type Given, type Placed, type TwinBook } from "./twin-book";

/** Values written into the formula, lists standing; or in cells and linked, lists lying; or so with blank cells for the zeros in lists. */
export type Road = "constants" | "references" | "blank cells";

const withBlanks = (given: Given): Given =>
  Object.fromEntries(
    Object.entries(given).map(([name, value]) => {
      if (!Array.isArray(value)) return [name, value];
      return [name, (value as readonly (readonly Cell[])[]).map((line) => line.map((cell) => (cell === 0 ? null : cell)))];
    }),
  );

export const callFor = (one: ReferenceCase, road: Road, book: TwinBook): TwinCall => {
  if (road === "constants") return constantCall(one.function, givenOf(one, false));
  const given = givenOf(one, true);
  return book.linkedCall(one.function, road === "blank cells" ? withBlanks(given) : given);
};

/** The reference cases of the functions that can have a twin. */
export const CASES_WITH_TWINS = REFERENCE_CASES.filter((one) => one.function in TWINS);

/** The twin of every reference case that has one, of no more cells than given, below each other in a book. */
export const placeAll = (book: TwinBook, road: Road, most = Infinity): readonly (readonly [id: string, placed: Placed])[] =>
  CASES_WITH_TWINS.flatMap((one) => {
    const call = callFor(one, road, book);
    const block = twinOf(call);
    return isBlock(block) && block.rows.flatMap(({ cells }) => cells).length <= most ? [[one.id, book.add(call)] as const] : [];
  });
