import fc from "fast-check";
import { CATALOGUE } from "../../src/functions/catalogue";
import { type Cell, type Input, isCellError } from "../../src/functions/cells";
import type { Range, Slot } from "../../src/functions/define";
import { answer } from "../../src/functions/evaluate";
import { LIBRARY } from "../../src/functions/library";

/** What a sheet may hold by mistake: nothing, text, and numbers of every size, next to plausible ones. */
const PLAUSIBLE = [0, 0.01, 0.05, 0.3, 0.5, 0.99, 1, 2, 4, 12, 100, 5e7];
const EXTREME = [1e-300, 1e-17, 1e-6, -1e-9, -0.5, -1, -3, 1e9, 1e17, 1e200, 1e308, 0.1 + 0.2, 0.9999999999999999, 1.0000000000000002];
const cell: fc.Arbitrary<Cell> = fc.oneof(
  { weight: 40, arbitrary: fc.constantFrom(...PLAUSIBLE) },
  { weight: 8, arbitrary: fc.constantFrom(...EXTREME) },
  { weight: 4, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }) },
  { weight: 1, arbitrary: fc.constantFrom<Cell>(null, "", "abc", true) },
);

const isAllowed = ({ min, max, above, below, whole, oneOf }: Range, value: number): boolean =>
  !(min !== undefined && value < min) && !(max !== undefined && value > max) && !(above !== undefined && value <= above) && !(below !== undefined && value >= below) &&
  !(whole && !Number.isInteger(value)) && !(oneOf && !oneOf.includes(value));

/** Mostly inside the range of the argument, where the formulas have to cope, and now and then outside it. */
const cellFor = ({ range = {} }: Slot<unknown>): fc.Arbitrary<Cell> => {
  const ends = [range.min, range.max, ...(range.above === undefined ? [] : [range.above + 1e-12]), ...(range.below === undefined ? [] : [range.below - 1e-12])];
  const inside = [...PLAUSIBLE, ...EXTREME, ...ends].filter((value): value is number => value !== undefined && isAllowed(range, value));
  return fc.oneof({ weight: 60, arbitrary: fc.constantFrom(...inside) }, { weight: 1, arbitrary: cell });
};

const inputFor = (slot: Slot<unknown>): fc.Arbitrary<Input> => {
  const one = cellFor(slot);
  if (slot.kind === "word") return fc.constantFrom(...Object.keys(slot.choices ?? {}));
  if (slot.kind === "flag") return fc.constantFrom<Input>(true, false, undefined);
  if (slot.shape === "series") return fc.oneof(one, fc.tuple(one, one, one).map((cells) => cells.map((value) => [value])), fc.array(cell, { minLength: 1, maxLength: 30 }).map((cells) => cells.map((value) => [value])));
  if (slot.shape === "matrix") return fc.oneof(one.map((value) => [[1, value], [value, 1]]), fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 2, maxLength: 2 }));
  return slot.optional ? fc.oneof(one, fc.constant(undefined)) : one;
};

const flatten = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value.flatMap(flatten) : [value]);

describe.each(CATALOGUE.filter(({ family }) => family === "miners" || family === "risk").map((spec) => [spec.name, spec] as const))("%s", (_name, spec) => {
  const slots = Object.values(spec.args as Record<string, Slot<unknown>>);
  it("answers every absurd call with finite numbers, texts or a clear error, and soon", () => {
    const started = process.hrtime.bigint();
    let answers = 0;
    fc.assert(
      fc.property(fc.tuple(...slots.map(inputFor)), (inputs) => {
        const got = answer(spec, inputs, LIBRARY);
        if (isCellError(got)) {
          expect(["#VALUE!", "#N/A", "#DIV/0!", "#NUM!"]).toContain(got.error);
          expect(got.message.length).toBeGreaterThan(8);
          expect(got.message).not.toMatch(/NaN|undefined|\[object/);
          return;
        }
        answers += 1;
        for (const value of flatten(got)) expect(typeof value === "number" ? Number.isFinite(value) : ["string", "boolean"].includes(typeof value)).toBe(true);
      }),
      { numRuns: 3000 },
    );
    expect(Number(process.hrtime.bigint() - started) / 1e9).toBeLessThan(60);
    // Most calls must get as far as the formulas, or this test says little.
    expect(answers).toBeGreaterThan(300);
  });
  it("keeps a probability between 0 and 1", () => {
    const { returns } = spec;
    if (!("part" in returns) || returns.part.unit !== "fraction" || /weight|spread/.test(returns.part.name)) return;
    fc.assert(
      fc.property(fc.tuple(...slots.map(inputFor)), (inputs) => {
        const got = answer(spec, inputs, LIBRARY);
        if (isCellError(got)) return;
        for (const value of flatten(got)) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 500 },
    );
  });
});
