import { count } from "./layout";
import { row } from "./rows";
import type { TwinRow } from "./twin";

/** Halvings that bring a range of 80 to the last digit. */
const HALVINGS = 60;

export interface Bisection {
  /** Beginning of the keys; the root is {name_root}. */
  readonly name: string;
  readonly low: string;
  readonly high: string;
  /** The function in terms of a cell; it changes its sign at most once. */
  readonly of: (z: string) => string;
  readonly rises: boolean;
  readonly unit: string;
  readonly how: string;
}

/** A root by halving, one column a step. Without a change of sign it runs to the end at which the root would lie beyond. */
export const bisectionRows = ({ name, low, high, of, rises, unit, how }: Bisection): readonly TwinRow[] => {
  const isBefore = `{${name}_value<}${rises ? "<" : ">="}0`;
  const running = (first: string, later: string) => count(HALVINGS).map((k) => ({ formula: k === 1 ? first : later }));
  return [
    row(`${name}_low`, unit, `lower end around the point where ${how}`, running(`=${low}`, `=IF(${isBefore},{${name}_middle<},{${name}_low<})`)),
    row(`${name}_high`, unit, "upper end", running(`=${high}`, `=IF(${isBefore},{${name}_high<},{${name}_middle<})`)),
    row(`${name}_middle`, unit, "middle; the next column keeps the half with the root", `=({${name}_low.}+{${name}_high.})/2`, HALVINGS),
    row(`${name}_value`, "number", "the function at the middle", `=${of(`{${name}_middle.}`)}`, HALVINGS),
    row(`${name}_root`, unit, `after ${HALVINGS} halvings`, `={${name}_middle@${HALVINGS}}`),
  ];
};
