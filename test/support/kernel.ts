import { spawnSync } from "node:child_process";
import { join } from "node:path";

const root = join(__dirname, "../..");

/** The kernel compiled as the build compiles it; jest cannot import the build's module itself. */
export const compiledKernel = (): Uint8Array<ArrayBuffer> => {
  const program = `import("./src/build/assembly.mjs").then(({ compileAssembly }) => process.stdout.write(compileAssembly(process.cwd())))`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ["-e", program], { cwd: root });
  if (status !== 0) throw new Error(stderr.toString());
  return new Uint8Array(stdout);
};
