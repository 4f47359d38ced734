import { CATALOGUE, findSpec } from "../functions/catalogue";
import type { Library } from "../functions/define";
import { loadReferences } from "../functions/load-references";
import { PRODUCT_VERSION } from "../functions/version";
import { createSimulate } from "../simulation/large-runs";
import { asCustomFunction } from "./call";
import { createMemory } from "./memo";
import { referencesOnDemand } from "./references";

/** About four million characters and cells: some ten megabytes, thousands of ordinary calls. */
const memory = createMemory(4_000_000);
const { references, fetchAhead } = referencesOnDemand(loadReferences);
const simulate = createSimulate();
const library: Library = { version: PRODUCT_VERSION, find: findSpec, ...references };

/** Ids that the host took, for the health line of the pane: it stands in another script of the same page. */
const registered: string[] = [];
Object.assign(globalThis, { computeCreditFunctions: registered });

/** At the top level, not in onReady: Excel calls as soon as the script has loaded, and an unknown id shows #N/A. */
for (const spec of CATALOGUE) {
  CustomFunctions.associate(spec.name, asCustomFunction(spec, library, memory, simulate));
  registered.push(spec.name);
}

/** After the functions, which Excel may call at once: hardly a call then has to wait for a reference, and none blocks the start. */
fetchAhead();
