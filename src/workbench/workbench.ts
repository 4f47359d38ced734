import "@fluentui/web-components/button.js";
import type { BrowserEngine } from "../engine/browser";
import type { Engine } from "../engine/engine";
import { CATALOGUE } from "../functions/catalogue";
import { PRODUCT_VERSION } from "../functions/version";
import { baseScenario } from "../presets/base-scenario";
import { PRESETS } from "../presets/presets";
import { element } from "../ui/dom";
import { helpPage, languageOf, type Language, speaker } from "../ui/language";
import { modelsIn } from "../ui/models";
import { mountPane, type Pane } from "../ui/pane";
import "../ui/pane.css";
import { createSimulate } from "../simulation/large-runs";
import { loadEngine } from "../simulation/later";
import { board } from "../simulation/progress";
import { applyTheme } from "../ui/theme";
import { bridgeApart } from "../workbook/bridge-apart";
import { embeddedWorkbook } from "../workbook/embedded";
import { loadPreset } from "../workbook/load";
import type { Progress, WorkbookPort } from "../workbook/port";
import "./workbench.css";

const at = (id: string): HTMLElement => document.getElementById(id)!;
const asked = new URLSearchParams(location.search);

/** What the page remembers of a person's choices; a browser that refuses storage only forgets. */
const remembered = (key: string): string | null => {
  try {
    return localStorage.getItem(`ccredit.${key}`);
  } catch {
    return null;
  }
};
const remember = (key: string, value: string): void => {
  try {
    localStorage.setItem(`ccredit.${key}`, value);
  } catch {
    // Private windows may refuse; the choice then lasts as long as the page.
  }
};

const language: Language = languageOf(asked.get("lang") ?? remembered("language") ?? navigator.language);
const say = speaker(language);
let dark = (remembered("theme") ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
document.documentElement.lang = language;
applyTheme(dark);

const status = (text: string): void => {
  at("status").textContent = text;
};

/** The grid takes clicks and keys once it is drawn, which Univer does in its own time. */
const rendered = ({ api }: BrowserEngine): Promise<void> =>
  new Promise((go) => {
    const { Rendered } = api.Enum.LifecycleStages;
    if (api.getCurrentLifecycleStage() >= Rendered) return go();
    const watching = api.addEvent(api.Event.LifeCycleChanged, ({ stage }) => {
      if (stage < Rendered) return;
      watching.dispose();
      go();
    });
  });

const simulate = createSimulate();

/** The spreadsheet is the large part of the page and comes after the first paint. */
const openSpreadsheet = async () => {
  const [{ createBrowserEngine }, { univerLook }, { floatingCharts }] = await Promise.all([
    import("../engine/browser"), import("../workbook/embedded-look"), import("./charts"), loadEngine(),
  ]);
  const engine = await createBrowserEngine({ container: at("sheet"), locale: language, dark, run: simulate });
  const charts = floatingCharts(() => engine);
  engine.onCalculated(charts.update);
  await rendered(engine);
  const port = embeddedWorkbook(engine, univerLook({ api: engine.api, workbook: engine.workbook, engine, drawChart: charts.add }));
  return { engine, charts, port };
};

const showProgress: Progress = (done, total, what) => {
  status(done >= total ? "" : `${say("loading")} ${what} (${Math.round((100 * done) / total)} %)`);
};

/** How far large simulations are; what else the line says stays when there is none. */
const watchSimulations = (): void => {
  let isShown = false;
  board.watch(({ running, done, paths }) => {
    if (running > 0) status(`${say("simulation")}: ${Math.floor((100 * done) / Math.max(1, paths))} %`);
    else if (isShown) status("");
    isShown = running > 0;
  });
};

const mount = (port: WorkbookPort, engine: Engine): Pane => {
  const models = modelsIn(port, PRESETS, language, loadPreset);
  return mountPane(at("pane"), {
    port, language, presets: PRESETS, write: loadPreset, bridge: bridgeApart, present: models.present, figureAt: models.figureAt,
    load: (preset, scenario, progress) =>
      models.load(preset, scenario, (...step) => {
        progress(...step);
        showProgress(...step);
      }),
    helpUrl: (name) => helpPage(name, language),
    care: async () => ({ ...(await import("../workbook/repair")), ...(await import("../workbook/freeze")) }),
    health: () => ({ registered: CATALOGUE.filter(({ name }) => engine.knows(name)).length, total: CATALOGUE.length, version: PRODUCT_VERSION, sets: [] }),
  });
};

const fillTools = (workbook: Awaited<ReturnType<typeof openSpreadsheet>>): void => {
  const theme = element("button", { type: "button", class: "wb-tool", "aria-pressed": String(dark) }, say("theme"));
  theme.addEventListener("click", () => {
    dark = !dark;
    remember("theme", dark ? "dark" : "light");
    theme.setAttribute("aria-pressed", String(dark));
    applyTheme(dark);
    workbook.engine.setDark(dark);
    workbook.charts.update();
  });
  const other: Language = language === "en" ? "es" : "en";
  // A page load changes every text at once; the workbook of a workbench is not kept, so the link says the language only.
  const switchLanguage = element("button", { type: "button", class: "wb-tool", lang: other }, say("language"));
  switchLanguage.addEventListener("click", () => {
    remember("language", other);
    asked.set("lang", other);
    location.search = asked.toString();
  });
  at("tools").replaceChildren(theme, switchLanguage);
};

/** The divider: drag it, or move it with the arrow keys. */
const makeDivider = (): void => {
  const divider = at("divider");
  const setWidth = (width: number): void => {
    const bounded = Math.min(Math.max(width, 280), Math.max(280, innerWidth - 320));
    document.body.style.setProperty("--pane-width", `${bounded}px`);
    divider.setAttribute("aria-valuenow", String(Math.round(bounded)));
    remember("pane", String(bounded));
  };
  const start = Number(remembered("pane"));
  if (start > 0) setWidth(start);
  divider.addEventListener("pointerdown", (down) => {
    divider.setPointerCapture(down.pointerId);
    const move = (event: PointerEvent): void => setWidth(innerWidth - event.clientX);
    divider.addEventListener("pointermove", move);
    divider.addEventListener("pointerup", () => divider.removeEventListener("pointermove", move), { once: true });
  });
  divider.addEventListener("keydown", (event) => {
    const step = event.key === "ArrowLeft" ? 24 : event.key === "ArrowRight" ? -24 : 0;
    if (step !== 0) setWidth(at("pane").getBoundingClientRect().width + step);
  });
};

const start = async (): Promise<void> => {
  makeDivider();
  status(say("opening"));
  const workbook = await openSpreadsheet();
  fillTools(workbook);
  // For the browser's console and for the end-to-end tests: the same engine and port that the page uses.
  Object.assign(window, { computeCredit: { engine: workbook.engine, port: workbook.port } });
  const pane = mount(workbook.port, workbook.engine);
  status("");
  watchSimulations();
  // The main job in one step: a newcomer sees a loan, not an empty grid. ?preset=none starts empty.
  const wanted = asked.get("preset") ?? PRESETS[0]?.id;
  const preset = PRESETS.find(({ id }) => id === wanted);
  if (preset) await pane.load(preset, Number(asked.get("scenario") ?? baseScenario(preset)));
  document.documentElement.dataset["ready"] = "true";
};

start().catch((problem: unknown) => {
  status(`${say("notOpened")} ${problem instanceof Error ? problem.message : String(problem)}`);
  throw problem;
});
