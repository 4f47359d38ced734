import { twinOf } from "../../src/audit/twins/registry";
import { isBlock } from "../../src/audit/twins/twin";
import { constantCall } from "../support/twin-book";
import { RISK_CASES } from "../support/twin-calls-risk";
import { checkTwins } from "../support/twin-checks";

checkTwins(RISK_CASES);

describe("what has no twin says why", () => {
  const many = Array.from({ length: 21 }, () => 100);
  it.each([
    ["MERTON", { equity: 1, volEquity: 0.5, debt: 0, rf: 0.05, years: 1 }, /cannot default/],
    ["MERTON", { equity: 3, volEquity: 0.8, debt: 10, rf: -1, years: 15 }, /a sheet cannot put it to the test/],
    ["DSCR_PD_CURVE", { revenue: many, opex: 30, debtService: 55, vol: 0.3 }, /21 tests under PASSAGE would be too long/],
    ["DSCR_PD_CURVE", { revenue: 100, opex: 30, debtService: 55, vol: [0.3, 0.4] }, /one call at a time|single value/],
    ["IRB_RW", { pd: 1e-9, lgd: 0.45 }, /no meaning below a pd/],
    ["FAIR_SPREAD", { opening: 100, repayments: 100, pd: 1, recovery: 0.4, rf: 0.04 }, /somebody to survive/],
    ["EXPECTED_LOSS", { opening: [1, 2], pd: [0.2, 0.1], lgd: 0.5 }, /never fall/],
  ])("%s of %j", (name, given, reason) => {
    const result = twinOf(constantCall(name, given as never));
    expect(!isBlock(result) && result.none).toMatch(reason);
  });
});
