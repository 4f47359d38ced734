import { GPU_RESIDUAL } from "./chip/gpu-residual";
import type { FunctionSpec, Library } from "./define";
import { EXPLAIN } from "./tools/explain";
import { VERSION } from "./tools/version";
import { PRODUCT_VERSION } from "./version";

/** Every worksheet function, in the order the help shows them. Nothing else lists functions. */
export const CATALOGUE: readonly FunctionSpec[] = [GPU_RESIDUAL, EXPLAIN, VERSION];

const byName = new Map(CATALOGUE.map((spec) => [spec.name, spec]));

export const LIBRARY: Library = { version: PRODUCT_VERSION, find: (name) => byName.get(name) };
