import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import CopyPlugin from "copy-webpack-plugin";
import HtmlPlugin from "html-webpack-plugin";
import { transform } from "esbuild";
import CssPlugin from "mini-css-extract-plugin";
import { minify } from "terser";
import webpack from "webpack";
import { compileAssembly } from "./src/build/assembly.mjs";
import { baseUrlFrom } from "./src/build/base-url.ts";
import { cataloguePlugin } from "./src/build/catalogue-plugin.ts";
import { DIGEST_FILE, sourceDigest } from "./src/build/fresh.mjs";
import { leanTexts } from "./src/build/lean-texts.ts";
import { licencesPlugin } from "./src/build/licences-plugin.ts";
import { builtManifest } from "./src/build/manifest.ts";

const root = dirname(fileURLToPath(import.meta.url));
const { version } = JSON.parse(readFileSync(resolve(root, "package.json"), "utf8"));

const common = (name, mode) => ({
  name,
  mode,
  devtool: false,
  context: root,
  resolve: { extensions: [".ts", ".tsx", ".js", ".mjs"] },
  performance: { hints: false },
  stats: { preset: "errors-warnings", timings: true },
  cache: {
    type: "filesystem",
    name: `${name}-${mode}`,
    cacheDirectory: resolve(root, "node_modules/.cache/webpack"),
    buildDependencies: { config: [fileURLToPath(import.meta.url), resolve(root, "babel.config.js"), resolve(root, "src/build/lean-texts.ts"), resolve(root, "package-lock.json")] },
  },
});

const inSource = (...path) => resolve(root, "src", ...path);
const babel = (options = {}) => ({ loader: "babel-loader", options: { cacheDirectory: false, ...options } });
/** The kernel of the simulations in AssemblyScript: an asset that only a worker loads. */
const assembly = inSource("simulation/assembly");
const kernel = { test: /\.ts$/, include: assembly, type: "asset/resource", generator: { filename: "chunks/kernel.[contenthash].wasm" }, use: inSource("build/assembly-loader.mjs") };
const typescript = { test: /\.tsx?$/, exclude: [/node_modules/, assembly], use: babel() };

/** What the pages know as plain data: the texts of the functions, the facts in columns, the colours. */
const EVALUATED = ["functions/texts-en.ts", "functions/texts-es.ts", "facts/values-table.ts", "facts/documents-table.ts", "functions/steps-table.ts", "ui/theme-tokens.ts"].map((path) => inSource(path));
const REFERENCES = ["facts/documents.ts", "facts/documents-table.ts", "functions/references.ts", "functions/steps-table.ts"].map((path) => inSource(path));
/** In the pages the functions go without the texts that only people read (docs/decisions/0011-texts-apart.md). */
const lean = [
  { test: EVALUATED, use: inSource("build/evaluated-loader.mjs") },
  { ...typescript, include: inSource("functions"), exclude: EVALUATED, use: babel({ plugins: [leanTexts] }) },
  { ...typescript, exclude: [/node_modules/, inSource("functions"), assembly, ...EVALUATED] },
  kernel,
];

/** A build carries the digest of what it was made of, so that the scripts know whether it is stale. */
const digestPlugin = {
  apply(compiler) {
    compiler.hooks.thisCompilation.tap("Digest", (compilation) => {
      compilation.hooks.processAssets.tap({ name: "Digest", stage: webpack.Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL }, () => {
        compilation.emitAsset(DIGEST_FILE, new webpack.sources.RawSource(`${sourceDigest(root)}\n`));
      });
    });
  },
};

/** What Excel loads: terser makes it a tenth smaller, because it drops what a file declares and nobody uses. */
const IN_EXCEL = ["functions", "taskpane", "pane", "references", "presets"];
const small = async (name, source, isInExcel) => {
  if (isInExcel) return minify(source, { ecma: 2020, compress: { passes: 2 }, format: { ascii_only: true, comments: false } });
  return transform(source, { minify: true, target: "es2022", loader: name.endsWith(".css") ? "css" : "js", legalComments: "none" });
};

/** esbuild makes the embedded spreadsheet small in two seconds; terser would take forty. */
const minimizer = {
  apply(compiler) {
    compiler.hooks.compilation.tap("Minimize", (compilation) => {
      compilation.hooks.processAssets.tapPromise({ name: "Minimize", stage: webpack.Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE_SIZE }, async (assets) => {
        const inExcel = new Set([...compilation.chunks].filter(({ name }) => IN_EXCEL.includes(name)).flatMap(({ files }) => [...files].filter((file) => file.endsWith(".js"))));
        const scripts = Object.keys(assets).filter((name) => /\.(js|css)$/.test(name));
        await Promise.all(
          scripts.map(async (name) => {
            const { code } = await small(name, assets[name].source().toString(), inExcel.has(name));
            compilation.updateAsset(name, new webpack.sources.RawSource(code), { minimized: true });
          }),
        );
      });
    });
  },
};

const page = (filename, template, chunks) =>
  new HtmlPlugin({ filename, template, chunks, chunksSortMode: "manual", scriptLoading: "defer", inject: "head", minify: false });

/** The pages: task pane with the shared runtime, workbench, help. What they load is served from one place. */
const web = (mode, baseUrl) => ({
  ...common("web", mode),
  target: ["web", "es2022"],
  entry: {
    functions: "./src/registration/register.ts",
    // The page loads functions.js first: what both need, catalogue and facts, stands there once.
    taskpane: { import: "./src/taskpane/taskpane.ts", dependOn: "functions" },
    workbench: "./src/workbench/workbench.ts",
  },
  output: {
    path: resolve(root, "dist"),
    // Entries keep their names for ever: Excel and host caches know them. Chunks change theirs with their content.
    filename: "[name].js",
    // A worker asks for its chunks from where it stands itself: at the root, as the pages do.
    chunkFilename: ({ chunk }) => (chunk.name === "apart" ? "[name].[contenthash].js" : chunk.name ? "chunks/[name].[contenthash].js" : "chunks/[contenthash].js"),
    // Every page with scripts stands at the root; "auto" would ask for a document that custom functions may not have.
    publicPath: "",
    clean: { keep: /^cli\// },
  },
  module: { rules: [...lean, { test: /\.css$/, use: [CssPlugin.loader, "css-loader"] }] },
  // The pane in Excel stays one file: what is unused in it can be dropped only while it is together. So do the presets and the references. So does
  // a worker: it would look for the rest of itself beside itself instead of beside the page.
  optimization: {
    splitChunks: {
      chunks: (chunk) => !chunk.canBeInitial() && !["pane", "presets", "references", "simulation-worker"].includes(chunk.name),
      // The functions fetch the references for themselves, and the pane reads them: one file for both.
      cacheGroups: { references: { test: ({ resource = "" }) => REFERENCES.includes(resource), name: "references", chunks: "async", enforce: true } },
    },
    minimizer: [minimizer],
  },
  plugins: [
    digestPlugin,
    // The engine of the simulations is not part of functions.js: src/simulation/later.ts loads it with the first simulation.
    new webpack.NormalModuleReplacementPlugin(/core\/simulation\/run$/, (resource) => {
      if (resource.context.startsWith(inSource("functions"))) resource.request = inSource("simulation/later.ts");
    }),
    new CssPlugin({ filename: "[name].css", chunkFilename: "chunks/[contenthash].css", ignoreOrder: true }),
    cataloguePlugin(baseUrl),
    licencesPlugin(),
    page("taskpane.html", "src/taskpane/taskpane.html", ["functions", "taskpane"]),
    page("workbench.html", "src/workbench/workbench.html", ["workbench"]),
    page("index.html", "src/workbench/workbench.html", ["workbench"]),
    new CopyPlugin({
      patterns: [
        { from: "assets/*.png" },
        { from: "src/presets/preset.schema.json", to: "preset.schema.json" },
        { from: "src/build/help.css", to: "help/help.css" },
        { from: "manifest.xml", transform: (content) => builtManifest(content.toString(), baseUrl, version) },
      ],
    }),
  ],
});

/** The command line finds the compiled kernel of the simulations beside itself. */
const kernelPlugin = {
  apply(compiler) {
    compiler.hooks.thisCompilation.tap("Kernel", (compilation) => {
      compilation.hooks.processAssets.tap({ name: "Kernel", stage: webpack.Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL }, () => {
        compilation.emitAsset("kernel.wasm", new webpack.sources.RawSource(compileAssembly(root)));
      });
    });
  },
};

/** The command line as one file for Node. */
const cli = (mode) => ({
  ...common("cli", mode),
  target: "node20",
  entry: { ccredit: "./src/cli/main.ts" },
  output: { path: resolve(root, "dist/cli"), filename: "[name].cjs", chunkFormat: "commonjs", asyncChunks: false, clean: true },
  module: { rules: [typescript] },
  optimization: { minimize: false },
  plugins: [digestPlugin, kernelPlugin, licencesPlugin(), new webpack.BannerPlugin({ banner: "#!/usr/bin/env node", raw: true })],
});

export default (env, { mode = "production" }) => {
  // npm run build -- --env base=https://… says the same as the variable, which the digest of the build also reads.
  if (env.base) process.env.ADDIN_BASE_URL = env.base;
  return [web(mode, baseUrlFrom(process.env.ADDIN_BASE_URL)), cli(mode)];
};
