import { CalcError } from "../../core/errors";
import { CALLED_CELL_ERROR, CALLED_ERRORS, PASSED_ON_ERROR } from "../common-errors";
import { anySeries, defineFunction, flag, optionalAnySeries, words } from "../define";
import { asEntry, CALL, CALL_LIMITS, MAX_CALLS, optionalVary, PICK, targetOf, vary } from "./target";

const LOAN = [["units", 1000], ["rent", 2], ["opex", 0.5], ["debt", 20_000_000], ["rate", 0], ["years", 5], ["deflation", 0], ["util", 0.75]];

export const SENSITIVITY = defineFunction({
  name: "SENSITIVITY",
  family: "tools",
  summary: words("One- or two-way sensitivity of any CCREDIT function: changes arguments by name and reads one cell of each answer.", "Sensibilidad de una o dos vías de cualquier función CCREDIT: cambia argumentos por nombre y lee una celda de cada respuesta."),
  args: {
    ...CALL,
    vary,
    values: anySeries(words("Values of that argument, one row of the answer each", "Valores de ese argumento, una fila de la respuesta cada uno")),
    vary2: optionalVary,
    values2: optionalAnySeries(words("Values of the second argument, one column of the answer each", "Valores del segundo argumento, una columna de la respuesta cada uno")),
    ...PICK,
    labels: flag(words("TRUE adds the values that were tried: down the first column, and across a header row", "VERDADERO añade los valores probados: en la primera columna y en una fila de encabezado"), false),
  },
  returns: { shape: "matrix", part: { name: "value", unit: "as the function", meaning: words("The picked cell of the function's answer; an error stays in its own cell", "La celda leída de la respuesta; un error queda en su propia celda"), how: "rows are values, columns are values2" } },
  formula: "cell (r, c) = function(arguments, vary = values[r], vary2 = values2[c])[row, col]; at most 2,500 cells",
  limits: [
    words("One or two arguments move and the rest stands still, which is not how a bad year comes: rent, utilization and resale fall together.", "Se mueven uno o dos argumentos y el resto queda fijo; un mal año no llega así: alquiler, utilización y reventa caen juntos."),
    ...CALL_LIMITS,
    words("A vector argument is replaced as a whole by one value; single entries of it cannot be varied.", "Un argumento vectorial se sustituye entero por un valor; no se pueden variar sus entradas sueltas."),
  ],
  errors: {
    "#N/A": [PASSED_ON_ERROR],
    "#DIV/0!": [PASSED_ON_ERROR],
    "#NUM!": [PASSED_ON_ERROR],
    "#VALUE!": [
      ...CALLED_ERRORS,
      words("vary2 without values2, values2 without vary2, or vary2 the same as vary", "vary2 sin values2, values2 sin vary2, o vary2 igual que vary"),
      words("more than 2,500 points", "más de 2.500 puntos"),
      CALLED_CELL_ERROR,
    ],
  },
  sources: ["docs/conventions.md#sensitivity"],
  related: ["TORNADO", "SOLVE", "EXPLAIN"],
  examples: [
    {
      given: { function: "FLEET_SUMMARY", arguments: LOAN, vary: "util", values: [0.5, 0.75, 2], row: 5 },
      result: [[1.095], [2.19], [{ error: "#VALUE!", message: "util: expected a number of at least 0 and at most 1, got 2" }]],
      because: "by hand: 2.19m hours a quarter at 2 · util less .5, against 1m of service; a util of 2 is refused in its own cell",
    },
    {
      given: { function: "LLCR", arguments: [["cfads", 110, 121], ["debt", 100, ""], ["freq", 1, ""]], vary: "rate", values: [0, 0.1], vary2: "debt", values2: [100, 200], labels: true },
      result: [["rate \\ debt", 100, 200], [0, 2.31, 1.155], [0.1, 2, 1]],
      because: "by hand: 231 or 110/1.1 + 121/1.21, over 100 or 200",
    },
  ],
  compute: (values, library) => {
    if ((values.vary2 === undefined) !== (values.values2 === undefined)) {
      const [missing, present] = values.vary2 === undefined ? (["vary2", "values2"] as const) : (["values2", "vary2"] as const);
      throw new CalcError("bad-input", missing, `expected ${missing} together with ${present}, got none`);
    }
    const across = values.values2 ?? [];
    const calls = values.values.length * Math.max(1, across.length);
    if (calls > MAX_CALLS) throw new CalcError("bad-input", "values", `expected at most ${MAX_CALLS} points, got ${values.values.length} x ${Math.max(1, across.length)} = ${calls}`);

    const target = targetOf(values, library);
    const down = target.argumentNamed(values.vary, "vary");
    const second = values.vary2 === undefined ? undefined : target.argumentNamed(values.vary2, "vary2");
    if (second === down) throw new CalcError("bad-input", "vary2", `expected another argument than ${down}, got ${down} again`);

    const grid = values.values.map((value) =>
      second === undefined ? [target.at({ [down]: value })] : across.map((other) => target.at({ [down]: value, [second]: other })),
    );
    return {
      called: target.spec.name, output: target.output, base: target.base, calls,
      down, across: second, grid,
      corner: second === undefined ? down : `${down} \\ ${second}`,
      header: second === undefined ? [target.output] : across,
    };
  },
  steps: [
    { of: "called", unit: "text", how: "function that is called" },
    { of: "output", unit: "text", how: "cell of its answer that is read: row, col" },
    { of: "base", unit: "as the function", how: "that cell for the arguments as given" },
    { of: "down", unit: "text", how: "argument varied down the rows: values" },
    { of: "across", unit: "text", how: "argument varied across the columns: values2" },
    { of: "calls", unit: "calls", how: "number of points" },
  ],
  result: ({ grid, corner, header }, { values, labels }) => {
    const block = grid.map((line) => line.map(asEntry));
    return labels ? [[corner, ...header], ...block.map((line, r) => [values[r]!, ...line])] : block;
  },
});
