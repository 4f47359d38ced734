import { twinOf } from "../../src/audit/twins/registry";
import { isBlock } from "../../src/audit/twins/twin";
import { constantCall } from "../support/twin-book";
import { MINER_CASES } from "../support/twin-calls-miners";
import { checkTwins } from "../support/twin-checks";

checkTwins(MINER_CASES);

describe("what has no twin says why", () => {
  const miner = { btcQty: 1, btcPrice: 90_000, btcVol: 0.55, siteValue: 60_000, siteVol: 0.35, debt: 100_000, years: 1, rho: 0.5 };
  it.each([
    ["MINER_PD", { ...miner, rho: 0.999999 }, /turns too sharply/],
    // Sites of a billionth of the debt: 6e-10 of the probability hang on them, between the first points of a plain grid.
    ["MINER_PD", { ...miner, btcQty: 5000, siteValue: 0.5, debt: 450_000_000 }, /one asset is tiny/],
    ["MINER_PD", { ...miner, rho: [0.1, 0.2] }, /one call at a time/],
    ["JOINT_PD", { pd1: 0.1, pd2: 0.1, rho: 0.9999 }, /so near to ±1/],
    ["JOINT_PD", { pd1: 0.1, pd2: 0.1, rho: 0.5, dof: 5000 }, /take the Gaussian copula/],
    ["JOINT_PD", { pd1: 0.1, pd2: 0.1, rho: 0.5, dof: 0.5 }, /below one degree/],
    ["CORR_CONVERGE", { corr: [[1, 2]], weight: 0.5 }, /at most 1/],
    ["CONVERT_CLAIM", { face: 1, convPrice: 1, sharePrice: 1, vol: 1, years: 1, rf: -0.5, spread: -0.6 }, /above -1/],
  ])("%s of %j", (name, given, reason) => {
    const result = twinOf(constantCall(name, given as never));
    expect(!isBlock(result) && result.none).toMatch(reason);
  });
});
