import { LIBRARY } from "../../src/functions/library";
import { type Cell, isCellError, type Input } from "../../src/functions/cells";
import { answer } from "../../src/functions/evaluate";
import { sheetName } from "../../src/functions/names";
import { PRESETS } from "../../src/presets/presets";

/**
 * The scenarios, as the preset holds them, through the worksheet functions. The printed digits come from the specification
 * of the neocloud workbook, worked out by another program; a number passes when it rounds to them.
 */
const preset = PRESETS.find(({ id }) => id === "coreweave")!;

/** Conventions of the workbook that no scenario changes. */
const CONVENTIONS: Readonly<Record<string, Input>> = { freq: 4, type: "ANNUITY", grace: 0, balloon: 0, timing: "AVG", retire: true, elasticity: 0.24 };

const inputs = (scenario: number): Readonly<Record<string, Input>> => {
  const { changes } = preset.scenarios.find(({ number }) => number === scenario)!;
  const live = Object.fromEntries(preset.figures.map(({ key, value }) => [key, changes[key] ?? value])) as Record<string, number | null>;
  return { ...CONVENTIONS, ...live, debt: live["advance"]! * live["cost"]! * live["units"]!, rate: live["rf"]! + live["margin"]! };
};
const call = (name: string, given: Readonly<Record<string, Input>>) => {
  const spec = LIBRARY.find(name)!;
  return answer(spec, Object.keys(spec.args as object).map((key) => given[sheetName(key)]), LIBRARY);
};
const list = (cells: ReturnType<typeof call>): readonly Cell[] => {
  if (!Array.isArray(cells)) throw new Error(isCellError(cells) ? cells.message : "expected a list");
  return (cells as readonly (readonly Cell[])[]).flat();
};

// Scenario: [minimum DSCR, average DSCR, first quarter under 1.40, LLCR, shortfall $m, capacity at 1.40x $m, haircut %, economic life, economic value]
const PRINTED: Readonly<Record<number, readonly [string, string, string, string, string, string, string, string, string]>> = {
  1: ["0.00", "0.60", "9", "0.79", "283", "161", "56", "4.25", "22410"],
  2: ["0.38", "1.48", "13", "1.58", "77", "322", "54", "9.50", "23173"],
  3: ["0.00", "1.33", "13", "1.45", "134", "295", "54", "4.48", "12457"],
  4: ["0.00", "1.29", "13", "1.42", "146", "289", "59", "1.96", "5833"],
  5: ["0.13", "1.37", "13", "1.49", "117", "303", "68", "6.77", "13305"],
  6: ["1.65", "1.95", "", "1.98", "0", "404", "51", "10.00", "77935"],
  8: ["0.00", "1.30", "13", "1.42", "145", "290", "64", "3.48", "9930"],
  9: ["0.38", "1.48", "13", "1.58", "77", "322", "79", "9.50", "23173"],
  10: ["0.38", "0.91", "5", "0.98", "118", "201", "54", "9.50", "23173"],
};

describe.each(Object.entries(PRINTED))("scenario %s", (number, [minimum, average, first, llcr, shortfall, capacity, haircut, life, worth]) => {
  const given = inputs(Number(number));
  it("gives the published debt service cover", () => {
    const [low, , mean, breach, cover, , short, most] = list(call("FLEET_SUMMARY", given));
    expect([(low as number).toFixed(2), (mean as number).toFixed(2), String(breach), (cover as number).toFixed(2)]).toEqual([minimum, average, first, llcr]);
    expect([((short as number) / 1e6).toFixed(0), ((most as number) / 1e6).toFixed(0)]).toEqual([shortfall, capacity]);
  });
  it("gives the published haircut", () => {
    expect((100 * (call("REPO_HAIRCUT", given) as number)).toFixed(0)).toBe(haircut);
  });
  it("gives the published economic life and value", () => {
    expect((call("GPU_ECON_LIFE", given) as number).toFixed(2)).toBe(life);
    expect((call("GPU_ECON_VALUE", { ...given, salvage: 0, from_year: 0, max_life: 10 }) as number).toFixed(0)).toBe(worth);
  });
});

describe("scenarios about the company", () => {
  it.each([7, 11, 12])("scenario %d leaves the loan at the base", (number) => {
    expect(list(call("FLEET_SUMMARY", inputs(number)))).toEqual(list(call("FLEET_SUMMARY", inputs(2))));
    expect(call("REPO_HAIRCUT", inputs(number))).toBe(call("REPO_HAIRCUT", inputs(2)));
  });
});
