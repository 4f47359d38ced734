import type { Cell, CellError } from "../../../src/functions/cells";
import { findSpec } from "../../../src/functions/catalogue";
import type { FunctionSpec, Library } from "../../../src/functions/define";
import { answer } from "../../../src/functions/evaluate";
import { LIBRARY } from "../../../src/functions/library";

/** The library, counting how often a function is worked out. */
const counted = (name: string) => {
  const spec = findSpec(name)!;
  const seen = { times: 0 };
  const watched: FunctionSpec = { ...spec, compute: (values, library) => { seen.times += 1; return spec.compute(values, library); } };
  const library: Library = { ...LIBRARY, find: (asked) => (asked === name ? watched : LIBRARY.find(asked)) };
  return { library, seen };
};
const call = (library: Library, name: string, ...inputs: Parameters<typeof answer>[1]): Cell => answer(findSpec(name)!, inputs, library) as Cell;

// φ(y, 1) = ½ for the ratio .5, so d · years is one number: the deflation of three lengths follows from that of one.
const LENGTHS = [["ratio", 0.5, null, null], ["years", 1, 2, 4]] as const;

describe("a range for an argument of one value, under a tool that reads one cell", () => {
  it("is answered by the cell of the range that stands where the tool reads", () => {
    const solved = (col: number) => call(LIBRARY, "SOLVE", "COMMIT_DEFLATION", LENGTHS, "ratio", 0.5, 0.1, 0.99, 1, col) as number;
    // deflation ½ a year over T years: ratio = (1 − ½^T)/(T · ln 2).
    for (const [i, years] of [1, 2, 4].entries()) expect(solved(i + 1)).toBeCloseTo((1 - 0.5 ** years) / (years * Math.LN2), 10);
  });
  it("is worked out for that cell alone", () => {
    const { library, seen } = counted("COMMIT_DEFLATION");
    const wide = [["ratio", 0.5, ...Array.from({ length: 1999 }, () => null)], ["years", ...Array.from({ length: 2000 }, (_, i) => i + 1)]];
    expect(call(library, "SOLVE", "COMMIT_DEFLATION", wide, "ratio", 0.5, 0.1, 0.99, 1, 3)).toBeCloseTo((1 - 0.5 ** 3) / (3 * Math.LN2), 10);
    // 65 points, Brent and two for the base; all cells of each would be 130,000.
    expect(seen.times).toBeLessThan(200);
  });
  it("says what is wrong where no such cell is, and where ranges are refused", () => {
    expect(call(LIBRARY, "SOLVE", "COMMIT_DEFLATION", LENGTHS, "certainty", 0.5, 0, 0.5, 1, 4) as CellError).toMatchObject({ error: "#N/A", message: expect.stringContaining("col: expected at most 3, the size of the answer, got 4") });
    const uneven = [["ratio", 0.5, 0.6, 0.7], ["years", 1, 2, null]];
    expect(call(LIBRARY, "SOLVE", "COMMIT_DEFLATION", uneven, "certainty", 0.5, 0, 0.5) as CellError).toMatchObject({ error: "#N/A", message: expect.stringContaining("expected a range of 1 x 3 as in ratio, got 1 x 2") });
    expect(call(LIBRARY, "SENSITIVITY", "DEBT_SCHEDULE", [["debt", 100, 200], ["rate", 0.1, null], ["years", 2, null], ["freq", 1, null]], "rate", [[0.1]])).toMatchObject([[{ error: "#VALUE!" }]]);
  });
});
