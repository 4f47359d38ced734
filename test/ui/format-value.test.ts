import { formatAs, formatValue } from "../../src/ui/format-value";

describe("numbers in the pane", () => {
  it.each([
    [formatValue(285_680_000, "$", "en"), "$285,680,000"],
    [formatValue(-1_493_113, "$", "en"), "-$1,493,113"],
    [formatAs(-1_493_113, "usd", "en"), "-$1,493,113"],
    [formatAs(29.06, "rent", "en"), "$29.06"],
    [formatAs(1.5842, "multiple", "en"), "1.58x"],
    [formatValue(0.1, "per year", "en"), "10%"],
    [formatValue(0.1, "per year", "es"), "10\u00a0%"],
    [formatValue(null, "$", "en"), "–"],
  ])("%s", (shown, expected) => expect(shown).toBe(expected));
});
