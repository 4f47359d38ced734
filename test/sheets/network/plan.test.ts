import { PRESETS } from "../../../src/presets/presets";
import { buildWorkbook } from "../../../src/sheets/workbook";

const preset = PRESETS.find(({ id }) => id === "network")!;
const plan = buildWorkbook(preset);

it("keeps every scenario in a column of Stress and a block of Networks", () => {
  const titles = plan.sheets.find(({ key }) => key === "networks")!.cells.filter(({ column, row, role }) => column === 1 && row > 4 && role === "heading").map(({ content }) => content);
  expect(titles.length).toBe(preset.scenarios.length);
  expect(preset.scenarios.length).toBe(13);
});

it("lists a flow in the row of its amount, and each payment once", () => {
  const { flows, parties } = preset.network!;
  const { cells } = plan.sheets.find(({ key }) => key === "flows")!;
  flows.forEach(({ key }, i) => expect(cells.find(({ row, column }) => row === 6 + i && column === 1)!.content).toBe(key));
  expect(new Set(flows.map(({ payer, payee, kind }) => `${payer} ${payee} ${kind}`)).size).toBe(flows.length);
  expect(parties).toEqual(["OpenAI", "Microsoft", "Nvidia", "Amazon", "Oracle", "CoreWeave"]);
});
