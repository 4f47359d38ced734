/** What is changed in the first worked example of the function. */
export type Change = Readonly<Record<string, unknown>>;
/** What the message says, and what else it says for the same reason. */
export type ErrorCase = readonly [change: Change, says: string, ...orSays: readonly string[]];

const LOAN: readonly ErrorCase[] = [
  [{ years: 1.3 }, "years: expected a whole number of periods"],
  [{ grace: 1000 }, "grace: expected less than the"],
  [{ balloon: 1e9 }, "balloon: expected at most the debt"],
];
const FLEET: readonly ErrorCase[] = [
  [{ debt: 20 }, "debt: expected $100 to $1,000,000 for each GPU"],
  [{ contractYears: 2 }, "contract_rent: expected a rent above 0 for a contract"],
  ...LOAN,
  [{ launchYears: [1], step: [0.1, 0.2] }, "step: expected one step, or one for each of the 1 launches"],
  [{ deflation: -1e308 }, "expected rents that stay finite"],
];
const NOTHING_TO_SCULPT: ErrorCase = [{ type: "SCULPT", rent: 0 }, "expected positive CFADS in some period after grace"];
const SIMULATION: readonly ErrorCase[] = [
  [{ years: 60 }, "years: expected at most 120 periods"],
  [{ paths: 1_000_000 }, "where a sheet waits for the answer"],
  [{ terms: [["stress_rate", 0.1]] }, "terms.stress_weight: expected how far correlations move"],
];
/** SIM_LOAN takes some terms of the fleet's loan by name. */
const TERMS: Readonly<Record<string, string>> = { grace: "grace", balloon: "balloon", launchYears: "launch_years", step: "step" };
const inTerms = (change: Change): Change => {
  const terms = Object.entries(change).flatMap(([key, value]) => (TERMS[key] === undefined ? [] : [[TERMS[key], ...[value].flat()]]));
  const width = Math.max(...terms.map((row) => row.length));
  return terms.length === 0 ? change : { terms: terms.map((row) => Array.from({ length: width }, (_, i) => row[i] ?? "")) };
};
const CURVE = [["cfads", 110, 121], ["debt", 100, ""], ["freq", 1, ""]];
const call = (name: string, args: readonly unknown[], ...more: readonly unknown[]): Change => ({ function: name, arguments: [...args, ...more] });
const IRB = [["pd", 0.01], ["lgd", 0.45]];
const COMMIT = [["ratio", 1], ["years", 3]];
const PATHS = [["units", 1000], ["rent", 2], ["opex", 0.5], ["debt", 20_000_000], ["rate", 0], ["years", 5], ["deflation", 0], ["util", 0.75], ["vol", 0], ["paths", 4]];
const inPaths = (...changes: readonly (readonly [string, unknown])[]): { readonly arguments: readonly unknown[] } => ({ arguments: [...PATHS.filter(([name]) => !changes.some(([other]) => other === name)), ...changes] });
/** Half of what the calls of one formula may take together, and a little. */
const MANY_PATHS = inPaths(["paths", 12_000]).arguments;

/** One call for each reason that a declaration states, in the order of errorsOf. */
export const ERROR_CASES: Readonly<Record<string, readonly ErrorCase[]>> = {
  GPU_RESIDUAL: [
    [{ method: "SYD", life: 4.5 }, "life: expected whole years for SYD"],
    [{ launchAges: [1, 2, 3], step: [0.1, 0.2] }, "step: expected one step, or one for each of the 3 launches"],
    [{ method: "DB", decay: -1e308 }, "decay: expected a value that stays finite"],
  ],
  RESIDUAL_TABLE: [
    [{ age: 0.5, ages: [1, 2, 3, 4, 5] }, "age: expected an age of at least 1"],
    [{ shares: [1, 0.5] }, "shares: expected 5 shares as in ages", "expected at least two points"],
    [{ ages: [0, 1, 1, 2, 3] }, "ages: expected ages that rise"],
    [{ age: 100, ages: [0, 1], shares: [1e-300, 1] }, "age: expected an age near the table"],
  ],
  GPU_ECON_LIFE: [
    [{ launchYears: [1], step: [0.1, 0.2] }, "step: expected one step"],
    [{ deflation: -1e308, maxLife: 100, launchYears: [50] }, "deflation: expected rents that stay finite"],
  ],
  GPU_ECON_VALUE: [
    [{ launchYears: [1], step: [0.1, 0.2] }, "step: expected one step"],
    [{ deflation: -1e308 }, "deflation: expected rates that keep the value finite"],
  ],
  GPU_DURATION: [
    [{ opex: 2 }, "rent: expected a chip with value, got 0"],
    [{ deflation: -1e308 }, "deflation: expected rates that keep the value finite"],
  ],
  BREAKEVEN_RENT: [
    [{ util: 0 }, "util: expected a share above 0"],
    [{ salvage: 60_000 }, "cost: expected a cost above salvage"],
    [{ cost: 1e308, maxLife: 1e-9 }, "cost: expected a rent below"],
    [{ util: 1e-300, opex: 1e10 }, "util: expected a share at which opex can be earned"],
    [{ deflation: -1e308, opex: 1 }, "disc: expected rates that keep the value finite"],
  ],
  IMPLIED_DEFLATION: [
    [{ opex: 2 }, "rent: expected util times rent above opex"],
    [{ price: 1e308, maxLife: 1e-9 }, "price: expected a price reached"],
    [{ disc: -1 + 1e-16, maxLife: 100 }, "disc: expected a rate that keeps the value finite"],
  ],
  VINTAGE_DECAY: [
    [{ ages: [1, 1, 1] }, "ages: expected ages that differ"],
    [{ prices: [1, 0.5] }, "prices: expected 3 prices as in ages", "expected at least two points"],
  ],
  LAUNCH_STEP: [[{ perfNew: 1e-300, perfOld: 1e300 }, "perf_new: expected a performance comparable"]],
  DISPLACEMENT_RENT: [
    [{ util: 0 }, "util: expected a share above 0"],
    [{ kwNew: 5e-324, rentNew: 100 }, "kw_new: expected arguments whose rent is finite"],
  ],
  RENT_CURVE: [
    [{ years: 1.5 }, "years: expected a whole number of periods"],
    [{ launchYears: [1], step: [0.1, 0.2] }, "step: expected one step"],
    [{ deflation: -1e308 }, "deflation: expected rents that stay finite"],
  ],
  REVENUE_PATH: [[{ renewYears: 1e-5 }, "renew_years: expected 0 or at least a day"]],
  FORWARD_RENT: [
    [{ rents: [7.2] }, "rents: expected 2 rents as in tenors"],
    [{ tenors: [3, 1] }, "tenors: expected tenors that rise"],
  ],
  COMMIT_DEFLATION: [
    [{ ratio: 5e-324 }, "ratio: expected a change of sign", "ratio: expected a ratio a number can explain"],
    [{ years: 5e-324, ratio: 2 }, "years: expected a length over which rent stays finite"],
  ],
  REPO_HAIRCUT: [
    [{ units: 100 }, "because units are to be sold"],
    [{ jumpRate: 1e6, jumpSize: 0.1 }, "jump_rate: expected at most 10000 jumps"],
    [{ rho: 0.5, pd: 1e-9 }, "pd: expected pd · (1 − conf) of at least 1e-9"],
  ],
  LIQ_PROCEEDS: [[{ liqDays: 5e-324 }, "disc: expected rates that keep the value finite"]],
  LIQ_OPTIMAL: [[{ maxDays: 5e-324 }, "disc: expected rates that keep the value finite"]],
  FIRE_SALE: [
    [{ units: [1] }, "units: expected 2 numbers of GPUs as in debt"],
    [{ cash: [1, 2, 3] }, "cash: expected one amount, or one for each of the 2 firms"],
  ],
  IMPACT_SQRT: [[{ volume: 5e-324 }, "volume: expected a volume comparable with qty"]],
  BORROWING_BASE: [
    [{ ineligible: [1] }, "ineligible: expected 2 amounts as in gross"],
    [{ cap: [1, 2, 3] }, "cap: expected one value, or one for each of the 2 classes"],
  ],
  ELIGIBLE_AR: [[{ aged: [0] }, "aged: expected 3 amounts as in current"]],
  ABL_PATH: [[{ advance: [0.7, 0.6] }, "advance: expected one value, or one for each of the 3 periods"]],
  BACKSTOP_VALUE: [[{ disc: -1 + 1e-16, years: 100 }, "disc: expected rates that keep the value finite"]],
  DEPLOYABLE_GPUS: [
    [{ racks: 10 }, "rack_kw: expected the power of a rack"],
    [{ rackKw: 40 }, "racks: expected the number of racks"],
    [{ kwPerGpu: 5e-324 }, "kw_per_gpu: expected the power of one GPU"],
  ],
  DEBT_SCHEDULE: [
    [{ type: "SCULPT", cfads: [0, -1] }, "expected positive CFADS in some period after grace"],
    ...LOAN,
    [{ type: "SCULPT", cfads: [50, 50, 50] }, "cfads: expected 2 periods as in the loan", "expected CFADS of every period"],
  ],
  DDTL_SCHEDULE: [
    [{ commitment: 100 }, "commitment: expected at least the 150 drawn"],
    [{ draws: Array.from({ length: 1201 }, () => 1), commitment: 5000 }, "draws: expected at most 1200 draws"],
    [{ type: "SCULPT" }, "type: expected ANNUITY, LEVEL, STRAIGHT or BULLET"],
    [{ years: 0.3 }, "years: expected a whole number of periods"],
    [{ rate: -1 + 1e-16, years: 100, freq: 1, type: "ANNUITY" }, "rate: expected a rate at which 100 periods can be discounted"],
  ],
  SWEEP_SCHEDULE: [[{ repayments: [50, 50, 50] }, "repayments: expected one amount, or one for each of the 2 periods of cfads"]],
  DSCR_PATH: [
    [{ type: "SCULPT", cfads: [0, 0, 0, 0, 0] }, "expected positive CFADS in some period after grace"],
    [{ debt: [100, 50], rate: [0.08, 0.07, 0.06] }, "debt: expected one entry, or one for each of the 3 facilities"],
    [{ debt: Array.from({ length: 101 }, () => 1) }, "debt: expected at most 100 facilities"],
    [{ debt: [100, 50], type: "SCULPT" }, "type: expected no SCULPT beside other facilities"],
    [{ type: "SCULPT", years: 4 }, "cfads: expected 4 periods as in the loan"],
    ...LOAN.map(([change, says]): ErrorCase => [{ ...change, type: "ANNUITY" }, says]),
  ],
  FLEET_DSCR: [NOTHING_TO_SCULPT, ...FLEET],
  FLEET_SUMMARY: [NOTHING_TO_SCULPT, ...FLEET],
  LLCR: [
    [{ debt: 0 }, "debt: expected a debt, got 0"],
    [{ rate: -1 + 1e-16, cfads: Array.from({ length: 60 }, () => 1) }, "rate: expected a rate at which 60 periods can be discounted"],
  ],
  DEBT_CAPACITY: [
    [{ dscr: [1.3, 1.4] }, "dscr: expected one DSCR, or one for each of the 4 periods"],
    [{ rate: -1 + 1e-16, cfads: Array.from({ length: 60 }, () => 1) }, "rate: expected a rate at which 60 periods can be discounted"],
  ],
  BREAKEVEN_DEFLATION: [
    [{ opex: 0, debtService: 0 }, "debt_service: no period has a payment"],
    [{ timing: "START", opex: 90 }, "revenue: today's revenue already fails"],
    [{ timing: "AVG", revenue: 5e-324, debtService: 1e300 }, "debt_service: expected a change of sign"],
    [{ opex: [1, 2, 3] }, "debt_service: expected one amount, or one for each of the 3 periods"],
  ],
  COVENANT_TEST: [[{ firstTest: 6 }, "path: no value is tested from period 6 on"]],
  CONTRACT_COVER: [
    [{ type: "SCULPT", cfads: [0, 0, 0, 0] }, "expected positive CFADS in some period after grace"],
    [{ debt: 0 }, "debt: expected a debt, got 0"],
    [{ cfads: [60, 60] }, "cfads: expected at least the 4 periods of the loan"],
    [{ type: "SCULPT", cfads: [60, 60, 60, 60, 60] }, "cfads: expected 4 periods as in the loan"],
    ...LOAN,
    [{ rate: -1 + 1e-16, years: 60, type: "BULLET", contractYears: 60, cfads: Array.from({ length: 60 }, () => 1) }, "rate: expected a rate at which"],
  ],
  FUNDING_GAP: [[{ cfo: [1, 2, 3], capex: [1, 2] }, "capex: expected one amount, or one for each of the 3 periods"]],
  MATURITY_LADDER: [
    [{ maturities: [1] }, "maturities: expected one maturity for each of the 2 amounts"],
    [{ cfads: [1, 2] }, "cfads: expected one amount, or one for each of the 3 years"],
  ],
  WATERFALL: [[{ rank: [1, 2] }, "rank: expected one rank for each of the 3 claims"]],
  WAL: [
    [{ repayments: [50, -50] }, "repayments: expected repayments, got a sum of 0"],
    [{ repayments: [50, -60] }, "repayments: expected more repaid than drawn"],
    [{ times: [1] }, "times: expected one time for each of the 2 repayments"],
  ],
  CF_DURATION: [
    [{ cf: [0, 0] }, "cf: expected a present value, got 0"],
    [{ rate: -1 + 1e-16, freq: 1, cf: Array.from({ length: 60 }, () => 1) }, "rate: expected a rate at which 20 periods can be discounted"],
  ],
  DEBT_AT_DEATH: [
    [{ years: 1.3 }, "years: expected a whole number of periods"],
    [{ type: "SCULPT" }, "type: expected ANNUITY, LEVEL, STRAIGHT or BULLET"],
  ],
  CONVERT_CLAIM: [[{ rf: -0.6, spread: -0.6 }, "spread: expected rf + spread above -1"]],
  CORR_CONVERGE: [
    [{ corr: [[1, 0]] }, "corr: expected as many columns as rows"],
    [{ corr: [[0.5]] }, "corr: expected 1 on the diagonal"],
    [{ corr: [[1, 0.2], [0.3, 1]] }, "corr: expected the same in row 1, column 2"],
  ],
  MERTON: [
    [{ debt: 0 }, "debt: expected a debt, got 0"],
    [{ equity: 45, volEquity: 1e-305, debt: 100 }, "vol_equity: expected a change of sign"],
    [{ equity: 1e-300, debt: 1e300 }, "rf: expected equity / (debt"],
  ],
  DSCR_PD_CURVE: [
    [{ opex: [1, 2, 3] }, "revenue: expected one value, or 3 as in opex"],
    [{ revenue: Array.from({ length: 481 }, () => 100), method: "PASSAGE" }, "revenue: expected at most 480 periods"],
  ],
  LGD_COLLATERAL: [[{ ead: 0 }, "ead: expected an exposure, got 0"]],
  EXPECTED_LOSS: [
    [{ opening: [100, 60, 30] }, "expected one value, or 3 as in opening"],
    [{ pd: [0.05, 0.02] }, "pd: expected cumulative probabilities, which never fall"],
  ],
  FAIR_SPREAD: [
    [{ opening: 0 }, "opening: expected a balance in period 1"],
    [{ pd: 1 }, "pd: expected somebody to survive"],
    [{ opening: [100, 50], repayments: [50, 30, 20] }, "opening: expected one value, or 3 as in repayments"],
    [{ opening: [100, 50], repayments: 50, pd: [0.2, 0.1] }, "pd: expected cumulative probabilities, which never fall"],
  ],
  LOAN_PRICE: [
    [{ opening: 0 }, "opening: expected a balance in period 1"],
    [{ opening: [100, 50], repayments: [50, 30, 20] }, "opening: expected one value, or 3 as in repayments"],
    [{ opening: [100, 50], repayments: 50, pd: [0.2, 0.1] }, "pd: expected cumulative probabilities, which never fall"],
  ],
  IRB_RW: [[{ pd: 1e-7 }, "pd: the maturity adjustment of the rule has no meaning"]],
  SIM_LOAN: [
    NOTHING_TO_SCULPT,
    ...SIMULATION,
    [{ terms: [["rho_btc_rent", 0.9], ["rho_btc_value", -0.9]] }, "which correlations of coin with rent"],
    ...FLEET.map(([change, says]): ErrorCase => [inTerms(change), says]),
  ],
  SIM_MINER: [
    ...SIMULATION,
    [{ rho: 0.9, terms: [["rho_btc_rent", -0.9]] }, "which correlations of coin with rent"],
    [{ type: "SCULPT" }, "type: expected ANNUITY, STRAIGHT or BULLET"],
    [{ years: 1.3 }, "years: expected a whole number of periods"],
  ],
  SIM_PATHS: [
    [inPaths(["rent", 0], ["type", "SCULPT"]), "expected positive CFADS in some period after grace"],
    [{ function: "LLCR" }, "function: expected SIM_LOAN or SIM_MINER"],
    [inPaths(["price_of_tea", 1]), "arguments: expected arguments of SIM_LOAN"],
    [inPaths(["years", 60]), "years: expected at most 120 periods"],
    [inPaths(["paths", 100_000]), "where a sheet waits for the answer"],
    [inPaths(["terms.stress_rate", 0.1]), "terms.stress_weight: expected how far correlations move"],
    [inPaths(["terms.rho_btc_rent", 0.9], ["terms.rho_btc_value", -0.9]), "which correlations of coin with rent"],
    [inPaths(["paths", 300_000]), "where all are kept"],
  ],
  HHI: [[{ amounts: [0, 0] }, "amounts: expected an amount above 0"]],
  CUSTOMER_STRESS: [
    [{ debtService: 0 }, "debt_service: expected debt service above 0"],
    [{ revenue: [0, 0, 0] }, "revenue: expected revenue above 0"],
    [{ pd: [0.1, 0.2] }, "pd: expected one for all, or one for each of the 3 customers"],
    [{ revenue: Array.from({ length: 13 }, () => 1), pd: 0.1 }, "revenue: expected at most 12 customers"],
  ],
  BACKLOG_RUNOFF: [
    [{ amounts: [1, 2, 3] }, "years: expected one for all, or one for each of the 3 contracts"],
    [{ horizon: 1.5 }, "horizon: expected a whole number of periods"],
  ],
  BACKLOG_VALUE: [
    [{ amounts: [1, 2, 3] }, "years: expected one for all, or one for each of the 3 contracts"],
  ],
  CLEARING: [
    [{ liabilities: [[0, 1]] }, "liabilities: expected as many columns as rows"],
    [{ liabilities: [[1]] }, "liabilities: expected 0 on the diagonal"],
    [{ external: [1] }, "external: expected one for each of the 3 firms"],
    [{ extLiab: [1, 2] }, "ext_liab: expected one for all, or one for each of the 3 firms"],
  ],
  CONTAGION_AV: [
    [{ assets: [0] }, "assets: expected equity above 0"],
    [{ weights: [[1], [1]] }, "weights: expected one row for each of the 1 holders"],
    [{ weights: [[0.7, 0.7]], shock: [-0.1, 0] }, "weights: expected shares that add up to at most 1"],
    [{ shock: [-0.1, 0] }, "shock: expected one for each of the 1 assets"],
    [{ leverage: [4, 5] }, "leverage: expected one for all, or one for each of the 1 holders"],
  ],
  CIRCULAR_FLOW: [
    [{ flows: [[0, 0], [0, 0]] }, "flows: expected a payment above 0"],
    [{ flows: [[0, 1]] }, "flows: expected as many columns as rows"],
    [{ flows: [[1]] }, "flows: expected 0 on the diagonal"],
  ],
  ROUND_TRIP: [
    [{ financing: [[0, 1]] }, "financing: expected as many columns as rows"],
    [{ financing: [[1, 1], [0, 0]] }, "financing: expected 0 on the diagonal"],
    [{ purchases: [[0]] }, "purchases: expected 2 x 2 as in financing"],
    [{ node: 3 }, "node: expected a party from 1 to 2"],
  ],
  FUNDED_SHARE: [
    [{ purchases: [[0, 0], [0, 0]] }, "purchases: expected purchases from party 1"],
    [{ financing: [[0, 0, 0], [0, 0, 5], [0, 5, 0]], purchases: [[0, 0, 0], [9, 0, 0], [0, 0, 0]], external: [0, 0, 0] }, "external: expected outside cash behind party 2"],
    [{ financing: [[0, 1]] }, "financing: expected as many columns as rows"],
    [{ financing: [[1, 1], [0, 0]] }, "financing: expected 0 on the diagonal"],
    [{ purchases: [[0]] }, "purchases: expected 2 x 2 as in financing"],
    [{ node: 3 }, "node: expected a party from 1 to 2"],
    [{ external: [1] }, "external: expected one for each of the 2 parties"],
  ],
  SENSITIVITY: [
    [{ ...call("IRB_RW", IRB), vary: "pd", values: [1e-7], row: 1 }, "pd: the maturity adjustment"],
    [{ ...call("LLCR", CURVE, ["rate", 0, ""]), vary: "debt", values: [0], row: 1 }, "debt: expected a debt, got 0"],
    [{ ...call("COMMIT_DEFLATION", COMMIT), vary: "ratio", values: [5e-324], row: 1 }, "ratio: expected a change of sign"],
    [{ function: "SOLVE" }, "function: expected a function that does not call functions itself"],
    [call("LLCR", CURVE, ["tea", 1, ""]), "arguments: expected arguments of LLCR"],
    [{ vary: "tea" }, "vary: expected an argument of FLEET_SUMMARY"],
    [{ ...call("SIM_LOAN", MANY_PATHS), vary: "rent", values: [2], row: 1 }, "paths: expected fewer paths: those of this formula have used up what a sheet can wait for"],
    [{ vary2: "util", values2: [1] }, "vary2: expected another argument than util"],
    [{ values: Array.from({ length: 2501 }, () => 0.5) }, "values: expected at most 2500 points"],
    [{ row: 99 }, "row: expected at most 8, the size of the answer"],
  ],
  SOLVE: [
    [{ target: 99 }, "no root"],
    [{ ...call("COVENANT_TEST", [["path", 1.5], ["threshold", 1]]), vary: "threshold", target: 0.5, low: 1, high: 2 }, "jumps over 0.5"],
    [{ ...call("LLCR", CURVE), vary: "debt", low: -2, high: -1 }, "is nowhere a number between low and high"],
    [{ low: 1, high: 0 }, "high: expected a number above low"],
    [{ function: "TEA" }, "function: expected the name of a CCREDIT function"],
    [call("LLCR", CURVE, ["tea", 1, ""]), "arguments: expected arguments of LLCR"],
    [{ vary: "tea" }, "vary: expected an argument of LLCR"],
    [{ ...call("SIM_LOAN", MANY_PATHS), vary: "rent" }, "arguments: expected calls short enough for a search"],
  ],
  TORNADO: [
    [{ ...call("IRB_RW", IRB), names: ["pd"], lows: [1e-7], highs: [0.1] }, "pd: the maturity adjustment"],
    [{ names: ["debt"], lows: [0], highs: [1] }, "debt: expected a debt, got 0"],
    [{ ...call("COMMIT_DEFLATION", COMMIT), names: ["ratio"], lows: [5e-324], highs: [1] }, "ratio: expected a change of sign"],
    [{ function: "TORNADO" }, "function: expected a function that does not call functions itself"],
    [call("LLCR", CURVE, ["tea", 1, ""]), "arguments: expected arguments of LLCR"],
    [{ names: ["tea"], lows: [0], highs: [1] }, "names: expected an argument of LLCR"],
    [{ ...call("SIM_LOAN", MANY_PATHS), names: ["rent"], lows: [1], highs: [2] }, "paths: expected fewer paths"],
    [{ lows: [0] }, "lows: expected one value for each of the 3 names"],
    [Object.fromEntries([["names", "debt"], ["lows", 1], ["highs", 2]].map(([key, value]) => [key!, Array.from({ length: 1251 }, () => value)])), "names: expected at most 1250 arguments"],
    [{ col: 2 }, "col: expected at most 1, the size of the answer"],
  ],
  EXPLAIN: [
    [call("IRB_RW", [["pd", 1e-7], ["lgd", 0.45]]), "pd: the maturity adjustment"],
    [call("LLCR", [["cfads", 1, 2], ["debt", 0, ""], ["rate", 0, ""]]), "debt: expected a debt, got 0"],
    [call("COMMIT_DEFLATION", [["ratio", 5e-324], ["years", 3]]), "ratio: expected a change of sign"],
    [{ function: "TEA" }, "function: expected the name of a CCREDIT function"],
    [{ arguments: [["tea", 1]] }, "arguments: expected arguments of GPU_RESIDUAL"],
    [{ arguments: [["cost", 30_000, 40_000], ["age", 1, ""]] }, "arguments: expected single values, got a range"],
  ],
  FIGURE: [
    [{ company: "Tea" }, 'company: no facts about "Tea"'],
    [{ metric: "Tea drunk" }, 'has no "Tea drunk"; nearest'],
    [{ metric: "Revenue backlog", asOf: "1999" }, 'as_of: "Revenue backlog" is not known at "1999"'],
    [{ asOf: 9_999_999 }, "as_of: expected a date up to 9999-12-31"],
  ],
  SOURCE: [
    [{ company: "Tea" }, 'company: no facts about "Tea"'],
    [{ metric: "Tea drunk" }, 'has no "Tea drunk"; nearest'],
    [{ metric: "Revenue backlog", asOf: "1999" }, 'as_of: "Revenue backlog" is not known at "1999"'],
    [{ company: "Market", metric: "F346", field: "URL" }, "field: F346 has no public address"],
    [{ asOf: 9_999_999 }, "as_of: expected a date up to 9999-12-31"],
  ],
};
