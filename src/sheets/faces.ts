import type { Archetype } from "../presets/figure";
import { SHEET_NAMES } from "./layout";
import { COMPARISON_SHEETS } from "./miner/comparison/layout";
import { COMPARISON_OUTPUTS } from "./miner/comparison/outputs";
import { MINER_SHEETS } from "./miner/layout";
import { MINER_OUTPUTS } from "./miner/outputs";
import { NETWORK_SHEETS } from "./network/layout";
import { NETWORK_OUTPUTS } from "./network/outputs";
import { OUTPUTS, type Output } from "./outputs";

/** What a reader of a loaded workbook must know about its sheets, without the builders. */
interface Face {
  /** Sheet names by key, as they stand in a workbook without such sheets. */
  readonly names: Readonly<Record<string, string>>;
  /** The headline answers of the selected scenario. */
  readonly outputs: readonly Output[];
}

const FACES: Readonly<Partial<Record<Archetype, Face>>> = {
  neocloud: { names: SHEET_NAMES, outputs: OUTPUTS },
  miner: { names: MINER_SHEETS, outputs: MINER_OUTPUTS },
  miners: { names: COMPARISON_SHEETS, outputs: COMPARISON_OUTPUTS },
  network: { names: NETWORK_SHEETS, outputs: NETWORK_OUTPUTS },
};

export const faceOf = (archetype: Archetype): Face => {
  const face = FACES[archetype];
  if (!face) throw new Error(`there are no sheets for a ${archetype}`);
  return face;
};
