import type { LeftBehind, UnfinishedLoads } from "../workbook/port";
import { element, replaceContent } from "./dom";
import type { Say } from "./language";

export interface UnfinishedView {
  readonly root: HTMLElement;
  readonly look: () => Promise<void>;
  /** Until the next look. */
  readonly hide: () => void;
}

/**
 * Says in words what an interrupted load has left in the workbook, and takes it away at one click. Shows nothing where
 * nothing was interrupted, and nothing where the workbook cannot be asked: the parts of the pane say that.
 */
export function unfinishedView(unfinished: UnfinishedLoads | undefined, say: Say): UnfinishedView {
  const root = element("div", { class: "cc-notices" });
  const notice = (role: "status" | "alert", ...lines: readonly (Node | false)[]): HTMLElement =>
    element("section", { class: "cc-card cc-notice", id: "cc-unfinished", role, tabindex: "-1", "aria-label": say("unfinishedLoad") }, ...lines);
  const line = (text: string): HTMLElement => element("p", {}, text);

  const offer = (left: LeftBehind): HTMLElement => {
    const outcome = element("p", { class: "cc-status", role: "status" });
    const remove = async (): Promise<void> => {
      button.setAttribute("disabled", "");
      outcome.textContent = say("unfinishedRemoving");
      try {
        const isRemoved = await unfinished!.remove(left);
        details.forEach((detail) => detail.remove());
        outcome.textContent = say(isRemoved ? "unfinishedRemoved" : "unfinishedGone");
        // The button that had the keyboard is gone; the message takes it.
        section.focus();
      } catch (problem) {
        outcome.textContent = `${say("unfinishedStays")} ${problem instanceof Error ? problem.message : String(problem)}`;
        button.removeAttribute("disabled");
        button.focus();
      }
    };
    const button = element("fluent-button", { id: "cc-unfinished-remove", click: () => void remove() }, say("unfinishedRemove"));
    const details = [
      ...(left.sheets.length > 0 ? [line(`${say("unfinishedSheets")} (${left.sheets.length}): ${left.sheets.join(", ")}.`)] : []),
      ...(left.names.length > 0 ? [line(`${say("unfinishedNames")}: ${left.names.length}.`)] : []),
      line(say("unfinishedAdvice")),
      element("div", { class: "cc-buttons" }, button),
    ];
    const section = notice("alert", line(`${say("unfinished")} ${left.title}.`), ...details, outcome);
    return section;
  };

  let looks = 0;
  const look = async (): Promise<void> => {
    if (!unfinished) return;
    const mine = (looks += 1);
    // A look may wait for seconds; the newest one is right.
    const show = (...shown: readonly HTMLElement[]): void => {
      if (mine === looks) replaceContent(root, ...shown);
    };
    const left = await unfinished.find((title) => show(notice("status", line(`${say("unfinishedDoubt")} ${title}.`)))).catch(() => undefined);
    show(...(left ? [offer(left)] : []));
  };
  return {
    root, look,
    hide: () => {
      looks += 1;
      root.replaceChildren();
    },
  };
}
