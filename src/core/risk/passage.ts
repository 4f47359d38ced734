import { normalCdf } from "../numerics/normal";
import { gaussLegendre } from "../numerics/quadrature";
import type { Fraction } from "../units";

const NODES = 16;
const RULE = gaussLegendre(NODES);
/** Width of a panel in standard deviations of one step: 16 nodes then carry the product of density and kernel to 1e-12. */
const PANEL = 4;
/** Beyond nine standard deviations a normal density is below 3e-18 of its peak. */
const FAR = 9;

/** A stretch of log prices: nodes, and the probability of survivors that each stands for. */
interface Panel {
  readonly low: number;
  readonly high: number;
  /** Number of a panel of full width, which begins at place · width; none for the one that a boundary cuts. */
  readonly place: number | undefined;
  readonly at: Float64Array;
  readonly weight: Float64Array;
}
interface Survivors {
  readonly panels: readonly Panel[];
  readonly mass: readonly Float64Array[];
}
/** One step of the price: how far it drifts and spreads. */
interface Move {
  readonly drift: number;
  readonly spread: number;
}

const { exp } = Math;
const ROOT = Math.sqrt(2 * Math.PI);
const bell = (x: number): number => exp((-x * x) / 2) / ROOT;

const panelBetween = (low: number, high: number, place?: number): Panel => {
  const [middle, half] = [(low + high) / 2, (high - low) / 2];
  const [at, weight] = [new Float64Array(NODES), new Float64Array(NODES)];
  for (let i = 0; i < NODES; i++) {
    at[i] = middle + half * RULE.nodes[i]!;
    weight[i] = half * RULE.weights[i]!;
  }
  return { low, high, place, at, weight };
};

/** Panels over [low, high]: a cut one up to the first multiple of the width, full ones from there. */
const panelsOver = (low: number, high: number, width: number): readonly Panel[] => {
  if (!(high > low)) return [];
  const [first, last] = [Math.ceil(low / width), Math.ceil(high / width)];
  const full = Array.from({ length: Math.max(0, last - first) }, (_, i) => panelBetween((first + i) * width, (first + i + 1) * width, first + i));
  return first * width > low ? [panelBetween(low, first * width), ...full] : full;
};

/** Densities of a step from every node of one panel (column) to every node of another (row). */
const kernelBetween = (to: Panel, from: Panel, { drift, spread }: Move): Float64Array => {
  const kernel = new Float64Array(NODES * NODES);
  for (let i = 0, k = 0; i < NODES; i++) for (let j = 0; j < NODES; j++) kernel[k++] = bell((to.at[i]! - from.at[j]! - drift) / spread) / spread;
  return kernel;
};

/** Panels of full width that lie equally far apart share one kernel. */
const kernelsOf = (move: Move): ((to: Panel, from: Panel) => Float64Array) => {
  const known = new Map<number, Float64Array>();
  return (to, from) => {
    if (to.place === undefined || from.place === undefined) return kernelBetween(to, from, move);
    const apart = to.place - from.place;
    const kernel = known.get(apart) ?? kernelBetween(to, from, move);
    known.set(apart, kernel);
    return kernel;
  };
};

const isWithinReach = (to: Panel, from: Panel, { drift, spread }: Move): boolean =>
  to.low - from.high - drift <= FAR * spread && from.low + drift - to.high <= FAR * spread;

/** Two rows at a time: the sums of one row wait for each other, those of two rows do not. */
const addCarried = (density: Float64Array, kernel: Float64Array, mass: Float64Array): void => {
  for (let i = 0; i < NODES; i += 2) {
    const row = i * NODES;
    let [one, other] = [0, 0];
    for (let j = 0; j < NODES; j++) {
      const from = mass[j]!;
      one += kernel[row + j]! * from;
      other += kernel[row + NODES + j]! * from;
    }
    density[i]! += one;
    density[i + 1]! += other;
  }
};

const weighed = (panel: Panel, density: Float64Array): Float64Array => {
  for (let i = 0; i < NODES; i++) density[i]! *= panel.weight[i]!;
  return density;
};

/** Probability that survivors fall below the cut with the next step. From out of reach nobody falls so far. */
const fallen = ({ panels, mass }: Survivors, cut: number, { drift, spread }: Move): Fraction =>
  panels.reduce((sum, { low, at }, p) => {
    if (low + drift - cut > FAR * spread) return sum;
    return at.reduce((inner, x, j) => inner + mass[p]![j]! * normalCdf((cut - x - drift) / spread), sum);
  }, 0);

/**
 * Cumulative probability that a lognormal price, looked at once a period, has fallen below a boundary. The density of the
 * paths that have survived is carried from test to test, exact but for the quadrature, and cut at the boundary each time.
 *
 * Shapes   log boundary [n], tested or not [n] -> [n]; −Infinity is a boundary that no price falls below.
 * Units    vol per √year, above 0; freq periods a year -> probability, to 1e-12.
 * Source   Abramowitz and Stegun 25.4.29 for the nodes; the recursion is Chapman and Kolmogorov's.
 */
export const passage = (logBoundary: readonly number[], isTested: readonly boolean[], vol: number, freq: number): readonly Fraction[] => {
  const width = (PANEL * vol) / Math.sqrt(freq);
  const kernels = new Map<number, (to: Panel, from: Panel) => Float64Array>();
  const cumulative: number[] = [];
  let survivors: Survivors | undefined;
  let [lastTest, failed] = [0, 0];
  isTested.forEach((tested, i) => {
    const cut = logBoundary[i]!;
    if (tested && cut > -Infinity) {
      const periods = i + 1 - lastTest;
      const over = (years: number): Move => ({ drift: (-vol * vol * years) / 2, spread: vol * Math.sqrt(years) });
      const [start, move, before] = [over((i + 1) / freq), over(periods / freq), survivors];
      const kernel = kernels.get(periods) ?? kernelsOf(move);
      kernels.set(periods, kernel);
      failed += before ? fallen(before, cut, move) : normalCdf((cut - start.drift) / start.spread);
      const panels = panelsOver(Math.max(cut, start.drift - FAR * start.spread), start.drift + FAR * start.spread, width);
      const mass = panels.map((panel) => {
        if (!before) return weighed(panel, Float64Array.from(panel.at, (y) => bell((y - start.drift) / start.spread) / start.spread));
        const density = new Float64Array(NODES);
        before.panels.forEach((from, p) => { if (isWithinReach(panel, from, move)) addCarried(density, kernel(panel, from), before.mass[p]!); });
        return weighed(panel, density);
      });
      survivors = { panels, mass };
      lastTest = i + 1;
    }
    cumulative.push(Math.min(1, failed));
  });
  return cumulative;
};
