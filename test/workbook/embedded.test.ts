import type { Engine } from "../../src/engine/engine";
import { createHeadlessEngine } from "../../src/engine/headless";
import { embeddedWorkbook, type Presentation } from "../../src/workbook/embedded";
import { SAMPLE } from "../support/sample-plan";

const engines: Engine[] = [];
const newEngine = (): Engine => {
  const engine = createHeadlessEngine();
  engines.push(engine);
  return engine;
};
afterAll(() => engines.forEach((engine) => engine.dispose()));

describe("all or nothing in the embedded spreadsheet", () => {
  const failing = (engine: Engine, method: keyof Engine, at: number): Engine => {
    let calls = 0;
    return {
      ...engine,
      [method]: (...args: unknown[]) => {
        calls += 1;
        if (calls === at) throw new Error("injected failure");
        return (engine[method] as (...given: unknown[]) => unknown)(...args);
      },
    };
  };
  it.each([["addSheet", 1], ["addSheet", 2], ["addName", 1], ["addName", 3], ["setMany", 1], ["setMany", 2], ["calculate", 1]] as const)(
    "removes what was added when %s fails the %i. time",
    async (method, at) => {
      const engine = newEngine();
      engine.addSheet("Mine");
      engine.setValue("Mine!A1", "mine");
      const before = [engine.sheetNames(), engine.names()];
      await expect(embeddedWorkbook(failing(engine, method, at)).write(SAMPLE, () => {})).rejects.toThrow("the spreadsheet refused (injected failure); everything that was added has been removed again");
      expect([engine.sheetNames(), engine.names()]).toEqual(before);
      expect(engine.value("Mine!A1")).toBe("mine");
    },
  );

  it("removes what was added when the presentation fails, and shows the sheet to open when it does not", async () => {
    const engine = newEngine();
    const seen: string[] = [];
    const face = (fails: boolean): Presentation => ({
      applySheet: ({ name }) => {
        if (fails && name === "Chip value") throw new Error("no face");
        seen.push(name);
      },
      copyLook: () => {},
      drawCharts: ({ name }) => void seen.push(`draw ${name}`),
      selection: () => "Sheet1!A1",
      selectedArea: () => "Sheet1!A1",
      select: (address) => void seen.push(`select ${address}`),
      watch: () => () => {},
    });
    await expect(embeddedWorkbook(engine, face(true)).write(SAMPLE, () => {})).rejects.toThrow(/no face/);
    expect(engine.sheetNames()).toEqual(["Sheet1"]);
    await embeddedWorkbook(engine, face(false)).write(SAMPLE, () => {});
    expect(seen).toEqual(["Inputs", "Inputs", "Chip value", "draw Inputs", "draw Chip value", "select 'Chip value'!A1"]);
  });
});
