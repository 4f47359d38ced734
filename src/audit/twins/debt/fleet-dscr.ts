import { changed, closed } from "../rows";
import type { Twin } from "../twin";
import { fleetProblem, fleetRows } from "./fleet-rows";
import { asOutputs, linesOf, tableColumns } from "./lines";

/** FLEET_DSCR: one column a period; every column of the table is compared. */
export const fleetDscrTwin: Twin = (call) => {
  const problem = fleetProblem(call);
  if (problem) return problem;
  const plain = changed(call, { labels: false });
  const columns = linesOf(plain);
  const compared = [
    { native: "period", unit: "period" },
    { native: "spot_rent", unit: "$/GPU-hour" },
    { native: "revenue", unit: "$ per period" },
    { native: "running_cost", unit: "$ per period" },
    { native: "cfads", unit: "$ per period", scale: "{hours}*{opex}" },
    { native: "interest", unit: "$ per period", scale: "{debt}*{periodic_rate}" },
    { native: "principal", unit: "$ per period", scale: "{debt}" },
    { native: "debt_service", unit: "$ per period", scale: "{debt}" },
    { native: "dscr", unit: "x", scale: "1" },
    { native: "llcr", unit: "x", scale: "1" },
    { native: "closing", unit: "$", scale: "{debt}" },
    { native: "balloon_due", unit: "$", scale: "{debt}" },
  ];
  const rows = asOutputs(
    fleetRows(call, columns),
    compared.map(({ native }) => native),
  );
  return closed("FLEET_DSCR with built-in functions", call, rows, tableColumns(plain, columns, compared));
};
