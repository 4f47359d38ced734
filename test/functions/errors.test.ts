import { CATALOGUE } from "../../src/functions/catalogue";
import { type Cell, type CellError, type Input, isCellError } from "../../src/functions/cells";
import { decode, isRange } from "../../src/functions/decode";
import { errorsOf, type FunctionSpec } from "../../src/functions/define";
import { answer } from "../../src/functions/evaluate";
import { LIBRARY } from "../../src/functions/library";
import { type Change, ERROR_CASES, type ErrorCase } from "./error-cases";
import { asInput, diceFor, typedCall } from "./typed-calls";

/**
 * Help says function by function which errors a function answers and when. Careless calls see to it that nothing is left
 * out, and a case for every reason that it is no invention. CALLS makes more of them.
 */
const CALLS = Number(process.env["CALLS"] ?? 300);
const MOST_CELLS = 400;
const OVERFLOW = /^expected arguments whose result is a finite number/;

const cellsOf = (input: Input): readonly Cell[] => (isRange(input) ? input.flat() : input === undefined ? [] : [input]);
const isSame = (cell: Cell, { error, message }: CellError): boolean => isCellError(cell) && cell.error === error && cell.message === message;
const errorsIn = (spec: FunctionSpec, inputs: readonly Input[]): readonly CellError[] => {
  const cells = answer(spec, inputs, LIBRARY);
  const came = inputs.flatMap(cellsOf);
  return (Array.isArray(cells) ? (cells as readonly (readonly Cell[])[]).flat() : [cells as Cell]).filter(isCellError).filter((error) => !came.some((cell) => isSame(cell, error)));
};

/** Whether each argument is acceptable by itself: what is refused then concerns several of them. */
const isAcceptable = (spec: FunctionSpec, inputs: readonly Input[]): boolean =>
  inputs.length <= spec.slots.length &&
  spec.slots.every(([key, slot], i) => {
    const input = inputs[i];
    if (isRange(input)) {
      const width = input[0]?.length ?? 0;
      if (width === 0) return false;
      if (slot.shape === "scalar" && input.length * width !== 1) return false;
      if (slot.shape !== "pairs" && input.some((row) => row.length !== width)) return false;
    }
    try {
      decode(slot, input, key);
      return true;
    } catch {
      return false;
    }
  });

/** Errors beyond the ordinary refusal of one argument, which help states for every function. */
const ownErrors = (spec: FunctionSpec, inputs: readonly Input[]): readonly CellError[] => {
  const found = errorsIn(spec, inputs).filter(({ message }) => !OVERFLOW.test(message));
  return found.some(({ error }) => error === "#VALUE!") && !isAcceptable(spec, inputs) ? found.filter(({ error }) => error !== "#VALUE!") : found;
};

const isShort = (inputs: readonly Input[]): boolean => inputs.every((input) => !isRange(input) || input.length * (input[0]?.length ?? 1) <= MOST_CELLS);
const carelessErrors = (spec: FunctionSpec): readonly CellError[] =>
  Array.from({ length: CALLS }, (_, call) => typedCall(diceFor(`errors ${spec.name} ${call}`), spec)).filter(isShort).flatMap((inputs) => ownErrors(spec, inputs));

const changed = (spec: FunctionSpec, change: Change): readonly Input[] => {
  const given: Change = { ...spec.examples[0]!.given, ...change };
  return spec.slots.map(([key]) => asInput(given[key]));
};

/** A message without the argument it names, its numbers and the texts it quotes. */
const kindOf = (message: string): string => message.replace(/^[a-z0-9_.]+: /, "").replace(/"[^"]*"/g, '""').replace(/-?\d[\d.,]*(?:e[+-]?\d+)?|-?Infinity/g, "0");
const SAME_KIND = 20;
const isStated = (message: string, cases: readonly ErrorCase[]): boolean =>
  cases.some(([, ...says]) => says.some((one) => kindOf(message).includes(kindOf(one)) || kindOf(message).slice(0, SAME_KIND) === kindOf(one).slice(0, SAME_KIND)));
/** A function that calls another one passes on what that one says. */
const callsFunctions = ({ slots }: FunctionSpec): boolean => slots.some(([, { shape, entries }]) => shape === "pairs" && !entries);

describe.each(CATALOGUE.map((spec) => [spec.name, spec] as const))("%s", (_name, spec) => {
  const cases = ERROR_CASES[spec.name] ?? [];
  it("states the reason of every error that careless calls meet", () => {
    const of = (code: string): readonly ErrorCase[] => cases.filter((_, i) => errorsOf(spec)[i]?.[0] === code);
    const isDeclared = ({ error, message }: CellError): boolean => (callsFunctions(spec) ? of(error).length > 0 : isStated(message, of(error)));
    expect(carelessErrors(spec).filter((error) => !isDeclared(error)).slice(0, 3)).toEqual([]);
  });
  it("has a case for every reason it states", () => {
    expect(cases.map(([, says]) => says)).toHaveLength(errorsOf(spec).length);
  });
  errorsOf(spec).forEach(([code, { en }], i) => {
    it(`answers ${code}: ${en}`, () => {
      const [change, says] = cases[i]!;
      const found = errorsIn(spec, changed(spec, change));
      expect(found.map(({ error, message }) => `${error} ${message}`).find((text) => text.startsWith(code) && text.includes(says)) ?? found).toEqual(expect.stringContaining(says));
    });
  });
  it("says when in one short line, in English and Spanish", () => {
    for (const [, { en, es }] of errorsOf(spec)) {
      expect(es).not.toBe(en);
      for (const line of [en, es]) expect(line).toMatch(/^\S.{5,148}[^\s.]$/);
    }
    const said = errorsOf(spec).map(([code, { en }]) => code + en);
    expect(new Set(said).size).toBe(said.length);
  });
});
