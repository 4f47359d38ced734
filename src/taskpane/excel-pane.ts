import type { Language } from "../ui/language";
import { modelsIn } from "../ui/models";
import { mountPane, type Pane, type PaneSetting } from "../ui/pane";
import { applyTheme } from "../ui/theme";
import { bridgeApart } from "../workbook/bridge-apart";
import { loadPreset } from "../workbook/load";
import { officeWorkbook } from "../workbook/office";
import type { DeadLoads } from "../workbook/office-load";
import { waitFor } from "../workbook/office-request";
import { officeUnfinished } from "../workbook/office-unfinished";
import { excelHealth } from "./excel-health";
import { excelLoadOnOpen } from "./excel-load-on-open";
import { mountSimulationStatus } from "./simulation-status";

/** Excel's own theme decides light or dark; elsewhere the system's choice does. */
const isDark = (): boolean => {
  const background = Office.context.officeTheme?.bodyBackgroundColor;
  if (!background) return matchMedia("(prefers-color-scheme: dark)").matches;
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(background.slice(at, at + 2), 16));
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue! < 128;
};

const care: PaneSetting["care"] = async () => ({ ...(await import("../workbook/repair")), ...(await import("../workbook/freeze")) });

/** The pane on the workbook that Excel has open. */
export async function openPane(container: HTMLElement, language: Language, helpUrl: (name: string) => string): Promise<Pane> {
  applyTheme(isDark());
  // The record of the companies grows with every preset; it is a file of its own, with a budget of its own.
  const { PRESETS } = await import(/* webpackChunkName: "presets" */ "../presets/presets");
  mountSimulationStatus(container, language);
  const dead: DeadLoads = new Set();
  const port = officeWorkbook(waitFor, dead);
  const models = modelsIn(port, PRESETS, language, loadPreset);
  return mountPane(container, {
    port, language, presets: PRESETS, write: loadPreset, bridge: bridgeApart, ...models, helpUrl, care,
    health: excelHealth, loadOnOpen: excelLoadOnOpen, unfinished: officeUnfinished(waitFor, dead),
  });
}
