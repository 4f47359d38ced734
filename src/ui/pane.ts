import "@fluentui/web-components/button.js";
import "@fluentui/web-components/progress-bar.js";
import "@fluentui/web-components/tab.js";
import "@fluentui/web-components/tablist.js";
import { element, replaceContent } from "./dom";
import { explainTab } from "./explain-tab";
import { functionsTab } from "./functions-tab";
import { type Language, speaker } from "./language";
import type { WritePlan } from "./models";
import { noticesFor } from "./notices";
import { type LoadedModel, presetsTab, type PresetsSetting } from "./presets-tab";
import { unfinishedView } from "./unfinished-load";
import { workbookTab, type WorkbookSetting } from "./workbook-tab";
import type { Figure, Preset } from "../presets/figure";
import type { UnfinishedLoads } from "../workbook/port";

export type Section = "presets" | "functions" | "explain" | "workbook";

export interface PaneSetting extends Omit<PresetsSetting, "say" | "language">, Pick<WorkbookSetting, "care" | "health" | "loadOnOpen"> {
  readonly language: Language;
  readonly helpUrl: (name: string) => string;
  readonly figureAt: (address: string) => Promise<Figure | undefined>;
  readonly write: WritePlan;
  /** Absent where a workbook lives no longer than its page. */
  readonly unfinished?: UnfinishedLoads;
}

export interface Pane {
  readonly show: (section: Section) => void;
  readonly load: (preset: Preset, scenario: number) => Promise<void>;
  /** Repairs the workbook, or freezes the active sheet, and says the outcome in the section of the workbook. */
  readonly repair: () => Promise<void>;
  readonly freeze: () => Promise<void>;
  /** Shows a link to the help, where the browser did not let a window open. */
  readonly offerHelp: () => void;
  readonly close: () => void;
}

/** The pane, the same inside Excel and in the workbench: presets, functions, explanation of the selected cell. */
export function mountPane(container: HTMLElement, given: PaneSetting): Pane {
  const say = speaker(given.language);
  const unfinished = unfinishedView(given.unfinished, say);
  /** A load says itself that it removes what another has left; whatever it comes to, something may be left afterwards. */
  const lookingAfter = <T>(load: () => Promise<T>): Promise<T> => {
    unfinished.hide();
    return load().finally(() => void unfinished.look());
  };
  const setting: PaneSetting = { ...given, load: (...asked) => lookingAfter(() => given.load(...asked)), write: (...asked) => lookingAfter(() => given.write(...asked)) };
  const notices = element("div", { class: "cc-notices" });
  const notify = async (model: LoadedModel | undefined): Promise<void> => replaceContent(notices, ...(await noticesFor(model, { ...setting, say })));
  const presets = presetsTab({
    ...setting, say,
    load: async (...asked) => {
      const model = await setting.load(...asked);
      await notify(model);
      return model;
    },
  });
  const workbook = workbookTab({ ...setting, say });
  const explain = explainTab({ ...setting, say });
  const functions = functionsTab({ ...setting, say });
  const panels: Readonly<Record<Section, HTMLElement>> = {
    presets: presets.root,
    functions: functions.root,
    explain: explain.root,
    workbook: workbook.root,
  };
  const sections = Object.keys(panels) as Section[];
  const tabs = sections.map((section) => element("fluent-tab", { id: `cc-tab-${section}`, "aria-controls": `cc-panel-${section}` }, say(section)));
  const tablist = element("fluent-tablist", { "aria-label": say("sections") }, ...tabs);
  for (const section of sections) {
    panels[section].id = `cc-panel-${section}`;
    panels[section].setAttribute("role", "tabpanel");
    panels[section].setAttribute("aria-labelledby", `cc-tab-${section}`);
  }
  let open: Section = "presets";
  const refresh = (): void => {
    if (open === "presets") void presets.refresh();
    if (open === "functions") void functions.open();
    if (open === "explain") void explain.refresh();
    if (open === "workbook") workbook.refresh();
  };
  const show = (section: Section): void => {
    open = section;
    for (const other of sections) panels[other].hidden = other !== section;
    tablist.setAttribute("activeid", `cc-tab-${section}`);
    refresh();
  };
  tablist.addEventListener("change", () => {
    // The attribute keeps the tab it was given; the property follows clicks and arrow keys.
    const active = (tablist as HTMLElement & { activeid?: string }).activeid ?? tablist.getAttribute("activeid");
    const section = sections.find((candidate) => active === `cc-tab-${candidate}`);
    if (section && section !== open) show(section);
  });
  container.classList.add("cc-pane");
  container.lang = setting.language;
  container.replaceChildren(tablist, unfinished.root, notices, ...sections.map((section) => panels[section]));
  show("presets");
  void unfinished.look();
  setting.present().then(notify, () => { /* The presets say what cannot be read. */ });
  const stop = setting.port.watch(refresh);
  const inSight = (act: () => Promise<void>) => (): Promise<void> => {
    show("workbook");
    return act();
  };
  const offerHelp = (): void => {
    notices.querySelector("#cc-help")?.parentElement?.remove();
    const link = element("a", { id: "cc-help", href: given.helpUrl("index"), target: "_blank", rel: "noopener" }, say("openHelp"));
    notices.prepend(element("section", { class: "cc-card cc-notice", role: "status" }, link));
    link.focus();
  };
  const close = (): void => {
    stop();
    container.replaceChildren();
  };
  return { show, load: presets.load, repair: inSight(workbook.repair), freeze: inSight(workbook.freeze), offerHelp, close };
}
