import { check } from "../errors";
import { findRoot } from "../numerics/roots";
import type { Days, Fraction, Units, Usd } from "../units";
import { liquidity } from "./liquidity";

export interface FireSaleInput {
  /** Debt of each firm. */
  readonly debt: readonly Usd[];
  /** GPUs that each firm holds before the sale. */
  readonly units: readonly Units[];
  /** Maximum loan-to-value that every lender enforces. */
  readonly ltv: Fraction;
  /** Orderly price of one GPU before anybody sells. */
  readonly price: Usd;
  readonly depth: Units;
  readonly liqDays: Days;
  readonly eligible: Fraction;
  readonly elasticity: number;
  /** Cash of each firm, paid to the lender first: one for each, or the same for all. */
  readonly cash: readonly Usd[];
}

export interface FireSaleWorkings {
  readonly netDebt: readonly Usd[];
  /** Price below which each firm must sell; 0 where it owns nothing to sell. */
  readonly triggerPrices: readonly Usd[];
  /** Sales before any price falls, and the price those alone would leave. */
  readonly firstRoundSales: Units;
  readonly firstRoundPrice: Usd;
  /** The greatest price that its own sales leave. */
  readonly priceAfter: Usd;
  readonly sales: readonly Units[];
  readonly total: Units;
  /** Debt that neither cash nor the whole stock at the new price covers. */
  readonly shortfalls: readonly Usd[];
}

/** Sales of one firm at a price: enough to return to the maximum loan-to-value, at most all it has. */
const saleAt = (price: Usd, netDebt: Usd, units: Units, ltv: Fraction): Units =>
  units === 0 || netDebt <= ltv * price * units ? 0 : Math.min(units, (netDebt - ltv * price * units) / (price * (1 - ltv)));

/**
 * A common fire sale: lenders enforce a loan-to-value, sales press on the price, the lower price forces more sales.
 *
 *     sales[i] = (netDebt[i] − ltv · P · units[i]) / (P · (1 − ltv)),  at least 0, at most units[i];  netDebt = max(0, debt − cash)
 *     P        = price · LIQ_FACTOR(Σ sales, depth, liqDays, eligible, elasticity),   the greatest P that solves this
 *
 * The map from P to P never falls in P, so the answer is where the spiral stops when it starts from today's price. It is
 * found exactly rather than by iteration, which stalls near a tipping point: between two prices at which a firm starts to
 * sell or has sold everything Σ sales is α + β/P, and price(P) − P changes its sign at most once on each side of
 * P = β(ε − 1)/α, ε the elasticity. Walking these prices downwards, the first change of sign holds the answer (Brent).
 *
 * Shapes   debt[n], units[n], cash[1] or cash[n] -> sales[n], shortfalls[n], price, total.
 * Units    $, GPUs, days -> $ per GPU, GPUs, $.
 * Errors   bad-input: lengths differ.
 * Source   docs/conventions.md#fire-sale; R. Cifuentes, G. Ferrucci, H. S. Shin, Liquidity risk and contagion, JEEA 2005.
 */
export function fireSale(input: FireSaleInput): FireSaleWorkings {
  const { debt, units, ltv, price: today, depth, liqDays, eligible, elasticity, cash } = input;
  const firms = debt.length;
  check<FireSaleInput>("units", units.length === firms, () => `expected ${firms} numbers of GPUs as in debt, got ${units.length}`);
  const oneCash = cash.length === 1;
  check<FireSaleInput>("cash", oneCash || cash.length === firms, () => `expected one amount, or one for each of the ${firms} firms, got ${cash.length}`);
  const netDebt = debt.map((owed, i) => Math.max(0, owed - cash[oneCash ? 0 : i]!));
  const salesAt = (price: Usd): readonly Units[] => netDebt.map((owed, i) => saleAt(price, owed, units[i]!, ltv));
  const totalAt = (price: Usd): Units => salesAt(price).reduce((sum, sold) => sum + sold, 0);
  const priceFor = (sold: Units): Usd => today * liquidity({ units: sold, depth, liqDays, eligible, elasticity }).factor;
  const excess = (price: Usd): number => priceFor(totalAt(price)) - price;

  const triggerPrices = netDebt.map((owed, i) => (units[i] === 0 ? 0 : owed / (ltv * units[i]!)));
  const emptyPrices = netDebt.map((owed, i) => (units[i] === 0 ? 0 : owed / units[i]!));
  const floor = priceFor(netDebt.reduce((sum, owed, i) => (owed > 0 ? sum + units[i]! : sum), 0));
  const bends = [...triggerPrices, ...emptyPrices].filter((at) => at > floor && at < today);
  const edges = [...new Set([today, ...bends, floor])].sort((a, b) => b - a);

  /** Where price(P) − P may turn between two edges: there Σ sales = α + β/P. */
  const turnBetween = (high: Usd, low: Usd): readonly Usd[] => {
    const middle = (high + low) / 2;
    let [alpha, beta] = [0, 0];
    netDebt.forEach((owed, i) => {
      if (middle <= emptyPrices[i]!) alpha += units[i]!;
      else if (middle < triggerPrices[i]!) {
        alpha -= (ltv * units[i]!) / (1 - ltv);
        beta += owed / (1 - ltv);
      }
    });
    const turn = (beta * (elasticity - 1)) / alpha;
    return turn > low && turn < high ? [turn] : [];
  };
  const points = edges.flatMap((edge, i) => (i === 0 ? [edge] : [...turnBetween(edges[i - 1]!, edge), edge]));
  const found = points.findIndex((point) => excess(point) >= 0);
  const options = { argument: "price", tolerance: 1e-15 * today };
  const priceAfter = found < 0 ? floor : found === 0 ? today : findRoot(excess, points[found]!, points[found - 1]!, options);

  const sales = salesAt(priceAfter);
  const firstRoundSales = totalAt(today);
  return {
    netDebt, triggerPrices, firstRoundSales, firstRoundPrice: priceFor(firstRoundSales), priceAfter, sales,
    total: sales.reduce((sum, sold) => sum + sold, 0),
    shortfalls: netDebt.map((owed, i) => Math.max(0, owed - priceAfter * units[i]!)),
  };
}
