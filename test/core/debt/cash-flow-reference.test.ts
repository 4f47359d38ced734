import { LIBRARY } from "../../../src/functions/library";
import type { Input } from "../../../src/functions/cells";
import { answer } from "../../../src/functions/evaluate";
import reference from "../../reference/cash-flow.json";

const asColumn = (value: unknown): Input => (Array.isArray(value) ? value.map((cell: number) => [cell]) : (value as Input));

describe("published durations and average lives", () => {
  it.each(reference.rows.map((row) => [row.id, row] as const))("%s", (_, { function: name, inputs, expected, tolerance }) => {
    const spec = LIBRARY.find(name)!;
    const got = answer(spec, Object.keys(spec.args as object).map((argument) => asColumn((inputs as Record<string, unknown>)[argument])), LIBRARY);
    expect(Math.abs((got as number) - expected)).toBeLessThanOrEqual(tolerance);
  });
});
