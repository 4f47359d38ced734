/** Function calls that several sheets write: the arguments stand once, in the order of the functions. */

const FLEET = "[units],[rent],[opex],[debt],[rate],[years],[deflation],[util],[contract_rent],[contract_years]";
const LOAN = "[freq],[type],[grace],[balloon]";
const PATH = "[timing],[launch_years],[step],[retire]";

export const FLEET_DSCR = `CCREDIT.FLEET_DSCR(${FLEET},${LOAN},${PATH})`;
export const FLEET_SUMMARY = `CCREDIT.FLEET_SUMMARY(${FLEET},[covenant],${LOAN},${PATH})`;
export const FLEET_SUMMARY_SCULPTED = FLEET_SUMMARY.replace("[type]", "[sculpt]");

/** `cfads` is the column of cash flows; what it holds after the tenor is not read. */
export const contractCover = (cfads: string): string => `CCREDIT.CONTRACT_COVER(${cfads},[debt],[rate],[years],[contract_years],${LOAN})`;

export const ECON_LIFE = "CCREDIT.GPU_ECON_LIFE([rent],[opex],[deflation],[util],[max_life],[launch_years],[step])";
export const econValue = (fromYear: string): string =>
  `CCREDIT.GPU_ECON_VALUE([rent],[opex],[deflation],[util],[disc],[max_life],[salvage],${fromYear},[launch_years],[step])`;

export const haircut = (depth = "[depth]", more = ""): string =>
  `CCREDIT.REPO_HAIRCUT([vol],[mpr_days],[decay],[conf],[units],${depth},[liq_days],[eligible],[elasticity],[jump_rate],[jump_size],[fee],[cost_pct],[rho]${more})`;

/** The eight rows of FLEET_SUMMARY. */
export const SUMMARY_ROWS = [
  { key: "min_dscr", label: "Lowest DSCR", unit: "x", format: "multiple", reads: "Weakest period of the loan" },
  { key: "min_period", label: "… in period", unit: "periods", format: "integer", reads: "The first one, where several are equally weak" },
  { key: "average_dscr", label: "Average DSCR", unit: "x", format: "multiple", reads: "Mean of the ratios; flatters a loan that is strong early and weak late" },
  { key: "first_breach", label: "First period below the covenant", unit: "periods", format: "integer", reads: "Empty: never" },
  { key: "llcr", label: "LLCR", unit: "x", format: "multiple", reads: "Cash flow over the life of the loan, discounted at the loan rate, per dollar of debt" },
  { key: "left", label: "Debt left when the contract ends", unit: "%", format: "percent", reads: "What the chip, not the customer, has to repay" },
  { key: "shortfall", label: "Sum of shortfalls", unit: "$", format: "usd", reads: "Scheduled debt service that cash flow does not cover, undiscounted" },
  { key: "capacity", label: "Debt capacity at the covenant", unit: "$", format: "usd", reads: "Loan whose DSCR would equal the covenant in every period" },
] as const;

/** The five entries of CONTRACT_COVER. */
export const COVER_ROWS = [
  { key: "contracted_llcr", label: "Contracted LLCR", unit: "x", format: "multiple", reads: "Cash flow until the contract ends alone, per dollar of debt" },
  { key: "expiry_balance", label: "Balance at contract end", unit: "$", format: "usd", reads: "By schedule" },
  { key: "expiry_share", label: "… as a share of the loan", unit: "%", format: "percent", reads: "The part that is a bet on spot rents" },
  { key: "uncovered_years", label: "Years of tenor after the contract", unit: "years", format: "years", reads: "Tenor less contract" },
  { key: "spot_llcr", label: "Spot LLCR on that balance", unit: "x", format: "multiple", reads: "Later cash flow at its value on that day, per dollar of balance; under 1 the balance is not repaid" },
] as const;
