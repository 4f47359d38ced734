import type { DebtBook } from "../presets/figure";

/** Row of the first facility on Debt. */
export const FACILITY_ROW = 6;

/** Rows from the plug to the header of the block on tenor and life. */
export const MORTGAGE_GAP = 5;

/** Cells of the facility table that other sheets name; they move with the number of facilities. */
export const debtPlaces = (debt: DebtBook | undefined): Readonly<Record<string, string>> => {
  if (!debt) return {};
  const plug = FACILITY_ROW + debt.facilities.length;
  return {
    "debt.facilities": `D${FACILITY_ROW}:D${plug - 1}`,
    "debt.with_plug": `D${FACILITY_ROW}:D${plug}`,
    "debt.later": `C${FACILITY_ROW}:C${plug - 1}`,
    "debt.rates": `G${FACILITY_ROW}:G${plug - 1}`,
    "debt.plug": `D${plug}`,
    "debt.total": `D${plug + 1}`,
    "debt.rate": `G${plug + 1}`,
    "debt.mortgage_seed": `C${plug + MORTGAGE_GAP + 5}`,
  };
};
