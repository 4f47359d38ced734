/**
 * The simulation beside C and NumPy on the same loan, one engine after the other in every round, each in a process of its own:
 *
 *     npm run bench:simulation -- [rounds]
 *
 * Times are processor time of one thread, the fastest repeat of a process; ratios are taken inside a round against the C
 * reference runs just before and after, and their median is shown with its spread. Two workers are measured by the wall clock.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { compileAssembly } from "../../src/build/assembly.mjs";
import * as at from "../../src/core/simulation/layout";
import { simulationPlan } from "../../src/core/simulation/plan";
import { runPlan } from "../../src/core/simulation/run";
import { normalTable } from "../../src/core/simulation/random/normal";
import { benchLoan } from "./loan";

interface Measured {
  readonly cpu: number;
  readonly wall: number;
  readonly first: number;
  /** Megabytes of the process at its largest; our engines say it. */
  readonly peak?: number;
  readonly pd: number;
  readonly el: number;
}
interface Contestant {
  readonly name: string;
  readonly command: readonly string[];
  readonly clock: "cpu" | "wall";
}

const ROUNDS = Number(process.argv[2] ?? 7);
const PATHS = 65_536;
const REPEATS = 4;

const folder = mkdtempSync(join(tmpdir(), "simulation-bench-"));
const inFolder = (name: string): string => join(folder, name);
const say = (text: string): void => console.log(text);
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

const tryRun = (command: string, args: readonly string[]): string | undefined => {
  try {
    return execFileSync(command, args, { stdio: ["ignore", "pipe", "ignore"], maxBuffer: 1e8 }).toString();
  } catch {
    return undefined;
  }
};

/** The layout for the peers, the loan and the table, and the engines as one file for Node. */
const prepare = (): void => {
  const numbers = Object.entries(at).filter((entry): entry is [string, number] => typeof entry[1] === "number");
  writeFileSync(inFolder("layout.h"), numbers.map(([name, value]) => `#define ${name} ${value}\n`).join(""));
  writeFileSync(inFolder("layout.py"), numbers.map(([name, value]) => `${name} = ${value}\n`).join(""));
  writeFileSync(inFolder("params.bin"), benchLoan());
  writeFileSync(inFolder("table.bin"), normalTable());
  writeFileSync(inFolder("kernel.wasm"), compileAssembly(process.cwd()));
  buildSync({ entryPoints: ["bench/simulation/engine.ts"], bundle: true, platform: "node", format: "esm", minify: true, outfile: inFolder("engine.mjs"), logLevel: "error" });
};

/** What this machine has of gcc and NumPy. */
const peers = (): readonly Contestant[] => {
  const compiled = (name: string, file: string, options: readonly string[]): readonly Contestant[] => {
    const made = tryRun("gcc", ["-O3", "-fno-math-errno", "-fno-trapping-math", ...options, "-I", folder, "-o", inFolder(file), "bench/simulation/peer.c", "-lm"]);
    return made === undefined ? [] : [{ name, clock: "cpu", command: [inFolder(file), String(PATHS), String(REPEATS), folder] }];
  };
  const numpy = tryRun("python3", ["-c", "import numpy; print(numpy.__version__)"])?.trim();
  return [
    ...compiled("C reference: Philox, AS 241, libm", "reference", ["-march=native", "-DREFERENCE"]),
    ...compiled("C, same algorithm", "same", ["-march=native"]),
    ...compiled("C, same algorithm, no fused operations", "bits", ["-ffp-contract=off"]),
    ...(numpy === undefined ? [] : [{ name: `NumPy ${numpy}, blocks of 8,192`, clock: "cpu" as const, command: ["python3", "bench/simulation/peer.py", String(PATHS), "3", folder] }]),
  ];
};

const engine = (name: string, mode: string, clock: "cpu" | "wall" = "cpu"): Contestant => ({ name, clock, command: [process.execPath, inFolder("engine.mjs"), mode, String(PATHS), String(REPEATS), folder] });
const ENGINES: readonly Contestant[] = [
  engine("TypeScript, random paths", "ts-random"),
  engine("TypeScript, Sobol points", "ts-sobol"),
  engine("WebAssembly, random paths", "wasm-random"),
  engine("WebAssembly, Sobol points", "wasm-sobol"),
  engine("WebAssembly, Sobol points, 2 workers", "workers-sobol", "wall"),
];

const measure = ({ command }: Contestant): Measured =>
  JSON.parse(execFileSync(command[0]!, command.slice(1), { stdio: ["ignore", "pipe", "inherit"] }).toString().trim().split("\n").at(-1)!) as Measured;

/** C without fused operations must find the product's bits: a fourth engine that agrees. */
const checkBits = (): void => {
  if (tryRun(inFolder("bits"), [String(PATHS), "1", folder, "write"]) === undefined) {
    say("no C compiler: bits not compared");
    return;
  }
  execFileSync(process.execPath, [inFolder("engine.mjs"), "ts-random-bits", String(PATHS), "1", folder]);
  const equal = readFileSync(inFolder("bits.bin")).equals(readFileSync(inFolder("peer.bin")));
  say(`C without fused operations and TypeScript, ${PATHS.toLocaleString("en-US")} paths, all ${at.FIELDS} fields: ${equal ? "the same bits" : "DIFFERENT BITS"}`);
};

interface Record {
  readonly ratios: number[];
  readonly times: number[];
  readonly firsts: number[];
  found?: Measured;
}
const race = (contestants: readonly Contestant[]): ReadonlyMap<Contestant, Record> => {
  const found = new Map(contestants.map((one): [Contestant, Record] => [one, { ratios: [], times: [], firsts: [] }]));
  const reference = contestants[0]!;
  for (let round = 0; round < ROUNDS; round += 1) {
    let before = measure(reference);
    for (const one of contestants) {
      const now = measure(one);
      const after = measure(reference);
      const entry = found.get(one)!;
      entry.ratios.push(now[one.clock] / ((before[one.clock] + after[one.clock]) / 2));
      entry.times.push(now[one.clock]);
      entry.firsts.push(now.first);
      entry.found = now;
      before = after;
    }
  }
  return found;
};

/** Relative standard error of the expected loss, from the spread over independent seeds. */
const relativeError = (sampling: "RANDOM" | "SOBOL", paths: number, seeds: number): number => {
  const means = Array.from({ length: seeds }, (_, seed) => {
    const plan = simulationPlan({ params: benchLoan(), paths, seed: 1000 + seed, sampling, metric: at.NO_METRIC });
    const loss = runPlan(plan).reduce((sum, { out }, c) => sum + out.subarray(0, plan.chunks[c]!.count).reduce((a, b) => a + b, 0), 0);
    return loss / paths;
  });
  const mean = means.reduce((a, b) => a + b, 0) / seeds;
  return Math.sqrt(means.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (seeds - 1)) / mean;
};

prepare();
const contestants = [...peers(), ...ENGINES];
checkBits();
const results = race(contestants);
say(`\nns per path and quarter, ${PATHS.toLocaleString("en-US")} paths of 40 quarters, ${ROUNDS} rounds; ratio to the first row`);
for (const [{ name, clock }, { ratios, times, firsts, found }] of results) {
  const spread = `${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)})`;
  say(`${name.padEnd(42)}${median(times).toFixed(1).padStart(7)} ${clock.padEnd(5)}${spread.padStart(20)}   first call ${median(firsts).toFixed(0).padStart(4)} ms   PD ${(found!.pd * 100).toFixed(2)} %  EL ${(found!.el * 100).toFixed(3)} %`);
}

const SEEDS = 64;
const [random, sobol] = [relativeError("RANDOM", PATHS, SEEDS), relativeError("SOBOL", PATHS, SEEDS)];
const timeOf = (part: string): number | undefined => {
  const entry = [...results].find(([{ name }]) => name.startsWith(part));
  return entry && median(entry[1].times);
};
say(`\ntime to a standard error of 1 % of the expected loss; at ${PATHS.toLocaleString("en-US")} paths it is ${(random * 100).toFixed(2)} % with random paths, ${(sobol * 100).toFixed(2)} % with Sobol points (${SEEDS} seeds)`);
for (const [name, error] of [["NumPy", random], ["C reference", random], ["TypeScript, Sobol", sobol], ["WebAssembly, random", random], ["WebAssembly, Sobol points", sobol]] as const) {
  const time = timeOf(name);
  if (time !== undefined) say(`${name.padEnd(42)}${((PATHS * (error / 0.01) ** 2 * 40 * time) / 1e6).toFixed(0).padStart(7)} ms`);
}

const MANY = 1_000_000;
const peakAt = (mode: string, paths: number): number => measure({ ...engine("", mode), command: [process.execPath, inFolder("engine.mjs"), mode, String(paths), "1", folder] }).peak!;
say(`\npeak memory of the process, MB, at 1,000 / ${PATHS.toLocaleString("en-US")} / ${MANY.toLocaleString("en-US")} paths; an outcome of ${at.FIELDS} numbers is kept for each path, for the quantiles: ${((MANY * at.FIELDS * 8) / 2 ** 20).toFixed(0)} MB at a million, twice while it is handed over`);
for (const [name, mode] of [["TypeScript, Sobol points", "ts-sobol"], ["WebAssembly, Sobol points", "wasm-sobol"]] as const) {
  say(`${name.padEnd(42)}${[1000, PATHS, MANY].map((paths) => peakAt(mode, paths).toFixed(0).padStart(7)).join("")}`);
}
rmSync(folder, { recursive: true });
