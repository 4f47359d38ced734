import { createHeadlessEngine } from "../../src/engine/headless";
import { embeddedWorkbook } from "../../src/workbook/embedded";
import { parseAddress, printAddress } from "../../src/workbook/address";
import type { WorkbookPort } from "../../src/workbook/port";
import { readWorkbook, type StoredWorkbook, writeWorkbook } from "../../src/workbook/xlsx";
import { describeWorkbook } from "./port";

const cannot = (what: string) => (): never => {
  throw new Error(`a file that was written cannot ${what}`);
};

/** The .xlsx writer as far as it is a workbook: what is written is read back from the bytes of the file. */
const fileWorkbook = (): WorkbookPort => {
  let stored: StoredWorkbook = { sheets: [], names: [], cell: cannot("be read before it was written") };
  return {
    sheetNames: async () => stored.sheets,
    definedNames: async () => stored.names.map(({ name }) => name),
    namedRanges: async () => stored.names,
    async write(plan, progress) {
      const engine = createHeadlessEngine();
      await embeddedWorkbook(engine).write(plan, progress);
      stored = await readWorkbook(await writeWorkbook(plan, engine));
      engine.dispose();
    },
    read: async (address) => {
      const { sheet, row, column, rows, columns } = parseAddress(address);
      return Array.from({ length: rows }, (_, r) => Array.from({ length: columns }, (_unused, c) => {
        const at = printAddress({ sheet, row: row + r, column: column + c, rows: 1, columns: 1 });
        return { address: at, ...stored.cell(at) };
      }));
    },
    used: cannot("be searched"), set: cannot("be edited"), setMany: cannot("be edited"), selection: cannot("be selected in"), selectedArea: cannot("be selected in"),
    select: cannot("be selected in"), watch: cannot("be watched"),
  };
};

describeWorkbook("The .xlsx file", async () => fileWorkbook(), { calculates: true, tellsReasons: false, isOpen: false });
