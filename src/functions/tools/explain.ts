import { CalcError } from "../../core/errors";
import type { Cell, Input } from "../cells";
import { withoutFiller } from "../decode";
import { defineFunction, type FunctionSpec, type Library, pairs, type Slot, text, words } from "../define";
import { evaluate, isLifted } from "../evaluate";
import { type ExplainedStep, explainSteps } from "../explain";
import { NAMESPACE, sheetName } from "../names";

/** GPU_RESIDUAL, gpu_residual and CCREDIT.GPU_RESIDUAL all name the same function. */
export const findFunction = (name: string, library: Library): FunctionSpec => {
  const wanted = name.trim().toUpperCase().replace(`${NAMESPACE}.`, "");
  const spec = library.find(wanted);
  if (!spec) throw new CalcError("bad-input", "function", `expected the name of a CCREDIT function, got "${name}"`);
  return spec;
};

/** Rows [name, value …] for an argument that is itself a list of names and values, from names such as arguments.units. */
const innerPairs = (prefix: string, named: Readonly<Record<string, unknown>>): Input => {
  const rows = Object.entries(named)
    .filter(([name]) => name.startsWith(prefix))
    .flatMap(([name, given]): readonly (readonly Cell[])[] => (Array.isArray(given) ? (given as Cell[][]) : [[given as Cell]]).map((row) => [name.slice(prefix.length), ...row]));
  const width = Math.max(2, ...rows.map((row) => row.length));
  return rows.length === 0 ? undefined : rows.map((row) => Array.from({ length: width }, (_, i) => row[i] ?? null));
};

/**
 * Named arguments, as they stand on a sheet, in the order of the function. Unknown names are refused. Where the function
 * itself takes named arguments, as SOLVE does, theirs are written arguments.units, arguments.rent … A block, as the
 * liabilities of CLEARING, is given row by row, each with its name.
 */
export const inOrder = (spec: FunctionSpec, named: Readonly<Record<string, unknown>>): readonly Input[] => {
  const slots = Object.entries(spec.args as Record<string, Slot<unknown>>);
  const names = slots.map(([key]) => sheetName(key));
  const prefixes = slots.flatMap(([key, slot]) => (slot.shape === "pairs" ? [`${sheetName(key)}.`] : []));
  for (const name of Object.keys(named)) {
    if (prefixes.some((prefix) => name.startsWith(prefix))) continue;
    if (!names.includes(name)) throw new CalcError("bad-input", "arguments", `expected arguments of ${spec.name} (${names.join(", ") || "none"}), got "${name}"`);
  }
  return slots.map(([, slot], j): Input => {
    const name = names[j]!;
    const given = withoutFiller(slot, named[name] as Input);
    if (slot.shape === "pairs") return given ?? innerPairs(`${name}.`, named);
    if (!Array.isArray(given)) return given;
    const block = given as readonly (readonly Cell[])[];
    if (slot.shape !== "matrix" && block.length > 1) throw new CalcError("bad-input", "arguments", `expected every argument once, got "${name}" in ${block.length} rows`);
    // The last blank cells of a row were cut off; inside a block they are cells like any other.
    const width = Math.max(...block.map((row) => row.length));
    return block.map((row) => Array.from({ length: width }, (_, c) => row[c] ?? null));
  });
};

export const EXPLAIN = defineFunction({
  name: "EXPLAIN",
  family: "tools",
  summary: words("Every step of a CCREDIT function: arguments, intermediate values and the answer, each with unit and formula.", "Cada paso de una función CCREDIT: argumentos, valores intermedios y respuesta, con unidad y fórmula."),
  args: {
    function: text(words("Name of the function to explain, as text", "Nombre de la función a explicar, como texto")),
    arguments: pairs(
      words(
        "Two columns: argument name, value; a vector goes on to the right; arguments.rent names an argument of the function that SOLVE or another tool calls",
        "Dos columnas: nombre del argumento, valor; un vector sigue a la derecha; arguments.rent nombra un argumento de la función que llama SOLVE u otra herramienta",
      ),
    ),
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
  errors: {
    "#N/A": [words("the explained call answers so", "la llamada explicada responde así")],
    "#DIV/0!": [words("the explained call answers so", "la llamada explicada responde así")],
    "#NUM!": [words("the explained call answers so", "la llamada explicada responde así")],
    "#VALUE!": [
      words("function is unknown", "function no existe"),
      words("arguments names what the function does not have, the same argument twice, or a value that it refuses", "arguments nombra lo que la función no tiene, dos veces el mismo argumento, o un valor que esta rechaza"),
      words("arguments gives a range where the function takes one value", "arguments da un rango donde la función espera un valor"),
    ],
  },
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
    const inputs = inOrder(spec, values.arguments);
    if (inputs.some((input, i) => isLifted(spec.slots[i]![1].shape, input))) {
      throw new CalcError("bad-input", "arguments", "expected single values, got a range where the function takes one value");
    }
    return { explained: explainSteps(spec, evaluate(spec, inputs, library), library) };
  },
  steps: [],
  result: ({ explained }) => explained.map((row: ExplainedStep) => [row.name, row.value ?? "", row.unit, row.how]),
});
