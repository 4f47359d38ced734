import { buildRegister } from "../overrides";
import type { SheetPlan } from "../plan";
import type { MinerLayout } from "./layout";

/** The register of a miner: what a change did to asset cover, or to coverage by leases. */
export const buildOverrides = ({ preset, names, rows, language }: MinerLayout): SheetPlan =>
  buildRegister({
    name: names.overrides, inputs: names.inputs, language, measure: "cover", tolerance: `D${rows.get("tolerance")!}`,
    lines: preset.figures.map((figure) => ({ figure, cell: `E${rows.get(figure.key)!}` })),
  });
