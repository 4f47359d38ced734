import type { Figure, Preset, Scenario } from "../presets/figure";
import type { Language } from "./assembly";
import { columnLetters } from "./references";

/** First row of the figures; the same row has the same key on Inputs, Scenarios and Stress. */
export const FIRST_ROW = 6;
/** Scenario 1 stands in column D. */
const FIRST_SCENARIO_COLUMN = 4;
/** Empty columns behind the scenarios, for those that a user adds; the live inputs read them like the others. */
export const SPARE_SCENARIOS = 8;

interface OfPreset {
  readonly preset: Pick<Preset, "scenarios">;
}
export const scenarioColumn = (number: number): string => columnLetters(FIRST_SCENARIO_COLUMN + number - 1);
export const lastScenarioColumn = ({ preset }: OfPreset): string => scenarioColumn(preset.scenarios.length);
export const lastSpareColumn = ({ preset }: OfPreset): string => scenarioColumn(preset.scenarios.length + SPARE_SCENARIOS);
/** Numbers that the scenario cell takes: those of the preset and the free ones. */
export const scenarioNumbers = (count: number): readonly string[] => Array.from({ length: count + SPARE_SCENARIOS }, (_, i) => String(i + 1));

export const labelOf = (figure: Figure, language: Language): string => (language === "es" ? figure.labelEs : figure.label);
export const scenarioName = (scenario: Scenario, language: Language): string => (language === "es" ? scenario.nameEs : scenario.name);
export const scenarioStory = (scenario: Scenario, language: Language): string => (language === "es" ? (scenario.storyEs ?? scenario.story) : scenario.story);
