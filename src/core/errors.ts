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

/** Fails with bad-input unless the condition holds. The message says what was expected, then what was given. */
export function check<Input>(argument: keyof Input & string, condition: boolean, message: string): asserts condition {
  if (!condition) throw new CalcError("bad-input", argument, message);
}

/** The quantity does not exist for these inputs; the message says why. */
export function notAvailable(argument: string, message: string): never {
  throw new CalcError("not-defined", argument, message);
}

/** The denominator is zero: there is nothing to divide by. */
export function checkDenominator<Input>(argument: keyof Input & string, denominator: number, message: string): void {
  if (denominator === 0) throw new CalcError("division", argument, message);
}

/** A solver or a linear system has no solution; the message gives bracket and last value. */
export function noSolution(argument: string, message: string): never {
  throw new CalcError("no-solution", argument, message);
}
