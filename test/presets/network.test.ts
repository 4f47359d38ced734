import { PRESETS } from "../../src/presets/presets";

it("decodes", () => {
  expect(PRESETS.some(({ id }) => id === "network")).toBe(true);
});
