import { block, problem, REFERENCE_LOAN, rowsOf } from "./calling";

const loan = { function: "FLEET_SUMMARY", arguments: rowsOf(REFERENCE_LOAN), row: 5 };
const debt = REFERENCE_LOAN["debt"] as number;

describe("TORNADO", () => {
  it("ranks the reference loan as printed: contract years .98 to 2.15, contract rent 1.34 to 1.82, deflation 1.42 to 1.77, debt", () => {
    const bars = block("TORNADO", {
      ...loan, names: ["debt", "deflation", "contract_rent", "contract_years"], lows: [0.9 * debt, 0.4, 2, 1], highs: [1.1 * debt, 0, 2.6, 5],
    });
    const printed = bars.map(([name, low, high]) => [name, (low as number).toFixed(2), (high as number).toFixed(2)]);
    expect(printed.slice(0, 3)).toEqual([["contract_years", "0.98", "2.15"], ["contract_rent", "1.34", "1.82"], ["deflation", "1.42", "1.77"]]);
    expect(printed[3]![0]).toBe("debt");
  });
  it("each end is the direct call, bit for bit, and the swing their distance", () => {
    const [bar] = block("TORNADO", { ...loan, names: ["util"], lows: [0.7], highs: [0.9] });
    const [low, high] = [0.7, 0.9].map((util) => block("FLEET_SUMMARY", { ...REFERENCE_LOAN, util })[4]![0] as number);
    expect(bar).toEqual(["util", low, high, Math.abs(high! - low!)]);
  });
  it("equal swings keep the order given, and a bar with an error stands last, its error in its cell", () => {
    const bars = block("TORNADO", { function: "LLCR", arguments: rowsOf({ cfads: [100], debt: 100, rate: 0, freq: 1 }), names: ["freq", "cash", "debt", "rate"], lows: [3, 0, 100, 0], highs: [1, 0, 100, 0.25] });
    expect(bars.map((bar) => bar[0])).toEqual(["rate", "cash", "debt", "freq"]);
    expect(bars.map((bar) => bar[3])).toEqual([0.19999999999999996, 0, 0, ""]);
    expect(bars[3]![1]).toMatchObject({ error: "#VALUE!", message: "freq: expected one of 1, 2, 4, 12, got 3" });
    expect(bars[3]![2]).toBe(1);
  });
  it("takes words as ends: rent read at the end and at the start of the period", () => {
    const [bar] = block("TORNADO", { ...loan, names: ["timing"], lows: ["END"], highs: ["START"] });
    expect(bar![2]).toBeGreaterThan(bar![1] as number);
  });
  it("labels name the columns", () => {
    expect(block("TORNADO", { ...loan, names: ["util"], lows: [0.7], highs: [0.9], labels: true })[0]).toEqual(["argument", "at low", "at high", "swing"]);
  });
  it("refuses by name: lengths, an unknown argument, a tool, too many", () => {
    expect(problem("TORNADO", { ...loan, names: ["util", "rent"], lows: [0.7], highs: [0.9, 1] }).message).toBe("lows: expected one value for each of the 2 names, got 1");
    expect(problem("TORNADO", { ...loan, names: ["util", "rent"], lows: [0.7, 1], highs: [0.9] }).message).toBe("highs: expected one value for each of the 2 names, got 1");
    expect(problem("TORNADO", { ...loan, names: ["usage"], lows: [0.7], highs: [0.9] }).message).toMatch(/^names: expected an argument of FLEET_SUMMARY/);
    expect(problem("TORNADO", { ...loan, function: "SOLVE", names: ["low"], lows: [0.7], highs: [0.9] }).message).toMatch(/^function: /);
    const many = Array.from({ length: 1251 }, () => 0.5);
    expect(problem("TORNADO", { ...loan, names: many.map(() => "util"), lows: many, highs: many }).message).toBe("names: expected at most 1250 arguments, two calls each, got 1251");
  });
});
