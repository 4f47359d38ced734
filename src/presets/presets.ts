import coreweave from "./companies/coreweave.json";
import { decode } from "./decode";
import type { Preset } from "./figure";
import { NEOCLOUD_SCENARIOS } from "./scenarios";

/** Every company that can be loaded, decoded and checked. Nothing else lists companies. */
export const PRESETS: readonly Preset[] = [decode(coreweave, NEOCLOUD_SCENARIOS)];
