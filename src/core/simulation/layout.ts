/**
 * Where the simulation kernel finds its numbers. Everything is a 64-bit float in a flat array, so that the kernel in
 * TypeScript and its compiled port read the same bytes. Plain numbers, no objects: a compiler inlines them.
 *
 *     params   [ header | regime 0: calm | regime 1: stress | period 1 | period 2 | … | period n ], and behind them, where
 *              paths are tilted, [ shift of period 1 | … | shift of period n ]
 *     draws    [path][period][FACTORS]: three standard normals (coin, rent, resale value), one uniform in (0, 1)
 *     out      [field][path]: each of the FIELDS is a run of `count` numbers; tilted runs have one more, WEIGHT
 *     series   [path][period] of one metric, only where a metric other than 0 is asked for
 */

/** Draws of a path in one period: one block of a counter-based generator of four words. */
export const FACTORS = 4;

// Header.
/** Number of periods n. */
export const PERIODS = 0;
/** Interest of one period: rate / freq. */
export const PERIODIC_RATE = 1;
export const DEBT = 2;
/** Cash in the borrower's account on the first day: the reserve, or a miner's cash. */
export const OPENING_CASH = 3;
/** Share of the deviation of rent that is left one period later; 1 = it never comes back. */
export const PERSISTENCE = 4;
/** −ln(1 − size) of a launch: in rent, and in resale value. */
export const RENT_JUMP = 5;
export const VALUE_JUMP = 6;
/** What rent and resale value gain in a period so that launches do not move their mean. */
export const RENT_JUMP_DRIFT = 7;
export const VALUE_JUMP_DRIFT = 8;
/** ln(1 − shock) at the moment stress begins. */
export const COIN_SHOCK = 9;
export const RENT_SHOCK = 10;
export const VALUE_SHOCK = 11;
/** Probability that the first period is one of stress. */
export const STRESS_AT_START = 12;
/** Running cost of a GPU-hour, against which the owner holds RETIRE_RENT. */
export const OPEX = 13;
/** Coins that may be sold or seized, and the price of one today. */
export const COINS = 14;
export const COIN_PRICE = 15;
/** Share of the coin price that a sale brings. */
export const COIN_KEPT = 16;
/** 1 where anything depends on the coin; 0 saves its exponential. */
export const HAS_COIN = 17;
/** DSCR below which, and LTV above which, cash is trapped; −NO_VALUE and NO_VALUE where nothing is agreed. */
export const LOCK_DSCR = 18;
export const LOCK_LTV = 19;
/** Share of free cash swept into the loan while the covenants hold, and while they do not. */
export const SWEEP = 20;
export const SWEEP_IN_BREACH = 21;
/** Share of what is left, while the covenants hold, that leaves the borrower. */
export const PAYOUT = 22;
/** Missed payments in a row that make a default. */
export const PATIENCE = 23;
/** LTV above which the loan is called; NO_VALUE = never. */
export const CALL_LTV = 24;
/** LTV up to which a balance left at maturity is refinanced. */
export const REFINANCE_LTV = 25;
/** Amounts up to this are rounding. */
export const DUST = 26;
/** Power of the rent, relative to its expected path, in the depth of the market: the same state hits price and depth. */
export const IMPACT_POWER = 27;
/** Share of the proceeds left by fees, and the fixed cost of a workout. */
export const PROCEEDS_KEPT = 28;
export const WORKOUT_COST = 29;
/** 1 where a loan is measured against collateral after the cash in the account; 0 where it is not. */
export const NET_OF_CASH = 30;
export const HEADER = 31;

// One regime; its address is HEADER + regime · REGIME.
export const COIN_DRIFT = 0;
export const COIN_SPREAD = 1;
export const RENT_SPREAD = 2;
export const VALUE_DRIFT = 3;
export const VALUE_SPREAD = 4;
/** Lower triangle of the Cholesky factor of the correlations: rows rent and value; row coin is 1, 0, 0. */
export const L21 = 5;
export const L22 = 6;
export const L31 = 7;
export const L32 = 8;
export const L33 = 9;
/** Logarithm of the liquidation factor at the expected rent. */
export const LOG_FACTOR = 10;
/** Probability that the next period is one of the other regime. */
export const SWITCH = 11;
/** Entry k is the probability of more than k launches in a period. */
export const JUMP_TAILS = 12;
export const MAX_JUMPS = 24;
export const REGIME = 36;

// One period; its address is TABLES + (period − 1) · RECORD.
export const TABLES = 103;
/** Contract revenue, which does not move. */
export const FIXED = 0;
/** Spot revenue at the expected rent. */
export const SPOT = 1;
export const RUNNING_COST = 2;
/** Expected spot revenue of a GPU-hour where an owner may switch off for want of it; NO_VALUE where he may not. */
export const RETIRE_RENT = 3;
/** Revenue from mining at today's coin price, and what it costs to mine. */
export const COIN_INCOME = 4;
export const COIN_COST = 5;
export const REPAYMENT = 6;
/** Balance that the reserve account is to hold after this payment. */
export const RESERVE = 7;
/** Expected resale value of the hardware at the end of the period. */
export const HARDWARE = 8;
export const DISCOUNT = 9;
export const RECORD = 10;

// One shift; its address is TABLES + n · RECORD + (period − 1) · SHIFT.
/** What is added to the normals of coin, rent and value on shifted paths; half the sum of the squares up to this period. */
export const SHIFT_COIN = 0;
export const SHIFT_RENT = 1;
export const SHIFT_VALUE = 2;
export const HALF_SQUARES = 3;
export const SHIFT = 4;

// Fields of a path's outcome.
/** Discounted loss; discounted exposure at default. */
export const LOSS = 0;
export const EXPOSURE = 1;
export const MIN_DSCR = 2;
/** Period of default, from 1; 0 = none. */
export const DEFAULT_PERIOD = 3;
/** Highest LTV on a closing balance; NO_VALUE where a balance has no collateral. */
export const MAX_LTV = 4;
/** 1 cash, 2 asset cover, 3 maturity; 0 = none. */
export const CAUSE = 5;
/** First period in which a covenant traps cash; 0 = none. */
export const BREACH_PERIOD = 6;
export const FIELDS = 7;
/** How much the path counts, where paths are tilted; 1 on average. */
export const WEIGHT = 7;
export const WEIGHTED_FIELDS = 8;

/** Stands where a path has no value: no debt service was due, or the loan is no longer there. */
export const NO_VALUE = 1e300;

// Metrics of a series.
export const NO_METRIC = 0;
export const METRIC_DSCR = 1;
export const METRIC_LTV = 2;
export const METRIC_CASH = 3;
export const METRIC_BALANCE = 4;
/** Coin price, rent and resale value over their expected paths, and 1 in stress: the laws of the paths are tested on them. */
export const METRIC_COIN = 5;
export const METRIC_RENT = 6;
export const METRIC_VALUE = 7;
export const METRIC_STRESS = 8;
/** Principal and interest in arrears, and cash flow available for debt service. */
export const METRIC_ARREARS = 9;
export const METRIC_CFADS = 10;
