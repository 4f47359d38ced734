import { CATALOGUE } from "../../src/functions/catalogue";
import reference from "../reference/cases.json";
import { run } from "../../src/cli/run";
import { capture } from "../support/streams";

interface Case {
  readonly id: string;
  readonly function: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly expected: unknown;
  readonly tolerance: number;
  readonly pick?: number | readonly number[];
}
const known = new Set(CATALOGUE.map(({ name }) => name));
const cases = (reference.cases as readonly unknown[] as readonly Case[]).filter((one) => known.has(one.function));

const picked = (value: unknown, pick: Case["pick"]): unknown =>
  pick === undefined ? value : [pick].flat().reduce((part: unknown, i) => (part as readonly unknown[])[i], value);

/** Equal in shape, and in every number to the tolerance. */
const agrees = (got: unknown, expected: unknown, tolerance: number): boolean => {
  if (Array.isArray(expected)) return Array.isArray(got) && got.length === expected.length && expected.every((entry, i) => agrees(got[i], entry, tolerance));
  if (typeof expected === "number" && typeof got === "number") return Math.abs(got - expected) <= tolerance * Math.max(1, Math.abs(expected));
  if (typeof expected === "boolean" || typeof got === "boolean") return Number(got) === Number(expected);
  return got === expected;
};

describe("the reference cases, given to calc --jsonl as they are written", () => {
  let answers: Map<string, { readonly value?: unknown; readonly error?: string; readonly message?: string }>;
  beforeAll(async () => {
    const streams = capture(cases.map(({ id, function: name, inputs }) => `${JSON.stringify({ id, function: name, inputs })}\n`).join(""));
    await run(["calc", "--jsonl"], streams);
    answers = new Map(streams.out().trimEnd().split("\n").map((line) => JSON.parse(line)).map((answer) => [answer.id, answer]));
  });

  it.each(cases.map((one) => [one.id, one] as const))("%s", (id, { expected, tolerance, pick }) => {
    const answer = answers.get(id)!;
    const error = (expected as { readonly error?: string } | null)?.error;
    if (error !== undefined) {
      expect(answer.error).toBe(error);
      if (error === "#VALUE!") expect(answer.message).toMatch(/^\w+: |^expected /);
    } else {
      expect({ ...answer, agrees: agrees(picked(answer.value, pick), expected, tolerance) }).toMatchObject({ id, agrees: true });
    }
  });
});
