import fc from "fast-check";
import { clearing, type ClearingInput } from "../../../src/core/counterparties/clearing";
import { anywhere } from "../../support/anywhere";
import reference from "../../reference/counterparties.json";

interface Row {
  readonly id: string;
  readonly kind: string;
  readonly inputs: { readonly L: number[][]; readonly e?: number[]; readonly ea?: number[]; readonly el?: number[]; readonly alpha?: number; readonly beta?: number };
  readonly expected: unknown;
  readonly tolerance: { readonly abs: number };
}
const rows = (reference.rows as unknown as readonly Row[]).filter(({ kind }) => kind === "clearing");
const clear = (change: Partial<ClearingInput> & Pick<ClearingInput, "liabilities" | "external">) => clearing({ extLiab: [0], extSenior: [0], alpha: 1, beta: 1, ...change });
const fromRow = ({ L, e, ea, el, alpha, beta }: Row["inputs"]) => clear({ liabilities: L, external: (e ?? ea)!, extLiab: el ?? [0], alpha: alpha ?? 1, beta: beta ?? 1 });
const sum = (list: readonly number[]): number => list.reduce((so, entry) => so + entry, 0);
const close = (got: readonly number[], want: readonly number[], tolerance: number) => want.forEach((value, i) => expect(Math.abs(got[i]! - value)).toBeLessThanOrEqual(tolerance));

describe("published clearing vectors", () => {
  it.each(rows.map((row) => [row.id, row] as const))("%s", (_, { inputs, expected, tolerance }) => {
    const result = fromRow(inputs);
    if (Array.isArray(expected)) return close(result.paid, expected as number[], tolerance.abs);
    const { payments, insolvent, final } = expected as { payments?: number[]; insolvent?: number; final?: number[] };
    close(result.paid, (payments ?? final)!, tolerance.abs);
    if (insolvent !== undefined) expect(result.defaults).toBe(insolvent);
  });
  it("circle of six (Rogers and Veraart, section 5.1): the odd firms default at once, the even ones one round later", () => {
    const { inputs } = rows.find(({ id }) => id === "rv-circular")!;
    // Even positions (index 0, 2, 4) have no cash and owe 2 but are owed 3; the others have .8, owe 3 and are owed 2.
    expect(fromRow(inputs).round).toEqual([2, 1, 2, 1, 2, 1]);
  });
  it("rounds 12.5 → 8.5 → 5.625 (FinNetValu): the second firm defaults by itself, the third through it", () => {
    expect(fromRow(rows.find(({ id }) => id === "finnetvalu-a2")!.inputs)).toMatchObject({ round: [0, 1, 2], rounds: 2 });
  });
});

const firms = fc.integer({ min: 1, max: 6 }).chain((n) => {
  const amount = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 20 }), anywhere({ min: 0.01, max: 20 }));
  const list = fc.array(amount, { minLength: n, maxLength: n });
  const loss = fc.oneof(fc.constant(1), anywhere({ min: 0, max: 1 }));
  return fc.record({
    liabilities: fc.array(list, { minLength: n, maxLength: n }).map((block) => block.map((row, i) => row.map((value, j) => (i === j ? 0 : value)))),
    external: list, extLiab: list, extSenior: fc.oneof(fc.constant(Array.from({ length: n }, () => 0)), list), alpha: loss, beta: loss,
  });
});

/** The clearing map as it is defined, written down a second time. */
const pay = ({ liabilities, external, extLiab, extSenior, alpha, beta }: ClearingInput, paid: readonly number[]): readonly number[] => {
  const owed = liabilities.map((row, i) => sum(row) + extLiab[i]!);
  return liabilities.map((_, i) => {
    const receipts = sum(liabilities.map((row, j) => (owed[j] === 0 ? 0 : (row[i]! / owed[j]!) * paid[j]!)));
    const isShort = external[i]! + receipts < (owed[i]! + extSenior[i]!) * (1 - 1e-12);
    return isShort ? Math.min(owed[i]!, Math.max(0, alpha * external[i]! + beta * receipts - extSenior[i]!)) : owed[i]!;
  });
};

describe("laws of clearing", () => {
  const stepsDown = (input: ClearingInput, paid: readonly number[], start: readonly number[]): readonly number[] => {
    let from = start;
    for (let step = 0; step < 4000; step += 1) {
      const next = pay(input, from);
      next.forEach((value, i) => expect(value).toBeGreaterThanOrEqual(paid[i]! - 1e-9));
      if (next.every((value, i) => value === from[i])) break;
      from = next;
    }
    return from;
  };
  it("the answer is a fixed point of the clearing map, and no step down from full payment falls below it", () => {
    fc.assert(fc.property(firms, (input) => {
      const { paid, obligations } = clearing(input);
      close(pay(input, paid), paid, 1e-9);
      stepsDown(input, paid, obligations);
    }), { numRuns: 100 });
  });
  it("the steps end at the answer, which is so the greatest fixed point (5 % owed outside keeps the steps from creeping)", () => {
    fc.assert(fc.property(firms, (given) => {
      const input = { ...given, extLiab: given.extLiab.map((amount, i) => Math.max(amount, 0.05 * sum(given.liabilities[i]!))) };
      const { paid, obligations } = clearing(input);
      close(paid, stepsDown(input, paid, obligations), 1e-8);
    }), { numRuns: 200 });
  });
  it("what firms receive is what firms pay, and without costs of default no money is lost", () => {
    fc.assert(fc.property(firms, (input) => {
      const { paid, obligations, received, seniorPaid, equity } = clearing(input);
      const outside = sum(paid.map((amount, i) => (obligations[i] === 0 ? 0 : (amount * input.extLiab[i]!) / obligations[i]!)));
      expect(sum(received)).toBeCloseTo(sum(paid) - outside, 9);
      const ends = sum(equity) + sum(seniorPaid) + outside;
      if (input.alpha === 1 && input.beta === 1) expect(ends).toBeCloseTo(sum(input.external), 8);
      else expect(ends).toBeLessThanOrEqual(sum(input.external) + 1e-8);
    }), { numRuns: 300 });
  });
  it("limited liability, seniority: payments between 0 and what is owed; ordinary creditors get nothing before the senior lender is whole", () => {
    fc.assert(fc.property(firms, (input) => {
      const { paid, obligations, recovery, seniorPaid, equity, round } = clearing(input);
      paid.forEach((amount, i) => {
        expect(amount >= 0 && amount <= obligations[i]! && seniorPaid[i]! >= 0 && equity[i]! >= 0).toBe(true);
        if (amount > 1e-9 && round[i]! > 0) expect(seniorPaid[i]).toBeCloseTo(input.extSenior[i]!, 9);
        if (round[i] === 0) expect([amount, seniorPaid[i]]).toEqual([obligations[i], input.extSenior[i]]);
        expect(recovery[i]).toBeCloseTo(obligations[i]! > 0 ? amount / obligations[i]! : 1, 12);
      });
    }), { numRuns: 300 });
  });
  it("more outside cash, or cheaper defaults, never hurt anybody", () => {
    fc.assert(fc.property(firms, anywhere({ min: 0, max: 5 }), (input, more) => {
      const { paid } = clearing(input);
      const richer = clearing({ ...input, external: input.external.map((cash, i) => (i === 0 ? cash + more : cash)) });
      const cheaper = clearing({ ...input, alpha: Math.min(1, input.alpha + more), beta: Math.min(1, input.beta + more) });
      paid.forEach((amount, i) => {
        expect(richer.paid[i]).toBeGreaterThanOrEqual(amount - 1e-8);
        expect(cheaper.paid[i]).toBeGreaterThanOrEqual(amount - 1e-8);
      });
    }), { numRuns: 200 });
  });
  it("does not depend on the unit of money", () => {
    fc.assert(fc.property(firms, fc.constantFrom(1e-6, 1e3, 1e9), (input, unit) => {
      const scale = (list: readonly number[]): readonly number[] => list.map((value) => value * unit);
      const [plain, scaled] = [clearing(input), clearing({ ...input, liabilities: input.liabilities.map(scale), external: scale(input.external), extLiab: scale(input.extLiab), extSenior: scale(input.extSenior) })];
      expect(scaled.round).toEqual(plain.round);
      close(scaled.recovery, plain.recovery, 1e-8);
    }), { numRuns: 200 });
  });
});

describe("edges of clearing", () => {
  it("a firm that owes nothing does not default and recovers 1; one that only owes senior debt can default", () => {
    expect(clear({ liabilities: [[0]], external: [5] })).toMatchObject({ paid: [0], recovery: [1], equity: [5], round: [0] });
    expect(clear({ liabilities: [[0]], external: [5], extSenior: [8], alpha: 0.5 })).toMatchObject({ paid: [0], recovery: [1], seniorPaid: [2.5], equity: [0], round: [1], seniorShortfall: 5.5 });
  });
  it("a circle without cash pays in full; a senior dollar that nobody has breaks it altogether", () => {
    expect(clear({ liabilities: [[0, 100], [100, 0]], external: [0, 0] })).toMatchObject({ paid: [100, 100], rounds: 0 });
    expect(clear({ liabilities: [[0, 100], [100, 0]], external: [0, 0], extSenior: [1, 0] })).toMatchObject({ paid: [0, 0], round: [1, 2], seniorPaid: [0, 0] });
  });
  it("a chain of 40 falls link by link: the round is the length of the hidden chain", () => {
    const n = 40;
    const liabilities = Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => (j === i + 1 ? 100 : 0)));
    const { round, paid } = clear({ liabilities, external: Array.from({ length: n }, (_, i) => (i === 0 ? 10 : 0)) });
    expect(round).toEqual(Array.from({ length: n }, (_, i) => (i === n - 1 ? 0 : i + 1)));
    expect(paid).toEqual(Array.from({ length: n }, (_, i) => (i === n - 1 ? 0 : 10)));
  });
  it("names what does not fit", () => {
    const refused = (change: Partial<ClearingInput>, argument: string) => expect(() => clear({ liabilities: [[0, 1], [2, 0]], external: [1, 1], ...change })).toThrow(expect.objectContaining({ code: "bad-input", argument }));
    refused({ liabilities: [[0, 1]] }, "liabilities");
    refused({ liabilities: [[0, 1], [2]] }, "liabilities");
    refused({ liabilities: [[0, 1], [1, 3]] }, "liabilities");
    refused({ external: [1] }, "external");
    refused({ extLiab: [1, 2, 3] }, "extLiab");
    refused({ extSenior: [1, 2, 3] }, "extSenior");
  });
});
