import { CATALOGUE, LIBRARY } from "../functions/catalogue";
import { asCustomFunction } from "./call";
import { createMemory } from "./memo";
import { createSimulate } from "./simulations";

/** About four million characters and cells: some ten megabytes, thousands of ordinary calls. */
const memory = createMemory(4_000_000);
const simulate = createSimulate();

/** At the top level, not in onReady: Excel calls as soon as the script has loaded, and an unknown id shows #N/A. */
for (const spec of CATALOGUE) CustomFunctions.associate(spec.name, asCustomFunction(spec, LIBRARY, memory, simulate));
