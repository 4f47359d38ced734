import { loadPreset } from "../../src/workbook/load";
import type { WorkbookPort } from "../../src/workbook/port";
import { SAMPLE } from "../support/sample-plan";

/** What every workbook must do alike; `calculates` is false where no engine stands behind the cells. */
export const describeWorkbook = (name: string, make: () => Promise<WorkbookPort>, calculates: boolean): void => {
  describe(`${name} keeps the contract of a workbook`, () => {
    const cell = async (port: WorkbookPort, address: string) => (await port.read(address))[0]![0]!;

    it("adds sheets and names after those that are there, and reports progress up to the end", async () => {
      const port = await make();
      const before = await port.sheetNames();
      const steps: [number, number][] = [];
      await port.write(SAMPLE, (done, total) => void steps.push([done, total]));
      expect(await port.sheetNames()).toEqual([...before, "Inputs", "Chip value"]);
      expect([...(await port.definedNames())].sort()).toEqual(["age", "cost", "life", "method"]);
      expect(steps.length).toBeGreaterThan(2);
      expect(steps.map(([done]) => done)).toEqual(steps.map(([done]) => done).sort((a, b) => a - b));
      expect(steps.at(-1)![0]).toBe(steps.at(-1)![1]);
    });

    it("keeps a text a text, also when it looks like a formula or a number", async () => {
      const port = await make();
      await port.write(SAMPLE, () => {});
      expect(await cell(port, "Inputs!A7")).toEqual({ address: "Inputs!A7", value: "=not a formula", formula: null });
      expect((await cell(port, "Inputs!B7")).value).toBe("007");
      expect((await cell(port, "Inputs!B8")).value).toBe(true);
      expect((await cell(port, "Inputs!C3")).value).toBeNull();
    });

    it("reads formulas back as they were planned, row by row with their addresses", async () => {
      const port = await make();
      await port.write(SAMPLE, () => {});
      const block = await port.read("'Chip value'!A3:B4");
      expect(block.map((row) => row.map((view) => view.address))).toEqual([["'Chip value'!A3", "'Chip value'!B3"], ["'Chip value'!A4", "'Chip value'!B4"]]);
      expect(block[0]![1]!.formula).toBe("=CCREDIT.GPU_RESIDUAL(cost,age,method,,life)");
      expect(block[1]![0]!.formula).toBeNull();
    });

    if (calculates) {
      it("calculates: 30000 · (1 − 2.5/5) = 15000, a path of .77^t that spills, and the reason of an error", async () => {
        const port = await make();
        await port.write(SAMPLE, () => {});
        expect((await cell(port, "'Chip value'!B3")).value).toBeCloseTo(15000, 9);
        expect((await cell(port, "'Chip value'!B5")).value).toBe("ok");
        const path = (await port.read("'Chip value'!A10:A13")).map((row) => row[0]!.value);
        [30000, 23100, 17787, 13695.99].forEach((expected, i) => expect(path[i]).toBeCloseTo(expected, 8));
        expect((await cell(port, "'Chip value'!A12")).spilledFrom).toBe("'Chip value'!A10");
        expect(await cell(port, "'Chip value'!A10")).not.toHaveProperty("spilledFrom");
        expect((await cell(port, "'Chip value'!A14")).value).toBeCloseTo(84582.99, 8);
        expect((await cell(port, "'Chip value'!A15")).value).toMatchObject({ error: "#DIV/0!" });
      });

      it("calculates again after one cell was set", async () => {
        const port = await make();
        await port.write(SAMPLE, () => {});
        await port.set("Inputs!B4", 5);
        expect((await cell(port, "'Chip value'!B3")).value).toBeCloseTo(0, 9);
      });
    }

    it("sets one cell: number, formula, text that begins with =, and nothing", async () => {
      const port = await make();
      await port.write(SAMPLE, () => {});
      await port.set("Inputs!B4", 4);
      expect(await cell(port, "Inputs!B4")).toMatchObject({ value: 4, formula: null });
      await port.set("Inputs!B4", { formula: "=1+2" });
      expect((await cell(port, "Inputs!B4")).formula).toBe("=1+2");
      await port.set("Inputs!B4", "=1+2");
      expect(await cell(port, "Inputs!B4")).toMatchObject({ value: "=1+2", formula: null });
      await port.set("Inputs!B4", null);
      expect(await cell(port, "Inputs!B4")).toMatchObject({ value: null, formula: null });
    });

    it("refuses a name that is taken and leaves the workbook as it was", async () => {
      const port = await make();
      await port.write(SAMPLE, () => {});
      await port.set("Inputs!B4", 4);
      const [sheets, names] = [await port.sheetNames(), await port.definedNames()];
      await expect(port.write(SAMPLE, () => {})).rejects.toThrow(/already has "Inputs"/);
      expect(await port.sheetNames()).toEqual(sheets);
      expect([...(await port.definedNames())].sort()).toEqual([...names].sort());
      expect((await cell(port, "Inputs!B4")).value).toBe(4);
    });

    it("ends a load wherever the user cancels it, and leaves the workbook as it was", async () => {
      const steps: number[] = [];
      const counted = await make();
      await counted.write(SAMPLE, (done, total) => void (done < total && steps.push(done)));
      expect(steps.length).toBeGreaterThan(2);
      for (const at of steps) {
        const port = await make();
        const [sheets, names] = [await port.sheetNames(), await port.definedNames()];
        const cancelling = port.write(SAMPLE, (done) => {
          if (done >= at) throw new DOMException("cancelled", "AbortError");
        });
        await expect(cancelling).rejects.toThrow(/cancelled.*removed again/);
        expect(await port.sheetNames()).toEqual(sheets);
        expect(await port.definedNames()).toEqual(names);
      }
    });

    it("loads the same preset twice under new names, each with its own inputs", async () => {
      const port = await make();
      await loadPreset(port, SAMPLE);
      const second = await loadPreset(port, SAMPLE);
      expect(second.sheets.map((sheet) => sheet.name)).toEqual(["Inputs (2)", "Chip value (2)"]);
      expect((await port.definedNames()).length).toBe(8);
      expect((await cell(port, "'Chip value (2)'!B4")).formula).toBe("=B3/'Inputs (2)'!$B$3");
      expect((await cell(port, "'Chip value (2)'!B3")).formula).toBe("=CCREDIT.GPU_RESIDUAL(cost_2,age_2,method_2,,life_2)");
      await port.set("'Inputs (2)'!B3", 10000);
      expect((await cell(port, "Inputs!B3")).value).toBe(30000);
      if (calculates) {
        expect((await cell(port, "'Chip value (2)'!B3")).value).toBeCloseTo(5000, 9);
        expect((await cell(port, "'Chip value'!B3")).value).toBeCloseTo(15000, 9);
      }
    });

    it("selects a cell, tells those who watch, and stops telling when asked", async () => {
      const port = await make();
      await port.write(SAMPLE, () => {});
      let told = 0;
      const stop = port.watch(() => void (told += 1));
      await new Promise((resolve) => setTimeout(resolve, 0));
      await port.select("Inputs!B3");
      expect(await port.selection()).toMatchObject({ address: "Inputs!B3", value: 30000, formula: null });
      await port.set("Inputs!B3", 31000);
      expect(told).toBeGreaterThan(0);
      stop();
      await new Promise((resolve) => setTimeout(resolve, 0));
      const before = told;
      await port.set("Inputs!B3", 32000);
      expect(told).toBe(before);
    });
  });
};
