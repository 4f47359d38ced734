/** npm run -s ccredit -- …: builds the command line when it is missing or stale, then runs it. stdout is its own. */
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureBuilt, ensureInstalled } from "./fresh.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
if (!ensureInstalled(root) || !ensureBuilt(root, "cli", "dist/cli")) process.exit(1);

const program = join(root, "dist/cli/ccredit.cjs");
process.argv[1] = program;
createRequire(import.meta.url)(program);
