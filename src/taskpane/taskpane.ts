import { PRESETS } from "../presets/presets";
import { helpPage, languageOf } from "../ui/language";
import { modelsIn } from "../ui/models";
import { mountPane, type Section } from "../ui/pane";
import "../ui/pane.css";
import { applyTheme } from "../ui/theme";
import { loadPreset } from "../workbook/load";
import { officeWorkbook } from "../workbook/office";
import "./taskpane.css";

/** Excel's own theme decides light or dark; elsewhere the system's choice does. */
const isDark = (): boolean => {
  const background = Office.context.officeTheme?.bodyBackgroundColor;
  if (!background) return matchMedia("(prefers-color-scheme: dark)").matches;
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(background.slice(at, at + 2), 16));
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue! < 128;
};

/** The face inside Excel. Functions are registered by functions.js, which this page loads first (shared runtime). */
Office.onReady(({ host }) => {
  const container = document.getElementById("pane")!;
  const language = languageOf(Office.context?.displayLanguage ?? navigator.language);
  document.documentElement.lang = language;
  if (host !== Office.HostType.Excel) {
    container.textContent = language === "es"
      ? "Este panel funciona dentro de Excel. Para probarlo sin Excel, abra el banco de trabajo (workbench.html)."
      : "This pane works inside Excel. To try it without Excel, open the workbench (workbench.html).";
    return;
  }
  const helpUrl = (name: string): string => new URL(helpPage(name, language), location.href).href;
  applyTheme(isDark());
  const port = officeWorkbook();
  const models = modelsIn(port, PRESETS, language, loadPreset);
  const pane = mountPane(container, {
    port, language, presets: PRESETS, write: loadPreset, ...models,
    helpUrl,
  });
  // The help opens beside Excel: this page carries the running functions and must never be left.
  Office.actions.associate("openHelp", (event: Office.AddinCommands.Event) => {
    if (Office.context.requirements.isSetSupported("OpenBrowserWindowApi", "1.1")) Office.context.ui.openBrowserWindow(helpUrl("index"));
    else window.open(helpUrl("index"), "_blank", "noopener");
    event.completed();
  });
  // Ribbon commands: the manifest names them, the shared runtime finds them here.
  const open = (section: Section) => async (event: Office.AddinCommands.Event): Promise<void> => {
    try {
      await Office.addin.showAsTaskpane();
      pane.show(section);
    } finally {
      event.completed();
    }
  };
  Office.actions.associate("openPresets", open("presets"));
  Office.actions.associate("openFunctions", open("functions"));
  Office.actions.associate("openExplain", open("explain"));
});
