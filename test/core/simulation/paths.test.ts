import { readFileSync } from "node:fs";
import { join } from "node:path";
import { simulate } from "../../../src/core/simulation/kernel";
import * as layout from "../../../src/core/simulation/layout";
import { loanModel } from "../../../src/core/simulation/loan";
import { minerModel } from "../../../src/core/simulation/miner";
import { HOARD, STILL } from "./deals";

type Given = Readonly<Record<string, number | string | boolean | null | readonly number[] | readonly (readonly number[])[]>>;
interface Case {
  readonly name: string;
  readonly kind: "loan" | "miner";
  readonly given: Given;
  readonly periods: number;
  readonly draws: readonly number[];
  readonly outcomes: readonly (readonly (number | null)[])[];
}

const { cases } = JSON.parse(readFileSync(join(__dirname, "../../reference/simulation/paths.json"), "utf8")) as { cases: readonly Case[] };

const camel = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
const NAMES: Readonly<Record<string, string>> = { trapSweep: "sweepInBreach", refiLtv: "refinanceLtv" };

/** The terms of the script in the names of the code. */
const inputOf = (given: Given): Record<string, unknown> => {
  const named = Object.fromEntries(Object.entries(given).map(([key, value]) => [NAMES[camel(key)] ?? camel(key), value ?? undefined]));
  const corr = given["corr"] as readonly (readonly number[])[];
  return { ...named, step: [given["step"] ?? 0], rhoCoinRent: corr[0]![1], rhoCoinValue: corr[0]![2], rhoRentValue: corr[1]![2] };
};

const paramsOf = ({ kind, given }: Case): Float64Array => {
  const input = inputOf(given);
  if (kind === "loan") return loanModel({ ...STILL, ...input }).params;
  const callLtv = input["callLtv"] as number | undefined;
  return minerModel({ ...HOARD, ...input, minCover: callLtv === undefined ? 0 : 1 / callLtv }).params;
};

/** Two hundred operations on each side, in another order: 1e-10 of the larger number. */
const TOLERANCE = 1e-10;
const FIELDS = ["loss", "exposure", "lowest DSCR", "period of default", "highest LTV", "cause", "first breach"];

describe("paths of a second implementation in Python", () => {
  it.each(cases.map((one) => [one.name, one] as const))("%s", (_name, one) => {
    const { outcomes, draws } = one;
    const count = outcomes.length;
    const out = new Float64Array(layout.FIELDS * count);
    simulate(paramsOf(one), Float64Array.from(draws), count, out, new Float64Array(0), layout.NO_METRIC);
    const wrong = outcomes.flatMap((outcome, path) =>
      outcome.flatMap((want, field) => {
        const got = out[field * count + path]!;
        const expected = want ?? layout.NO_VALUE;
        return Math.abs(got - expected) <= TOLERANCE * Math.max(1, Math.abs(expected)) ? [] : [`path ${path}, ${FIELDS[field]}: ${got} instead of ${expected}`];
      }),
    );
    expect(wrong).toEqual([]);
    // A case in which nobody defaults would compare little.
    expect(outcomes.filter((outcome) => outcome[5] !== 0).length).toBeGreaterThan(4);
  });
});
