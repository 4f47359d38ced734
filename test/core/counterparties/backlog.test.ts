import fc from "fast-check";
import { backlogRunoff } from "../../../src/core/counterparties/backlog-runoff";
import { backlogValue, type BacklogValueInput } from "../../../src/core/counterparties/backlog-value";
import { anywhere } from "../../support/anywhere";

const contracts = fc.array(fc.record({ amount: anywhere({ min: 0, max: 100 }), years: anywhere({ min: 0.1, max: 20 }), start: anywhere({ min: 0, max: 10 }) }), { minLength: 1, maxLength: 8 });
const spread = (list: readonly { amount: number; years: number; start: number }[]) => ({ amounts: list.map(({ amount }) => amount), years: list.map(({ years }) => years), starts: list.map(({ start }) => start) });
const sum = (list: readonly number[]): number => list.reduce((so, entry) => so + entry, 0);

describe("backlog runoff", () => {
  it("every dollar falls in one period or beyond the horizon", () => {
    fc.assert(fc.property(contracts, fc.constantFrom(1, 2, 4, 12), fc.integer({ min: 1, max: 30 }), (list, freq, horizon) => {
      const { runoff, total, withinHorizon, beyondHorizon } = backlogRunoff({ ...spread(list), horizon, freq });
      expect(runoff).toHaveLength(horizon * freq);
      expect(runoff.every((amount) => amount >= 0)).toBe(true);
      expect(sum(runoff)).toBeCloseTo(withinHorizon, 9);
      expect(sum(runoff) + beyondHorizon).toBeCloseTo(total, 9);
    }));
  });
  it("quarters add up to years", () => {
    fc.assert(fc.property(contracts, (list) => {
      const [years, quarters] = [1, 4].map((freq) => backlogRunoff({ ...spread(list), horizon: 12, freq }).runoff);
      years!.forEach((amount, t) => expect(sum(quarters!.slice(4 * t, 4 * t + 4))).toBeCloseTo(amount, 9));
    }));
  });
  it("one life and one start serve all contracts", () => {
    expect(backlogRunoff({ amounts: [4, 8], years: [2], starts: [1], horizon: 4, freq: 1 }).runoff).toEqual([0, 6, 6, 0]);
  });
  it("names what does not fit", () => {
    const refused = (change: object, argument: string) => expect(() => backlogRunoff({ amounts: [1, 2, 3], years: [1], starts: [0], horizon: 2, freq: 4, ...change })).toThrow(expect.objectContaining({ code: "bad-input", argument }));
    refused({ years: [1, 2] }, "years");
    refused({ starts: [1, 2] }, "starts");
    refused({ horizon: 1.1 }, "horizon");
  });
});

const base: BacklogValueInput = { amounts: [22.4], years: [5], pd: [1 - Math.exp(-0.1)], disc: 0.08, relet: [0.7], deflation: [0], starts: [0] };
const value = (change: Partial<BacklogValueInput> = {}): number => backlogValue({ ...base, ...change }).value;

/** Simpson's rule on the integral itself, 2,000 panels. */
const simpson = ({ amounts, years, pd, disc, relet, deflation, starts }: BacklogValueInput): number =>
  sum(amounts.map((amount, i) => {
    const alive = (t: number): number => (1 - pd[i]!) ** t;
    const worth = (t: number): number => (1 + disc) ** -t * (alive(t) + relet[i]! * (1 - deflation[i]!) ** t * (1 - alive(t)));
    const [n, step] = [2000, years[i]! / 2000];
    const inner = Array.from({ length: n + 1 }, (_, k) => (k === 0 || k === n ? 1 : k % 2 === 1 ? 4 : 2) * worth(starts[i]! + k * step));
    return ((amount / years[i]!) * step * sum(inner)) / 3;
  }));

describe("backlog value", () => {
  it("equals the integral, done numerically, with starts, deflation of either sign and several customers", () => {
    const input = { amounts: [22.4, 6.5, 3], years: [5, 4, 7], pd: [0.1, 0.02, 0.4], disc: 0.08, relet: [0.7, 1.2, 0], deflation: [0.25, -0.1, 0.3], starts: [0, 1.5, 3] };
    expect(value(input)).toBeCloseTo(simpson(input), 9);
  });
  it("rent that falls 25 % a year takes 1.5 of 17.5 away (22.4 over five years, hazard .1)", () => {
    expect(value()).toBeCloseTo(17.475322387105056, 9); // reference case BACKLOG_VALUE-X01
    expect(value({ deflation: [0.25] })).toBeCloseTo(16.0, 1); // printed to one digit
    expect(value({ deflation: [0.25] })).toBeCloseTo(simpson({ ...base, deflation: [0.25] }), 10);
  });
  it("limits: no default gives the discounted amounts, certain default the re-let rent alone, relet 1 without deflation no loss", () => {
    expect(value({ pd: [0], disc: 0 })).toBeCloseTo(22.4, 12);
    expect(value({ pd: [1] })).toBeCloseTo(0.7 * value({ pd: [0] }), 12);
    expect(value({ pd: [1], starts: [2], relet: [0] })).toBe(0);
    expect(value({ relet: [1] })).toBeCloseTo(value({ pd: [0] }), 12);
    expect(value({ pd: [1e-14] })).toBeCloseTo(value({ pd: [0] }), 11);
  });
  it("falls in pd (relet below 1), disc, deflation; rises in relet; is the sum over contracts", () => {
    for (const [key, low, high] of [["pd", [0.05], [0.2]], ["deflation", [0.1], [0.3]]] as const) expect(value({ [key]: low })).toBeGreaterThan(value({ [key]: high }));
    expect(value({ disc: 0.05 })).toBeGreaterThan(value({ disc: 0.1 }));
    expect(value({ relet: [0.8] })).toBeGreaterThan(value({ relet: [0.6] }));
    const both = backlogValue({ ...base, amounts: [10, 20], years: [5], pd: [0.1, 0.3] });
    expect(both.value).toBeCloseTo(value({ amounts: [10], pd: [0.1] }) + value({ amounts: [20], pd: [0.3] }), 12);
    expect(both.quality).toBeCloseTo(both.value / 30, 14);
  });
  it("equals the integral for every backlog, and falls with pd where re-letting earns no more, with disc and deflation, rises with relet", () => {
    const contract = fc.record({ amount: anywhere({ min: 0.1, max: 100 }), years: anywhere({ min: 0.1, max: 15 }), start: anywhere({ min: 0, max: 8 }), pd: anywhere({ min: 0, max: 0.9 }), relet: anywhere({ min: 0, max: 1 }), deflation: anywhere({ min: -0.2, max: 0.6 }) });
    fc.assert(fc.property(fc.array(contract, { minLength: 1, maxLength: 3 }), anywhere({ min: -0.02, max: 0.3 }), anywhere({ min: 0.001, max: 0.1 }), (list, disc, more) => {
      const input: BacklogValueInput = { amounts: list.map((one) => one.amount), years: list.map((one) => one.years), pd: list.map((one) => one.pd), relet: list.map((one) => one.relet), deflation: list.map((one) => one.deflation), starts: list.map((one) => one.start), disc };
      const here = backlogValue(input);
      const slack = 1e-12 * here.value;
      expect(Math.abs(here.value / simpson(input) - 1)).toBeLessThan(1e-8);
      expect(here.quality).toBeCloseTo(here.value / sum(input.amounts), 12);
      expect(value({ ...input, disc: disc + more })).toBeLessThanOrEqual(here.value + slack);
      expect(value({ ...input, deflation: input.deflation.map((fall) => fall + more) })).toBeLessThanOrEqual(here.value + slack);
      expect(value({ ...input, relet: input.relet.map((share) => share + more) })).toBeGreaterThanOrEqual(here.value - slack);
      const falling = { ...input, deflation: input.deflation.map(Math.abs) };
      expect(value({ ...falling, pd: input.pd.map((pd) => pd + more) })).toBeLessThanOrEqual(value(falling) * (1 + 1e-12));
    }), { numRuns: 60 });
  });
  it("names what does not fit", () => {
    const refused = (change: Partial<BacklogValueInput>, code: string, argument: string) => expect(() => value({ amounts: [1, 2, 3], ...change })).toThrow(expect.objectContaining({ code, argument }));
    for (const argument of ["years", "pd", "relet", "deflation", "starts"] as const) refused({ [argument]: [0.1, 0.2] }, "bad-input", argument);
  });
  it("is 0 where there is no backlog, and then has no quality", () => {
    expect(backlogValue({ ...base, amounts: [0, 0] })).toMatchObject({ value: 0, quality: undefined });
  });
});
