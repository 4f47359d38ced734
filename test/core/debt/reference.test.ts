import { LIBRARY } from "../../../src/functions/library";
import type { Cell, Input } from "../../../src/functions/cells";
import { answer } from "../../../src/functions/evaluate";
import reference from "../../reference/debt.json";

interface Row {
  readonly id: string;
  readonly function: string;
  readonly inputs: Readonly<Record<string, number | string | readonly number[]>>;
  /** Cells of the answer whose sum is compared; none means the answer itself. */
  readonly sumOfCells: readonly (readonly number[])[];
  readonly expected: number;
  readonly tolerance: { readonly rel?: number; readonly abs?: number };
  readonly source: string;
}
const rows = reference.rows as unknown as readonly Row[];

const asColumn = (value: unknown): Input => (Array.isArray(value) ? value.map((cell: Cell) => [cell]) : (value as Input));

describe("published figures", () => {
  it.each(rows.map((row) => [row.id, row] as const))("%s", (_, row) => {
    const spec = LIBRARY.find(row.function)!;
    const got = answer(spec, Object.keys(spec.args as object).map((name) => asColumn(row.inputs[name])), LIBRARY);
    const value = row.sumOfCells.reduce((sum, path) => sum + (path.reduce<unknown>((part, i) => (part as readonly unknown[])[i], got) as number), 0);
    const { rel = 0, abs = 0 } = row.tolerance;
    expect(Math.abs(value - row.expected)).toBeLessThanOrEqual(Math.max(abs, rel * Math.abs(row.expected)));
  });
});

describe("debt sized period by period, each with its own rate", () => {
  it.each(reference.sizing.map((row) => [row.id, row] as const))("%s", (_, { cfads, rates, dscr, expected, tolerance }) => {
    // One period of DEBT_CAPACITY with what later periods carry as its balloon, from the last period back.
    const spec = LIBRARY.find("DEBT_CAPACITY")!;
    const carried = cfads.reduceRight((later, flow, t) => answer(spec, [flow, dscr, rates[t]!, 4, later], LIBRARY) as number, 0);
    expect(Math.abs(carried - expected)).toBeLessThanOrEqual(tolerance.rel * expected);
  });
});
