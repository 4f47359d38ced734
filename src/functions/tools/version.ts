import { defineFunction, words } from "../define";
import { PRODUCT_VERSION } from "../version";

export const VERSION = defineFunction({
  name: "VERSION",
  family: "tools",
  summary: words("Version of Compute Credit that calculates this workbook.", "Versión de Compute Credit que calcula este libro."),
  args: {},
  returns: { shape: "scalar", part: { name: "version", unit: "text", meaning: words("major.minor.patch", "mayor.menor.parche") } },
  formula: "the version of the library",
  limits: [words("Two workbooks with the same version and the same inputs give the same numbers on every host.", "Dos libros con la misma versión y los mismos datos dan los mismos números en todas partes.")],
  errors: {},
  sources: ["CHANGELOG.md"],
  related: ["EXPLAIN"],
  examples: [{ given: {}, result: PRODUCT_VERSION, because: "the version of package.json" }],
  compute: (_values, library) => ({ version: library.version }),
  steps: [],
  result: (workings) => workings.version,
});
