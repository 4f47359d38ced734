/** @jest-environment jsdom */
import { LIBRARY } from "../../src/functions/library";
import { type Health, healthView } from "../../src/ui/health";
import { speaker } from "../../src/ui/language";
import type { LoadOnOpen } from "../../src/ui/load-on-open";
import { noticesFor } from "../../src/ui/notices";
import type { LoadedModel } from "../../src/ui/presets-tab";
import type { WorkbookPort } from "../../src/workbook/port";

const HEALTHY: Health = { registered: 80, total: 80, version: "1.2.3", sets: [{ name: "ExcelApi 1.12", isMet: true }, { name: "ExcelApi 1.18", isMet: false, isOptional: true }] };
const MODEL = { writtenBy: "About!C13" } as LoadedModel;

const portWith = (version: unknown): WorkbookPort =>
  ({ read: async (address: string) => [[{ address, value: address === "About!C13" ? version : null, formula: null }]] }) as unknown as WorkbookPort;

/** A host that remembers, as a workbook does. */
const host = (): LoadOnOpen & { readonly kept: { isOn: boolean; declined: boolean } } => {
  const kept = { isOn: false, declined: false };
  return {
    kept,
    isOn: async () => kept.isOn, set: async (isOn) => { kept.isOn = isOn; },
    isDeclined: async () => kept.declined, decline: async () => { kept.declined = true; },
  };
};
const notices = async (version: unknown, health = HEALTHY, loadOnOpen?: LoadOnOpen, model: LoadedModel | undefined = MODEL, language: "en" | "es" = "en") => {
  const found = await noticesFor(model, { port: portWith(version), say: speaker(language), health: () => health, ...(loadOnOpen && { loadOnOpen }) });
  document.body.replaceChildren(...found);
  return document.body.textContent ?? "";
};
const click = async (id: string): Promise<void> => {
  document.getElementById(id)!.dispatchEvent(new Event("click"));
  await new Promise((go) => setTimeout(go, 0));
};

describe("the version of a workbook", () => {
  it("is no matter when this version wrote it", async () => {
    expect(await notices(LIBRARY.version)).toBe("");
  });
  it("is warned of when another version wrote it, in both languages", async () => {
    expect(await notices("0.0.7")).toContain(`made by another version of Compute Credit: 0.0.7. The calculation is by version ${LIBRARY.version}.`);
    expect(await notices("0.0.7", HEALTHY, undefined, MODEL, "es")).toContain("Otra versión de Compute Credit hizo este libro: 0.0.7.");
  });
  it("is not guessed at where the workbook does not say", async () => {
    expect(await notices(null)).toBe("");
  });
});

describe("load on open", () => {
  it("is offered for a workbook with a model, and turned on by a yes", async () => {
    const excel = host();
    expect(await notices(LIBRARY.version, HEALTHY, excel)).toContain("Start with this workbook");
    await click("cc-offer-yes");
    expect(excel.kept).toEqual({ isOn: true, declined: false });
    expect(document.body.textContent).toBe("");
    expect(await notices(LIBRARY.version, HEALTHY, excel)).toBe("");
  });
  it("is never offered again after a no", async () => {
    const excel = host();
    await notices(LIBRARY.version, HEALTHY, excel);
    await click("cc-offer-no");
    expect(excel.kept).toEqual({ isOn: false, declined: true });
    expect(await notices(LIBRARY.version, HEALTHY, excel)).toBe("");
  });
  it("is not offered for a workbook without a model", async () => {
    const found = await noticesFor(undefined, { port: portWith(null), say: speaker("en"), health: () => HEALTHY, loadOnOpen: host() });
    expect(found).toEqual([]);
  });
});

describe("the state of the add-in", () => {
  it("stands in one line", () => {
    expect(healthView(HEALTHY, speaker("en")).textContent).toContain("80/80 functions registered · version 1.2.3 · ExcelApi 1.12 ✓ · ExcelApi 1.18 ✗");
  });
  it("is a notice, with what to do, only where something is missing", async () => {
    expect(await notices(LIBRARY.version, { ...HEALTHY, registered: 79 })).toContain("79/80 functions registered");
    expect(document.querySelector('[role="alert"]')!.textContent).toContain("Not all functions are registered");
    expect(await notices(LIBRARY.version, { ...HEALTHY, sets: [{ name: "SharedRuntime 1.1", isMet: false }] })).toContain("This Excel is older than the add-in needs.");
    expect(await notices(LIBRARY.version, HEALTHY)).toBe("");
  });
});
