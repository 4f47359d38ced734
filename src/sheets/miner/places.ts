/** Facility table on Leases and note table on Converts begin here; both have room for what a company may have. */
export const TABLE_ROW = 6;

/** Rows of the lease path: twenty-five years of half-years. */
export const PATH_ROW = 40;
export const PATH_ROWS = 50;
export const LAST_PATH_ROW = PATH_ROW + PATH_ROWS - 1;

/** Rows of the ladder of maturities and puts. */
export const LADDER_ROW = 40;
export const LADDER_ROWS = 7;
export const LAST_LADDER_ROW = LADDER_ROW + LADDER_ROWS - 1;

const path = (column: string): string => `${column}${PATH_ROW}:${column}${LAST_PATH_ROW}`;

/** Cells that formulas of other sheets name. */
export const PLACES: Readonly<Record<string, string>> = {
  "about.company": "C5",
  "about.freeze": "C6",
  "about.scenario": "C10",
  "about.scenario_name": "D10",

  "treasury.value": "C6",
  "treasury.free": "C7",
  "treasury.cover": "C8",
  "treasury.line_ltv": "C9",
  "treasury.call_price": "C10",
  "treasury.hit": "C11",
  "treasury.sell": "C12",
  "treasury.sell_share": "C13",
  "treasury.pd": "C14",
  "treasury.pd_correlated": "D14",
  "treasury.pd_down": "E14",
  "treasury.pd_both": "F14",
  "treasury.cover_both": "F8",
  "treasury.pd_stress": "C15",
  "treasury.cover_net": "C24",

  "block.mining": "C6",
  "block.noi": "C7",
  "block.difference": "C8",
  "block.capex": "C9",
  "block.yield": "C10",
  "block.npv": "C11",
  "block.break_even": "C12",
  "block.at_hashcost": "C14",
  "block.break_even_lease": "C16",
  "block.npv_at_break_even": "C19",

  "leases.revenue": "C28",
  "leases.margin": "C29",
  "leases.noi": "C30",
  "leases.interest": "C31",
  "leases.dscr": "C33",
  "leases.dscr_all": "C34",
  "leases.interest_cover": "C35",
  "leases.debt_noi": "C36",
  "leases.debt_noi_all": "C37",
  "leases.backstop_share": "F33",
  "leases.relet_dscr": "F34",
  "leases.quality": "F35",
  "leases.years_guaranteed": "F37",
  "leases.contracted": path("B"),
  "leases.noi_path": path("C"),

  "spread.fair": "C30",
  "spread.quoted": "C31",
  "spread.price": "C32",
  "spread.lease_fair": "D30",
  "spread.lease_price": "D32",
  "spread.repaid": "K10:K16",
  "spread.pd": "M10:M16",
  "spread.lease_repaid": "S10:S29",
  "spread.own_pd": "L10:L16",

  "leverage.bridge": "C14",
  "leverage.verdict": "C24",

  "converts.total": "C34",
  "converts.due": `B${LADDER_ROW}:B${LAST_LADDER_ROW}`,
  "converts.unpaid": `E${LADDER_ROW}:E${LAST_LADDER_ROW}`,
  "converts.sell": `F${LADDER_ROW}:F${LAST_LADDER_ROW}`,

  "checks.unexpected": "C3",
};
