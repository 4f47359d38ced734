import { unlessRefused } from "./rows";
import { debtScheduleTwin } from "./debt-schedule";
import { dscrPathTwin } from "./dscr-path";
import { gpuResidualTwin } from "./gpu-residual";
import { liqFactorTwin } from "./liq-factor";
import { repoHaircutTwin } from "./repo-haircut";
import type { NoTwin, Twin, TwinBlock, TwinCall } from "./twin";

/** The functions that can be written out with built-in functions. */
const TWINS: Readonly<Record<string, Twin>> = {
  GPU_RESIDUAL: gpuResidualTwin,
  REPO_HAIRCUT: repoHaircutTwin,
  LIQ_FACTOR: liqFactorTwin,
  DEBT_SCHEDULE: debtScheduleTwin,
  DSCR_PATH: dscrPathTwin,
};

/** Functions for which built-in formulas would be no check, and why. */
const REASONS: Readonly<Record<string, string>> = {
  EXPLAIN: "lists the steps of another function; write the twin of that function",
  VERSION: "a text, nothing is calculated",
  FIGURE: "reads a packaged fact, nothing is calculated; SOURCE names the document to compare with",
  SOURCE: "reads the record of a packaged fact, nothing is calculated",
  SENSITIVITY: "calls another function many times; write the twin of that function",
  TORNADO: "calls another function many times; write the twin of that function",
  SOLVE: "searches an argument of another function; write the twin of that function at the value found",
};

const withSteps = (name: string): string =>
  `${name} is not written out with built-in functions; EXPLAIN lists its steps with their formulas`;

/** The twin of a call, or the reason why it has none. */
export const twinOf = (call: TwinCall): TwinBlock | NoTwin => {
  const twin = TWINS[call.spec.name];
  return twin ? unlessRefused(() => twin(call)) : { none: REASONS[call.spec.name] ?? withSteps(call.spec.name) };
};

/** Whether a function has a twin at all, for help and buttons; a single call may still be refused with a reason. */
export const hasTwin = (name: string): boolean => name in TWINS;
