import type { Preset } from "./figure";

/** Number of the scenario that stands for the base: what a preset opens with, and what the others are measured against. */
export const baseScenario = ({ scenarios }: Pick<Preset, "scenarios">): number => scenarios.find(({ effect }) => effect === "base")?.number ?? 1;
