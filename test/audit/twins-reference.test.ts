import { type Cell, isCellError } from "../../src/functions/cells";
import { twinOf } from "../../src/audit/twins/registry";
import { answerOf, isBlock, type TwinCall } from "../../src/audit/twins/twin";
import { livingBook } from "../support/living-book";
import { callFor, CASES_WITH_TWINS, placeAll } from "../support/reference-twins";
import { newTwinBook } from "../support/twin-book";
import { differences } from "../support/twin-checks";

/** Every reason for which a reference case may go without a twin. */
const REASONS = [
  /^one [a-z ]+ at a time/,
  /^the periods take the columns; write out one call at a time/,
  /would be too long to read; (it takes|take) at most \d+$/,
  /matter here; a twin shows at most \d+$/,
  /cannot be read back/,
  /more cells than a reader can follow/,
  /too sharply for the cells that a reader can follow/,
];

/** Numbers of the answer that stand in no line of the twin, as row, column and value. */
const numbersLeftOut = (call: TwinCall): readonly unknown[] => {
  const block = twinOf(call);
  if (!isBlock(block)) return [];
  const compared = block.rows.flatMap(({ key, cells }) =>
    key.startsWith("ccredit_") ? cells.flatMap((one) => (typeof one === "object" && "of" in one ? [one] : [])) : [],
  );
  const places = new Set(compared.map(({ row, column }) => `${row},${column}`));
  // Labels are left out of the comparison: it reads the same call without them.
  const answer = answerOf(compared[0]?.of ?? call);
  const lines = (Array.isArray(answer) ? answer : [[answer]]) as readonly (readonly Cell[])[];
  return lines.flatMap((line, r) =>
    line.flatMap((cell, c) => (typeof cell === "number" && !places.has(`${r + 1},${c + 1}`) ? [[r + 1, c + 1, cell]] : [])),
  );
};

const book = newTwinBook("values");
const calls = CASES_WITH_TWINS.map((one) => [one.id, callFor(one, "references", book)] as const);
const isRefused = (call: TwinCall): boolean => isCellError(answerOf(call));

describe("the twin of a reference case", () => {
  it("is refused where the function answers with an error", () => {
    const errors = calls.filter(([, call]) => isRefused(call));
    expect(errors.length).toBeGreaterThan(0);
    expect(errors.filter(([, call]) => isBlock(twinOf(call))).map(([id]) => id)).toEqual([]);
  });
  it("is missing for a reason from a short list, and for one case in twenty at most", () => {
    const answered = calls.filter(([, call]) => !isRefused(call));
    const reasons = answered.flatMap(([id, call]) => {
      const twin = twinOf(call);
      return isBlock(twin) ? [] : [{ id, none: twin.none }];
    });
    expect(reasons.filter(({ none }) => !REASONS.some((reason) => reason.test(none)))).toEqual([]);
    expect(reasons.length).toBeLessThan(answered.length / 20);
  });
  it("compares every number of the answer", () => {
    expect(calls.flatMap(([id, call]) => numbersLeftOut(call).map((entry) => [id, entry]))).toEqual([]);
  });
});

/** More cells than this have the twins with a grid or a long quadrature: LibreOffice recalculates those too, npm run verify. */
const MOST_CELLS = 700;

describe("equals its function in the embedded spreadsheet", () => {
  const alive = newTwinBook("values");
  const placed = placeAll(alive, "references", MOST_CELLS);
  const engine = livingBook(alive);
  it.each(placed)("%s", (_, at) => {
    const value = (address: string): Cell => engine.value(address);
    expect(value(at.address("agrees")) === true ? [] : differences(at, value)).toEqual([]);
    expect(value(at.address("agrees"))).toBe(true);
  });
});
