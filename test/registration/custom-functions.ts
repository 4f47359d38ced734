/** What the host offers: `associate` from the start; errors only once its own script has run (hostReady). */
export class ExcelError extends Error {
  constructor(readonly code: string, message?: string) {
    super(message);
  }
}
const ErrorCode = {
  invalidValue: "#VALUE!", notAvailable: "#N/A", divisionByZero: "#DIV/0!", invalidNumber: "#NUM!", nullReference: "#NULL!", invalidName: "#NAME?", invalidReference: "#REF!",
};

export type Call = (...args: unknown[]) => unknown;

export const installHost = (): { readonly associated: Map<string, Call>; hostReady(): void } => {
  const associated = new Map<string, Call>();
  const host: Record<string, unknown> = {
    associate: (id: string, call: Call) => associated.set(id, call),
    get Error(): never { throw new Error("CustomFunctions.Error was touched before the host's script had loaded"); },
    get ErrorCode(): never { throw new Error("CustomFunctions.ErrorCode was touched before the host's script had loaded"); },
  };
  (globalThis as Record<string, unknown>)["CustomFunctions"] = host;
  return {
    associated,
    hostReady: () => {
      Object.defineProperty(host, "Error", { value: ExcelError });
      Object.defineProperty(host, "ErrorCode", { value: ErrorCode });
    },
  };
};

/** The error that a call throws. */
export const errorOf = (call: () => unknown): { readonly code: string; readonly message: string } => {
  try {
    call();
  } catch (problem) {
    if (problem instanceof ExcelError) return { code: problem.code, message: problem.message };
    throw problem;
  }
  throw new Error("expected the call to fail");
};
