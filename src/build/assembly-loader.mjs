/** webpack loader: puts the compiled kernel in the place of its entry file. A loader must be a default export. */
import { assemblySources, compileAssembly } from "./assembly.mjs";

export const raw = true;

export default function assembly() {
  for (const file of assemblySources(this.rootContext)) this.addDependency(file);
  return compileAssembly(this.rootContext);
}
