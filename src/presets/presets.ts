import coreweave from "./companies/coreweave.json";
import crusoe from "./companies/crusoe.json";
import gpuLoan from "./companies/gpu-loan.json";
import hive from "./companies/hive.json";
import hut8 from "./companies/hut8.json";
import mara from "./companies/mara.json";
import minerConverts from "./companies/miner-converts.json";
import network from "./companies/network.json";
import terawulf from "./companies/terawulf.json";
import { decode } from "./decode";
import type { Preset } from "./figure";
import { compareMiners } from "./miner-comparison";
import { baseOf, minerScenarios, minerTemplateScenarios } from "./miner-scenarios";
import { NETWORK_SCENARIOS } from "./network-scenarios";
import { LOAN_SCENARIOS, NEOCLOUD_SCENARIOS } from "./scenarios";

const MINERS: readonly Preset[] = [hive, terawulf, hut8, mara].map((miner) => decode(miner, minerScenarios(baseOf(miner))));

/** Every company that can be loaded, decoded and checked. Nothing else lists companies. */
export const PRESETS: readonly Preset[] = [
  decode(coreweave, NEOCLOUD_SCENARIOS),
  decode(crusoe, LOAN_SCENARIOS),
  decode(gpuLoan, LOAN_SCENARIOS),
  ...MINERS,
  compareMiners(MINERS),
  decode(minerConverts, minerTemplateScenarios(baseOf(minerConverts))),
  decode(network, NETWORK_SCENARIOS),
];
