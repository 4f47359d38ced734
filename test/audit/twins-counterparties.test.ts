import { twinOf } from "../../src/audit/twins/registry";
import { isBlock } from "../../src/audit/twins/twin";
import { constantCall } from "../support/twin-book";
import { COUNTERPARTY_CASES } from "../support/twin-calls-counterparties";
import { checkTwins } from "../support/twin-checks";

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
