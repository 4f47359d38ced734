import { PRESETS } from "../presets/presets";
import type { Language } from "../ui/language";
import { modelsIn } from "../ui/models";
import { mountPane, type Pane } from "../ui/pane";
import { applyTheme } from "../ui/theme";
import { loadPreset } from "../workbook/load";
import { officeWorkbook } from "../workbook/office";
import { mountSimulationStatus } from "./simulation-status";

/** Excel's own theme decides light or dark; elsewhere the system's choice does. */
const isDark = (): boolean => {
  const background = Office.context.officeTheme?.bodyBackgroundColor;
  if (!background) return matchMedia("(prefers-color-scheme: dark)").matches;
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(background.slice(at, at + 2), 16));
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue! < 128;
};

/** The pane on the workbook that Excel has open. */
export function openPane(container: HTMLElement, language: Language, helpUrl: (name: string) => string): Pane {
  applyTheme(isDark());
  mountSimulationStatus(container, language);
  const port = officeWorkbook();
  const models = modelsIn(port, PRESETS, language, loadPreset);
  return mountPane(container, { port, language, presets: PRESETS, write: loadPreset, ...models, helpUrl });
}
