import type { Streams } from "./streams";

/** 0 = done; 1 = the work could not be done, or the formula's answer is an error; 2 = the command line is wrong. */
export type ExitCode = 0 | 1 | 2;

export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** How to call it, option by option. */
  readonly help: string;
  run(argv: readonly string[], streams: Streams): Promise<ExitCode>;
}

/** The command line is wrong: the message and the help of the command go to stderr, the exit code is 2. */
export interface UsageProblem {
  readonly usage: string;
}
export const isUsageProblem = (problem: unknown): problem is UsageProblem =>
  typeof problem === "object" && problem !== null && typeof (problem as UsageProblem).usage === "string";
export const misuse = (message: string): never => {
  throw { usage: message } satisfies UsageProblem;
};

/** The work cannot be done for a reason the user can act on: one line on stderr, exit code 1. */
export const giveUp = (message: string): never => {
  throw { reason: message } satisfies Reason;
};
export interface Reason {
  readonly reason: string;
}
export const isReason = (problem: unknown): problem is Reason =>
  typeof problem === "object" && problem !== null && typeof (problem as Reason).reason === "string";
