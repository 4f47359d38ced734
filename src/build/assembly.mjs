/** Compiles the simulation kernel for WebAssembly with AssemblyScript; a compiled kernel is kept until its sources change. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const OPTIONS = ["-O3", "--noAssert", "--runtime", "stub", "--enable", "simd", "--initialMemory", "1"];

/** The files a kernel is made of: AssemblyScript, and the layout that it shares with TypeScript. */
export const assemblySources = (root) => [
  ...readdirSync(join(root, "src/simulation/assembly")).sort().map((name) => join(root, "src/simulation/assembly", name)),
  join(root, "src/core/simulation/layout.ts"),
];

/** The kernel as the bytes of a WebAssembly module. */
export const compileAssembly = (root) => {
  const compiler = dirname(createRequire(join(root, "package.json")).resolve("assemblyscript/package.json"));
  const { version } = JSON.parse(readFileSync(join(compiler, "package.json"), "utf8"));
  const digest = createHash("sha256").update(version).update(OPTIONS.join(" "));
  for (const file of assemblySources(root)) digest.update(readFileSync(file));
  const cache = join(root, "node_modules/.cache/simulation");
  const kept = join(cache, `${digest.digest("hex")}.wasm`);
  if (!existsSync(kept)) {
    mkdirSync(cache, { recursive: true });
    // Two programs may compile at the same time: each writes a file of its own and moves it into place.
    const own = mkdtempSync(join(cache, "compile-"));
    const made = join(own, "engine.wasm");
    const { status, stderr, error } = spawnSync(
      process.execPath,
      [join(compiler, "bin/asc.js"), "src/simulation/assembly/engine.ts", "--outFile", made, ...OPTIONS],
      { cwd: root, encoding: "utf8" },
    );
    if (status !== 0) throw new Error(`AssemblyScript refuses the kernel: ${error?.message ?? stderr}`);
    renameSync(made, kept);
    rmSync(own, { recursive: true });
  }
  return readFileSync(kept);
};
