import { CalcError, notAvailable } from "../../core/errors";
import { type ScanWorkings, scanRoots } from "../../core/numerics/scan";
import { type Cell, isCellError, show } from "../cells";
import { CALLED_ERRORS } from "../common-errors";
import { defineFunction, number, words } from "../define";
import { bound, CALL, CALL_LIMITS, PICK, targetOf, vary } from "./target";

const INTERVALS = 64;

/** A few significant digits: a message is read, not calculated with. */
const brief = (value: number): string => String(Number(value.toPrecision(6)));
const spanOf = ([from, to]: readonly [number, number]): string => (from === to ? brief(from) : `${brief(from)} to ${brief(to)}`);

/** Why there is no answer, from what the scan saw. */
const whyNone = ({ points, jumps }: ScanWorkings, name: string, output: string, target: number, firstProblem: Cell | undefined): string => {
  if (points.length === 0) {
    return `${output} is nowhere a number between low and high; at low it is ${isCellError(firstProblem) ? `${firstProblem.error} ${firstProblem.message}` : show(firstProblem)}`;
  }
  if (jumps.length > 0) return `${output} jumps over ${target} where ${name} is ${jumps.map(spanOf).join(", ")}, and is never equal to it`;
  const found = points.map(({ y }) => y + target);
  const [least, most] = [found.reduce((a, b) => Math.min(a, b)), found.reduce((a, b) => Math.max(a, b))];
  return `no root: ${output} runs from ${brief(least)} to ${brief(most)} between low and high and does not cross ${target}`;
};

/** What a reader has to know about an answer that is not the only one, or not sure. */
const noteOf = ({ crossings, jumps, passedOver }: ScanWorkings, name: string): string | undefined => {
  const said = [
    ...(crossings.length - jumps.length > 1 ? [`several roots: the target is crossed where ${name} is ${crossings.map(spanOf).join("; ")}; the answer is the first from low`] : []),
    ...(jumps.length > 0 ? [`the answer is jumped over, not met, at ${jumps.map(spanOf).join("; ")}`] : []),
    ...(passedOver > 0 ? [`${passedOver} of ${INTERVALS + 1} scan points have no number and are passed over`] : []),
  ];
  return said.length === 0 ? undefined : said.join(". ");
};

export const SOLVE = defineFunction({
  name: "SOLVE",
  family: "tools",
  summary: words("Value of one argument at which any CCREDIT function reaches a target: goal seek by name, in a formula.", "Valor de un argumento con el que cualquier función CCREDIT alcanza un objetivo: buscar objetivo por nombre, en una fórmula."),
  args: {
    ...CALL,
    vary,
    target: number("as the function", words("Value that the picked cell shall have", "Valor que debe tener la celda leída")),
    low: bound(words("Where the search starts; the first root from here is the answer", "Donde empieza la búsqueda; la primera raíz desde aquí es la respuesta")),
    high: bound(words("Where the search ends", "Donde termina la búsqueda")),
    ...PICK,
  },
  returns: { shape: "scalar", part: { name: "solution", unit: "as the argument", meaning: words("First value from low at which the target is met", "Primer valor desde low con el que se cumple el objetivo"), how: "scan of 64 parts from low to high, then Brent in the first that changes sign" } },
  formula: "first x from low with function(arguments, vary = x)[row, col] = target; 64 parts, then Brent; points with an error are passed over",
  limits: [
    words("Two roots inside one of the 64 parts, or a target that is only touched, are not seen: narrow low and high around the answer expected.", "Dos raíces dentro de una de las 64 partes, o un objetivo solo rozado, no se ven: acote low y high alrededor de lo esperado."),
    words("The answer is what the model needs, not what is likely. Where several roots exist EXPLAIN lists where; the first from low is the answer.", "La respuesta es lo que el modelo necesita, no lo probable. Si hay varias raíces, EXPLAIN dice dónde; responde la primera desde low."),
    words("#N/A when no root lies between low and high: this is an answer too, as no deflation breaks a loan that its contract repays.", "#N/A si no hay raíz entre low y high: también es una respuesta, como un préstamo que su contrato paga y ninguna deflación rompe."),
    ...CALL_LIMITS,
  ],
  errors: {
    "#N/A": [
      words("no root: the answer does not cross target between low and high", "sin raíz: la respuesta no cruza target entre low y high"),
      words("the answer jumps over target, and is never equal to it", "la respuesta salta sobre target y nunca lo iguala"),
      words("the answer is nowhere a number between low and high", "la respuesta no es un número en ningún punto entre low y high"),
    ],
    "#VALUE!": [words("high does not exceed low", "high no supera low"), ...CALLED_ERRORS],
  },
  sources: ["docs/conventions.md#solve", "Brent: Algorithms for Minimization without Derivatives, Prentice-Hall 1973, chapter 4"],
  related: ["SENSITIVITY", "TORNADO", "IMPLIED_DEFLATION", "BREAKEVEN_DEFLATION", "EXPLAIN"],
  examples: [
    {
      given: { function: "LLCR", arguments: [["cfads", 12000, 15000, 18000, 21000, 26000], ["debt", 70000, "", "", "", ""], ["freq", 1, "", "", "", ""]], vary: "rate", target: 1, low: 0, high: 0.5 },
      result: 0.08663094803652, because: "Microsoft support example of IRR: −70,000, then 12,000 to 26,000: 8.66 %",
    },
    {
      given: { function: "LLCR", arguments: [["cfads", 12000, 15000, 18000, 21000], ["debt", 70000, "", "", ""], ["freq", 1, "", "", ""]], vary: "rate", target: 1, low: -0.5, high: 0.5 },
      result: -0.02124484827341, because: "Microsoft support example of IRR after four years: −2.1 %",
    },
    {
      given: { function: "LLCR", arguments: [["cfads", -230, 132], ["debt", 100, ""], ["freq", 1, ""]], vary: "rate", target: -1, low: 0, high: 1 },
      result: 0.1, because: "by hand: −230/1.1 + 132/1.21 = −100; the other root, 20 %, lies further from low",
    },
  ],
  compute: (values, library) => {
    const { low, high, target } = values;
    if (!(high > low)) throw new CalcError("bad-input", "high", `expected a number above low (${low}), got ${high}`);
    const called = targetOf(values, library);
    const name = called.argumentNamed(values.vary, "vary");
    let calls = 0;
    let firstProblem: Cell | undefined;
    const excess = (x: number): number | undefined => {
      calls += 1;
      const cell = called.at({ [name]: x });
      // A search that leaves points out because they cost too much could answer a later root, or none.
      if (called.isSpent()) throw new CalcError("bad-input", "arguments", `expected calls short enough for a search, got no answer after ${calls - 1} of them, which have used up what a sheet can wait for`);
      if (typeof cell === "number") return cell - target;
      firstProblem ??= cell;
      return undefined;
    };
    const scan = scanRoots({ of: excess, low, high, intervals: INTERVALS });
    if (scan.root === undefined) return notAvailable("", whyNone(scan, name, called.output, target, firstProblem));
    return {
      called: called.spec.name, output: called.output, base: called.base, varied: name,
      crossings: scan.crossings.length, note: noteOf(scan, name),
      valueAtAnswer: called.at({ [name]: scan.root }), calls,
      solution: scan.root,
    };
  },
  steps: [
    { of: "called", unit: "text", how: "function that is called" },
    { of: "output", unit: "text", how: "cell of its answer that is read: row, col" },
    { of: "varied", unit: "text", how: "argument that is changed" },
    { of: "base", unit: "as the function", how: "that cell for the arguments as given" },
    { of: "crossings", unit: "crossings", how: "times that the scan of 64 parts crosses the target" },
    { of: "note", unit: "warning", how: "read before using the answer" },
    { of: "valueAtAnswer", unit: "as the function", how: "that cell at the answer; equals target" },
    { of: "calls", unit: "calls", how: "calls made for the scan and for Brent" },
  ],
  result: (workings) => workings.solution,
});
