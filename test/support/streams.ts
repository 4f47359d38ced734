import type { Streams } from "../../src/cli/streams";

export interface Captured extends Streams {
  readonly out: () => string;
  readonly err: () => string;
}

/** Streams in memory; stdin arrives in the pieces given, so that a line may be cut anywhere. */
export const capture = (...stdin: readonly (string | Uint8Array)[]): Captured => {
  const [out, err]: [string[], string[]] = [[], []];
  return {
    stdin: (async function* () {
      for (const piece of stdin) yield piece;
    })(),
    stdout: { write: async (text) => void out.push(text) },
    stderr: { write: async (text) => void err.push(text) },
    out: () => out.join(""),
    err: () => err.join(""),
  };
};
