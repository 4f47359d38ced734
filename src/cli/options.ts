import { parseArgs, type ParseArgsConfig } from "node:util";
import { misuse } from "./command";

type Options = NonNullable<ParseArgsConfig["options"]>;

export interface Parsed {
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly positionals: readonly string[];
}

/** Options and plain words of one command; whatever it does not know is refused by name. */
export const parseOptions = (argv: readonly string[], options: Options): Parsed => {
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
    return { values: values as Parsed["values"], positionals };
  } catch (problem) {
    const known = Object.keys(options).map((name) => `--${name}`).join(", ");
    const [said] = (problem as Error).message.split(/\. |\n/);
    return misuse(`${said}. Options: ${known || "none"}`);
  }
};

/** --scenario 2: a whole number of at least 0. */
export const wholeNumber = (text: string | boolean | undefined, name: string): number | undefined => {
  if (text === undefined) return undefined;
  if (typeof text !== "string" || !/^\d+$/.test(text)) return misuse(`--${name}: expected a whole number, got "${text}"`);
  return Number(text);
};
