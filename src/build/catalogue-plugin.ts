import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Compiler } from "webpack";
import webpack from "webpack";
import { CATALOGUE } from "../functions/catalogue";
import { helpPages } from "./help";
import { makeMetadata } from "./metadata";

const NAME = "CataloguePlugin";

/** Adds what is printed from the catalogue: functions.json, functions-es.json and the help pages. Fails the build in words. */
export const cataloguePlugin = (baseUrl: string): { apply(compiler: Compiler): void } => ({
  apply(compiler) {
    compiler.hooks.thisCompilation.tap(NAME, (compilation) => {
      const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL;
      compilation.hooks.processAssets.tapPromise({ name: NAME, stage }, async () => {
        const { english, spanish, problems } = await makeMetadata(CATALOGUE, baseUrl);
        for (const problem of problems) compilation.errors.push(new webpack.WebpackError(`functions.json: ${problem}`));
        const emit = (path: string, content: string) => compilation.emitAsset(path, new webpack.sources.RawSource(content));
        emit("functions.json", JSON.stringify(english));
        emit("functions-es.json", JSON.stringify(spanish));
        const written = (name: string): string => readFileSync(join(compiler.context, `docs/${name}.md`), "utf8");
        const documents = (["privacy", "terms", "support"] as const).map((name) => ({ name, markdown: written(name) }));
        for (const page of helpPages(CATALOGUE, written("conventions"), documents)) emit(page.path, page.html);
      });
    });
  },
});
