import { type Matrix, solveLinear } from "../numerics/linear-solve";
import type { Fraction, Periods, Usd } from "../units";
import { checkNetwork, checkOneEach, oneForEach, received, total } from "./network";

export interface ClearingInput {
  /** Row owes column, due within the period. */
  readonly liabilities: Matrix;
  /** Cash of each firm from outside the network. */
  readonly external: readonly Usd[];
  /** Owed outside the network, ranking with the debts inside it. */
  readonly extLiab: readonly Usd[];
  /** Owed outside the network and paid before everything else, as to the lenders of a GPU vehicle. */
  readonly extSenior: readonly Usd[];
  /** Share of outside cash, and of receipts, that survives the costs of a default. */
  readonly alpha: Fraction;
  readonly beta: Fraction;
}

export interface ClearingWorkings {
  /** Ordinary obligations: inside the network and extLiab. */
  readonly obligations: readonly Usd[];
  readonly paid: readonly Usd[];
  readonly recovery: readonly Fraction[];
  readonly received: readonly Usd[];
  readonly seniorPaid: readonly Usd[];
  readonly equity: readonly Usd[];
  /** Round in which each firm defaults; 0 = it does not. Round 1 needs no contagion, every later one does. */
  readonly round: readonly number[];
  readonly rounds: Periods;
  readonly defaults: number;
  readonly ordinaryShortfall: Usd;
  readonly seniorShortfall: Usd;
}

/** A firm that is short by a trillionth of what it owes is short by rounding. */
const ROUNDING = 1e-12;

/**
 * Payments of defaulted firms, given that all others pay in full: p = max(0, inflow(p) + own), with inflow linear in p.
 * Starting from nothing, a firm joins those that pay as soon as it has cash beyond its senior debt; payments only rise, so
 * at most n systems are solved, and the last solution is the only one.
 */
const payments = (defaulted: readonly number[], passOn: (from: number, to: number) => Fraction, own: readonly Usd[]): ReadonlyMap<number, Usd> => {
  let paying: readonly number[] = [];
  for (let joined = 0; joined <= defaulted.length; joined += 1) {
    const system = paying.map((i) => paying.map((j) => (i === j ? 1 : 0) - passOn(j, i)));
    const amounts = solveLinear(system, paying.map((i) => own[i]!), "liabilities");
    const paid = new Map(paying.map((i, k) => [i, Math.max(0, amounts[k]!)]));
    const more = defaulted.filter((i) => !paid.has(i) && own[i]! + total(paying.map((j) => passOn(j, i) * paid.get(j)!)) > 0);
    if (more.length === 0) return paid;
    paying = [...paying, ...more];
  }
  return new Map();
};

/**
 * Clearing payments of a network of debts: the greatest payments that every firm can make from its own cash and from what
 * it is paid, with the costs of default.
 *
 *     cash_i = external_i + Σ_j share_ji · p_j;   default when cash_i < obligations_i + extSenior_i
 *     no default: p_i = obligations_i;   default: extSenior first, then p_i = max(0, alpha·external_i + beta·Σ_j share_ji·p_j − extSenior_i)
 *
 * Round by round: those short of cash when all others pay default, the payments of all defaulted are solved together, and
 * those now short default in the next round; the round is the length of the hidden chain. Everybody pays creditors of
 * one rank pro rata. With alpha = beta = 1 and no senior debt this is the clearing vector of Eisenberg and Noe. Payments
 * go round a circle without cash when everybody is paid in full, which is why the greatest vector is the answer.
 *
 * Shapes   liabilities[n][n], external[n], extLiab and extSenior [1] or [n] -> each [n].
 * Units    $ due in one period -> $, shares, number of the round.
 * Errors   bad-input: not square, a debt to itself, lengths differ; no-solution: a circle whose payments are undetermined.
 * Source   docs/conventions.md#clearing; Rogers and Veraart, Management Science 59(4) 2013, algorithm GA; Eisenberg and
 *          Noe, Management Science 47(2) 2001; Elsinger, Financial networks, cross holdings, and limited liability, 2009.
 */
export function clearing(input: ClearingInput): ClearingWorkings {
  const { liabilities, external, alpha, beta } = input;
  checkNetwork<ClearingInput>("liabilities", liabilities);
  const n = liabilities.length;
  checkOneEach<ClearingInput>("external", external, n, "firms");
  const extLiab = oneForEach<ClearingInput>("extLiab", input.extLiab, n, "firms");
  const extSenior = oneForEach<ClearingInput>("extSenior", input.extSenior, n, "firms");
  const firms = liabilities.map((_, i) => i);

  const obligations = liabilities.map((row, i) => total(row) + extLiab[i]!);
  const share = (from: number, to: number): Fraction => (obligations[from]! > 0 ? liabilities[from]![to]! / obligations[from]! : 0);
  const inflow = (paid: readonly Usd[]): readonly Usd[] => received(liabilities.map((row, i) => row.map((_, j) => share(i, j) * paid[i]!)));

  const round = firms.map(() => 0);
  let paid: readonly Usd[] = obligations;
  let rounds = 0;
  for (let number = 1; number <= n; number += 1) {
    const inflows = inflow(paid);
    const due = firms.map((i) => obligations[i]! + extSenior[i]!);
    const short = firms.filter((i) => round[i] === 0 && external[i]! + inflows[i]! < due[i]! * (1 - ROUNDING));
    if (short.length === 0) break;
    rounds = number;
    for (const i of short) round[i] = number;
    const defaulted = firms.filter((i) => round[i]! > 0);
    const fromSolvent = inflow(firms.map((i) => (round[i] === 0 ? obligations[i]! : 0)));
    const own = firms.map((i) => alpha * external[i]! + beta * fromSolvent[i]! - extSenior[i]!);
    const solved = payments(defaulted, (from, to) => beta * share(from, to), own);
    paid = firms.map((i) => (round[i] === 0 ? obligations[i]! : Math.min(obligations[i]!, solved.get(i) ?? 0)));
  }

  const inflows = inflow(paid);
  const seniorPaid = firms.map((i) => (round[i] === 0 ? extSenior[i]! : Math.min(extSenior[i]!, alpha * external[i]! + beta * inflows[i]!)));
  const equity = firms.map((i) => (round[i] === 0 ? Math.max(0, external[i]! + inflows[i]! - obligations[i]! - extSenior[i]!) : 0));
  return {
    obligations, paid, recovery: firms.map((i) => (obligations[i]! > 0 ? paid[i]! / obligations[i]! : 1)), received: inflows, seniorPaid, equity,
    round, rounds, defaults: round.filter((number) => number > 0).length,
    ordinaryShortfall: total(firms.map((i) => obligations[i]! - paid[i]!)), seniorShortfall: total(firms.map((i) => extSenior[i]! - seniorPaid[i]!)),
  };
}
