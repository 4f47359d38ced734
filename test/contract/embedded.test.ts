import type { Engine } from "../../src/engine/engine";
import { createHeadlessEngine } from "../../src/engine/headless";
import { embeddedWorkbook } from "../../src/workbook/embedded";
import { describeWorkbook } from "./port";

const engines: Engine[] = [];
afterAll(() => engines.forEach((engine) => engine.dispose()));

describeWorkbook("The embedded spreadsheet", async () => {
  engines.push(createHeadlessEngine());
  return embeddedWorkbook(engines.at(-1)!);
}, { calculates: true, tellsReasons: true, isOpen: true });
