import { check } from "../errors";

/** Above this many changes there are too many combinations to try them all. */
export const MOST_CHANGES = 10;

export interface AttributionInput {
  /**
   * The outcome for every set of changes, 2ⁿ numbers: entry s has change i made where bit i of s is set. Entry 0 is the
   * outcome before any change, the last one the outcome after all of them.
   */
  readonly outcomes: readonly number[];
}

export interface AttributionWorkings {
  /** After all changes less before any. */
  readonly total: number;
  /** What each change moved, in the order of the bits; they add up to the total. */
  readonly parts: readonly number[];
}

/**
 * Splits the difference between two outcomes over the changes that made it: the Shapley value.
 *
 *     part i = Σ over sets S without i of  |S|!·(n−1−|S|)!/n! · (v(S ∪ i) − v(S))
 *
 * It is what change i moves on average over all n! orders in which the changes can be made, so no order is preferred. Three
 * laws single it out: the parts add up to the total, equal changes get equal parts, and a change that never moves the
 * outcome gets nothing.
 *
 * Shapes   2ⁿ outcomes -> n parts, n from 0 to 10.
 * Units    those of the outcome.
 * Errors   bad-input where the number of outcomes is no power of 2, exceeds 2¹⁰, or an outcome is no finite number.
 * Source   Shapley (1953), A Value for n-Person Games; as a decomposition of a change: Shorrocks (2013), Journal of Economic
 *          Inequality 11, 99–126.
 */
export const attribution = ({ outcomes }: AttributionInput): AttributionWorkings => {
  const count = Math.log2(outcomes.length);
  check<AttributionInput>("outcomes", Number.isInteger(count) && count <= MOST_CHANGES, `expected 2ⁿ outcomes for at most ${MOST_CHANGES} changes, got ${outcomes.length}`);
  check<AttributionInput>("outcomes", outcomes.every(Number.isFinite), "expected a number for every set of changes");
  // weight[k] = k!·(n−1−k)!/n!, by its ratio to the one before.
  const weights: number[] = [];
  for (let size = 0; size < count; size += 1) weights.push(size === 0 ? 1 / count : (weights[size - 1]! * size) / (count - size));
  const sizeOf = (set: number): number => set.toString(2).replaceAll("0", "").length;
  const parts = Array.from({ length: count }, (_, i) => {
    let part = 0;
    for (let set = 0; set < outcomes.length; set += 1) {
      if ((set >> i) % 2 === 0) part += weights[sizeOf(set)]! * (outcomes[set + 2 ** i]! - outcomes[set]!);
    }
    return part;
  });
  return { total: outcomes[outcomes.length - 1]! - outcomes[0]!, parts };
};

export interface SingleChangesInput {
  readonly before: number;
  readonly after: number;
  /** The outcome with one change made and no other. */
  readonly alone: readonly number[];
}

export interface SingleChangesWorkings {
  readonly total: number;
  /** What each change moves by itself. */
  readonly parts: readonly number[];
  /** What the changes move together beyond the sum of what each moves by itself. */
  readonly interaction: number;
}

/**
 * Splits a difference where there are too many changes for every set of them: each change by itself, and one line for what
 * they do together. The order of the changes plays no part.
 *
 *     part i = v({i}) − v(∅),   interaction = v(all) − v(∅) − Σ parts
 *
 * Shapes   n outcomes -> n parts and one number.
 * Units    those of the outcome.
 * Errors   bad-input where an outcome is no finite number.
 * Source   one-at-a-time decomposition; arithmetic. A large interaction says that the parts by themselves mislead.
 */
export const singleChanges = ({ before, after, alone }: SingleChangesInput): SingleChangesWorkings => {
  check<SingleChangesInput>("alone", [before, after, ...alone].every(Number.isFinite), "expected a number for every change");
  const parts = alone.map((outcome) => outcome - before);
  const total = after - before;
  return { total, parts, interaction: parts.reduce((rest, part) => rest - part, total) };
};
