import { run } from "../../src/cli/run";
import { LIBRARY } from "../../src/functions/library";
import { answer } from "../../src/functions/evaluate";
import { capture } from "../support/streams";

const ran = async (...argv: readonly string[]) => {
  const streams = capture();
  const code = await run(argv, streams);
  return { code, out: streams.out(), err: streams.err() };
};
/** LLCR of the reference loan by the function itself, outside any spreadsheet. */
const llcr = (rent: number, deflation: number): number =>
  (answer(LIBRARY.find("FLEET_SUMMARY")!, [10_000, rent, 0.5, 285_680_000, 0.0995, 5, deflation, 0.8, 2.3, 3, 1.4], LIBRARY) as number[][])[4]![0]!;

describe("ccredit bridge", () => {
  it("splits LLCR of two scenarios over their changes, as the function itself does", async () => {
    const { code, out } = await ran("bridge", "gpu-loan", "2", "6", "--json");
    const found = JSON.parse(out) as { readonly before: number; readonly after: number; readonly method: string; readonly lines: readonly { readonly key: string; readonly part: number }[] };
    const [none, rent, deflation, both] = [llcr(1.7, 0.1), llcr(2.35, 0.1), llcr(1.7, 0), llcr(2.35, 0)];
    const parts = Object.fromEntries(found.lines.map(({ key, part }) => [key, part]));
    expect([code, found.method]).toEqual([0, "every order"]);
    expect(found.before).toBeCloseTo(none, 12);
    expect(parts["rent"]).toBeCloseTo((rent - none + both - deflation) / 2, 12);
    expect(parts["deflation"]).toBeCloseTo((deflation - none + both - rent) / 2, 12);
    expect(parts["decay"]).toBe(0);
  });
  it("names the answers it has, and refuses a comparison", async () => {
    const unknown = await ran("bridge", "gpu-loan", "2", "6", "--answer", "nothing");
    expect([unknown.code, unknown.err]).toEqual([1, expect.stringContaining('gpu-loan has no answer "nothing"; it has: llcr, ')]);
  });
});
