import type { Family } from "../functions/define";

/** The families as a reader meets them in documents. */
export const FAMILY_NAMES: Readonly<Record<Family, string>> = {
  chip: "Chip value", rent: "Rent and revenue", collateral: "Collateral", debt: "Debt and coverage",
  miners: "Miners", risk: "PD, LGD, price", simulation: "Simulation", counterparties: "Counterparties", tools: "Tools",
};
