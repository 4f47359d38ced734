import { unlessRefused } from "./rows";
import { breakevenRentTwin } from "./chip/breakeven-rent";
import { displacementRentTwin } from "./chip/displacement-rent";
import { gpuDurationTwin } from "./chip/gpu-duration";
import { gpuEconLifeTwin } from "./chip/gpu-econ-life";
import { gpuEconValueTwin } from "./chip/gpu-econ-value";
import { impliedDeflationTwin } from "./chip/implied-deflation";
import { launchStepTwin } from "./chip/launch-step";
import { residualTableTwin } from "./chip/residual-table";
import { vintageDecayTwin } from "./chip/vintage-decay";
import { ablPathTwin } from "./collateral/abl-path";
import { backstopValueTwin } from "./collateral/backstop-value";
import { borrowingBaseTwin } from "./collateral/borrowing-base";
import { deployableGpusTwin } from "./collateral/deployable-gpus";
import { eligibleArTwin } from "./collateral/eligible-ar";
import { fireSaleTwin } from "./collateral/fire-sale";
import { haircutBaselTwin } from "./collateral/haircut-basel";
import { impactSqrtTwin } from "./collateral/impact-sqrt";
import { liqOptimalTwin } from "./collateral/liq-optimal";
import { liqProceedsTwin } from "./collateral/liq-proceeds";
import { commitDeflationTwin } from "./rent/commit-deflation";
import { forwardRentTwin } from "./rent/forward-rent";
import { rentCurveTwin } from "./rent/rent-curve";
import { revenuePathTwin } from "./rent/revenue-path";
import { breakevenDeflationTwin } from "./debt/breakeven-deflation";
import { cfDurationTwin } from "./debt/cf-duration";
import { contractCoverTwin } from "./debt/contract-cover";
import { covenantTestTwin } from "./debt/covenant-test";
import { ddtlScheduleTwin } from "./debt/ddtl-schedule";
import { debtAtDeathTwin } from "./debt/debt-at-death";
import { debtCapacityTwin } from "./debt/debt-capacity";
import { dsraTwin } from "./debt/dsra";
import { fleetDscrTwin } from "./debt/fleet-dscr";
import { fleetSummaryTwin } from "./debt/fleet-summary";
import { fundingGapTwin } from "./debt/funding-gap";
import { llcrTwin } from "./debt/llcr";
import { maturityLadderTwin } from "./debt/maturity-ladder";
import { sweepScheduleTwin } from "./debt/sweep-schedule";
import { walTwin } from "./debt/wal";
import { waterfallTwin } from "./debt/waterfall";
import { backlogRunoffTwin } from "./counterparties/backlog-runoff";
import { backlogValueTwin } from "./counterparties/backlog-value";
import { circularFlowTwin } from "./counterparties/circular-flow";
import { clearingTwin } from "./counterparties/clearing";
import { contagionAvTwin } from "./counterparties/contagion-av";
import { customerStressTwin } from "./counterparties/customer-stress";
import { fundedShareTwin } from "./counterparties/funded-share";
import { hhiTwin } from "./counterparties/hhi";
import { roundTripTwin } from "./counterparties/round-trip";
import { convertClaimTwin } from "./miners/convert-claim";
import { corrConvergeTwin } from "./miners/corr-converge";
import { hitProbTwin } from "./miners/hit-prob";
import { jointPdTwin } from "./miners/joint-pd";
import { leverageBridgeTwin } from "./miners/leverage-bridge";
import { minerConversionTwin } from "./miners/miner-conversion";
import { minerPdTwin } from "./miners/miner-pd";
import { minerPdStressTwin } from "./miners/miner-pd-stress";
import { tailDepTwin } from "./miners/tail-dep";
import { dscrBreachProbTwin } from "./risk/dscr-breach-prob";
import { dscrPdCurveTwin } from "./risk/dscr-pd-curve";
import { expectedLossTwin } from "./risk/expected-loss";
import { fairSpreadTwin } from "./risk/fair-spread";
import { impliedPdTwin } from "./risk/implied-pd";
import { irbRwTwin } from "./risk/irb-rw";
import { lgdCollateralTwin } from "./risk/lgd-collateral";
import { loanPriceTwin } from "./risk/loan-price";
import { mertonTwin } from "./risk/merton";
import { mertonPdTwin } from "./risk/merton-pd";
import { vasicekLossTwin } from "./risk/vasicek-loss";
import { debtScheduleTwin } from "./debt-schedule";
import { dscrPathTwin } from "./dscr-path";
import { gpuResidualTwin } from "./gpu-residual";
import { liqFactorTwin } from "./liq-factor";
import { repoHaircutTwin } from "./repo-haircut";
import type { NoTwin, Twin, TwinBlock, TwinCall } from "./twin";

/**
 * formulas: the calculation itself, row by row. proof: the answer is put to the test in cells (a root into its equation,
 * a best choice against its neighbours), because it has no closed form.
 */
export type TwinKind = "formulas" | "proof";
export interface TwinEntry {
  readonly kind: TwinKind;
  readonly twin: Twin;
  /** For a proof: what the cells show. */
  readonly shows?: string;
}
const formulas = (twin: Twin): TwinEntry => ({ kind: "formulas", twin });
const proof = (twin: Twin, shows: string): TwinEntry => ({ kind: "proof", twin, shows });

/** The functions that can be checked with built-in functions, in the order of the catalogue; one line each. */
export const TWINS: Readonly<Record<string, TwinEntry>> = {
  GPU_RESIDUAL: formulas(gpuResidualTwin),
  RESIDUAL_TABLE: formulas(residualTableTwin),
  GPU_ECON_LIFE: formulas(gpuEconLifeTwin),
  GPU_ECON_VALUE: formulas(gpuEconValueTwin),
  GPU_DURATION: formulas(gpuDurationTwin),
  BREAKEVEN_RENT: proof(breakevenRentTwin, "the value of a chip at that rent is its cost, after one step of Newton"),
  IMPLIED_DEFLATION: proof(impliedDeflationTwin, "the value of a chip at that deflation is its price, after one step of Newton"),
  VINTAGE_DECAY: formulas(vintageDecayTwin),
  LAUNCH_STEP: formulas(launchStepTwin),
  DISPLACEMENT_RENT: formulas(displacementRentTwin),
  RENT_CURVE: formulas(rentCurveTwin),
  REVENUE_PATH: formulas(revenuePathTwin),
  FORWARD_RENT: formulas(forwardRentTwin),
  COMMIT_DEFLATION: proof(commitDeflationTwin, "the mean rent at that deflation is the ratio, after one step of Newton"),
  REPO_HAIRCUT: proof(repoHaircutTwin, "the return behind the haircut solves the distribution function written out over jumps and credit states"),
  HAIRCUT_BASEL: formulas(haircutBaselTwin),
  LIQ_FACTOR: formulas(liqFactorTwin),
  LIQ_PROCEEDS: formulas(liqProceedsTwin),
  LIQ_OPTIMAL: proof(liqOptimalTwin, "the value of the sale at that length is not beaten by its neighbours, the corners or a grid of 150 lengths"),
  FIRE_SALE: proof(fireSaleTwin, "the price is the one that the sales it forces leave, and no higher one on a grid of 150 prices is"),
  IMPACT_SQRT: formulas(impactSqrtTwin),
  BORROWING_BASE: formulas(borrowingBaseTwin),
  ELIGIBLE_AR: formulas(eligibleArTwin),
  ABL_PATH: formulas(ablPathTwin),
  BACKSTOP_VALUE: formulas(backstopValueTwin),
  DEPLOYABLE_GPUS: formulas(deployableGpusTwin),
  DEBT_SCHEDULE: formulas(debtScheduleTwin),
  DDTL_SCHEDULE: formulas(ddtlScheduleTwin),
  SWEEP_SCHEDULE: formulas(sweepScheduleTwin),
  DSCR_PATH: formulas(dscrPathTwin),
  FLEET_DSCR: formulas(fleetDscrTwin),
  FLEET_SUMMARY: formulas(fleetSummaryTwin),
  LLCR: formulas(llcrTwin),
  DEBT_CAPACITY: formulas(debtCapacityTwin),
  BREAKEVEN_DEFLATION: formulas(breakevenDeflationTwin),
  COVENANT_TEST: formulas(covenantTestTwin),
  CONTRACT_COVER: formulas(contractCoverTwin),
  DSRA: formulas(dsraTwin),
  FUNDING_GAP: formulas(fundingGapTwin),
  MATURITY_LADDER: formulas(maturityLadderTwin),
  WATERFALL: formulas(waterfallTwin),
  WAL: formulas(walTwin),
  CF_DURATION: formulas(cfDurationTwin),
  DEBT_AT_DEATH: formulas(debtAtDeathTwin),
  MINER_PD: formulas(minerPdTwin),
  MINER_PD_STRESS: formulas(minerPdStressTwin),
  MINER_CONVERSION: formulas(minerConversionTwin),
  LEVERAGE_BRIDGE: formulas(leverageBridgeTwin),
  CONVERT_CLAIM: formulas(convertClaimTwin),
  HIT_PROB: formulas(hitProbTwin),
  JOINT_PD: formulas(jointPdTwin),
  TAIL_DEP: formulas(tailDepTwin),
  CORR_CONVERGE: formulas(corrConvergeTwin),
  MERTON: proof(mertonTwin, "assets and their volatility solve both equations, after one step of Newton in both"),
  MERTON_PD: formulas(mertonPdTwin),
  IMPLIED_PD: formulas(impliedPdTwin),
  DSCR_BREACH_PROB: formulas(dscrBreachProbTwin),
  DSCR_PD_CURVE: formulas(dscrPdCurveTwin),
  LGD_COLLATERAL: formulas(lgdCollateralTwin),
  EXPECTED_LOSS: formulas(expectedLossTwin),
  FAIR_SPREAD: formulas(fairSpreadTwin),
  LOAN_PRICE: formulas(loanPriceTwin),
  VASICEK_LOSS: formulas(vasicekLossTwin),
  IRB_RW: formulas(irbRwTwin),
  HHI: formulas(hhiTwin),
  CUSTOMER_STRESS: formulas(customerStressTwin),
  BACKLOG_RUNOFF: formulas(backlogRunoffTwin),
  BACKLOG_VALUE: formulas(backlogValueTwin),
  CLEARING: formulas(clearingTwin),
  CONTAGION_AV: formulas(contagionAvTwin),
  CIRCULAR_FLOW: proof(circularFlowTwin, "the circulation is possible, and prices of the parties show that none is larger"),
  ROUND_TRIP: formulas(roundTripTwin),
  FUNDED_SHARE: formulas(fundedShareTwin),
};

/** Functions for which built-in formulas would be no check, and why. */
export const REASONS: Readonly<Record<string, string>> = {
  EXPLAIN: "lists the steps of another function; write the twin of that function",
  VERSION: "a text, nothing is calculated",
  FIGURE: "reads a packaged fact, nothing is calculated; SOURCE names the document to compare with",
  SOURCE: "reads the record of a packaged fact, nothing is calculated",
  SENSITIVITY: "calls another function many times; write the twin of that function",
  TORNADO: "calls another function many times; write the twin of that function",
  SIM_LOAN: "sums thousands of random paths; with vol, jumps and stress at 0 it is FLEET_DSCR, which has a twin",
  SIM_MINER: "sums thousands of random paths; without rate, income and cover test it estimates MINER_PD, which has a twin",
  SIM_PATHS: "shows the paths of SIM_LOAN or SIM_MINER",
  SOLVE: "searches an argument of another function; write the twin of that function at the value found",
};

/** Why a function has no twin. */
export const reasonFor = (name: string): string =>
  REASONS[name] ?? `${name} is not written out with built-in functions; EXPLAIN lists its steps with their formulas`;

/** The twin of a call, or the reason why it has none. */
export const twinOf = (call: TwinCall): TwinBlock | NoTwin => {
  const entry = TWINS[call.spec.name];
  return entry ? unlessRefused(() => entry.twin(call)) : { none: reasonFor(call.spec.name) };
};

/** Whether a function has a twin at all, for help and buttons; a single call may still be refused with a reason. */
export const hasTwin = (name: string): boolean => name in TWINS;
