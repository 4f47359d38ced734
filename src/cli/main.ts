import { once } from "node:events";
import { run } from "./run";
import type { Sink } from "./streams";

/** Waits while the reader is slower than we are. */
const sinkOf = (stream: NodeJS.WriteStream): Sink => ({
  write: async (text) => {
    if (!stream.write(text)) await once(stream, "drain");
  },
});

// A reader that has seen enough (head, less) closes the pipe; that is no failure.
process.stdout.on("error", (problem: NodeJS.ErrnoException) => {
  if (problem.code === "EPIPE") process.exit(0);
  throw problem;
});

run(process.argv.slice(2), { stdin: process.stdin, stdout: sinkOf(process.stdout), stderr: sinkOf(process.stderr) }).then(
  (code) => {
    process.exitCode = code;
  },
  (problem: unknown) => {
    process.stderr.write(`This is a bug of Compute Credit, please report it:\n${(problem as Error).stack ?? String(problem)}\n`);
    process.exitCode = 1;
  },
);
