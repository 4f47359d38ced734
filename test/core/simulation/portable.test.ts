import { readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { transformSync, traverse } from "@babel/core";
import type { Input } from "../../../src/functions/cells";

const root = resolve(__dirname, "../../..");
const ENTRIES = ["loan", "miner", "tilt", "plan", "run", "estimates", "fan"].map((name) => join(root, "src/core/simulation", `${name}.ts`));

/** What IEEE 754 or the language fixes to the last bit. */
const EXACT = new Set(["abs", "ceil", "clz32", "floor", "imul", "max", "min", "round", "sqrt"]);
/** The rest, each with the reason why no bit of a simulation hangs on it. */
const ALLOWED: Readonly<Record<string, string>> = {
  "src/core/numerics/elementary.ts Math.log2": "names an exponent; comparisons put right what a last bit may do",
  "src/core/collateral/liquidity.ts **": "the factor of LIQ_FACTOR; a simulation takes the pressure",
};

interface Found {
  readonly imports: readonly string[];
  readonly inexact: readonly string[];
}
const readSource = (path: string): Found => {
  const { ast } = transformSync(readFileSync(path, "utf8"), { filename: path, babelrc: false, configFile: false, ast: true, code: false, presets: [["@babel/preset-typescript", { onlyRemoveTypeImports: true }]] })!;
  const [imports, inexact]: [string[], string[]] = [[], []];
  traverse(ast!, {
    ImportDeclaration: ({ node }) => { imports.push(node.source.value); },
    MemberExpression: ({ node: { object, property } }) => {
      if (object.type === "Identifier" && object.name === "Math" && property.type === "Identifier" && !EXACT.has(property.name)) inexact.push(`Math.${property.name}`);
    },
    BinaryExpression: ({ node: { operator, left, right } }) => {
      // A power of two is exact however it is calculated.
      if (operator === "**" && !(left.type === "NumericLiteral" && left.value === 2 && right.type === "NumericLiteral")) inexact.push("**");
    },
  });
  return { imports, inexact };
};

describe("whatever flows into a simulation", () => {
  it("is calculated without powers, exponentials and logarithms of the host", () => {
    const seen = new Map<string, readonly string[]>();
    const visit = (path: string): void => {
      if (seen.has(path)) return;
      const { imports, inexact } = readSource(path);
      seen.set(path, inexact.map((what) => `${relative(root, path).replaceAll("\\", "/")} ${what}`));
      for (const from of imports) if (from.startsWith(".")) visit(`${resolve(dirname(path), from)}.ts`);
    };
    ENTRIES.forEach(visit);
    // The walk reaches what the models are made of.
    for (const part of ["debt/fleet", "rent/spot", "chip/residual", "collateral/liquidity", "numerics/powers", "simulation/random/normal"]) expect([...seen.keys()]).toContain(join(root, `src/core/${part}.ts`));
    expect([...new Set([...seen.values()].flat())].sort()).toEqual(Object.keys(ALLOWED).sort());
  });

  const LOAN: Readonly<Record<string, Input>> = {
    units: 1000, rent: 2.5, opex: 0.5, debt: 20e6, rate: 0.11, years: 4, deflation: 0.27, util: 0.8, vol: 0.4, contractRent: 2.4, contractYears: 1.3, freq: 4, jumpRate: 0.6, jumpSize: 0.15, paths: 96,
    terms: [["mean_reversion", 0.7], ["stress_rate", 0.2], ["stress_weight", 0.4], ["stress_years", 1.5], ["value_shock", 0.1], ["loss_disc", 0.07], ["depth", 300], ["depth_beta", 1], ["stress_depth", 0.5], ["value_vol", 0.3], ["rho_rent_value", 0.6], ["launch_years", 1.1], ["step", 0.2], ["tilt", 1], ["btc_qty", 10], ["btc_price", 9e4], ["btc_vol", 0.6]],
  };
  const MINER: Readonly<Record<string, Input>> = {
    btcQty: 5000, btcPrice: 90_000, btcVol: 0.55, siteValue: 300e6, siteVol: 0.35, debt: 450e6, years: 2, rho: 0.5, siteDecay: 0.23, rate: 0.1, type: "ANNUITY", mining: 1e8, miningCost: 7e7, hashDecline: 0.2, rentIncome: 2e7, deflation: 0.2, minCover: 1.1, paths: 96,
    terms: [["rent_vol", 0.4], ["liq_factor", 0.6], ["sampling", "RANDOM"]],
  };
  const SCULPTED = { ...LOAN, type: "SCULPT", contractYears: 4, terms: [["balloon", 2e6], ["grace", 2]] };
  const rows = (): readonly unknown[] => {
    let cells: readonly unknown[] = [];
    // Modules anew, so that tables are made again too.
    jest.isolateModules(() => {
      const { LIBRARY } = require("../../../src/functions/library") as typeof import("../../../src/functions/library");
      const { answer } = require("../../../src/functions/evaluate") as typeof import("../../../src/functions/evaluate");
      const call = (name: string, given: Readonly<Record<string, Input>>): unknown => answer(LIBRARY.find(name)!, LIBRARY.find(name)!.slots.map(([key]) => given[key]), LIBRARY);
      cells = [call("SIM_LOAN", LOAN), call("SIM_LOAN", SCULPTED), call("SIM_MINER", MINER)];
    });
    return cells;
  };
  it("gives the same bits on a host whose functions differ in their last one", () => {
    const expected = rows();
    expect(JSON.stringify(expected)).not.toContain("error\":\"#");
    for (const off of [1 + 2 ** -52, 1 - 2 ** -53]) {
      const spies = (["exp", "expm1", "log", "log1p", "log2", "pow", "sinh", "cosh", "tanh", "cbrt", "hypot"] as const).map((name) => {
        const own = Math[name] as (...numbers: number[]) => number;
        return jest.spyOn(Math, name).mockImplementation((...numbers: number[]) => own(...numbers) * off);
      });
      expect(rows()).toEqual(expected);
      spies.forEach((spy) => spy.mockRestore());
    }
  });
});
