import type { Example, Words } from "./define";

/** What a form shows of one argument. */
export interface ArgumentTexts {
  readonly meaning: string;
  readonly choices?: Readonly<Record<string, string>>;
}

/** What a person reads beside a function and no calculation does, in one language. */
export interface FunctionTexts {
  readonly summary: string;
  /** The English summary in another language: a search finds both. */
  readonly englishSummary?: string;
  readonly formula: string;
  /** By the argument's name in code. */
  readonly args: Readonly<Record<string, ArgumentTexts>>;
  /** The meaning of each part of the usual answer. */
  readonly parts: readonly string[];
  readonly limits: readonly string[];
  /** Code and reason, in the order of ERROR_CODES. */
  readonly errors: readonly (readonly [code: string, reason: string])[];
  readonly sources: readonly string[];
  /** The arguments of the first worked example. */
  readonly example?: Example["given"];
}

/** By the name of the function. */
export type Texts = Readonly<Record<string, FunctionTexts>>;

/** Each language is a file of its own: Excel starts without either, and nobody loads the other one. */
export const textsIn = async (language: keyof Words): Promise<Texts> =>
  language === "es" ? (await import("./texts-es")).TEXTS : (await import("./texts-en")).TEXTS;
