import { check } from "../errors";
import type { Matrix } from "../numerics/linear-solve";
import type { Usd } from "../units";

/**
 * A network of payments or debts: entry [i][j] goes from party i (row) to party j (column). It has as many rows as
 * columns, and nothing on the diagonal: a party neither pays nor owes itself, and a payment inside a group that was left
 * there would count as a circle.
 */
export function checkNetwork<Input>(argument: keyof Input & string, network: Matrix): void {
  const n = network.length;
  const width = network.find((row) => row.length !== n)?.length ?? n;
  check<Input>(argument, width === n, () => `expected as many columns as rows, one of each per party, got ${n} x ${width}`);
  const loop = network.findIndex((row, i) => row[i] !== 0);
  const own = network[loop]?.[loop];
  check<Input>(argument, loop < 0, () => `expected 0 on the diagonal (no party pays itself), got ${own} in row ${loop + 1}, column ${loop + 1}`);
}

/** One entry for each party. */
export function checkOneEach<Input>(argument: keyof Input & string, list: readonly number[], parties: number, what: string): void {
  check<Input>(argument, list.length === parties, () => `expected one for each of the ${parties} ${what}, got ${list.length}`);
}

/** One entry for all parties, or one for each: always one for each afterwards. */
export function oneForEach<Input>(argument: keyof Input & string, list: readonly number[], parties: number, what: string): readonly number[] {
  const isFitting = list.length === 1 || list.length === parties;
  check<Input>(argument, isFitting, () => `expected one for all, or one for each of the ${parties} ${what}, got ${list.length}`);
  return list.length === parties ? list : Array.from({ length: parties }, () => list[0]!);
}

export const total = (list: readonly Usd[]): Usd => list.reduce((sum, entry) => sum + entry, 0);
/** Column sums: what each party receives, or is owed. */
export const received = (network: Matrix): readonly Usd[] => network.map((_, j) => network.reduce((sum, row) => sum + row[j]!, 0));
