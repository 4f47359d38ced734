import fc from "fast-check";
import { attribution, singleChanges } from "../../../src/core/numerics/attribution";

const sum = (parts: readonly number[]): number => parts.reduce((total, part) => total + part, 0);
const outcomes = (count: number) => fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2 ** count, maxLength: 2 ** count });
const anyGame = fc.integer({ min: 0, max: 6 }).chain(outcomes);
/** Rounding of at most 2ⁿ·n sums of numbers up to 1e6. */
const NEAR = 1e-8;

describe("attribution over all orders", () => {
  it("is the glove game of the textbooks: one left glove, two right ones, a pair is worth 1", () => {
    // Bit 0 has a left glove, bits 1 and 2 a right one. Shapley values 2/3, 1/6, 1/6.
    const parts = attribution({ outcomes: [0, 0, 0, 1, 0, 1, 0, 1] }).parts;
    [2 / 3, 1 / 6, 1 / 6].forEach((value, i) => expect(parts[i]).toBeCloseTo(value, 15));
  });
  it("halves what two changes do together: revenue 10·2 to 12·3", () => {
    // Price alone 20 -> 24, quantity alone 20 -> 30, both 36: the 2 of the cross term are shared.
    expect(attribution({ outcomes: [20, 24, 30, 36] })).toEqual({ total: 16, parts: [5, 11] });
  });
  it("adds up to the total", () => {
    fc.assert(fc.property(anyGame, (game) => {
      const { total, parts } = attribution({ outcomes: game });
      expect(Math.abs(sum(parts) - total)).toBeLessThan(NEAR);
    }));
  });
  it("does not depend on the order in which the changes are listed", () => {
    fc.assert(fc.property(fc.integer({ min: 2, max: 5 }).chain((count) => fc.tuple(outcomes(count), fc.shuffledSubarray(Array.from({ length: count }, (_, i) => i), { minLength: count, maxLength: count }))), ([game, order]) => {
      // Bit b of the new game is change order[b] of the old one.
      const listed = game.map((_, set) => game[order.reduce((old, change, bit) => old + ((set >> bit) % 2) * 2 ** change, 0)]!);
      const [before, after] = [attribution({ outcomes: game }).parts, attribution({ outcomes: listed }).parts];
      order.forEach((change, bit) => expect(Math.abs(after[bit]! - before[change]!)).toBeLessThan(NEAR));
    }));
  });
  it("gives nothing to a change that never moves the outcome", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 5 }).chain(outcomes), (game) => {
      // A new highest bit that changes nothing repeats the game.
      const { parts } = attribution({ outcomes: [...game, ...game] });
      expect(parts[parts.length - 1]).toBe(0);
    }));
  });
  it("gives a change that acts alone exactly its own effect", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 5 }).chain(outcomes), fc.double({ min: -100, max: 100, noNaN: true }), (game, shift) => {
      const { parts } = attribution({ outcomes: [...game, ...game.map((value) => value + shift)] });
      expect(Math.abs(parts[parts.length - 1]! - shift)).toBeLessThan(NEAR);
    }));
  });
  it("has no parts where there is no change", () => {
    expect(attribution({ outcomes: [7] })).toEqual({ total: 0, parts: [] });
  });
  it("refuses a list that is no game", () => {
    expect(() => attribution({ outcomes: [1, 2, 3] })).toThrow("expected 2ⁿ outcomes for at most 10 changes, got 3");
    expect(() => attribution({ outcomes: new Array<number>(2048).fill(1) })).toThrow("got 2048");
    expect(() => attribution({ outcomes: [1, NaN] })).toThrow("expected a number for every set of changes");
  });
});

describe("changes one at a time", () => {
  it("leaves what they do together on a line of its own: revenue 10·2 to 12·3", () => {
    expect(singleChanges({ before: 20, after: 36, alone: [24, 30] })).toEqual({ total: 16, parts: [4, 10], interaction: 2 });
  });
  it("adds up to the total with that line", () => {
    fc.assert(fc.property(fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 40 }), ([before, after, ...alone]) => {
      const { total, parts, interaction } = singleChanges({ before: before!, after: after!, alone });
      expect(Math.abs(sum(parts) + interaction - total)).toBeLessThan(NEAR);
    }));
  });
  it("refuses an outcome that is no number", () => {
    expect(() => singleChanges({ before: 1, after: 2, alone: [Infinity] })).toThrow("expected a number for every change");
  });
});
