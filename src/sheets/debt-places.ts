import type { DebtBook } from "../presets/figure";

/** Row of the first facility on Debt. */
export const FACILITY_ROW = 6;

/** Rows of the blocks below the facilities, counted from the row of the plug. */
export const DEBT_GAPS = { ladder: 3, gap: 11, lines: 16, death: 20, reserve: 25 } as const;

/** Cells of the facility table and below that other sheets name; they move with the number of facilities. */
export const debtPlaces = (debt: DebtBook | undefined): Readonly<Record<string, string>> => {
  if (!debt) return {};
  const plug = FACILITY_ROW + debt.facilities.length;
  const [ladder, gap, lines] = [plug + DEBT_GAPS.ladder, plug + DEBT_GAPS.gap, plug + DEBT_GAPS.lines];
  const end = debt.maturities.length - 1;
  return {
    "debt.facilities": `D${FACILITY_ROW}:D${plug - 1}`,
    "debt.with_plug": `D${FACILITY_ROW}:D${plug}`,
    "debt.later": `C${FACILITY_ROW}:C${plug - 1}`,
    "debt.rates": `G${FACILITY_ROW}:G${plug - 1}`,
    "debt.plug": `D${plug}`,
    "debt.total": `D${plug + 1}`,
    "debt.rate": `G${plug + 1}`,
    "debt.years": `A${ladder}:A${ladder + end}`,
    "debt.due": `B${ladder}:B${ladder + end}`,
    "debt.first_share": `C${ladder}`,
    "debt.first_unpaid": `E${ladder}`,
    "debt.labels": `G${ladder}:G${ladder + end}`,
    "debt.amounts": `H${ladder}:H${ladder + end}`,
    "debt.first_amount": `H${ladder}`,
    "debt.times": `I${ladder}:I${ladder + end}`,
    "debt.liquidity": `J${ladder}:J${ladder + end}`,
    "debt.left_liquidity": `K${ladder}:K${ladder + end}`,
    "debt.gaps": `G${gap}:G${gap + end}`,
    "debt.first_gap": `G${gap}`,
    "debt.run_interest": `C${lines}`,
    "debt.operating_cash": `C${lines + 1}`,
    "debt.covered": `C${lines + 2}`,
    "debt.wal": `C${lines + 3}`,
    "debt.free_cash": `C${lines + 6}`,
    "debt.horizon": `C${lines + 7}`,
    "debt.mortgage_seed": `C${plug + DEBT_GAPS.death}`,
    "debt.mortgage_loan": `C${plug + DEBT_GAPS.death + 1}`,
  };
};
