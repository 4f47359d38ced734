interface Debts {
  readonly liabilities: readonly (readonly number[])[];
  readonly external: readonly number[];
  readonly extLiab: readonly number[];
  readonly extSenior: readonly number[];
  readonly alpha: readonly number[];
  readonly beta: readonly number[];
}

const STEPS = 5000;
const sum = (list: readonly number[]): number => list.reduce((so, x) => so + x, 0);

/**
 * For each round the defaulted firms that pay anything on ordinary debts: payments raised from nothing until they stand.
 * Only the layout of the twin comes from here; its cells put every flag to the test.
 */
export const payingFirms = (debts: Debts, roundOf: readonly number[]): readonly (readonly number[])[] => {
  const { liabilities, external, extLiab, extSenior } = debts;
  const [alpha, beta] = [debts.alpha[0]!, debts.beta[0]!];
  const at = (list: readonly number[], i: number): number => (list.length > 1 ? list[i]! : list[0]!);
  const owed = liabilities.map((line, i) => sum(line) + at(extLiab, i));
  const share = (i: number, j: number): number => (owed[i]! > 0 ? liabilities[i]![j]! / owed[i]! : 0);
  const isDown = (i: number, round: number): boolean => roundOf[i]! > 0 && roundOf[i]! <= round;
  return Array.from({ length: Math.max(...roundOf) }, (_, r) => {
    let paid: readonly number[] = owed.map((due, i) => (isDown(i, r + 1) ? 0 : due));
    const left = (j: number): number => alpha * external[j]! + beta * sum(paid.map((amount, i) => share(i, j) * amount)) - at(extSenior, j);
    for (let step = 0; step < STEPS; step++) {
      const next: readonly number[] = owed.map((due, j) => (isDown(j, r + 1) ? Math.max(0, left(j)) : due));
      if (next.every((amount, j) => amount === paid[j])) break;
      paid = next;
    }
    return owed.map((_, j) => (isDown(j, r + 1) && paid[j]! > 0 ? 1 : 0));
  });
};
