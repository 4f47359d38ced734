import { CalcError } from "../core/errors";
import type { Input } from "./cells";
import { isRange } from "./decode";
import type { Allowance, FunctionSpec, Library } from "./define";

/**
 * SENSITIVITY, SOLVE and TORNADO call a function many times while a sheet waits. What the calls of one formula may take
 * together is counted, not timed, so that a slow machine answers as a fast one does: in path-periods of a simulation, of
 * which half a million take a second or less.
 */
export const MOST_WORK = 500_000;
/** Any call at all: 250 searches of 70 calls each fit in. */
const EACH_CALL = 20;
/** Reading an argument and laying out an answer. */
const EACH_CELL = 0.25;

/** The library for the calls of one formula: they share what an outer formula left them, or a new allowance. */
export const withAllowance = (library: Library): Library => (library.allowance ? library : { ...library, allowance: { left: MOST_WORK, calls: 0, isSpent: false } });

/** Takes work off what is left; refused when that is not enough. */
export const spend = (allowance: Allowance, work: number, refusal: () => CalcError): void => {
  if (work > allowance.left) {
    allowance.isSpent = true;
    throw refusal();
  }
  allowance.left -= work;
};

const sizeOf = (input: Input): number => (isRange(input) ? input.length * (input[0]?.length ?? 0) : 1);

const tooMuch = ({ calls }: Allowance) => (): CalcError =>
  new CalcError("bad-input", "", `expected fewer or shorter calls: those of this formula have used up what a sheet can wait for, got ${calls} before this one`);

/** One call of a function, before its arguments are read. */
export const spendCall = (allowance: Allowance, inputs: readonly Input[]): void =>
  spend(allowance, EACH_CALL + EACH_CELL * inputs.reduce<number>((sum, input) => sum + sizeOf(input), 0), tooMuch(allowance));

/** What it states to take besides, before it is worked out. */
export const spendWork = (allowance: Allowance, { work }: FunctionSpec, values: Readonly<Record<string, unknown>>): void => {
  if (work) spend(allowance, work(values), tooMuch(allowance));
  allowance.calls += 1;
};

/** Its answer, which may be longer than what was given: the next call is refused where it took too much. */
export const spendAnswer = (allowance: Allowance, cells: unknown): void => {
  allowance.left -= EACH_CELL * sizeOf(cells as Input);
};
