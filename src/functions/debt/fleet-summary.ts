import { fleetSummary, type FleetSummaryWorkings } from "../../core/debt/fleet-summary";
import { FLEET_ERRORS, NOTHING_TO_SCULPT_ERROR } from "../common-errors";
import { defineFunction, numberOr, type Step, words } from "../define";
import { FLEET_AND_LOAN, FLEET_CONVENTIONS, FLEET_LIMITS, fleetWarnings } from "./fleet-arguments";
import { FLEET_STEPS } from "./fleet-dscr";

const STEPS: readonly Step<FleetSummaryWorkings>[] = [
  ...FLEET_STEPS,
  { of: "cfads", unit: "$ per period", how: "revenue − opex, by period" },
  { of: "debtService", unit: "$ per period", how: "interest + scheduled principal, by period" },
  { of: "dscr", unit: "x", how: "cfads / debt_service, by period" },
  { of: "balanceAtExpiry", unit: "$", how: "balance after ⌊contract_years · freq⌋ periods, before a balloon then due" },
];

export const FLEET_SUMMARY = defineFunction({
  name: "FLEET_SUMMARY",
  family: "debt",
  summary: words("Eight figures of a GPU fleet's loan in a column: DSCR, first breach, LLCR, debt left at contract end, shortfall, capacity.", "Ocho cifras del préstamo de una flota de GPU en columna: DSCR, primer incumplimiento, LLCR, deuda al fin del contrato, déficit, capacidad."),
  args: {
    ...FLEET_AND_LOAN,
    covenant: numberOr("x", words("Minimum DSCR of the loan; also the DSCR at which capacity is measured", "DSCR mínimo del préstamo; también el DSCR con que se mide la capacidad"), {
      default: 1.2, range: { above: 0 },
      evidence: { grade: "D", why: words("usual targets are 1.2 to 1.4x contracted and 1.8x or more at spot", "objetivos usuales: 1,2 a 1,4x con contrato y 1,8x o más al contado") },
    }),
    ...FLEET_CONVENTIONS,
  },
  returns: {
    shape: "column",
    parts: [
      { name: "minimum DSCR", unit: "x", meaning: words("Lowest DSCR of any period", "DSCR más bajo de todos los periodos"), how: "MIN of the DSCR column of FLEET_DSCR" },
      { name: "period of minimum", unit: "period", meaning: words("Period of the lowest DSCR; the first of equals", "Periodo del DSCR más bajo; el primero si empatan"), how: "first period whose DSCR is the minimum" },
      { name: "average DSCR", unit: "x", meaning: words("Mean of the DSCR of all periods", "Media del DSCR de todos los periodos"), how: "AVERAGE of the DSCR column: a mean of ratios" },
      { name: "first breach", unit: "period", meaning: words("First period with DSCR below the covenant; empty if none", "Primer periodo con DSCR bajo el mínimo pactado; vacío si no hay"), how: "first period with DSCR < covenant" },
      { name: "LLCR", unit: "x", meaning: words("Loan life coverage ratio today", "Cobertura de la vida del préstamo hoy (LLCR)"), how: "PV of CFADS at rate/freq / debt" },
      { name: "debt left at contract end", unit: "fraction", meaning: words("Debt left when the contract ends / debt", "Deuda pendiente al fin del contrato / deuda"), how: "balance after ⌊contract_years · freq⌋ periods / debt, before a balloon then due; 1 without contract" },
      { name: "shortfall", unit: "$", meaning: words("Debt service that CFADS does not cover, added up", "Servicio que el CFADS no cubre, sumado"), how: "Σ max(0, debt service − CFADS); balloon excluded" },
      { name: "debt capacity", unit: "$", meaning: words("Largest debt that keeps the covenant in every period", "Mayor deuda que cumple el mínimo en todos los periodos"), how: "Σ max(CFADS, 0)/covenant · (1 + rate/freq)^−t" },
    ],
  },
  formula: "MIN, its period, AVERAGE and first breach of DSCR = CFADS/debt service; LLCR = PV(CFADS)/debt; balance at contract end/debt; Σ max(0, service − CFADS); Σ max(CFADS, 0)/covenant · (1 + i)^−t",
  limits: [
    words("Stress LLCR, not minimum DSCR: the minimum is 0 as soon as the chip dies before the loan, whatever else changes.", "Estrese LLCR y no el DSCR mínimo: este es 0 en cuanto el chip muere antes que el préstamo, cambie lo que cambie."),
    ...FLEET_LIMITS,
  ],
  errors: {
    "#N/A": [NOTHING_TO_SCULPT_ERROR],
    "#VALUE!": [...FLEET_ERRORS],
  },
  warnings: (values) => [
    ...fleetWarnings(values),
    ...(values.covenant < 1 ? [words(`covenant ${values.covenant} is below 1: capacity is measured on more service than CFADS pays`, `covenant ${values.covenant} es menor que 1: la capacidad se mide con más servicio del que paga el CFADS`)] : []),
  ],
  sources: ["docs/conventions.md#fleet", "docs/conventions.md#debt-capacity"],
  related: ["FLEET_DSCR", "CONTRACT_COVER", "DEBT_CAPACITY", "LLCR"],
  examples: [
    {
      given: { units: 1000, rent: 2, opex: 0.5, debt: 20_000_000, rate: 0, years: 5, deflation: 0, util: 0.75 },
      result: [[2.19], [1], [2.19], [""], [2.19], [1], [0], [36_500_000]],
      because: "by hand: CFADS 2.19m against 1m in all 20 quarters; capacity 20 · 2.19m / 1.2",
    },
    {
      given: { units: 10_000, rent: 1.7, opex: 0.5, debt: 285_680_000, rate: 0.0995, years: 5, deflation: 0.1, util: 0.8, contractRent: 2.3, contractYears: 3, covenant: 1.4 },
      pick: [4, 0], result: 1.58, tolerance: 0.0032, because: "reference loan of a 10,000 H100 neocloud, worked out by another program and printed 1.58x",
    },
  ],
  work: ({ years, freq }) => 0.25 * years * freq,
  compute: fleetSummary,
  steps: STEPS,
  result: (all) => [all.minimumDscr, all.minimumPeriod, all.averageDscr, all.firstBreach, all.llcrToday, all.shareAtExpiry, all.shortfall, all.capacity],
});
