/** How long to wait; a test does not. */
export type Wait = (milliseconds: number) => Promise<void>;
export const waitFor: Wait = (milliseconds) => new Promise((go) => setTimeout(go, milliseconds));

export interface Problem {
  readonly code?: string;
  readonly message?: string;
}

/** What to do about a refusal, by Excel's code of it. */
const ADVICE: Readonly<Record<string, string>> = {
  InvalidOperationInCellEditMode: "a cell is being edited: press Enter or Esc, then load again",
  ActivityLimitReached: "Excel has too much to do at the moment: wait a little, then load again",
  AccessDenied: "the workbook is protected or opened for reading only",
  RequestPayloadSizeLimitExceeded: "the request was larger than this Excel takes",
  InvalidOrTimedOutSession: "the connection to Excel was lost",
};

export const reasonOf = (problem: unknown): string => {
  const { code, message } = problem as Problem;
  const advice = code === undefined ? undefined : ADVICE[code];
  return [code, advice ?? message].filter(Boolean).join(": ") || String(problem);
};

/** Excel took nothing of such a request and may take it a little later. */
const PASSING: readonly (string | undefined)[] = ["ActivityLimitReached", "InvalidOperationInCellEditMode"];
const PATIENCE = [500, 1000, 2000, 4000, 8000];

export interface Patience {
  readonly wait: Wait;
  /** Told before each pause, in words for the progress line. */
  readonly waiting: (why: string) => void;
}

/**
 * One request: `act` asks for everything, then all of it travels. A request that Excel puts off is made anew after a pause,
 * up to five times in some fifteen seconds.
 */
export const send = async <T>(context: Excel.RequestContext, act: (context: Excel.RequestContext) => T, { wait, waiting }: Patience, attempt = 0): Promise<T> => {
  const asked = act(context);
  try {
    await context.sync();
    return asked;
  } catch (problem) {
    const pause = PATIENCE[attempt];
    if (pause === undefined || !PASSING.includes((problem as Problem).code)) throw problem;
    waiting(reasonOf(problem));
    await wait(pause);
    return send(context, act, { wait, waiting }, attempt + 1);
  }
};

/** Excel waits for the end of an edit instead of failing, where it knows how (ExcelApi 1.8). */
export const runPatiently = <T>(act: (context: Excel.RequestContext) => Promise<T>): Promise<T> => Excel.run({ delayForCellEdit: true }, act);
