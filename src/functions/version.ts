/** The release that a workbook was made with. Equal to package.json (tested). */
export const PRODUCT_VERSION = "0.1.0";
