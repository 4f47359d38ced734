export interface LegendreRule {
  readonly nodes: readonly number[];
  readonly weights: readonly number[];
}

/**
 * Gauss–Legendre rule of order n on [−1, 1]: exact for polynomials up to degree 2n − 1.
 *
 * Each node is a root of the Legendre polynomial, found by Newton from Tricomi's estimate, which is so near that eight
 * steps always suffice; the weight is 2 / ((1 − x²) · P′(x)²).
 *
 * Source   textbook; the tables of Abramowitz and Stegun, 25.4, are reproduced in the tests.
 */
export function legendreRule(n: number): LegendreRule {
  const polynomial = (x: number): readonly [value: number, slope: number] => {
    let [before, value] = [1, x];
    for (let k = 2; k <= n; k++) [before, value] = [value, ((2 * k - 1) * x * value - (k - 1) * before) / k];
    return [value, (n * (x * value - before)) / (x * x - 1)];
  };
  const nodes = Array.from({ length: n }, (_, j) => {
    let x = -Math.cos((Math.PI * (j + 0.75)) / (n + 0.5));
    for (let step = 0; step < 8; step++) {
      const [value, slope] = polynomial(x);
      x -= value / slope;
    }
    return x;
  });
  return { nodes, weights: nodes.map((x) => 2 / ((1 - x * x) * polynomial(x)[1] ** 2)) };
}
