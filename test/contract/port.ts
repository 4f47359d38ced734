import { loadPreset } from "../../src/workbook/load";
import type { CellView, WorkbookPort } from "../../src/workbook/port";
import { SAMPLE } from "../support/sample-plan";

/** What an implementation can do; a file that was written can only be read. */
export interface Abilities {
  /** An engine stands behind the cells. */
  readonly calculates: boolean;
  /** The reason behind an error reaches whoever reads the cell. */
  readonly tellsReasons: boolean;
  /** Holds a second plan beside the first, takes edits, has a selection. */
  readonly isOpen: boolean;
  /** In this process: progress that throws reaches the load. Absent: yes. */
  readonly isNear?: boolean;
}

const cell = async (port: WorkbookPort, address: string): Promise<CellView> => (await port.read(address))[0]![0]!;
const sorted = (names: readonly string[]): readonly string[] => [...names].sort();
const pause = (milliseconds = 0): Promise<void> => new Promise((go) => setTimeout(go, milliseconds));
/** Events of Excel come when they come. */
const until = async (isSo: () => boolean): Promise<void> => {
  for (let i = 0; i < 200 && !isSo(); i += 1) await pause(5);
};

/** What every workbook must do alike: one suite, run on each implementation of the port. */
export const describeWorkbook = (name: string, make: () => Promise<WorkbookPort>, { calculates, tellsReasons, isOpen, isNear = true }: Abilities): void => {
  describe(`${name} keeps the contract of a workbook`, () => {
    const written = async (): Promise<WorkbookPort> => {
      const port = await make();
      await port.write(SAMPLE, () => {});
      return port;
    };

    it("adds sheets and names after those that are there, and reports progress up to the end", async () => {
      const port = await make();
      const before = await port.sheetNames();
      const steps: [number, number, string][] = [];
      await port.write(SAMPLE, (done, total, what) => void steps.push([done, total, what]));
      expect(await port.sheetNames()).toEqual([...before, "Inputs", "Chip value"]);
      expect(sorted(await port.definedNames())).toEqual(["age", "cost", "life", "method"]);
      expect(steps.length).toBeGreaterThan(2);
      expect(steps.map(([done]) => done)).toEqual(steps.map(([done]) => done).sort((a, b) => a - b));
      expect(new Set(steps.map(([, total]) => total)).size).toBe(1);
      expect(steps.every(([, , what]) => what !== "")).toBe(true);
      expect(steps.at(-1)![0]).toBe(steps.at(-1)![1]);
    });

    it("tells what each name refers to", async () => {
      const port = await written();
      const found = new Map((await port.namedRanges()).map(({ name, refersTo, sheet }) => [name, [refersTo, sheet]]));
      expect([...found.keys()].sort()).toEqual(["age", "cost", "life", "method"]);
      expect(found.get("cost")).toEqual(["Inputs!$B$3", undefined]);
    });

    it("keeps a text a text, also when it looks like a formula or a number; a blank cell is null", async () => {
      const port = await written();
      expect(await cell(port, "Inputs!A7")).toEqual({ address: "Inputs!A7", value: "=not a formula", formula: null });
      expect((await cell(port, "Inputs!B7")).value).toBe("007");
      expect((await cell(port, "Inputs!B8")).value).toBe(true);
      expect(await cell(port, "Inputs!C3")).toEqual({ address: "Inputs!C3", value: null, formula: null });
    });

    it("reads formulas back as they were planned, row by row with their addresses", async () => {
      const port = await written();
      const block = await port.read("'Chip value'!A3:B4");
      expect(block.map((row) => row.map((view) => view.address))).toEqual([["'Chip value'!A3", "'Chip value'!B3"], ["'Chip value'!A4", "'Chip value'!B4"]]);
      expect(block[0]![1]!.formula).toBe("=CCREDIT.GPU_RESIDUAL(cost,age,method,,life)");
      expect(block[1]![0]!.formula).toBeNull();
    });

    if (calculates) {
      it("calculates: 30000 · (1 − 2.5/5) = 15000, a path of .77^t that spills, and an error", async () => {
        const port = await written();
        expect((await cell(port, "'Chip value'!B3")).value).toBeCloseTo(15000, 9);
        expect((await cell(port, "'Chip value'!B5")).value).toBe("ok");
        const path = (await port.read("'Chip value'!A10:A13")).map((row) => row[0]!.value);
        [30000, 23100, 17787, 13695.99].forEach((expected, i) => expect(path[i]).toBeCloseTo(expected, 8));
        expect((await cell(port, "'Chip value'!A14")).value).toBeCloseTo(84582.99, 8);
        expect((await cell(port, "'Chip value'!A15")).value).toMatchObject({ error: "#DIV/0!" });
      });
    }

    if (calculates && isOpen) {
      it("tells of a cell that a spill fills which formula fills it", async () => {
        const port = await written();
        expect(await cell(port, "'Chip value'!A12")).toMatchObject({ formula: null, spilledFrom: "'Chip value'!A10" });
        expect(await cell(port, "'Chip value'!A10")).not.toHaveProperty("spilledFrom");
        await port.select("'Chip value'!A11");
        expect((await port.selection()).spilledFrom).toBe("'Chip value'!A10");
      });

      it("lists every cell that holds something, with what each formula fills", async () => {
        const port = await written();
        const used = await port.used("Chip value");
        expect(used.map(({ address }) => address.replace(/.*!/, ""))).toEqual(["A1", "A3", "B3", "A4", "B4", "A5", "B5", "A9", "A10", "A11", "A12", "A13", "A14", "A15"]);
        expect(used.find(({ address }) => address.endsWith("!A10"))).toMatchObject({ fills: "'Chip value'!A10:A13" });
        expect(used.filter(({ fills }) => fills !== undefined)).toHaveLength(1);
        expect(used.filter(({ spilledFrom }) => spilledFrom === "'Chip value'!A10")).toHaveLength(3);
      });

      it("calculates again after one cell was set", async () => {
        const port = await written();
        await port.set("Inputs!B4", 5);
        expect((await cell(port, "'Chip value'!B3")).value).toBeCloseTo(0, 9);
      });

      if (tellsReasons) {
        it("says why a function of ours shows an error", async () => {
          const port = await written();
          await port.set("Inputs!B3", "abc");
          expect(await cell(port, "'Chip value'!B3")).toMatchObject({ value: { error: "#VALUE!" }, message: 'cost: expected a number, got "abc"' });
        });
      }
    }

    if (!isOpen) return;

    it("sets one cell: number, formula, text that begins with =, and nothing", async () => {
      const port = await written();
      await port.set("Inputs!B4", 4);
      expect(await cell(port, "Inputs!B4")).toMatchObject({ value: 4, formula: null });
      await port.set("Inputs!B4", { formula: "=1+2" });
      expect((await cell(port, "Inputs!B4")).formula).toBe("=1+2");
      await port.set("Inputs!B4", "=1+2");
      expect(await cell(port, "Inputs!B4")).toMatchObject({ value: "=1+2", formula: null });
      await port.set("Inputs!B4", null);
      expect(await cell(port, "Inputs!B4")).toMatchObject({ value: null, formula: null });
    });

    it("sets many cells at once, on several sheets", async () => {
      const port = await written();
      await port.setMany([{ address: "Inputs!B4", content: 1 }, { address: "'Chip value'!D3", content: "new" }, { address: "Inputs!B6", content: { formula: "=2*3" } }]);
      expect((await cell(port, "Inputs!B4")).value).toBe(1);
      expect((await cell(port, "'Chip value'!D3")).value).toBe("new");
      expect((await cell(port, "Inputs!B6")).formula).toBe("=2*3");
    });

    it("refuses a name that is taken, also in another case, and leaves the workbook as it was", async () => {
      const port = await written();
      await port.set("Inputs!B4", 4);
      const [sheets, names] = [await port.sheetNames(), await port.definedNames()];
      await expect(port.write(SAMPLE, () => {})).rejects.toThrow(/already has "Inputs"/);
      const other = { ...SAMPLE, sheets: [{ ...SAMPLE.sheets[0]!, name: "INPUTS" }], names: [], open: "inputs" };
      await expect(port.write(other, () => {})).rejects.toThrow(/already has "INPUTS"/);
      expect(await port.sheetNames()).toEqual(sheets);
      expect(sorted(await port.definedNames())).toEqual(sorted(names));
      expect((await cell(port, "Inputs!B4")).value).toBe(4);
    });

    if (isNear) it("ends a load wherever the user cancels it, and leaves the workbook as it was", async () => {
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
        await expect(cancelling).rejects.toThrow(/cancelled; (everything that was added has been removed again|nothing was written)/);
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

    it("copies a sheet of the workbook, with the cells that the plan replaces", async () => {
      const port = await written();
      const copy = { ...SAMPLE.sheets[1]!, key: "copy", name: "Copy", copyOf: "Chip value", charts: [], highlights: [], cells: [{ row: 3, column: 2, content: 15000, role: "output" as const }] };
      await port.write({ ...SAMPLE, sheets: [copy], names: [], open: "copy" }, () => {});
      expect(await port.sheetNames()).toEqual(["Sheet1", "Inputs", "Chip value", "Copy"]);
      expect(await cell(port, "Copy!B3")).toMatchObject({ value: 15000, formula: null });
      expect((await cell(port, "Copy!B4")).formula).toBe("=B3/Inputs!$B$3");
      expect((await cell(port, "Copy!A1")).value).toBe("Chip value");
      expect((await cell(port, "'Chip value'!B3")).formula).toBe("=CCREDIT.GPU_RESIDUAL(cost,age,method,,life)");
    });

    it("selects a cell or a block, tells those who watch, and stops telling when asked", async () => {
      const port = await written();
      let told = 0;
      const stop = port.watch(() => void (told += 1));
      await pause(20);
      await port.select("Inputs!B3");
      expect(await port.selection()).toMatchObject({ address: "Inputs!B3", value: 30000, formula: null });
      expect(await port.selectedArea()).toBe("Inputs!B3");
      await port.select("Inputs!A3:B4");
      expect((await port.selection()).address).toBe("Inputs!A3");
      expect(await port.selectedArea()).toBe("Inputs!A3:B4");
      await port.set("Inputs!B3", 31000);
      await until(() => told > 0);
      expect(told).toBeGreaterThan(0);
      stop();
      await pause(20);
      const before = told;
      await port.set("Inputs!B3", 32000);
      await pause(20);
      expect(told).toBe(before);
    });

    it("refuses an address on a sheet that is not there", async () => {
      const port = await written();
      await expect(port.read("Nowhere!A1")).rejects.toThrow();
      await expect(port.set("Nowhere!A1", 1)).rejects.toThrow();
    });
  });
};
