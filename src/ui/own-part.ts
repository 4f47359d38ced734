import { PRODUCT_VERSION } from "../functions/version";
import type { Preset } from "../presets/figure";
import { MOST_BYTES, printOwnPreset, type Problem, readOwnPreset, tooLarge } from "../presets/own-read";
import type { WorkbookPort } from "../workbook/port";
import { element, replaceContent } from "./dom";
import type { Language, Say } from "./language";
import { readSnapshot } from "./model-sheets";
import type { LoadedModel } from "./presets-tab";
import { download, fileButton, problemList, remarkList } from "./problem-list";
import type { ModelPart } from "./scenario-part";

interface Setting {
  readonly port: WorkbookPort;
  readonly say: Say;
  readonly language: Language;
}

const idOf = (name: string): string => {
  const plain = name.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase().replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-+|-+$/g, "").slice(0, 55);
  return `own-${plain || "preset"}`;
};

/** Saves a loaded model as it stands to a file: values, passports, scenarios. What cannot be saved is said row by row. */
export function savePart({ port, say, language }: Setting): ModelPart {
  const name = element("input", { id: "cc-own-name", class: "cc-input", maxlength: 80, autocomplete: "off" });
  const result = element("div", { "aria-live": "polite" });
  const save = async (model: LoadedModel): Promise<void> => {
    const title = name.value.replaceAll(/[\p{Cc}\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu, " ").trim();
    if (title === "") return replaceContent(result, element("p", { class: "cc-error", role: "alert" }, say("nameMissing")));
    const { presetFromSheets } = await import("../sheets/own-preset");
    const saved = presetFromSheets(model.preset, { id: idOf(title), title }, await readSnapshot(port, model.sheets!), language);
    if ("problems" in saved) return replaceContent(result, problemList(say("notSaved"), saved.problems));
    const text = printOwnPreset(saved.preset, `Compute Credit ${PRODUCT_VERSION}`);
    // Only what opens again is handed out.
    const again = readOwnPreset(text);
    if ("problems" in again) return replaceContent(result, problemList(say("notSaved"), again.problems.map((problem) => problem[language])));
    download(`${saved.preset.id}.json`, text, "application/json");
    replaceContent(result, element("p", { class: "cc-status", role: "status" }, `${say("saved")} ${saved.preset.id}.json`), ...remarkList(say("remarks"), saved.remarks));
  };
  let model: LoadedModel | undefined;
  const go = (): void => {
    if (model) save(model).catch((problem: Error) => replaceContent(result, problemList(say("notSaved"), [problem.message])));
  };
  const root = element("details", { class: "cc-part", id: "cc-save" },
    element("summary", {}, say("saveOwn")),
    element("p", { class: "cc-quiet" }, say("saveHint")),
    element("label", { for: "cc-own-name" }, say("ownName")), name,
    element("div", { class: "cc-buttons" }, element("fluent-button", { id: "cc-save-own", click: go }, say("saveOwn"))),
    result);
  return {
    root,
    show: async (shown) => {
      if (shown !== model) {
        model = shown;
        name.value = shown ? `${(language === "es" ? shown.preset.titleEs : shown.preset.title).slice(0, 70)} (${say("ownMark")})`.replace(/( \((?:own|propio)\))+$/, `$1`) : "";
        replaceContent(result);
      }
      root.hidden = !model?.sheets;
    },
  };
}

/** Opens preset files: checked in full before anything of them is shown, and handed on only when sheets can be built of them. */
export function openPart(setting: Pick<Setting, "say" | "language">, packaged: readonly Preset[], opened: (preset: Preset) => boolean): HTMLElement {
  const { say, language } = setting;
  const result = element("div", { "aria-live": "polite" });
  const refuse = (problems: readonly Problem[]): void => replaceContent(result, problemList(say("notOpenedFile"), problems.map((problem) => problem[language])));
  const open = async (file: File): Promise<void> => {
    // The size is known before a byte is read.
    if (file.size > MOST_BYTES) return refuse([tooLarge(file.size)]);
    const read = readOwnPreset(await file.text());
    if ("problems" in read) return refuse(read.problems);
    const { preset } = read;
    if (packaged.some(({ id }) => id === preset.id)) return refuse([{ en: `${say("idTaken")} ${preset.id}`, es: `${say("idTaken")} ${preset.id}` }]);
    const { buildWorkbook } = await import("../sheets/workbook");
    try {
      buildWorkbook(preset, { language });
    } catch (problem) {
      return refuse([{ en: (problem as Error).message, es: (problem as Error).message }]);
    }
    const isReplaced = opened(preset);
    replaceContent(result, element("p", { class: "cc-status", role: "status" }, `${say("opened")} ${language === "es" ? preset.titleEs : preset.title}. ${isReplaced ? say("replacedOwn") : ""}`));
  };
  const tryOpen = (file: File): void => {
    open(file).catch((problem: Error) => refuse([{ en: problem.message, es: problem.message }]));
  };
  const root = element("div", { class: "cc-drop" }, fileButton("cc-open-own", say("openOwn"), ".json,application/json", tryOpen), element("p", { class: "cc-quiet" }, say("openHint")), result);
  root.addEventListener("dragover", (event) => { event.preventDefault(); root.classList.add("cc-dropping"); });
  root.addEventListener("dragleave", () => root.classList.remove("cc-dropping"));
  root.addEventListener("drop", (event) => {
    event.preventDefault();
    root.classList.remove("cc-dropping");
    const files = event.dataTransfer?.files;
    if (files?.length === 1) tryOpen(files[0]!);
    else refuse([{ en: say("oneFile"), es: say("oneFile") }]);
  });
  return root;
}
