import { CalcError, noSolution } from "../errors";
import { findRoot } from "./roots";

export interface ScanQuestion {
  /** The function whose root is asked for; undefined where it has no value. */
  readonly of: (x: number) => number | undefined;
  readonly low: number;
  readonly high: number;
  readonly intervals: number;
}

export interface ScanPoint {
  readonly x: number;
  readonly y: number;
}

export interface ScanWorkings {
  /** The points of the scan that have a value. */
  readonly points: readonly ScanPoint[];
  /** Points without a value: they are passed over. */
  readonly passedOver: number;
  /** Where the sign changes, low to high; both ends alike where a point is itself a root. */
  readonly crossings: readonly (readonly [number, number])[];
  /** Crossings in which the function jumps over 0 or has no value, and so has no root. */
  readonly jumps: readonly (readonly [number, number])[];
  readonly root: number | undefined;
}

/** A root leaves this little of the larger value at the ends of its bracket; a jump or a pole leaves all of it. */
const VANISHING = 1e-6;

/**
 * First root of a function from the low end of an interval, and where more of them are.
 *
 * The interval is cut into equal parts; the first part between whose ends the sign changes is handed to Brent. A method
 * that starts from one bracket alone would answer with any root, or with none where there are two. A change of sign is
 * no proof: the function may jump over 0, as a count of periods does, so the value at the answer is looked at again.
 * Two roots inside one part, or a root that only touches 0, are not seen.
 *
 * Shapes   a function, scalars -> root or undefined, brackets.
 * Source   scan, then Brent 1973 (roots.ts); the same way as Press et al., Numerical Recipes, section 9.1, zbrak.
 */
export function scanRoots({ of, low, high, intervals }: ScanQuestion): ScanWorkings {
  const all = Array.from({ length: intervals + 1 }, (_, k) => (k === intervals ? high : low + ((high - low) * k) / intervals));
  const points = all.flatMap((x): ScanPoint[] => {
    const y = of(x);
    return y === undefined ? [] : [{ x, y }];
  });
  const crossings = points.flatMap(({ x, y }, k): (readonly [number, number])[] => {
    const before = points[k - 1];
    if (y === 0) return before?.y === 0 ? [] : [[x, x]];
    return before !== undefined && before.y !== 0 && before.y > 0 !== y > 0 ? [[before.x, x]] : [];
  });

  const jumps: (readonly [number, number])[] = [];
  for (const crossing of crossings) {
    const root = rootWithin(of, crossing);
    if (root !== undefined) return { points, passedOver: all.length - points.length, crossings, jumps, root };
    jumps.push(crossing);
  }
  return { points, passedOver: all.length - points.length, crossings, jumps, root: undefined };
}

const rootWithin = (of: ScanQuestion["of"], [from, to]: readonly [number, number]): number | undefined => {
  if (from === to) return from;
  const value = (x: number): number => of(x) ?? noSolution("", `expected a value, got none at ${x}`);
  try {
    const root = findRoot(value, from, to);
    return Math.abs(value(root)) <= VANISHING * Math.max(Math.abs(value(from)), Math.abs(value(to))) ? root : undefined;
  } catch (problem) {
    if (problem instanceof CalcError && problem.code === "no-solution") return undefined;
    throw problem;
  }
};
