import type { Format } from "./plan";

/** Excel number format codes, en-US form. */
export const FORMAT_CODES: Readonly<Record<Format, string>> = {
  general: "General",
  integer: "#,##0",
  decimal: "#,##0.00",
  rent: "$0.00",
  usd: "$#,##0",
  usdPerGpu: "$#,##0",
  usdMillion: "#,##0.0",
  percent: "0%",
  percent1: "0.0%",
  percent2: "0.00%",
  multiple: '0.00"x"',
  years: "0.00",
  bp: "#,##0",
  points: "0.0",
  text: "@",
  date: "yyyy-mm-dd",
  // A matrix of payments: where nothing is paid, a dash.
  flow: '#,##0.00;-#,##0.00;"–"',
};

const BY_UNIT: Readonly<Record<string, Format>> = {
  "$": "usd",
  "$m": "usdMillion",
  "$bn": "decimal",
  "$bn a year": "decimal",
  year: "general",
  notches: "integer",
  "$/GPU": "usdPerGpu",
  "$/h": "rent",
  "$/GPU-hour": "rent",
  "%": "percent2",
  "%/y": "percent2",
  fraction: "decimal",
  x: "multiple",
  y: "years",
  years: "years",
  bp: "bp",
  GPU: "integer",
  MW: "integer",
  days: "integer",
  months: "integer",
  hours: "integer",
  quarters: "integer",
  BTC: "integer",
  "$/BTC": "usd",
  "$/share": "rent",
  "$/TH": "rent",
  "$/PH/day": "rent",
  "$/kW-month": "rent",
  "$m/MW": "decimal",
  "$/MW": "usd",
  "EH/s": "decimal",
  "J/TH": "decimal",
  periods: "integer",
};

/** The format of a value by its unit, as the unit column writes it. */
export const formatOf = (unit: string): Format => BY_UNIT[unit] ?? (unit.startsWith("GPU") ? "integer" : "general");
