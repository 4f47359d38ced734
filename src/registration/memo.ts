/** Answers by the text of their call. */
export interface Memory {
  holds(call: string): boolean;
  recall<Answer>(call: string, weight: (answer: Answer) => number, calculate: () => Answer): Answer;
}

/**
 * Remembers answers by function and arguments. Excel recalculates a function when a row is inserted or a filter moves
 * although nothing it reads has changed; the functions are pure, so the same arguments have the same answer. The oldest
 * answers go first once the memory holds more characters and cells than its budget.
 */
export const createMemory = (budget: number): Memory => {
  const known = new Map<string, { readonly answer: unknown; readonly weight: number }>();
  let held = 0;
  return {
    holds: (call) => known.has(call),
    recall(call, weigh, calculate) {
      const found = known.get(call);
      if (found) return found.answer as ReturnType<typeof calculate>;
      const answer = calculate();
      const weight = call.length + weigh(answer);
      if (weight > budget / 10) return answer;
      known.set(call, { answer, weight });
      held += weight;
      for (const [oldest, { weight: freed }] of known) {
        if (held <= budget) break;
        known.delete(oldest);
        held -= freed;
      }
      return answer;
    },
  };
};
