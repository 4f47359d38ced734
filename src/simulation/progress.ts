/** How far the simulations of this page are, for whoever shows it. */
export interface Progress {
  readonly running: number;
  readonly done: number;
  readonly paths: number;
  /** The engine of the last run that ended; "" before the first. */
  readonly engine: string;
  /** Seconds that it took. */
  readonly seconds: number;
}
export type Watcher = (progress: Progress) => void;

interface Run {
  readonly report: (done: number, paths: number) => void;
  readonly end: (engine: string | undefined) => void;
}
export interface Board {
  readonly begin: (paths: number) => Run;
  /** Calls the watcher at once and at every change; returns how to stop. */
  readonly watch: (watcher: Watcher) => () => void;
}

export const createBoard = (now: () => number): Board => {
  const runs = new Map<Run, { done: number; paths: number }>();
  const watchers = new Set<Watcher>();
  let last = { engine: "", seconds: 0 };
  const progress = (): Progress => {
    const all = [...runs.values()];
    const sum = (of: (run: { done: number; paths: number }) => number): number => all.reduce((total, run) => total + of(run), 0);
    return { running: all.length, done: sum(({ done }) => done), paths: sum(({ paths }) => paths), ...last };
  };
  const tell = (): void => watchers.forEach((watcher) => watcher(progress()));
  return {
    begin: (paths) => {
      const start = now();
      const run: Run = {
        report: (done) => {
          runs.set(run, { done, paths });
          tell();
        },
        end: (engine) => {
          runs.delete(run);
          if (engine !== undefined) last = { engine, seconds: (now() - start) / 1000 };
          tell();
        },
      };
      run.report(0, paths);
      return run;
    },
    watch: (watcher) => {
      watchers.add(watcher);
      watcher(progress());
      return () => watchers.delete(watcher);
    },
  };
};

/** The board of this page: functions report on it, the pane reads it. */
export const board = createBoard(() => performance.now());
