/** debtService -> debt_service: the sheet name of an argument, derived so that it is never typed twice. */
export const sheetName = (key: string): string => key.replace(/[A-Z]/g, (capital) => "_" + capital.toLowerCase());

/** GPU_RESIDUAL -> gpu-residual: the help page and the file of a worksheet function. */
export const fileName = (name: string): string => name.toLowerCase().replaceAll("_", "-");

/** The namespace that stands before every function in a workbook. Frozen: saved formulas carry it. */
export const NAMESPACE = "CCREDIT";
