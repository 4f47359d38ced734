import type { Cell } from "../functions/cells";
import type { WorkbookPort } from "../workbook/port";
import { columnLetters } from "../sheets/references";
import { element, replaceContent } from "./dom";
import type { Language, Say } from "./language";
import { nameAddress, readScenarios, scenarioAddress, type ScenarioBook, type ScenarioRow } from "./model-sheets";
import type { LoadedModel } from "./presets-tab";
import { hideFromStress, isOnStress, showOnStress } from "./stress-column";
import { typedNumber, typedText } from "./typed-number";

interface Setting {
  readonly port: WorkbookPort;
  readonly say: Say;
  readonly language: Language;
}

export interface ModelPart {
  readonly root: HTMLElement;
  /** Another model, or the same one after something changed in the workbook. */
  readonly show: (model: LoadedModel | undefined) => Promise<void>;
}

const CONTROL = /[\p{Cc}\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/**
 * Edits the scenarios of a loaded model. The Scenarios sheet is the truth: this reads it anew whenever something changes and
 * writes single cells, each a step that the workbook can undo. A new scenario goes to a free column.
 */
export function scenarioPart({ port, say, language }: Setting): ModelPart {
  const body = element("div", {});
  const status = element("p", { class: "cc-status", role: "status" });
  const root = element("details", { class: "cc-part", id: "cc-scenarios" }, element("summary", {}, say("editScenarios")), body, status);
  let [model, edited, drawn]: [LoadedModel | undefined, number, string] = [undefined, 0, ""];
  const tell = (text: string, isError = false): void => {
    status.textContent = text;
    status.className = isError ? "cc-error" : "cc-status";
  };
  const attempt = (run: () => Promise<void>) => (): void => {
    run().catch((problem: Error) => tell(problem.message, true));
  };

  const setChange = async (row: ScenarioRow, text: string): Promise<void> => {
    const value = typedNumber(text, row.unit, language);
    if (value === undefined) return tell(`${row.label}: ${say("notNumber")}`, true);
    const address = scenarioAddress(model!.sheets!, edited, row.row);
    await port.set(address, value);
    tell(`${say("writtenTo")} ${address}`);
    await draw(true);
  };
  const clearChange = async (row: ScenarioRow): Promise<void> => {
    const address = scenarioAddress(model!.sheets!, edited, row.row);
    await port.set(address, null);
    tell(`${say("writtenTo")} ${address}`);
    await draw(true);
  };
  const add = async (name: string): Promise<void> => {
    const clean = name.replaceAll(CONTROL, " ").trim().slice(0, 60);
    if (clean === "") return tell(say("nameMissing"), true);
    const book = await readScenarios(port, model!.sheets!);
    if (book.entries.some((entry) => entry.name.toLowerCase() === clean.toLowerCase())) return tell(say("scenarioNamed"), true);
    if (book.free === undefined) return tell(say("scenarioNoRoom"), true);
    await port.set(nameAddress(model!.sheets!, book.free), clean);
    edited = book.free;
    const shown = await showOnStress(port, model!, { number: edited, name: clean }, language);
    tell(`${say("scenarioAdded")} ${columnLetters(book.free + 3)}. ${say(shown === "shown" ? "ownOnStress" : shown)}`);
    await draw(true);
  };
  const show = async (): Promise<void> => {
    const entry = (await readScenarios(port, model!.sheets!)).entries.find(({ number }) => number === edited);
    if (!entry) return;
    const shown = await showOnStress(port, model!, entry, language);
    tell(say(shown === "shown" ? "ownOnStress" : shown), shown !== "shown");
    await draw(true);
  };
  const remove = async (): Promise<void> => {
    const { preset, sheets, scenarioCell } = model!;
    const book = await readScenarios(port, sheets!);
    const entry = book.entries.find(({ number }) => number === edited);
    if (!entry || edited <= preset.scenarios.length) return;
    const base = preset.scenarios.find(({ effect }) => effect === "base")?.number ?? 1;
    if ((await port.read(scenarioCell))[0]![0]!.value === edited) await port.set(scenarioCell, base);
    await hideFromStress(port, model!, entry, language);
    for (const row of book.rows) if (entry.changes[row.key] !== undefined) await port.set(scenarioAddress(sheets!, edited, row.row), null);
    await port.set(nameAddress(sheets!, edited), null);
    edited = base;
    tell(say("scenarioRemoved"));
    await draw(true);
  };

  const changeRow = (row: ScenarioRow, value: Cell): HTMLElement => {
    const field = element("input", { class: "cc-input", "aria-label": `${row.label} (${row.unit})`, value: typedText(value, row.unit, language), autocomplete: "off" });
    field.addEventListener("change", attempt(() => setChange(row, field.value)));
    return element("tr", {},
      element("th", { scope: "row" }, row.label, element("span", { class: "cc-unit" }, ` ${row.unit}`)),
      element("td", { class: "cc-field" }, field),
      element("td", {}, element("button", { type: "button", class: "cc-remove", "aria-label": `${say("removeChange")}: ${row.label}`, title: say("removeChange"), click: attempt(() => clearChange(row)) }, "×")));
  };

  const view = (book: ScenarioBook, preset: LoadedModel["preset"], isShown: boolean): readonly HTMLElement[] => {
    const entry = book.entries.find(({ number }) => number === edited) ?? book.entries[0];
    edited = entry?.number ?? 0;
    const choice = element("select", { id: "cc-edit-scenario", class: "cc-input" }, ...book.entries.map(({ number, name }) => element("option", { value: number, selected: number === edited }, `${number} · ${name}`)));
    choice.addEventListener("change", () => { edited = Number(choice.value); tell(""); attempt(() => draw(true))(); });
    const changes = book.rows.filter(({ key }) => entry?.changes[key] !== undefined);
    const input = element("select", { id: "cc-change-input", class: "cc-input" }, ...book.rows.filter(({ key }) => entry?.changes[key] === undefined).map(({ key, label, unit, base }) => {
      const now = typedText(base, unit, language);
      return element("option", { value: key }, `${label} (${now === "" ? unit : unit.startsWith("%") ? now : `${now} ${unit}`})`);
    }));
    const value = element("input", { id: "cc-change-value", class: "cc-input", autocomplete: "off" });
    const addChange = attempt(async () => setChange(book.rows.find(({ key }) => key === input.value)!, value.value));
    value.addEventListener("keydown", (event) => { if ((event as KeyboardEvent).key === "Enter") addChange(); });
    const name = element("input", { id: "cc-new-scenario", class: "cc-input", maxlength: 60, autocomplete: "off" });
    const addScenario = attempt(() => add(name.value));
    name.addEventListener("keydown", (event) => { if ((event as KeyboardEvent).key === "Enter") addScenario(); });
    return [
      element("label", { for: "cc-edit-scenario" }, say("scenarioToEdit")), choice,
      changes.length === 0
        ? element("p", { class: "cc-quiet" }, say("noChanges"))
        : element("table", { class: "cc-changes" },
          element("thead", {}, element("tr", {}, element("th", { scope: "col" }, say("changedInput")), element("th", { scope: "col" }, say("newValue")), element("td", {}))),
          element("tbody", {}, ...changes.map((row) => changeRow(row, entry!.changes[row.key]!)))),
      element("label", { for: "cc-change-input" }, say("inputToChange")), input,
      element("label", { for: "cc-change-value" }, say("newValue")), value,
      element("div", { class: "cc-buttons" },
        element("fluent-button", { id: "cc-add-change", click: addChange }, say("addChange")),
        !isShown && element("fluent-button", { id: "cc-show-scenario", click: attempt(show) }, say("showOnStress")),
        edited > preset.scenarios.length && element("fluent-button", { id: "cc-remove-scenario", click: attempt(remove) }, say("removeScenario"))),
      element("label", { for: "cc-new-scenario" }, say("newScenario")), name,
      element("div", { class: "cc-buttons" }, element("fluent-button", { id: "cc-add-scenario", click: addScenario }, say("addScenario"))),
    ];
  };

  const draw = async (isOwnDoing = false): Promise<void> => {
    if (!model?.sheets || !(root as HTMLDetailsElement).open) return;
    const book = await readScenarios(port, model.sheets);
    const isShown = edited <= model.preset.scenarios.length || await isOnStress(port, model, edited);
    const state = JSON.stringify([book, edited, isShown]);
    // What a person is typing is not taken from under his hands by a recalculation.
    const isTyping = !isOwnDoing && document.activeElement instanceof HTMLInputElement && body.contains(document.activeElement);
    if (state === drawn || isTyping) return;
    replaceContent(body, ...view(book, model.preset, isShown));
    drawn = JSON.stringify([book, edited, isShown]);
  };
  root.addEventListener("toggle", attempt(() => draw(true)));
  return {
    root,
    show: async (shown) => {
      if (shown !== model) [model, edited, drawn] = [shown, 0, ""];
      root.hidden = !model?.sheets;
      await draw();
    },
  };
}
