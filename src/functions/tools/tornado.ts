import { CalcError } from "../../core/errors";
import { notDefined } from "../../core/units";
import type { Cell } from "../cells";
import { CALLED_CELL_ERROR, CALLED_ERRORS, PASSED_ON_ERROR } from "../common-errors";
import { anySeries, defineFunction, type Entry, texts, words } from "../define";
import { asEntry, CALL, CALL_LIMITS, MAX_CALLS, PICK, targetOf } from "./target";

interface Bar {
  readonly name: string;
  readonly low: Cell;
  readonly high: Cell;
  readonly swing: number | undefined;
}

/** Largest swing first; a bar with an end that has no value stands last. Sorting keeps the order of equals. */
const bySwing = (a: Bar, b: Bar): number => (b.swing ?? -1) - (a.swing ?? -1);

export const TORNADO = defineFunction({
  name: "TORNADO",
  family: "tools",
  summary: words("Arguments of any CCREDIT function ranked by how far a low and a high value of each move one cell of the answer.", "Argumentos de cualquier función CCREDIT ordenados por cuánto mueven una celda de la respuesta su valor bajo y alto."),
  args: {
    ...CALL,
    names: texts(words("Names of the arguments to move, one at a time", "Nombres de los argumentos que se mueven, de uno en uno")),
    lows: anySeries(words("Low value of each", "Valor bajo de cada uno")),
    highs: anySeries(words("High value of each", "Valor alto de cada uno")),
    ...PICK,
  },
  returns: {
    shape: "table",
    parts: [
      { name: "argument", unit: "text", meaning: words("Argument moved", "Argumento que se mueve"), how: "names, largest swing first, ties in the order given" },
      { name: "at low", unit: "as the function", meaning: words("The picked cell at the low value", "La celda leída con el valor bajo"), how: "function with the argument at its low" },
      { name: "at high", unit: "as the function", meaning: words("The picked cell at the high value", "La celda leída con el valor alto"), how: "function with the argument at its high" },
      { name: "swing", unit: "as the function", meaning: words("Distance of the two; empty where one of them is no number", "Distancia entre ambas; vacío si una no es un número"), how: "|at high − at low|" },
    ],
  },
  formula: "for each name: function(arguments, name = low)[row, col], function(arguments, name = high)[row, col], swing = |difference|; sorted by swing",
  limits: [
    words("A bar is as long as its range is wide: lows and highs are judgements and decide the order. Say where they come from.", "La barra es tan larga como su rango: lows y highs son juicios y deciden el orden. Diga de dónde salen."),
    words("One argument at a time: what moves together, or matters only together, does not show. Two ends alike do not prove that nothing happens between them.", "Un argumento cada vez: no muestra lo que se mueve junto. Dos extremos iguales no prueban que en medio no pase nada."),
    ...CALL_LIMITS,
  ],
  errors: {
    "#N/A": [PASSED_ON_ERROR],
    "#DIV/0!": [PASSED_ON_ERROR],
    "#NUM!": [PASSED_ON_ERROR],
    "#VALUE!": [
      ...CALLED_ERRORS,
      words("lows or highs does not have one entry for each name", "lows o highs no tiene una entrada por nombre"),
      words("more than 1,250 names", "más de 1.250 nombres"),
      CALLED_CELL_ERROR,
    ],
  },
  sources: ["docs/conventions.md#tornado"],
  related: ["SENSITIVITY", "SOLVE", "EXPLAIN"],
  examples: [
    {
      given: { function: "LLCR", arguments: [["cfads", 110, 121], ["debt", 100, ""], ["rate", 0.1, ""], ["freq", 1, ""]], names: ["cash", "debt", "rate"], lows: [0, 80, 0], highs: [20, 125, 0.1] },
      result: [["debt", 2.5, 1.6, 0.9], ["rate", 2.31, 2, 0.31], ["cash", 2, 2.2, 0.2]],
      because: "by hand: CFADS is worth 200 at 10 % and 231 at 0 %; 200/80 and 200/125; 220/100",
    },
  ],
  compute: (values, library) => {
    const n = values.names.length;
    for (const [name, given] of [["lows", values.lows], ["highs", values.highs]] as const) {
      if (given.length !== n) throw new CalcError("bad-input", name, `expected one value for each of the ${n} names, got ${given.length}`);
    }
    if (2 * n > MAX_CALLS) throw new CalcError("bad-input", "names", `expected at most ${MAX_CALLS / 2} arguments, two calls each, got ${n}`);
    const target = targetOf(values, library);
    const bars = values.names.map((asked, j): Bar => {
      const name = target.argumentNamed(asked, "names");
      const [low, high] = [target.at({ [name]: values.lows[j]! }), target.at({ [name]: values.highs[j]! })];
      return { name, low, high, swing: typeof low === "number" && typeof high === "number" ? Math.abs(high - low) : undefined };
    });
    return { called: target.spec.name, output: target.output, base: target.base, calls: 2 * n, bars: [...bars].sort(bySwing) };
  },
  steps: [
    { of: "called", unit: "text", how: "function that is called" },
    { of: "output", unit: "text", how: "cell of its answer that is read: row, col" },
    { of: "base", unit: "as the function", how: "that cell for the arguments as given" },
    { of: "calls", unit: "calls", how: "two for each argument" },
  ],
  result: ({ bars }) => bars.map(({ name, low, high, swing }): Entry[] => [name, asEntry(low), asEntry(high), swing ?? notDefined(`${name} has no number at both ends`)]),
});
