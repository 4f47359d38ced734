import { fleet, type FleetWorkings } from "../../core/debt/fleet";
import { FLEET_ERRORS, NOTHING_TO_SCULPT_ERROR } from "../common-errors";
import { defineFunction, type Step, words } from "../define";
import { BALLOON, CFADS, CLOSING, DEBT_SERVICE, DSCR, INTEREST, LLCR, PERIOD, PRINCIPAL } from "./columns";
import { FLEET_AND_LOAN, FLEET_CONVENTIONS, FLEET_LIMITS, fleetWarnings } from "./fleet-arguments";

export const FLEET_STEPS: readonly Step<FleetWorkings>[] = [
  { of: "debtPerUnit", unit: "$/GPU", how: "debt / units" },
  { of: "hours", unit: "GPU-hours per period", how: "units · 8760/freq" },
  { of: "contractShares", unit: "fraction", how: "part of each period under contract: min(1, max(0, contract_years · freq − (t − 1)))" },
  { of: "retiredFrom", unit: "period", how: "first period that starts after the contract with spot rent · util ≤ opex; from here revenue and opex are 0" },
  { of: "periodicRate", unit: "per period", how: "rate / freq" },
  { of: "levelPayment", unit: "$ per period", how: "ANNUITY: (debt − balloon) · i/(1 − (1 + i)^−m) + balloon · i" },
  { of: "sculptedDscr", unit: "x", how: "SCULPT: PV of max(CFADS, 0) after grace / (debt − balloon · (1 + i)^−m)" },
];

export const FLEET_DSCR = defineFunction({
  name: "FLEET_DSCR",
  family: "debt",
  summary: words("Rent, revenue, CFADS, debt service, DSCR and LLCR of a GPU fleet against its loan, one period a row.", "Alquiler, ingreso, CFADS, servicio de deuda, DSCR y LLCR de una flota de GPU frente a su préstamo, un periodo por fila."),
  args: { ...FLEET_AND_LOAN, ...FLEET_CONVENTIONS },
  returns: {
    shape: "table",
    parts: [
      PERIOD,
      { name: "spot rent", unit: "$/GPU-hour", meaning: words("Spot rent of the period", "Alquiler al contado del periodo"), how: "rent · (1 − deflation)^t · Π(1 − step), read by timing" },
      { name: "revenue", unit: "$ per period", meaning: words("Contract and spot revenue", "Ingreso por contrato y al contado"), how: "hours · (share · contract_rent + (1 − share) · util · spot rent); 0 once retired" },
      { name: "opex", unit: "$ per period", meaning: words("Running cost of the fleet", "Coste corriente de la flota"), how: "hours · opex; 0 once retired" },
      { ...CFADS, how: "revenue − opex" },
      INTEREST, PRINCIPAL, DEBT_SERVICE, DSCR, LLCR, CLOSING, BALLOON,
    ],
  },
  formula: "revenue = units · 8760/freq · (share · contract_rent + (1 − share) · util · spot rent); CFADS = revenue − units · 8760/freq · opex; DSCR = CFADS/debt service; LLCR = PV of CFADS to come/opening",
  limits: FLEET_LIMITS,
  errors: {
    "#N/A": [NOTHING_TO_SCULPT_ERROR],
    "#VALUE!": [...FLEET_ERRORS],
  },
  warnings: fleetWarnings,
  sources: ["docs/conventions.md#fleet", "SemiAnalysis H100 one-year contract rents: 1.70 (Oct 2025), 2.35 (Mar 2026); 2.85 in early 2024 (Latent Space)"],
  related: ["FLEET_SUMMARY", "CONTRACT_COVER", "COVENANT_TEST", "RENT_CURVE", "DEBT_SCHEDULE"],
  examples: [
    {
      given: { units: 1000, rent: 2, opex: 0.5, debt: 20_000_000, rate: 0, years: 5, deflation: 0, util: 0.75 },
      pick: [0], result: [1, 2, 3_285_000, 1_095_000, 2_190_000, 0, 1_000_000, 1_000_000, 2.19, 2.19, 19_000_000, 0],
      because: "by hand: 2.19m hours a quarter at 2 · .75 less .5; 20m repaid in 20 quarters without interest",
    },
    {
      given: { units: 1000, rent: 2, opex: 0.5, debt: 10_000_000, rate: 0.1, years: 2, deflation: 0.5, util: 0.5, contractRent: 3, contractYears: 0.5, freq: 1, type: "BULLET", timing: "START" },
      result: [
        [1, 2, 17_520_000, 4_380_000, 13_140_000, 1_000_000, 0, 1_000_000, 13.14, (13_140_000 / 1.1) / 10_000_000, 10_000_000, 0],
        [2, 1, 0, 0, 0, 1_000_000, 0, 1_000_000, 0, 0, 0, 10_000_000],
      ],
      because: "by hand: half a year at 3, half at 2 · .5; in year 2 spot 1 · .5 does not exceed opex .5, so the fleet is off",
    },
  ],
  compute: fleet,
  steps: FLEET_STEPS,
  result: ({ rents, revenue, runningCost, cfads, loan, dscr, llcr }) =>
    rents.map((spot, t) => [
      t + 1, spot, revenue[t]!, runningCost[t]!, cfads[t]!, loan.interest[t]!, loan.principal[t]!, loan.debtService[t]!, dscr[t]!, llcr[t]!, loan.closing[t]!, loan.balloon[t]!,
    ]),
});
