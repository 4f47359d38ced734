/** npm run verify: the checks against another spreadsheet. LibreOffice recalculates what we wrote; jest compares. */
import { existsSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { canInstallPackages, installPackage } from "./chromium.mjs";
import { ensureInstalled, run } from "./fresh.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const places = [...(process.env["PATH"] ?? "").split(delimiter), "/Applications/LibreOffice.app/Contents/MacOS", "C:/Program Files/LibreOffice/program"];
const hasLibreOffice = () => ["soffice", "soffice.exe"].some((name) => places.some((folder) => existsSync(join(folder, name))));

if (!ensureInstalled(root)) process.exit(1);
if (!hasLibreOffice() && canInstallPackages()) installPackage(root, "libreoffice-calc");
if (!hasLibreOffice()) {
  process.stderr.write("These checks need LibreOffice: install it, or run this as root on Debian.\n");
  process.exit(1);
}
process.exit(run(root, process.execPath, ["node_modules/jest/bin/jest.js", "--config", "jest.verify.config.js"]));
