import type { FunctionSpec } from "./define";
import { NAMESPACE, sheetName } from "./names";

const written = (value: unknown): string => (Array.isArray(value) ? `{${value.join(",")}}` : String(value).toUpperCase());

/** CCREDIT.GPU_RESIDUAL(cost, age, [method], …): optional arguments in brackets, with their defaults where asked: [method=MARKET]. */
export const signature = (spec: FunctionSpec, defaults: "with defaults" | "names only" = "names only"): string => {
  const shown = spec.slots.map(([key, slot]) => {
    if (!slot.optional) return sheetName(key);
    return defaults === "with defaults" && slot.default !== undefined ? `[${sheetName(key)}=${written(slot.default)}]` : `[${sheetName(key)}]`;
  });
  return `${NAMESPACE}.${spec.name}(${shown.join(", ")})`;
};
