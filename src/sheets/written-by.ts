import { PRODUCT_VERSION } from "../functions/version";
import { type Draft, formula } from "./sheet";

/** Where About keeps the version that wrote the workbook, in every kind of model. The pane warns by it. */
export const WRITTEN_BY = "C13";
const CALCULATED_BY = "C8";

/** The version that wrote the workbook as a plain text, beside the one that calculates it now. */
export const putWrittenBy = (sheet: Draft): void => {
  const [row, now] = [WRITTEN_BY.slice(1), `$${CALCULATED_BY[0]!}$${CALCULATED_BY.slice(1)}`];
  sheet.put(`A${row}`, "Written by version", "label");
  sheet.put(`B${row}`, "text", "unit");
  sheet.put(WRITTEN_BY, PRODUCT_VERSION, "output", { format: "text" });
  sheet.put(`D${row}`, formula(`=IF(${WRITTEN_BY}=${now},"Same version","Written by "&${WRITTEN_BY}&", calculated by "&${now}&": see the changelog")`), "check");
  sheet.highlight({ range: `D${row}`, when: "equals", value: "Same version", look: "good" });
};
