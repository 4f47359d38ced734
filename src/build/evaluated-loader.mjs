/**
 * webpack loader: runs a module while the build runs and puts what it exports in its place, as plain data. So the texts of
 * the functions reach the pages without the declarations that they are printed from. A loader must be a default export.
 */
import { pathToFileURL } from "node:url";

export default function evaluated() {
  const done = this.async();
  // What such a module prints depends on more than its own file.
  this.cacheable(false);
  import(pathToFileURL(this.resourcePath).href).then(
    (exports) => done(null, Object.entries(exports).map(([name, value]) => `export const ${name} = JSON.parse(${JSON.stringify(JSON.stringify(value))});`).join("\n")),
    (problem) => done(problem instanceof Error ? problem : new Error(String(problem))),
  );
}
