import { PRESETS } from "../../../src/presets/presets";
import { describeChecks } from "../breaks/book";
import { breaksOf } from "../breaks/of";

for (const preset of PRESETS.filter(({ archetype }) => archetype === "miner")) describeChecks(preset, breaksOf(preset), preset.id === "terawulf" ? "alone" : 4);
// Eight checks of each of four companies, and five of all: no two breaks of a round reach the same check.
for (const preset of PRESETS.filter(({ archetype }) => archetype === "miners")) describeChecks(preset, breaksOf(preset), 8);
