import type { Bridge, BridgeQuestion } from "../sheets/bridge";
import type { Progress, WorkbookPort } from "./port";

/** A bridge, with the engine that calculates it loaded when first asked for: no page starts with it. */
export const bridgeApart = async (port: WorkbookPort, question: BridgeQuestion, progress: Progress): Promise<Bridge> => {
  const [{ bridgeBetween }, { createHeadlessEngine }] = await Promise.all([import("./bridge"), import("../engine/headless")]);
  return bridgeBetween(port, question, async () => createHeadlessEngine(), progress);
};
