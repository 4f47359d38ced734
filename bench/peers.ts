/** The same five functions in plain C (peers.c), compiled and run beside the product where this machine has a compiler. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Input } from "../src/functions/cells";

/** Arguments by name for input number i of n: a straight line in x = i/n, written alike here and in peers.c. */
type Given = Readonly<Record<string, Input>>;
export interface Peer {
  readonly name: string;
  readonly given: (x: number) => Given;
}

const column = (...cells: readonly number[]): Input => cells.map((cell) => [cell]);
const YEARS = column(1.5, 3.5, 5.5);

const fleet = (x: number): Given => ({
  units: 10000, rent: 2 + x, opex: 0.5, debt: 2.8e8, rate: 0.0995, years: 5, deflation: 0.1 + 0.2 * x, util: 0.8, contractRent: 2.3, contractYears: 2.3,
  freq: 4, type: "ANNUITY", grace: 2, balloon: 5e7, timing: "AVG", launchYears: YEARS, step: 0.15, retire: true,
});

/** In the order of peers.c. */
export const PEERS: readonly Peer[] = [
  { name: "GPU_RESIDUAL", given: (x) => ({ cost: 30000 + 1000 * x, age: 0.5 + 7 * x, method: "MARKET", decay: 0.16, salvage: 0.05, launchAges: column(2, 4, 6, 8, 10), step: 0.15, ramp: 0.5 }) },
  { name: "GPU_ECON_VALUE", given: (x) => ({ rent: 2 + x, opex: 0.5, deflation: 0.1 + 0.3 * x, util: 0.8, disc: 0.1, maxLife: 10, salvage: 1000, launchYears: YEARS, step: 0.15 }) },
  {
    name: "REPO_HAIRCUT",
    given: (x) => ({
      vol: 0.3 + 0.3 * x, mprDays: 60, decay: 0.16, conf: 0.99, units: 10000, depth: 1500, liqDays: 90, eligible: 0.5, elasticity: 0.24,
      jumpRate: 0.5, jumpSize: 0.15, fee: 0.05, costPct: 0.03, rho: 0.5, pd: 0.05, parts: true,
    }),
  },
  { name: "FLEET_DSCR", given: fleet },
  { name: "FLEET_SUMMARY", given: (x) => ({ ...fleet(x), covenant: 1.2 }) },
];

/** A compiled peers.c, or why there is none. Call end() when done. */
export const startPeers = (): { readonly run: (what: "check" | "time", inputs: number) => readonly string[]; readonly compiler: string; readonly end: () => void } | string => {
  const folder = mkdtempSync(join(tmpdir(), "peers-"));
  const program = join(folder, "peers");
  const end = (): void => rmSync(folder, { recursive: true, force: true });
  for (const compiler of ["cc", "gcc", "clang"]) {
    try {
      const version = execFileSync(compiler, ["--version"], { stdio: ["ignore", "pipe", "ignore"] }).toString().split("\n")[0]!;
      execFileSync(compiler, ["-O3", "-o", program, "bench/peers.c", "-lm"], { stdio: ["ignore", "ignore", "inherit"] });
      const run = (what: "check" | "time", inputs: number): readonly string[] =>
        execFileSync(program, [what, String(inputs)], { stdio: ["ignore", "pipe", "ignore"], maxBuffer: 1e8 }).toString().trim().split("\n");
      return { run, compiler: `${version}, -O3`, end };
    } catch {
      continue;
    }
  }
  end();
  return "no C compiler on this machine";
};
