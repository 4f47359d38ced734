import { withRanges } from "../audit/names";
import { explainFormula, type CallReport } from "../audit/report";
import { CalcError } from "../core/errors";
import { type Cell, toCellError } from "../functions/cells";
import { type ExplainedStep, WEAK_EVIDENCE } from "../functions/explain";
import type { FunctionTexts } from "../functions/texts";
import type { Figure } from "../presets/figure";
import type { CellView, WorkbookPort } from "../workbook/port";
import { element, replaceContent } from "./dom";
import { formatValue } from "./format-value";
import type { Language, Say } from "./language";
import type { WritePlan } from "./models";
import { passport } from "./passport";
import { textsFor } from "./texts";
import { writeTwin } from "./twin-sheet";

interface Setting {
  readonly port: WorkbookPort;
  readonly say: Say;
  readonly language: Language;
  readonly helpUrl: (name: string) => string;
  /** The figure that stands in a cell of a loaded model, if any. */
  readonly figureAt: (address: string) => Promise<Figure | undefined>;
  readonly write: WritePlan;
}

/** Rows shown at first; a table of 240 cells would bury the steps before it. */
const FIRST_ROWS = 60;

/** Explains the selected cell and follows the selection. */
export function explainTab(setting: Setting): { readonly root: HTMLElement; readonly refresh: () => Promise<void> } {
  const root = element("div", { class: "cc-tab", "aria-live": "polite" });
  let asked = 0;
  const refresh = async (): Promise<void> => {
    const turn = ++asked;
    let content: readonly HTMLElement[];
    try {
      content = await explainCell(await setting.port.selection(), setting);
    } catch (problem) {
      const message = problem instanceof CalcError ? toCellError(problem).message : problem instanceof Error ? problem.message : String(problem);
      content = [element("p", { class: "cc-error" }, message)];
    }
    // A slow answer about an earlier cell must not replace the answer about this one.
    if (turn === asked) replaceContent(root, ...content);
  };
  replaceContent(root, element("p", { class: "cc-quiet" }, setting.say("selectCell")));
  return { root, refresh };
}

const explainCell = async (cell: CellView, setting: Setting): Promise<readonly HTMLElement[]> => {
  const { say, language, port } = setting;
  const heading = element("h2", { class: "cc-cell" }, cell.address);
  const value = element("p", { class: "cc-answer" }, formatValue(cell.value, "", language));
  const message = cell.message ? element("p", { class: "cc-error" }, cell.message) : undefined;
  const figure = await setting.figureAt(cell.address);
  const figureView = figure ? [element("h3", {}, say("passport")), passport(figure, say, language)] : [];
  const top = [heading, value, ...(message ? [message] : [])];

  if (cell.spilledFrom) {
    const anchor = cell.spilledFrom;
    return [...top, element("p", {}, `${say("filledBy")} `, goTo(anchor, setting)), ...(await explainCell((await port.read(anchor))[0]![0]!, setting)).slice(2)];
  }
  if (cell.formula === null) {
    const nothing = cell.value === null ? say("emptyCell") : say("plainValue");
    return [...top, ...figureView, ...(figure ? [] : [element("p", { class: "cc-quiet" }, nothing, " ", say("selectCell"))])];
  }
  const written = element("p", { class: "cc-code" }, cell.formula);
  const sheet = cell.address.slice(0, cell.address.lastIndexOf("!"));
  const names = /ccredit/i.test(cell.formula) ? await port.namedRanges() : [];
  const calls = await explainFormula(withRanges(cell.formula, unquoted(sheet), names), async (address) => (await port.read(address.includes("!") ? address : `${sheet}!${address}`)).map((row) => row.map((view) => view.value)));
  if (calls.length === 0) return [...top, written, ...figureView, element("p", { class: "cc-quiet" }, say("noCall"))];
  // Without the texts the steps are still worth showing.
  const texts = await textsFor(setting).catch((problem: Error) => problem);
  return [
    ...top,
    written,
    ...figureView,
    ...(texts instanceof Error ? [element("p", { class: "cc-error" }, texts.message)] : []),
    ...calls.flatMap((call) => callView(call, texts instanceof Error ? undefined : texts[call.spec.name], sheet, setting)),
  ];
};

const unquoted = (sheet: string): string => sheet.replace(/^'|'$/g, "").replaceAll("''", "'");

const goTo = (address: string, { port }: Setting): HTMLElement =>
  element("button", { type: "button", class: "cc-link", click: () => void port.select(address) }, address);

/** The same calculation in ordinary formulas, on a sheet of its own; or why there is none. */
const twinButton = (call: CallReport, sheet: string, { port, say, write }: Setting): HTMLElement => {
  const status = element("p", { class: "cc-status", role: "status" });
  const go = async (): Promise<void> => {
    status.textContent = `${say("loading")} …`;
    try {
      const result = await writeTwin(call, unquoted(sheet), port, write);
      status.textContent = "sheet" in result ? `${say("twinWritten")} ${result.sheet}` : result.none;
    } catch (problem) {
      status.textContent = problem instanceof Error ? problem.message : String(problem);
    }
  };
  return element("div", {}, element("fluent-button", { title: say("twinTip"), click: () => void go() }, say("twin")), status);
};

const stepRow = (step: ExplainedStep, language: Language): HTMLElement =>
  element(
    "tr",
    { class: `cc-${step.kind}` },
    element("th", { scope: "row" }, step.name),
    element("td", { class: "cc-number" }, formatValue(step.value, "", language), element("span", { class: "cc-unit" }, step.unit)),
    element("td", {}, step.how),
  );

/** What is said against the call, in sentences as wide as the pane. */
const saidAgainst = (steps: readonly ExplainedStep[], say: Say): readonly HTMLElement[] => {
  const list = (heading: string, name: string, said: readonly ExplainedStep[]): readonly HTMLElement[] =>
    said.length === 0 ? [] : [element("h4", {}, heading), element("ul", { class: name }, ...said.map(({ how }) => element("li", {}, how)))];
  const warnings = steps.filter(({ kind }) => kind === "warning");
  return [
    ...list(say("warnings"), "cc-warning", warnings.filter(({ name }) => name !== WEAK_EVIDENCE)),
    ...list(say("weakEvidence"), "cc-quiet", warnings.filter(({ name }) => name === WEAK_EVIDENCE)),
  ];
};

const stepTable = (steps: readonly ExplainedStep[], say: Say, language: Language): HTMLElement => {
  const rows = steps.map((step) => stepRow(step, language));
  const body = element("tbody", {}, ...rows.slice(0, FIRST_ROWS));
  const more = element("button", { type: "button", class: "cc-link" }, `${say("moreRows")} (${rows.length})`);
  more.addEventListener("click", () => { body.append(...rows.slice(FIRST_ROWS)); more.remove(); });
  return element("div", { class: "cc-scroll" },
    element("table", { class: "cc-steps" }, element("thead", {}, element("tr", {}, ...(["step", "value", "how"] as const).map((key) => element("th", { scope: "col" }, say(key))))), body),
    rows.length > FIRST_ROWS && more);
};

const callView = (call: CallReport, texts: FunctionTexts | undefined, sheet: string, setting: Setting): readonly HTMLElement[] => {
  const { say, language, helpUrl } = setting;
  const given = call.arguments.filter((argument) => argument.written !== "");
  return [
    element("h3", {}, call.spec.name, " ", element("a", { href: helpUrl(call.spec.name), target: "_blank", rel: "noopener" }, say("helpPage"))),
    ...(texts ? [element("p", {}, texts.summary)] : []),
    element("div", { class: "cc-scroll" },
      element("table", {},
        element("caption", {}, say("arguments")),
        element("tbody", {}, ...given.map((argument) =>
          element("tr", { title: texts?.args[argument.key]?.meaning ?? "" },
            element("th", { scope: "row" }, argument.name),
            element("td", { class: "cc-number" }, Array.isArray(argument.input) ? `${argument.input.length} × ${argument.input[0]?.length ?? 0}` : formatValue((argument.input ?? null) as Cell, /^%|^fraction|^per year/.test(argument.unit) ? argument.unit : "", language)),
            element("td", { class: "cc-unit" }, argument.unit),
            element("td", { class: "cc-where" }, argument.address ? goTo(argument.address.includes("!") ? argument.address : `${sheet}!${argument.address}`, setting) : element("code", {}, argument.written))))))),
    ...(call.problem ? [element("p", { class: "cc-error" }, `${call.problem.error} ${call.problem.message}`)] : []),
    ...(call.steps.length > 0
      ? [
        ...saidAgainst(call.steps, say),
        element("h4", {}, say("stepsHeading")),
        stepTable(call.steps.filter(({ kind, how }) => kind !== "warning" && (kind !== "argument" || how.startsWith("default"))), say, language),
      ]
      : []),
    ...(call.problem ? [] : [twinButton(call, sheet, setting)]),
    ...(texts ? [element("h4", {}, say("sources")), element("ul", {}, ...texts.sources.map((source) => element("li", {}, source)))] : []),
  ];
};
