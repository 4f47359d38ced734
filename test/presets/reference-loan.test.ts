import { contractCover } from "../../src/core/debt/contract-cover";
import { fleetSummary, type FleetSummaryInput } from "../../src/core/debt/fleet-summary";
import { isDefined, type NotDefined } from "../../src/core/units";

/**
 * The loan of the neocloud preset against 10,000 H100, in the scenarios that move it. The printed figures were worked out
 * by another program from the same definitions; a figure passes when it rounds to the printed digits.
 */
const ADVANCE = 0.7142;
const base: FleetSummaryInput = {
  units: 10_000, rent: 1.7, opex: 0.5, debt: ADVANCE * 40_000 * 10_000, rate: 0.0395 + 0.06, years: 5, deflation: 0.1, util: 0.8,
  contractRent: 2.3, contractYears: 3, covenant: 1.4, freq: 4, type: "ANNUITY", grace: 0, balloon: 0, timing: "AVG",
  launchYears: [], step: [0.25], retire: true,
};

interface Printed {
  readonly scenario: string;
  readonly changes: Partial<FleetSummaryInput>;
  readonly minimumDscr: string;
  readonly averageDscr: string;
  readonly firstBreach: string;
  readonly llcr: string;
  readonly contractedLlcr: string;
  readonly leftAtExpiry: string;
  readonly spotLlcr: string;
  readonly shortfall: string;
  readonly capacity: string;
}

const seed = { rent: 2.85, deflation: 0.3, years: 10, contractRent: 0, contractYears: 0, rate: 0.08 };
const contracted = { contractedLlcr: "1.42", leftAtExpiry: "46%" };
const table: readonly Printed[] = [
  { scenario: "1 seed", changes: seed, minimumDscr: "0.00", averageDscr: "0.60", firstBreach: "9", llcr: "0.79", contractedLlcr: "0.00", leftAtExpiry: "100%", spotLlcr: "0.79", shortfall: "283", capacity: "161" },
  { scenario: "2 actuals", changes: {}, minimumDscr: "0.38", averageDscr: "1.48", firstBreach: "13", llcr: "1.58", ...contracted, spotLlcr: "0.47", shortfall: "77", capacity: "322" },
  { scenario: "3 deflation 20 %", changes: { deflation: 0.2 }, minimumDscr: "0.00", averageDscr: "1.33", firstBreach: "13", llcr: "1.45", ...contracted, spotLlcr: "0.09", shortfall: "134", capacity: "295" },
  { scenario: "4 deflation 40 %", changes: { deflation: 0.4 }, minimumDscr: "0.00", averageDscr: "1.29", firstBreach: "13", llcr: "1.42", ...contracted, spotLlcr: "0.00", shortfall: "146", capacity: "289" },
  { scenario: "5 Rubin launch", changes: { launchYears: [0.75], step: [0.25] }, minimumDscr: "0.13", averageDscr: "1.37", firstBreach: "13", llcr: "1.49", ...contracted, spotLlcr: "0.21", shortfall: "117", capacity: "303" },
  { scenario: "6 rents up", changes: { rent: 2.35, deflation: 0 }, minimumDscr: "1.65", averageDscr: "1.95", firstBreach: "–", llcr: "1.98", ...contracted, spotLlcr: "1.65", shortfall: "0", capacity: "404" },
  { scenario: "8 correlation", changes: { deflation: 0.25 }, minimumDscr: "0.00", averageDscr: "1.30", firstBreach: "13", llcr: "1.42", ...contracted, spotLlcr: "0.01", shortfall: "145", capacity: "290" },
  { scenario: "10 OpenAI out", changes: { contractYears: 1 }, minimumDscr: "0.38", averageDscr: "0.91", firstBreach: "5", llcr: "0.98", contractedLlcr: "0.52", leftAtExpiry: "84%", spotLlcr: "0.61", shortfall: "118", capacity: "201" },
];

const show = (value: number | NotDefined, digits: number, scale = 1): string => (isDefined(value) ? (value * scale).toFixed(digits) : "–");

describe.each(table)("reference loan, scenario $scenario", ({ changes, scenario, ...printed }) => {
  const input = { ...base, ...changes };
  const all = fleetSummary(input);
  const cover = contractCover({ ...input, cfads: all.cfads });

  it("prints the published figures", () => {
    expect({
      minimumDscr: show(all.minimumDscr, 2),
      averageDscr: show(all.averageDscr, 2),
      firstBreach: show(all.firstBreach, 0),
      llcr: show(all.llcrToday, 2),
      contractedLlcr: show(cover.contractedLlcr, 2),
      leftAtExpiry: `${show(all.shareAtExpiry, 0, 100)}%`,
      spotLlcr: show(cover.laterLlcr, 2),
      shortfall: show(all.shortfall, 0, 1e-6),
      capacity: show(all.capacity, 0, 1e-6),
    }).toEqual(printed);
  });
});

it("the debt of the reference loan is $285.68m, $28,568 on each GPU", () => {
  const all = fleetSummary(base);
  expect(base.debt).toBeCloseTo(285_680_000, 6);
  expect(all.debtPerUnit).toBeCloseTo(28_568, 9);
});
it("while the contract runs every quarter is covered 2.15x", () => {
  const ratios = fleetSummary(base).dscr.slice(0, 12);
  for (const ratio of ratios) expect(show(ratio, 2)).toBe("2.15");
});
