import type { Engine } from "../engine/engine";
import { type Command, misuse } from "./command";
import { answerLines, type Formulas } from "./jsonl";
import { parseOptions, wholeNumber } from "./options";

const help = `ccredit calc '<formula>' [--preset P [--scenario N]]
ccredit calc --jsonl [--preset P [--scenario N]]

Evaluates one Excel formula, with native and CCREDIT functions, in an empty workbook or in
a preset's, and prints {"value": …} or {"error": "#VALUE!", "message": "…"}. One row or one
column prints as a flat list, a table as a list of rows; null is empty.

  --preset P     calculate inside the workbook of preset P: its sheets and names are there
  --scenario N   with scenario N of the preset; the base where left out
  --jsonl        one JSON object a line on stdin, one answer a line on stdout, in order:
                   {"id": 1, "function": "GPU_RESIDUAL", "inputs": {"cost": 30000, "age": 2}}
                   {"id": 2, "formula": "=PMT(0.01,12,-100)"}
                 Arguments by their sheet names; a list is a column, a list of lists a block,
                 null is empty text. A line that cannot be read answers with an error and its
                 number, and the next line goes on.

Exit code: 0 answered; 1 the formula's answer is an error; with --jsonl always 0, errors
stand in the lines; 2 the command line is wrong.`;

const lazily = (preset: string | undefined, scenario: number | undefined): { readonly formulas: Formulas; readonly close: () => void } => {
  let engine: Promise<Engine> | undefined;
  let evaluate: Promise<Formulas> | undefined;
  const start = async (): Promise<Formulas> => {
    const { evaluateOn, loadedPreset, newEngine } = await import("./session");
    engine = preset === undefined ? newEngine() : loadedPreset(preset, scenario).then((loaded) => loaded.engine);
    return evaluateOn(await engine);
  };
  return {
    formulas: async (formula) => (await (evaluate ??= start()))(formula),
    close: () => void engine?.then((loaded) => loaded.dispose(), () => undefined),
  };
};

export const calcCommand: Command = {
  name: "calc",
  summary: "One formula, or one call a line with --jsonl, as JSON",
  help,
  run: async (argv, streams) => {
    const { values, positionals } = parseOptions(argv, { preset: { type: "string" }, scenario: { type: "string" }, jsonl: { type: "boolean" } });
    const scenario = wholeNumber(values["scenario"], "scenario");
    const preset = values["preset"] as string | undefined;
    if (scenario !== undefined && preset === undefined) misuse("--scenario: expected together with --preset");
    const { formulas, close } = lazily(preset, scenario);
    try {
      if (values["jsonl"]) {
        if (positionals.length > 0) misuse(`calc --jsonl: expected the calls on stdin, got "${positionals[0]}"`);
        await answerLines(streams, formulas);
        return 0;
      }
      if (positionals.length !== 1) misuse(`calc: expected one formula, got ${positionals.length}; quote it: calc '=1+2'`);
      const printed = await formulas(positionals[0]!);
      await streams.stdout.write(`${JSON.stringify(printed)}\n`);
      return "error" in printed ? 1 : 0;
    } finally {
      close();
    }
  },
};
