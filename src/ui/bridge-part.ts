import type { Cell } from "../functions/cells";
import { type Bridge, type BridgeLine, bridgePlan, type BridgeQuestion, METHODS } from "../sheets/bridge";
import type { Progress, WorkbookPort } from "../workbook/port";
import { element, replaceContent } from "./dom";
import { formatAs, formatMove } from "./format-value";
import type { Language, Say } from "./language";
import type { WritePlan } from "./models";
import { readScenarios } from "./model-sheets";
import type { LoadedModel } from "./presets-tab";
import type { ModelPart } from "./scenario-part";
import { typedText } from "./typed-number";

/** Splits an answer's difference between two scenarios over their changes: workbook/bridge.ts. */
export type MakeBridge = (port: WorkbookPort, question: BridgeQuestion, progress: Progress) => Promise<Bridge>;

interface Setting {
  readonly port: WorkbookPort;
  readonly say: Say;
  readonly language: Language;
  readonly write: WritePlan;
  readonly bridge: MakeBridge;
}

/** One step of the fall: from where the one before ended, over its own part. */
const step = (from: number, part: number, low: number, high: number): HTMLElement => {
  const share = (value: number): number => (high === low ? 0 : (100 * (value - low)) / (high - low));
  const [left, right] = [share(Math.min(from, from + part)), share(Math.max(from, from + part))];
  return element("div", { class: "cc-fall", "aria-hidden": "true" },
    element("span", { class: part < 0 ? "cc-fall-down" : "cc-fall-up", style: `margin-left:${left}%;width:${Math.max(right - left, 0.7)}%` }));
};

/** Which change between two scenarios moved an answer by how much: a table with a fall of bars, and a sheet on demand. */
export function bridgePart({ port, say, language, write, bridge }: Setting): ModelPart {
  const form = element("div", {});
  const result = element("div", { "aria-live": "polite" });
  const status = element("p", { class: "cc-status", role: "status" });
  const root = element("details", { class: "cc-part", id: "cc-bridge" }, element("summary", {}, say("compareScenarios")), form, status, result);
  let [model, drawn, isBusy]: [LoadedModel | undefined, string, boolean] = [undefined, "", false];

  const row = (line: BridgeLine, from: number, low: number, high: number, question: BridgeQuestion): HTMLElement => {
    const shown = (cell: Cell): string => typedText(cell, line.unit, language) || "–";
    return element("tr", {},
      element("th", { scope: "row" }, line.label, element("span", { class: "cc-unit" }, `${shown(line.before)} → ${shown(line.after)}${line.unit.startsWith("%") ? "" : ` ${line.unit}`}`), step(from, line.part, low, high)),
      element("td", { class: "cc-number" }, formatMove(line.part, question.format, language)));
  };

  const view = (made: Bridge, names: { readonly from: string; readonly to: string; readonly company: string }): readonly HTMLElement[] => {
    const { question } = made;
    const moving = [...made.lines].filter(({ part }) => part !== 0).sort((a, b) => Math.abs(b.part) - Math.abs(a.part));
    const still = made.lines.filter(({ part }) => part === 0);
    const together = made.interaction === undefined ? [] : [{ key: "", label: say("together"), unit: "", before: null, after: null, part: made.interaction }];
    const lines: readonly BridgeLine[] = [...moving, ...together];
    const starts = lines.map((_, i) => made.before + lines.slice(0, i).reduce((sum, { part }) => sum + part, 0));
    const ends = [...starts, made.after, made.before];
    const [low, high] = [Math.min(...ends), Math.max(...ends)];
    const end = (name: string, value: number): HTMLElement => element("tr", { class: "cc-answer" }, element("th", { scope: "row" }, name), element("td", { class: "cc-number" }, formatAs(value, question.format, language)));
    const insertStatus = element("p", { class: "cc-status", role: "status" });
    const insert = async (): Promise<void> => {
      try {
        const written = await write(port, bridgePlan(made, names, language), () => {});
        insertStatus.textContent = `${say("twinWritten")} ${written.sheets[0]!.name}`;
      } catch (problem) {
        insertStatus.textContent = (problem as Error).message;
      }
    };
    return [
      element("table", { class: "cc-bridge" },
        element("caption", {}, `${question.label}: ${formatAs(made.before, question.format, language)} → ${formatAs(made.after, question.format, language)} (${formatMove(made.total, question.format, language)})`),
        element("thead", {}, element("tr", {}, element("th", { scope: "col" }, say("change"), element("span", { class: "cc-unit" }, say("beforeAfter"))), element("th", { scope: "col", class: "cc-number" }, say("movedBy")))),
        element("tbody", {}, end(names.from, made.before), ...lines.map((line, i) => row(line, starts[i]!, low, high, question)), end(names.to, made.after))),
      ...(made.lines.length === 0 ? [element("p", { class: "cc-quiet" }, say("noDifference"))] : []),
      ...(still.length > 0 ? [element("p", { class: "cc-quiet" }, `${say("notReached")}: ${still.map(({ label }) => label).join("; ")}.`)] : []),
      element("p", { class: "cc-quiet" }, `${METHODS[made.method][language]} ${made.calculations} ${say("calculations")}.`),
      element("div", { class: "cc-buttons" }, element("fluent-button", { id: "cc-insert-bridge", click: () => void insert() }, say("insertBridge"))),
      insertStatus,
    ];
  };

  const run = async (question: BridgeQuestion, names: { readonly from: string; readonly to: string; readonly company: string }): Promise<void> => {
    if (isBusy) return;
    isBusy = true;
    const bar = element("fluent-progress-bar", { max: 1, value: 0, "aria-label": say("comparing") });
    replaceContent(result, bar);
    status.className = "cc-status";
    status.textContent = `${say("comparing")} …`;
    try {
      const made = await bridge(port, question, (done, total) => {
        bar.setAttribute("max", String(total));
        bar.setAttribute("value", String(done));
      });
      status.textContent = "";
      replaceContent(result, ...view(made, names));
    } catch (problem) {
      replaceContent(result);
      status.className = "cc-error";
      status.textContent = problem instanceof Error ? problem.message : String(problem);
    } finally {
      isBusy = false;
    }
  };

  const draw = async (): Promise<void> => {
    if (!model?.sheets || !(root as HTMLDetailsElement).open) return;
    const { sheets, preset, scenarioCell, headlines } = model;
    const { entries } = await readScenarios(port, sheets);
    const state = JSON.stringify(entries.map(({ number, name }) => [number, name]));
    if (state === drawn) return;
    drawn = state;
    const base = preset.scenarios.find(({ effect }) => effect === "base")?.number ?? 1;
    const choice = (id: string, chosen: number): HTMLSelectElement => element("select", { id, class: "cc-input" },
      ...entries.map(({ number, name }) => element("option", { value: number, selected: number === chosen }, `${number} · ${name}`)));
    const [from, to] = [choice("cc-bridge-from", base), choice("cc-bridge-to", entries.find(({ number }) => number > base)?.number ?? base)];
    const answers = headlines.filter(({ format }) => format !== "text");
    const answer = element("select", { id: "cc-bridge-answer", class: "cc-input" }, ...answers.map(({ label }, i) => element("option", { value: i }, label[language])));
    const go = (): void => {
      const asked = answers[Number(answer.value)]!;
      const named = (select: HTMLSelectElement): string => select.selectedOptions[0]!.textContent ?? "";
      void run(
        {
          answer: asked.address, label: asked.label[language], format: asked.format, scenarioCell,
          sheets: { inputs: sheets.inputs, scenarios: sheets.scenarios }, from: Number(from.value), to: Number(to.value),
        },
        { from: named(from), to: named(to), company: preset.company },
      );
    };
    replaceContent(form,
      element("label", { for: "cc-bridge-from" }, say("fromScenario")), from, element("label", { for: "cc-bridge-to" }, say("toScenario")), to,
      element("label", { for: "cc-bridge-answer" }, say("answerToSplit")), answer,
      element("div", { class: "cc-buttons" }, element("fluent-button", { id: "cc-bridge-go", click: go }, say("compare"))));
  };
  root.addEventListener("toggle", () => void draw());
  return {
    root,
    show: async (shown) => {
      if (shown !== model) {
        [model, drawn] = [shown, ""];
        replaceContent(result);
      }
      root.hidden = !model?.sheets;
      await draw();
    },
  };
}
