import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Compilation, Compiler, Module } from "webpack";
import webpack from "webpack";

const NAME = "LicencesPlugin";
const FILE = "licenses.txt";

/** The folder of the package a file belongs to: …/node_modules/@scope/name or …/node_modules/name. */
export const packageFolder = (file: string): string | undefined => /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(file)?.[0];

const noticeOf = (folder: string): string => {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { name: string; version: string; license?: string };
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)(\.|$)/i.test(entry));
  const text = file ? readFileSync(join(folder, file), "utf8").trim() : "The package carries no licence text of its own.";
  return `${name} ${version} (${license ?? "no licence named"})\n\n${text}\n`;
};

const filesOf = (module: Module): readonly string[] => {
  const inner = (module as Module & { readonly modules?: readonly Module[] }).modules ?? [];
  const own = (module as Module & { readonly resource?: string }).resource;
  return [...(own ? [own] : []), ...inner.flatMap(filesOf)];
};

const foldersOf = (compilation: Compilation): readonly string[] => {
  const folders = [...compilation.modules].flatMap(filesOf).flatMap((file) => packageFolder(file) ?? []);
  return [...new Set(folders)].filter((folder) => existsSync(join(folder, "package.json"))).sort();
};

/** Ships the licence of every package that the bundles contain. */
export const licencesPlugin = (): { apply(compiler: Compiler): void } => ({
  apply(compiler) {
    compiler.hooks.thisCompilation.tap(NAME, (compilation) => {
      compilation.hooks.processAssets.tap({ name: NAME, stage: webpack.Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL }, () => {
        const notices = foldersOf(compilation).map(noticeOf);
        const text = `Compute Credit contains parts of these packages.\n\n${notices.join(`\n${"-".repeat(80)}\n\n`)}`;
        compilation.emitAsset(FILE, new webpack.sources.RawSource(text));
      });
    });
  },
});
