import type { BreachMethod } from "../conventions";
import { check } from "../errors";
import { normalCdf } from "../numerics/normal";
import { gaussLegendre } from "../numerics/quadrature";
import type { Fraction, Usd } from "../units";
import { belowBoundary, boundaryOf } from "./breach";
import { periodsOf, valueAt } from "./period-series";

export interface BreachCurveInput {
  readonly revenue: readonly Usd[];
  readonly opex: readonly Usd[];
  readonly debtService: readonly Usd[];
  readonly vol: Fraction;
  readonly fixed: readonly Usd[];
  readonly freq: number;
  readonly threshold: number;
  readonly method: BreachMethod;
}

export interface BreachCurveWorkings {
  /** Share of expected revenue below which each period fails; 0 where it cannot, or where nothing falls due. */
  readonly boundary: readonly number[];
  /** Probability of failing in that period, whatever happened before. */
  readonly marginal: readonly Fraction[];
  readonly cumulative: readonly Fraction[];
}

/** A stretch of log prices: the density of survivors at its nodes, times their weights. */
interface Survivors {
  readonly at: readonly number[];
  readonly mass: readonly number[];
}

const RULE = gaussLegendre(16);
/** Width of a panel in standard deviations of one step: 16 nodes then carry the product of density and kernel to 1e-12. */
const PANEL = 4;
/** Beyond nine standard deviations a normal density is below 3e-18 of its peak. */
const FAR = 9;
const MOST_TESTS = 480;
/** A yearly volatility below this moves no digit of a price: the outcome of every test is then certain. */
const NO_VOL = 1e-18;

const bell = (x: number): number => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);

/** Nodes and weights from low to high, in panels narrow enough for a kernel of the given width. */
const grid = (low: number, high: number, step: number): { readonly at: number[]; readonly weight: number[] } => {
  const count = Math.max(2, Math.ceil((high - low) / (PANEL * step)));
  const half = (high - low) / count / 2;
  const panels = Array.from({ length: high > low ? count : 0 }, (_, i) => low + half * (2 * i + 1));
  return { at: panels.flatMap((middle) => RULE.nodes.map((x) => middle + half * x)), weight: panels.flatMap(() => RULE.weights.map((w) => half * w)) };
};

/** Density at y of survivors one step later. Only nodes within reach of the kernel are visited. */
const carried = ({ at, mass }: Survivors, y: number, drift: number, step: number, from: number): { readonly density: number; readonly from: number } => {
  let first = from;
  while (first < at.length && at[first]! < y - drift - FAR * step) first++;
  let density = 0;
  for (let i = first; i < at.length && at[i]! <= y - drift + FAR * step; i++) density += mass[i]! * bell((y - drift - at[i]!) / step);
  return { density: density / step, from: first };
};

/**
 * Cumulative probability that a lognormal price, looked at once a period, has fallen below a boundary. The density of the
 * paths that have survived is carried from test to test, exact but for the quadrature, and cut at the boundary each time.
 */
const passage = (logBoundary: readonly number[], isTested: readonly boolean[], vol: number, freq: number): readonly Fraction[] => {
  const cumulative: number[] = [];
  let survivors: Survivors | undefined;
  let [lastTest, failed] = [0, 0];
  isTested.forEach((tested, i) => {
    if (tested && logBoundary[i]! > -Infinity) {
      const time = (i + 1) / freq;
      const [mean, spread] = [(-vol * vol * time) / 2, vol * Math.sqrt(time)];
      const elapsed = (i + 1 - lastTest) / freq;
      const [drift, step] = [(-vol * vol * elapsed) / 2, vol * Math.sqrt(elapsed)];
      const cut = logBoundary[i]!;
      const nodes = grid(Math.max(cut, mean - FAR * spread), mean + FAR * spread, vol / Math.sqrt(freq));
      const before = survivors;
      failed += before ? before.mass.reduce((sum, mass, j) => sum + mass * normalCdf((cut - before.at[j]! - drift) / step), 0) : normalCdf((cut - mean) / spread);
      let from = 0;
      const mass = nodes.at.map((y, j) => {
        if (!before) return (nodes.weight[j]! * bell((y - mean) / spread)) / spread;
        const next = carried(before, y, drift, step, from);
        from = next.from;
        return nodes.weight[j]! * next.density;
      });
      survivors = { at: nodes.at, mass };
      lastTest = i + 1;
    }
    cumulative.push(Math.min(1, failed));
  });
  return cumulative;
};

/**
 * Cumulative probability, period by period, that a DSCR test is failed for the first time:
 *
 *     period t fails when e^(−vol²t/2 + vol·W(t)) < (opex + threshold · debtService − fixed)/revenue
 *     PASSAGE   first passage, exact;  LOWER   the largest single probability so far;  UPPER   1 − Π(1 − single)
 *
 * Tests of one price path help each other: the truth lies between LOWER and UPPER, which may be far apart. A period
 * without debt service is not tested, and one whose need is met by fixed income cannot fail.
 *
 * Shapes   revenue, opex, debtService, fixed each [n] or one for all -> [n]; period t ends at t/freq years.
 * Units    $ per period -> probability; vol per √year.
 * Errors   bad-input: lengths differ; more than 480 periods under PASSAGE.
 * Source   docs/conventions.md#dscr-breach
 */
export function breachCurve({ revenue, opex, debtService, vol, fixed, freq, threshold, method }: BreachCurveInput): BreachCurveWorkings {
  const n = periodsOf<BreachCurveInput>({ revenue, opex, debtService, fixed });
  check<BreachCurveInput>("revenue", method !== "PASSAGE" || n <= MOST_TESTS, `expected at most ${MOST_TESTS} periods, got ${n}`);
  const periods = Array.from({ length: n }, (_, t) => t);
  const isTested = periods.map((t) => valueAt(debtService, t) > 0);
  const boundary = periods.map((t) =>
    isTested[t] ? boundaryOf(valueAt(opex, t) + threshold * valueAt(debtService, t) - valueAt(fixed, t), valueAt(revenue, t)) : 0,
  );
  const marginal = boundary.map((level, t) => belowBoundary(level, vol * Math.sqrt((t + 1) / freq)));
  let [largest, surviving] = [0, 1];
  const bounds = marginal.map((single) => {
    largest = Math.max(largest, single);
    surviving *= 1 - single;
    return method === "UPPER" ? 1 - surviving : largest;
  });
  const isExact = method === "PASSAGE" && vol > NO_VOL;
  return { boundary, marginal, cumulative: isExact ? passage(boundary.map(Math.log), isTested, vol, freq) : bounds };
}
