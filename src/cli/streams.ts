/** What a command reads from and writes to: the process's own streams, or a test's. */
export type Source = AsyncIterable<string | Uint8Array>;
export interface Sink {
  /** Resolves once the text is taken, so that a long answer never piles up in memory. */
  write(text: string): Promise<void>;
}

export interface Streams {
  readonly stdin: Source;
  readonly stdout: Sink;
  readonly stderr: Sink;
}

/** The lines of a stream as they arrive; a last line without an end counts. */
export async function* linesOf(source: Source): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of source) {
    const lines = (rest + (typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true }))).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  rest += decoder.decode();
  if (rest !== "") yield rest;
}
