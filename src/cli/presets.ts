import { listPreset } from "../presets/listing";
import type { Preset } from "../presets/figure";
import { PRESETS } from "../presets/presets";
import { type Command, giveUp, misuse } from "./command";
import { parseOptions } from "./options";

export const findPreset = (id: string): Preset =>
  PRESETS.find((preset) => preset.id === id.toLowerCase()) ?? giveUp(`preset "${id}" is not known; there are: ${PRESETS.map((preset) => preset.id).join(", ")}`);

/** The scenario that was asked for, or the one that changes nothing. */
export const findScenario = ({ id, scenarios }: Preset, number: number | undefined): number => {
  const found = scenarios.find((scenario) => (number === undefined ? Object.keys(scenario.changes).length === 0 : scenario.number === number));
  return found?.number ?? giveUp(`preset ${id} has no scenario ${number}; it has: ${scenarios.map((scenario) => `${scenario.number} ${scenario.name}`).join(", ")}`);
};

const overview = ({ id, title, summary, scenarios }: Preset): string =>
  [`${id}  ${title}`, `    ${summary}`, ...scenarios.map(({ number, name }) => `    ${String(number).padStart(2)}  ${name}`)].join("\n");

export const presetsCommand: Command = {
  name: "presets",
  summary: "The companies that can be loaded, with their scenarios; with --json every figure and its source",
  help: `ccredit presets [--json]

  --json   id, name, scenarios, and every figure with key, value, unit, date, source,
           reason and confidence`,
  run: async (argv, { stdout }) => {
    const { values, positionals } = parseOptions(argv, { json: { type: "boolean" } });
    if (positionals.length > 0) misuse(`presets: expected no further words, got "${positionals[0]}"`);
    await stdout.write(`${values["json"] ? JSON.stringify(PRESETS.map(listPreset), null, 2) : PRESETS.map(overview).join("\n\n")}\n`);
    return 0;
  },
};
