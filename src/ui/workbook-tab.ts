import type * as Freezing from "../workbook/freeze";
import type { FreezeWords } from "../workbook/frozen-record";
import type { WorkbookPort } from "../workbook/port";
import type * as Repairing from "../workbook/repair";
import { element, replaceContent } from "./dom";
import { healthView, type Health } from "./health";
import type { Say, TextKey } from "./language";
import { loadOnOpenView, type LoadOnOpen } from "./load-on-open";
import type { WritePlan } from "./models";

/** What keeps a workbook with custom functions healthy. Loaded when it is used. */
export type Care = Pick<typeof Repairing, "findRepairs" | "repairAll" | "FORMULA_FAULTS"> & Pick<typeof Freezing, "freeze" | "sheetsToFreeze">;

export interface WorkbookSetting {
  readonly port: WorkbookPort;
  readonly say: Say;
  readonly write: WritePlan;
  readonly care: () => Promise<Care>;
  readonly health: () => Health;
  /** Absent where no host starts an add-in. */
  readonly loadOnOpen?: LoadOnOpen;
}

const FAULTS: Readonly<Record<Repairing.Fault, TextKey>> = { name: "faultName", stored: "faultStored", single: "faultSingle", text: "faultText" };

/** More addresses than this are counted, not listed. */
const LISTED = 50;

type Line = string | HTMLElement;

/** A heading, why, buttons, and the place where the outcome is said. One action at a time: buttons rest while it runs. */
const section = (title: string, why: string, actions: readonly (readonly [id: string, label: string, act: (tell: (...lines: readonly Line[]) => void) => Promise<void>])[]) => {
  const outcome = element("div", { class: "cc-outcome", role: "status" });
  const tell = (...lines: readonly Line[]): void => replaceContent(outcome, ...lines.map((line) => (typeof line === "string" ? element("p", {}, line) : line)));
  const buttons: HTMLElement[] = [];
  const run = async (act: (say: typeof tell) => Promise<void>): Promise<void> => {
    buttons.forEach((button) => button.setAttribute("disabled", ""));
    try {
      await act(tell);
    } catch (problem) {
      tell(element("p", { class: "cc-error", role: "alert" }, problem instanceof Error ? problem.message : String(problem)));
    } finally {
      buttons.forEach((button) => button.removeAttribute("disabled"));
    }
  };
  buttons.push(...actions.map(([id, label, act]) => element("fluent-button", { id, click: () => void run(act) }, label)));
  const root = element("section", { class: "cc-card", "aria-label": title }, element("h2", {}, title), element("p", {}, why), element("div", { class: "cc-buttons" }, ...buttons), outcome);
  return { root, run: (i: number) => run(actions[i]![2]) };
};

/** The workbook as a whole: state of the add-in, load on open, Repair, Freeze, native formulas of a selection. */
export function workbookTab(setting: WorkbookSetting): { readonly root: HTMLElement; readonly refresh: () => void; readonly repair: () => Promise<void>; readonly freeze: () => Promise<void> } {
  const { port, say, care } = setting;
  const place = (address: string): HTMLElement => element("button", { type: "button", class: "cc-link", click: () => void port.select(address) }, address);
  const listed = (entries: readonly { readonly address: string; readonly text: string }[]): HTMLElement =>
    element("ul", {}, ...entries.slice(0, LISTED).map(({ address, text }) => element("li", {}, place(address), ` ${text}`)), entries.length > LISTED && element("li", {}, `… (${entries.length})`));

  const repairText = async (repairs: readonly Repairing.Repair[], tell: (...lines: readonly Line[]) => void): Promise<void> => {
    const { repairAll } = await care();
    tell(...reportLines(await repairAll(port, repairs, (_done, _total, what) => tell(`${say("looking")} ${what}`))));
  };
  const reportLines = ({ repaired, unrepaired }: Repairing.RepairReport): readonly Line[] => [
    ...(repaired.length > 0 ? [`${say("repaired")}: ${repaired.length}`, listed(repaired.map(({ address, fault }) => ({ address, text: say(FAULTS[fault]) })))] : []),
    ...(unrepaired.length > 0 ? [element("p", { class: "cc-error" }, `${say("notRepaired")}: ${unrepaired.length}`), listed(unrepaired.map(({ address, why }) => ({ address, text: why })))] : []),
  ];
  const repairing = section(say("repair"), say("repairWhy"), [["cc-repair", say("repairGo"), async (tell) => {
    const { findRepairs, repairAll, FORMULA_FAULTS } = await care();
    const found = await findRepairs(port, (_done, _total, what) => tell(`${say("looking")} ${what}`));
    const [formulas, texts] = [found.filter(({ fault }) => FORMULA_FAULTS.includes(fault)), found.filter(({ fault }) => fault === "text")];
    const lines = formulas.length > 0 ? reportLines(await repairAll(port, formulas)) : [say("nothingToRepair")];
    const offer = element("fluent-button", { id: "cc-repair-texts", click: () => void repairText(texts, tell) }, say("textsGo"));
    tell(...lines, ...(texts.length > 0 ? [say("textsFound"), listed(texts.map(({ address, was }) => ({ address, text: was }))), offer] : []));
  }]]);

  const words: FreezeWords = {
    suffix: say("frozenSuffix"), record: say("frozenRecord"), purpose: say("frozenPurpose"),
    headings: [say("frozenSheet"), say("frozenCell"), say("formula"), say("value"), say("frozenVersion")],
  };
  const freezing = async (sheets: readonly string[], tell: (...lines: readonly Line[]) => void): Promise<void> => {
    const { freeze } = await care();
    const frozen = await freeze(port, sheets, words, (_done, _total, what) => tell(`${say("loading")} ${what}`));
    tell(`${say("frozenSheets")} ${frozen.sheets.join(", ")}`, `${say("frozenValues")} ${frozen.values}. ${say("frozenAlive")} ${frozen.alive}. ${say("frozenKept")} ${frozen.record}.`);
  };
  const active = async (): Promise<string> => {
    const { address } = await port.selection();
    return address.slice(0, address.lastIndexOf("!")).replace(/^'|'$/g, "").replaceAll("''", "'");
  };
  const freezes = section(say("freeze"), say("freezeWhy"), [
    ["cc-freeze", say("freezeSheet"), async (tell) => freezing([await active()], tell)],
    ["cc-freeze-all", say("freezeAll"), async (tell) => {
      const sheets = await (await care()).sheetsToFreeze(port);
      if (sheets.length === 0) tell(say("nothingToFreeze"));
      else await freezing(sheets, tell);
    }],
  ]);

  const native = section(say("native"), say("nativeWhy"), [["cc-native", say("nativeGo"), async (tell) => {
    const { writeTwins } = await import("./twin-sheet");
    tell(`${say("loading")} …`);
    const { sheet, written, none } = await writeTwins(port, await port.selectedArea(), setting.write);
    tell(...(sheet === undefined ? [] : [`${say("nativeWritten")} ${sheet}: ${written}`]), ...(sheet === undefined && none.length === 0 ? [say("nativeNone")] : []),
      ...(none.length > 0 ? [listed(none.map(({ address, why }) => ({ address, text: why })))] : []));
  }]]);

  const health = element("div", {});
  const start = setting.loadOnOpen ? loadOnOpenView(setting.loadOnOpen, say) : undefined;
  const root = element("div", { class: "cc-tab" }, health, start?.root, repairing.root, freezes.root, native.root);
  const refresh = (): void => {
    replaceContent(health, healthView(setting.health(), say));
    void start?.refresh();
  };
  return { root, refresh, repair: () => repairing.run(0), freeze: () => freezes.run(0) };
}
