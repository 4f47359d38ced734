import { GPU_ECON_LIFE } from "./chip/gpu-econ-life";
import { GPU_ECON_VALUE } from "./chip/gpu-econ-value";
import { GPU_RESIDUAL } from "./chip/gpu-residual";
import { IMPLIED_DEFLATION } from "./chip/implied-deflation";
import { RESIDUAL_TABLE } from "./chip/residual-table";
import { LIQ_FACTOR } from "./collateral/liq-factor";
import { REPO_HAIRCUT } from "./collateral/repo-haircut";
import { CONTRACT_COVER } from "./debt/contract-cover";
import { COVENANT_TEST } from "./debt/covenant-test";
import { DEBT_AT_DEATH } from "./debt/debt-at-death";
import { DEBT_CAPACITY } from "./debt/debt-capacity";
import { DEBT_SCHEDULE } from "./debt/debt-schedule";
import { DSCR_PATH } from "./debt/dscr-path";
import { FLEET_DSCR } from "./debt/fleet-dscr";
import { FLEET_SUMMARY } from "./debt/fleet-summary";
import { LLCR } from "./debt/llcr";
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
  RESIDUAL_TABLE,
  GPU_ECON_LIFE,
  GPU_ECON_VALUE,
  IMPLIED_DEFLATION,
  RENT_CURVE,
  REVENUE_PATH,
  REPO_HAIRCUT,
  LIQ_FACTOR,
  DEBT_SCHEDULE,
  DSCR_PATH,
  FLEET_DSCR,
  FLEET_SUMMARY,
  LLCR,
  DEBT_CAPACITY,
  COVENANT_TEST,
  CONTRACT_COVER,
  DEBT_AT_DEATH,
  EXPLAIN,
  FIGURE,
  SOURCE,
  VERSION,
];

const byName = new Map(CATALOGUE.map((spec) => [spec.name, spec]));

export const LIBRARY: Library = { version: PRODUCT_VERSION, find: (name) => byName.get(name) };
