/** The order and weights in which a Brownian path of n steps is built: last point first, then the middles between points. */
export interface Bridge {
  readonly steps: number;
  /** Point set by level i; the points next to it that are known already; left is −1 where that is the start. */
  readonly point: Int32Array;
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly leftWeight: Float64Array;
  readonly rightWeight: Float64Array;
  readonly deviation: Float64Array;
}

/**
 * The Brownian bridge over n steps of equal length 1:
 *
 *     W(m) = ((r − m)·W(l) + (m − l)·W(r)) / (r − l) + √((m − l)(r − m)/(r − l)) · z,   W(n) = √n · z₁
 *
 * The first numbers of a Sobol point are its best ones; the bridge spends them on the end of the path and on its rough
 * shape. It is a rotation of the numbers: the steps it returns are standard normal and independent as before.
 *
 * Source   B. Moskowitz and R. E. Caflisch, Math. Comput. Modelling 23 (1996); construction order after P. Jäckel, Monte
 *          Carlo methods in finance (2002), section 10.8.3.
 */
export function createBridge(steps: number): Bridge {
  const bridge: Bridge = {
    steps,
    point: new Int32Array(steps), left: new Int32Array(steps), right: new Int32Array(steps),
    leftWeight: new Float64Array(steps), rightWeight: new Float64Array(steps), deviation: new Float64Array(steps),
  };
  const isKnown = new Uint32Array(steps);
  isKnown[steps - 1] = 1;
  bridge.point[0] = steps - 1;
  bridge.left[0] = -1;
  bridge.right[0] = steps - 1;
  bridge.deviation[0] = Math.sqrt(steps);
  let from = 0;
  for (let level = 1; level < steps; level += 1) {
    while (isKnown[from]) from += 1;
    let right = from;
    while (!isKnown[right]) right += 1;
    const point = from + ((right - 1 - from) >> 1);
    isKnown[point] = 1;
    const before = point - (from - 1);
    const after = right - point;
    bridge.point[level] = point;
    bridge.left[level] = from - 1;
    bridge.right[level] = right;
    bridge.leftWeight[level] = from === 0 ? 0 : after / (before + after);
    bridge.rightWeight[level] = before / (before + after);
    bridge.deviation[level] = Math.sqrt((before * after) / (before + after));
    from = right + 1 >= steps ? 0 : right + 1;
  }
  return bridge;
}

/**
 * Turns the normals of the levels into the normals of the steps, in place, for three factors at a time: the order and the
 * weights are read once for all of them.
 *
 * Shapes   normals[offset + every · level + factor] -> normals[offset + every · step + factor]; path[3 · steps] is overwritten.
 */
export function bridgeSteps(bridge: Bridge, normals: Float64Array, offset: number, every: number, path: Float64Array): void {
  const { steps, point, left, right, leftWeight, rightWeight, deviation } = bridge;
  for (let level = 0; level < steps; level += 1) {
    const z = offset + every * level;
    const to = 3 * point[level]!;
    const size = deviation[level]!;
    let a = size * normals[z]!;
    let b = size * normals[z + 1]!;
    let c = size * normals[z + 2]!;
    if (level > 0) {
      const after = 3 * right[level]!;
      const near = rightWeight[level]!;
      a = near * path[after]! + a;
      b = near * path[after + 1]! + b;
      c = near * path[after + 2]! + c;
    }
    const before = 3 * left[level]!;
    if (before >= 0) {
      const far = leftWeight[level]!;
      a = a + far * path[before]!;
      b = b + far * path[before + 1]!;
      c = c + far * path[before + 2]!;
    }
    path[to] = a;
    path[to + 1] = b;
    path[to + 2] = c;
  }
  let a = 0;
  let b = 0;
  let c = 0;
  for (let step = 0; step < steps; step += 1) {
    const z = offset + every * step;
    const reached = 3 * step;
    normals[z] = path[reached]! - a;
    normals[z + 1] = path[reached + 1]! - b;
    normals[z + 2] = path[reached + 2]! - c;
    a = path[reached]!;
    b = path[reached + 1]!;
    c = path[reached + 2]!;
  }
}
