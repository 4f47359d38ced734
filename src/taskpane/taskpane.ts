import { helpPage, languageOf } from "../ui/language";
import { loadEngine } from "../simulation/later";
import type { Pane, Section } from "../ui/pane";
import "../ui/pane.css";
import "./taskpane.css";

/**
 * The page inside Excel: ribbon commands, and the pane once somebody sees it. Functions are registered by functions.js, which
 * this page loads first (shared runtime).
 */
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
  let opened: Promise<Pane> | undefined;
  const pane = (): Promise<Pane> =>
    (opened ??= Promise.all([import(/* webpackChunkName: "pane" */ "./excel-pane"), loadEngine()]).then(
      ([{ openPane }]) => openPane(container, language, helpUrl),
      (problem: unknown) => {
        opened = undefined;
        container.textContent = `${language === "es" ? "No se pudo cargar el panel:" : "The pane could not be loaded:"} ${problem instanceof Error ? problem.message : String(problem)}`;
        throw problem;
      },
    ));
  // Excel starts this page out of sight when a workbook calls a function; what only a reader needs comes when he looks.
  const openInSight = (): void => {
    if (document.visibilityState === "visible") pane().catch(() => { /* The pane says it. */ });
  };
  document.addEventListener("visibilitychange", openInSight);
  openInSight();
  // The help opens beside Excel: this page carries the running functions and must never be left.
  Office.actions.associate("openHelp", async (event: Office.AddinCommands.Event) => {
    const url = helpUrl("index");
    try {
      if (Office.context.requirements.isSetSupported("OpenBrowserWindowApi", "1.1")) Office.context.ui.openBrowserWindow(url);
      else {
        // Excel on the web has no such call. For its browser the click was in another page than this one: it may refuse the window.
        const opened = window.open(url, "_blank");
        if (opened) opened.opener = null;
        else {
          await Office.addin.showAsTaskpane();
          (await pane()).offerHelp();
        }
      }
    } finally {
      event.completed();
    }
  });
  // Ribbon commands: the manifest names them, the shared runtime finds them here.
  const open = (section: Section) => async (event: Office.AddinCommands.Event): Promise<void> => {
    try {
      await Office.addin.showAsTaskpane();
      (await pane()).show(section);
    } finally {
      event.completed();
    }
  };
  Office.actions.associate("openPresets", open("presets"));
  Office.actions.associate("openFunctions", open("functions"));
  Office.actions.associate("openExplain", open("explain"));
  // These work with the pane closed; it opens to say the outcome, and where it cannot, the work is done all the same.
  const work = (act: "repair" | "freeze") => async (event: Office.AddinCommands.Event): Promise<void> => {
    try {
      const ready = await pane();
      await Promise.allSettled([Office.addin.showAsTaskpane(), ready[act]()]);
    } finally {
      event.completed();
    }
  };
  Office.actions.associate("repairWorkbook", work("repair"));
  Office.actions.associate("freezeSheet", work("freeze"));
});
