import type { Cell } from "../functions/cells";
import { baseScenario } from "../presets/base-scenario";
import type { Figure, Preset } from "../presets/figure";
import type { Format } from "../sheets/plan";
import type { Progress, WorkbookPort } from "../workbook/port";
import { element, replaceContent } from "./dom";
import { formatAs, formatValue } from "./format-value";
import type { MakeBridge } from "./bridge-part";
import type { Language, Say } from "./language";
import type { ModelSheets } from "./model-sheets";
import type { WritePlan } from "./models";
import type { OwnTools } from "./own-tools";
import { passport } from "./passport";

/** One number a credit officer asks for first, and where it stands in the loaded model. */
export interface Headline {
  readonly label: { readonly en: string; readonly es: string };
  readonly format: Format;
  readonly address: string;
}

/** A model that stands in the workbook. */
export interface LoadedModel {
  readonly preset: Preset;
  /** Where its inputs and scenarios stand; missing where they are not laid out as one model. */
  readonly sheets?: ModelSheets;
  readonly scenarioCell: string;
  /** Where the version that wrote it stands. */
  readonly writtenBy: string;
  readonly headlines: readonly Headline[];
}

export interface PresetsSetting {
  readonly port: WorkbookPort;
  readonly presets: readonly Preset[];
  readonly say: Say;
  readonly language: Language;
  readonly load: (preset: Preset, scenario: number, progress: Progress) => Promise<LoadedModel>;
  /** The model that is already in the workbook when the pane opens. */
  readonly present: () => Promise<LoadedModel | undefined>;
  readonly write: WritePlan;
  readonly bridge: MakeBridge;
}

/** Presets: what each contains, every figure with its source, load with progress, then the model's headline numbers. */
export function presetsTab(setting: PresetsSetting): { readonly root: HTMLElement; readonly refresh: () => Promise<void>; readonly load: (preset: Preset, scenario: number) => Promise<void> } {
  const { port, say, language } = setting;
  const headline = element("section", { class: "cc-headline", "aria-label": say("headline") });
  const list = element("div", {});
  let model: LoadedModel | undefined;
  const opened = (preset: Preset): boolean => {
    const earlier = list.querySelector(`[data-preset="${preset.id}"]`);
    earlier?.remove();
    list.prepend(card(preset));
    return earlier !== null;
  };
  const [ofModel, ofUser] = [element("div", {}), element("div", {})];
  // The list of presets is there at once; what works on the user's own things comes after it.
  const tools: Promise<OwnTools | undefined> = import(/* webpackChunkName: "own" */ "./own-tools").then(
    ({ ownTools }) => {
      const made = ownTools({ ...setting, model: () => model, opened });
      ofModel.replaceChildren(made.ofModel);
      ofUser.replaceChildren(made.ofUser);
      return made;
    },
    (problem: Error) => {
      ofUser.replaceChildren(element("p", { class: "cc-error" }, `${say("notOpenedFile")} ${problem.message}`));
      return undefined;
    },
  );
  const root = element("div", { class: "cc-tab" }, headline, ofModel, ofUser, list);

  const refresh = async (): Promise<void> => {
    model ??= await setting.present();
    if (!model) return;
    const read = async (address: string): Promise<Cell> => (await port.read(address))[0]![0]!.value;
    const values = await Promise.all(model.headlines.map((item) => read(item.address)));
    const current = Number(await read(model.scenarioCell));
    const { sheets } = model;
    const own = await tools;
    const names = sheets && own ? await own.names(sheets) : [];
    replaceContent(headline, ...headlineView(model, values, current, names));
    await own?.show(model);
  };

  const headlineView = (shown: LoadedModel, values: readonly Cell[], current: number, names: readonly { readonly number: number; readonly name: string }[]): readonly HTMLElement[] => {
    const known = shown.preset.scenarios.map((scenario) => ({ number: scenario.number, name: language === "es" ? scenario.nameEs : scenario.name }));
    const choice = element("select", { id: "cc-scenario", class: "cc-input" },
      ...(names.length > 0 ? names : known).map(({ number, name }) => element("option", { value: number, selected: number === current }, `${number} · ${name}`)));
    choice.addEventListener("change", () => void port.set(shown.scenarioCell, Number(choice.value)));
    const scenario = shown.preset.scenarios.find(({ number }) => number === current);
    return [
      element("h2", {}, shown.preset.company),
      element("label", { for: "cc-scenario" }, say("switchScenario")),
      choice,
      element("p", { class: "cc-quiet" }, (language === "es" ? scenario?.storyEs : undefined) ?? scenario?.story ?? ""),
      element("dl", { class: "cc-numbers" },
        ...shown.headlines.flatMap((item, i) => [
          element("dt", {}, item.label[language]),
          element("dd", {}, element("button", { type: "button", class: "cc-link", title: `${say("goTo")} ${item.address}`, click: () => void port.select(item.address) }, formatAs(values[i] ?? null, item.format, language))),
        ])),
    ];
  };

  const load = async (preset: Preset, scenario: number): Promise<void> => {
    const bar = element("fluent-progress-bar", { max: 1, value: 0, "aria-label": say("loading") });
    const status = element("p", { class: "cc-status", role: "status" }, `${say("loading")} …`);
    const place = list.querySelector(`[data-preset="${preset.id}"] .cc-loading`);
    let enough = false;
    const stop = element("fluent-button", { click: () => { enough = true; status.textContent = `${say("cancelling")} …`; } }, say("cancel"));
    place?.replaceChildren(bar, status, stop);
    try {
      model = await setting.load(preset, scenario, (done, total, what) => {
        // The last step is past undoing: the model stands.
        if (enough && done < total) throw new DOMException("cancelled", "AbortError");
        bar.setAttribute("max", String(total));
        bar.setAttribute("value", String(done));
        status.textContent = `${say("loading")} ${what}`;
      });
      status.textContent = say("loaded");
      await refresh();
    } catch (problem) {
      status.className = "cc-error";
      status.textContent = `${say("notLoaded")}: ${problem instanceof Error ? problem.message : String(problem)}`;
    } finally {
      bar.remove();
      stop.remove();
    }
  };

  const card = (preset: Preset): HTMLElement => {
    const choice = element("select", { id: `cc-scenario-${preset.id}`, class: "cc-input" },
      ...preset.scenarios.map((scenario) => element("option", { value: scenario.number, selected: scenario.number === baseScenario(preset) }, `${scenario.number} · ${language === "es" ? scenario.nameEs : scenario.name}`)));
    return element(
      "section",
      { class: "cc-card", "data-preset": preset.id, "aria-label": preset.company },
      element("h2", {}, language === "es" ? preset.titleEs : preset.title, !setting.presets.includes(preset) && element("span", { class: "cc-mark" }, say("ownMark"))),
      element("p", {}, language === "es" ? preset.summaryEs : preset.summary),
      element("p", { class: "cc-quiet" }, `${say("contains")}: ${preset.figures.length} ${say("figures")}, ${preset.scenarios.length} ${say("scenarios")}. ${preset.freezeDate}`),
      element("label", { for: `cc-scenario-${preset.id}` }, say("scenario")),
      choice,
      element("div", { class: "cc-buttons" }, element("fluent-button", { appearance: "primary", click: () => void load(preset, Number(choice.value)) }, say("load"))),
      element("div", { class: "cc-loading" }),
      figureList(preset, say, language),
    );
  };

  list.append(...setting.presets.map(card));
  return { root, refresh, load };
}

/** The figures of ten presets are six hundred rows: a card builds its own when it is opened. */
const figureList = (preset: Preset, say: Say, language: Language): HTMLElement => {
  const list = element("details", { class: "cc-figures" }, element("summary", {}, say("figuresAndSources")));
  const fill = (): void => list.append(...preset.figures.map((figure) => figureRow(figure, say, language)));
  list.addEventListener("toggle", fill, { once: true });
  return list;
};

const figureRow = (figure: Figure, say: Say, language: Language): HTMLElement => {
  const body = element("div", {});
  const row = element(
    "details",
    { class: "cc-figure" },
    element("summary", {},
      element("span", {}, language === "es" ? figure.labelEs : figure.label),
      element("span", { class: "cc-number" }, figure.value === null ? say("empty") : formatValue(figure.value, figure.unit, language)),
      element("span", { class: `cc-kind cc-${figure.kind}` }, say(figure.kind))),
    body,
  );
  // Sixty passports are built when they are opened, not before.
  row.addEventListener("toggle", () => { if (body.childElementCount === 0) body.append(passport(figure, say, language)); });
  return row;
};
