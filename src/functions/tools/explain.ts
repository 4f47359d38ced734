import { CalcError } from "../../core/errors";
import type { Input } from "../cells";
import { defineFunction, type FunctionSpec, type Library, pairs, text, words } from "../define";
import { evaluate } from "../evaluate";
import { type ExplainedStep, explainSteps } from "../explain";
import { NAMESPACE, sheetName } from "../names";

/** GPU_RESIDUAL, gpu_residual and CCREDIT.GPU_RESIDUAL all name the same function. */
export const findFunction = (name: string, library: Library): FunctionSpec => {
  const wanted = name.trim().toUpperCase().replace(`${NAMESPACE}.`, "");
  const spec = library.find(wanted);
  if (!spec) throw new CalcError("bad-input", "function", `expected the name of a CCREDIT function, got "${name}"`);
  return spec;
};

/** Named arguments, as they stand on a sheet, in the order of the function. Unknown names are refused. */
export const inOrder = (spec: FunctionSpec, named: Readonly<Record<string, unknown>>): readonly Input[] => {
  const names = Object.keys(spec.args as object).map(sheetName);
  for (const name of Object.keys(named)) {
    if (!names.includes(name)) throw new CalcError("bad-input", "arguments", `expected arguments of ${spec.name} (${names.join(", ") || "none"}), got "${name}"`);
  }
  return names.map((name) => named[name] as Input);
};

export const EXPLAIN = defineFunction({
  name: "EXPLAIN",
  family: "tools",
  summary: words("Every step of a CCREDIT function: arguments, intermediate values and the answer, each with unit and formula.", "Cada paso de una función CCREDIT: argumentos, valores intermedios y respuesta, con unidad y fórmula."),
  args: {
    function: text(words("Name of the function to explain, as text", "Nombre de la función a explicar, como texto")),
    arguments: pairs(words("Two columns: argument name, value; a vector goes on to the right", "Dos columnas: nombre del argumento, valor; un vector sigue a la derecha")),
  },
  returns: {
    shape: "table",
    parts: [
      { name: "step", unit: "text", meaning: words("What is calculated", "Qué se calcula") },
      { name: "value", unit: "as stated", meaning: words("Its value", "Su valor") },
      { name: "unit", unit: "text", meaning: words("Unit of the value", "Unidad del valor") },
      { name: "how", unit: "text", meaning: words("Formula in words, or where the value comes from", "Fórmula en palabras, o de dónde viene el valor") },
    ],
  },
  formula: "the workings of the function itself, in calculation order; the last row is its answer bit for bit",
  limits: [words("Explains one call with single values; a call over a range of ages is explained age by age.", "Explica una llamada con valores únicos; una llamada sobre un rango se explica valor por valor.")],
  sources: ["docs/conventions.md#explain"],
  related: ["VERSION", "SOURCE"],
  examples: [
    {
      given: { function: "GPU_RESIDUAL", arguments: [["cost", 30000], ["age", 2.5], ["method", "SL"], ["life", 5]] },
      pick: [-1, 1], result: 15000, because: "last row = the function: 30000 · (1 − 2.5/5)",
    },
  ],
  compute: (values, library) => {
    const spec = findFunction(values.function, library);
    const evaluation = evaluate(spec, inOrder(spec, values.arguments), library);
    if (evaluation.workings === undefined) {
      throw new CalcError("bad-input", "arguments", "expected single values, got a range where the function takes one value");
    }
    return { explained: explainSteps(spec, evaluation) };
  },
  steps: [],
  result: ({ explained }) => explained.map((row: ExplainedStep) => [row.name, row.value as string | number | boolean, row.unit, row.how]),
});
