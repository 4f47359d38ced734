/** Which cells wait for which large simulation: one that no cell waits for any more is given up. */
export interface AwaitedRuns {
  /** In the calculation under way the cell asks for this call, large or small. */
  readonly asks: (cell: string, call: string) => void;
  readonly begins: (call: string, giveUp: () => void) => void;
  readonly ends: (call: string) => void;
  /** The calculation is over: every cell that was worked out waits for what it asked for, and for nothing else. */
  readonly settle: () => void;
}

interface Run {
  readonly cells: Set<string>;
  readonly giveUp: () => void;
}

export const awaitedRuns = (): AwaitedRuns => {
  const runs = new Map<string, Run>();
  const asked = new Map<string, Set<string>>();
  return {
    asks(cell, call) {
      const calls = asked.get(cell) ?? new Set();
      asked.set(cell, calls.add(call));
    },
    begins: (call, giveUp) => void runs.set(call, { cells: new Set(), giveUp }),
    ends: (call) => void runs.delete(call),
    settle() {
      for (const [call, { cells, giveUp }] of runs) {
        for (const [cell, calls] of asked) {
          if (calls.has(call)) cells.add(cell);
          else cells.delete(cell);
        }
        if (cells.size > 0) continue;
        runs.delete(call);
        giveUp();
      }
      asked.clear();
    },
  };
};
