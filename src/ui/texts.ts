import { textsIn, type Texts } from "../functions/texts";
import type { Language, Say } from "./language";

/** The texts of the functions in the language of the pane, loaded when first asked for; fails in words. */
export const textsFor = async ({ language, say }: { readonly language: Language; readonly say: Say }): Promise<Texts> => {
  try {
    return await textsIn(language);
  } catch (problem) {
    throw new Error(`${say("textsNotLoaded")} (${problem instanceof Error ? problem.message : String(problem)})`);
  }
};
