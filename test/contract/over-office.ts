import { officeWorkbook } from "../../src/workbook/office";
import { createCalculator } from "../host/calculation";
import type { Host } from "../host/host";
import { install } from "../host/open";
import { describeWorkbook } from "./port";

/** A page with Microsoft's library and our host behind it. */
export interface OpenedExcel {
  readonly window: any;
  readonly host: Host;
  close(): void;
}

/** The contract over Microsoft's library; `strange` are the messages that the host did not understand. Answers with the open page. */
export const describeOverOffice = <Opened extends OpenedExcel>(open: () => Opened | Promise<Opened>, strange: (excel: Opened) => readonly unknown[]): (() => Opened) => {
  let excel: Opened;
  beforeAll(async () => {
    excel = await open();
    install(excel);
  });
  afterAll(() => {
    excel.host.open(null);
    excel.close();
  });
  afterEach(() => {
    // The host understood every message, and nothing of it is held after a request.
    expect(strange(excel)).toEqual([]);
    expect(excel.host.requests.map(({ code }) => code).filter((code) => code === "NotImplemented" || code === "GeneralException")).toEqual([]);
    expect([excel.host.book.isCalculationSuspended, excel.host.book.isScreenSuspended]).toEqual([false, false]);
  });

  describeWorkbook("Excel through Office.js", async () => {
    excel.host.open(createCalculator());
    excel.host.forget();
    return officeWorkbook(async () => {});
  }, { calculates: true, tellsReasons: false, isOpen: true });

  it("holds no range after its requests", async () => {
    await new Promise((go) => setTimeout(go, 50));
    expect(excel.host.kept()).toEqual([]);
  });
  return () => excel;
};
