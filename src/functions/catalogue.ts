import { GPU_RESIDUAL } from "./chip/gpu-residual";
import type { FunctionSpec, Library } from "./define";
import { RENT_CURVE } from "./rent/rent-curve";
import { REVENUE_PATH } from "./rent/revenue-path";
import { EXPLAIN } from "./tools/explain";
import { FIGURE } from "./tools/figure";
import { SOURCE } from "./tools/source";
import { VERSION } from "./tools/version";
import { PRODUCT_VERSION } from "./version";

/** Every worksheet function, in the order the help shows them. Nothing else lists functions. */
export const CATALOGUE: readonly FunctionSpec[] = [
  GPU_RESIDUAL,
  RENT_CURVE,
  REVENUE_PATH,
  EXPLAIN,
  FIGURE,
  SOURCE,
  VERSION,
];

const byName = new Map(CATALOGUE.map((spec) => [spec.name, spec]));

export const LIBRARY: Library = { version: PRODUCT_VERSION, find: (name) => byName.get(name) };
