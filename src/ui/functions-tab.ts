import { CATALOGUE } from "../functions/catalogue";
import { isCellError, type Cell, type Input } from "../functions/cells";
import { rangeInWords } from "../functions/decode";
import type { FunctionSpec, Slot } from "../functions/define";
import { answer } from "../functions/evaluate";
import { LIBRARY } from "../functions/library";
import { NAMESPACE, sheetName } from "../functions/names";
import { signature } from "../functions/signature";
import type { FunctionTexts, Texts } from "../functions/texts";
import type { WorkbookPort } from "../workbook/port";
import { formulaOf, readField, writtenAs } from "./argument-text";
import { element, replaceContent } from "./dom";
import { formatValue } from "./format-value";
import type { Language, Say } from "./language";
import { textsFor } from "./texts";

interface Setting {
  readonly port: WorkbookPort;
  readonly say: Say;
  readonly language: Language;
  readonly helpUrl: (name: string) => string;
}

const slotsOf = (spec: FunctionSpec): readonly (readonly [string, Slot<unknown>])[] => Object.entries(spec.args as Record<string, Slot<unknown>>);

const matches = (spec: FunctionSpec, { summary, englishSummary }: FunctionTexts, wanted: string): boolean => {
  const hay = [spec.name, spec.name.replaceAll("_", " "), summary, englishSummary ?? "", ...slotsOf(spec).map(([key]) => sheetName(key))].join(" ").toLowerCase();
  return wanted.toLowerCase().split(/\s+/).every((part) => hay.includes(part));
};

/** Search and browse; a function opens as a form that previews its answer and inserts the formula. */
export function functionsTab(setting: Setting): { readonly root: HTMLElement; readonly open: () => Promise<void> } {
  const { say } = setting;
  const root = element("div", { class: "cc-tab" });

  const showList = (texts: Texts, wanted = ""): void => {
    const list = element("div", { class: "cc-list" });
    const search = element("input", { type: "search", id: "cc-search", class: "cc-input", placeholder: say("search"), "aria-label": say("search") });
    search.value = wanted;
    const fill = (): void => {
      const found = CATALOGUE.filter((spec) => matches(spec, texts[spec.name]!, search.value.trim()));
      const families = [...new Set(found.map((spec) => spec.family))];
      list.replaceChildren(
        ...(found.length === 0 ? [element("p", { class: "cc-quiet", role: "status" }, say("noMatch"))] : []),
        ...families.map((family) =>
          element(
            "section",
            { "aria-label": say(family) },
            element("h3", {}, say(family)),
            ...found
              .filter((spec) => spec.family === family)
              .map((spec) =>
                element(
                  "button",
                  { type: "button", class: "cc-row", "data-function": spec.name, click: () => showForm(spec, texts, search.value) },
                  element("strong", {}, spec.name),
                  element("span", {}, texts[spec.name]!.summary),
                ),
              ),
          ),
        ),
      );
    };
    search.addEventListener("input", fill);
    fill();
    replaceContent(root, search, list);
  };

  const showForm = (spec: FunctionSpec, texts: Texts, wanted: string): void => {
    replaceContent(root, ...functionForm(spec, texts[spec.name]!, setting, () => showList(texts, wanted)));
    root.querySelector<HTMLElement>("h2")?.focus();
  };

  let isOpen = false;
  const open = async (): Promise<void> => {
    if (isOpen) return;
    isOpen = true;
    replaceContent(root, element("p", { class: "cc-status", role: "status" }, `${say("loading")} …`));
    try {
      showList(await textsFor(setting));
    } catch (problem) {
      // The next visit to the tab tries again.
      isOpen = false;
      replaceContent(root, element("p", { class: "cc-error", role: "alert" }, (problem as Error).message));
    }
  };
  return { root, open };
}

const placeholderOf = (slot: Slot<unknown>, say: Say): string => {
  if (!slot.optional) return "";
  return slot.default === undefined ? say("leaveOut") : `${say("default")} ${writtenAs(slot.default)}`;
};

const answerColumns = ({ returns }: FunctionSpec, { parts }: FunctionTexts): readonly HTMLElement[] =>
  ("part" in returns ? [returns.part] : returns.parts).map((part, i) =>
    element("li", {}, element("strong", {}, part.name), ` (${part.unit}): ${parts[i]!}`),
  );

function functionForm(spec: FunctionSpec, texts: FunctionTexts, { port, say, language, helpUrl }: Setting, back: () => void): readonly HTMLElement[] {
  const fields = slotsOf(spec).map(([key, slot]) => {
    const id = `cc-arg-${sheetName(key)}`;
    const field =
      slot.kind === "word" && slot.shape === "scalar"
        ? element("select", { id, class: "cc-input" }, element("option", { value: "" }, placeholderOf(slot, say)),
            ...Object.entries(texts.args[key]!.choices ?? {}).map(([choice, tip]) => element("option", { value: `"${choice}"` }, `${choice} — ${tip}`)))
        : element("input", { id, class: "cc-input", type: "text", autocomplete: "off", spellcheck: "false", placeholder: placeholderOf(slot, say), "aria-describedby": `${id}-about` });
    return { key, slot, field, id };
  });
  const preview = element("output", { class: "cc-preview", "aria-live": "polite" });
  const status = element("p", { class: "cc-status", role: "status" });

  const written = (): readonly string[] => fields.map(({ field }) => field.value.trim());
  const formula = (): string => formulaOf(spec.name, written());
  const show = async (): Promise<void> => {
    const entries = written();
    fields.forEach(({ field }) => field.removeAttribute("aria-invalid"));
    if (fields.some(({ slot }, i) => !slot.optional && entries[i] === "")) {
      replaceContent(preview, element("code", {}, formula()));
      return;
    }
    const inputs = await Promise.all(entries.map((text) => readField(text, port)));
    const cells = answer(spec, inputs as Input[], LIBRARY);
    const wrong = isCellError(cells) ? fields.find(({ key }) => cells.message.startsWith(`${sheetName(key)}:`)) : undefined;
    wrong?.field.setAttribute("aria-invalid", "true");
    replaceContent(preview, element("code", {}, formula()), answerView(cells, spec, language));
  };
  fields.forEach(({ field }) => field.addEventListener("input", () => void show()));

  const fillExample = (given: NonNullable<FunctionTexts["example"]>): void => {
    for (const { key, field } of fields) field.value = given[key] === undefined ? "" : writtenAs(given[key]);
    void show();
  };
  const insert = async (): Promise<void> => {
    try {
      const target = await port.selection();
      await port.set(target.address, { formula: formula() });
      status.textContent = `${say("inserted")} ${target.address}`;
    } catch (problem) {
      status.textContent = problem instanceof Error ? problem.message : String(problem);
    }
  };
  void show();

  const { example } = texts;
  return [
    element("button", { type: "button", class: "cc-link", click: back }, `← ${say("back")}`),
    element("h2", { tabindex: "-1" }, spec.name),
    element("p", {}, texts.summary),
    element("p", { class: "cc-code" }, signature(spec)),
    element(
      "form",
      { class: "cc-form", "aria-label": `${NAMESPACE}.${spec.name}`, submit: (event) => { event.preventDefault(); void insert(); } },
      ...fields.flatMap(({ key, slot, field, id }) => [
        element("label", { for: id }, element("strong", {}, sheetName(key)), element("span", { class: "cc-unit" }, slot.unit), !slot.optional && element("span", { class: "cc-required" }, say("required"))),
        field,
        element("p", { id: `${id}-about`, class: "cc-quiet" }, texts.args[key]!.meaning, slot.range ? ` (${rangeInWords(slot.range)})` : ""),
      ]),
      element("p", { class: "cc-quiet" }, say("argumentHint")),
      preview,
      element("div", { class: "cc-buttons" },
        element("fluent-button", { type: "submit", appearance: "primary" }, say("insert")),
        example && element("fluent-button", { type: "button", click: () => fillExample(example) }, say("example"))),
      status,
    ),
    element("h3", {}, say("answers")),
    element("ul", {}, ...answerColumns(spec, texts)),
    element("h3", {}, say("formula")),
    element("p", { class: "cc-code" }, texts.formula),
    element("h3", {}, say("limits")),
    element("ul", {}, ...texts.limits.map((limit) => element("li", {}, limit))),
    ...(texts.errors.length > 0
      ? [element("h3", {}, say("errors")), element("ul", {}, ...texts.errors.map(([code, reason]) => element("li", {}, element("code", {}, code), ` ${reason}`)))]
      : []),
    element("p", {}, element("a", { href: helpUrl(spec.name), target: "_blank", rel: "noopener" }, say("helpPage"))),
  ];
}

/** An answer as a value, a table of values, or the message of its error. */
function answerView(cells: Cell | readonly (readonly Cell[])[], spec: FunctionSpec, language: Language): HTMLElement {
  if (isCellError(cells)) return element("p", { class: "cc-error" }, `${cells.error} ${cells.message}`);
  const parts = "part" in spec.returns ? [spec.returns.part] : spec.returns.parts;
  if (!Array.isArray(cells)) return element("p", { class: "cc-answer" }, formatValue(cells as Cell, parts[0]!.unit, language));
  const rows = cells as readonly (readonly Cell[])[];
  const unitAt = (row: number, column: number): string => (parts.length === 1 ? parts[0]! : spec.returns.shape === "column" ? parts[row] : parts[column])?.unit ?? "";
  return element("div", { class: "cc-scroll" }, element("table", {}, ...rows.map((row, r) => element("tr", {}, ...row.map((cell, c) => element("td", {}, formatValue(cell, unitAt(r, c), language)))))));
}
