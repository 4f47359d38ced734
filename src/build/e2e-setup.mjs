/** Before the browser tests: a Chromium, a build that is not stale, and the server that npm start uses, unless BASE_URL names one. */
import { join } from "node:path";
import { provideChromium } from "./chromium.mjs";
import { ensureBuilt } from "./fresh.mjs";
import { serve } from "./serve.mjs";

export default async ({ rootDir }) => {
  const chromium = await provideChromium(rootDir);
  if (!chromium) throw new Error("No Chromium could be found or installed; the browser tests need one.");
  process.env["CHROMIUM"] = chromium;
  if (process.env["BASE_URL"]) return;
  if (!ensureBuilt(rootDir, "web", "dist")) throw new Error("The build failed.");
  const served = await serve(join(rootDir, "dist"), 0);
  process.env["BASE_URL"] = served.url;
  globalThis.__served = served;
};
