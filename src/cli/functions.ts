import { CATALOGUE } from "../functions/catalogue";
import { rangeInWords } from "../functions/decode";
import { type FunctionSpec, type Part, type Returns, type Slot, switchesOf } from "../functions/define";
import { sheetName } from "../functions/names";
import { signature } from "../functions/signature";
import { type Command, misuse } from "./command";
import { parseOptions } from "./options";

const slotsOf = (spec: FunctionSpec): [string, Slot<unknown>][] => Object.entries(spec.args as Record<string, Slot<unknown>>);

const describePart = ({ name, unit, meaning, how }: Part) => ({ name, unit, meaning, ...(how !== undefined && { how }) });
const describeReturns = (returns: Returns) =>
  "part" in returns ? { shape: returns.shape, ...describePart(returns.part) } : { shape: returns.shape, parts: returns.parts.map(describePart) };

/** One alternative as an object, several as a list. */
const describeSwitches = (spec: FunctionSpec) => {
  const all = switchesOf(spec).map(({ by, on, returns }) => ({ by: sheetName(by), ...(on && { on }), returns: describeReturns(returns) }));
  return all.length === 1 ? all[0] : all;
};

/** All there is to know about a function, as plain data. */
export const describeFunction = (spec: FunctionSpec) => ({
  name: spec.name,
  family: spec.family,
  signature: signature(spec, "with defaults"),
  summary: spec.summary,
  args: slotsOf(spec).map(([key, { shape, kind, unit, meaning, optional, default: fallback, range, choices, evidence, gaps }]) => ({
    name: sheetName(key), shape, kind, unit, meaning, optional,
    ...(range && { range, expected: rangeInWords(range) }),
    ...(fallback !== undefined && { default: fallback }),
    ...(choices && { choices }),
    ...(evidence && { evidence }),
    ...(gaps && { gaps }),
  })),
  returns: describeReturns(spec.returns),
  ...(spec.switched && { switched: describeSwitches(spec) }),
  formula: spec.formula,
  limits: spec.limits,
  errors: spec.errors,
  sources: spec.sources,
  related: spec.related,
});

export const functionsCommand: Command = {
  name: "functions",
  summary: "Every worksheet function: name, family, signature, summary; with --json all of it",
  help: `ccredit functions [--json]

  --json   name, family, signature, summary, arguments (unit, range, default, meaning in
           English and Spanish), answer, limits, errors and sources of every
           function`,
  run: async (argv, { stdout }) => {
    const { values, positionals } = parseOptions(argv, { json: { type: "boolean" } });
    if (positionals.length > 0) misuse(`functions: expected no further words, got "${positionals[0]}"`);
    const text = values["json"]
      ? JSON.stringify(CATALOGUE.map(describeFunction), null, 2)
      : CATALOGUE.map((spec) => `${signature(spec, "with defaults")}\n    ${spec.summary.en}`).join("\n");
    await stdout.write(`${text}\n`);
    return 0;
  },
};
