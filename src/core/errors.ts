/** Why a calculation has no answer. Four reasons; functions/cells.ts says how each looks on a sheet. */
export type ErrorCode = "bad-input" | "not-defined" | "division" | "no-solution";

export class CalcError extends Error {
  constructor(
    readonly code: ErrorCode,
    /** The argument to look at, in code spelling (debtService); "" when the whole call is meant. */
    readonly argument: string,
    message: string,
  ) {
    super(message);
    this.name = "CalcError";
  }
}

/** A message with numbers in it comes as a function: to write numbers down takes longer than most calculations. */
export type Message = string | (() => string);
export const said = (message: Message): string => (typeof message === "string" ? message : message());

/** Fails with bad-input unless the condition holds. The message says what was expected, then what was given. */
export function check<Input>(argument: keyof Input & string, condition: boolean, message: Message): asserts condition {
  if (!condition) throw new CalcError("bad-input", argument, said(message));
}

/** The quantity does not exist for these inputs; the message says why. */
export function notAvailable(argument: string, message: string): never {
  throw new CalcError("not-defined", argument, message);
}

/** The denominator is zero: there is nothing to divide by. */
export function checkDenominator<Input>(argument: keyof Input & string, denominator: number, message: Message): void {
  if (denominator === 0) throw new CalcError("division", argument, said(message));
}

/** A solver or a linear system has no solution; the message gives bracket and last value. */
export function noSolution(argument: string, message: string): never {
  throw new CalcError("no-solution", argument, message);
}
