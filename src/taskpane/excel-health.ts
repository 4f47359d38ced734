import { CATALOGUE } from "../functions/catalogue";
import { PRODUCT_VERSION } from "../functions/version";
import type { Health } from "../ui/health";

/** What the manifest asks for; a test holds the two together. The last one only adds notes. */
export const REQUIRED_SETS = [["CustomFunctionsRuntime", "1.3"], ["SharedRuntime", "1.1"], ["ExcelApi", "1.12"]] as const;
const NOTES = ["ExcelApi", "1.18"] as const;

/** functions.js, which the page loads first, leaves the ids there that Excel took. */
const registeredIds = (): readonly string[] => (globalThis as { readonly computeCreditFunctions?: readonly string[] }).computeCreditFunctions ?? [];

export const excelHealth = (): Health => {
  const ids = new Set(registeredIds());
  const set = ([name, version]: readonly [string, string]): { readonly name: string; readonly isMet: boolean } => ({
    name: `${name} ${version}`, isMet: Office.context.requirements.isSetSupported(name, version),
  });
  return {
    registered: CATALOGUE.filter(({ name }) => ids.has(name)).length,
    total: CATALOGUE.length,
    version: PRODUCT_VERSION,
    sets: [...REQUIRED_SETS.map(set), { ...set(NOTES), isOptional: true }],
  };
};
