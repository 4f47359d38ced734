import { PRESETS } from "../../src/presets/presets";

/**
 * Printed results of the neocloud loan that the workbook does not repeat (docs/differences.md): each worked out here by hand,
 * from the inputs alone, with the printed figure's own origin where it could be found.
 */
const preset = PRESETS.find(({ id }) => id === "coreweave")!;
const value = (key: string): number => [...preset.figures, ...preset.further!].find((figure) => figure.key === key)!.value!;

const DEBT = value("advance") * value("cost") * value("units");
const I = (value("rf") + value("margin")) / 4;
const PAYMENT = (DEBT * I) / (1 - (1 + I) ** -20);
const CONTRACTED = value("units") * 2190 * (value("contract_rent") - value("opex"));
/** What a sale of the block brings after t quarters: uniform over liq_days after mpr_days, pressed by depth, less fee and removal. */
const saleAt = (t: number): number => {
  const [delay, length] = [value("mpr_days") / 365, value("liq_days") / 365];
  const pace = value("units") / (value("liq_days") / 30) / value("depth");
  const pressed = Math.min(1, pace ** -0.24);
  const [k, fall] = [Math.log(1 + value("disc")), -Math.log(1 - value("decay"))];
  const mean = (x: number): number => (Math.exp(-x * delay) * (1 - Math.exp(-x * length))) / (x * length);
  const perDollar = pressed * mean(k + fall) * (1 - value("fee")) - value("cost_pct") * mean(k);
  return value("units") * value("price") * perDollar * (1 - value("decay")) ** (t / 4);
};
/** Break-even margin and the cost of capital, in basis points, when only the obligor can default. */
const fairSpread = (opening: readonly number[], recovery: (t: number) => number): number => {
  let [worth, annuity, survival] = [0, 0, 1];
  opening.forEach((balance, i) => {
    const alive = survival * (1 - value("pd_obligor")) ** 0.25;
    const discount = (1 + value("rf") / 4) ** -(i + 1);
    const repaid = balance - (opening[i + 1] ?? 0);
    worth += discount * (alive * ((balance * value("rf")) / 4 + repaid) + (survival - alive) * recovery(i + 1) * balance * (1 + value("rf") / 4));
    annuity += (discount * alive * balance) / 4;
    survival = alive;
  });
  return 1e4 * ((opening[0]! - worth) / annuity + value("capital") * value("hurdle"));
};
const trapped: number[] = [];
for (let balance = DEBT; balance > 1e-6; balance = Math.max(0, balance * (1 + I) - CONTRACTED)) trapped.push(balance);
const scheduled = Array.from({ length: 20 }, (_, t) => (PAYMENT * (1 - (1 + I) ** -(20 - t))) / I);

describe("fair spread with all excess cash trapped, printed 198", () => {
  it("is 160 on the balances that are then owed, gone in quarter 9", () => {
    expect(trapped.length).toBe(9);
    expect(fairSpread(trapped, (t) => Math.min(1, saleAt(t) / trapped[t - 1]!)).toFixed(0)).toBe("160");
  });
  it("is 194 even when recovery is measured on the balances of the loan without the trap", () => {
    expect(fairSpread(trapped, (t) => Math.min(1, saleAt(t) / scheduled[t - 1]!)).toFixed(0)).toBe("194");
  });
});

it("price of the document's loan, printed 55.3, is 51.9 at its own margin of 405 bp; 55.3 pays it 600", () => {
  // Price is linear in the margin and 100 at the fair spread of 3,146.
  const slope = (51.9186 - 100) / (405 - 3146.19);
  expect((100 + slope * (600 - 3146.19)).toFixed(1)).toBe("55.3");
  expect(value("rf") + preset.scenarios[0]!.changes["margin"]!).toBeCloseTo(0.08, 12);
});

it("new money at guidance, printed 24,206, is 24,205 with the EBITDA of 7,541 that the same page prints", () => {
  const needed = (ebitda: number): string =>
    (value("min_cash") - (value("cash") + ebitda - value("avg_rate") * value("debt_total") - 32500 - preset.debt!.maturities[0]!.amount) - value("undrawn")).toFixed(0);
  expect(needed(7541)).toBe("24205");
  // 24,206 takes the EBITDA of the year rounded to 3,095.
  expect(needed((12500 * 3095) / value("revenue"))).toBe("24206");
});
