import type { Output } from "../../outputs";
import type { Format } from "../../plan";
import { DASHBOARD_ROWS } from "./dashboard";
import { companyColumn, PLACES } from "./layout";

const MEMBERS = ["HIVE", "TeraWulf", "Hut 8", "MARA"] as const;
const MEASURES: readonly (readonly [key: keyof typeof DASHBOARD_ROWS, label: string, labelEs: string, format: Format])[] = [
  ["cover", "asset cover", "cobertura de activos", "multiple"],
  ["both", "P(assets < debt), both stresses", "P(activos < deuda), ambos estreses", "percent1"],
  ["wall", "cover of the wall", "cobertura del muro", "multiple"],
];

/** The headline answers of the selected scenario, company by company. */
export const COMPARISON_OUTPUTS: readonly Output[] = [
  ...MEASURES.flatMap(([key, label, labelEs, format]) => MEMBERS.map((company, i): Output => ({
    key: `${key}_${i + 1}`, label: `${company}: ${label}`, labelEs: `${company}: ${labelEs}`, sheet: "dashboard", cell: `${companyColumn(i)}${DASHBOARD_ROWS[key]}`, format,
  }))),
  { key: "unexpected", label: "Checks that are not as expected", labelEs: "Comprobaciones fuera de lo esperado", sheet: "checks", cell: PLACES["checks.unexpected"]!, format: "integer" },
];
