import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { LIBRARY } from "../../src/functions/library";
import type { Cell, Input } from "../../src/functions/cells";
import { answer } from "../../src/functions/evaluate";
import { sheetName } from "../../src/functions/names";
import { anywhere } from "../support/anywhere";

/**
 * What an argument does to the answer, from every reference case of the function: 1 never lowers it, −1 never raises it.
 * Laws of the model paper and of the function's own help; those with more to say stand in test/core.
 */
const LAWS: Readonly<Record<string, Readonly<Record<string, 1 | -1>>>> = {
  LAUNCH_STEP: { rentOld: 1, perfOld: -1, rentNew: -1, perfNew: 1, premium: -1 },
  DISPLACEMENT_RENT: { rentNew: 1, kwNew: -1, opexNew: -1, costNew: -1, lifeNew: 1, kwOld: 1, opexOld: 1, disc: -1 },
  IMPLIED_DEFLATION: { price: -1, rent: 1, opex: -1, util: 1, disc: -1 },
  LIQ_PROCEEDS: { price: 1, depth: 1, eligible: 1, elasticity: -1, decay: -1, fee: -1, unitCost: -1, carry: -1 },
  ELIGIBLE_AR: { current: 1, aged: -1, crossAge: 1, concLimit: 1 },
  DEPLOYABLE_GPUS: { siteMw: 1, kwPerGpu: -1, pue: -1, racks: 1, rackKw: 1, serverKw: -1, serversPerRack: 1 },
  LLCR: { cfads: 1, cash: 1 },
  BREAKEVEN_DEFLATION: { revenue: 1, opex: -1, debtService: -1, target: -1 },
  GPU_ECON_LIFE: { rent: 1, util: 1, opex: -1, deflation: -1 },
  COMMIT_DEFLATION: { ratio: -1, certainty: -1 },
  LIQ_FACTOR: { units: -1, depth: 1, liqDays: 1, eligible: 1, elasticity: -1 },
  HAIRCUT_BASEL: { haircut: 1, holdingDays: 1, remarginDays: 1 },
  IMPACT_SQRT: { qty: 1, volume: -1, vol: 1 },
  BORROWING_BASE: { gross: 1, ineligible: -1, advance: 1, reserve: -1 },
  BACKSTOP_VALUE: { guaranteed: 1, value: -1, decay: 1, disc: -1, pd: -1, rho: -1 },
  DEBT_CAPACITY: { dscr: -1, balloon: 1 },
  DEBT_AT_DEATH: { life: -1 },
  MINER_PD: { debt: 1, btcPrice: -1, btcQty: -1, siteValue: -1, siteDecay: 1, btcDrift: -1 },
  MINER_PD_STRESS: { debt: 1, btcPrice: -1, siteValue: -1, btcShock: 1, siteShock: 1 },
  HIT_PROB: { spot: -1, barrier: 1, years: 1, drift: -1 },
  JOINT_PD: { pd1: 1, pd2: 1, rho: 1 },
  TAIL_DEP: { rho: 1, dof: -1 },
  MERTON_PD: { assets: -1, debt: 1, drift: -1 },
  IMPLIED_PD: { spread: 1, recovery: 1, years: 1 },
  DSCR_BREACH_PROB: { revenue: -1, opex: 1, debtService: 1, fixed: -1, threshold: 1 },
  DSCR_PD_CURVE: { revenue: -1, opex: 1, debtService: 1, fixed: -1, threshold: 1 },
  LGD_COLLATERAL: { collateral: -1, haircut: 1, unsecuredRec: -1, senior: 1 },
  EXPECTED_LOSS: { lgd: 1, rf: -1 },
  FAIR_SPREAD: { recovery: -1, capital: 1, hurdle: 1 },
  LOAN_PRICE: { spread: 1, recovery: 1, capital: -1, hurdle: -1 },
  VASICEK_LOSS: { pd: 1, conf: 1, lgd: 1 },
  IRB_RW: { lgd: 1, maturity: 1, salesEurM: 1 },
  BACKLOG_VALUE: { relet: 1, amounts: 1 },
};

type Given = number | string | boolean | null | readonly Given[];
interface Case {
  readonly id: string;
  readonly function: string;
  readonly inputs: Readonly<Record<string, Given>>;
  readonly expected: unknown;
}
const folder = join(__dirname, "../reference");
const cases: readonly Case[] = readdirSync(folder).filter((name) => /^cases.*\.json$/.test(name)).sort()
  .flatMap((name) => (JSON.parse(readFileSync(join(folder, name), "utf8")) as { cases: readonly Case[] }).cases)
  .filter(({ expected }) => !(typeof expected === "object" && expected !== null && "error" in expected));

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
const asInput = (value: Given | undefined): Input => {
  const cell = (entry: unknown): Cell => (entry === null ? "" : (entry as Cell));
  if (!isList(value)) return value === undefined ? undefined : cell(value);
  return isList(value[0]) ? (value as readonly (readonly Given[])[]).map((row) => row.map(cell)) : value.map((entry) => [cell(entry)]);
};
/** A number, or every number of a list, moved a share of the way to the end of its range, or of itself where there is none. */
const raised = (value: Given, share: number, { max, below }: { readonly max?: number; readonly below?: number }): Given => {
  if (isList(value)) return value.map((entry) => raised(entry as Given, share, { ...(max === undefined ? {} : { max }), ...(below === undefined ? {} : { below }) }));
  if (typeof value !== "number") return value;
  const end = max ?? below;
  return end === undefined ? value + share * Math.max(Math.abs(value), 0.01) : value + share * Math.min(end - value, Math.max(Math.abs(value), 0.01));
};

const questions = cases.flatMap((one) => Object.entries(LAWS[one.function] ?? {}).flatMap(([key, direction]) => {
  const slot = LIBRARY.find(one.function)!.args[key]!;
  const given = one.inputs[sheetName(key)] ?? (slot.default as Given | undefined);
  return given === undefined ? [] : [{ id: `${one.id} in ${sheetName(key)}`, one, key, given, direction, range: slot.range ?? {}, whole: slot.range?.whole === true }];
}));

it.each(questions.map((question) => [question.id, question] as const))("%s", (_, { one, key, given, direction, range, whole }) => {
  const spec = LIBRARY.find(one.function)!;
  const numbers = (value: Given): readonly (number | undefined)[] => {
    const got = answer(spec, spec.slots.map(([slotKey]) => asInput(slotKey === key ? value : one.inputs[sheetName(slotKey)])), LIBRARY);
    return (isList(got) ? (got as readonly (readonly Cell[])[]).flat() : [got]).map((cell) => (typeof cell === "number" ? cell : undefined));
  };
  const before = numbers(given);
  fc.assert(fc.property(anywhere({ min: 0.001, max: 0.9 }), (share) => {
    const more = raised(given, share, range);
    const after = numbers(whole && typeof more === "number" ? Math.ceil(more) : more);
    before.forEach((value, i) => {
      const next = after[i];
      if (value === undefined || next === undefined) return;
      expect(direction * (next - value)).toBeGreaterThanOrEqual(-1e-9 * Math.max(1e-3, Math.abs(value)));
    });
  }), { numRuns: 6, seed: 7 });
});

it("asks every law, each of a case that answers", () => {
  const asked = new Set(questions.map(({ one, key }) => `${one.function} ${key}`));
  expect(Object.entries(LAWS).flatMap(([name, laws]) => Object.keys(laws).map((key) => `${name} ${key}`)).filter((law) => !asked.has(law))).toEqual([]);
});
