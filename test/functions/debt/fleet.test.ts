import fc from "fast-check";
import { type Cell, type Input, isCellError } from "../../../src/functions/cells";
import { answer } from "../../../src/functions/evaluate";
import { LIBRARY } from "../../../src/functions/library";
import { sheetName } from "../../../src/functions/names";
import { anywhere } from "../../support/anywhere";

/** FLEET_SUMMARY and FLEET_DSCR against each other and against the single functions, as a sheet calls them. */

type Given = Readonly<Record<string, Input>>;
const RELATIVE = 1e-9;
const table = (name: string, given: Given): readonly (readonly Cell[])[] => {
  const spec = LIBRARY.find(name)!;
  const got = answer(spec, spec.slots.map(([key]) => given[sheetName(key)]), LIBRARY);
  if (isCellError(got)) throw new Error(`${name}: ${got.error} ${got.message}`);
  return Array.isArray(got) ? (got as readonly (readonly Cell[])[]) : [[got as Cell]];
};
const column = (rows: readonly (readonly Cell[])[], at: number): readonly Cell[] => rows.map((row) => row[at]!);
const standing = (cells: readonly Cell[]): Input => cells.map((cell) => [cell]);
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
/** To this share of the value, or of the amounts it is made of. */
const same = (got: Cell, want: Cell, scale = 1): void => {
  if (typeof want !== "number") return expect(got).toBe(want);
  expect(typeof got).toBe("number");
  expect(Math.abs((got as number) - want)).toBeLessThanOrEqual(RELATIVE * Math.max(scale, Math.abs(want)));
};

const between = (min: number, max: number) => anywhere({ min, max });
const orNone = (arbitrary: fc.Arbitrary<number>) => fc.oneof(fc.constant(0), arbitrary);
type Fleet = Given & { readonly debt: number; readonly freq: number };
const fleets: fc.Arbitrary<Fleet> = fc.record({
  units: fc.constantFrom(100, 2500, 10_000), rent: between(0.5, 4), opex: between(0, 1.5), perUnit: between(1000, 40_000), rate: orNone(between(0.001, 0.25)),
  years: fc.integer({ min: 1, max: 7 }), deflation: between(-0.3, 0.6), util: between(0.3, 1), contract_rent: between(0.2, 3), contract_years: orNone(between(0.05, 9)),
  freq: fc.constantFrom(1, 2, 4, 12), type: fc.constantFrom("ANNUITY", "STRAIGHT", "BULLET", "SCULPT"), graceShare: orNone(between(0, 0.9)), balloonShare: orNone(between(0, 1)),
  timing: fc.constantFrom("AVG", "START", "MID", "END"), launch_years: fc.array(between(-1, 8), { minLength: 1, maxLength: 3 }), step: between(0, 0.5), retire: fc.boolean(), covenant: between(0.8, 2),
}).map(({ perUnit, graceShare, balloonShare, launch_years, ...rest }) => {
  const debt = perUnit * rest.units;
  return { ...rest, debt, grace: Math.floor(graceShare * rest.years * rest.freq), balloon: rest.type === "BULLET" ? 0 : balloonShare * debt, launch_years: standing(launch_years) };
});
/** SCULPT needs a period that earns. */
const running = fleets.filter((given) => given["type"] !== "SCULPT" || (table("FLEET_DSCR", { ...given, type: "BULLET" }) as readonly (readonly number[])[]).some((row, t) => t >= (given["grace"] as number) && row[4]! > 1));

describe("FLEET_SUMMARY = FLEET_DSCR", () => {
  it("all eight rows are read from the table: minimum, its period, average, first breach, LLCR, share at expiry, shortfall, capacity", () => {
    fc.assert(fc.property(running, (given) => {
      const rows = table("FLEET_DSCR", given) as readonly (readonly (number | "")[])[];
      const [minimum, period, average, first, llcr, share, shortfall, capacity] = column(table("FLEET_SUMMARY", given), 0);
      const tested = rows.filter((row) => row[8] !== "") as readonly (readonly number[])[];
      const ratios = tested.map((row) => row[8]!);
      const covenant = given["covenant"] as number;
      const amounts = sum(rows.map((row) => Math.abs(row[4] as number) + Math.abs(row[7] as number)));
      same(minimum!, ratios.length > 0 ? Math.min(...ratios) : "");
      same(average!, ratios.length > 0 ? sum(ratios) / ratios.length : "", Math.max(1, ...ratios.map(Math.abs)));
      if (ratios.length > 0) {
        const at = tested.findIndex((row) => row[0] === period);
        expect(Math.abs(ratios[at]! - Math.min(...ratios))).toBeLessThanOrEqual(1e-12 * Math.abs(Math.min(...ratios)));
        ratios.slice(0, at).forEach((ratio) => expect(ratio).toBeGreaterThan(Math.min(...ratios)));
        const near = ratios.some((ratio) => Math.abs(ratio / covenant - 1) < 1e-11);
        if (!near) expect(first).toBe(tested.find((row) => row[8]! < covenant)?.[0] ?? "");
      }
      same(llcr!, rows[0]![9]!);
      const expired = Math.floor((given["contract_years"] as number) * given.freq + 1e-9);
      const balance = expired === 0 ? given.debt : expired > rows.length ? 0 : (rows[expired - 1]![10] as number) + (rows[expired - 1]![11] as number);
      same(share!, balance / given.debt);
      same(shortfall!, sum(rows.map((row) => Math.max(0, (row[7] as number) - (row[4] as number)))), amounts);
      same(capacity!, table("DEBT_CAPACITY", { cfads: standing(column(rows, 4)), dscr: covenant, rate: given["rate"]!, freq: given.freq })[0]![0]!, amounts);
    }), { numRuns: 150 });
  });
});

describe("FLEET_DSCR is made of the single functions", () => {
  it("spot rent is RENT_CURVE; without retirement revenue is REVENUE_PATH and CFADS is revenue − units · hours · opex", () => {
    fc.assert(fc.property(running, (drawn) => {
      const given: Fleet = { ...drawn, retire: false, type: "BULLET" };
      const rows = table("FLEET_DSCR", given);
      const rents = column(table("RENT_CURVE", given), 0);
      const revenue = column(table("REVENUE_PATH", { ...given, rents: standing(rents) }), 0);
      rows.forEach((row, t) => {
        same(row[1]!, rents[t]!);
        same(row[2]!, revenue[t]!);
        same(row[3]!, ((given["units"] as number) * 8760 * (given["opex"] as number)) / given.freq);
        same(row[4]!, (row[2] as number) - (row[3] as number), row[2] as number);
      });
    }), { numRuns: 60 });
  });
  it("the loan is DEBT_SCHEDULE, DSCR is DSCR_PATH, LLCR is LLCR of what is left on what is owed, and the balance rolls", () => {
    fc.assert(fc.property(running, (given) => {
      const rows = table("FLEET_DSCR", given) as readonly (readonly (number | "")[])[];
      const cfads = standing(column(rows, 4));
      const loan = table("DEBT_SCHEDULE", { ...given, cfads }) as readonly (readonly number[])[];
      const path = column(table("DSCR_PATH", { ...given, cfads }), 0);
      let opening = given.debt;
      rows.forEach((row, t) => {
        const [, , , , flow, interest, principal, service, dscr, llcr, closing, balloon] = row as readonly number[];
        [interest, principal, service, closing, balloon].forEach((value, k) => same(value!, loan[t]![[2, 3, 5, 6, 4][k]!]!, given.debt));
        same(interest!, (opening * (given["rate"] as number)) / given.freq, given.debt);
        same(closing!, opening - principal! - balloon!, given.debt * 10);
        same(service!, interest! + principal!, given.debt);
        same(dscr as Cell, path[t]!);
        if (service !== 0 && (dscr as Cell) !== "") same(dscr!, flow! / service!);
        if (opening > 1e-6 * given.debt) same(llcr as Cell, table("LLCR", { cfads: standing(column(rows.slice(t), 4)), debt: opening, rate: given["rate"]!, freq: given.freq })[0]![0]!);
        opening = closing!;
      });
      expect(Math.abs(opening)).toBeLessThanOrEqual(RELATIVE * given.debt);
    }), { numRuns: 40 });
  });
  it("a fleet that is off earns and costs nothing, is off for good, and only after its contract", () => {
    fc.assert(fc.property(running.map((given): Fleet => ({ ...given, retire: true, type: "BULLET" })), (given) => {
      const rows = table("FLEET_DSCR", given) as readonly (readonly number[])[];
      const off = rows.findIndex((row, t) => t / given.freq >= (given["contract_years"] as number) - 1e-9 && row[1]! * (given["util"] as number) <= (given["opex"] as number) * (1 + 1e-12));
      rows.forEach((row, t) => {
        if (off >= 0 && t >= off) expect([row[2], row[3], row[4]]).toEqual([0, 0, 0]);
        else expect(row[3]).toBeCloseTo(((given["units"] as number) * 8760 * (given["opex"] as number)) / given.freq, 3);
      });
    }), { numRuns: 60 });
  });
});
