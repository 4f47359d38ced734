/** A rule on [−1, 1]: the integral of f is close to Σ weights[i] · f(nodes[i]), and exact for degree 2n − 1. */
export interface QuadratureRule {
  readonly nodes: readonly number[];
  readonly weights: readonly number[];
}

/** Legendre polynomial of degree n at x, and its slope, by the three-term recurrence. */
const legendre = (n: number, x: number): { readonly value: number; readonly slope: number } => {
  let [before, value] = [1, x];
  for (let k = 2; k <= n; k++) [before, value] = [value, ((2 * k - 1) * x * value - (k - 1) * before) / k];
  return { value, slope: (n * (x * value - before)) / (x * x - 1) };
};

/**
 * Gauss–Legendre rule with n nodes in rising order.
 *
 *     nodes: roots of P_n;  weights: 2 / ((1 − x²) · P_n′(x)²)
 *
 * Each root is polished by Newton from cos(π (i + ¾)/(n + ½)), which is close enough for six steps to reach rounding.
 *
 * Shapes   n ≥ 2 -> n nodes, n weights; weights add up to 2.
 * Source   Abramowitz and Stegun, Handbook of Mathematical Functions (1964), 25.4.29 and table 25.4.
 */
export function gaussLegendre(n: number): QuadratureRule {
  const roots = Array.from({ length: n }, (_, i) => {
    let x = -Math.cos((Math.PI * (i + 0.75)) / (n + 0.5));
    for (let step = 0; step < 6; step++) {
      const { value, slope } = legendre(n, x);
      x -= value / slope;
    }
    return x;
  });
  return { nodes: roots, weights: roots.map((x) => 2 / ((1 - x * x) * legendre(n, x).slope ** 2)) };
}

const SIXTEEN = gaussLegendre(16);

/** ∫ from a to b of f by one rule. */
export const integratePanel = (f: (x: number) => number, a: number, b: number, rule: QuadratureRule): number => {
  const [middle, half] = [(a + b) / 2, (b - a) / 2];
  return half * rule.nodes.reduce((sum, node, i) => sum + rule.weights[i]! * f(middle + half * node), 0);
};

/** No integral here needs more than some hundred panels; the bound keeps a spoilt one from running on. */
const MOST_PANELS = 4000;

/**
 * ∫ from the first to the last point of f, a smooth function with few sharp turns.
 *
 * Every panel is done by 16 nodes, then again by 16 nodes in each half: where the two differ by more than the tolerance
 * the halves are treated in the same way. A turn that is much narrower than its panel can be missed, so the caller
 * gives the places where the function turns as points.
 *
 * Shapes   points in rising order, at least two; equal neighbours are passed over.
 * Errors   none: after 4,000 panels the best value is taken, with an error of the order of what was left.
 * Source   Davis and Rabinowitz, Methods of Numerical Integration, 2nd edition (1984), section 6.2.
 */
export function integrate(f: (x: number) => number, points: readonly number[], tolerance = 1e-14): number {
  const panels = points.slice(1).flatMap((b, i) => (b > points[i]! ? [{ a: points[i]!, b, whole: integratePanel(f, points[i]!, b, SIXTEEN) }] : []));
  let total = 0;
  for (let done = 0; panels.length > 0; done++) {
    const { a, b, whole } = panels.pop()!;
    const middle = (a + b) / 2;
    const [left, right] = [integratePanel(f, a, middle, SIXTEEN), integratePanel(f, middle, b, SIXTEEN)];
    if (Math.abs(left + right - whole) <= tolerance || done >= MOST_PANELS || middle <= a || middle >= b) total += left + right;
    else panels.push({ a, b: middle, whole: left }, { a: middle, b, whole: right });
  }
  return total;
}
