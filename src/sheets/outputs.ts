import { PLACES } from "./places";
import type { Format, WorkbookPlan } from "./plan";
import { quoteSheet } from "./references";

/** An answer that the pane, the command line and the tests look for. */
export interface Output {
  readonly key: string;
  readonly label: string;
  readonly labelEs: string;
  /** Key of its sheet. */
  readonly sheet: string;
  readonly cell: string;
  readonly format: Format;
}

const output = (place: keyof typeof PLACES, label: string, labelEs: string, format: Format): Output => {
  const [sheet, key] = place.split(".") as [string, string];
  return { key, label, labelEs, sheet, cell: PLACES[place], format };
};

/** The headline answers of the selected scenario, in the order in which a credit paper asks for them. */
export const OUTPUTS: readonly Output[] = [
  output("coverage.llcr", "LLCR", "LLCR", "multiple"),
  output("coverage.contracted_llcr", "Contracted LLCR", "LLCR contratado", "multiple"),
  output("coverage.left", "Debt left when the contract ends", "Deuda pendiente al acabar el contrato", "percent"),
  output("coverage.min_dscr", "Lowest DSCR", "DSCR más bajo", "multiple"),
  output("coverage.first_breach", "First period below the covenant", "Primer periodo por debajo del covenant", "integer"),
  output("coverage.dscr_verdict", "Covenant on DSCR, as tested", "Covenant de DSCR, tal como se prueba", "text"),
  output("collateral.ltv_cost", "LTV on cost", "LTV sobre coste", "percent"),
  output("collateral.ltv_resale", "LTV on resale value", "LTV sobre valor de reventa", "percent"),
  output("collateral.ltv_economic", "LTV on economic value", "LTV sobre valor económico", "percent"),
  output("collateral.haircut", "Haircut", "Recorte (haircut)", "percent1"),
  output("collateral.max_ltv", "Maximum LTV", "LTV máximo", "percent"),
  output("collateral.cover", "Liquidation cover", "Cobertura en liquidación", "multiple"),
  output("collateral.life", "Economic life of the chip", "Vida económica del chip", "years"),
  output("spread.fair", "Fair spread", "Diferencial justo", "bp"),
  output("spread.price", "Price of the loan", "Precio del préstamo", "points"),
  output("spread.pd", "Default over the tenor", "Impago en el plazo", "percent"),
  output("checks.unexpected", "Checks that are not as expected", "Comprobaciones fuera de lo esperado", "integer"),
];

/** Cells that a user sets before anything else. */
export const CONTROLS = { scenario: PLACES["about.scenario"], freq: PLACES["about.freq"], elasticity: PLACES["about.elasticity"] } as const;

/** The address of a place in a workbook as it stands, whatever its sheets are called there. */
export const addressIn = (plan: WorkbookPlan, sheet: string, cell: string): string => {
  const found = plan.sheets.find(({ key }) => key === sheet);
  if (!found) throw new Error(`the workbook has no sheet "${sheet}"`);
  return `${quoteSheet(found.name)}!${cell}`;
};

export const outputAddress = (plan: WorkbookPlan, output: Output): string => addressIn(plan, output.sheet, output.cell);
