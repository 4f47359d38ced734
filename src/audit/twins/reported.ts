import { LIBRARY } from "../../functions/library";
import { quoteSheet } from "../../sheets/references";
import type { CallReport } from "../report";
import type { TwinCall } from "./twin";

/** Texts and references that carry a sheet are passed over; what is left of a reference gets one. */
const PIECES = /("(?:[^"]|"")*"|(?:'(?:[^']|'')*'|[A-Za-z_][\w.]*)!\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)|(?<![\w.$])(\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)(?![\w.(])/gi;

/** D5:D9 as written on a sheet becomes Inputs!D5:D9, so that it means the same on another sheet. */
export const onSheet = (written: string, sheet: string): string =>
  written.replaceAll(PIECES, (whole: string, kept: string | undefined) => (kept === undefined ? `${quoteSheet(sheet)}!${whole}` : whole));

/** The call of an audit report, ready for its twin; `sheet` is the one on which its formula stands. */
export const callOf = (report: CallReport, sheet: string): TwinCall => ({
  spec: report.spec,
  library: LIBRARY,
  args: report.arguments.map(({ written, input }) => ({ written: onSheet(written, sheet), input })),
});
