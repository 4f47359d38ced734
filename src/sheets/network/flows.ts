import type { SheetPlan } from "../plan";
import { formula, startSheet } from "../sheet";
import { type NetworkLayout, reference, working } from "./layout";
import { FLOW_ROW } from "./places";

/** Money that is announced and stays out of the list, with the reason. */
const LEFT_OUT = [
  ["Nvidia → OpenAI: letter of intent of 100", "Never definitive (F438); the round of 30 replaced it (F434). The two are never added"],
  ["Amazon → OpenAI: conditional tranche of 35", "Conditions undisclosed (F193); a switch on Inputs, on in scenario 13"],
  ["OpenAI → Amazon: expansion of 100 over 8 years", "Signed in February 2026 for capacity still to be built (F459); a switch on Inputs, on in scenario 13"],
  ["OpenAI → Microsoft: incremental 250", "No term is printed (F442), so no yearly amount follows; the year has a forecast of inference cost instead"],
  ["Hyperscalers → Nvidia", "Who orders what is not in the record (F439); a switch on Inputs shows orders of magnitude"],
  ["AMD's warrants for OpenAI, Broadcom's chips", "Shares against milestones and gigawatts: no dollars of one year"],
] as const;

/** Flows without a printed total or term say so. */
const optionalCell = (on: (template: string) => string, key: string | undefined) => (key === undefined ? "–" : formula(on(`=[${key}]`)));

export const buildFlows = (layout: NetworkLayout): SheetPlan => {
  const { network, preset, language } = layout;
  const on = (template: string): string => working(layout, "flows", template);
  const sheet = startSheet("flows", layout.names.flows, "Flows", "Who pays whom, one line for each flow in the row it has on Inputs. The matrices are sums over this list; amounts and contracts are changed on Inputs.");
  sheet.put("A3", formula(on("=[about.scenario_name]")), "output");
  sheet.row("A5", ["Key", "Payer", "Payee", "Kind", "Status", "From", "Until", "Total $bn", "Years", "Year $bn", "Base $bn", "How the year follows", "Source", "Confidence"], "heading");
  network.flows.forEach((flow, i) => {
    const row = FLOW_ROW + i;
    const figure = preset.figures[i]!;
    sheet.put(`A${row}`, flow.key, "key");
    [flow.payer, flow.payee, flow.kind, flow.status, flow.start, flow.end].forEach((text, j) => sheet.put(`${"BCDEFG"[j]!}${row}`, text, "label"));
    sheet.put(`H${row}`, optionalCell(on, flow.amount), "calculation", { format: "decimal" });
    sheet.put(`I${row}`, optionalCell(on, flow.years), "calculation", { format: "years" });
    sheet.put(`J${row}`, formula(on(`=[${flow.key}]`)), "output", { format: "flow" });
    sheet.put(`K${row}`, formula(on(`=[base.${flow.key}]`)), "calculation", { format: "flow" });
    sheet.put(`L${row}`, language === "es" ? flow.basisEs : flow.basis, "note");
    sheet.put(`M${row}`, figure.facts.length > 0 ? figure.facts.join(", ") : "A!", "label");
    sheet.put(`N${row}`, figure.confidence, "label");
  });
  const [first, last] = [FLOW_ROW, FLOW_ROW + network.flows.length - 1];
  const sums = [["Financing between the parties", "[financing]"], ["Purchases between the parties", "[purchase]"], ["Money from outside", "[outside]"]] as const;
  sums.forEach(([label, kind], i) => {
    const row = last + 2 + i;
    sheet.put(`B${row}`, label, "label");
    for (const column of ["J", "K"]) {
      sheet.put(`${column}${row}`, formula(on(`=SUMIFS(${column}$${first}:${column}$${last},$D$${first}:$D$${last},${kind})`)), "calculation", { format: "decimal" });
    }
  });
  const from = last + 7;
  sheet.row(`A${from - 1}`, ["Announced, and not in the list", "", "", "", "", "", "", "Why", "", "", "", ""], "heading");
  LEFT_OUT.forEach(([what, why], i) => {
    sheet.put(`A${from + i}`, what, "label");
    sheet.put(`H${from + i}`, why, "note");
  });
  sheet.highlight({ range: `N${first}:N${last}`, when: "equals", value: "low", look: "warning" });
  return sheet.finish({ widths: [22, 13, 13, 12, 12, 12, 12, 12, 9, 11, 11, 62, 18, 12], freeze: { rows: 5, columns: 3 }, landscape: true });
};

/** Range of a column of the list, for SUMIFS. */
export const flowRange = (layout: NetworkLayout, column: string): string =>
  reference(layout, "flows", `${column}${FLOW_ROW}:${column}${FLOW_ROW + layout.network.flows.length - 1}`);
