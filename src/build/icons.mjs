/** Draws assets/*.svg as PNGs in the sizes that the manifest names. Run after a change of a drawing: npm run icons. */
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { provideChromium } from "./chromium.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const PRODUCT = [16, 20, 24, 32, 40, 48, 64, 80, 128];
const BUTTON = [16, 24, 32, 48, 80];
const DRAWINGS = { icon: PRODUCT, presets: BUTTON, functions: BUTTON, explain: BUTTON, freeze: BUTTON, repair: BUTTON, help: BUTTON };

const browser = await chromium.launch({ executablePath: await provideChromium(root), args: ["--no-sandbox"] });
const page = await browser.newPage();
for (const [name, sizes] of Object.entries(DRAWINGS)) {
  const svg = readFileSync(join(root, "assets", `${name}.svg`), "utf8");
  for (const size of sizes) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(`<style>html,body{margin:0;background:transparent}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
    writeFileSync(join(root, "assets", `${name}-${size}.png`), await page.screenshot({ omitBackground: true }));
  }
}
await browser.close();
