/** npm start: installs and builds what is missing, serves the workbench to this machine, opens the browser. */
import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureBuilt, ensureInstalled } from "./fresh.mjs";
import { serve } from "./serve.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
if (!ensureInstalled(root)) process.exit(1);
if (!ensureBuilt(root, "web", "dist")) process.exit(1);

const { url } = await serve(join(root, "dist"), Number(process.env["PORT"] ?? 3000));
process.stdout.write(`Compute Credit workbench: ${url}\nStop with Ctrl+C.\n`);

const wanted = process.env["BROWSER"] !== "none" && !process.env["CI"];
const [command, args] =
  process.platform === "darwin" ? ["open", [url]] : process.platform === "win32" ? ["explorer.exe", [url]] : ["xdg-open", [url]];
// A machine without a browser is no failure: the address stands on the screen.
if (wanted) spawn(command, args, { stdio: "ignore", detached: true }).on("error", () => undefined).unref();
