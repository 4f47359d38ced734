/** Does functions.js answer as the declarations it was made from? The build takes texts out of them, and nothing else. */
import { createContext, runInContext } from "node:vm";
import { CATALOGUE } from "../functions/catalogue";
import type { FunctionSpec } from "../functions/define";
import { LIBRARY } from "../functions/library";
import { asCustomFunction } from "../registration/call";
import { createMemory } from "../registration/memo";

type Call = (...args: unknown[]) => unknown;

/** The error of a host, with its code in the place where the functions put it. */
const hostError = (code: string, message?: string): Error => Object.assign(new Error(message ?? ""), { code });
/** `new` on an ordinary function that returns an object gives that object. */
function HostError(code: string, message?: string): Error {
  return hostError(code, message);
}
const ErrorCode = new Proxy({}, { get: (_, name) => String(name) });

/**
 * Runs functions.js as a host would, before the host's own script exists: only `associate` is there while it loads. What it
 * fetches later, the references of EXPLAIN and SOURCE, stands ready afterwards.
 */
export const loadFunctions = (code: string, fetchedLater: readonly string[] = []): { readonly calls: ReadonlyMap<string, Call>; readonly problems: readonly string[] } => {
  const calls = new Map<string, Call>();
  const problems: string[] = [];
  let isLoading = true;
  const offered = {
    associate: (id: string, call: unknown) => {
      if (typeof call === "function") calls.set(id, call as Call);
      else problems.push(`functions.js associates ${id} with something that is not a function`);
    },
    Error: HostError, ErrorCode,
  };
  const customFunctions = new Proxy(offered, {
    get: (target, name) => {
      if (name in target && (!isLoading || name === "associate")) return target[name as keyof typeof offered];
      throw new Error(`it reads CustomFunctions.${String(name)} while it loads`);
    },
  });
  const host: Record<string, unknown> = { CustomFunctions: customFunctions };
  host["self"] = host;
  // Where workers and their chunks would be loaded from; nothing is.
  host["location"] = { href: "https://example.invalid/functions.js" };
  try {
    const context = createContext(host);
    runInContext(code, context);
    for (const chunk of fetchedLater) runInContext(chunk, context);
  } catch (problem) {
    problems.push(`functions.js does not load: ${(problem as Error).message}`);
  }
  isLoading = false;
  // From here on a page that never delivers: what a call wants to load is asked for, and does not come.
  const script = (): object => ({ setAttribute: () => undefined });
  host["document"] = { createElement: script, getElementsByTagName: () => [], head: { appendChild: () => undefined } };
  host["setTimeout"] = () => 0;
  host["clearTimeout"] = () => undefined;
  return { calls, problems };
};

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
/** An example's value as a sheet would hold it: a flat list is a column, a list of lists is a block. */
const asRange = (value: unknown): unknown => (isList(value) && !value.every(isList) ? value.map((entry) => [entry]) : value);

/** A simulation whose engine is still to be loaded: the host waits for it, and there is nothing to load it from here. */
const LATER = "later";
const PATIENCE_MILLISECONDS = 200;
const later = (): Promise<typeof LATER> => new Promise((resolve) => setTimeout(() => resolve(LATER), PATIENCE_MILLISECONDS));
/** A simulation, or a tool that is given one. */
const simulates = ({ simulated }: FunctionSpec, args: readonly unknown[]): boolean => simulated !== undefined || /"SIM_/.test(JSON.stringify(args));

const answered = async (call: Call, args: readonly unknown[]): Promise<string> => {
  const shown = (value: unknown): unknown =>
    isList(value) ? value.map(shown) : typeof value === "object" && value !== null && "message" in value ? { error: (value as { code?: unknown }).code ?? "", message: value.message } : value;
  try {
    const value = await Promise.race([call(...args), later()]);
    return value === LATER ? LATER : JSON.stringify(shown(value));
  } catch (problem) {
    return JSON.stringify(shown(problem));
  }
};

/** Every worked example, and every one with a text in the place of its first argument, on both sides. */
export const answerProblems = async (calls: ReadonlyMap<string, Call>, catalogue: readonly FunctionSpec[] = CATALOGUE): Promise<readonly string[]> => {
  (globalThis as Record<string, unknown>)["CustomFunctions"] = { Error: HostError, ErrorCode };
  const problems: string[] = [];
  for (const spec of catalogue) {
    const built = calls.get(spec.name);
    if (!built) continue;
    const declared = asCustomFunction(spec, LIBRARY, createMemory(0)) as Call;
    for (const { given } of spec.examples) {
      const args = Object.keys(spec.args as object).map((key) => asRange((given as Readonly<Record<string, unknown>>)[key]));
      for (const wanted of [args, ["?", ...args.slice(1)]]) {
        const [left, right] = [await answered(built, wanted), await answered(declared, wanted)];
        if (left !== right && !(left === LATER && simulates(spec, wanted))) problems.push(`${spec.name} in functions.js answers ${left} to a worked example; its declaration answers ${right}`);
      }
    }
  }
  return problems;
};
