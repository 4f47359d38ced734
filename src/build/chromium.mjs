/** Finds a Chromium to test with: an installed browser, or one that this machine lets us install. */
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { run } from "./fresh.mjs";

const COMMANDS = ["google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "microsoft-edge", "microsoft-edge-stable"];
const windows = (path) => ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].flatMap((name) => (process.env[name] ? [join(process.env[name], path)] : []));

const installed = () => {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const candidates = [
    ...(process.env["CHROMIUM"] ? [process.env["CHROMIUM"]] : []),
    ...COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command))),
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ...windows("Google/Chrome/Application/chrome.exe"),
    ...windows("Microsoft/Edge/Application/msedge.exe"),
  ];
  return candidates.find((path) => existsSync(path));
};

const ofPlaywright = async () => {
  const { chromium } = await import("playwright-core");
  const path = chromium.executablePath();
  return path && existsSync(path) ? path : undefined;
};

/** True on a Debian or Ubuntu where packages may be installed. */
export const canInstallPackages = () => process.platform === "linux" && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");

export const installPackage = (root, ...names) => {
  const quiet = { DEBIAN_FRONTEND: "noninteractive" };
  const install = () => run(root, "apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...names], quiet) === 0;
  return install() || (run(root, "apt-get", ["update", "-qq"], quiet) === 0 && install());
};

/** The path of a Chromium, or undefined when there is none and none can be had. */
export const provideChromium = async (root) => {
  const found = installed() ?? (await ofPlaywright());
  if (found) return found;
  process.stderr.write("No Chromium on this machine; installing one …\n");
  if (canInstallPackages() && installPackage(root, "chromium")) {
    const added = installed();
    if (added) return added;
  }
  run(root, process.execPath, ["node_modules/playwright-core/cli.js", "install", "chromium"]);
  return ofPlaywright();
};
