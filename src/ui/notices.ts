import { PRODUCT_VERSION } from "../functions/version";
import type { WorkbookPort } from "../workbook/port";
import { element } from "./dom";
import { type Health, healthView, isHealthy } from "./health";
import type { Say } from "./language";
import { type LoadOnOpen, loadOnOpenOffer } from "./load-on-open";
import type { LoadedModel } from "./presets-tab";

interface Setting {
  readonly port: WorkbookPort;
  readonly say: Say;
  readonly health: () => Health;
  readonly loadOnOpen?: LoadOnOpen;
}

/** A workbook keeps the version that wrote it; another one may calculate some results otherwise. */
const versionNotice = async (model: LoadedModel, { port, say }: Setting): Promise<HTMLElement | undefined> => {
  const { value } = (await port.read(model.writtenBy))[0]![0]!;
  if (typeof value !== "string" || value === PRODUCT_VERSION) return undefined;
  return element("section", { class: "cc-card cc-notice", role: "alert", id: "cc-other-version" },
    element("p", {}, `${say("otherVersion")} ${value}. ${say("otherVersionAdvice")} ${PRODUCT_VERSION}. ${say("otherVersionSee")}`));
};

/** What a user should know whatever part of the pane is open. Load on open is offered where there is something to load for. */
export const noticesFor = async (model: LoadedModel | undefined, setting: Setting): Promise<readonly HTMLElement[]> => {
  const { health, say, loadOnOpen } = setting;
  const [version, offer] = await Promise.all([
    model ? versionNotice(model, setting) : undefined,
    // A host that cannot tell is not asked again: the section of the workbook says why.
    model && loadOnOpen ? loadOnOpenOffer(loadOnOpen, say).catch(() => undefined) : undefined,
  ]);
  const state = health();
  return [...(isHealthy(state) ? [] : [healthView(state, say)]), ...[version, offer].filter((notice) => notice !== undefined)];
};
