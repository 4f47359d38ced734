import { BREAKEVEN_RENT } from "./chip/breakeven-rent";
import { DISPLACEMENT_RENT } from "./chip/displacement-rent";
import { GPU_DURATION } from "./chip/gpu-duration";
import { GPU_ECON_LIFE } from "./chip/gpu-econ-life";
import { GPU_ECON_VALUE } from "./chip/gpu-econ-value";
import { GPU_RESIDUAL } from "./chip/gpu-residual";
import { IMPLIED_DEFLATION } from "./chip/implied-deflation";
import { LAUNCH_STEP } from "./chip/launch-step";
import { RESIDUAL_TABLE } from "./chip/residual-table";
import { VINTAGE_DECAY } from "./chip/vintage-decay";
import { ABL_PATH } from "./collateral/abl-path";
import { BACKSTOP_VALUE } from "./collateral/backstop-value";
import { BORROWING_BASE } from "./collateral/borrowing-base";
import { DEPLOYABLE_GPUS } from "./collateral/deployable-gpus";
import { ELIGIBLE_AR } from "./collateral/eligible-ar";
import { FIRE_SALE } from "./collateral/fire-sale";
import { HAIRCUT_BASEL } from "./collateral/haircut-basel";
import { IMPACT_SQRT } from "./collateral/impact-sqrt";
import { LIQ_FACTOR } from "./collateral/liq-factor";
import { LIQ_OPTIMAL } from "./collateral/liq-optimal";
import { LIQ_PROCEEDS } from "./collateral/liq-proceeds";
import { REPO_HAIRCUT } from "./collateral/repo-haircut";
import { BACKLOG_RUNOFF } from "./counterparties/backlog-runoff";
import { BACKLOG_VALUE } from "./counterparties/backlog-value";
import { CIRCULAR_FLOW } from "./counterparties/circular-flow";
import { CLEARING } from "./counterparties/clearing";
import { CONTAGION_AV } from "./counterparties/contagion-av";
import { CUSTOMER_STRESS } from "./counterparties/customer-stress";
import { FUNDED_SHARE } from "./counterparties/funded-share";
import { HHI } from "./counterparties/hhi";
import { ROUND_TRIP } from "./counterparties/round-trip";
import { BREAKEVEN_DEFLATION } from "./debt/breakeven-deflation";
import { CF_DURATION } from "./debt/cf-duration";
import { CONTRACT_COVER } from "./debt/contract-cover";
import { COVENANT_TEST } from "./debt/covenant-test";
import { DDTL_SCHEDULE } from "./debt/ddtl-schedule";
import { DEBT_AT_DEATH } from "./debt/debt-at-death";
import { DEBT_CAPACITY } from "./debt/debt-capacity";
import { DEBT_SCHEDULE } from "./debt/debt-schedule";
import { DSCR_PATH } from "./debt/dscr-path";
import { DSRA } from "./debt/dsra";
import { FLEET_DSCR } from "./debt/fleet-dscr";
import { FLEET_SUMMARY } from "./debt/fleet-summary";
import { FUNDING_GAP } from "./debt/funding-gap";
import { LLCR } from "./debt/llcr";
import { MATURITY_LADDER } from "./debt/maturity-ladder";
import { SWEEP_SCHEDULE } from "./debt/sweep-schedule";
import { WAL } from "./debt/wal";
import { WATERFALL } from "./debt/waterfall";
import type { FunctionSpec } from "./define";
import { CONVERT_CLAIM } from "./miners/convert-claim";
import { CORR_CONVERGE } from "./miners/corr-converge";
import { HIT_PROB } from "./miners/hit-prob";
import { JOINT_PD } from "./miners/joint-pd";
import { LEVERAGE_BRIDGE } from "./miners/leverage-bridge";
import { MINER_CONVERSION } from "./miners/miner-conversion";
import { MINER_PD } from "./miners/miner-pd";
import { MINER_PD_STRESS } from "./miners/miner-pd-stress";
import { TAIL_DEP } from "./miners/tail-dep";
import { COMMIT_DEFLATION } from "./rent/commit-deflation";
import { FORWARD_RENT } from "./rent/forward-rent";
import { RENT_CURVE } from "./rent/rent-curve";
import { REVENUE_PATH } from "./rent/revenue-path";
import { DSCR_BREACH_PROB } from "./risk/dscr-breach-prob";
import { DSCR_PD_CURVE } from "./risk/dscr-pd-curve";
import { EXPECTED_LOSS } from "./risk/expected-loss";
import { FAIR_SPREAD } from "./risk/fair-spread";
import { IMPLIED_PD } from "./risk/implied-pd";
import { IRB_RW } from "./risk/irb-rw";
import { LGD_COLLATERAL } from "./risk/lgd-collateral";
import { LOAN_PRICE } from "./risk/loan-price";
import { MERTON } from "./risk/merton";
import { MERTON_PD } from "./risk/merton-pd";
import { VASICEK_LOSS } from "./risk/vasicek-loss";
import { SIM_LOAN } from "./simulation/sim-loan";
import { SIM_MINER } from "./simulation/sim-miner";
import { SIM_PATHS } from "./simulation/sim-paths";
import { EXPLAIN } from "./tools/explain";
import { FIGURE } from "./tools/figure";
import { SENSITIVITY } from "./tools/sensitivity";
import { SOLVE } from "./tools/solve";
import { SOURCE } from "./tools/source";
import { TORNADO } from "./tools/tornado";
import { VERSION } from "./tools/version";

/** Every worksheet function, in the order the help shows them. Nothing else lists functions. */
export const CATALOGUE: readonly FunctionSpec[] = [
  GPU_RESIDUAL,
  RESIDUAL_TABLE,
  GPU_ECON_LIFE,
  GPU_ECON_VALUE,
  GPU_DURATION,
  BREAKEVEN_RENT,
  IMPLIED_DEFLATION,
  VINTAGE_DECAY,
  LAUNCH_STEP,
  DISPLACEMENT_RENT,
  RENT_CURVE,
  REVENUE_PATH,
  FORWARD_RENT,
  COMMIT_DEFLATION,
  REPO_HAIRCUT,
  HAIRCUT_BASEL,
  LIQ_FACTOR,
  LIQ_PROCEEDS,
  LIQ_OPTIMAL,
  FIRE_SALE,
  IMPACT_SQRT,
  BORROWING_BASE,
  ELIGIBLE_AR,
  ABL_PATH,
  BACKSTOP_VALUE,
  DEPLOYABLE_GPUS,
  DEBT_SCHEDULE,
  DDTL_SCHEDULE,
  SWEEP_SCHEDULE,
  DSCR_PATH,
  FLEET_DSCR,
  FLEET_SUMMARY,
  LLCR,
  DEBT_CAPACITY,
  BREAKEVEN_DEFLATION,
  COVENANT_TEST,
  CONTRACT_COVER,
  DSRA,
  FUNDING_GAP,
  MATURITY_LADDER,
  WATERFALL,
  WAL,
  CF_DURATION,
  DEBT_AT_DEATH,
  MINER_PD,
  MINER_PD_STRESS,
  MINER_CONVERSION,
  LEVERAGE_BRIDGE,
  CONVERT_CLAIM,
  HIT_PROB,
  JOINT_PD,
  TAIL_DEP,
  CORR_CONVERGE,
  MERTON,
  MERTON_PD,
  IMPLIED_PD,
  DSCR_BREACH_PROB,
  DSCR_PD_CURVE,
  LGD_COLLATERAL,
  EXPECTED_LOSS,
  FAIR_SPREAD,
  LOAN_PRICE,
  VASICEK_LOSS,
  IRB_RW,
  SIM_LOAN,
  SIM_MINER,
  SIM_PATHS,
  HHI,
  CUSTOMER_STRESS,
  BACKLOG_RUNOFF,
  BACKLOG_VALUE,
  CLEARING,
  CONTAGION_AV,
  CIRCULAR_FLOW,
  ROUND_TRIP,
  FUNDED_SHARE,
  SENSITIVITY,
  SOLVE,
  TORNADO,
  EXPLAIN,
  FIGURE,
  SOURCE,
  VERSION,
];

const byName = new Map(CATALOGUE.map((spec) => [spec.name, spec]));

/** The function with this name, in capitals. */
export const findSpec = (name: string): FunctionSpec | undefined => byName.get(name);
