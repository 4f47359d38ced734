import { createHost, WIRE } from "../host/host";
import { type NativeBridge, nativeBridge } from "../host/native-bridge";
import { openExcel } from "../host/open";
import { openDesktop } from "../host/open-desktop";
import { describeOverOffice, type OpenedExcel } from "./over-office";

interface Opened extends OpenedExcel { readonly bridge: NativeBridge }

/** A page of Excel on the web whose library is given a bridge afterwards: then its requests take that way. */
const bridged = async (excelApi: string, isStrict: boolean): Promise<Opened> => {
  const page = await openExcel({ excelApi, isStrict });
  const host = createHost(null);
  const bridge = nativeBridge(host);
  page.window.OfficeExtension.HostBridge.init(bridge);
  return {
    window: page.window, host, bridge,
    close: () => {
      // Nothing took the other way.
      expect(page.host.book.sheets).toHaveLength(1);
      page.close();
    },
  };
};

const WAYS: readonly (readonly [name: string, excelApi: string, open: () => Opened | Promise<Opened>])[] = [
  ["the library of the web", "1.15", () => bridged("1.15", true)],
  ["the library of Windows", "1.12", () => openDesktop("Windows", "1.12", true)],
  ["the library of Windows", "1.15", () => openDesktop("Windows", "1.15", true)],
  ["the library of the Mac", "1.12", () => openDesktop("Mac", "1.12", true)],
  ["the library of the Mac", "1.20", () => openDesktop("Mac", "1.20", false)],
];

describe.each(WAYS)("through a bridge object as on the desktop, %s, ExcelApi %s", (_name, excelApi, open) => {
  const opened = describeOverOffice(open, ({ bridge }) => bridge.strange);

  const failed = (act: (context: any) => unknown): Promise<string> =>
    opened().window.Excel.run(async (context: any) => {
      act(context);
      await context.sync();
    }).then(() => "", ({ code }: { readonly code: string }) => code);

  it("what the host does not model fails loudly, and so does what this Excel does not have", async () => {
    const first = ({ workbook }: any): any => workbook.worksheets.getItem("Sheet1").getRange("A1");
    const said = [await failed((context) => first(context).merge()), await failed((context) => first(context).getPrecedents())];
    opened().host.forget();
    // ExcelApi 1.14; a library before it has no such member at all.
    const isKnown = "getPrecedents" in opened().window.Excel.Range.prototype;
    expect(said).toEqual(["NotImplemented", isKnown ? (excelApi === "1.12" ? "ApiNotFound" : "NotImplemented") : undefined]);
  });
  it.each([
    [WIRE.denied, "AccessDenied"], [WIRE.throttled, "ActivityLimitReached"], [WIRE.tooLarge, "RequestPayloadSizeLimitExceeded"],
    [WIRE.cellEdit, "InvalidOperationInCellEditMode"], [WIRE.lostSession, "InvalidOrTimedOutSession"],
  ])("reads the refusal %i of a whole request as %s", async (code, name) => {
    opened().host.mishap = () => ({ kind: "refuse", code });
    const said = await failed(({ workbook }) => workbook.load("name"));
    opened().host.mishap = () => undefined;
    expect(said).toBe(name);
  });
});
