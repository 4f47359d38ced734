import { normalCdf, normalDensity, normalQuantile } from "../numerics/normal";
import { gaussLegendre } from "../numerics/quadrature";
import type { Fraction } from "../units";

/** A state of the common factor: given it, names default independently of each other. */
export interface FactorState {
  readonly weight: Fraction;
  /** Default probability of each name in this state. */
  readonly pd: readonly Fraction[];
}

/** Beyond this the factor has a probability of 1e-15. */
const FACTOR_RANGE = 8;
const RULE = gaussLegendre(64);

/**
 * The one-factor Gaussian model of joint default, as a list of states of the factor Z with their weights:
 *
 *     name i defaults  ⇔  √rho · Z + √(1 − rho) · ε_i ≤ Φ⁻¹(pd_i)
 *     P(default i | Z = z) = Φ((Φ⁻¹(pd_i) − √rho · z) / √(1 − rho))
 *
 * Gauss–Legendre on z in [−8, 8], cut where a conditional probability turns from 1 to 0: as rho nears 1 the turn becomes
 * a step. One rule of 200 nodes on the whole range is exact to 1e-12 up to rho .9, but off by more than 1e-4 at .9999,
 * where the cut rule agrees with the bivariate normal distribution to 1e-12. rho = 0 needs one state; at rho = 1 all
 * names hang on one number and the states lie between their PDs.
 *
 * Shapes   pd[n] -> states, each with pd[n]; the weights add up to 1.
 * Units    probabilities; 0 ≤ rho ≤ 1.
 * Source   O. Vasicek, The distribution of loan portfolio value, Risk 2002; Davis and Rabinowitz (1984) on panels.
 */
export function defaultStates(pd: readonly Fraction[], rho: number): readonly FactorState[] {
  if (rho === 0) return [{ weight: 1, pd }];
  if (rho === 1) {
    const cuts = [...new Set([0, ...pd, 1])].sort((a, b) => a - b);
    return cuts.slice(1).map((upper, i) => ({ weight: upper - cuts[i]!, pd: pd.map((own) => (own >= upper ? 1 : 0)) }));
  }
  const thresholds = pd.map(normalQuantile);
  const [loading, own] = [Math.sqrt(rho), Math.sqrt(1 - rho)];
  const turns = thresholds.filter(Number.isFinite).flatMap((threshold) => [-6, 0, 6].map((step) => (threshold + step * own) / loading));
  const points = [-FACTOR_RANGE, ...turns.filter((z) => Math.abs(z) < FACTOR_RANGE).sort((a, b) => a - b), FACTOR_RANGE];
  return points.slice(1).flatMap((end, panel) => {
    const half = (end - points[panel]!) / 2;
    if (half === 0) return [];
    return RULE.nodes.map((node, k) => {
      const z = points[panel]! + half * (1 + node);
      const given = thresholds.map((threshold) => normalCdf((threshold - loading * z) / own));
      return { weight: half * RULE.weights[k]! * normalDensity(z), pd: given };
    });
  });
}
