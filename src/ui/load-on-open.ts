import { element, replaceContent } from "./dom";
import type { Say } from "./language";

/** Whether the host starts the add-in with the workbook. Both the choice and a refusal are kept in the workbook itself. */
export interface LoadOnOpen {
  isOn(): Promise<boolean>;
  set(isOn: boolean): Promise<void>;
  /** Whether the user was asked about this workbook and said no. */
  isDeclined(): Promise<boolean>;
  decline(): Promise<void>;
}

const button = (id: string, label: string, act: () => Promise<void>, fail: (problem: unknown) => void): HTMLElement =>
  element("fluent-button", { id, click: () => void act().catch(fail) }, label);

/** The setting as it stands, to be changed at any time. */
export function loadOnOpenView(start: LoadOnOpen, say: Say): { readonly root: HTMLElement; readonly refresh: () => Promise<void> } {
  const root = element("section", { class: "cc-card", "aria-label": say("loadOnOpen") });
  const fail = (problem: unknown): void => void root.append(element("p", { class: "cc-error", role: "alert" }, problem instanceof Error ? problem.message : String(problem)));
  const refresh = async (): Promise<void> => {
    const isOn = await start.isOn();
    const change = async (): Promise<void> => {
      await start.set(!isOn);
      await refresh();
    };
    replaceContent(root, element("h2", {}, say("loadOnOpen")), element("p", {}, say(isOn ? "loadOnOpenIsOn" : "loadOnOpenWhy")),
      element("div", { class: "cc-buttons" }, button("cc-start", say(isOn ? "turnOff" : "turnOn"), change, fail)));
  };
  return { root, refresh: () => refresh().catch(fail) };
}

/** Asks once for each workbook: not when it is on, and never again after a no. */
export async function loadOnOpenOffer(start: LoadOnOpen, say: Say): Promise<HTMLElement | undefined> {
  if ((await start.isOn()) || (await start.isDeclined())) return undefined;
  const root = element("section", { class: "cc-card cc-notice", "aria-label": say("loadOnOpen") });
  const fail = (problem: unknown): void => void root.append(element("p", { class: "cc-error", role: "alert" }, problem instanceof Error ? problem.message : String(problem)));
  const answer = (act: () => Promise<void>) => async (): Promise<void> => {
    await act();
    root.remove();
  };
  root.append(element("p", {}, say("loadOnOpenWhy")),
    element("div", { class: "cc-buttons" }, button("cc-offer-yes", say("turnOn"), answer(() => start.set(true)), fail), button("cc-offer-no", say("notNow"), answer(() => start.decline()), fail)));
  return root;
}
