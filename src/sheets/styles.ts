import type { Role } from "./plan";

/** Colours are six hex digits without #; null leaves the host's own, so that light and dark themes both stay readable. */
export interface Look {
  readonly font: string | null;
  readonly fill: string | null;
  readonly bold: boolean;
  readonly italic: boolean;
  /** Points. */
  readonly size: number;
  readonly wrap: boolean;
}

const look = (more: Partial<Look> = {}): Look => ({ font: null, fill: null, bold: false, italic: false, size: 10, wrap: false, ...more });

/** Where fill and font are given, their contrast is at least 4.5 : 1. */
export const STYLES: Readonly<Record<Role, Look>> = {
  title: look({ bold: true, size: 16 }),
  subtitle: look({ font: "5F6B7A" }),
  heading: look({ font: "FFFFFF", fill: "1F3A5F", bold: true }),
  label: look(),
  unit: look({ font: "5F6B7A" }),
  note: look({ font: "5F6B7A", italic: true }),
  key: look({ font: "5F6B7A" }),
  reported: look({ font: "0B3D91", fill: "E6EEFB" }),
  derived: look({ font: "1D5B3A", fill: "E4F3EA" }),
  assumed: look({ font: "7A3E00", fill: "FFF0DC" }),
  choice: look({ font: "5B2A86", fill: "F1E6FA", bold: true }),
  calculation: look(),
  output: look({ bold: true, font: "1B1F24", fill: "EEF1F5" }),
  check: look({ bold: true }),
};

/** Highlights: what a cell says about itself. */
export const HIGHLIGHTS: Readonly<Record<"good" | "warning" | "bad", { readonly font: string; readonly fill: string }>> = {
  good: { font: "1D5B3A", fill: "D9F0E1" },
  warning: { font: "6B4A00", fill: "FFF3C4" },
  bad: { font: "8A1C1C", fill: "FBDDDD" },
};
