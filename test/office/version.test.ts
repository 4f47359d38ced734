import { PRODUCT_VERSION } from "../../src/functions/version";
import { PRESETS } from "../../src/presets/presets";
import { speaker } from "../../src/ui/language";
import { modelsIn } from "../../src/ui/models";
import { noticesFor } from "../../src/ui/notices";
import { loadPreset } from "../../src/workbook/load";
import { officeWorkbook } from "../../src/workbook/office";
import { install, openExcel, type OpenExcel } from "../host/open";

let excel: OpenExcel;
beforeAll(async () => {
  excel = await openExcel({ excelApi: "1.12", isStrict: true });
  install(excel);
  (globalThis as Record<string, unknown>)["document"] = excel.window.document;
  await excel.settled();
});
afterAll(() => excel.close());

describe.each(["hive", "gpu-loan"])("the workbook of the preset %s in Excel", (id) => {
  const port = officeWorkbook(async () => {});
  const models = modelsIn(port, PRESETS, "en", loadPreset);
  /** What a pane that is opened on the workbook says, with the role in which a screen reader hears it. */
  const notices = async (): Promise<readonly (readonly [string, string])[]> => {
    const model = await models.present();
    const found = await noticesFor(model, { port, say: speaker("en"), health: () => ({ registered: 1, total: 1, version: PRODUCT_VERSION, sets: [] }) });
    return found.map((notice) => [notice.getAttribute("role") ?? "", notice.textContent]);
  };
  const cell = (address: string) => port.read(address).then(([row]) => row![0]!);
  beforeAll(async () => {
    excel.host.open(null);
    const preset = PRESETS.find((one) => one.id === id)!;
    await models.load(preset, preset.scenarios[0]!.number, () => {});
  });

  it("keeps the version that wrote it as a value, beside the one that calculates as a call", async () => {
    expect(await cell("About!C13")).toMatchObject({ value: PRODUCT_VERSION, formula: null });
    const about = (await port.used("About")).filter(({ formula }) => formula !== null && /CCREDIT\.VERSION\(\)/.test(formula));
    expect(about.length).toBeGreaterThan(0);
  });
  it("opens without a word when this version made it, and with a warning when another one did", async () => {
    expect(await notices()).toEqual([]);
    await port.set("About!C13", "0.0.7");
    expect(await notices()).toEqual([["alert", expect.stringContaining(`made by another version of Compute Credit: 0.0.7. The calculation is by version ${PRODUCT_VERSION}.`)]]);
  });
});
