import { twinOf } from "../../src/audit/twins/registry";
import { isBlock } from "../../src/audit/twins/twin";
import { constantCall, type Given } from "../support/twin-book";
import { COUNTERPARTY_CASES } from "../support/twin-calls-counterparties";
import { afterChange, checkTwins } from "../support/twin-checks";

checkTwins(COUNTERPARTY_CASES);

describe("what has no twin says why", () => {
  const ones = (n: number) => Array.from({ length: n }, (_, i) => Array.from({ length: n }, (__, j) => (i === j ? 0 : 1)));
  it.each([
    ["HHI", { amounts: [0, 0] }, /total of 0/],
    ["HHI", { amounts: [1, 2], normalised: [true, false] }, /one call at a time/],
    ["CLEARING", { liabilities: ones(13), external: ones(13)[0] }, /13 firms would be too long/],
    ["ROUND_TRIP", { financing: ones(10), purchases: ones(10), node: 1 }, /10 parties would be too long/],
    ["BACKLOG_RUNOFF", { amounts: [1], years: [1], horizon: 100, freq: 12 }, /1200 periods would be too long/],
    ["CUSTOMER_STRESS", { revenue: ones(9)[0], pd: 0.1, opex: 1, debtService: 1 }, /512 combinations/],
    ["CUSTOMER_STRESS", { revenue: [1, 2], pd: 0.1, opex: 1, debtService: 1, rho: 0.9999 }, /more cells than a reader/],
  ])("%s of %j", (name, given, reason) => {
    const result = twinOf(constantCall(name, given as never));
    expect(!isBlock(result) && result.none).toMatch(reason);
  });
});

describe("a twin with references", () => {
  const debts = {
    liabilities: [
      [0, 100, 0],
      [0, 0, 100],
      [0, 0, 0],
    ],
    external: [20, 90, 0],
  };
  const trade = {
    financing: [
      [0, 50],
      [0, 0],
    ],
    purchases: [
      [0, 0],
      [38, 0],
    ],
    node: 1,
  };
  const isGone = expect.objectContaining({ error: "#N/A" });
  // Inputs stand below each other: liabilities in rows 1 to 3, external in 4 to 6; financing 1 and 2, purchases 3 and 4, node 5.
  it.each<readonly [string, string, Given, readonly [number, number, number], string, unknown]>([
    ["follows its inputs: four of 30, 30, 20, 20 are .26", "HHI", { amounts: [30, 30, 20, 15] }, [4, 2, 20], "hhi", 0.26],
    ["follows its inputs: the first pays its 25 of 100", "CLEARING", debts, [4, 2, 25], "recovery", 0.25],
    ["is #N/A where a further firm defaults", "CLEARING", debts, [5, 2, 10], "recovery", isGone],
    ["is #N/A where nobody defaults any more", "CLEARING", debts, [4, 2, 100], "recovery", isGone],
    ["follows its inputs: 30 bought back", "ROUND_TRIP", trade, [4, 2, 30], "round_trip", 30],
    ["is #N/A for another party", "ROUND_TRIP", trade, [5, 2, 2], "round_trip", isGone],
  ])("%s (%s)", async (_, name, given, change, key, expected) => {
    expect(await afterChange(name, given, change, key)).toEqual(typeof expected === "number" ? expect.closeTo(expected, 12) : expected);
  });
});
