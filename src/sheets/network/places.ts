/** The flows stand on Flows in the rows in which Inputs and Stress have their amounts. */
export const FLOW_ROW = 6;
/** Parties of the network: every matrix has as many rows and columns. */
export const PARTIES = 6;

/** First row of each matrix and list of parties, below its header. */
export const MATRIX_ROWS = { financing: 7, purchases: 17, both: 27, cash: 37 } as const;
export const COMPANY_ROW = 14;
export const CIRCLE_ROW = 23;
export const NET_ROW = 33;
export const CLAIM_ROW = 43;

export const VECTOR_ROW = 6;
export const CASE_ROW = 15;
export const CASES = 5;
/** Header row of the clearing of case k, counted from 0. */
export const caseBlock = (k: number): number => 23 + 9 * k;

/** Header row of the network of scenario n on Networks. */
export const networkBlock = (n: number): number => 6 + 9 * (n - 1);

export const CONTRACT_ROW = 6;
export const YEAR_ROW = 16;
export const YEARS = 8;
export const CUSTOMER_ROW = 29;
export const ORACLE_ROW = 41;
export const PD_ROW = 52;

const down = (column: string, from: number, rows = PARTIES, to = column): string => `${column}${from}:${to}${from + rows - 1}`;

/** Cells that formulas of other sheets name. */
export const PLACES: Readonly<Record<string, string>> = {
  "about.company": "C5",
  "about.freeze": "C6",
  "about.scenario": "C10",
  "about.scenario_name": "D10",

  "matrices.financing": down("B", MATRIX_ROWS.financing, PARTIES, "G"),
  "matrices.purchases": down("B", MATRIX_ROWS.purchases, PARTIES, "G"),
  "matrices.both": down("B", MATRIX_ROWS.both, PARTIES, "G"),
  "matrices.financing_total": "H13",
  "matrices.purchases_total": "H23",
  "matrices.total": "H33",
  "matrices.given": down("H", MATRIX_ROWS.financing),
  "matrices.bought": down("H", MATRIX_ROWS.purchases),
  "matrices.paid": down("H", MATRIX_ROWS.both),
  "matrices.received": "B33:G33",
  "matrices.nodes": down("B", MATRIX_ROWS.cash),
  "matrices.cash": down("E", MATRIX_ROWS.cash),
  "matrices.cash_inside": down("C", MATRIX_ROWS.cash),
  "matrices.outside": down("D", MATRIX_ROWS.cash),

  "circularity.share": "C9",
  "circularity.amount": "C10",
  "circularity.circles": down("B", CIRCLE_ROW, PARTIES, "G"),
  "circularity.circles_paid": down("H", CIRCLE_ROW),
  "circularity.circles_received": down("I", CIRCLE_ROW),
  "circularity.net": down("B", NET_ROW, PARTIES, "G"),
  "circularity.amazon_trip": "E17",
  "circularity.microsoft_share": "H15",
  "circularity.nvidia_share": "H16",
  "circularity.amazon_share": "H17",
  "circularity.claim_printed": "H43",
  "circularity.claim_year": "H45",

  "clearing.cases": down("A", CASE_ROW, CASES),
  "clearing.base_openai": "G15",
  "clearing.base_coreweave": "H15",
  "clearing.none_openai": "G17",
  "clearing.none_coreweave": "H17",
  "clearing.none_round": "J17",
  "clearing.none_lenders": "K17",
  "clearing.half_openai": "G18",
  "clearing.half_coreweave": "H18",

  "concentration.total": "B10",
  "concentration.ratio": "C10",
  "concentration.year_openai": `F${YEAR_ROW}`,
  "concentration.coverage": `G${CUSTOMER_ROW}`,
  "concentration.without": `G${CUSTOMER_ROW + 1}`,
  "concentration.breach": `G${CUSTOMER_ROW + 3}`,
  "concentration.oracle": `G${ORACLE_ROW}`,
  "concentration.oracle_without": `G${ORACLE_ROW + 1}`,
  "concentration.pd_coreweave": `C${PD_ROW + 1}`,
  "concentration.pd_oracle": `C${PD_ROW + 2}`,
  "concentration.joint": `C${PD_ROW + 5}`,

  "checks.unexpected": "C3",
};
